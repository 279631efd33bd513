//! Parts that several pages share.

mod areas;
mod role_line;

pub use areas::AreaSelect;
pub use role_line::{RoleLine, growth_tone, usd};

/// A choice of a list, as `<select>` and radio buttons show it.
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What people read.
    pub text: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice {
    /// A choice that is chosen if its value is `current`.
    pub fn new(value: impl ToString, text: impl ToString, current: &str) -> Self {
        let value = value.to_string();
        Self { chosen: value == current, text: text.to_string(), value }
    }
}
