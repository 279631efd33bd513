//! Finds phrases among the words of a text, with a few other words between theirs.

use std::ops::Range;

use rustc_hash::FxHashMap;

/// The farthest that two neighbouring words of a phrase may lie apart.
const FARTHEST: usize = 7;
/// A word that stands in no phrase.
const UNKNOWN: u32 = u32::MAX;

/// Phrases that lead to values, as a tree of words.
#[derive(Debug, Clone)]
pub(super) struct PhraseTable<T> {
    words: FxHashMap<Box<str>, u32>,
    /// From a node by a word to a node; the root is 0.
    edges: FxHashMap<(u32, u32), u32>,
    /// What ends at each node.
    ends: Vec<Vec<T>>,
}

/// A phrase that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found<T> {
    /// What it leads to.
    pub(super) value: T,
    /// The places of its words.
    pub(super) places: Vec<usize>,
    /// How many other words stand between them.
    pub(super) extra: u8,
}

impl<T> Found<T> {
    /// From its first word to its last.
    pub(super) fn range(&self) -> Range<usize> {
        self.places[0]..self.places[self.places.len() - 1] + 1
    }
}

/// What may stand between the words of a phrase.
pub(super) struct Gaps<'a> {
    /// The most words that count.
    pub(super) most_extra: u8,
    /// How much a word between counts.
    pub(super) word_cost: &'a dyn Fn(usize) -> u8,
    /// How much the break before a word counts; none if no phrase crosses it.
    pub(super) break_cost: &'a dyn Fn(usize) -> Option<u8>,
}

impl<T: Clone + PartialEq> Default for PhraseTable<T> {
    fn default() -> Self {
        Self { words: FxHashMap::default(), edges: FxHashMap::default(), ends: vec![Vec::new()] }
    }
}

impl<T: Clone + PartialEq> PhraseTable<T> {
    /// Adds a phrase; without words it is left out.
    pub(super) fn add<'w>(&mut self, phrase: impl IntoIterator<Item = &'w str>, value: T) {
        let mut node = 0;
        for word in phrase {
            let next_word = self.words.len() as u32;
            let id = match self.words.get(word) {
                Some(id) => *id,
                None => *self.words.entry(word.into()).or_insert(next_word),
            };
            let next_node = self.ends.len() as u32;
            node = *self.edges.entry((node, id)).or_insert(next_node);
            if node == next_node {
                self.ends.push(Vec::new());
            }
        }
        let end = &mut self.ends[node as usize];
        if node != 0 && !end.contains(&value) {
            end.push(value);
        }
    }

    /// Every phrase among `words`.
    pub(super) fn find<'w>(&self, words: impl Iterator<Item = &'w str>, gaps: &Gaps<'_>) -> Vec<Found<T>> {
        let ids: Vec<u32> = words.map(|word| self.words.get(word).copied().unwrap_or(UNKNOWN)).collect();
        let mut found = Vec::new();
        let mut places = Vec::new();
        for start in 0..ids.len() {
            if let Some(node) = self.edges.get(&(0, ids[start])) {
                places.push(start);
                self.follow(*node, 0, &ids, gaps, &mut places, &mut found);
                places.pop();
            }
        }
        found
    }

    #[expect(clippy::too_many_arguments, reason = "a step of a recursion that shares its working space")]
    fn follow(
        &self,
        node: u32,
        extra: u8,
        ids: &[u32],
        gaps: &Gaps<'_>,
        places: &mut Vec<usize>,
        found: &mut Vec<Found<T>>,
    ) {
        for value in &self.ends[node as usize] {
            found.push(Found { value: value.clone(), places: places.clone(), extra });
        }
        let last = places[places.len() - 1];
        let mut extra = extra;
        for place in last + 1..ids.len().min(last + 1 + FARTHEST) {
            let Some(cost) = (gaps.break_cost)(place) else { return };
            extra += cost;
            if extra > gaps.most_extra {
                return;
            }
            if ids[place] != UNKNOWN
                && let Some(next) = self.edges.get(&(node, ids[place]))
            {
                places.push(place);
                self.follow(*next, extra, ids, gaps, places, found);
                places.pop();
            }
            extra += (gaps.word_cost)(place);
            if extra > gaps.most_extra {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, most_extra: u8) -> Vec<(&'static str, Vec<usize>, u8)> {
        let mut table = PhraseTable::default();
        table.add(["answer", "phone"], "phones");
        table.add(["phone"], "phone");
        let words: Vec<&str> = text.split(' ').collect();
        let word_cost = |place: usize| u8::from(words[place] != "the");
        let gaps = Gaps { most_extra, word_cost: &word_cost, break_cost: &|_| Some(0) };
        let found = table.find(words.iter().copied(), &gaps);
        found.into_iter().map(|found| (found.value, found.places, found.extra)).collect()
    }

    #[test]
    fn a_phrase_is_found_with_few_words_between() {
        assert_eq!(found("answer the phone", 0)[0], ("phones", vec![0, 2], 0));
        assert_eq!(found("answer every single phone", 2)[0], ("phones", vec![0, 3], 2));
        assert_eq!(found("answer every single phone", 1), [("phone", vec![3], 0)]);
        assert!(found("answer", 2).is_empty());
    }
}
