//! The signals of the fit: one table of plain functions, each giving a value with its reason.

mod activities;
mod basis;
pub(super) mod coverage;
mod mix;
mod technologies;

pub(super) use basis::basis;

use super::{Claim, Person, Reason, Scorer};
use crate::catalog::Role;
use crate::constants::FitConstants;

/// What a signal says of a person and a role; none if the role has no data for it.
pub(super) struct Signal {
    /// From 0 to 1 after scaling.
    pub value: f32,
    /// What it says.
    pub claim: Claim,
    /// What it is made of, the most telling first.
    pub because: Vec<Reason>,
}

/// A signal as it is registered.
pub(super) struct Registered {
    /// Its share in the fit.
    pub weight: fn(&FitConstants) -> f32,
    /// The publication it rests on.
    pub source: &'static str,
    /// Gives the signal.
    pub of: fn(&Scorer<'_>, &Person, &Role) -> Option<Signal>,
}

/// Every signal. To add one, write its function and a line here.
pub(super) const ALL: [Registered; 4] = [
    Registered { weight: |fit| fit.coverage_weight, source: "onet", of: coverage::signal },
    Registered { weight: |fit| fit.mix_weight, source: "onet", of: mix::signal },
    Registered { weight: |fit| fit.activities_weight, source: "onet", of: activities::signal },
    Registered { weight: |fit| fit.technologies_weight, source: "onet", of: technologies::signal },
];

/// How many reasons a signal shows.
const REASONS_SHOWN: usize = 6;

/// `raw` as 0 at `zero`, 1 at `one`, and straight between.
fn stretch(raw: f32, zero: f32, one: f32) -> f32 {
    ((raw - zero) / (one - zero)).clamp(0.0, 1.0)
}

/// Keeps the reasons with the largest weight.
fn most_telling(mut reasons: Vec<Reason>) -> Vec<Reason> {
    reasons.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    reasons.truncate(REASONS_SHOWN);
    reasons
}
