//! The profile as a form: what was typed, and what it means. What was typed is never lost.

mod fields;
pub mod numbers;
mod reading;

pub use fields::{JobFields, Per, WorkForm, education_key, place_key};
pub use reading::{Problem, Reading, Unsure};

/// How many jobs the form has room for.
pub const JOB_COUNT: usize = 3;

/// The most letters of a single field.
pub const FIELD_LIMIT: usize = 120;

/// The most letters of a field of several lines.
pub const TEXT_LIMIT: usize = 2000;
