//! What people call an occupation.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::super::problems::Problems;
use super::super::table::{Layout, Text, clean, each_row, needed, optional};
use super::Known;
use crate::catalog::codes::OnetCode;
use crate::catalog::tables::{Joined, TitlesRow};

/// Where a title comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Collected from employers, experts and postings.
    Alternate,
    /// Reported by workers.
    Reported,
}

/// Titles per occupation, each once whatever its letter case.
#[derive(Debug, Default)]
pub(super) struct Titles {
    by_code: BTreeMap<OnetCode, [Vec<String>; 2]>,
    seen: FxHashSet<(OnetCode, usize, String)>,
}

impl Titles {
    fn add(&mut self, code: OnetCode, kind: Kind, title: &str) {
        let (title, list) = (clean(title), kind as usize);
        if !title.is_empty() && self.seen.insert((code, list, title.to_lowercase())) {
            self.by_code.entry(code).or_default()[list].push(title);
        }
    }

    /// One row an occupation.
    pub fn into_rows(self) -> Vec<TitlesRow> {
        self.by_code
            .into_iter()
            .map(|(code, [alternate, reported])| TitlesRow {
                code,
                alternate: Joined(alternate),
                reported: Joined(reported),
            })
            .collect()
    }
}

pub(super) fn read_titles(text: Text<'_>, kind: Kind, known: &Known, titles: &mut Titles, problems: &mut Problems) {
    let columns = [
        needed(&["O*NET-SOC Code"]),
        needed(&["Alternate Title", "Job Title", "Reported Job Title"]),
        optional(&["Short Title"]),
    ];
    each_row(text, Layout::Tabs, &columns, problems, |cells| {
        let code = known.occupation(cells.needed_text(0)?)?;
        titles.add(code, kind, cells.needed_text(1)?);
        titles.add(code, kind, cells.text(2));
        Ok(())
    });
}
