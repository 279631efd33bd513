//! Skills in everyday words: phrases of two lexicons, and the names of the catalogue's elements.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::layout::{Break, Layout, is_conjunction, is_skipped_in_english, is_skipped_in_spanish};
use super::levels;
use super::phrases::{Found, Gaps, PhraseTable};
use crate::catalog::{Catalog, ElementKind};
use crate::words::{Language, Token, stem_spanish, tokens};

/// Everyday English for elements: phrase, then one or two elements.
const ENGLISH: &str = include_str!("../../../index/synonyms/skills-en.tsv");
/// The same in Spanish.
const SPANISH: &str = include_str!("../../../index/synonyms/skills-es.tsv");
/// The most other words, commas counted as words, between the words of a phrase.
const MOST_EXTRA: u8 = 2;
/// Names at least this alike (Jaro–Winkler, 0 to 1) count as a misspelling of each other.
const MISSPELT_SIMILARITY: f64 = 0.93;

/// What a phrase stands for: the place of an element in the catalogue.
pub(super) type Target = usize;

/// A phrase's meaning, and where it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    target: Target,
    /// Where it holds.
    place: Place,
}

/// Where a phrase holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Anywhere.
    Anywhere,
    /// A single word: as an item of its own, or as the verb that a statement begins with.
    ItemOrVerb(Language),
    /// Only when nothing else stands in its list item.
    WholeItem,
}

/// Knows the phrases for the elements of a catalogue.
#[derive(Debug, Clone)]
pub(super) struct SkillPhrases {
    english: PhraseTable<Entry>,
    spanish: PhraseTable<Entry>,
    /// English phrases of two words the other way round: "phone answering".
    turned: PhraseTable<Entry>,
    /// Names of elements in small letters, for misspelt ones.
    names: Vec<(String, Target)>,
}

/// A skill that the text tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundSkill {
    pub(super) target: Target,
    pub(super) places: Vec<usize>,
    pub(super) extra: u8,
}

impl FoundSkill {
    pub(super) fn words(&self) -> Range<usize> {
        self.places[0]..self.places[self.places.len() - 1] + 1
    }
}

impl SkillPhrases {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let mut phrases = Self {
            english: PhraseTable::default(),
            spanish: PhraseTable::default(),
            turned: PhraseTable::default(),
            names: Vec::new(),
        };
        for (lines, language) in [(ENGLISH, Language::English), (SPANISH, Language::Spanish)] {
            for (line, target) in lexicon(catalog, lines) {
                spelled_out(line, language).iter().for_each(|stems| phrases.add(stems, target, language));
            }
        }
        phrases.add_names(catalog);
        phrases
    }

    /// Adds one phrase of a lexicon, by its stems.
    fn add(&mut self, stems: &[String], target: Target, language: Language) {
        let place = if stems.len() == 1 { Place::ItemOrVerb(language) } else { Place::Anywhere };
        let entry = Entry { target, place };
        let refs: Vec<&str> = stems.iter().map(String::as_str).collect();
        match language {
            Language::Spanish => self.spanish.add(refs, entry),
            Language::English => {
                if let [first, second] = refs.as_slice() {
                    self.turned.add([*second, *first], entry);
                }
                self.english.add(refs, entry);
            }
        }
    }

    /// Names of elements hold as items of their own: "Writing", "Design", "Mechanical".
    fn add_names(&mut self, catalog: &Catalog) {
        const ORDER: [ElementKind; 4] =
            [ElementKind::Skill, ElementKind::Knowledge, ElementKind::WorkActivity, ElementKind::Ability];
        for kind in ORDER {
            let elements = catalog.elements.iter().enumerate().filter(|(_, element)| element.kind == kind);
            for (target, element) in elements {
                let name = element.name.to_lowercase();
                let stems = stems(&name, Language::English);
                let is_new = self.names.iter().all(|(known, _)| *known != name);
                if is_new {
                    let place = if stems.len() == 1 { Place::WholeItem } else { Place::Anywhere };
                    let entry = Entry { target, place };
                    self.english.add(stems.iter().map(String::as_str), entry);
                    self.names.push((name, target));
                }
            }
        }
    }

    /// The element whose name `item` is, but for a slip.
    pub(super) fn misspelt_name(&self, item: &str) -> Option<Target> {
        let item = item.to_lowercase();
        let scored = self.names.iter().map(|(name, target)| (strsim::jaro_winkler(name, &item), *target));
        let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
        (best.0 >= MISSPELT_SIMILARITY).then_some(best.1)
    }

    /// The skills that `layout` tells of: the longest phrases, none inside another.
    pub(super) fn find(&self, layout: &Layout<'_>) -> Vec<FoundSkill> {
        let break_cost = |place: usize| match layout.before(place) {
            Break::None | Break::Mark => Some(0),
            Break::Comma => Some(1),
            _ => None,
        };
        let english_cost = |place: usize| u8::from(!is_skipped_in_english(layout.folded(place)));
        let spanish_cost = |place: usize| u8::from(!is_skipped_in_spanish(layout.folded(place)));
        let english = Gaps { most_extra: MOST_EXTRA, word_cost: &english_cost, break_cost: &break_cost };
        let spanish = Gaps { most_extra: MOST_EXTRA, word_cost: &spanish_cost, break_cost: &break_cost };
        let close = Gaps {
            most_extra: 0,
            word_cost: &|_| 1,
            break_cost: &|place| (layout.before(place) <= Break::Mark).then_some(0),
        };
        let english_stems = || layout.words.iter().map(|word| word.english.as_str());
        let languages = layout.languages();
        let mut found = Vec::new();
        if languages.english {
            found.extend(self.english.find(english_stems(), &english));
            found.extend(self.turned.find(english_stems(), &close));
        }
        if languages.spanish {
            found.extend(self.spanish.find(layout.words.iter().map(|word| word.spanish.as_str()), &spanish));
        }
        found.retain(|found| match found.value.place {
            Place::Anywhere => true,
            Place::WholeItem => is_whole_item(layout, found),
            Place::ItemOrVerb(language) => {
                (language == Language::Spanish) == languages.is_mainly_spanish
                    && (is_whole_item(layout, found) || is_leading_verb(layout, found.places[0]))
            }
        });
        strongest(found)
    }
}

