//! Organisations, and the people who work there.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::store::Passphrase;

use super::code::OneTimeCode;
use super::id::Id;

/// The fewest and the most characters of a sign-in name.
const NAME_CHARS: std::ops::RangeInclusive<usize> = 3..=100;

/// A job centre, an employer's programme, or another place that helps people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its name among our entries.
    pub id: Id<Self>,
    /// What people call it.
    pub name: String,
    /// When it was entered.
    pub added_at: Timestamp,
}

/// What someone at an organisation may do; nobody may do anything at another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rank {
    /// Works with clients of their own.
    Coach,
    /// Sees the clients of every coach of the organisation.
    Supervisor,
    /// Adds and removes people; sees no client.
    Administrator,
}

impl Rank {
    /// Every rank.
    pub const ALL: [Self; 3] = [Self::Coach, Self::Supervisor, Self::Administrator];

    /// Its name in forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Coach => "coach",
            Self::Supervisor => "supervisor",
            Self::Administrator => "administrator",
        }
    }
}

/// Someone who works at an organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staff {
    /// Their name among our entries.
    pub id: Id<Self>,
    /// Where they work.
    pub organisation: Id<Organisation>,
    /// What people call them.
    pub name: String,
    /// What they type to sign in; nobody else on this server has the same.
    pub sign_in: SignInName,
    /// What they may do.
    pub rank: Rank,
    /// When they were added.
    pub added_at: Timestamp,
    /// When they left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_at: Option<Timestamp>,
    /// What they sign in with; none before they have used their first code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passphrase: Option<Passphrase>,
    /// A code with which they may set it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<PendingCode>,
    /// Sessions of an earlier epoch have ended.
    pub(super) epoch: u32,
}

/// A code that was given out and not used yet.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PendingCode {
    pub(super) hash: [u8; 32],
    pub(super) ends_at: Timestamp,
}

impl PendingCode {
    /// Whether `typed` is the code, in a time that does not depend on where they differ.
    pub(super) fn is(&self, typed: OneTimeCode, now: Timestamp) -> bool {
        now < self.ends_at && blake3::Hash::from(self.hash) == blake3::Hash::from(typed.hash())
    }
}

impl Staff {
    /// Whether they still work there.
    pub fn is_here(&self) -> bool {
        self.left_at.is_none()
    }

    /// Until when they can use the code that they were given; none if there is none.
    pub fn code_ends_at(&self) -> Option<Timestamp> {
        self.code.map(|code| code.ends_at)
    }
}

/// What someone types to sign in: a mail address or any name, in small letters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SignInName(String);

/// A text that cannot be a sign-in name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a sign-in name has 3 to 100 letters, digits or signs, and no spaces")]
pub struct SignInNameError;

impl SignInName {
    /// It as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SignInName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for SignInName {
    type Err = SignInNameError;

    fn from_str(text: &str) -> Result<Self, SignInNameError> {
        let name = text.trim().to_lowercase();
        let is_name = NAME_CHARS.contains(&name.chars().count())
            && !name.chars().any(|character| character.is_whitespace() || character.is_control());
        if is_name { Ok(Self(name)) } else { Err(SignInNameError) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_name_is_read_without_regard_to_case_and_has_no_spaces() {
        for (typed, expected, reason) in [
            (" Ana.Ruiz@Example.org ", Some("ana.ruiz@example.org"), "a mail address with spaces around it"),
            ("José", Some("josé"), "letters of any language"),
            ("ana ruiz", None, "a space within"),
            ("ab", None, "too short"),
            ("", None, "nothing"),
            ("a\u{0}b\u{7}c", None, "control characters"),
        ] {
            assert_eq!(typed.parse::<SignInName>().ok().as_ref().map(SignInName::as_str), expected, "{reason}");
        }
        assert!("x".repeat(101).parse::<SignInName>().is_err());
    }
}
