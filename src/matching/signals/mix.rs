//! How alike the whole mix of skills, knowledge, abilities and activities is, high or low alike.

use super::{Signal, stretch};
use crate::catalog::{ElementKind, Role};
use crate::matching::{Claim, Person, Scorer};

pub(super) fn signal(scorer: &Scorer<'_>, person: &Person, role: &Role) -> Option<Signal> {
    let fit = &scorer.constants.fit;
    let (mut dot, mut of_person, mut of_role) = (0.0f32, 0.0f32, 0.0f32);
    for (place, rating) in role.ratings.iter().enumerate() {
        let is_knowledge = scorer.catalog.elements[place].kind == ElementKind::Knowledge;
        let emphasis = if is_knowledge { fit.knowledge_emphasis } else { 1.0 };
        let held = &person.elements[place];
        let pairs = [
            (held.importance.map(|figure| figure - 1.0), rating.importance.map(|figure| figure - 1.0), 1.0),
            // A level of 7 weighs as much as an importance of 5.
            (held.level, rating.level, 4.0 / 7.0),
        ];
        for (have, need, scale) in pairs {
            let (Some(have), Some(need)) = (have, need) else { continue };
            let (have, need) = (have * scale * emphasis, need * scale * emphasis);
            dot += have * need;
            of_person += have * have;
            of_role += need * need;
        }
    }
    if of_person <= 0.0 || of_role <= 0.0 {
        return None;
    }
    let raw = dot / (of_person.sqrt() * of_role.sqrt());
    Some(Signal { value: stretch(raw, fit.mix_zero, fit.mix_one), claim: Claim::Mix, because: Vec::new() })
}