/// The lines of a lexicon whose elements are in the catalogue.
fn lexicon<'l>(catalog: &Catalog, lines: &'l str) -> impl Iterator<Item = (&'l str, Target)> {
    let places: FxHashMap<String, usize> =
        catalog.elements.iter().enumerate().map(|(place, element)| (element.id.as_str().to_owned(), place)).collect();
    let rows = lines.lines().filter(|line| !line.starts_with('#'));
    rows.flat_map(move |line| {
        let mut cells = line.split('\t');
        let phrase = cells.next().unwrap_or_default();
        let targets: Vec<Target> = cells.filter_map(|id| places.get(id.trim()).copied()).collect();
        targets.into_iter().map(move |target| (phrase, target))
    })
}

/// The stems of every phrase that a line of a lexicon stands for: its words parted by `|` are alternatives. Each word
/// is stemmed once, however many phrases it stands in; those left with one telling word say too little.
fn spelled_out(line: &str, language: Language) -> Vec<Vec<String>> {
    if !line.contains('|') {
        return vec![stems(line, language)];
    }
    let alternatives = line.split(' ').map(|word| word.split('|').map(|one| telling(one, language)).collect());
    let slots: Vec<Vec<Vec<String>>> = alternatives.collect();
    let begun = slots.iter().fold(vec![Vec::new()], |begun, slot| {
        begun.iter().flat_map(|start| slot.iter().map(move |stems| [start.as_slice(), stems].concat())).collect()
    });
    begun.into_iter().filter(|phrase: &Vec<String>| phrase.len() > 1).collect()
}

/// Every phrase of both lexicons with its language and element: what words go with which element. Lines with
/// alternatives are left out, as their many phrases would outvote the others.
pub(super) fn rows(catalog: &Catalog) -> impl Iterator<Item = (Vec<String>, Language, Target)> {
    let english = lexicon(catalog, ENGLISH).map(|(phrase, target)| (phrase, Language::English, target));
    let spanish = lexicon(catalog, SPANISH).map(|(phrase, target)| (phrase, Language::Spanish, target));
    let phrases = english.chain(spanish).filter(|(phrase, ..)| !phrase.contains('|'));
    phrases.map(|(phrase, language, target)| (stems(phrase, language), language, target))
}

/// The words of both lexicons, folded: what is ordinary text.
pub(super) fn vocabulary() -> FxHashSet<String> {
    let phrases = ENGLISH.lines().chain(SPANISH.lines()).filter(|line| !line.starts_with('#'));
    let words = phrases.flat_map(|line| tokens(line.split('\t').next().unwrap_or_default()));
    words.map(|token| token.word).collect()
}

