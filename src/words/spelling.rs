//! Known words that a misspelt word may mean: a dictionary of deletions, then exact distances.

use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Place of a word in the list that a [`Spelling`] was made from.
pub type WordPlace = u32;

/// Edits are looked for in the first letters; what follows is compared in full afterwards.
const PREFIX_BYTES: usize = 7;
/// Shorter words are too close to each other to be corrected.
const SHORTEST_WORD_BYTES: usize = 3;
/// From this length a word may have two edits.
const TWO_EDITS_FROM_BYTES: usize = 5;
const LONGEST_WORD_BYTES: usize = 40;
const BUCKET_BITS: u32 = 17;

/// A word that may have been meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion {
    /// The word.
    pub word: WordPlace,
    /// Letters inserted, left out, changed or swapped with a neighbour.
    pub edits: u8,
}

/// How much of a word was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// All of it.
    Whole,
    /// Perhaps only its beginning.
    Beginning,
}

/// A dictionary of deletions: words by what is left of them when up to two letters are taken out.
#[derive(Debug, Clone)]
pub struct Spelling {
    bucket_starts: Vec<u32>,
    words: Vec<WordPlace>,
}

impl Default for Spelling {
    /// A dictionary that knows no word.
    fn default() -> Self {
        Self::new(std::iter::empty())
    }
}

impl Spelling {
    /// Learns `words`. Words with anything but small letters are left out.
    pub fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut entries: Vec<(u32, WordPlace)> = Vec::new();
        for (id, word) in words.enumerate() {
            let letters = word.as_bytes();
            if letters.len() < SHORTEST_WORD_BYTES || !letters.iter().all(u8::is_ascii_lowercase) {
                continue;
            }
            for_each_deletion(letters, most_edits(letters.len()), |hash| entries.push((bucket(hash), id as WordPlace)));
        }
        let mut bucket_starts = vec![0u32; (1 << BUCKET_BITS) + 1];
        for (bucket, _) in &entries {
            bucket_starts[*bucket as usize + 1] += 1;
        }
        for place in 1..bucket_starts.len() {
            bucket_starts[place] += bucket_starts[place - 1];
        }
        let mut next = bucket_starts.clone();
        let mut words = vec![0; entries.len()];
        for (bucket, word) in entries {
            words[next[bucket as usize] as usize] = word;
            next[bucket as usize] += 1;
        }
        Self { bucket_starts, words }
    }

    /// Words within reach of `word`, nearest first; none for words that are too short. `word_at`
    /// gives the words back that this was made from.
    pub fn suggest<'a>(&self, word: &str, typed: Typed, word_at: impl Fn(WordPlace) -> &'a str) -> Vec<Suggestion> {
        let letters = word.as_bytes();
        let allowed = most_edits(letters.len());
        if letters.len() < SHORTEST_WORD_BYTES || letters.len() > LONGEST_WORD_BYTES || allowed == 0 {
            return Vec::new();
        }
        let mut candidates: Vec<WordPlace> = Vec::new();
        for_each_deletion(letters, allowed, |hash| {
            let bucket = bucket(hash) as usize;
            let (start, end) = (self.bucket_starts[bucket] as usize, self.bucket_starts[bucket + 1] as usize);
            candidates.extend_from_slice(&self.words[start..end]);
        });
        candidates.sort_unstable();
        candidates.dedup();
        let mut found: Vec<Suggestion> = candidates
            .into_iter()
            .filter_map(|id| {
                let edits = edits(letters, word_at(id).as_bytes(), allowed, typed)?;
                Some(Suggestion { word: id, edits })
            })
            .collect();
        found.sort_unstable_by_key(|suggestion| (suggestion.edits, suggestion.word));
        found
    }
}

fn most_edits(length: usize) -> u8 {
    match length {
        0..SHORTEST_WORD_BYTES => 0,
        SHORTEST_WORD_BYTES..TWO_EDITS_FROM_BYTES => 1,
        _ => 2,
    }
}

fn bucket(hash: u64) -> u32 {
    (hash >> (64 - BUCKET_BITS)) as u32
}

