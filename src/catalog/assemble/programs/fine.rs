//! Which fine skills the text of a programme speaks of.

use rustc_hash::FxHashSet;

use crate::catalog::{Catalog, FineSkillIx, RoleIx};
use crate::words::{is_filler, stem_english, tokens};

/// Words that begin the names of fine skills and tell nothing of what they are about.
const PLAIN: [&str; 30] = [
    "apply",
    "assist",
    "carry",
    "conduct",
    "create",
    "develop",
    "ensure",
    "execute",
    "follow",
    "handle",
    "identify",
    "implement",
    "keep",
    "maintain",
    "make",
    "manage",
    "monitor",
    "operate",
    "order",
    "organise",
    "perform",
    "prepare",
    "process",
    "provide",
    "service",
    "set",
    "skill",
    "support",
    "use",
    "work",
];
/// Fewer telling words than this are in too many texts.
const LEAST_WORDS: usize = 2;

/// The telling words of every fine skill, in the catalogue's order; empty where there are too few.
pub(super) struct FineNames(Vec<Vec<String>>);

impl FineNames {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let plain: FxHashSet<String> = PLAIN.iter().map(|word| stem_english(word)).collect();
        let telling = |name: &str| {
            let mut words: Vec<String> = stems(name).filter(|word| !plain.contains(word)).collect();
            words.sort_unstable();
            words.dedup();
            if words.len() < LEAST_WORDS { Vec::new() } else { words }
        };
        Self(catalog.fine_skills.iter().map(|skill| telling(&skill.name)).collect())
    }

    /// Fine skills of `roles` of which a sentence of `texts` holds every telling word; sorted.
    pub(super) fn spoken_of(&self, texts: &[&str], catalog: &Catalog, roles: &[RoleIx]) -> Vec<FineSkillIx> {
        let sentences = texts.iter().flat_map(|text| text.split(['.', ';', '\n', '•', '|']));
        let sentences: Vec<FxHashSet<String>> = sentences.map(|sentence| stems(sentence).collect()).collect();
        let needed = roles.iter().flat_map(|role| &catalog.role(*role).fine_skills);
        let mut found: Vec<FineSkillIx> = needed.map(|need| need.skill).collect();
        found.sort_unstable();
        found.dedup();
        found.retain(|skill| {
            let words = &self.0[usize::from(skill.0)];
            !words.is_empty() && sentences.iter().any(|sentence| words.iter().all(|word| sentence.contains(word)))
        });
        found
    }
}

fn stems(text: &str) -> impl Iterator<Item = String> {
    let words = tokens(text).into_iter().map(|token| token.word);
    words.filter(|word| !is_filler(word)).map(|word| stem_english(&word))
}