/// The stems of a phrase without the words that are skipped; all its words if they all are.
pub(super) fn stems(phrase: &str, language: Language) -> Vec<String> {
    let all = tokens(phrase);
    let telling = telling(phrase, language);
    if telling.len() == 1 && all.len() > 1 {
        // "help out", "on time": a phrase of which one word is left means nothing without the others.
        return all.iter().map(|token| stem_of(phrase, token, language)).collect();
    }
    telling
}

/// The stems of the words of a phrase that are not skipped.
fn telling(phrase: &str, language: Language) -> Vec<String> {
    let is_skipped: fn(&str) -> bool = match language {
        Language::English => is_skipped_in_english,
        Language::Spanish => is_skipped_in_spanish,
    };
    let words = tokens(phrase).into_iter().filter(|token| !is_skipped(&token.word));
    words.map(|token| stem_of(phrase, &token, language)).collect()
}

fn stem_of(phrase: &str, token: &Token, language: Language) -> String {
    match language {
        Language::English => language.stem(&token.word),
        // Before its accents are folded: they tell a verb from a noun.
        Language::Spanish => stem_spanish(&phrase[token.range.clone()].to_lowercase()),
    }
}

/// Whether the word at `place` is a verb that a statement begins with: "Canvassed the north side".
fn is_leading_verb(layout: &Layout<'_>, place: usize) -> bool {
    let begins = layout.before(place) >= Break::Comma
        || is_conjunction(layout.folded(place - 1))
        || matches!(layout.folded(place - 1), "i" | "we" | "ive" | "yo" | "also");
    let word = &layout.words[place];
    let written = &layout.text[word.range.clone()];
    let is_spanish = written.ends_with(['é', 'í']) || word.folded.ends_with("aba");
    begins && word.folded.len() > 4 && (is_spanish || word.folded.ends_with("ed") || word.folded.ends_with("ing"))
}

fn is_whole_item(layout: &Layout<'_>, found: &Found<Entry>) -> bool {
    let item = layout.item(&found.range());
    let says_nothing = |word: &str| {
        levels::is_level(word)
            || is_skipped_in_english(word)
            || matches!(word, "skill" | "skills" | "knowledge" | "experience" | "very" | "the")
    };
    item.into_iter().all(|place| found.places.contains(&place) || says_nothing(layout.folded(place)))
}

/// Drops phrases whose words all stand in a longer one, and repeats.
fn strongest(mut found: Vec<Found<Entry>>) -> Vec<FoundSkill> {
    found.sort_by_key(|found| (std::cmp::Reverse(found.places.len()), found.extra, found.places[0]));
    let mut kept: Vec<FoundSkill> = Vec::new();
    for one in found {
        let is_inside = |other: &FoundSkill| {
            let is_longer = other.places.len() > one.places.len() || other.target == one.value.target;
            let is_tighter = other.extra < one.extra && other.places.len() == one.places.len();
            let is_equal = other.places == one.places;
            (is_longer && one.places.iter().all(|place| other.places.contains(place)))
                || (is_tighter && !is_equal && one.places.iter().any(|place| other.places.contains(place)))
        };
        if !kept.iter().any(is_inside) {
            kept.push(FoundSkill { target: one.value.target, places: one.places, extra: one.extra });
        }
    }
    kept.sort_by_key(|found| found.places[0]);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::codes::ElementId;

    #[test]
    fn a_line_with_alternatives_stands_for_every_phrase_that_they_make() {
        let phrases = |line| -> Vec<String> {
            spelled_out(line, Language::English).iter().map(|stems| stems.join(" ")).collect()
        };
        let expected = ["post vendor bill", "post vendor invoic", "enter vendor bill", "enter vendor invoic"];
        assert_eq!(phrases("post|enter vendor bills|invoices"), expected);
        assert_eq!(phrases("count stock"), ["count stock"]);
        assert_eq!(phrases("count|up stock"), ["count stock"], "of `up stock` one word would be left");
    }

    #[test]
    fn every_line_of_the_lexicons_is_a_phrase_with_elements() {
        let mut seen = FxHashSet::default();
        for line in ENGLISH.lines().chain(SPANISH.lines()).filter(|line| !line.starts_with('#')) {
            let (phrase, ids) = line.split_once('\t').expect(line);
            assert_eq!(phrase, phrase.to_lowercase(), "{line}");
            assert!(ids.split('\t').all(|id| id.parse::<ElementId>().is_ok()), "{line}");
            assert!(seen.insert(phrase) || SPANISH.contains(line), "twice: {line}");
        }
    }
}
