//! Why: every score is a tree of value, weight, claim and source, which page, API and CLI print.

use serde::Serialize;

use crate::catalog::Confidence;
use crate::catalog::codes::{AreaCode, ElementId, SourceId};
use crate::constants::SignalKind;
use crate::profile::Education;

use super::TrustKind;

/// A score with everything it rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// What is said.
    pub claim: Claim,
    /// How true it is or how much is covered, 0 to 1.
    pub value: f32,
    /// Its share in the value above it; siblings sum to at most 1.
    pub weight: f32,
    /// The publication it rests on, if on one.
    pub source: Option<SourceId>,
    /// What it is made of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Reason>,
}

/// Something an explanation says. Printers turn it into a sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "says")]
pub enum Claim {
    /// How well what a person has done covers what the role needs.
    Fit,
    /// Coverage of the skills, knowledge, abilities and work activities that set the role apart.
    Elements {
        /// Elements covered in full.
        covered: usize,
        /// Elements of which the role needs more than most.
        needed: usize,
    },
    /// One element.
    Element {
        /// The element.
        id: ElementId,
        /// Its name.
        name: String,
        /// The person's level or strength on the publisher's scale, if known.
        have: Option<f32>,
        /// What the role needs on the same scale.
        need: f32,
        /// The title of the past job it comes from; none if the person named it.
        from: Option<String>,
        /// Whether the person says that it is not true of them, whatever their jobs imply.
        disputed: bool,
    },
    /// Likeness to the work of a past job.
    Likeness {
        /// The title of the job.
        job: String,
        /// Years in it.
        years: f32,
    },
    /// One way in which the work is alike.
    Alike {
        /// In what.
        kind: SignalKind,
        /// What it rests on most, by name.
        names: Vec<String>,
    },
    /// Overlap of software and tools.
    Technologies {
        /// Tools in common.
        shared: usize,
        /// Tools of the role.
        needed: usize,
    },
    /// One tool in common.
    Technology {
        /// Its name.
        name: String,
    },
    /// The role is named differently but means the same occupation that the person held.
    SameOccupation,
    /// The bar for skill.
    SkillBar,
    /// The bar for gates: the hardest one decides.
    GateBar {
        /// Gates that are closed.
        closed: usize,
    },
    /// The bar for time: weeks to get ready against weeks one has.
    TimeBar {
        /// Estimated weeks, fewest.
        weeks_low: f32,
        /// Estimated weeks, most.
        weeks_high: f32,
        /// Weeks the person has, or the default.
        weeks_available: f32,
        /// Whether the person said so.
        told: bool,
    },
    /// The bar for money: likely starting pay against what is needed.
    MoneyBar {
        /// Likely starting pay, US dollars a year.
        entry_usd_per_year: u32,
        /// What is needed, US dollars a year.
        needed_usd_per_year: u32,
        /// Whether the person said what is needed; else it is a share of pay before.
        told: bool,
    },
    /// The bar for place: jobs of the role in the area.
    PlaceBar {
        /// The area.
        area: AreaCode,
        /// Jobs there.
        jobs: u32,
        /// How many occupations of the catalogue share this figure; each is counted an equal part.
        shared_by: usize,
        /// Concentration against the country; 1 is average.
        location_quotient: Option<f32>,
    },
    /// The bar for demand: openings and growth.
    DemandBar {
        /// Percent growth over ten years.
        growth_percent: f32,
        /// Openings a year in the country, if published.
        openings_per_year: Option<f32>,
        /// How many occupations of the catalogue share these figures; each is counted an equal part.
        shared_by: usize,
    },
    /// The bar for demand of an emerging role, which has no projection of its own.
    EmergingDemandBar {
        /// How well supported its growth is.
        confidence: Confidence,
        /// How many publications support it.
        publications: usize,
    },
    /// A bar that cannot be judged.
    Unknown {
        /// What is missing.
        missing: Missing,
    },
    /// Usual education of the role against the person's.
    EducationGate {
        /// What most people in the role were asked for.
        usual: Education,
        /// What some people in the role were asked for.
        sometimes: Education,
        /// What the person has.
        have: Education,
        /// Whether it is assumed from their past job, because they did not say.
        assumed: bool,
    },
    /// A licence, certification or registration that the role usually needs.
    CredentialGate {
        /// Which one.
        name: String,
        /// Whether the person holds it.
        held: bool,
    },
    /// Years of related work that the role usually asks for.
    ExperienceGate {
        /// Months that most people in the role were asked for.
        usual_months: f32,
        /// Months of related work the person has.
        have_months: f32,
    },
    /// Heavier work than before.
    PhysicalGate {
        /// Physical demand of the role, importance 1 to 5.
        need: f32,
        /// That of the heaviest past job, if published.
        have: Option<f32>,
        /// Whether the person said that they can do heavy work.
        can: Option<bool>,
    },
    /// A check of one's past that is usual for the work.
    BackgroundGate {
        /// What it guards.
        guards: TrustKind,
    },
}

/// A fact that is missing, so that something cannot be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// The role's pay is not published.
    RolePay,
    /// The person did not say what they need or earned.
    PersonPay,
    /// The person did not choose a place.
    Area,
    /// Jobs of the role in the place are not published.
    LocalJobs,
    /// The role has no projection.
    Outlook,
    /// The role's preparation is not published.
    Preparation,
    /// The role has no ratings, activities or tools to compare with.
    RoleContent,
}
