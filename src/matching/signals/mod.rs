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

/// Reasons for the heaviest of `items`, given as weight and anything; only those are put in words.
fn most_telling<T>(mut items: Vec<(f32, T)>, put: impl Fn(f32, T) -> Reason) -> Vec<Reason> {
    items.sort_by(|a, b| b.0.total_cmp(&a.0));
    items.truncate(REASONS_SHOWN);
    items.into_iter().map(|(weight, item)| put(weight, item)).collect()
}
