//! Moves between ESCO occupations as people rated them: for evaluation only.

use std::path::Path;

use super::SourceError;
use super::esco_names::table;
use super::problems::Problems;
use super::table::{Layout, clean, each_row, needed};

/// One rated move.
#[derive(Debug, Clone, PartialEq)]
pub struct RatedMove {
    /// ESCO's name of the occupation left.
    pub origin: String,
    /// ESCO's name of the occupation entered.
    pub destination: String,
    /// Mean of what people said, 1 (not feasible) to 5 (feasible).
    pub feasibility: f32,
}

/// Reads a table with the columns `origin_label`, `destination_label` and `mean_feasibility_1_5`.
///
/// # Errors
/// A file that cannot be read; rows that cannot be used are named in the list of problems.
pub fn read_rated_moves(path: &Path) -> Result<(Vec<RatedMove>, Problems), SourceError> {
    let file = table(path, "rated_transitions.csv")?;
    let mut problems = Problems::default();
    let mut moves = Vec::new();
    let columns = [needed(&["origin_label"]), needed(&["destination_label"]), needed(&["mean_feasibility_1_5"])];
    each_row(file.text(), Layout::Commas, &columns, &mut problems, |cells| {
        moves.push(RatedMove {
            origin: clean(cells.needed_text(0)?),
            destination: clean(cells.needed_text(1)?),
            feasibility: cells.figure_in(2, 1.0..=5.0)?,
        });
        Ok(())
    });
    Ok((moves, problems))
}
