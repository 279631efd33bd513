//! Occupations that the publisher calls related.

use std::collections::BTreeMap;

use super::super::problems::Problems;
use super::super::table::{Layout, Text, each_row, needed};
use super::Known;
use crate::catalog::codes::OnetCode;
use crate::catalog::tables::RelatedRow;

/// Related occupations of one tier with the publisher's place in its list.
type Ranked = Vec<(u32, OnetCode)>;

pub(super) fn read_related(text: Text<'_>, known: &Known, problems: &mut Problems) -> Vec<RelatedRow> {
    let columns = [
        needed(&["O*NET-SOC Code"]),
        needed(&["Related O*NET-SOC Code"]),
        needed(&["Relatedness Tier"]),
        needed(&["Index", "Related Index"]),
    ];
    let mut lists: BTreeMap<OnetCode, [Ranked; 2]> = BTreeMap::new();
    each_row(text, Layout::Tabs, &columns, problems, |cells| {
        let code = known.occupation(cells.needed_text(0)?)?;
        let related = known.occupation(cells.needed_text(1)?)?;
        let tier = match cells.needed_text(2)? {
            tier if tier.starts_with("Primary") => 0,
            "Supplemental" => 1,
            other => {
                return Err(format!("tier `{other}` where Primary-Short, Primary-Long or Supplemental was expected"));
            }
        };
        lists.entry(code).or_default()[tier].push((cells.parse(3)?, related));
        Ok(())
    });
    let in_order = |mut list: Ranked| {
        list.sort();
        list.into_iter().map(|(_, code)| code).collect()
    };
    lists
        .into_iter()
        .map(|(code, [closest, further])| RelatedRow { code, closest: in_order(closest), further: in_order(further) })
        .collect()
}
