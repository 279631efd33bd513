//! What a statement in unknown words most likely shows, by the words it shares with the lexicons.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::layout::{Break, Layout, is_conjunction, is_skipped_in_english, is_skipped_in_spanish};
use super::skills::{Target, rows, stems};
use crate::catalog::Catalog;
use crate::words::Language;

/// The least share of the votes that the likeliest element must have.
const LEAST_SHARE: f32 = 0.36;
/// Statements of fewer telling words say too little.
const LEAST_WORDS: usize = 2;
/// Longer statements say more than one thing.
const MOST_WORDS: usize = 14;
/// Counts as so many more phrases with a word, which tempers rare words.
const SMOOTHING: f32 = 2.0;
/// A word's weight falls with the number of phrases it stands in.
const RARITY: f32 = 200.0;
/// A vote's confidence never reaches that of a phrase.
const MOST_CONFIDENCE: f32 = 0.6;
/// Phrases written by people weigh more than titles of activities.
const PHRASE_WEIGHT: f32 = 3.0;

/// What each word speaks for.
#[derive(Debug, Clone, Default)]
struct Votes {
    by_stem: FxHashMap<String, Vec<(Target, f32)>>,
    /// First words of phrases: what statements begin with.
    openings: FxHashSet<String>,
}

/// A guess at a statement.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Guess {
    pub(super) target: Target,
    pub(super) words: Range<usize>,
    pub(super) confidence: f32,
}

/// Guesses what statements show.
#[derive(Debug, Clone)]
pub(super) struct Guesses {
    english: Votes,
    spanish: Votes,
}

impl Guesses {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let (mut english, mut spanish) = (Votes::default(), Votes::default());
        for (stems, language, target) in rows(catalog) {
            match language {
                Language::English => english.learn(&stems, target, PHRASE_WEIGHT),
                Language::Spanish => spanish.learn(&stems, target, PHRASE_WEIGHT),
            }
        }
        let places: FxHashMap<&str, Target> =
            catalog.elements.iter().enumerate().map(|(place, element)| (element.id.as_str(), place)).collect();
        for activity in &catalog.activities {
            let generalised = activity.id.generalised();
            if let Some(target) = generalised.and_then(|element| places.get(element.as_str())) {
                english.learn(&stems(&activity.title, Language::English), *target, 1.0);
            }
        }
        Self { english, spanish }
    }

    /// A guess for every statement that begins with a deed and whose words speak for one element.
    pub(super) fn find(&self, layout: &Layout<'_>) -> Vec<Guess> {
        let is_spanish = layout.languages().is_mainly_spanish;
        let votes = if is_spanish { &self.spanish } else { &self.english };
        let stem = |place: usize| {
            let word = &layout.words[place];
            if is_spanish { word.spanish.as_str() } else { word.english.as_str() }
        };
        let is_telling = |place: usize| match is_spanish {
            true => !is_skipped_in_spanish(layout.folded(place)),
            false => !is_skipped_in_english(layout.folded(place)),
        };
        let mut guesses = Vec::new();
        for statement in statements(layout) {
            let telling: Vec<usize> = statement.clone().filter(|place| is_telling(*place)).collect();
            let known: Vec<&str> =
                telling.iter().map(|place| stem(*place)).filter(|stem| votes.by_stem.contains_key(*stem)).collect();
            let opens = telling.first().is_some_and(|first| votes.openings.contains(stem(*first)));
            if !opens || known.len() < LEAST_WORDS || statement.len() > MOST_WORDS {
                continue;
            }
            if let Some((target, share)) = votes.best(&known).filter(|(_, share)| *share >= LEAST_SHARE) {
                let words = telling[0]..telling[telling.len() - 1] + 1;
                guesses.push(Guess { target, words, confidence: share.min(MOST_CONFIDENCE) });
            }
        }
        guesses
    }
}

impl Votes {
    fn learn(&mut self, stems: &[String], target: Target, weight: f32) {
        if stems.len() > 1 {
            self.openings.insert(stems[0].clone());
        }
        for stem in stems {
            let votes = self.by_stem.entry(stem.clone()).or_default();
            match votes.iter_mut().find(|(known, _)| *known == target) {
                Some((_, count)) => *count += weight,
                None => votes.push((target, weight)),
            }
        }
    }

    /// The element that most of `words` speak for, and its share of all they say.
    fn best(&self, words: &[&str]) -> Option<(Target, f32)> {
        let mut sums: FxHashMap<Target, f32> = FxHashMap::default();
        for word in words {
            let votes = &self.by_stem[*word];
            let total: f32 = votes.iter().map(|(_, count)| count).sum();
            let weight = (1.0 + RARITY / (1.0 + total.sqrt())).ln() / (total + SMOOTHING);
            for (target, count) in votes {
                *sums.entry(*target).or_default() += count * weight;
            }
        }
        let total: f32 = sums.values().sum();
        let best = sums.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
        Some((best.0, best.1 / total))
    }
}

/// The statements of a text: parted by commas and stronger marks, and by "and".
fn statements(layout: &Layout<'_>) -> Vec<Range<usize>> {
    let mut statements = Vec::new();
    let mut start = 0;
    for place in 1..=layout.words.len() {
        let parts = place == layout.words.len()
            || layout.before(place) >= Break::Comma
            || (is_conjunction(layout.folded(place)) && place > start + 2);
        if parts {
            statements.push(start..place);
            start = place;
        }
    }
    statements.retain(|statement| !statement.is_empty());
    statements
}
