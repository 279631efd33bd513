//! What is read from a text: pieces of evidence, each with the words that prove it.

use std::ops::Range;

use serde::Serialize;

use crate::catalog::codes::{ActivityId, ElementId, RoleCode};
use crate::profile::{Education, OwnLevel, Strength};

/// One thing that a text says of the person who wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// What it says.
    pub meaning: Meaning,
    /// The bytes of the text that say it, in order; never empty.
    pub spans: Vec<Range<usize>>,
    /// How well, where the text says so.
    pub level: Option<OwnLevel>,
    /// Named only, or told with what was done.
    pub strength: Strength,
    /// Whether it counts.
    pub standing: Standing,
    /// How sure the reading is, 0 to 1.
    pub confidence: f32,
}

impl Evidence {
    /// Whether it may become part of a profile.
    pub fn counts(&self) -> bool {
        self.standing == Standing::Told
    }
}

/// What a piece of evidence says.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// A job.
    Job(ReadJob),
    /// A skill, a field of knowledge, an ability or a work activity.
    Element(ElementId),
    /// Software or a tool, by its name in the catalogue.
    Technology(String),
    /// A detailed work activity.
    Activity(ActivityId),
    /// A licence or certificate; the roles whose usual one it is, which may be none.
    Credential(Vec<RoleCode>),
    /// Completed education.
    Education(Education),
}

/// A job as the text tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadJob {
    /// The role it was recognised as.
    pub role: RoleCode,
    /// The title as it is written.
    pub title: String,
    /// When and how long.
    pub time: JobTime,
}

/// When a job was held, as far as the text says.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct JobTime {
    /// How long, in years, where the text says so in as many words.
    pub years: Option<f32>,
    /// When it began, as a year with its fraction.
    pub started: Option<f32>,
    /// When it ended, as a year with its fraction.
    pub ended: Option<f32>,
    /// Whether it is still held.
    pub is_current: bool,
}

impl JobTime {
    /// How long, in years, if it is `this_year` now.
    pub fn years_until(&self, this_year: i16) -> Option<f32> {
        let end = self.ended.or(self.is_current.then_some(f32::from(this_year)));
        let between = || Some((end? - self.started?).max(0.0));
        self.years.or_else(between)
    }

    /// The year it ended.
    pub fn ended_year(&self) -> Option<i16> {
        self.ended.map(|year| year as i16)
    }
}

/// Whether a piece of evidence counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// The person says they have or do it.
    Told,
    /// The person says they do not.
    Negated,
    /// The person would like to.
    Wished,
    /// The text says both that they do and that they do not.
    Contradicted,
}

/// What was understood of a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReadText {
    /// Pieces of evidence, in the order of their first words.
    pub evidence: Vec<Evidence>,
    /// Short statements without evidence, by their bytes: what the reader did not know.
    pub unknown: Vec<Range<usize>>,
}
