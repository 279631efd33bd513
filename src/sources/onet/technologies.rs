//! Named software and tools, and who uses them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::problems::Problems;
use super::super::table::{Layout, Text, clean, each_row, needed, optional};
use super::Known;
use crate::catalog::codes::OnetCode;
use crate::catalog::tables::{Flag, TechnologyRow};

#[derive(Debug, Default)]
struct Technology {
    /// How many rows put it under each category.
    categories: BTreeMap<String, usize>,
    hot: bool,
    used_by: BTreeSet<OnetCode>,
    in_demand_for: BTreeSet<OnetCode>,
}

pub(super) fn read_technologies(text: Text<'_>, known: &Known, problems: &mut Problems) -> Vec<TechnologyRow> {
    let columns = [
        needed(&["O*NET-SOC Code"]),
        // The second name of each is that of the Software Skills table, since 30.3.
        needed(&["Example", "Workplace Example"]),
        needed(&["Commodity Title", "Element Name"]),
        optional(&["Hot Technology"]),
        optional(&["In Demand"]),
    ];
    let mut found: BTreeMap<String, Technology> = BTreeMap::new();
    each_row(text, Layout::Tabs, &columns, problems, |cells| {
        let code = known.occupation(cells.needed_text(0)?)?;
        let technology = found.entry(clean(cells.needed_text(1)?)).or_default();
        *technology.categories.entry(clean(cells.text(2))).or_default() += 1;
        technology.hot |= cells.yes(3);
        technology.used_by.insert(code);
        if cells.yes(4) {
            technology.in_demand_for.insert(code);
        }
        Ok(())
    });
    found.into_iter().map(row).collect()
}

fn row((name, technology): (String, Technology)) -> TechnologyRow {
    // A few tools stand under several categories; the one that most rows name is kept, the first by
    // alphabet where two are even.
    let most = technology.categories.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
    TechnologyRow {
        category: most.map_or(String::new(), |(category, _)| category.clone()),
        name,
        hot: Flag(technology.hot),
        used_by: technology.used_by.into_iter().collect(),
        in_demand_for: technology.in_demand_for.into_iter().collect(),
    }
}
