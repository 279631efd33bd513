//! How far someone is on the way to a role: the steps that they have done, and steps of their own.

use serde::{Deserialize, Serialize};

use crate::catalog::Education;
use crate::catalog::codes::{ElementId, ProgramId, RoleCode};

use super::StepKind;
use super::front::{Need, NeedKind, PathStep};

/// The most steps of their own that someone keeps for one role.
pub const MOST_OWN_STEPS: usize = 30;
/// The longest text of such a step, in characters.
pub const MOST_STEP_CHARS: usize = 200;

/// What someone did and plans on the way to one role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// Where the way leads.
    pub role: RoleCode,
    /// Planned steps that are done; planning takes what they close as closed.
    #[serde(default)]
    pub done: Vec<DoneStep>,
    /// Steps in their own words; planning leaves them as they are.
    #[serde(default)]
    pub own: Vec<OwnStep>,
}

/// A planned step that is done, whole by itself: a later plan need not hold it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoneStep {
    /// What kind of step it was.
    pub kind: StepKind,
    /// The programme, if it was one.
    #[serde(default)]
    pub program: Option<ProgramId>,
    /// What it closed.
    #[serde(default)]
    pub closes: Vec<Closed>,
}

/// Something that a role needs and a step closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Closed {
    /// A skill or a field of knowledge.
    Element(ElementId),
    /// A tool, by its name in the catalogue.
    Tool(String),
    /// A degree or diploma.
    Education(Education),
    /// The role's licence or certification.
    Credential,
}

/// A step in someone's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnStep {
    /// What to do, 1 to [`MOST_STEP_CHARS`] characters.
    pub text: String,
    /// Whether it is done.
    #[serde(default)]
    pub is_done: bool,
}

impl Progress {
    /// Nothing done yet on the way to `role`.
    pub fn to(role: RoleCode) -> Self {
        Self { role, done: Vec::new(), own: Vec::new() }
    }

    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        self.done.is_empty() && self.own.is_empty()
    }

    /// Adds a step in their own words; blanks and what is beyond the limits is left out.
    pub fn add_own(&mut self, text: &str) {
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text: String = text.chars().take(MOST_STEP_CHARS).collect();
        if !text.is_empty() && self.own.len() < MOST_OWN_STEPS {
            self.own.push(OwnStep { text, is_done: false });
        }
    }

    /// Notes that `step` is done, once.
    pub fn add_done(&mut self, step: DoneStep) {
        if !self.done.contains(&step) {
            self.done.push(step);
        }
    }
}

impl DoneStep {
    /// What is kept of a planned step of a path with these `needs`.
    pub fn of(step: &PathStep, needs: &[Need]) -> Self {
        let closes = step.closes.iter().filter_map(|place| needs.get(*place)).map(Closed::of).collect();
        Self { kind: step.kind, program: step.program.clone(), closes }
    }
}

impl Closed {
    fn of(need: &Need) -> Self {
        match &need.kind {
            NeedKind::Element(element) => Self::Element(element.clone()),
            NeedKind::Technology => Self::Tool(need.name.clone()),
            NeedKind::Education { needed, .. } => Self::Education(*needed),
            NeedKind::Credential => Self::Credential,
        }
    }

    /// Whether it closes `need`.
    pub(super) fn closes(&self, need: &Need) -> bool {
        match (self, &need.kind) {
            (Self::Education(earned), NeedKind::Education { needed, .. }) => earned >= needed,
            _ => *self == Self::of(need),
        }
    }
}

/// Whether a step of `kind` is among `done`.
pub(super) fn is_done(done: &[DoneStep], kind: StepKind) -> bool {
    done.iter().any(|step| step.kind == kind)
}
