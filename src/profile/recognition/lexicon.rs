//! The words of all names, to put misspelt ones right.

use rustc_hash::FxHashMap;

use crate::words::{Spelling, Typed};

/// A word that stands in fewer names than this is too rare to be what a misspelt one means.
const LEAST_NAMES: u32 = 2;
/// Shorter words are abbreviations more often than misspelt.
const SHORTEST_MISSPELT_BYTES: usize = 5;
/// Two edits make another word of a shorter one.
const TWO_EDITS_FROM_BYTES: usize = 8;

/// Every word of every name.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexicon {
    /// Sorted, each with the number of names it stands in.
    words: Vec<(String, u32)>,
    spelling: Spelling,
}

impl Lexicon {
    pub(super) fn new(names: &[Vec<String>]) -> Self {
        let mut counts: FxHashMap<&str, u32> = FxHashMap::default();
        for word in names.iter().flatten() {
            *counts.entry(word).or_default() += 1;
        }
        let mut words: Vec<(String, u32)> = counts.into_iter().map(|(word, count)| (word.to_owned(), count)).collect();
        words.sort_unstable();
        let spelling = Spelling::new(words.iter().map(|(word, _)| word.as_str()));
        Self { words, spelling }
    }

    /// Whether `word` stands in a name.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.words.binary_search_by(|(known, _)| known.as_str().cmp(word)).is_ok()
    }

    /// The known word that `word` most likely means; itself if it is known or nothing is near.
    pub(super) fn put_right(&self, word: String) -> String {
        if self.knows(&word) || word.len() < SHORTEST_MISSPELT_BYTES {
            return word;
        }
        let near = self.spelling.suggest(&word, Typed::Whole, |place| self.words[place as usize].0.as_str());
        let names = |place: u32| self.words[place as usize].1;
        let allowed = if word.len() >= TWO_EDITS_FROM_BYTES { 2 } else { 1 };
        let plausible =
            near.into_iter().filter(|suggestion| suggestion.edits <= allowed && names(suggestion.word) >= LEAST_NAMES);
        // A letter more or less is worth ten times the names.
        let likeliest =
            plausible.max_by_key(|suggestion| names(suggestion.word) * 10u32.pow(2 - u32::from(suggestion.edits)));
        likeliest.map_or(word, |suggestion| self.words[suggestion.word as usize].0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_word_is_put_right_and_a_known_one_left_alone() {
        let names: Vec<Vec<String>> = [
            "software engineer",
            "software developer",
            "sales engineer",
            "bookeeper clerk",
            "bookkeeper",
            "bookkeeper clerk",
        ]
        .iter()
        .map(|name| name.split(' ').map(str::to_owned).collect())
        .collect();
        let lexicon = Lexicon::new(&names);
        for (typed, meant) in [
            ("softwear", "software"),
            ("enginer", "engineer"),
            ("sales", "sales"),
            ("clerk", "clerk"),
            ("zzqxv", "zzqxv"),
        ] {
            assert_eq!(lexicon.put_right(typed.to_owned()), meant);
        }
    }
}
