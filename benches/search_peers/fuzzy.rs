//! The peer: tantivy alone, with its own tokenizer and a fuzzy query for each longer word.

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, FuzzyTermQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, TEXT};
use tantivy::{Index, Searcher, TantivyDocument, Term};

use super::Doc;

const MEMORY_BYTES: usize = 128 << 20;
const TITLE_BOOST: f32 = 5.0;
const EXACT_BOOST: f32 = 2.0;
const FUZZY_BOOST: f32 = 0.5;

/// A tantivy index of titles and bodies.
pub struct FuzzyIndex {
    searcher: Searcher,
    fields: [(Field, f32); 2],
}

impl FuzzyIndex {
    pub fn new(docs: &[Doc]) -> Self {
        let mut schema = Schema::builder();
        let (title, body) = (schema.add_text_field("title", TEXT), schema.add_text_field("body", TEXT));
        let index = Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(1, MEMORY_BYTES).expect("memory can be written");
        for doc in docs {
            let mut fields = TantivyDocument::new();
            fields.add_text(title, &doc.title);
            fields.add_text(body, &doc.body);
            writer.add_document(fields).expect("memory can be written");
        }
        writer.commit().expect("memory can be written");
        writer.wait_merging_threads().expect("merging ends");
        let searcher = index.reader().expect("memory can be read").searcher();
        assert_eq!(searcher.segment_readers().len(), 1, "documents keep their numbers in one segment only");
        Self { searcher, fields: [(title, TITLE_BOOST), (body, 1.0)] }
    }

    pub fn search(&self, text: &str, limit: usize) -> Vec<u32> {
        let words: Vec<&str> =
            text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for (place, word) in words.iter().enumerate() {
            for (field, boost) in self.fields {
                let term = Term::from_field_text(field, word);
                let exact = TermQuery::new(term.clone(), IndexRecordOption::WithFreqs);
                clauses.push((Occur::Should, Box::new(BoostQuery::new(Box::new(exact), boost * EXACT_BOOST))));
                if let Some(fuzzy) = fuzzy(term, word, place + 1 == words.len()) {
                    clauses.push((Occur::Should, Box::new(BoostQuery::new(fuzzy, boost * FUZZY_BOOST))));
                }
            }
        }
        let best = TopDocs::with_limit(limit).order_by_score();
        let found = self.searcher.search(&BooleanQuery::new(clauses), &best).expect("memory can be read");
        found.into_iter().map(|(_, address)| address.doc_id).collect()
    }
}

/// One edit from four letters on, two from eight; the last word may be unfinished.
fn fuzzy(term: Term, word: &str, is_last: bool) -> Option<Box<dyn Query>> {
    let edits = match word.len() {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    match (is_last, edits) {
        (true, _) => Some(Box::new(FuzzyTermQuery::new_prefix(term, edits, true))),
        (false, 0) => None,
        (false, _) => Some(Box::new(FuzzyTermQuery::new(term, edits, true))),
    }
}
