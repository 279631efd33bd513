//! Fields of study in our own words, with the awards that are usual in them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Row;
use super::rows::table;
use crate::catalog::codes::CipCode;
use crate::catalog::{Between, ProgramKind};

table! {
    /// A field of study: a two-digit family of the CIP.
    FieldRow, "fields.tsv" {
        /// Its code.
        cip: CipCode,
        /// Its name in our words.
        name: String,
        /// The same in Spanish.
        name_es: String,
        /// Awards with which one usually gets in.
        awards: Awards,
        /// Hours of a short certificate.
        short_certificate_hours: Span,
        /// Weeks of a longer certificate.
        certificate_weeks: Span,
        /// How much of it can be taken online.
        online_share: OnlineShare,
    }
}

/// Awards in one cell, joined by `|`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Awards(pub Vec<Award>);

/// An award that is a usual way into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Award {
    /// A certificate of some weeks.
    ShortCertificate,
    /// A certificate of up to a year or so.
    Certificate,
    /// An associate's degree.
    Associate,
    /// A bachelor's degree.
    Bachelor,
    /// A master's degree.
    Master,
}

impl Award {
    /// All of them with their names in the table.
    pub const NAMED: [(Self, &'static str); 5] = [
        (Self::ShortCertificate, "short-certificate"),
        (Self::Certificate, "certificate"),
        (Self::Associate, "associate"),
        (Self::Bachelor, "bachelor"),
        (Self::Master, "master"),
    ];

    /// Its name in tables and ids.
    pub fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(award, _)| *award == self).map_or("", |(_, name)| name)
    }

    /// The kind of programme that ends in it.
    pub fn kind(self) -> ProgramKind {
        match self {
            Self::ShortCertificate | Self::Certificate => ProgramKind::Certificate,
            Self::Associate => ProgramKind::Associate,
            Self::Bachelor => ProgramKind::Bachelor,
            Self::Master => ProgramKind::Master,
        }
    }
}

impl TryFrom<String> for Awards {
    type Error = String;
    fn try_from(cell: String) -> Result<Self, String> {
        let award = |name: &str| {
            let found = Award::NAMED.iter().find(|(_, known)| *known == name);
            found.map(|(award, _)| *award).ok_or_else(|| format!("`{name}` is no kind of award"))
        };
        cell.split('|').filter(|name| !name.is_empty()).map(award).collect::<Result<_, _>>().map(Self)
    }
}

impl From<Awards> for String {
    fn from(Awards(awards): Awards) -> Self {
        awards.iter().map(|award| award.name()).collect::<Vec<_>>().join("|")
    }
}

/// Two whole numbers joined by a hyphen, the lower first, or nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Span(pub Option<Between<u16>>);

impl FromStr for Span {
    type Err = String;
    fn from_str(cell: &str) -> Result<Self, String> {
        if cell.is_empty() {
            return Ok(Self(None));
        }
        let ends = cell.split_once('-').and_then(|(low, high)| Some((low.parse().ok()?, high.parse().ok()?)));
        match ends {
            Some((low, high)) if low <= high => Ok(Self(Some(Between { low, high }))),
            _ => Err(format!("`{cell}` does not read like 20-200")),
        }
    }
}

impl TryFrom<String> for Span {
    type Error = String;
    fn try_from(cell: String) -> Result<Self, String> {
        cell.parse()
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(Between { low, high }) => write!(f, "{low}-{high}"),
            None => Ok(()),
        }
    }
}

impl From<Span> for String {
    fn from(span: Span) -> Self {
        span.to_string()
    }
}

/// How much of the teaching in a field can be taken online.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnlineShare {
    /// Most of it.
    Most,
    /// Some of it.
    Some,
    /// Little: hands are needed at a place.
    Few,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_two_numbers_in_order_or_nothing() {
        assert_eq!("20-200".parse(), Ok(Span(Some(Between { low: 20, high: 200 }))));
        assert_eq!("".parse(), Ok(Span(None)));
        for wrong in ["20", "200-20", "a-b", "-"] {
            assert!(wrong.parse::<Span>().is_err(), "{wrong}");
        }
        assert!(Awards::try_from("bachelor|doctor".to_owned()).is_err(), "a doctorate is no quick way in");
    }
}
