//! The built-in catalogue: the text tables of `index/catalog/`, embedded in the program.

use std::borrow::Cow;

use super::tables::{TableError, Tables};

macro_rules! embed {
    ($($file:literal),* $(,)?) => {
        /// Every embedded table by file name.
        pub const FILES: &[(&str, &[u8])] = &[$(($file, include_bytes!(concat!("../../index/catalog/", $file)))),*];
    };
}

embed![
    "abilities.tsv",
    "activities.tsv",
    "activity_groups.tsv",
    "areas.tsv",
    "certifications.toml",
    "elements.tsv",
    "emerging.toml",
    "exposure.tsv",
    "fields.tsv",
    "guidance.tsv",
    "interests.tsv",
    "knowledge.tsv",
    "manifest.toml",
    "occupation_activities.tsv",
    "occupations.tsv",
    "outlook.tsv",
    "preparation.tsv",
    "programs.jsonl",
    "related.tsv",
    "skills.tsv",
    "technologies.tsv",
    "titles.tsv",
    "wages_metropolitan.tsv",
    "wages_national.tsv",
    "wages_states.tsv",
    "work_activities.tsv",
    "work_values.tsv",
];

/// The bytes of the embedded table called `name`.
pub fn bytes(name: &str) -> Option<Cow<'static, [u8]>> {
    FILES.iter().find(|(file, _)| *file == name).map(|(_, bytes)| Cow::Borrowed(*bytes))
}

/// Reads the embedded tables.
///
/// # Errors
/// The first unreadable row; never in a tested build.
pub fn tables() -> Result<Tables, TableError> {
    Tables::read(bytes)
}
