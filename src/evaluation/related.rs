//! Related-role retrieval: are the occupations that experts call related near the top by fit?

use std::collections::HashSet;

use rayon::prelude::*;
use serde::Serialize;

use super::origins::{FULL_YEARS, YEAR, ranked_by_fit, rated, worker};
use super::statistics::{Tally, quartiles};
use super::{Estimate, ReliabilityBin, Split};
use crate::catalog::codes::{OnetCode, RoleCode};
use crate::catalog::{Role, RoleIx};
use crate::engine::Engine;

/// How many of the list count as the closest.
const CLOSEST: usize = 10;
/// How deep the mean average precision looks.
const DEPTH: usize = 50;

/// What was measured on one part of the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RelatedEvaluation {
    /// Which part.
    pub split: Split,
    /// How many occupations were asked about.
    pub occupations: usize,
    /// Share of the ten closest found in the first ten.
    pub recall_at_10: Option<Estimate>,
    /// The same when the rest of the related list is left out of the ranking: finding the eleventh
    /// closest is no mistake. The raw cosine of importances that reaches 0.41 by the stricter count
    /// reaches 0.45 by this one.
    pub recall_at_10_of_closest: Option<Estimate>,
    /// Mean average precision over the whole related list, fifty deep.
    pub map_at_50: Option<Estimate>,
    /// Lower quartile, median and upper quartile of the fit to the ten closest.
    pub fit_to_closest: [f32; 3],
    /// The same to all other occupations.
    pub fit_to_others: [f32; 3],
    /// The same to occupations of the same minor group, by which the label of reach is set.
    pub fit_within_group: [f32; 3],
}

/// The fit read as the probability that experts call the pair related.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FitReliability {
    /// Which part.
    pub split: Split,
    /// How many pairs of occupations.
    pub pairs: usize,
    /// Share of them that experts call related.
    pub related_share: Option<Estimate>,
    /// Mean gap between fit and share related; 0 if a fit of 0.7 means that seven in ten are.
    pub expected_calibration_error: Option<Estimate>,
    /// Fit against the share related, bin by bin.
    pub bins: Vec<ReliabilityBin>,
}

/// What one occupation gave.
#[derive(Debug, Clone, PartialEq)]
pub struct RelatedOrigin {
    /// Its two-digit group.
    pub major_group: u8,
    /// Share of its ten closest found in the first ten.
    pub recall: f64,
    recall_of_closest: f64,
    precision: f64,
    to_closest: Vec<f32>,
    to_others: Vec<f32>,
    within_group: Vec<f32>,
    tally: Tally,
}

/// Asks for every occupation of `split` whose related occupations are published.
pub fn related_origins(engine: &Engine, split: Split, sample: Option<usize>) -> Vec<RelatedOrigin> {
    rated(&engine.catalog, split, sample)
        .par_iter()
        .filter_map(|(origin, code)| measure(engine, *origin, *code))
        .collect()
}

/// Sums up what the occupations of `split` gave.
pub fn related(split: Split, origins: &[RelatedOrigin]) -> RelatedEvaluation {
    RelatedEvaluation {
        split,
        occupations: origins.len(),
        recall_at_10: Estimate::mean(origins, |one| one.recall),
        recall_at_10_of_closest: Estimate::mean(origins, |one| one.recall_of_closest),
        map_at_50: Estimate::mean(origins, |one| one.precision),
        fit_to_closest: quartiles(origins.iter().flat_map(|one| one.to_closest.iter().copied()).collect()),
        fit_to_others: quartiles(origins.iter().flat_map(|one| one.to_others.iter().copied()).collect()),
        fit_within_group: quartiles(origins.iter().flat_map(|one| one.within_group.iter().copied()).collect()),
    }
}

