//! Every word of the index with its stem, its singular and how many documents hold it.

use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use tantivy::tokenizer::{Language as StemmedLanguage, RawTokenizer, Stemmer, TextAnalyzer, TokenStream};

use crate::words::{Language, stem_spanish};

/// Place of a word in [`Vocabulary`]; words are sorted, so a prefix is a range of places.
pub(super) type WordId = u32;
/// Place of a stem in [`Vocabulary`].
pub(super) type StemId = u32;

/// A word as it is written, in small letters without accents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) stem: StemId,
    /// Words with the same number differ only in being one or many.
    pub(super) lemma: u32,
    /// Documents that hold it.
    pub(super) documents: u32,
    /// Documents that have it in a name.
    pub(super) names: u32,
}

/// What tantivy indexes: the stem of several words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Stem {
    pub(super) text: String,
    /// Documents that hold it.
    pub(super) documents: u32,
}

/// The words of an index.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Vocabulary {
    pub(super) words: Vec<Word>,
    pub(super) stems: Vec<Stem>,
}

impl Vocabulary {
    /// The place of `word`, if it is known.
    pub(super) fn find(&self, word: &str) -> Option<WordId> {
        self.words.binary_search_by(|known| known.text.as_str().cmp(word)).ok().map(|place| place as WordId)
    }

    pub(super) fn word(&self, id: WordId) -> &Word {
        &self.words[id as usize]
    }

    pub(super) fn stem(&self, id: StemId) -> &Stem {
        &self.stems[id as usize]
    }

    /// Words that begin with `prefix`.
    pub(super) fn starting_with(&self, prefix: &str) -> Range<WordId> {
        let start = self.words.partition_point(|word| word.text.as_str() < prefix);
        let length = self.words[start..].partition_point(|word| word.text.starts_with(prefix));
        start as WordId..(start + length) as WordId
    }

    /// The place of the stem written `text`, if a document holds it.
    pub(super) fn find_stem(&self, text: &str) -> Option<StemId> {
        self.stems.binary_search_by(|known| known.text.as_str().cmp(text)).ok().map(|place| place as StemId)
    }

    /// Whether every reference inside points at something.
    pub(super) fn is_sound(&self) -> bool {
        let stems = self.stems.len() as StemId;
        self.words.iter().all(|word| word.stem < stems)
            && self.words.is_sorted_by(|a, b| a.text < b.text)
            && self.stems.is_sorted_by(|a, b| a.text < b.text)
    }
}

/// Collects the words of documents, given one after another.
pub(super) struct VocabularyBuilder {
    words: Vec<Word>,
    stems: Vec<Stem>,
    word_by_text: FxHashMap<String, WordId>,
    stem_by_text: FxHashMap<String, StemId>,
    lemma_by_text: FxHashMap<String, u32>,
    /// For each word and stem, one more than the last document that counted it.
    word_seen: Vec<(u32, u32)>,
    stem_seen: Vec<u32>,
    stemmer: TextAnalyzer,
    language: Language,
}

impl VocabularyBuilder {
    pub(super) fn new(language: Language) -> Self {
        Self {
            words: Vec::new(),
            stems: Vec::new(),
            word_by_text: FxHashMap::default(),
            stem_by_text: FxHashMap::default(),
            lemma_by_text: FxHashMap::default(),
            word_seen: Vec::new(),
            stem_seen: Vec::new(),
            stemmer: stemmer(),
            language,
        }
    }

    /// Counts `word` for `document`; documents come in rising order. The place it returns holds
    /// until [`Self::finish`], which says where it moved.
    pub(super) fn add(&mut self, word: &str, document: u32, in_name: bool) -> WordId {
        let id = match self.word_by_text.get(word) {
            Some(id) => *id,
            None => self.intern(word),
        };
        let known = &mut self.words[id as usize];
        let seen = &mut self.word_seen[id as usize];
        let mark = document + 1;
        if seen.0 != mark {
            seen.0 = mark;
            known.documents += 1;
        }
        if in_name && seen.1 != mark {
            seen.1 = mark;
            known.names += 1;
        }
        let stem_seen = &mut self.stem_seen[known.stem as usize];
        if *stem_seen != mark {
            *stem_seen = mark;
            self.stems[known.stem as usize].documents += 1;
        }
        id
    }

