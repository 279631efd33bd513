//! Our own tables beside a publisher's release: what points at things that release lacks is left out, and said.

use rustc_hash::FxHashSet;

use super::problems::Problems;
use crate::catalog::codes::OnetCode;
use crate::catalog::tables::{EmergingRow, GuidanceRow, Row, Tables};

/// Adds guidance and emerging roles to `tables`, without what they do not know.
pub(super) fn join(
    tables: &mut Tables,
    guidance: Vec<GuidanceRow>,
    emerging: Vec<EmergingRow>,
    problems: &mut Problems,
) {
    let known: FxHashSet<OnetCode> = tables.occupations.iter().map(|row| row.code).collect();
    let rated: FxHashSet<OnetCode> = tables.skills.rows.iter().map(|(code, _)| *code).collect();
    let activities: FxHashSet<String> = tables.activities.iter().map(|row| row.id.to_string()).collect();
    let elements: FxHashSet<String> = tables.elements.iter().map(|row| row.id.to_string()).collect();
    for (place, row) in guidance.into_iter().enumerate() {
        match known.contains(&row.code) {
            true => tables.guidance.push(row),
            false => {
                let problem = format!("occupation {} is not in this release of O*NET", row.code);
                problems.add(GuidanceRow::FILE, place as u64 + 2, problem);
            }
        }
    }
    for mut row in emerging {
        if let Some(part) = row.parts.iter().find(|part| !rated.contains(&part.code)) {
            let problem = format!("role {}: its part {} is not rated in this release of O*NET", row.id, part.code);
            problems.add(EmergingRow::FILE, 0, problem);
            continue;
        }
        let before = row.activities.len() + row.elements.len();
        row.activities.retain(|id| activities.contains(id.as_str()));
        row.elements.retain(|element| elements.contains(element.id.as_str()));
        let lost = before - row.activities.len() - row.elements.len();
        if lost > 0 {
            let problem = format!("role {}: {lost} activities or elements are not in this release of O*NET", row.id);
            problems.add(EmergingRow::FILE, 0, problem);
        }
        tables.emerging.push(row);
    }
}
