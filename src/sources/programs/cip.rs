//! Titles of the Classification of Instructional Programs.

use std::collections::BTreeMap;

use super::super::problems::Problems;
use super::super::table::{Layout, Text, each_row, needed};
use super::facts;
use crate::catalog::codes::CipCode;

/// Titles by code: families, series and single programmes.
pub(super) type Titles = BTreeMap<CipCode, String>;

/// Reads `CIPCode2020.csv`, whose codes are written as formulas of a spreadsheet (`="01.0101"`).
pub(super) fn read_titles(text: Text<'_>, problems: &mut Problems) -> Titles {
    let columns = [needed(&["CIPCode"]), needed(&["CIPTitle"])];
    let mut titles = Titles::new();
    each_row(text, Layout::Commas, &columns, problems, |cells| {
        let title = cells.text(1).trim_end_matches('.');
        if let (Some(code), false) = (facts::cip(cells.needed_text(0)?), title.is_empty()) {
            titles.insert(code, facts::cut(title, 120));
        }
        Ok(())
    });
    titles
}
