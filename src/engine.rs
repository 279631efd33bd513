//! The use cases: the only place where search, scoring and planning meet.

use serde::Serialize;

use crate::catalog::codes::{AreaCode, RoleCode};
use crate::catalog::{Family, Growth};
use crate::matching::Match;
use crate::pathway::TrainingPath;

/// What a person can realistically get to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shortlist {
    /// Version of the catalogue it was made from.
    pub catalog_version: String,
    /// The past jobs it rests on.
    pub past: Vec<PastJob>,
    /// The place that pay and jobs are for.
    pub area: AreaCode,
    /// What else we would have to know; with `NotEnough`, `matches` is empty.
    pub standing: Standing,
    /// Matches, most accessible first.
    pub matches: Vec<Match>,
    /// Places in `matches`, the ones closest to the work the person did first.
    pub close_to_what_you_did: Vec<usize>,
    /// Places in `matches`, the ones closest to what the person can do first.
    pub close_to_what_you_can_do: Vec<usize>,
}

/// A past job as it was understood.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PastJob {
    /// The occupation.
    pub code: RoleCode,
    /// Its title.
    pub title: String,
    /// How long, in years.
    pub years: f32,
    /// Whether it grows.
    pub growth: Growth,
}

/// Whether there is enough to score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// There is.
    Enough,
    /// There is, but this answer would make it surer.
    Thin(Question),
    /// There is not; this answer would help most.
    NotEnough(Question),
}

/// The question that would help most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// Which job did you do?
    Job,
    /// For how long?
    Years,
    /// Where do you look for work?
    Area,
    /// What education have you completed?
    Education,
    /// What did you earn?
    Pay,
}

/// Which roles a shortlist may hold, and in what order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ShortlistOptions {
    /// Every role, growing or not, ranked by fit.
    pub all: bool,
    /// Only this family.
    pub family: Option<Family>,
    /// At most this many; none for all.
    pub top: Option<usize>,
    /// The year it is now, for how long ago a job ended.
    pub year: i16,
}

/// One match with its path.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatchWithPath {
    /// The match.
    #[serde(flatten)]
    pub found: Match,
    /// The first path to it.
    pub path: TrainingPath,
}
