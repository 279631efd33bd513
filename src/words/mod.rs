//! Words of a text: how it is cut and folded, and which words stand for others.

mod language;
mod spelling;
mod stems;
mod synonyms;
mod tokens;

pub use language::Language;
pub use spelling::{Spelling, Suggestion, Typed, WordPlace};
pub use stems::{stem_english, stem_spanish};
pub use synonyms::{Meanings, SynonymError, Synonyms};
pub use tokens::{Token, fold, is_filler, singular, tokens};
