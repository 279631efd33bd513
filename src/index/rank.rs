//! Orders what tantivy found: how well a query covers a document's names, then tantivy's own score.

use super::names::{Name, NameKind, Names};
use super::query::{Alternative, Group, Reader, Reading, Target};
use super::vocabulary::{Vocabulary, WordId};

/// Shares of a document's final score, tuned on known-item queries of one seed and checked on another.
const NAME_SHARE: f32 = 0.60;
const TEXT_SHARE: f32 = 0.30;
const PRIOR_SHARE: f32 = 0.28;
/// Added when a name is exactly what was typed.
const EXACT_BONUS: f32 = 0.50;
/// Added when the words stand side by side in the order they were typed.
const PHRASE_BONUS: f32 = 0.05;
/// What covering a query is worth when the name says much more besides.
const COVERED_FLOOR: f32 = 0.55;
/// One nurse, many nurses.
const ONE_OR_MANY: f32 = 0.98;
/// A word with the same stem is near, not the same.
const SAME_STEM: f32 = 0.85;
/// Completing a word is worth this much and the rest by how much of it was typed.
const COMPLETION_FLOOR: f32 = 0.50;
/// A word that is complete as typed is rarely the beginning of another.
const COMPLETED_KNOWN_WORD: f32 = 0.75;
/// Longer names are compared by their first words.
const MOST_NAME_WORDS: usize = 24;

/// How well a query covers a name.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Coverage {
    pub(super) score: f32,
    /// Which of the document's names it was.
    pub(super) name: usize,
    /// Whether the name is exactly what was typed.
    pub(super) is_exact: bool,
}

/// How well a document fits a query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fit {
    /// By its words alone.
    pub(super) by_words: f32,
    /// By its words, and by how likely it is meant at all.
    pub(super) score: f32,
    pub(super) name: Coverage,
}

/// Compares names with one query.
pub(super) struct Ranker<'a> {
    vocabulary: &'a Vocabulary,
    names: &'a Names,
    query: &'a Reader,
    total_weight: f32,
    /// One bit a stem: whether the query looks for it.
    wanted: Vec<u64>,
}

impl<'a> Ranker<'a> {
    pub(super) fn new(vocabulary: &'a Vocabulary, names: &'a Names, query: &'a Reader) -> Self {
        let mut wanted = vec![0u64; vocabulary.stems.len() / 64 + 1];
        for target in query.groups.iter().flat_map(|group| &group.alternatives).flat_map(|one| &one.targets) {
            wanted[target.stem as usize / 64] |= 1 << (target.stem % 64);
        }
        let total_weight = query.groups.iter().map(|group| group.weight).sum();
        Self { vocabulary, names, query, total_weight, wanted }
    }

    /// How well `document` fits, where tantivy scored its text `text_score` (0 to 1).
    pub(super) fn score(&self, document: u32, text_score: f32) -> Fit {
        let name = self.best_name(document);
        let by_words = NAME_SHARE * name.score + TEXT_SHARE * text_score;
        Fit { by_words, score: by_words + PRIOR_SHARE * self.names.prior(document), name }
    }

    /// Whether `word` is among those looked for.
    pub(super) fn is_wanted(&self, word: WordId) -> bool {
        let stem = self.vocabulary.word(word).stem;
        self.wanted[stem as usize / 64] >> (stem % 64) & 1 == 1 || self.completes(word)
    }

    /// Whether a name of `document` has a word that completes the last one typed.
    pub(super) fn is_completed_in(&self, document: u32) -> bool {
        self.names.of(document).any(|name| name.words.iter().any(|word| self.completes(*word)))
    }

