//! A text of a language file, and its braces filled in.

use std::fmt;

use serde::Deserialize;

/// A text whose words in braces are filled in with [`Text::with`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Text(pub(super) Box<str>);

impl Text {
    /// The text with `{name}` replaced by `value`.
    pub fn with(&self, name: &str, value: impl fmt::Display) -> Filled {
        Filled(self.0.to_string()).with(name, value)
    }

    /// The text as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text some of whose braces are filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled(String);

impl Filled {
    /// The text with `{name}` replaced by `value`.
    pub fn with(self, name: &str, value: impl fmt::Display) -> Self {
        Self(self.0.replace(&format!("{{{name}}}"), &value.to_string()))
    }
}

impl fmt::Display for Filled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Filled> for String {
    fn from(filled: Filled) -> Self {
        filled.0
    }
}
