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
    let (mut covered, mut reasons) = (0.0, Vec::new());
    for used in &role.technologies {
        let place = usize::from(used.technology.0);
        let familiarity = person.technologies[place];
        if familiarity <= 0.0 {
            continue;
        }
        let share = weight(place, used.in_demand) / total.max(f32::MIN_POSITIVE);
        covered += share * familiarity;
        reasons.push(Reason {
            claim: Claim::Technology { name: scorer.catalog.technologies[place].name.clone() },
            value: familiarity,
            weight: share,
            source: "onet".parse().ok(),
            because: Vec::new(),
        });
    }
    let fit = &scorer.constants.fit;
    Some(Signal {
        value: stretch(covered, fit.technologies_zero, fit.technologies_one),
        claim: Claim::Technologies { shared: reasons.len(), needed: role.technologies.len() },
        because: most_telling(reasons),
    })
}
