//! What a typed text may mean: for each word its spellings, synonyms, parts and completions.

use std::ops::Range;

use super::vocabulary::{StemId, Vocabulary, WordId, stem};
use crate::words::{self, Meanings, Spelling, Suggestion, Synonyms, Typed, tokens};

/// Longer texts are cut here: nobody types them into a search box.
const MOST_WORDS: usize = 12;
const MOST_BYTES: usize = 300;
/// How many spellings of a word are tried.
const MOST_SPELLINGS: usize = 5;

/// What a meaning of a word is worth beside the word as typed.
const SYNONYM_WEIGHT: f32 = 0.9;
const JOINED_WEIGHT: f32 = 0.95;
const STEM_ONLY_WEIGHT: f32 = 0.85;
const ONE_EDIT_WEIGHT: f32 = 0.9;
const TWO_EDITS_WEIGHT: f32 = 0.75;
/// A known word is rarely misspelt; other spellings of it count for less.
const KNOWN_WORD_RESPELT: f32 = 0.7;
/// Misspellings seldom touch the first letter.
const OTHER_FIRST_LETTER: f32 = 0.85;

/// How hard to look for other spellings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    /// Only of words that no document holds.
    UnknownWords,
    /// Of every word, after the first search found nothing.
    EveryWord,
}

/// A word to look for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Target {
    pub(super) stem: StemId,
    /// The word itself, where a document holds it; only its stem otherwise.
    pub(super) word: Option<WordId>,
}

/// Why an alternative stands for what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    AsTyped,
    Respelt,
    Synonym,
}

/// Words that together may be meant by a group.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Alternative {
    pub(super) targets: Vec<Target>,
    pub(super) weight: f32,
    pub(super) reading: Reading,
}

/// One thing that was typed: a word, or several that mean one thing together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    pub(super) typed: String,
    pub(super) alternatives: Vec<Alternative>,
    /// Words that begin with what was typed last; empty for other groups.
    pub(super) completions: Range<WordId>,
    /// How much it says: rare words say more.
    pub(super) weight: f32,
}

/// What a typed text may mean.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Reader {
    pub(super) groups: Vec<Group>,
    /// Its words, where every one is known.
    pub(super) exact: Vec<WordId>,
}

/// What is needed to read a query.
pub(super) struct Language<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) spelling: &'a Spelling,
    pub(super) synonyms: &'a Synonyms,
    pub(super) documents: u32,
    pub(super) written: words::Language,
}

