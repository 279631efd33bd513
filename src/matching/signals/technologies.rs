//! How many of the role's tools a person has used, rare and in-demand ones counting more.

use super::{Signal, most_telling, stretch};
use crate::catalog::Role;
use crate::matching::{Claim, Person, Reason, Scorer};

/// How much more a tool counts that employers ask for in the role.
const IN_DEMAND_EMPHASIS: f32 = 2.0;

pub(super) fn signal(scorer: &Scorer<'_>, person: &Person, role: &Role) -> Option<Signal> {
    let knows_any = person.technologies.iter().any(|familiarity| *familiarity > 0.0);
    if role.technologies.is_empty() || !knows_any {
        return None;
    }
    let weight = |place: usize, in_demand: bool| {
        scorer.basis.technology_rarity[place] * if in_demand { IN_DEMAND_EMPHASIS } else { 1.0 }
    };
    let total: f32 = role.technologies.iter().map(|used| weight(usize::from(used.technology.0), used.in_demand)).sum();
    let shared: Vec<(f32, usize)> = role
        .technologies
        .iter()
        .map(|used| (weight(usize::from(used.technology.0), used.in_demand) / total.max(f32::MIN_POSITIVE), used))
        .map(|(share, used)| (share, usize::from(used.technology.0)))
        .filter(|(_, place)| person.technologies[*place] > 0.0)
        .collect();
    let covered: f32 = shared.iter().map(|(share, place)| share * person.technologies[*place]).sum();
    let fit = &scorer.constants.fit;
    Some(Signal {
        value: stretch(covered, fit.technologies_zero, fit.technologies_one),
        claim: Claim::Technologies { shared: shared.len(), needed: role.technologies.len() },
        because: most_telling(shared, |share, place| Reason {
            claim: Claim::Technology { name: scorer.catalog.technologies[place].name.clone() },
            value: person.technologies[place],
            weight: share,
            source: "onet".parse().ok(),
            because: Vec::new(),
        }),
    })
}
