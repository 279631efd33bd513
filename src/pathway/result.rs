//! What planning gives: gaps, steps and weeks, all estimates.

use serde::{Deserialize, Serialize};

use crate::catalog::ElementKind;
use crate::catalog::codes::{ElementId, RoleCode};
use crate::matching::{Gate, WeeksEstimate};

/// A first path to a role. Weeks are estimates from the role's usual preparation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrainingPath {
    /// Where it leads.
    pub code: RoleCode,
    /// The role's title.
    pub title: String,
    /// What is missing, the most important first.
    pub gaps: Vec<Gap>,
    /// What to do, in order.
    pub steps: Vec<Step>,
    /// Weeks in all.
    pub weeks: WeeksEstimate,
    /// Hours a week for training that the weeks assume.
    pub hours_per_week: f32,
    /// Whether the person said so.
    pub hours_told: bool,
}

/// Something a role needs that the person does not show yet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Gap {
    /// The element; none for a tool.
    pub element: Option<ElementId>,
    /// What kind it is; none for a tool.
    pub kind: Option<ElementKind>,
    /// Its name.
    pub name: String,
    /// The person's level, 0 to 7, if known.
    pub have: Option<f32>,
    /// What the role needs, 0 to 7; none for a tool.
    pub need: Option<f32>,
    /// Its share in everything that is missing, 0 to 1.
    pub share: f32,
    /// What would close it.
    pub closed_by: Vec<Closing>,
}

/// A way to close a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Closing {
    /// A short course, often free online or at a library or job center.
    ShortCourse,
    /// A class or certificate at a community college or training provider.
    Class,
    /// Practice on a small piece of real work, kept as proof.
    Practice,
    /// Learning on the job, from those who do it.
    OnTheJob,
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// What kind of step.
    pub kind: StepKind,
    /// Names of the gaps it closes.
    pub closes: Vec<String>,
    /// The gate it opens, if one.
    pub gate: Option<Gate>,
    /// Weeks it takes, an estimate.
    pub weeks: WeeksEstimate,
}

/// Kinds of step, in the order they are usually taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Talk with someone at a job center, or someone who does the work.
    FindOut,
    /// Earn the degree or diploma that the role usually asks for.
    EarnEducation,
    /// Learn what is missing, alone and free: online, at a library.
    Learn,
    /// Take a class at a community college.
    TakeClass,
    /// Take a provider's programme.
    TakeProgramme,
    /// Learn in paid work under a registered agreement.
    Apprentice,
    /// Learn it on the job.
    LearnOnTheJob,
    /// Learn the tools.
    LearnTools,
    /// Earn the licence, certification or registration.
    EarnCredential,
    /// Make something that shows it.
    Prove,
    /// Apply, and learn the rest on the job.
    Apply,
}

impl StepKind {
    /// Whether something is learned or earned in it; finding out, a proof and applying frame every path.
    pub fn is_learning(self) -> bool {
        !matches!(self, Self::FindOut | Self::Prove | Self::Apply)
    }
}
