//! How alike names are by the rare words that they share.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::words::{is_filler, singular, tokens};

/// Endings that make one word of another: who does it, the doing, what is done. Longest first.
const ENDINGS: [&str; 14] = ["ement", "ment", "ing", "ant", "ist", "ian", "ery", "al", "er", "or", "ed", "y", "e", "s"];
/// What is left of a word has at least this many letters.
const SHORTEST_STEM: usize = 3;

/// Finds things by the words of their names.
#[derive(Debug, Clone, Default)]
pub(super) struct NameIndex {
    word: FxHashMap<String, u32>,
    /// How rare each word is: the logarithm of names per name with it.
    rarity: Vec<f32>,
    /// What each name calls, and the length of its vector.
    names: Vec<(u32, f32)>,
    names_with: Vec<Vec<u32>>,
    /// The rarity of a word that no name has.
    rarest: f32,
}

impl NameIndex {
    /// Learns names with the places of what they call.
    pub fn new<'n>(names: impl Iterator<Item = (usize, &'n str)>) -> Self {
        let mut index = Self::default();
        let mut words_of: Vec<Vec<u32>> = Vec::new();
        for (place, name) in names {
            let mut words = Vec::new();
            for stem in stems(name) {
                let next = index.word.len() as u32;
                let word = *index.word.entry(stem).or_insert(next);
                if word == next {
                    index.names_with.push(Vec::new());
                }
                index.names_with[word as usize].push(index.names.len() as u32);
                words.push(word);
            }
            index.names.push((place as u32, 0.0));
            words_of.push(words);
        }
        let count = index.names.len() as f32 + 1.0;
        index.rarity = index.names_with.iter().map(|names| (count / names.len() as f32).ln()).collect();
        index.rarest = count.ln();
        for ((_, length), words) in index.names.iter_mut().zip(words_of) {
            *length = words.iter().map(|word| index.rarity[*word as usize].powi(2)).sum::<f32>().sqrt();
        }
        index
    }

    /// How alike the names of things are to `text`, 0 to 1; the best name of each thing counts.
    pub fn alike(&self, text: &str) -> FxHashMap<usize, f32> {
        let mut shared: FxHashMap<u32, f32> = FxHashMap::default();
        let mut squares = 0.0;
        for stem in stems(text) {
            let word = self.word.get(&stem);
            squares += word.map_or(self.rarest, |word| self.rarity[*word as usize]).powi(2);
            let Some(word) = word else { continue };
            for name in &self.names_with[*word as usize] {
                *shared.entry(*name).or_default() += self.rarity[*word as usize].powi(2);
            }
        }
        let mut best: FxHashMap<usize, f32> = FxHashMap::default();
        for (name, product) in shared {
            let (place, length) = self.names[name as usize];
            let likeness = (product / (length * squares.sqrt())).min(1.0);
            let known = best.entry(place as usize).or_default();
            *known = known.max(likeness);
        }
        best
    }
}

/// The telling words of a name, each once, without their endings.
fn stems(name: &str) -> FxHashSet<String> {
    tokens(name).into_iter().filter(|token| !is_filler(&token.word)).map(|token| stem(&token.word)).collect()
}

fn stem(word: &str) -> String {
    let word = singular(word);
    let cut = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    cut.into_iter().find(|rest| rest.chars().count() >= SHORTEST_STEM).unwrap_or(&word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike_by_the_rare_words_they_share() {
        let names = ["bookkeeping regulations", "accounting", "manage people", "manage budgets", "nursing"];
        let index = NameIndex::new(names.into_iter().enumerate());
        let rows = [
            ("bookkeeper", vec![0], "who does it and the doing share a stem"),
            ("accountant", vec![1], "the same for another ending"),
            ("nurse", vec![4], "and another"),
            ("zoologist", vec![], "a word that no name has"),
        ];
        for (text, expected, reason) in rows {
            let mut found: Vec<usize> = index.alike(text).into_keys().collect();
            found.sort_unstable();
            assert_eq!(found, expected, "{text}: {reason}");
        }
        let alike = index.alike("budget manager");
        assert!(alike[&3] > 0.99 && alike[&2] < 0.5, "a common word says little: {alike:?}");
        assert!(index.alike("accountant of things")[&1] < 1.0, "words that no name has count against it");
    }
}