impl Language<'_> {
    /// Reads `text` as plain words; no sign in it has a meaning of its own.
    pub(super) fn read(&self, text: &str, effort: Effort) -> Reader {
        let words = telling_words(text, self.written);
        let refs: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut groups = Vec::new();
        let mut place = 0;
        while place < refs.len() {
            let (length, mut group) = self.group(&refs[place..], effort);
            place += length;
            if place == refs.len() {
                group.completions = self.completions(refs[place - 1], length);
            }
            group.weight = self.weight(&group);
            groups.push(group);
        }
        let exact: Option<Vec<WordId>> = refs.iter().map(|word| self.vocabulary.find(word)).collect();
        Reader { groups, exact: exact.unwrap_or_default() }
    }

    /// The group at the beginning of `words`, and how many words it takes.
    fn group(&self, words: &[&str], effort: Effort) -> (usize, Group) {
        if let Some(alternatives) = self.joined(words) {
            return (2, group_of(&words[..2], alternatives));
        }
        let (length, meanings) = self.synonyms.at_start(words).map_or((1, None), |(length, m)| (length, Some(m)));
        let mut alternatives = match length {
            1 => self.readings(words[0], effort, words.len() == 1),
            _ => self.together(&words[..length], 1.0, Reading::AsTyped).into_iter().collect(),
        };
        if let Some(meanings) = meanings {
            alternatives.extend(self.meanings(meanings));
        }
        if alternatives.is_empty() && length > 1 {
            return (1, group_of(&words[..1], self.readings(words[0], effort, false)));
        }
        (length, group_of(&words[..length], alternatives))
    }

    /// `data center` is also written `datacenter`.
    fn joined(&self, words: &[&str]) -> Option<Vec<Alternative>> {
        let [first, second, ..] = words else { return None };
        let whole = self.vocabulary.find(&format!("{first}{second}")).filter(|_| first.len() + second.len() >= 5)?;
        let mut alternatives: Vec<Alternative> =
            self.together(&[first, second], 1.0, Reading::AsTyped).into_iter().collect();
        let reading = if alternatives.is_empty() { Reading::Respelt } else { Reading::Synonym };
        alternatives.push(Alternative { targets: vec![self.target(whole)], weight: JOINED_WEIGHT, reading });
        Some(alternatives)
    }

    fn meanings<'b>(&'b self, meanings: &'b Meanings) -> impl Iterator<Item = Alternative> + 'b {
        meanings.long_forms.iter().chain(&meanings.equivalents).filter_map(|words| {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            self.together(&words, SYNONYM_WEIGHT, Reading::Synonym)
        })
    }

    /// All of `words`, if documents hold each of them.
    fn together(&self, words: &[&str], weight: f32, reading: Reading) -> Option<Alternative> {
        let targets: Option<Vec<Target>> = words.iter().map(|word| self.known(word)).collect();
        Some(Alternative { targets: targets?, weight, reading })
    }

    fn known(&self, word: &str) -> Option<Target> {
        let found = self.vocabulary.find(word).or_else(|| self.vocabulary.find(&self.written.name_form(word)));
        found.map(|word| self.target(word))
    }

    fn target(&self, word: WordId) -> Target {
        Target { stem: self.vocabulary.word(word).stem, word: Some(word) }
    }

    /// What a single word may mean, itself first.
    fn readings(&self, word: &str, effort: Effort, is_last: bool) -> Vec<Alternative> {
        if let Some(target) = self.known(word) {
            let mut found = vec![Alternative { targets: vec![target], weight: 1.0, reading: Reading::AsTyped }];
            if effort == Effort::EveryWord && word.len() >= 4 {
                let respelt = self.respelt(word, Typed::Whole).into_iter().filter(|other| other.targets[0] != target);
                found.extend(respelt.map(|other| Alternative { weight: other.weight * KNOWN_WORD_RESPELT, ..other }));
            }
            return found;
        }
        let mut found = Vec::new();
        if let Some(stem) = self.vocabulary.find_stem(&stem(word, self.written)) {
            let targets = vec![Target { stem, word: None }];
            found.push(Alternative { targets, weight: STEM_ONLY_WEIGHT, reading: Reading::AsTyped });
        }
        found.extend(self.split(word));
        let completes = is_last && !self.vocabulary.starting_with(word).is_empty();
        found.extend(self.respelt(word, Typed::Whole));
        if is_last && found.is_empty() && !completes {
            found.extend(self.respelt(word, Typed::Beginning));
        }
        found
    }

    /// `datacenter` is also written `data center`.
    fn split(&self, word: &str) -> Option<Alternative> {
        const SHORTEST_PART: usize = 3;
        if !word.is_ascii() || word.len() < 2 * SHORTEST_PART {
            return None;
        }
        let frequency = |part: &str| self.vocabulary.find(part).map(|id| self.vocabulary.word(id).documents);
        let best = (SHORTEST_PART..=word.len() - SHORTEST_PART)
            .filter_map(|place| {
                let (first, second) = word.split_at(place);
                Some((frequency(first)?.min(frequency(second)?), place))
            })
            .max()?;
        let (first, second) = word.split_at(best.1);
        self.together(&[first, second], JOINED_WEIGHT, Reading::Respelt)
    }

    fn respelt(&self, word: &str, typed: Typed) -> Vec<Alternative> {
        let suggestions = self.spelling.suggest(word, typed, |id| self.vocabulary.word(id).text.as_str());
        let mut weighed: Vec<(f32, Suggestion)> =
            suggestions.into_iter().map(|found| (self.plausibility(word, found), found)).collect();
        weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.word.cmp(&b.1.word)));
        weighed.truncate(MOST_SPELLINGS);
        let alternative = |(weight, found): (f32, Suggestion)| Alternative {
            targets: vec![self.target(found.word)],
            weight,
            reading: Reading::Respelt,
        };
        weighed.into_iter().map(alternative).collect()
    }

    fn plausibility(&self, typed: &str, found: Suggestion) -> f32 {
        let word = self.vocabulary.word(found.word);
        let edits = if found.edits <= 1 { ONE_EDIT_WEIGHT } else { TWO_EDITS_WEIGHT };
        let first_letter = if word.text.as_bytes()[0] == typed.as_bytes()[0] { 1.0 } else { OTHER_FIRST_LETTER };
        let share = (1.0 + word.documents as f32).ln() / (1.0 + self.documents as f32).ln();
        edits * first_letter * (0.85 + 0.15 * share)
    }

    fn completions(&self, word: &str, group_length: usize) -> Range<WordId> {
        // A phrase that was recognised as a whole is complete; a lone letter begins everything.
        if group_length > 1 || word.len() < 2 { 0..0 } else { self.vocabulary.starting_with(word) }
    }

    fn weight(&self, group: &Group) -> f32 {
        let rarest = |alternative: &Alternative| {
            let counts = alternative.targets.iter().map(|target| self.vocabulary.stem(target.stem).documents);
            counts.min().unwrap_or(0)
        };
        let documents = match group.alternatives.first() {
            Some(alternative) => rarest(alternative),
            None => group.completions.len() as u32,
        };
        let total = self.documents as f32;
        (1.0 + total / (1.0 + documents as f32)).ln()
    }
}

fn group_of(words: &[&str], alternatives: Vec<Alternative>) -> Group {
    Group { typed: words.join(" "), alternatives, completions: 0..0, weight: 1.0 }
}

/// Which share of the words of `text` stand in the index as they are typed, 0 to 1.
pub(super) fn known_share(text: &str, vocabulary: &Vocabulary, language: words::Language) -> f32 {
    let words = telling_words(text, language);
    let known = words.iter().filter(|word| vocabulary.find(word).is_some());
    known.count() as f32 / words.len().max(1) as f32
}

/// The words of a query that carry meaning; all of them if none does.
fn telling_words(text: &str, language: words::Language) -> Vec<String> {
    let mut end = text.len().min(MOST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let all: Vec<String> = tokens(&text[..end]).into_iter().map(|token| token.word).collect();
    let mut words: Vec<String> = all.iter().filter(|word| !language.is_filler(word)).cloned().collect();
    if words.is_empty() {
        words = all;
    }
    words.truncate(MOST_WORDS);
    words
}
