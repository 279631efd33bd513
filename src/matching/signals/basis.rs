//! Counts over the whole catalogue: how telling each element, activity and tool is.

use crate::catalog::{Catalog, Role};
use crate::constants::Constants;
use crate::matching::Basis;

pub(in crate::matching) fn basis(catalog: &Catalog, constants: &Constants) -> Basis {
    let coded: Vec<&Role> = catalog.roles.iter().filter(|role| role.emerging.is_none()).collect();
    let mut activity_counts = vec![0usize; catalog.activities.len()];
    let mut group_counts = vec![0usize; catalog.activity_groups.len()];
    let mut technology_counts = vec![0usize; catalog.technologies.len()];
    for role in &coded {
        let mut groups: Vec<usize> = Vec::with_capacity(role.activities.len());
        for (activity, _) in &role.activities {
            activity_counts[usize::from(activity.0)] += 1;
            groups.push(catalog.activities[usize::from(activity.0)].group);
        }
        groups.sort_unstable();
        groups.dedup();
        for group in groups {
            group_counts[group] += 1;
        }
        for used in &role.technologies {
            technology_counts[usize::from(used.technology.0)] += 1;
        }
    }
    let rarity = |counts: Vec<usize>| counts.into_iter().map(|count| rarity(count, coded.len())).collect();
    Basis {
        specificity: specificity(catalog, &coded, constants.fit.needed_importance),
        activity_rarity: rarity(activity_counts),
        group_rarity: rarity(group_counts),
        technology_rarity: rarity(technology_counts),
    }
}

/// Inverse document frequency: 0 for what every role has, larger the rarer.
fn rarity(count: usize, total: usize) -> f32 {
    ((total as f32 + 1.0) / (count as f32 + 1.0)).ln()
}

/// From 0 (every role needs the element) to 1 (almost none does), on a logarithmic scale.
fn specificity(catalog: &Catalog, coded: &[&Role], needed_importance: f32) -> Vec<f32> {
    let rated: Vec<&Role> = coded.iter().copied().filter(|role| role.is_rated()).collect();
    (0..catalog.rated_elements().count())
        .map(|place| {
            let needs = |role: &&&Role| role.ratings[place].importance.is_some_and(|found| found >= needed_importance);
            let count = rated.iter().filter(needs).count();
            // A little is left even to what every role needs: reading still matters.
            (rarity(count, rated.len()) / rarity(0, rated.len())).max(0.05)
        })
        .collect()
}
