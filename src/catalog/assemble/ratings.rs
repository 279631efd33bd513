//! Joins importance and level to roles.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Checked, Join, line};
use crate::catalog::codes::OnetCode;
use crate::catalog::tables::{Matrix, TableError, Tables};
use crate::catalog::{Element, Rating};

pub(super) fn join(join: &mut Join<'_>, tables: &Tables, elements: &[Element]) -> Checked<()> {
    let rated = elements.iter().filter(|element| element.kind.is_rated()).count();
    let by_id: FxHashMap<&str, usize> =
        elements[..rated].iter().enumerate().map(|(ix, element)| (element.id.as_str(), ix)).collect();
    for (file, matrix) in [
        ("skills.tsv", &tables.skills),
        ("knowledge.tsv", &tables.knowledge),
        ("abilities.tsv", &tables.abilities),
        ("work_activities.tsv", &tables.work_activities),
    ] {
        let columns = rating_columns(file, matrix, &by_id)?;
        for (row, (code, figures)) in matrix.rows.iter().enumerate() {
            let role = join.role(*code, file, line(row))?;
            role.ratings.resize(rated, Rating::default());
            for (column, figure) in columns.iter().zip(figures) {
                column.set(&mut role.ratings, *figure).map_err(|problem| TableError::new(file, line(row), problem))?;
            }
        }
    }
    // A role is scored on its skills; abilities alone are not enough to say anything of it.
    let skilled: FxHashSet<OnetCode> = tables.skills.rows.iter().map(|(code, _)| *code).collect();
    for (code, ix) in join.place {
        if !skilled.contains(code) {
            join.roles[usize::from(ix.0)].ratings.clear();
        }
    }
    Ok(())
}

/// Which rating a column of a matrix holds.
struct RatingColumn {
    element: usize,
    is_level: bool,
}

impl RatingColumn {
    fn set(&self, ratings: &mut [Rating], figure: Option<f32>) -> Result<(), String> {
        let Some(value) = figure else { return Ok(()) };
        let (slot, range) = match self.is_level {
            false => (&mut ratings[self.element].importance, 1.0..=5.0),
            true => (&mut ratings[self.element].level, 0.0..=7.0),
        };
        if !range.contains(&value) {
            return Err(format!("rating {value} is not from {} to {}", range.start(), range.end()));
        }
        *slot = Some(value);
        Ok(())
    }
}

fn rating_columns(file: &str, matrix: &Matrix, by_id: &FxHashMap<&str, usize>) -> Checked<Vec<RatingColumn>> {
    matrix
        .columns
        .iter()
        .map(|column| {
            let wrong = || TableError::new(file, 1, format!("column `{column}` is not a known element with IM or LV"));
            let (id, scale) = column.split_once(' ').ok_or_else(wrong)?;
            let is_level = match scale {
                "IM" => false,
                "LV" => true,
                _ => return Err(wrong()),
            };
            Ok(RatingColumn { element: *by_id.get(id).ok_or_else(wrong)?, is_level })
        })
        .collect()
}
