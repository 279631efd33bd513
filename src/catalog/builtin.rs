//! The built-in catalogue: the text tables of `index/catalog/`, embedded in the program.

use std::borrow::Cow;

use super::tables::{TableError, Tables};

macro_rules! embed {
    ($($file:literal),* $(,)?) => {
        /// Every embedded table by file name.
        pub const FILES: &[(&str, &[u8])] = &[$(($file, include_bytes!(concat!("../../index/catalog/", $file)))),*];
    };
}

embed!["manifest.toml"];

/// Reads the embedded tables.
///
/// # Errors
/// The first unreadable row; never in a tested build.
pub fn tables() -> Result<Tables, TableError> {
    Tables::read(|name| FILES.iter().find(|(file, _)| *file == name).map(|(_, bytes)| Cow::Borrowed(*bytes)))
}
