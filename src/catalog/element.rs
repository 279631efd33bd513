//! Elements of the content model, and the kinds of labels that go with roles.

use std::fmt;
use std::str::FromStr;

use super::Language;

use serde::{Deserialize, Serialize};

use super::codes::{ActivityGroupId, ActivityId, CodeError, ElementId};

/// What kind of thing an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ElementKind {
    /// Something one learns to do, such as active listening.
    Skill,
    /// A field one knows, such as accounting.
    Knowledge,
    /// A lasting ability, such as oral comprehension.
    Ability,
    /// A generalised work activity, such as getting information.
    WorkActivity,
    /// An occupational interest, such as conventional.
    Interest,
    /// A work value, such as independence.
    WorkValue,
}

impl ElementKind {
    /// Whether matching compares a person with a role on elements of this kind.
    pub fn is_rated(self) -> bool {
        matches!(self, Self::Skill | Self::Knowledge | Self::Ability | Self::WorkActivity)
    }
}

/// A named element.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Its id.
    pub id: ElementId,
    /// What kind it is.
    pub kind: ElementKind,
    /// Its name.
    pub name: String,
}

/// How much a role needs an element. What is not known stays unknown, never zero.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rating {
    /// Importance, 1 (not important) to 5 (extremely important).
    pub importance: Option<f32>,
    /// Level, 0 to 7; only skills and knowledge have one.
    pub level: Option<f32>,
}

/// An intermediate work activity, with how far AI was seen to do it.
#[derive(Debug, Clone, PartialEq)]
pub struct ActivityGroup {
    /// Its id.
    pub id: ActivityGroupId,
    /// Its title.
    pub title: String,
    /// What was observed of AI at it, where it was.
    pub ai_use: Option<AiUse>,
}

/// AI seen at a work activity, each share from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AiUse {
    /// Share of observed conversations whose user was doing this.
    pub share_user: f32,
    /// Share of observed conversations in which the AI did this.
    pub share_performed: f32,
    /// Share completed when assisting.
    pub completion_user: f32,
    /// Share completed when performing.
    pub completion_performed: f32,
    /// Share of the activity's scope covered when performing.
    pub scope_performed: f32,
}

/// A detailed work activity.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// Its id.
    pub id: ActivityId,
    /// Place of its group in the catalogue's list of groups.
    pub group: usize,
    /// Its title.
    pub title: String,
}

/// A named software or tool.
#[derive(Debug, Clone, PartialEq)]
pub struct Technology {
    /// Its name.
    pub name: String,
    /// What sort of tool it is.
    pub category: String,
    /// Whether employers' postings often ask for it.
    pub hot: bool,
    /// How many coded occupations use it.
    pub user_count: usize,
}

/// One of the four families of growing roles that have a page and a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// Checking, testing and governing what automated systems produce.
    AiOversight,
    /// Changing how work is done.
    WorkflowRedesign,
    /// Building, running and analysing data and what it runs on.
    DataInfrastructure,
    /// Work whose core is a person's presence, care, teaching or trust.
    HumanCentred,
}

impl Family {
    /// All four, in the order they are shown.
    pub const ALL: [Self; 4] =
        [Self::AiOversight, Self::WorkflowRedesign, Self::DataInfrastructure, Self::HumanCentred];

    /// Its key in addresses and files.
    pub fn key(self) -> &'static str {
        match self {
            Self::AiOversight => "ai-oversight",
            Self::WorkflowRedesign => "workflow-redesign",
            Self::DataInfrastructure => "data-infrastructure",
            Self::HumanCentred => "human-centred",
        }
    }

    /// Its English name.
    pub fn name(self) -> &'static str {
        match self {
            Self::AiOversight => "AI oversight and validation",
            Self::WorkflowRedesign => "Workflow and process redesign",
            Self::DataInfrastructure => "Data and infrastructure",
            Self::HumanCentred => "Human-centered work",
        }
    }

    /// Its name in `language`.
    pub fn name_in(self, language: Language) -> &'static str {
        match (language, self) {
            (Language::English, _) => self.name(),
            (Language::Spanish, Self::AiOversight) => "Supervisión y revisión de la IA",
            (Language::Spanish, Self::WorkflowRedesign) => "Rediseño de procesos de trabajo",
            (Language::Spanish, Self::DataInfrastructure) => "Datos e infraestructura",
            (Language::Spanish, Self::HumanCentred) => "Trabajo centrado en las personas",
        }
    }
}

impl FromStr for Family {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        Self::ALL.into_iter().find(|family| family.key() == text).ok_or_else(|| CodeError {
            found: text.chars().take(60).collect(),
            expected: "a family: ai-oversight, workflow-redesign, data-infrastructure or human-centred",
        })
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// What a worker in the United States usually must hold before working alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CredentialKind {
    /// Usually nothing.
    #[default]
    None,
    /// A licence from a state or the federal government.
    Licence,
    /// A licence that takes a year or more of training at one's own risk, or strict selection.
    LongLicence,
    /// A certification that nearly all employers demand.
    Certification,
    /// An entry in a state or federal register.
    Registration,
}

/// How well a statement is supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Thin or indirect.
    Low,
    /// Some good support.
    Medium,
    /// Well supported.
    High,
}