    pub(super) fn stem_text(&self, id: WordId) -> &str {
        &self.stems[self.words[id as usize].stem as usize].text
    }

    /// The sorted vocabulary, and for each place given out so far the one it has now.
    pub(super) fn finish(self) -> (Vocabulary, Vec<WordId>) {
        let (stems, moved_stems) = sorted_by_text(&self.stems, |stem| &stem.text);
        let (mut words, moved_words) = sorted_by_text(&self.words, |word| &word.text);
        for word in &mut words {
            word.stem = moved_stems[word.stem as usize];
        }
        (Vocabulary { words, stems }, moved_words)
    }

    fn intern(&mut self, text: &str) -> WordId {
        let stem_text = self.stem_of(text);
        let stem = match self.stem_by_text.get(&stem_text) {
            Some(stem) => *stem,
            None => {
                let stem = self.stems.len() as StemId;
                self.stems.push(Stem { text: stem_text.clone(), documents: 0 });
                self.stem_seen.push(0);
                self.stem_by_text.insert(stem_text, stem);
                stem
            }
        };
        let lemmas = self.lemma_by_text.len() as u32;
        let lemma = *self.lemma_by_text.entry(self.language.name_form(text)).or_insert(lemmas);
        let id = self.words.len() as WordId;
        self.words.push(Word { text: text.to_owned(), stem, lemma, documents: 0, names: 0 });
        self.word_seen.push((0, 0));
        self.word_by_text.insert(text.to_owned(), id);
        id
    }

    fn stem_of(&mut self, word: &str) -> String {
        match self.language {
            Language::English => stem_with(&mut self.stemmer, word),
            Language::Spanish => stem_spanish(word),
        }
    }
}

/// The stem of a word that may be unknown to the index.
pub(super) fn stem(word: &str, language: Language) -> String {
    match language {
        Language::English => stem_with(&mut stemmer(), word),
        Language::Spanish => stem_spanish(word),
    }
}

fn stemmer() -> TextAnalyzer {
    TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(StemmedLanguage::English)).build()
}

fn stem_with(stemmer: &mut TextAnalyzer, word: &str) -> String {
    let mut stream = stemmer.token_stream(word);
    match stream.advance() {
        true => stream.token().text.clone(),
        false => word.to_owned(),
    }
}

/// `items` sorted, and where each went.
fn sorted_by_text<T: Clone>(items: &[T], text: impl Fn(&T) -> &str) -> (Vec<T>, Vec<u32>) {
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    order.sort_unstable_by(|a, b| text(&items[*a as usize]).cmp(text(&items[*b as usize])));
    let mut moved = vec![0; items.len()];
    for (new, old) in order.iter().enumerate() {
        moved[*old as usize] = new as u32;
    }
    (order.iter().map(|old| items[*old as usize].clone()).collect(), moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_once_a_document_and_found_by_prefix() {
        let mut builder = VocabularyBuilder::new(Language::English);
        let given: Vec<WordId> =
            ["nurses", "nurse", "nursing", "nurse"].map(|word| builder.add(word, 0, true)).to_vec();
        builder.add("nurse", 1, false);
        let (vocabulary, moved) = builder.finish();
        let nurse = vocabulary.find("nurse").expect("it was added");
        assert_eq!(moved[given[1] as usize], nurse);
        assert_eq!((vocabulary.word(nurse).documents, vocabulary.word(nurse).names), (2, 1));
        assert_eq!(vocabulary.stem(vocabulary.word(nurse).stem).documents, 2);
        assert_eq!(vocabulary.starting_with("nurs").len(), 3);
        assert!(vocabulary.is_sound());
    }
}
