//! A full-text index over documents of any kind: tantivy finds, the ranking of names decides.

use rustc_hash::{FxHashMap, FxHashSet};
use tantivy::collector::{Collector, SegmentCollector, TopDocs};
use tantivy::query::{BooleanQuery, BoostQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, Score, Searcher, SegmentOrdinal, SegmentReader, Term};

use super::IndexError;
use super::names::Names;
use super::query::{Alternative, Effort, Group, Language, Reader, Reading, Target, known_share};
use super::rank::{Fit, Ranker};
use super::schema::{IndexSchema, PARTS, Part};
use super::vocabulary::{StemId, Vocabulary};
use crate::words::{self, Spelling, Synonyms};

/// How many of tantivy's best are ordered by their names; the rest follow in tantivy's order.
const RERANKED: usize = 200;
/// With fewer documents that hold every word, those that hold some are looked at too.
const ENOUGH: usize = 10;
const LOOSE_CANDIDATES: usize = 60;
/// Documents that hold only some words must come this near to the best.
const LOOSE_SHARE_OF_BEST: f32 = 0.45;
/// How many completions of the last word tantivy looks for.
const MOST_COMPLETIONS: usize = 16;
/// What two words side by side add, in tantivy's score of a text.
const PHRASE_WEIGHT: f32 = 8.0;
const COMPLETION_WEIGHT: f32 = 0.6;

/// A full-text index, opened.
pub struct TextIndex {
    searcher: Searcher,
    schema: IndexSchema,
    vocabulary: Vocabulary,
    names: Names,
    spelling: Spelling,
    synonyms: Synonyms,
    written: words::Language,
}

/// A document that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// Its number, in the order it was added.
    pub document: u32,
    /// How well it fits; comparable within one search only.
    pub score: f32,
    /// Which of its names fits best, if one does: its title, then other names, then groups.
    pub name: Option<usize>,
}

/// All that a query found, best first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ranking {
    /// Documents, best first; equal ones in the order they were added.
    pub found: Vec<Found>,
    /// What was searched for instead, if the best result needed another spelling.
    pub corrected: Option<String>,
    /// What to mark in a text.
    pub marks: Marks,
}

/// Which words of a text a query was looking for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    stems: Vec<StemId>,
    typed_last: String,
}

impl TextIndex {
    pub(super) fn new(
        searcher: Searcher,
        (vocabulary, mut names): (Vocabulary, Names),
        written: words::Language,
    ) -> Self {
        names.prepare(&vocabulary);
        let spelling = Spelling::new(vocabulary.words.iter().map(|word| word.text.as_str()));
        Self {
            searcher,
            schema: IndexSchema::new(),
            vocabulary,
            names,
            spelling,
            synonyms: Synonyms::of(written),
            written,
        }
    }

