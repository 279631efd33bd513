//! How much of the role's work a person has done before, rare activities counting more.

use super::{Signal, most_telling, stretch};
use crate::catalog::Role;
use crate::matching::{Claim, Person, Reason, Scorer};

pub(super) fn signal(scorer: &Scorer<'_>, person: &Person, role: &Role) -> Option<Signal> {
    if role.activities.is_empty() || person.jobs.is_empty() {
        return None;
    }
    let shared = shared(scorer, person, role);
    let detailed: f32 = shared.iter().map(|(share, place)| share * person.activities[*place]).sum();
    let raw = (detailed + grouped(scorer, person, role)) / 2.0;
    let fit = &scorer.constants.fit;
    Some(Signal {
        value: stretch(raw, fit.activities_zero, fit.activities_one),
        claim: Claim::Activities { shared: shared.len(), needed: role.activities.len() },
        // The other half of the weight is that of the groups.
        because: most_telling(shared, |share, place| Reason {
            claim: Claim::Activity { name: scorer.catalog.activities[place].title.clone() },
            value: person.activities[place],
            weight: share / 2.0,
            source: "onet".parse().ok(),
            because: Vec::new(),
        }),
    })
}

/// The detailed activities of the role that the person has done: share in the role, and place.
fn shared(scorer: &Scorer<'_>, person: &Person, role: &Role) -> Vec<(f32, usize)> {
    let rarity = |place: usize| scorer.basis.activity_rarity[place];
    let total: f32 = role.activities.iter().map(|(activity, weight)| weight * rarity(usize::from(activity.0))).sum();
    let places = role.activities.iter().map(|(activity, weight)| (*weight, usize::from(activity.0)));
    places
        .filter(|(_, place)| person.activities[*place] > 0.0)
        .map(|(weight, place)| (weight * rarity(place) / total.max(f32::MIN_POSITIVE), place))
        .collect()
}

/// The same one level up, where work that is alike but not the same meets.
fn grouped(scorer: &Scorer<'_>, person: &Person, role: &Role) -> f32 {
    let mut groups: Vec<usize> =
        role.activities.iter().map(|(activity, _)| scorer.catalog.activities[usize::from(activity.0)].group).collect();
    groups.sort_unstable();
    groups.dedup();
    let rarity = |group: usize| scorer.basis.group_rarity[group];
    let total: f32 = groups.iter().map(|group| rarity(*group)).sum();
    let covered: f32 = groups.iter().map(|group| rarity(*group) * person.groups[*group]).sum();
    if total > 0.0 { covered / total } else { 0.0 }
}
