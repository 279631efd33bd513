//! What a person told us about themselves.

pub mod job_skills;
pub mod reading;
pub mod recognition;

use serde::{Deserialize, Serialize};

pub use crate::catalog::Education;
use crate::catalog::codes::{AreaCode, ElementId, RoleCode};

/// A person's own account: everything optional, nothing inferred.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WorkerProfile {
    /// Past and present jobs.
    pub jobs: Vec<Job>,
    /// Skills and knowledge of their own, besides what the jobs imply.
    pub skills: Vec<OwnSkill>,
    /// What their jobs imply but they say is not true of them.
    pub disputed: Vec<ElementId>,
    /// Software and tools they can use.
    pub technologies: Vec<OwnTechnology>,
    /// Highest education completed.
    pub education: Option<Education>,
    /// Roles whose licence or certification they hold.
    pub credentials_held: Vec<RoleCode>,
    /// Where they look for work.
    pub area: Option<AreaCode>,
    /// What they earn or last earned, in US dollars a year.
    pub pay_usd_per_year: Option<u32>,
    /// What they can give to training and what they need from a job.
    pub limits: Limits,
}

/// A job someone has held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Job {
    /// The role it was recognised as.
    pub role: RoleCode,
    /// What they call it.
    #[serde(default)]
    pub title: String,
    /// How long, in years.
    pub years: f32,
    /// The year it ended; none while they still hold it or do not say.
    #[serde(default)]
    pub ended_year: Option<i16>,
}

/// A skill or knowledge someone says they have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnSkill {
    /// The element.
    pub element: ElementId,
    /// How well.
    pub level: OwnLevel,
    /// How well supported.
    #[serde(default)]
    pub strength: Strength,
}

/// A software or tool someone says they can use.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnTechnology {
    /// Its name in the catalogue.
    pub name: String,
    /// How well.
    pub level: OwnLevel,
    /// How well supported.
    #[serde(default)]
    pub strength: Strength,
}

/// How well someone can do a thing, in their own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwnLevel {
    /// Can follow instructions.
    Beginner,
    /// Can do everyday tasks alone.
    Working,
    /// Can solve unusual problems.
    Advanced,
    /// Can teach others.
    Expert,
}

/// How well a statement about oneself is supported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Named only.
    #[default]
    Claimed,
    /// Told with what was done.
    Described,
    /// Shown by a certificate or a test.
    Verified,
}

/// What someone can give to training and what they need from a job.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Hours a week for training.
    pub training_hours_per_week: Option<f32>,
    /// The most weeks until a new job.
    pub weeks: Option<f32>,
    /// The most money for training, in US dollars.
    pub money_usd: Option<u32>,
    /// The lowest pay that pays the bills, in US dollars a year.
    pub lowest_pay_usd_per_year: Option<u32>,
    /// Where they can work.
    pub place: WorkPlace,
    /// Whether they can do heavy physical work; none if they did not say.
    pub heavy_work: Option<bool>,
    /// What they need of a programme besides its content.
    pub study: StudyWishes,
}

/// What someone needs of a programme besides its content.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct StudyWishes {
    /// Only what can be taken from home.
    pub from_home: bool,
    /// Only what can be taken in the evening.
    pub evening: bool,
    /// Only where there is childcare, or help to find it.
    pub childcare: bool,
    /// Only where the place is accessible.
    pub accessible: bool,
    /// Only where there is teaching or help in Spanish.
    pub spanish: bool,
}

/// Where someone can work.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkPlace {
    /// Anywhere.
    #[default]
    Either,
    /// Only from home.
    Remote,
    /// Only at a workplace.
    OnSite,
}
