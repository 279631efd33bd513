//! Occupations and how much preparation they need.

use std::collections::BTreeMap;

use super::super::problems::Problems;
use super::super::table::{Layout, Text, clean, each_row, needed};
use crate::catalog::JobZone;
use crate::catalog::codes::OnetCode;
use crate::catalog::tables::DescriptionRow;

/// An occupation as O*NET describes it.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Occupation {
    /// Its title.
    pub title: String,
    /// Its description.
    pub description: String,
    /// How much preparation it needs.
    pub job_zone: Option<JobZone>,
}

pub(super) fn read_occupations(
    text: Text<'_>,
    occupations: &mut BTreeMap<OnetCode, Occupation>,
    problems: &mut Problems,
) {
    let columns = [needed(&["O*NET-SOC Code"]), needed(&["Title"]), needed(&["Description"])];
    each_row(text, Layout::Tabs, &columns, problems, |cells| {
        let code = cells.parse(0)?;
        let occupation =
            Occupation { title: clean(cells.needed_text(1)?), description: clean(cells.text(2)), job_zone: None };
        match occupations.insert(code, occupation) {
            None => Ok(()),
            Some(_) => Err(format!("occupation {code} stands here a second time; the later row counts")),
        }
    });
}

pub(super) fn read_job_zones(
    text: Text<'_>,
    occupations: &mut BTreeMap<OnetCode, Occupation>,
    problems: &mut Problems,
) {
    let columns = [needed(&["O*NET-SOC Code"]), needed(&["Job Zone"])];
    each_row(text, Layout::Tabs, &columns, problems, |cells| {
        let code: OnetCode = cells.parse(0)?;
        let number: u8 = cells.parse(1)?;
        let zone = JobZone::new(number).ok_or_else(|| format!("job zone {number} is not from 1 to 5"))?;
        let occupation = occupations.get_mut(&code).ok_or_else(|| format!("occupation {code} is unknown"))?;
        occupation.job_zone = Some(zone);
        Ok(())
    });
}

pub(super) fn descriptions(occupations: &BTreeMap<OnetCode, Occupation>) -> Vec<DescriptionRow> {
    occupations
        .iter()
        .filter(|(_, occupation)| !occupation.description.is_empty())
        .map(|(code, occupation)| DescriptionRow { code: *code, description: occupation.description.clone() })
        .collect()
}
