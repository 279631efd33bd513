//! The fields of the tantivy index and what a match in each is worth.

use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager, WhitespaceTokenizer};

/// Raised whenever what is written or how it is analysed changes; an index with another number is rebuilt.
pub const SCHEMA_VERSION: u32 = 1;

const ANALYSED: &str = "analysed";

/// Where in a document a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Title,
    OtherNames,
    Groups,
    Body,
    Details,
}

/// Every part with its field's name and the weight of a match in it.
///
/// Tuned on known-item queries over generic documents, then checked by hand on role queries.
pub(super) const PARTS: [(Part, &str, f32); 5] = [
    (Part::Title, "title", 5.0),
    (Part::OtherNames, "other_names", 3.0),
    (Part::Groups, "groups", 2.5),
    (Part::Body, "body", 1.0),
    (Part::Details, "details", 0.6),
];

/// The schema, its fields in the order of [`PARTS`].
#[derive(Debug, Clone)]
pub(super) struct IndexSchema {
    pub(super) schema: Schema,
    pub(super) fields: [Field; PARTS.len()],
}

impl IndexSchema {
    pub(super) fn new() -> Self {
        let mut builder = Schema::builder();
        let fields = PARTS.map(|(_, name, _)| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(ANALYSED)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions);
            builder.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
        });
        Self { schema: builder.build(), fields }
    }

    pub(super) fn field(&self, part: Part) -> Field {
        self.fields[part as usize]
    }
}

/// Stems come ready, parted by spaces: only cutting is left to do.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::new();
    manager.register(ANALYSED, TextAnalyzer::builder(WhitespaceTokenizer::default()).build());
    manager
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_written_to_its_own_field() {
        let schema = IndexSchema::new();
        for (place, (part, name, _)) in PARTS.into_iter().enumerate() {
            assert_eq!(part as usize, place, "the table is in the order of the enum");
            assert_eq!(schema.schema.get_field_name(schema.field(part)), name);
        }
    }
}
