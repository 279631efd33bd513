//! Our own tables beside a publisher's release: what points at things that release lacks is left out, and said.

use rustc_hash::FxHashSet;

use crate::catalog::codes::OnetCode;
use crate::catalog::tables::{EmergingRow, GuidanceRow, Tables};

/// Adds guidance and emerging roles to `tables`, without what they do not know.
pub(super) fn join(tables: &mut Tables, guidance: Vec<GuidanceRow>, emerging: Vec<EmergingRow>) {
    let known: FxHashSet<OnetCode> = tables.occupations.iter().map(|row| row.code).collect();
    let (guidance, lost): (Vec<_>, Vec<_>) = guidance.into_iter().partition(|row| known.contains(&row.code));
    tables.guidance = guidance;
    if !lost.is_empty() {
        let sentence = format!("{} summaries of ours are of occupations that this release of O*NET lacks.", lost.len());
        tables.manifest.missing.push(sentence);
    }
    let rated: FxHashSet<OnetCode> = tables.skills.rows.iter().map(|(code, _)| *code).collect();
    let activities: FxHashSet<String> = tables.activities.iter().map(|row| row.id.to_string()).collect();
    let elements: FxHashSet<String> = tables.elements.iter().map(|row| row.id.to_string()).collect();
    for mut row in emerging {
        if let Some(part) = row.parts.iter().find(|part| !rated.contains(&part.code)) {
            let sentence = format!("Emerging role {} is left out: {} is not rated in this release.", row.id, part.code);
            tables.manifest.missing.push(sentence);
            continue;
        }
        let before = row.activities.len() + row.elements.len();
        row.activities.retain(|id| activities.contains(id.as_str()));
        row.elements.retain(|element| elements.contains(element.id.as_str()));
        let lost = before - row.activities.len() - row.elements.len();
        if lost > 0 {
            let sentence = format!("Emerging role {} lacks {lost} activities or elements in this release.", row.id);
            tables.manifest.missing.push(sentence);
        }
        tables.emerging.push(row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::builtin;
    use crate::catalog::{Catalog, GrowthRule};

    #[test]
    fn our_texts_beside_another_release_lose_only_what_it_lacks() {
        let mut tables = builtin::tables().unwrap();
        let guidance = std::mem::take(&mut tables.guidance);
        let emerging = std::mem::take(&mut tables.emerging);
        // A release without one occupation's ratings and one detailed activity.
        let (role, activity) = (&emerging[0], &emerging[1].activities[0]);
        let (part, activity) = (role.parts[0].code, activity.clone());
        tables.skills.rows.retain(|(code, _)| *code != part);
        tables.activities.retain(|row| row.id != activity);
        for row in &mut tables.occupation_activities {
            row.activities.0.retain(|id| *id != activity.to_string());
        }
        let (all_guidance, all_emerging) = (guidance.len(), emerging.len());
        join(&mut tables, guidance, emerging);
        assert_eq!(tables.guidance.len(), all_guidance);
        assert!(tables.emerging.len() < all_emerging);
        assert!(tables.manifest.missing.iter().any(|sentence| sentence.contains("left out")));
        assert!(tables.manifest.missing.iter().any(|sentence| sentence.contains("activities or elements")));
        let rule = GrowthRule { average_growth_percent: 3.1, openings_per_year_floor: 10_000.0 };
        Catalog::from_tables(tables, rule).unwrap();
    }
}
