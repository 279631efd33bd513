//! Emerging roles as a person writes them: compositions over coded occupations, with evidence.

use serde::{Deserialize, Serialize};

use super::TableError;
use super::rows::line_of;
use crate::catalog::codes::{ActivityId, ElementId, EmergingId, OnetCode};
use crate::catalog::{Confidence, CredentialKind, Family};

/// A role that has no official code yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmergingRow {
    /// Its permanent name in addresses.
    pub id: EmergingId,
    /// Its title.
    pub title: String,
    /// Other titles seen in postings.
    pub alternate_titles: Vec<String>,
    /// Two or three plain sentences.
    pub summary: String,
    /// Growth families it belongs to.
    pub families: Vec<Family>,
    /// Why it belongs there.
    pub family_reason: String,
    /// How much preparation it needs, 1 (little) to 5 (extensive).
    pub job_zone: u8,
    /// What education it usually asks for, as a sentence.
    pub education: String,
    /// What a worker in the US usually must hold.
    pub credential: CredentialKind,
    /// Which one.
    pub credential_note: String,
    /// How well the composition and the growth are supported.
    pub confidence: Confidence,
    /// The day the composition was written, `YYYY-MM-DD`.
    pub date: String,
    /// Detailed work activities it adds or centres on.
    #[serde(default)]
    pub activities: Vec<ActivityId>,
    /// Software and tools it uses.
    #[serde(default)]
    pub technologies: Vec<String>,
    /// What one does in it, as sentences.
    #[serde(default)]
    pub tasks: Vec<String>,
    /// The occupations it is made of; weights sum to 1.
    pub parts: Vec<PartRow>,
    /// Elements it needs more than its parts do.
    #[serde(default)]
    pub elements: Vec<RaisedElementRow>,
    /// Why we say it grows.
    pub evidence: Vec<EvidenceRow>,
}

/// A part of an emerging role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartRow {
    /// The coded occupation.
    pub code: OnetCode,
    /// Its weight, above 0 and at most 1.
    pub weight: f32,
}

/// An element that an emerging role needs more than its parts do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RaisedElementRow {
    /// The element.
    pub id: ElementId,
    /// Its importance, 1–5.
    pub importance: f32,
    /// Its level, 0–7, where the element has levels.
    pub level: Option<f32>,
    /// Why.
    pub reason: String,
}

/// A publication that supports an emerging role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceRow {
    /// What it says, in our words.
    pub claim: String,
    /// Who says it and where.
    pub source: String,
    /// When, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: String,
    /// Where it can be read.
    pub url: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    role: Vec<EmergingRow>,
}

impl EmergingRow {
    /// The table's file name.
    pub const FILE: &'static str = "emerging.toml";

    pub(super) fn read_all(bytes: &[u8]) -> Result<Vec<Self>, TableError> {
        let text = std::str::from_utf8(bytes).map_err(|error| TableError::new(Self::FILE, 0, error))?;
        let file: Result<File, toml::de::Error> = toml::from_str(text);
        file.map(|file| file.role)
            .map_err(|error| TableError::new(Self::FILE, line_of(text, error.span()), error.message()))
    }

    pub(super) fn write_all(rows: &[Self]) -> Vec<u8> {
        let file = File { role: rows.to_vec() };
        toml::to_string_pretty(&file).expect("an emerging role has only plain values").into_bytes()
    }
}