fn hash_of(letters: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(letters);
    hasher.finish().wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Hands over the hash of the word's beginning and of all that is left of it after `most` deletions.
fn for_each_deletion(word: &[u8], most: u8, mut visit: impl FnMut(u64)) {
    let prefix = &word[..word.len().min(PREFIX_BYTES)];
    visit(hash_of(prefix));
    if most == 0 {
        return;
    }
    let mut once = [0u8; PREFIX_BYTES];
    let mut twice = [0u8; PREFIX_BYTES];
    for first in 0..prefix.len() {
        let length = delete(prefix, first, &mut once);
        visit(hash_of(&once[..length]));
        if most < 2 {
            continue;
        }
        // Deleting from `first` on visits each pair of places once.
        for second in first..length {
            let left = delete(&once[..length], second, &mut twice);
            visit(hash_of(&twice[..left]));
        }
    }
}

fn delete(from: &[u8], place: usize, into: &mut [u8; PREFIX_BYTES]) -> usize {
    into[..place].copy_from_slice(&from[..place]);
    into[place..from.len() - 1].copy_from_slice(&from[place + 1..]);
    from.len() - 1
}

/// The edits between `typed` and `word` (or its best beginning), if there are at most `most`.
fn edits(typed: &[u8], word: &[u8], most: u8, how: Typed) -> Option<u8> {
    let limit = usize::from(most);
    let too_long = word.len() > typed.len() + limit && how == Typed::Whole;
    if too_long || typed.len() > word.len() + limit {
        return None;
    }
    let word = &word[..word.len().min(typed.len() + limit)];
    let width = word.len() + 1;
    let mut rows = [[0u8; LONGEST_WORD_BYTES + 4]; 3];
    for (column, cell) in rows[0][..width].iter_mut().enumerate() {
        *cell = column as u8;
    }
    for row in 1..=typed.len() {
        let (current, before, two_before) = (row % 3, (row + 2) % 3, (row + 1) % 3);
        rows[current][0] = row as u8;
        let mut least = row as u8;
        for column in 1..width {
            let same = typed[row - 1] == word[column - 1];
            let mut cell = rows[before][column - 1] + u8::from(!same);
            cell = cell.min(rows[before][column] + 1).min(rows[current][column - 1] + 1);
            let swapped =
                row > 1 && column > 1 && typed[row - 1] == word[column - 2] && typed[row - 2] == word[column - 1];
            if swapped {
                cell = cell.min(rows[two_before][column - 2] + 1);
            }
            rows[current][column] = cell;
            least = least.min(cell);
        }
        if least > most {
            return None;
        }
    }
    let last = &rows[typed.len() % 3][..width];
    let distance = match how {
        Typed::Whole => last[width - 1],
        Typed::Beginning => last.iter().copied().min().unwrap_or(u8::MAX),
    };
    (distance <= most).then_some(distance)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn suggested(words: &[&str], word: &str, typed: Typed) -> Vec<String> {
        let spelling = Spelling::new(words.iter().copied());
        let suggestions = spelling.suggest(word, typed, |place| words[place as usize]);
        suggestions.iter().map(|suggestion| words[suggestion.word as usize].to_owned()).collect()
    }

    const WORDS: &[&str] = &["billing", "boiling", "technician", "nurse", "purse", "receptionist", "clerk"];

    #[test]
    fn a_misspelt_word_finds_what_was_meant() {
        let rows = [
            ("biling", "billing", "a letter left out"),
            ("techncian", "technician", "a letter left out, late in a long word"),
            ("tehcnicain", "technician", "two swaps"),
            ("clrek", "clerk", "letters swapped"),
            ("recepcionnist", "receptionist", "one changed, one too many"),
        ];
        for (typed, meant, reason) in rows {
            assert!(suggested(WORDS, typed, Typed::Whole).contains(&meant.to_owned()), "{reason}");
        }
    }

    #[test]
    fn a_misspelt_beginning_finds_the_word() {
        assert!(suggested(WORDS, "techinc", Typed::Beginning).contains(&"technician".to_owned()));
        assert!(!suggested(WORDS, "techinc", Typed::Whole).contains(&"technician".to_owned()));
    }

    #[test]
    fn short_words_are_left_alone() {
        assert!(suggested(WORDS, "rn", Typed::Whole).is_empty());
    }

    proptest! {
        #[test]
        fn distances_agree_with_strsim(a in "[a-e]{3,12}", b in "[a-e]{3,12}") {
            let exact = strsim::osa_distance(&a, &b);
            let found = edits(a.as_bytes(), b.as_bytes(), 2, Typed::Whole);
            prop_assert_eq!(found, (exact <= 2).then_some(exact as u8));
        }

        #[test]
        fn whatever_is_within_two_edits_is_suggested(word in "[a-z]{6,12}", place in 0usize..6, letter in "[a-z]") {
            let mut typed = word.clone();
            typed.replace_range(place..=place, &letter);
            prop_assert_eq!(suggested(&[&word], &typed, Typed::Whole), [word]);
        }
    }
}
