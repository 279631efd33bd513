//! Codes and identifiers as types: parsed once, compared cheaply, never bare strings.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A code or identifier that does not have the shape its type demands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is not {expected}")]
pub struct CodeError {
    /// What was read.
    pub found: String,
    /// The shape that was expected, with an example.
    pub expected: &'static str,
}

fn code_error<T>(found: &str, expected: &'static str) -> Result<T, CodeError> {
    Err(CodeError { found: found.chars().take(60).collect(), expected })
}

/// Reads `text` as groups of digits laid out like `shape`, where `9` stands for a digit.
fn digits(text: &str, shape: &str) -> Option<u32> {
    if text.len() != shape.len() {
        return None;
    }
    let mut value = 0u32;
    for (found, wanted) in text.bytes().zip(shape.bytes()) {
        match (wanted, found) {
            (b'9', b'0'..=b'9') => value = value * 10 + u32::from(found - b'0'),
            (b'9', _) => return None,
            _ if wanted == found => {}
            _ => return None,
        }
    }
    Some(value)
}

macro_rules! text_serde {
    ($type:ty) => {
        impl Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident, $expected:literal, $valid:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The identifier as it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl FromStr for $name {
            type Err = CodeError;
            fn from_str(text: &str) -> Result<Self, CodeError> {
                let valid: fn(&str) -> bool = $valid;
                if valid(text) { Ok(Self(text.into())) } else { code_error(text, $expected) }
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        text_serde!($name);
    };
}

/// An O*NET-SOC 2019 code, such as `43-4051.00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OnetCode(u32);

impl FromStr for OnetCode {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        match digits(text, "99-9999.99") {
            Some(value) => Ok(Self(value)),
            None => code_error(text, "an O*NET-SOC code such as 43-4051.00"),
        }
    }
}

impl fmt::Display for OnetCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:04}.{:02}", self.0 / 1_000_000, self.0 / 100 % 10_000, self.0 % 100)
    }
}
text_serde!(OnetCode);

impl OnetCode {
    /// The two-digit major group, such as 43 for office and administrative support.
    pub fn major_group(self) -> u8 {
        (self.0 / 1_000_000) as u8
    }

    /// The SOC code that it refines.
    pub fn soc(self) -> SocCode {
        SocCode(self.0 / 100)
    }
}

/// A Standard Occupational Classification 2018 code or a publisher's own aggregate in the same
/// shape, such as `43-4051` or the National Employment Matrix's `21-1018`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SocCode(u32);

impl FromStr for SocCode {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        match digits(text, "99-9999") {
            Some(value) => Ok(Self(value)),
            None => code_error(text, "a SOC code such as 43-4051"),
        }
    }
}

impl fmt::Display for SocCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:04}", self.0 / 10_000, self.0 % 10_000)
    }
}
text_serde!(SocCode);

impl SocCode {
    /// The broad group that it belongs to, such as 29-2010 for 29-2011.
    pub fn broad_group(self) -> Self {
        Self(self.0 / 10 * 10)
    }

    /// Whether it is the code of a major or minor group, such as 29-2000 or 15-1200.
    pub fn is_minor_group(self) -> bool {
        self.0.is_multiple_of(100)
    }
}

/// A place for which pay is published: `US`, a state's postal code (`OH`) or a metropolitan
/// area's five-digit code (`17140`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AreaCode {
    /// The whole country.
    National,
    /// A state, district or territory by its two-letter postal code.
    State([u8; 2]),
    /// A metropolitan area by its five-digit code.
    Metropolitan(u32),
}

impl FromStr for AreaCode {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        if text == "US" {
            return Ok(Self::National);
        }
        if let Some(code) = digits(text, "99999") {
            return Ok(Self::Metropolitan(code));
        }
        match text.as_bytes() {
            &[a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(Self::State([a, b])),
            _ => code_error(text, "an area: US, a state such as OH, or a metropolitan code such as 17140"),
        }
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::National => f.write_str("US"),
            Self::State([a, b]) => write!(f, "{}{}", *a as char, *b as char),
            Self::Metropolitan(code) => write!(f, "{code:05}"),
        }
    }
}
text_serde!(AreaCode);

