//! What matching gives: one value that page, API and CLI print.

use serde::{Deserialize, Serialize};

use super::explanation::{Missing, Reason};

use crate::catalog::codes::{AreaCode, RoleCode};
use crate::catalog::{Family, Growth, PayQuality};

/// A role that a person was scored against.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Match {
    /// The role.
    pub code: RoleCode,
    /// Its title.
    pub title: String,
    /// Growth families it belongs to.
    pub families: Vec<Family>,
    /// Whether it grows, by the rule.
    pub growth: Growth,
    /// How much preparation it needs, 1 to 5, if published.
    pub job_zone: Option<u8>,
    /// How well the person's experience covers the role, with why.
    pub fit: Score,
    /// Likeness to the work the person did, 0 to 1: orders the list "close to what you did".
    pub likeness: f32,
    /// What the person can do for the role, 0 to 1: orders the list "close to what you can do".
    pub ability: f32,
    /// What stands beside the fit as "not yet".
    pub gates: Vec<Gate>,
    /// Whether the person can realistically get there.
    pub access: Access,
    /// Pay there against pay before.
    pub pay: Option<PayOutlook>,
    /// Projected growth, percent over ten years.
    pub growth_percent: Option<f32>,
    /// Openings a year in the country.
    pub openings_per_year: Option<f32>,
    /// Jobs in the chosen area.
    pub local_jobs: Option<u32>,
    /// Share of the role's tasks exposed to AI, 0 to 1, and of the person's past work.
    pub exposure: ExposureChange,
    /// Weeks of preparation, an estimate.
    pub weeks: WeeksEstimate,
    /// How far up the ladder the role stands for this person.
    pub rung: Rung,
}

/// A value from 0 to 1 with how sure it is and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Score {
    /// From 0 to 1.
    pub value: f32,
    /// Share of the evidence that was available, 0 to 1.
    pub confidence: f32,
    /// Why.
    pub reason: Reason,
}

/// Whether a person can realistically get to a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Access {
    /// Geometric mean of the known bars, 0 to 1.
    pub overall: f32,
    /// In words.
    pub label: AccessLabel,
    /// Share of the bars that could be judged, 0 to 1.
    pub confidence: f32,
    /// The bar that decides the label.
    pub weakest: BarKind,
    /// All six, in the order of [`BarKind::ALL`].
    pub bars: Vec<Bar>,
}

/// One of the six bars.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bar {
    /// Which one.
    pub kind: BarKind,
    /// 0 to 1; none if it cannot be judged.
    pub value: Option<f32>,
    /// Why.
    pub reason: Reason,
    /// What would change it.
    pub change: Change,
}

/// The six bars of access.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BarKind {
    /// What the person can do against what the role needs.
    Skill,
    /// Degree, licence, experience.
    Gate,
    /// Weeks of preparation against weeks available.
    Time,
    /// Starting pay against what is needed.
    Money,
    /// Jobs nearby.
    Place,
    /// Openings and growth.
    Demand,
}

impl BarKind {
    /// All six, in the order they are shown.
    pub const ALL: [Self; 6] = [Self::Skill, Self::Gate, Self::Time, Self::Money, Self::Place, Self::Demand];
}

/// What would move a bar.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "by")]
pub enum Change {
    /// Nothing needs to.
    Nothing,
    /// Learning these elements.
    Learn {
        /// Their names, the most useful first.
        names: Vec<String>,
    },
    /// Work that is more like it, on the way there.
    CloserWork,
    /// Earning a degree or diploma.
    Education {
        /// The one that most people in the role were asked for.
        usual: crate::profile::Education,
    },
    /// Earning a licence, certification or registration.
    Credential {
        /// Which one.
        name: String,
    },
    /// Asking the employer before paying for anything.
    AskFirst,
    /// More time, or more hours a week for training.
    MoreTime,
    /// A higher-paid place, or needing less at the start.
    LowerNeed,
    /// Looking in a wider area.
    WiderArea,
    /// Telling us something we do not know yet.
    Tell {
        /// What.
        missing: Missing,
    },
    /// Nothing the person can do changes it.
    NotInYourHands,
}

/// How realistic a role is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccessLabel {
    /// Something stands in the way for now.
    NotYet,
    /// Possible with effort.
    Stretch,
    /// Realistic soon.
    WithinReach,
}

/// How far up the ladder a role stands for a person; each rung includes the ones before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rung {
    /// Not viable yet.
    NotYet,
    /// Can be reached.
    Viable,
    /// And pays enough compared with before, where that is known.
    Desirable,
    /// And its own work is less exposed to AI than the person's past work.
    Resilient,
}

/// A condition beside the fit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Gate {
    /// What kind of condition.
    pub kind: GateKind,
    /// Whether it is open, from 0 (closed) to 1 (open).
    pub open: f32,
    /// Why, with the figures.
    pub reason: Reason,
    /// Weeks it usually takes to open, if closed: fewest and most.
    pub weeks: Option<(f32, f32)>,
}

/// Kinds of gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum GateKind {
    /// A degree or diploma.
    Education,
    /// A licence, certification or registration.
    Credential,
    /// Years of related work.
    Experience,
    /// Heavy physical work.
    Physical,
    /// A check of one's past.
    BackgroundCheck,
}

impl GateKind {
    /// All kinds, in the order they are shown.
    pub const ALL: [Self; 5] =
        [Self::Education, Self::Credential, Self::Experience, Self::Physical, Self::BackgroundCheck];
}

/// What a check of one's past guards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrustKind {
    /// Other people's money.
    Money,
    /// Children, patients and others who depend on care.
    People,
    /// Security, law and dangerous places.
    Safety,
    /// The road.
    Driving,
}

impl TrustKind {
    /// The kind that the file of conditions names.
    pub(super) fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "money" => Self::Money,
            "people" => Self::People,
            "safety" => Self::Safety,
            "driving" => Self::Driving,
            _ => return None,
        })
    }
}

/// Pay of a role against pay before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PayOutlook {
    /// The place the figures are for.
    pub area: AreaCode,
    /// Whether figures for the chosen place were not released, so that a wider one stands in.
    pub wider_area: bool,
    /// How good the figures are.
    pub quality: PayQuality,
    /// Likely starting pay: the 25th percentile, US dollars a year.
    pub entry_usd_per_year: u32,
    /// Median, US dollars a year.
    pub median_usd_per_year: u32,
    /// 75th percentile, US dollars a year, if released.
    pub experienced_usd_per_year: Option<u32>,
    /// Pay before, US dollars a year, if known.
    pub before_usd_per_year: Option<u32>,
    /// Whether the person told their pay; else it is the median of their past job in the area.
    pub before_told: bool,
    /// Median against pay before, in percent; below 0 is less.
    pub change_percent: Option<f32>,
}

/// Exposure of a role's tasks to AI against that of the person's past work, each 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ExposureChange {
    /// Share of the role's tasks that are exposed, if published.
    pub role: Option<f32>,
    /// Share of the past job's tasks that are exposed, if published.
    pub before: Option<f32>,
}

/// Weeks of preparation. Always an estimate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WeeksEstimate {
    /// Fewest.
    pub low: f32,
    /// Most.
    pub high: f32,
}
