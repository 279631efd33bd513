//! Related-role retrieval: are the occupations that experts call related near the top by fit?

use std::collections::HashSet;

use rayon::prelude::*;
use serde::Serialize;

use super::Split;
use crate::catalog::RoleIx;
use crate::catalog::codes::RoleCode;
use crate::engine::Engine;
use crate::profile::{Job, WorkerProfile};

/// How many of the list count as the closest.
const CLOSEST: usize = 10;
/// How deep the mean average precision looks.
const DEPTH: usize = 50;
/// Enough years that nothing fades and nothing is half learned.
const YEARS: f32 = 10.0;

/// What was measured on one part of the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RelatedEvaluation {
    /// Which part.
    pub split: Split,
    /// How many occupations were asked about.
    pub occupations: usize,
    /// Share of the ten closest found in the first ten.
    pub recall_at_10: f32,
    /// Mean average precision over the whole related list, fifty deep.
    pub map_at_50: f32,
    /// Lower quartile, median and upper quartile of the fit to the ten closest.
    pub fit_to_closest: [f32; 3],
    /// The same to all other occupations.
    pub fit_to_others: [f32; 3],
}

/// What one occupation gave.
struct Measured {
    recall: f32,
    precision: f32,
    to_closest: Vec<f32>,
    to_others: Vec<f32>,
}

/// Asks for every occupation of `split` whose related occupations are published.
pub fn related(engine: &Engine, split: Split) -> RelatedEvaluation {
    let origins: Vec<(RoleIx, &RoleCode)> = engine
        .catalog
        .roles()
        .filter(|(_, role)| role.is_rated() && !role.related.is_empty())
        .filter(|(_, role)| matches!(role.code, RoleCode::Onet(code) if Split::of(code) == split))
        .map(|(ix, role)| (ix, &role.code))
        .collect();
    let measured: Vec<Measured> =
        origins.par_iter().filter_map(|(ix, code)| measure(engine, *ix, (*code).clone())).collect();
    let mean = |figure: fn(&Measured) -> f32| measured.iter().map(figure).sum::<f32>() / measured.len().max(1) as f32;
    RelatedEvaluation {
        split,
        occupations: measured.len(),
        recall_at_10: mean(|one| one.recall),
        map_at_50: mean(|one| one.precision),
        fit_to_closest: quartiles(measured.iter().flat_map(|one| one.to_closest.iter().copied()).collect()),
        fit_to_others: quartiles(measured.iter().flat_map(|one| one.to_others.iter().copied()).collect()),
    }
}

fn quartiles(mut figures: Vec<f32>) -> [f32; 3] {
    figures.sort_by(f32::total_cmp);
    [0.25, 0.5, 0.75].map(|share| figures.get((figures.len() as f32 * share) as usize).copied().unwrap_or(0.0))
}

fn measure(engine: &Engine, origin: RoleIx, code: RoleCode) -> Option<Measured> {
    let is_fair = |ix: &&RoleIx| engine.catalog.role(**ix).is_rated();
    let wanted: Vec<RoleIx> = engine.catalog.role(origin).related.iter().filter(is_fair).copied().collect();
    let closest: HashSet<RoleIx> = wanted.iter().take(CLOSEST).copied().collect();
    let all: HashSet<RoleIx> = wanted.into_iter().collect();
    if closest.is_empty() {
        return None;
    }
    let ranked = ranked_by_fit(engine, origin, code);
    let found = ranked.iter().take(CLOSEST).filter(|(ix, _)| closest.contains(ix)).count();
    let (mut hits, mut precision) = (0.0, 0.0);
    for (place, (ix, _)) in ranked.iter().take(DEPTH).enumerate() {
        if all.contains(ix) {
            hits += 1.0;
            precision += hits / (place + 1) as f32;
        }
    }
    let (to_closest, to_others): (Vec<&(RoleIx, f32)>, Vec<_>) =
        ranked.iter().partition(|(ix, _)| closest.contains(ix));
    let fits = |pairs: Vec<&(RoleIx, f32)>| pairs.into_iter().map(|(_, fit)| *fit).collect();
    Some(Measured {
        recall: found as f32 / closest.len() as f32,
        precision: precision / all.len().min(DEPTH) as f32,
        to_closest: fits(to_closest),
        to_others: fits(to_others),
    })
}

fn ranked_by_fit(engine: &Engine, origin: RoleIx, code: RoleCode) -> Vec<(RoleIx, f32)> {
    let job = Job { role: code, title: String::new(), years: YEARS, ended_year: None };
    let profile = WorkerProfile { jobs: vec![job], ..WorkerProfile::default() };
    let scorer = engine.scorer();
    let person = scorer.person(&profile, 0);
    let coded = engine.catalog.roles().filter(|(ix, role)| *ix != origin && role.is_rated() && role.emerging.is_none());
    let mut fits: Vec<(RoleIx, f32)> = coded.filter_map(|(ix, _)| Some((ix, scorer.fit(&person, ix)?.value))).collect();
    fits.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    fits
}
