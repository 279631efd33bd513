//! Full-text search over the catalogue: built from it, stamped with its version, thrown away at will.

mod build;
mod documents;
mod names;
mod query;
mod rank;
mod schema;
mod search;
mod snippet;
mod storage;
mod text_index;
mod training;
mod vocabulary;

pub use build::Document;
pub use documents::HitKind;
pub use schema::SCHEMA_VERSION;
pub use search::{Correction, Counts, Filters, HITS_PER_PAGE, SearchHit, SearchIndex, SearchPage, SearchRequest};
pub use snippet::{Segment, Snippet, SnippetSource};
pub use storage::INDEX_FILE;
pub use text_index::{Found, Marks, Ranking, TextIndex};
pub use training::{Near, TrainingOrder, TrainingRequest, least_weeks, search_training};

/// An index that cannot be written, read or trusted.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// Tantivy reports an error.
    #[error("the search index failed")]
    Tantivy(#[from] tantivy::TantivyError),
    /// A file of the index cannot be opened.
    #[error("a file of the search index cannot be opened")]
    Open(#[from] tantivy::directory::error::OpenReadError),
    /// A file of the index cannot be read or written.
    #[error("a file of the search index cannot be read or written")]
    Read(#[source] std::io::Error),
    /// Its files contradict each other.
    #[error("the search index is damaged: {0}")]
    Unsound(&'static str),
}