    /// How many documents it holds.
    pub fn len(&self) -> u32 {
        self.names.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Documents that fit `text`, read as plain words, among those that `keep` lets through.
    ///
    /// # Errors
    /// When a file of the index cannot be read.
    pub fn search(&self, text: &str, keep: &dyn Fn(u32) -> bool) -> Result<Ranking, IndexError> {
        let language = Language {
            vocabulary: &self.vocabulary,
            spelling: &self.spelling,
            synonyms: &self.synonyms,
            documents: self.names.len(),
            written: self.written,
        };
        let query = language.read(text, Effort::UnknownWords);
        let candidates = self.with_every_word(&query)?;
        if candidates.is_empty() && !query.groups.is_empty() {
            let respelt = language.read(text, Effort::EveryWord);
            let others = self.with_every_word(&respelt)?;
            if !others.is_empty() {
                return self.rank(&respelt, others, keep);
            }
        }
        self.rank(&query, candidates, keep)
    }

    /// Which share of the words of `text` it holds as they are typed, 0 to 1.
    pub fn known_share(&self, text: &str) -> f32 {
        known_share(text, &self.vocabulary, self.written)
    }

    /// Whether `word` is one that `marks` asks for.
    pub fn is_marked(&self, marks: &Marks, word: &str) -> bool {
        let known = self.vocabulary.find(word).map(|id| self.vocabulary.word(id).stem);
        let completes = marks.typed_last.len() >= 2 && word.starts_with(&marks.typed_last);
        completes || known.is_some_and(|stem| marks.stems.binary_search(&stem).is_ok())
    }

    fn rank(
        &self,
        query: &Reader,
        mut candidates: Vec<(u32, f32)>,
        keep: &dyn Fn(u32) -> bool,
    ) -> Result<Ranking, IndexError> {
        candidates.retain(|(document, _)| keep(*document));
        sort_best_first(&mut candidates);
        let rest = candidates.split_off(candidates.len().min(RERANKED));
        let strict = candidates.len();
        if strict < ENOUGH && query.groups.len() > 1 {
            self.add_loose(query, &mut candidates, keep)?;
        }
        self.add_exact(query, &mut candidates, keep);
        let ranker = Ranker::new(&self.vocabulary, &self.names, query);
        let best_text = candidates.iter().map(|(_, score)| *score).fold(f32::MIN_POSITIVE, f32::max);
        let mut scored: Vec<(u32, Fit, bool)> = Vec::with_capacity(candidates.len());
        for (place, (document, text_score)) in candidates.into_iter().enumerate() {
            let fit = ranker.score(document, text_score / best_text);
            scored.push((document, fit, place >= strict && !fit.name.is_exact));
        }
        scored.sort_by(|a, b| b.1.score.total_cmp(&a.1.score).then(a.0.cmp(&b.0)));
        let best_by_words = scored.iter().map(|(_, fit, _)| fit.by_words).fold(0.0, f32::max);
        scored.retain(|(_, fit, is_loose)| !is_loose || fit.by_words >= best_by_words * LOOSE_SHARE_OF_BEST);
        let mut found: Vec<Found> = scored.into_iter().map(|(document, fit, _)| found(document, &fit)).collect();
        add_rest(&mut found, &rest);
        let corrected = found.first().and_then(|best| self.correction(query, &ranker, best));
        Ok(Ranking { found, corrected, marks: marks(query) })
    }

    /// Documents that hold every word of the query in some reading.
    fn with_every_word(&self, query: &Reader) -> Result<Vec<(u32, f32)>, IndexError> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for group in &query.groups {
            let mut any: Vec<(Occur, Box<dyn Query>)> = Vec::new();
            for alternative in &group.alternatives {
                any.push((Occur::Should, self.alternative_query(alternative)));
            }
            self.completion_clauses(group, &mut any);
            if any.is_empty() {
                return Ok(Vec::new());
            }
            clauses.push((Occur::Must, Box::new(BooleanQuery::new(any))));
        }
        if clauses.is_empty() {
            return Ok(Vec::new());
        }
        for pair in query.groups.windows(2) {
            clauses.extend(self.phrase_clause(pair));
        }
        Ok(self.searcher.search(&BooleanQuery::new(clauses), &EveryMatch)?)
    }

    /// The best documents that hold some words of the query.
    fn add_loose(
        &self,
        query: &Reader,
        candidates: &mut Vec<(u32, f32)>,
        keep: &dyn Fn(u32) -> bool,
    ) -> Result<(), IndexError> {
        let mut any: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for group in &query.groups {
            for alternative in &group.alternatives {
                let weight = alternative.weight / alternative.targets.len() as f32;
                for target in &alternative.targets {
                    self.term_clauses(target.stem, weight, PARTS.len(), &mut any);
                }
            }
            self.completion_clauses(group, &mut any);
        }
        if any.is_empty() {
            return Ok(());
        }
        let best = TopDocs::with_limit(LOOSE_CANDIDATES).order_by_score();
        for (score, address) in self.searcher.search(&BooleanQuery::new(any), &best)? {
            let is_new = !candidates.iter().any(|(document, _)| *document == address.doc_id);
            if is_new && keep(address.doc_id) {
                candidates.push((address.doc_id, score));
            }
        }
        Ok(())
    }

    /// A document whose name was typed exactly is among the candidates, whatever else holds the words.
    fn add_exact(&self, query: &Reader, candidates: &mut Vec<(u32, f32)>, keep: &dyn Fn(u32) -> bool) {
        if query.exact.is_empty() {
            return;
        }
        for document in self.names.named(&query.exact, &self.vocabulary) {
            if keep(document) && !candidates.iter().any(|(known, _)| *known == document) {
                candidates.push((document, 0.0));
            }
        }
    }

    /// Neighbouring words that stand side by side in a text, each in its likeliest reading.
    fn phrase_clause(&self, pair: &[Group]) -> Option<(Occur, Box<dyn Query>)> {
        let stem = |group: &Group| match group.alternatives.first() {
            Some(Alternative { targets, .. }) if targets.len() == 1 => Some(targets[0].stem),
            _ => None,
        };
        let field = self.schema.field(Part::Body);
        let terms: Option<Vec<Term>> = pair
            .iter()
            .map(|group| Some(Term::from_field_text(field, &self.vocabulary.stem(stem(group)?).text)))
            .collect();
        let phrase = BoostQuery::new(Box::new(PhraseQuery::new(terms?)), PHRASE_WEIGHT);
        Some((Occur::Should, Box::new(phrase)))
    }

