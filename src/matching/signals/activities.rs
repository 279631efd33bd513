//! How much of the role's work a person has done before, rare activities counting more.

use super::{Signal, most_telling, stretch};
use crate::catalog::Role;
use crate::matching::{Claim, Person, Reason, Scorer};

pub(super) fn signal(scorer: &Scorer<'_>, person: &Person, role: &Role) -> Option<Signal> {
    if role.activities.is_empty() || person.jobs.is_empty() {
        return None;
    }
    let (detailed, mut reasons) = detailed(scorer, person, role);
    let shared = reasons.len();
    let raw = (detailed + grouped(scorer, person, role)) / 2.0;
    for reason in &mut reasons {
        reason.weight /= 2.0;
    }
    let fit = &scorer.constants.fit;
    Some(Signal {
        value: stretch(raw, fit.activities_zero, fit.activities_one),
        claim: Claim::Activities { shared, needed: role.activities.len() },
        because: most_telling(reasons),
    })
}

/// The share of the role's detailed activities that the person has done, with each that they share.
fn detailed(scorer: &Scorer<'_>, person: &Person, role: &Role) -> (f32, Vec<Reason>) {
    let rarity = |place: usize| scorer.basis.activity_rarity[place];
    let total: f32 = role.activities.iter().map(|(activity, weight)| weight * rarity(usize::from(activity.0))).sum();
    let (mut covered, mut reasons) = (0.0, Vec::new());
    for (activity, weight) in &role.activities {
        let place = usize::from(activity.0);
        let familiarity = person.activities[place];
        if familiarity <= 0.0 {
            continue;
        }
        let share = weight * rarity(place) / total.max(f32::MIN_POSITIVE);
        covered += share * familiarity;
        reasons.push(Reason {
            claim: Claim::Activity { name: scorer.catalog.activities[place].title.clone() },
            value: familiarity,
            weight: share,
            source: "onet".parse().ok(),
            because: Vec::new(),
        });
    }
    (covered, reasons)
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
