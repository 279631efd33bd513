//! Occupational Employment and Wage Statistics: national, state and metropolitan, as csv or workbook.

mod areas;
mod rows;

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::bundle::Bundle;
use super::problems::Problems;
use super::{Progress, SourceError};
use crate::catalog::codes::{AreaCode, SocCode};
use crate::catalog::tables::{AreaRow, WageRow, WageTable};

pub(super) use rows::read_wages;

/// What the files give.
#[derive(Debug, Default)]
pub(super) struct Wages {
    /// Places, by code.
    pub areas: BTreeMap<AreaCode, AreaRow>,
    /// Lines of detailed occupations.
    pub detailed: Vec<WageRow>,
    /// Lines of broad groups.
    pub broad: Vec<WageRow>,
    /// Year of the newest file.
    pub year: Option<u16>,
    /// What is missing, each as a sentence.
    pub missing: Vec<String>,
}

/// Our tables.
pub(super) struct WageTables {
    pub areas: Vec<AreaRow>,
    pub national: WageTable,
    pub states: WageTable,
    pub metropolitan: WageTable,
}

/// Files of the estimates: `national_M2025…`, `state_M2025…`, `MSA_M2025…`, csv or xlsx.
const BEGINNINGS: [(&str, &str); 3] = [
    ("national_m", "Wages of the whole country are missing."),
    ("state_m", "Wages by state are missing: national wages stand in."),
    ("msa_m", "Wages by metropolitan area are missing: wages of the state stand in."),
];

/// Reads every file of the estimates in `bundle`.
pub(super) fn read(bundle: &Bundle, progress: Progress<'_>, problems: &mut Problems) -> Result<Wages, SourceError> {
    use rayon::prelude::*;
    let file_of = |beginning: &str| {
        let is_wanted = |name: &&String| {
            let name = name.to_lowercase();
            name.starts_with(beginning) && (name.ends_with(".csv") || name.ends_with(".xlsx"))
        };
        // The newest year, should several lie together.
        bundle.names().iter().filter(is_wanted).max_by_key(|name| year_of(name))
    };
    let read_one = |(beginning, without): &(&str, &str)| -> Result<(Wages, Problems), SourceError> {
        let (mut wages, mut problems) = (Wages::default(), Problems::default());
        match file_of(beginning) {
            None => wages.missing.push((*without).to_owned()),
            Some(name) => {
                progress(name);
                wages.year = year_of(name);
                if let Some(file) = bundle.read(name)? {
                    read_wages(file.text(), &mut wages, &mut problems);
                }
            }
        }
        Ok((wages, problems))
    };
    let parts: Vec<_> = BEGINNINGS.par_iter().map(read_one).collect::<Result<_, _>>()?;
    let mut all = Wages::default();
    for (part, met) in parts {
        all.areas.extend(part.areas);
        all.detailed.extend(part.detailed);
        all.broad.extend(part.broad);
        all.year = all.year.max(part.year);
        all.missing.extend(part.missing);
        problems.append(met);
    }
    Ok(all)
}

/// The year in a name such as `state_M2025_dl.xlsx`.
fn year_of(name: &str) -> Option<u16> {
    let name = name.to_lowercase();
    let digits = name.split_once("_m")?.1.get(..4)?;
    digits.parse().ok()
}

impl Wages {
    /// The tables, and the codes that they hold. A broad group is kept only where none of its
    /// detailed occupations is published: else its line says nothing new.
    pub fn into_tables(self) -> (WageTables, FxHashSet<SocCode>) {
        let detailed_groups: FxHashSet<SocCode> = self.detailed.iter().map(|row| row.soc.broad_group()).collect();
        let lone = |row: &WageRow| !row.soc.is_minor_group() && !detailed_groups.contains(&row.soc);
        let mut rows: Vec<WageRow> = self.detailed.into_iter().chain(self.broad.into_iter().filter(lone)).collect();
        rows.sort_by_key(|row| (row.area, row.soc));
        rows.dedup_by_key(|row| (row.area, row.soc));
        let codes = rows.iter().map(|row| row.soc).collect();
        let mut tables = WageTables {
            areas: self.areas.into_values().collect(),
            national: WageTable::default(),
            states: WageTable::default(),
            metropolitan: WageTable::default(),
        };
        for row in rows {
            let table = match row.area {
                AreaCode::National => &mut tables.national,
                AreaCode::State(_) => &mut tables.states,
                AreaCode::Metropolitan(_) => &mut tables.metropolitan,
            };
            table.0.push(row);
        }
        (tables, codes)
    }
}
