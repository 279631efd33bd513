//! What a person says they can do or use, in their own words, as skills and tools of the catalogue.

use super::{OwnLevel, OwnSkill, OwnTechnology, Strength};
use crate::catalog::{Catalog, ElementKind};

/// The most statements that are read; what comes after is not.
pub const MAX_STATEMENTS: usize = 60;

/// Names at least this alike (Jaro–Winkler, 0 to 1) count as a misspelling of each other.
const MISSPELT_SIMILARITY: f64 = 0.93;

/// Everyday words for elements whose official names few people use: word, then element.
const EVERYDAY: &str = include_str!("../../index/synonyms/everyday-skills.tsv");

/// Words that take a statement back.
const NEGATIONS: [&str; 5] = ["no", "not", "never", "without", "cannot"];

/// Words that say how well, and the level they stand for.
const LEVELS: [(&str, OwnLevel); 8] = [
    ("basic", OwnLevel::Beginner),
    ("beginner", OwnLevel::Beginner),
    ("some", OwnLevel::Beginner),
    ("working", OwnLevel::Working),
    ("good", OwnLevel::Working),
    ("advanced", OwnLevel::Advanced),
    ("expert", OwnLevel::Expert),
    ("teach", OwnLevel::Expert),
];

/// What was understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OwnWords {
    /// Skills and knowledge.
    pub skills: Vec<OwnSkill>,
    /// Software and tools.
    pub technologies: Vec<OwnTechnology>,
    /// Statements that were not understood, as they were written.
    pub unknown: Vec<String>,
}

impl OwnWords {
    /// Reads statements that are parted by commas, semicolons or lines.
    pub fn read(catalog: &Catalog, text: &str) -> Self {
        let mut found = Self::default();
        let statements = text.split([',', ';', '\n', '•']).map(str::trim).filter(|statement| !statement.is_empty());
        for statement in statements.take(MAX_STATEMENTS) {
            found.add(catalog, statement);
        }
        found
    }

    fn add(&mut self, catalog: &Catalog, statement: &str) {
        let Some((level, name)) = level_and_name(statement) else { return };
        if let Some(technology) = find_technology(catalog, &name) {
            if self.technologies.iter().all(|known| known.name != technology) {
                self.technologies.push(OwnTechnology { name: technology, level, strength: Strength::Claimed });
            }
        } else if let Some(place) = find_element(catalog, &name) {
            let element = catalog.elements[place].id.clone();
            if self.skills.iter().all(|known| known.element != element) {
                self.skills.push(OwnSkill { element, level, strength: Strength::Claimed });
            }
        } else {
            self.unknown.push(statement.chars().take(60).collect());
        }
    }
}

/// The level and the rest of the words in small letters; none for a statement that is taken back or empty.
fn level_and_name(statement: &str) -> Option<(OwnLevel, String)> {
    let small = statement.to_lowercase();
    let mut words: Vec<&str> = small
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ':'))
        .filter(|word| !word.is_empty())
        .collect();
    if words.first().is_some_and(|first| NEGATIONS.contains(first) || first.ends_with("n't")) {
        return None;
    }
    let level = words.iter().find_map(|word| LEVELS.iter().find(|(name, _)| name == word)).map(|(_, level)| *level);
    if words.len() > 1 {
        words.retain(|word| !LEVELS.iter().any(|(name, _)| name == word));
    }
    let name = words.join(" ").trim_end_matches('.').to_owned();
    (!name.is_empty()).then_some((level.unwrap_or(OwnLevel::Working), name))
}

/// The tool with this name; else the most used one that has all the words in its name.
fn find_technology(catalog: &Catalog, name: &str) -> Option<String> {
    let exact = catalog.technologies.iter().find(|technology| technology.name.to_lowercase() == name);
    let by_words = || {
        let wanted: Vec<&str> = name.split(' ').collect();
        let named = catalog.technologies.iter().filter(|technology| has_words(&technology.name, &wanted));
        named.max_by_key(|technology| technology.user_count)
    };
    let is_plain_word = everyday(name).is_some() || (name.len() < 3 && exact.is_none());
    exact.or_else(|| if is_plain_word { None } else { by_words() }).map(|technology| technology.name.clone())
}

fn has_words(name: &str, wanted: &[&str]) -> bool {
    let name = name.to_lowercase();
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric() && c != '+' && c != '#').collect();
    wanted.iter().all(|word| words.contains(word))
}

/// The skill or knowledge with this name, this everyday name, or a name that differs by a slip.
fn find_element(catalog: &Catalog, name: &str) -> Option<usize> {
    let candidates = || {
        let kinds = [ElementKind::Skill, ElementKind::Knowledge, ElementKind::WorkActivity, ElementKind::Ability];
        let rated = catalog.elements.iter().enumerate().filter(|(_, element)| element.kind.is_rated());
        let mut rated: Vec<_> = rated.collect();
        rated.sort_by_key(|(_, element)| kinds.iter().position(|kind| *kind == element.kind));
        rated
    };
    if let Some(id) = everyday(name) {
        return catalog.elements.iter().position(|element| element.id.as_str() == id);
    }
    let candidates = candidates();
    let exact = candidates.iter().find(|(_, element)| element.name.to_lowercase() == name);
    let similar = || {
        let scored = candidates
            .iter()
            .map(|(place, element)| (strsim::jaro_winkler(&element.name.to_lowercase(), name), *place));
        let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
        (best.0 >= MISSPELT_SIMILARITY).then_some(best.1)
    };
    exact.map(|(place, _)| *place).or_else(similar)
}

fn everyday(name: &str) -> Option<&'static str> {
    let rows = EVERYDAY.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.into_iter().find(|(word, _)| *word == name).map(|(_, id)| id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_that_is_taken_back_counts_for_nothing() {
        for statement in ["no Excel", "not Excel", "Never used SAP", "don't know Word"] {
            assert_eq!(level_and_name(statement), None, "{statement}");
        }
    }

    #[test]
    fn words_for_how_well_set_the_level() {
        let rows = [
            ("Excel", OwnLevel::Working, "excel"),
            ("basic Excel", OwnLevel::Beginner, "excel"),
            ("Excel (advanced)", OwnLevel::Advanced, "excel"),
            ("expert SQL", OwnLevel::Expert, "sql"),
            ("basic", OwnLevel::Beginner, "basic"),
        ];
        for (statement, level, name) in rows {
            assert_eq!(level_and_name(statement), Some((level, name.to_owned())), "{statement}");
        }
    }

    #[test]
    fn every_everyday_word_names_an_element() {
        for line in EVERYDAY.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let (word, id) = line.split_once('\t').expect(line);
            assert_eq!(word, word.to_lowercase());
            assert!(id.parse::<crate::catalog::codes::ElementId>().is_ok(), "{line}");
        }
    }
}
