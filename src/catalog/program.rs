//! Programmes: every way to learn a trade that someone offers or that is usual, from a course to a paid apprenticeship.

use serde::{Deserialize, Serialize};

use super::codes::{AreaCode, CipCode, ElementId, ProgramId, RoleCode};
use super::{Cents, Education, FineSkillIx, RoleIx, TechnologyIx};

/// A programme as it is offered, or as it usually is where nobody's offer is meant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    /// Unique in the catalogue.
    pub id: ProgramId,
    /// Its name as the provider or issuer writes it.
    pub name: String,
    /// The same in Spanish, where one is in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_es: Option<String>,
    /// What kind it is.
    pub kind: ProgramKind,
    /// Who offers it; none if it is described as it usually is ("typical; check with the provider").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<Provider>,
    /// Who grants what it ends in, for certifications and licences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Address of its page, or the issuer's domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Its field of study.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cip: Option<CipCode>,
    /// Occupations that it leads to, the most direct first.
    #[serde(default)]
    pub leads_to: Vec<RoleCode>,
    /// Those of them for which law or nearly every employer asks for it.
    #[serde(default)]
    pub required_for: Vec<RoleCode>,
    /// Elements that it states to teach, with the level (0 to 7) that a passer has.
    #[serde(default)]
    pub elements: Vec<(ElementId, f32)>,
    /// Names of technologies that it states to teach.
    #[serde(default)]
    pub technologies: Vec<String>,
    /// Hours of instruction, study or paid work in all, fewest and most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Between<f32>>,
    /// Calendar weeks as published, fewest and most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<Between<f32>>,
    /// Weeks of waiting for an examination, papers or a background check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks_waiting: Option<Between<f32>>,
    /// Everything that a learner pays, least and most: tuition, fees, books and tools.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Between<Cents>>,
    /// Whether the learner is paid meanwhile.
    #[serde(default)]
    pub is_paid: bool,
    /// How it is held.
    #[serde(default)]
    pub attendance: Attendance,
    /// What one must have before.
    #[serde(default)]
    pub entry: EntryTerms,
    /// The certificate, degree or licence that it ends in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential: Option<String>,
    /// Whether terms differ from state to state.
    #[serde(default)]
    pub varies_by_state: bool,
    /// After how many years it must be renewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renew_years: Option<f32>,
    /// Results of earlier learners as the publisher gives them; suppressed ones are absent.
    #[serde(default)]
    pub outcomes: Vec<Outcome>,
    /// Our own words on it in English and Spanish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<ProgramWords>,
    /// Descriptive text of the provider (full catalogue only); searched, never quoted at length.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Where it was read, every source that names it.
    pub sources: Vec<ProgramSource>,
}

impl Program {
    /// A programme of which nothing is known but its name.
    pub fn named(id: ProgramId, name: String, kind: ProgramKind, source: ProgramSource) -> Self {
        Self {
            id,
            name,
            name_es: None,
            kind,
            provider: None,
            issuer: None,
            site: None,
            cip: None,
            leads_to: Vec::new(),
            required_for: Vec::new(),
            elements: Vec::new(),
            technologies: Vec::new(),
            hours: None,
            weeks: None,
            weeks_waiting: None,
            cost: None,
            is_paid: false,
            attendance: Attendance::default(),
            entry: EntryTerms::default(),
            credential: None,
            varies_by_state: false,
            renew_years: None,
            outcomes: Vec::new(),
            words: None,
            description: None,
            sources: vec![source],
        }
    }
}

/// Kinds of programme, by what they end in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProgramKind {
    /// A course that ends in no award, or in a letter of attendance.
    Course,
    /// A short certificate of a provider, under a year.
    Certificate,
    /// An associate's degree.
    Associate,
    /// A bachelor's degree.
    Bachelor,
    /// A master's degree or more.
    Master,
    /// A registered apprenticeship: paid work with instruction.
    Apprenticeship,
    /// An examination of a professional body.
    Certification,
    /// A licence or registration of a state.
    Licence,
    /// Practice at work.
    OnTheJob,
}

