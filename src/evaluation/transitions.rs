//! Rated transitions: does what people call feasible score higher?

use rayon::prelude::*;
use serde::Serialize;

use super::Estimate;
use super::origins::{FULL_YEARS, YEAR, worker};
use super::statistics::spearman;
use crate::catalog::RoleIx;
use crate::catalog::codes::RoleCode;
use crate::engine::Engine;

/// A move between two occupations of another classification, as people rated it.
#[derive(Debug, Clone, PartialEq)]
pub struct RatedTransition {
    /// Where from.
    pub origin: MappedLabel,
    /// Where to.
    pub destination: MappedLabel,
    /// Mean of what people said, 1 (not feasible) to 5 (feasible).
    pub feasibility: f64,
}

/// An occupation of another classification, and which roles it is taken for.
#[derive(Debug, Clone, PartialEq)]
pub struct MappedLabel {
    /// Its name.
    pub label: String,
    /// Roles that count alike; empty where none was found.
    pub roles: Vec<RoleIx>,
    /// How they were found.
    pub by: MappedBy,
}

/// How an occupation of another classification was mapped, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MappedBy {
    /// The crosswalk calls them the same.
    ExactMatch,
    /// The crosswalk says that our role contains it.
    BroadMatch,
    /// The crosswalk calls them alike.
    CloseMatch,
    /// The crosswalk says that it contains our roles.
    NarrowMatch,
    /// Its name is a name of the role.
    Title,
    /// By the nearest matches of any occupation in its group of the international classification.
    SameGroup,
    /// Not at all.
    Nothing,
}

/// What was measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TransitionsEvaluation {
    /// How many transitions could be scored.
    pub scored: usize,
    /// How many could not, because a name is mapped to no role that can be scored.
    pub skipped: usize,
    /// Spearman's rank correlation of fit and feasibility.
    pub fit_spearman: Option<Estimate>,
    /// The same of overall access.
    pub access_spearman: Option<Estimate>,
    /// Each transition with its mapping.
    pub transitions: Vec<ScoredTransition>,
}

/// One transition as it was scored.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoredTransition {
    /// Where from.
    pub origin: ShownLabel,
    /// Where to.
    pub destination: ShownLabel,
    /// What people said, 1 to 5.
    pub feasibility: f64,
    /// Mean fit over the pairs of roles, 0 to 1; none where nothing can be scored.
    pub fit: Option<f64>,
    /// Mean of overall access, likewise.
    pub access: Option<f64>,
}

/// A mapped name, with codes and titles to read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShownLabel {
    /// The name.
    pub label: String,
    /// How it was mapped.
    pub by: MappedBy,
    /// To which roles: code and title.
    pub roles: Vec<(RoleCode, String)>,
}

/// Scores every transition, as someone who has learned the whole job. Where a name is mapped to
/// several roles, the mean over all pairs counts, because nothing says which is meant.
pub fn transitions(engine: &Engine, rated: &[RatedTransition]) -> TransitionsEvaluation {
    let transitions: Vec<ScoredTransition> = rated.par_iter().map(|transition| score(engine, transition)).collect();
    let correlation = |figure: fn(&ScoredTransition) -> Option<f64>| {
        let pairs = transitions.iter().filter_map(|one| Some((figure(one)?, one.feasibility)));
        let pairs: Vec<(f64, f64)> = pairs.collect();
        Estimate::of(&pairs, |drawn| spearman(&drawn.iter().map(|pair| **pair).collect::<Vec<_>>()))
    };
    let scored = transitions.iter().filter(|one| one.fit.is_some()).count();
    TransitionsEvaluation {
        scored,
        skipped: transitions.len() - scored,
        fit_spearman: correlation(|one| one.fit),
        access_spearman: correlation(|one| one.access),
        transitions,
    }
}

fn score(engine: &Engine, transition: &RatedTransition) -> ScoredTransition {
    let (mut fit, mut access, mut pairs) = (0.0, 0.0, 0.0);
    let scorer = engine.scorer();
    for origin in &transition.origin.roles {
        let code = engine.catalog.role(*origin).code.clone();
        let person = scorer.person(&worker(code, FULL_YEARS), YEAR);
        for found in transition.destination.roles.iter().filter_map(|role| scorer.assess(&person, *role)) {
            fit += f64::from(found.fit.value);
            access += f64::from(found.overall);
            pairs += 1.0;
        }
    }
    let mean = |sum: f64| (pairs > 0.0).then(|| sum / pairs);
    ScoredTransition {
        origin: shown(engine, &transition.origin),
        destination: shown(engine, &transition.destination),
        feasibility: transition.feasibility,
        fit: mean(fit),
        access: mean(access),
    }
}

fn shown(engine: &Engine, mapped: &MappedLabel) -> ShownLabel {
    let roles = mapped.roles.iter().map(|ix| engine.catalog.role(*ix));
    let roles = roles.map(|role| (role.code.clone(), role.title.clone())).collect();
    ShownLabel { label: mapped.label.clone(), by: mapped.by, roles }
}