/// Compares the fits of the occupations of `split` with what experts call related.
pub fn fit_reliability(split: Split, origins: &[RelatedOrigin]) -> FitReliability {
    let tallies: Vec<&Tally> = origins.iter().map(|one| &one.tally).collect();
    let bins = Tally::sum(tallies.iter().copied()).bins();
    FitReliability {
        split,
        pairs: bins.iter().map(|bin| bin.count).sum(),
        related_share: Estimate::ratio(&tallies, |tally| tally.true_count(), |tally| tally.count()),
        expected_calibration_error: Estimate::of(&tallies, |drawn| {
            Tally::sum(drawn.iter().map(|tally| **tally)).expected_calibration_error()
        }),
        bins,
    }
}

fn measure(engine: &Engine, origin: RoleIx, code: OnetCode) -> Option<RelatedOrigin> {
    let is_fair = |ix: &&RoleIx| engine.catalog.role(**ix).is_rated();
    let wanted: Vec<RoleIx> = engine.catalog.role(origin).related.iter().filter(is_fair).copied().collect();
    let closest: HashSet<RoleIx> = wanted.iter().take(CLOSEST).copied().collect();
    let all: HashSet<RoleIx> = wanted.into_iter().collect();
    if closest.is_empty() {
        return None;
    }
    let person = engine.scorer().person(&worker(RoleCode::Onet(code), FULL_YEARS), YEAR);
    let ranked = ranked_by_fit(engine, &person, origin, Role::is_rated);
    let found = ranked.iter().take(CLOSEST).filter(|(ix, _)| closest.contains(ix)).count();
    let fair = ranked.iter().filter(|(ix, _)| closest.contains(ix) || !all.contains(ix));
    let fairly_found = fair.take(CLOSEST).filter(|(ix, _)| closest.contains(ix)).count();
    let (to_closest, to_others): (Vec<&(RoleIx, f32)>, Vec<_>) =
        ranked.iter().partition(|(ix, _)| closest.contains(ix));
    let fits = |pairs: Vec<&(RoleIx, f32)>| pairs.into_iter().map(|(_, fit)| *fit).collect();
    let group = minor_group(&RoleCode::Onet(code));
    let mut tally = Tally::default();
    for (ix, fit) in &ranked {
        tally.add(f64::from(*fit), all.contains(ix));
    }
    Some(RelatedOrigin {
        major_group: code.major_group(),
        recall: found as f64 / closest.len() as f64,
        recall_of_closest: fairly_found as f64 / closest.len() as f64,
        precision: average_precision(&ranked, &all),
        to_closest: fits(to_closest),
        to_others: fits(to_others),
        within_group: ranked
            .iter()
            .filter(|(ix, _)| minor_group(&engine.catalog.role(*ix).code) == group)
            .map(|(_, fit)| *fit)
            .collect(),
        tally,
    })
}

/// The minor group that a code begins with, such as `43-3`.
fn minor_group(code: &RoleCode) -> String {
    code.to_string().chars().take(4).collect()
}

fn average_precision(ranked: &[(RoleIx, f32)], wanted: &HashSet<RoleIx>) -> f64 {
    let (mut hits, mut precision) = (0.0, 0.0);
    for (place, (ix, _)) in ranked.iter().take(DEPTH).enumerate() {
        if wanted.contains(ix) {
            hits += 1.0;
            precision += hits / (place + 1) as f64;
        }
    }
    precision / wanted.len().min(DEPTH) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn average_precision_rewards_early_hits_and_counts_missing_ones() {
        let ranked: Vec<(RoleIx, f32)> = (0..4).map(|place| (RoleIx(place), 1.0)).collect();
        let rows: [(&[u16], f64, &str); 4] = [
            (&[0, 1], 1.0, "both first"),
            (&[0, 2], (1.0 + 2.0 / 3.0) / 2.0, "first and third"),
            (&[3], 0.25, "last of four"),
            (&[0, 9], 0.5, "one is never found"),
        ];
        for (wanted, expected, reason) in rows {
            let wanted = wanted.iter().map(|place| RoleIx(*place)).collect();
            assert!((average_precision(&ranked, &wanted) - expected).abs() < 1e-9, "{reason}");
        }
    }
}