impl ProgramKind {
    /// Whether it ends in a degree.
    pub fn is_degree(self) -> bool {
        matches!(self, Self::Associate | Self::Bachelor | Self::Master)
    }
}

/// Least and most of a quantity; both inclusive, least first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Between<T> {
    /// The least.
    pub low: T,
    /// The most.
    pub high: T,
}

/// Who offers a programme, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Its name.
    pub name: String,
    /// Town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// State.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<AreaCode>,
    /// Five-digit ZIP code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zip: Option<String>,
}

/// How a programme is held. None means that nobody said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Attendance {
    /// Whether one can take it from home.
    pub online: Option<bool>,
    /// Whether it is held at a place.
    pub in_person: Option<bool>,
    /// Whether it can be taken in the evening.
    pub evening: Option<bool>,
    /// Whether there is childcare, or help to find it.
    pub childcare: Option<bool>,
    /// Whether the place is accessible.
    pub accessible: Option<bool>,
    /// Languages besides English in which there is help or teaching.
    pub languages: Vec<String>,
}

/// What one must have before a programme.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EntryTerms {
    /// Education.
    pub education: Option<Education>,
    /// Months of practice.
    pub experience_months: f32,
    /// Programmes of this catalogue that come first.
    pub first: Vec<ProgramId>,
    /// What the provider says of it, as written.
    pub stated: Option<String>,
}

/// A result of earlier learners.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// What was counted.
    pub measure: OutcomeMeasure,
    /// A share (0 to 1) or US dollars a year, by measure.
    pub value: f64,
    /// Of how many learners, if published.
    pub learners: Option<u32>,
    /// When or for which years, if published.
    pub period: Option<String>,
}

/// What a result of earlier learners counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeMeasure {
    /// Share that finished.
    Completed,
    /// Share employed two quarters after.
    EmployedAfterTwoQuarters,
    /// Share employed four quarters after.
    EmployedAfterFourQuarters,
    /// Pay a year, from a quarter's pay two quarters after.
    PayAfterTwoQuarters,
    /// Pay a year, from a quarter's pay four quarters after.
    PayAfterFourQuarters,
}

/// Our own words on a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgramWords {
    /// What it shows or is good for, one sentence.
    pub says: Spoken,
    /// What proof it leaves.
    pub proof: Spoken,
    /// How to start.
    pub start: Spoken,
}

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spoken {
    /// English.
    pub en: String,
    /// Spanish.
    pub es: String,
}

/// Where a programme was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgramSource {
    /// The list, as the manifest names it.
    pub list: String,
    /// Its own id there, if it has one.
    pub id: Option<String>,
    /// Date of the list, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: String,
}

/// What a programme teaches towards a role, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Taught {
    /// What.
    pub what: Teachable,
    /// The level that a passer has, 0 to 7; for a tool, none.
    pub level: Option<f32>,
    /// 0 to 1.
    pub confidence: f32,
    /// How it is known.
    pub known_from: KnownFrom,
}

/// Something that can be taught.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Teachable {
    /// An element, by its place in [`super::Catalog::elements`].
    Element(u16),
    /// A technology.
    Technology(TechnologyIx),
    /// A fine skill of ESCO (full catalogue only).
    FineSkill(FineSkillIx),
}

/// How it is known that a programme teaches something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum KnownFrom {
    /// The programme says so.
    Stated,
    /// Its name or text speaks of it.
    Text,
    /// It leads to occupations that need it.
    Field,
}

/// A programme joined to the catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct JoinedProgram {
    /// The programme.
    pub program: Program,
    /// Roles that it leads to, the most direct first.
    pub roles: Vec<RoleIx>,
    /// Those of them that ask for it.
    pub required_for: Vec<RoleIx>,
    /// What it teaches, the surest first.
    pub teaches: Vec<Taught>,
}
