//! How much of what a role needs a person already shows; more than needed never counts.

use super::{Signal, most_telling, stretch};
use crate::catalog::{Rating, Role};
use crate::matching::{Claim, Held, Person, Reason, Scorer};

/// What one element of a role asks for and what a person has of it, on the same scale.
pub(in crate::matching) struct Covered {
    /// Place of the element.
    pub place: usize,
    /// Share of everything the role needs, before it is divided by the sum.
    pub weight: f32,
    /// What the role needs: level 0–7, or importance 1–5 where there are no levels.
    pub need: f32,
    /// What the person has on that scale, if known.
    pub have: Option<f32>,
    /// From 0 (none of it) to 1 (all of it).
    pub share: f32,
}

pub(super) fn signal(scorer: &Scorer<'_>, person: &Person, role: &Role) -> Option<Signal> {
    let elements = elements(scorer, person, role);
    let total: f32 = elements.iter().map(|element| element.weight).sum();
    if total <= 0.0 {
        return None;
    }
    let raw = elements.iter().map(|element| element.weight * element.share).sum::<f32>() / total;
    let fit = &scorer.constants.fit;
    Some(Signal {
        value: stretch(raw, fit.coverage_zero, fit.coverage_one),
        claim: Claim::Elements {
            covered: elements.iter().filter(|element| element.share >= crate::matching::COVERED_SHARE).count(),
            needed: elements.len(),
        },
        because: most_telling(
            elements.iter().map(|element| (element.weight / total, element)).collect(),
            |weight, element| reason(scorer, person, element, weight),
        ),
    })
}

/// Every element that the role needs, with how far the person covers it.
pub(in crate::matching) fn elements(scorer: &Scorer<'_>, person: &Person, role: &Role) -> Vec<Covered> {
    let needed_importance = scorer.constants.fit.needed_importance;
    let mut covered = Vec::with_capacity(role.ratings.len());
    for (place, rating) in role.ratings.iter().enumerate() {
        let Some(importance) = rating.importance.filter(|importance| *importance >= needed_importance) else {
            continue;
        };
        let (need, have, share) = compare(*rating, importance, &person.elements[place]);
        let weight = (importance - 1.0) / 4.0 * scorer.basis.specificity[place];
        covered.push(Covered { place, weight, need, have, share });
    }
    covered
}

/// What is needed, what is held, and the share held, on the scale that both know.
fn compare(rating: Rating, importance: f32, held: &Held) -> (f32, Option<f32>, f32) {
    match (rating.level, held.level) {
        (Some(need), have) if need > 0.0 => (need, have, have.map_or(0.0, |have| (have / need).min(1.0))),
        _ => {
            // Importance 1 means not important, so that is where having nothing begins.
            let share = held.importance.map_or(0.0, |have| ((have - 1.0) / (importance - 1.0)).clamp(0.0, 1.0));
            (importance, held.importance, share)
        }
    }
}

fn reason(scorer: &Scorer<'_>, person: &Person, element: &Covered, weight: f32) -> Reason {
    let from = person.elements[element.place].from.map(|job| person.jobs[job].title.clone());
    Reason {
        claim: Claim::Element {
            name: scorer.catalog.elements[element.place].name.clone(),
            have: element.have,
            need: element.need,
            from,
        },
        value: element.share,
        weight,
        source: "onet".parse().ok(),
        because: Vec::new(),
    }
}
