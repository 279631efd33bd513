//! Ratings: one published row a figure, one row an occupation here.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::super::problems::Problems;
use super::super::table::{Layout, Text, clean, each_row, needed, optional};
use super::Known;
use super::layout::Scale;
use crate::catalog::codes::{ElementId, OnetCode};
use crate::catalog::tables::Matrix;

/// A column: element, place of its scale, category (0 where the scale has none).
type ColumnKey = (ElementId, usize, u16);

/// Figures by occupation and column.
#[derive(Debug)]
pub(super) struct Scaled {
    scales: &'static [Scale],
    elements: BTreeMap<ElementId, String>,
    columns: BTreeMap<ColumnKey, ()>,
    figures: BTreeMap<OnetCode, FxHashMap<ColumnKey, f32>>,
}

impl Scaled {
    /// No figures yet on any of `scales`.
    pub fn new(scales: &'static [Scale]) -> Self {
        Self { scales, elements: BTreeMap::new(), columns: BTreeMap::new(), figures: BTreeMap::new() }
    }

    /// Whether no figure was read.
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty()
    }

    /// Whether a figure was read on the scale with `id`.
    pub fn has_scale(&self, id: &str) -> bool {
        self.columns.keys().any(|(_, scale, _)| self.scales[*scale].id == id)
    }

    /// The rated elements with their names.
    pub fn elements(&self) -> impl Iterator<Item = (&ElementId, &str)> {
        self.elements.iter().map(|(id, name)| (id, name.as_str()))
    }

    /// One row an occupation, one column an element and scale.
    pub fn into_matrix(self) -> Matrix {
        let name = |(element, scale, category): &ColumnKey| match category {
            0 => format!("{element} {}", self.scales[*scale].id),
            _ => format!("{element} {} {category}", self.scales[*scale].id),
        };
        let columns = self.columns.keys().map(name).collect();
        let row = |figures: &FxHashMap<ColumnKey, f32>| {
            self.columns.keys().map(|column| figures.get(column).copied()).collect()
        };
        Matrix { columns, rows: self.figures.iter().map(|(code, figures)| (*code, row(figures))).collect() }
    }
}

/// Reads a table of ratings. Figures that the publisher marks as of low precision (`Recommend
/// Suppress`) or whose level is of no relevance (`Not Relevant`) are kept: the importance beside
/// them says how little they weigh, and no figure would be worse than a rough one.
pub(super) fn read_ratings(text: Text<'_>, known: &Known, scaled: &mut Scaled, problems: &mut Problems) {
    let columns = [
        needed(&["O*NET-SOC Code"]),
        needed(&["Element ID"]),
        optional(&["Element Name"]),
        needed(&["Scale ID"]),
        needed(&["Data Value"]),
        optional(&["Category"]),
    ];
    each_row(text, Layout::Tabs, &columns, problems, |cells| {
        let scale_id = cells.needed_text(3)?;
        let element: ElementId = cells.parse(1)?;
        let is_wanted = |scale: &Scale| scale.id == scale_id && element.as_str().starts_with(scale.elements);
        let Some(place) = scaled.scales.iter().position(is_wanted) else { return Ok(()) };
        let scale = scaled.scales[place];
        let code = known.occupation(cells.needed_text(0)?)?;
        let category = match scale.categories {
            0 => 0,
            count => match cells.parse::<u16>(5)? {
                category if (1..=count).contains(&category) => category,
                category => return Err(format!("category {category} is not from 1 to {count}")),
            },
        };
        if cells.text(4).is_empty() {
            return Ok(());
        }
        let value = cells.figure_in(4, scale.range.0..=scale.range.1)?;
        let column = (element, place, category);
        if !scaled.elements.contains_key(&column.0) {
            let name = cells.text(2);
            scaled.elements.insert(column.0.clone(), clean(if name.is_empty() { column.0.as_str() } else { name }));
        }
        scaled.columns.insert(column.clone(), ());
        match scaled.figures.entry(code).or_default().insert(column, value) {
            None => Ok(()),
            Some(_) => Err(format!("{code} is rated on this element a second time; the later row counts")),
        }
    });
}
