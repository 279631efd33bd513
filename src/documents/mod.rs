//! Documents to keep: a path as a tagged PDF and as a calendar, in English or Spanish.
//!
//! A [`PathDocument`] holds the words and figures once. [`pdf::write`] sets its [`pages`] on paper,
//! and [`calendar::write`] makes one event of each step. Neither reads a clock or knows a person.

pub mod calendar;
mod choices;
mod conditions;
#[cfg(test)]
mod fixtures;
mod language;
pub mod pages;
mod path_document;
pub mod pdf;
mod step_entry;
#[cfg(test)]
mod tests;
mod texts;

pub use choices::{Choices, Paper, UnknownChoice, WeekSpan};
pub use path_document::{Occasion, PathDocument, Section};
pub use step_entry::StepEntry;
pub use texts::DocumentTexts;

/// What keeps a document from being made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// No path is best at what was asked for, or there is no path at all.
    #[error("there is no such path to this role")]
    NoSuchPath,
    /// The file could not be written; the text says which rule of the format it breaks.
    #[error("the document cannot be written: {reason}")]
    Unwritable {
        /// In the words of the library that refused.
        reason: String,
    },
}
