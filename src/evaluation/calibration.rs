//! Whether the labels of access mean something: how many growing roles each of them is given to.

use serde::Serialize;

use super::origins::{Reach, Reached};
use super::statistics::quartiles;
use super::{Estimate, Split};
use crate::matching::AccessLabel;

/// What was measured on one part of the catalogue, for typical workers of each occupation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AccessCalibration {
    /// Which part.
    pub split: Split,
    /// How many occupations the workers come from.
    pub origins: usize,
    /// Mean number of growing roles that each was compared with.
    pub mean_roles: f64,
    /// Mean share of them by the skill bar alone.
    pub by_skill: LabelShares,
    /// Mean share of them by all six bars.
    pub by_label: LabelShares,
    /// Lower quartile, median and upper quartile of the number of roles within reach.
    pub roles_within_reach: [f32; 3],
    /// The same of the number within reach or a stretch.
    pub roles_viable: [f32; 3],
}

/// Shares of roles, which sum to 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LabelShares {
    /// Realistic soon.
    pub within_reach: Option<Estimate>,
    /// Possible with effort.
    pub stretch: Option<Estimate>,
    /// Something stands in the way for now.
    pub not_yet: Option<Estimate>,
}

/// Counts the labels that typical workers of `split` were given.
pub fn access_calibration(split: Split, reach: &[Reach]) -> AccessCalibration {
    let numbers = |least: AccessLabel| {
        reach.iter().map(|one| one.roles.iter().filter(|role| role.label >= least).count() as f32).collect()
    };
    AccessCalibration {
        split,
        origins: reach.len(),
        mean_roles: reach.iter().map(|one| one.roles.len() as f64).sum::<f64>() / reach.len().max(1) as f64,
        by_skill: shares(reach, |role| role.by_skill),
        by_label: shares(reach, |role| role.label),
        roles_within_reach: quartiles(numbers(AccessLabel::WithinReach)),
        roles_viable: quartiles(numbers(AccessLabel::Stretch)),
    }
}

fn shares(reach: &[Reach], label: fn(&Reached) -> AccessLabel) -> LabelShares {
    let share = |wanted: AccessLabel| {
        Estimate::mean(reach, |one| {
            let count = one.roles.iter().filter(|role| label(role) == wanted).count();
            count as f64 / one.roles.len().max(1) as f64
        })
    };
    LabelShares {
        within_reach: share(AccessLabel::WithinReach),
        stretch: share(AccessLabel::Stretch),
        not_yet: share(AccessLabel::NotYet),
    }
}