    /// The reading of `group` that `document`'s names hold best; the likeliest if none does.
    pub(super) fn reading_in<'b>(&self, document: u32, group: &'b Group) -> Option<&'b Alternative> {
        let fits = |alternative: &&Alternative| {
            let qualities = self.names.of(document).map(|name| self.match_alternative(alternative, name.words).quality);
            qualities.fold(0.0, f32::max)
        };
        group.alternatives.iter().rev().max_by(|a, b| fits(a).total_cmp(&fits(b)))
    }

    fn completes(&self, word: WordId) -> bool {
        self.query.groups.last().is_some_and(|group| group.completions.contains(&word))
    }

    fn best_name(&self, document: u32) -> Coverage {
        let mut best = Coverage::default();
        for (place, name) in self.names.of(document).enumerate() {
            if !name.words.iter().any(|word| self.is_wanted(*word)) {
                continue;
            }
            let (mut score, is_exact) = self.cover(name);
            score *= match name.kind {
                NameKind::Title => 1.0,
                NameKind::Other => 0.94,
                NameKind::Group => 0.90,
            };
            if score > best.score {
                best = Coverage { score, name: place, is_exact };
            }
        }
        best
    }

    /// How well the query covers `name`, 0 to 1 and a bonus, and whether it is exactly the name.
    fn cover(&self, name: Name<'_>) -> (f32, bool) {
        let words = &name.words[..name.words.len().min(MOST_NAME_WORDS)];
        let (mut covered, mut used) = (0.0, 0u32);
        let (mut in_order, mut certain, mut previous) = (true, true, None);
        for group in &self.query.groups {
            let found = self.best_match(group, words);
            covered += group.weight * found.quality;
            used |= found.places;
            certain &= found.quality >= ONE_OR_MANY;
            let first = found.places.trailing_zeros();
            in_order &= found.places != 0 && previous.is_none_or(|previous| first == previous + 1);
            previous = (found.places != 0).then(|| 31 - found.places.leading_zeros());
        }
        let query_share = covered / self.total_weight.max(f32::MIN_POSITIVE);
        let name_share = used.count_ones() as f32 / words.len() as f32;
        let mut score = query_share * (COVERED_FLOOR + (1.0 - COVERED_FLOOR) * name_share);
        if in_order && self.query.groups.len() > 1 {
            score += PHRASE_BONUS;
        }
        let is_whole = in_order && used.count_ones() as usize == name.words.len();
        if is_whole {
            score += EXACT_BONUS * query_share * query_share;
        }
        (score, is_whole && certain)
    }

    fn best_match(&self, group: &Group, words: &[WordId]) -> Match {
        let mut best = Match::default();
        for alternative in &group.alternatives {
            let found = self.match_alternative(alternative, words);
            if found.quality > best.quality {
                best = found;
            }
        }
        if !group.completions.is_empty() {
            let known = group.alternatives.iter().any(|one| one.reading == Reading::AsTyped);
            let likely = if known { COMPLETED_KNOWN_WORD } else { 1.0 };
            for (place, word) in words.iter().enumerate().filter(|(_, word)| group.completions.contains(word)) {
                let typed = group.typed.len() as f32 / self.vocabulary.word(*word).text.len() as f32;
                let quality = likely * (COMPLETION_FLOOR + (0.97 - COMPLETION_FLOOR) * typed);
                if quality > best.quality {
                    best = Match { quality, places: 1 << place };
                }
            }
        }
        best
    }

    fn match_alternative(&self, alternative: &Alternative, words: &[WordId]) -> Match {
        let mut places = 0u32;
        let mut quality = 0.0;
        for target in &alternative.targets {
            let words = &words[..words.len().min(MOST_NAME_WORDS)];
            let Some((place, found)) = self.match_target(*target, words) else { return Match::default() };
            places |= 1 << place;
            quality += found;
        }
        Match { quality: alternative.weight * quality / alternative.targets.len() as f32, places }
    }

    fn match_target(&self, target: Target, words: &[WordId]) -> Option<(usize, f32)> {
        let lemma = target.word.map(|word| self.vocabulary.word(word).lemma);
        let mut near = None;
        for (place, word) in words.iter().enumerate() {
            let known = self.vocabulary.word(*word);
            if known.stem != target.stem {
                continue;
            }
            let quality = match () {
                () if Some(*word) == target.word || lemma.is_none() => return Some((place, 1.0)),
                () if Some(known.lemma) == lemma => ONE_OR_MANY,
                () => SAME_STEM,
            };
            if near.is_none_or(|(_, best)| quality > best) {
                near = Some((place, quality));
            }
        }
        near
    }
}

/// Where and how well a group matches a name.
#[derive(Debug, Clone, Copy, Default)]
struct Match {
    quality: f32,
    /// One bit a word of the name.
    places: u32,
}
