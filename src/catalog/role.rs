//! What a person can be matched to: a coded occupation or an emerging role.

use super::codes::{AreaCode, RoleCode, SocCode};
use super::element::{Confidence, CredentialKind, Family, Rating};
use super::fine::RoleSkill;
use super::outlook::{Exposure, Growth, Outlook};
use super::tables::EvidenceRow;

/// Place of a role in [`super::Catalog::roles`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoleIx(pub u16);

/// Place of a technology in [`super::Catalog::technologies`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct TechnologyIx(pub u16);

/// Place of a detailed work activity in [`super::Catalog::activities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActivityIx(pub u16);

/// A role.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// Its code.
    pub code: RoleCode,
    /// Its title.
    pub title: String,
    /// Whether the publisher calls it what is left of a group: "Managers, All Other".
    pub is_named_rest: bool,
    /// Titles from surveys of employers and experts.
    pub alternate_titles: Vec<String>,
    /// Titles that workers themselves reported.
    pub reported_titles: Vec<String>,
    /// Plain sentences about the work, where someone has written them.
    pub summary: Option<String>,
    /// The publisher's description (full catalogue only).
    pub description: Option<String>,
    /// Task statements (the publisher's in the full catalogue; ours for emerging roles).
    pub tasks: Vec<Task>,
    /// What preparation it needs.
    pub preparation: Preparation,
    /// How much it needs each element, in the order of [`super::Catalog::elements`]; empty if unrated.
    pub ratings: Vec<Rating>,
    /// Detailed work activities with their weight (1 for a coded occupation), sorted.
    pub activities: Vec<(ActivityIx, f32)>,
    /// Software and tools, sorted.
    pub technologies: Vec<UsedTechnology>,
    /// Fine skills of ESCO, sorted (full catalogue only).
    pub fine_skills: Vec<RoleSkill>,
    /// Six occupational interests (1–7), in the content model's order; empty if unknown.
    pub interests: Vec<f32>,
    /// Six work values (1–7), in the content model's order; empty if unknown.
    pub work_values: Vec<f32>,
    /// Projected employment.
    pub outlook: Option<Outlook>,
    /// Whether it grows, by the rule.
    pub growth: Growth,
    /// How exposed its tasks are to AI.
    pub exposure: Exposure,
    /// Growth families, each with why.
    pub families: Vec<(Family, String)>,
    /// What one usually must hold.
    pub credential: CredentialKind,
    /// Which one; empty if none.
    pub credential_note: String,
    /// Where its figures of pay come from.
    pub pay_source: PaySource,
    /// How many occupations of the catalogue share its published projection or its pay; 1 for its own.
    pub figures_shared_by: usize,
    /// What it is made of, if it has no code yet.
    pub emerging: Option<Composition>,
    /// Closest roles by the publisher's own list: used to link and to evaluate, never to score.
    pub related: Vec<RoleIx>,
}

impl Role {
    /// Whether it may be suggested to someone who looks for work: it grows, someone publishes its pay, and it
    /// is a kind of work that one can apply for.
    pub fn may_be_suggested(&self) -> bool {
        self.growth.is_growing() && self.pay_source != PaySource::Unknown && !self.is_rest()
    }

    /// Whether it is what is left of a group and not one kind of work: "Managers, All Other".
    pub fn is_rest(&self) -> bool {
        !self.is_rated() && self.is_named_rest
    }

    /// Whether it has ratings, so that a person can be scored against it.
    pub fn is_rated(&self) -> bool {
        !self.ratings.is_empty()
    }

    /// Whether it belongs to `family`.
    pub fn is_in(&self, family: Family) -> bool {
        self.families.iter().any(|(member, _)| *member == family)
    }
}

/// A task statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// The statement.
    pub statement: String,
    /// Whether it is core to the role.
    pub core: bool,
    /// Exposure to AI: 0 none, 0.5 with more software, 1 direct.
    pub exposure: Option<f32>,
}

/// A technology as a role uses it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UsedTechnology {
    /// Which one.
    pub technology: TechnologyIx,
    /// Whether employers ask for it in this role.
    pub in_demand: bool,
}

/// What a role asks for before one starts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preparation {
    /// How much preparation in all.
    pub job_zone: Option<JobZone>,
    /// Percent of its workers by required education, lowest (below high school) first; 12 shares, or empty.
    pub education_percent: Vec<f32>,
    /// Percent by related work experience, none first; 11 shares, or empty.
    pub experience_percent: Vec<f32>,
    /// Percent by on-the-job training, none first; 9 shares, or empty.
    pub training_percent: Vec<f32>,
    /// What education it asks for, as a sentence (emerging roles).
    pub education_note: Option<String>,
}

/// How much preparation a role needs, from 1 (little or none) to 5 (extensive).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobZone(u8);

impl JobZone {
    /// The zone for `number`, if it is from 1 to 5.
    pub fn new(number: u8) -> Option<Self> {
        (1..=5).contains(&number).then_some(Self(number))
    }

    /// Its number, 1 to 5.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Months of specific preparation that the zone stands for, lowest and highest.
    ///
    /// Source: O*NET Job Zones and their SVP ranges (below 4; 4 to below 6; 6 to below 7; 7 to
    /// below 8; 8 and above), with the SVP durations of the Dictionary of Occupational Titles.
    pub fn preparation_months(self) -> (f32, f32) {
        match self.0 {
            1 => (0.0, 3.0),
            2 => (3.0, 12.0),
            3 => (12.0, 24.0),
            4 => (24.0, 48.0),
            _ => (48.0, 120.0),
        }
    }
}

/// Where a role's figures of pay come from.
#[derive(Debug, Clone, PartialEq)]
pub enum PaySource {
    /// Published for the occupation itself.
    Published(SocCode),
    /// Published only for a wider group that the occupation belongs to.
    WiderGroup(SocCode),
    /// Estimated from the parts of an emerging role: their codes and weights.
    Estimated(Vec<(SocCode, f32)>),
    /// Not published.
    Unknown,
}

/// How an emerging role is made up.
#[derive(Debug, Clone, PartialEq)]
pub struct Composition {
    /// Coded occupations with weights that sum to 1.
    pub parts: Vec<(RoleIx, f32)>,
    /// How well composition and growth are supported.
    pub confidence: Confidence,
    /// The day it was written, `YYYY-MM-DD`.
    pub date: String,
    /// Why we say it grows.
    pub evidence: Vec<EvidenceRow>,
}

/// A place with published pay.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Its code.
    pub code: AreaCode,
    /// Its name.
    pub name: String,
    /// States it lies in.
    pub states: Vec<AreaCode>,
}