    fn alternative_query(&self, alternative: &Alternative) -> Box<dyn Query> {
        let mut every: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for target in &alternative.targets {
            let mut any = Vec::new();
            self.term_clauses(target.stem, alternative.weight, PARTS.len(), &mut any);
            every.push((Occur::Must, Box::new(BooleanQuery::new(any))));
        }
        match every.len() {
            1 => every.remove(0).1,
            _ => Box::new(BooleanQuery::new(every)),
        }
    }

    /// The commonest words that complete the last one, looked for in names only.
    fn completion_clauses(&self, group: &Group, any: &mut Vec<(Occur, Box<dyn Query>)>) {
        const NAME_PARTS: usize = 2;
        let mut by_stem: FxHashMap<StemId, u32> = FxHashMap::default();
        for id in group.completions.clone() {
            let word = self.vocabulary.word(id);
            if word.names > 0 && word.text.len() > group.typed.len() {
                *by_stem.entry(word.stem).or_default() += word.names;
            }
        }
        let mut stems: Vec<(u32, StemId)> = by_stem.into_iter().map(|(stem, names)| (names, stem)).collect();
        stems.sort_unstable_by(|a, b| b.cmp(a));
        for (_, stem) in stems.into_iter().take(MOST_COMPLETIONS) {
            self.term_clauses(stem, COMPLETION_WEIGHT, NAME_PARTS, any);
        }
    }

    fn term_clauses(&self, stem: StemId, weight: f32, parts: usize, any: &mut Vec<(Occur, Box<dyn Query>)>) {
        let text = &self.vocabulary.stem(stem).text;
        for (part, _, boost) in &PARTS[..parts] {
            let term = Term::from_field_text(self.schema.field(*part), text);
            let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
            any.push((Occur::Should, Box::new(BoostQuery::new(Box::new(query), boost * weight))));
        }
    }

    /// The query as it was understood, if its best result needed another spelling of a word.
    fn correction(&self, query: &Reader, ranker: &Ranker<'_>, best: &Found) -> Option<String> {
        let completed = ranker.is_completed_in(best.document);
        let mut is_respelt = false;
        let mut words = Vec::new();
        for group in &query.groups {
            let reading = ranker.reading_in(best.document, group).filter(|one| one.reading == Reading::Respelt);
            let reading = reading.filter(|_| group.completions.is_empty() || !completed);
            is_respelt |= reading.is_some();
            match reading {
                Some(reading) => words.extend(reading.targets.iter().map(|target| self.written(*target, group))),
                None => words.push(group.typed.clone()),
            }
        }
        is_respelt.then(|| words.join(" "))
    }

    fn written(&self, target: Target, group: &Group) -> String {
        target.word.map_or_else(|| group.typed.clone(), |word| self.vocabulary.word(word).text.clone())
    }
}

fn found(document: u32, fit: &Fit) -> Found {
    Found { document, score: fit.score, name: (fit.name.score > 0.0).then_some(fit.name.name) }
}

/// Puts the rest behind what is ranked; scores keep falling, so that pages stay in order.
fn add_rest(found: &mut Vec<Found>, rest: &[(u32, f32)]) {
    let ranked: FxHashSet<u32> = found.iter().map(|found| found.document).collect();
    let mut score = found.last().map_or(0.0, |found| found.score);
    for (document, _) in rest.iter().filter(|(document, _)| !ranked.contains(document)) {
        score *= 0.999;
        found.push(Found { document: *document, score, name: None });
    }
}

fn marks(query: &Reader) -> Marks {
    let groups = query.groups.iter();
    let mut stems: Vec<StemId> =
        groups.flat_map(|group| &group.alternatives).flat_map(|one| &one.targets).map(|target| target.stem).collect();
    stems.sort_unstable();
    stems.dedup();
    let last = query.groups.last().filter(|group| !group.completions.is_empty());
    Marks { stems, typed_last: last.map_or(String::new(), |group| group.typed.clone()) }
}

fn sort_best_first(candidates: &mut [(u32, f32)]) {
    candidates.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
}

/// Collects every match with its score; the index has one segment, so its numbers are the documents'.
struct EveryMatch;

struct EveryMatchOfSegment(Vec<(u32, f32)>);

impl Collector for EveryMatch {
    type Fruit = Vec<(u32, f32)>;
    type Child = EveryMatchOfSegment;

    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<Self::Child> {
        Ok(EveryMatchOfSegment(Vec::new()))
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Vec<(u32, f32)>>) -> tantivy::Result<Self::Fruit> {
        Ok(segments.concat())
    }
}

impl SegmentCollector for EveryMatchOfSegment {
    type Fruit = Vec<(u32, f32)>;

    fn collect(&mut self, document: DocId, score: Score) {
        self.0.push((document, score));
    }

    fn harvest(self) -> Self::Fruit {
        self.0
    }
}
