//! The names of every document as words, held in memory: how well a query covers a name decides the order.

use std::ops::Range;

use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};
use std::hash::Hasher;

use super::vocabulary::{Vocabulary, WordId};

/// What a name is to its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NameKind {
    /// Its title.
    Title,
    /// Another name for it.
    Other,
    /// The name of a group that it belongs to.
    Group,
}

/// A name as words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name<'a> {
    pub(super) kind: NameKind,
    pub(super) words: &'a [WordId],
}

/// The names of all documents.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Names {
    /// Where each document's names begin in `kinds`; one more at the end.
    document_starts: Vec<u32>,
    kinds: Vec<NameKind>,
    /// Where each name's words begin in `words`; one more at the end.
    name_starts: Vec<u32>,
    words: Vec<WordId>,
    /// How likely each document is meant, 0 to 1, whatever the query.
    priors: Vec<f32>,
    /// Hash of a name's singular words, with its document; sorted. Made by [`Self::prepare`].
    #[serde(skip)]
    exact: Vec<(u64, u32)>,
}

impl Names {
    pub(super) fn new() -> Self {
        Self { document_starts: vec![0], name_starts: vec![0], ..Self::default() }
    }

    pub(super) fn push_name(&mut self, kind: NameKind, words: &[WordId]) {
        self.kinds.push(kind);
        self.words.extend_from_slice(words);
        self.name_starts.push(self.words.len() as u32);
    }

    pub(super) fn finish_document(&mut self, prior: f32) {
        self.document_starts.push(self.kinds.len() as u32);
        self.priors.push(prior);
    }

    /// Follows the words to their final places.
    pub(super) fn relocate(&mut self, moved: &[WordId]) {
        for word in &mut self.words {
            *word = moved[*word as usize];
        }
    }

    /// Makes what is not stored.
    pub(super) fn prepare(&mut self, vocabulary: &Vocabulary) {
        let mut exact = Vec::with_capacity(self.kinds.len());
        for document in 0..self.len() {
            for name in self.of(document).filter(|name| name.kind != NameKind::Group) {
                exact.push((hash_of(name.words, vocabulary), document));
            }
        }
        exact.sort_unstable();
        exact.dedup();
        self.exact = exact;
    }

    /// How many documents there are.
    pub(super) fn len(&self) -> u32 {
        self.priors.len() as u32
    }

    pub(super) fn prior(&self, document: u32) -> f32 {
        self.priors[document as usize]
    }

    pub(super) fn of(&self, document: u32) -> impl Iterator<Item = Name<'_>> {
        let range = span(&self.document_starts, document);
        range.map(|name| Name { kind: self.kinds[name], words: &self.words[span(&self.name_starts, name as u32)] })
    }

    /// Documents with a name of exactly these words, one or many.
    pub(super) fn named(&self, words: &[WordId], vocabulary: &Vocabulary) -> impl Iterator<Item = u32> + '_ {
        let hash = hash_of(words, vocabulary);
        let start = self.exact.partition_point(|(known, _)| *known < hash);
        self.exact[start..].iter().take_while(move |(known, _)| *known == hash).map(|(_, document)| *document)
    }

    /// Whether every reference inside points at something.
    pub(super) fn is_sound(&self, vocabulary: &Vocabulary) -> bool {
        let ends = |starts: &[u32], end: usize| starts.is_sorted() && starts.last() == Some(&(end as u32));
        let known = vocabulary.words.len() as WordId;
        ends(&self.document_starts, self.kinds.len())
            && self.document_starts.len() == self.priors.len() + 1
            && ends(&self.name_starts, self.words.len())
            && self.name_starts.len() == self.kinds.len() + 1
            && self.words.iter().all(|word| *word < known)
    }
}

fn span(starts: &[u32], place: u32) -> Range<usize> {
    starts[place as usize] as usize..starts[place as usize + 1] as usize
}

fn hash_of(words: &[WordId], vocabulary: &Vocabulary) -> u64 {
    let mut hasher = FxHasher::default();
    for word in words {
        hasher.write_u32(vocabulary.word(*word).lemma);
    }
    hasher.finish()
}
