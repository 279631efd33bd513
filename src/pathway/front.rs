//! What planning gives: a few paths that differ in kind, none of them worse in everything than another.

use std::str::FromStr;

use serde::Serialize;

use crate::catalog::codes::{ElementId, ProgramId, RoleCode};
use crate::catalog::{Between, Cents, Education};

use super::StepKind;

/// The paths to one role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PathFront {
    /// Where they lead.
    pub code: RoleCode,
    /// The role's title.
    pub title: String,
    /// What is missing, the essential first; steps name them by their places here.
    pub needs: Vec<Need>,
    /// At most five, each best in its own way; empty only if an essential need cannot be met.
    pub paths: Vec<LearningPath>,
    /// Places of essential needs that nothing at hand meets under the person's limits.
    pub unmet: Vec<usize>,
    /// Conditions that no learning opens: years of related work, heavy work, a background check.
    pub conditions: Vec<crate::matching::Gate>,
    /// Hours a week for learning that the weeks rest on.
    pub hours_per_week: f32,
    /// Whether the person said so.
    pub hours_told: bool,
    /// Whether somebody publishes how much of each skill the role needs; without that nobody can say what is missing.
    pub is_rated: bool,
    /// Whether every combination was considered; otherwise the best of those that were.
    pub is_exact: bool,
    /// Ways through another job first that reach pay sooner or surer, the best first.
    pub stepping_stones: Vec<SteppingStone>,
}

/// Something that a role needs and a person does not show yet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Need {
    /// What it is.
    pub kind: NeedKind,
    /// Its name in the catalogue.
    pub name: String,
    /// The person's level, 0 to 7, if known.
    pub have: Option<f32>,
    /// What the role needs, 0 to 7, if it has a level.
    pub need: Option<f32>,
    /// Its share in all elements that are missing, 0 to 1.
    pub share: f32,
    /// Whether every path must close it.
    pub is_essential: bool,
    /// Whether a step that the person has done closed it.
    pub is_done: bool,
}

/// Kinds of need.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NeedKind {
    /// A skill or a field of knowledge.
    Element(ElementId),
    /// A tool.
    Technology,
    /// A degree or diploma.
    Education {
        /// What it takes to enter.
        needed: Education,
        /// What the person has.
        have: Education,
    },
    /// A licence, certification or registration.
    Credential,
}

/// One way to a role. Weeks count from the day it begins; the search for the job comes after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LearningPath {
    /// What it is best at.
    pub best_at: Vec<Merit>,
    /// What to do, in the order of their beginnings; none before what it rests on.
    pub steps: Vec<PathStep>,
    /// Weeks until the last step that learning needs is done.
    pub weeks: u16,
    /// Hours of learning outside paid work.
    pub hours: f32,
    /// What it costs: the sum of the steps whose cost is known.
    pub cost: Between<Cents>,
    /// Whether the cost of some step is unknown.
    pub cost_incomplete: bool,
    /// How likely all steps end well, 0 to 1.
    pub certainty: f32,
    /// Whether some of the learning is paid.
    pub is_paid: bool,
    /// Limits of the person that it does not keep: it is shown because nothing keeps them all.
    pub exceeds: Vec<LimitKind>,
    /// Week from which there is pay, for a paid one.
    pub paid_from_week: Option<u16>,
}

/// Limits that a person may set to a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LimitKind {
    /// Money for training.
    Money,
    /// Weeks until a new job.
    Weeks,
}

/// What a path is best at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Merit {
    /// Fewest weeks.
    Fastest,
    /// Least money.
    Cheapest,
    /// Likeliest to end well.
    Surest,
    /// Paid while learning.
    Paid,
    /// A fair share of all three.
    Balanced,
}

impl Merit {
    /// All of them, in the order they are named.
    pub const ALL: [Self; 5] = [Self::Fastest, Self::Cheapest, Self::Surest, Self::Paid, Self::Balanced];

    /// What it is called in addresses and files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Fastest => "fastest",
            Self::Cheapest => "cheapest",
            Self::Surest => "surest",
            Self::Paid => "paid",
            Self::Balanced => "balanced",
        }
    }
}

/// A word that names no merit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("none of fastest, cheapest, surest, paid and balanced")]
pub struct UnknownMerit;

impl FromStr for Merit {
    type Err = UnknownMerit;

    fn from_str(key: &str) -> Result<Self, UnknownMerit> {
        Self::ALL.into_iter().find(|merit| merit.key() == key).ok_or(UnknownMerit)
    }
}

/// A step of a path.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PathStep {
    /// What kind of step.
    pub kind: StepKind,
    /// The programme, if it is one.
    pub program: Option<ProgramId>,
    /// Places of the needs that it closes.
    pub closes: Vec<usize>,
    /// Places of the steps that come first.
    pub after: Vec<usize>,
    /// The week in which it begins, counted from 0.
    pub starts_week: u16,
    /// How many weeks it takes at the person's hours.
    pub weeks: u16,
    /// Of these, weeks of waiting for an examination or papers.
    pub weeks_waiting: u16,
    /// Hours of learning.
    pub hours: f32,
    /// What it costs; none if unknown.
    pub cost: Option<Between<Cents>>,
    /// How likely it ends well, 0 to 1.
    pub certainty: f32,
    /// Whether the learner is paid.
    pub is_paid: bool,
}

impl PathFront {
    /// Weeks of the shortest path, if there is one.
    pub fn fastest_weeks(&self) -> Option<u16> {
        self.paths.iter().map(|path| path.weeks).min()
    }

    /// How likely the surest path ends well, 0 to 1, if there is one.
    pub fn surest(&self) -> Option<f32> {
        self.paths.iter().map(|path| path.certainty).max_by(f32::total_cmp)
    }
}

impl LearningPath {
    /// Whether something is to be learned or earned before one applies.
    pub fn asks_for_learning(&self) -> bool {
        self.steps.iter().any(|step| step.kind.is_learning())
    }
}

impl PathStep {
    /// The week after its last.
    pub fn ends_week(&self) -> u16 {
        self.starts_week + self.weeks
    }
}

/// A way through another job first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SteppingStone {
    /// The job in between.
    pub code: RoleCode,
    /// Its title.
    pub title: String,
    /// Weeks of preparation for it.
    pub weeks_to_stone: u16,
    /// Weeks in it before moving on.
    pub weeks_in_stone: u16,
    /// Weeks of preparation for the target from there, beside the job.
    pub weeks_to_target: u16,
    /// Entry pay in it, US dollars a year, in the person's area.
    pub entry_pay_usd_per_year: u32,
    /// Fit of the person to it, 0 to 1.
    pub fit_to_stone: f32,
    /// Fit to the target after it, and without it, 0 to 1.
    pub fit_after: f32,
    /// Fit to the target without it.
    pub fit_before: f32,
}
