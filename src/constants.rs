//! Every constant that scores depend on, read from one file that the method page prints.

use serde::{Deserialize, Serialize};

use crate::catalog::GrowthRule;

/// The text of `index/constants.toml`, as the method page prints it.
pub const TEXT: &str = include_str!("../index/constants.toml");

/// The constants.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Constants {
    /// When a role counts as growing.
    pub growth: GrowthRule,
}

impl Constants {
    /// The constants that the program was built with.
    ///
    /// # Panics
    /// Never in a tested build: a test reads the file.
    pub fn builtin() -> Self {
        toml::from_str(TEXT).expect("index/constants.toml is read by a test")
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_constants_file_is_readable() {
        super::Constants::builtin();
    }
}