fn is_dotted(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 40
        && text.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 60
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

text_id!(
    /// An element of the O*NET content model, such as `2.A.1.a` (Reading Comprehension).
    ElementId, "an element id such as 2.A.1.a", is_dotted
);
text_id!(
    /// A detailed work activity, such as `4.A.2.a.4.I09.D03`.
    ActivityId, "a detailed work activity id such as 4.A.2.a.4.I09.D03", is_dotted
);

impl ActivityId {
    /// The generalised work activity that it is a detail of, such as `4.A.2.a.4`.
    pub fn generalised(&self) -> Option<ElementId> {
        let parts: Vec<&str> = self.as_str().split('.').take(5).collect();
        parts.join(".").parse().ok()
    }
}

text_id!(
    /// An intermediate work activity, such as `4.A.2.a.4.I09`.
    ActivityGroupId, "an intermediate work activity id such as 4.A.2.a.4.I09", is_dotted
);
text_id!(
    /// An emerging role that has no official code yet, such as `ai-output-reviewer`.
    EmergingId, "an emerging role's name in small letters and hyphens, such as ai-output-reviewer", is_slug
);
text_id!(
    /// A source in the catalogue's manifest, such as `onet`.
    SourceId, "a source's name in small letters and hyphens, such as bls-oews", is_slug
);

text_id!(
    /// A field of study of the CIP 2020, such as `52.0302`: two or four digits after the point, or none.
    CipCode, "a CIP code such as 52.0302", is_cip
);
text_id!(
    /// A programme, such as `nj-253` or `comptia-a-plus`.
    ProgramId, "a programme's id in small letters, digits and hyphens", is_slug
);

fn is_cip(text: &str) -> bool {
    let (family, rest) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    family.len() == 2 && is_digits(family) && matches!(rest.len(), 0 | 2 | 4) && is_digits(rest)
}

text_id!(
    /// A fine skill of ESCO, by the end of its web address.
    FineSkillId, "the end of the address of an ESCO skill", is_address_end
);

impl FineSkillId {
    /// What all addresses of skills begin with.
    pub const ADDRESS: &'static str = "http://data.europa.eu/esco/skill/";

    /// Its whole address, by which ESCO names it.
    pub fn uri(&self) -> String {
        format!("{}{}", Self::ADDRESS, self.0)
    }
}

fn is_address_end(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    !text.is_empty() && text.len() <= 60 && text.bytes().all(fits)
}

/// What a role is known by: its O*NET-SOC code, or the name of an emerging role.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleCode {
    /// A coded occupation.
    Onet(OnetCode),
    /// An emerging role, composed from coded occupations.
    Emerging(EmergingId),
}

impl FromStr for RoleCode {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        if let Ok(code) = text.parse() {
            return Ok(Self::Onet(code));
        }
        match text.parse() {
            Ok(id) => Ok(Self::Emerging(id)),
            Err(_) => code_error(text, "a role: a code such as 43-4051.00 or a name such as ai-output-reviewer"),
        }
    }
}

impl fmt::Display for RoleCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Onet(code) => code.fmt(f),
            Self::Emerging(id) => id.fmt(f),
        }
    }
}
text_serde!(RoleCode);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_prints_as_it_was_read() {
        for text in ["43-4051.00", "11-1011.03"] {
            assert_eq!(text.parse::<OnetCode>().unwrap().to_string(), text);
        }
        for text in ["US", "OH", "17140", "01234"] {
            assert_eq!(text.parse::<AreaCode>().unwrap().to_string(), text);
        }
        assert_eq!("29-2010".parse::<SocCode>().unwrap().to_string(), "29-2010");
        assert_eq!("ai-output-reviewer".parse::<RoleCode>().unwrap().to_string(), "ai-output-reviewer");
    }

    #[test]
    fn a_wrong_shape_is_refused_with_the_right_one() {
        let rows = [
            ("43-4051", "the decimal part is missing"),
            ("434051.00", "the hyphen is missing"),
            ("43-4051.0a", "a letter"),
            ("", "nothing"),
            ("４３-4051.00", "full-width digits"),
        ];
        for (text, reason) in rows {
            let error = text.parse::<OnetCode>().expect_err(reason);
            assert!(error.to_string().contains("43-4051.00"), "{reason}");
        }
        assert!("oh".parse::<AreaCode>().is_err(), "a state is written in capitals");
        assert!("AI Reviewer".parse::<RoleCode>().is_err(), "a name has no spaces");
    }
}
