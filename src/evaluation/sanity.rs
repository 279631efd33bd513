//! Pairs that anyone would agree on: what must be reachable, and what must not be suggested.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::Estimate;
use super::origins::{YEAR, ranked_by_fit, worker};
use crate::catalog::codes::RoleCode;
use crate::engine::Engine;
use crate::matching::AccessLabel;
use crate::profile::Education;

/// The text of `index/evaluation/sanity-pairs.toml`.
const TEXT: &str = include_str!("../../index/evaluation/sanity-pairs.toml");
/// How much of a ranking counts as suggested.
const SUGGESTED: usize = 50;

/// The pairs, each argued for in its file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SanityPairs {
    /// A person with this past must fit the role at least as a stretch.
    pub reachable: Vec<SanityPair>,
    /// A person with this past must not be sent to the role.
    pub not_suggested: Vec<SanityPair>,
}

/// A past and a role.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SanityPair {
    /// The past job.
    pub from: RoleCode,
    /// Years in it.
    pub years: f32,
    /// Education, where it is told.
    #[serde(default)]
    pub education: Option<Education>,
    /// The role.
    pub to: RoleCode,
    /// Why anyone would agree.
    pub why: String,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SanityEvaluation {
    /// Pairs that must be reachable.
    pub reachable: SanityCount,
    /// Pairs that must not be suggested.
    pub not_suggested: SanityCount,
    /// Pairs that could not be asked: one of the roles is unknown or has nothing to compare with.
    pub skipped: Vec<SanityPair>,
    /// Pairs that fail.
    pub failures: Vec<SanityFailure>,
}

/// How many pairs of one kind pass.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SanityCount {
    /// How many were asked.
    pub pairs: usize,
    /// How many fail.
    pub failed: usize,
    /// Share that passes.
    pub passed_share: Option<Estimate>,
}

/// A pair that fails.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SanityFailure {
    /// What was expected.
    pub expected: Expected,
    /// The pair.
    #[serde(flatten)]
    pub pair: SanityPair,
    /// Title of the past job.
    pub from_title: String,
    /// Title of the role.
    pub to_title: String,
    /// Its fit, 0 to 1.
    pub fit: f32,
    /// Its place by fit among all coded occupations, from 1; none for an emerging role.
    pub rank: Option<usize>,
    /// Its label by all six bars.
    pub label: AccessLabel,
}

/// What a pair expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// A fit from which a role is at least a stretch.
    Reachable,
    /// Labelled not yet, or neither among the first fifty by fit nor within reach by it.
    NotSuggested,
}

/// What the engine says of one pair.
struct Asked {
    expected: Expected,
    passes: bool,
    failure: SanityFailure,
}

impl SanityPairs {
    /// The pairs that the program was built with.
    ///
    /// # Panics
    /// Never in a tested build: a test reads the file.
    pub fn builtin() -> Self {
        toml::from_str(TEXT).expect("index/evaluation/sanity-pairs.toml is read by a test")
    }
}

/// Asks about every pair; with `sample`, about the first so many of each kind.
pub fn sanity(engine: &Engine, pairs: &SanityPairs, sample: Option<usize>) -> SanityEvaluation {
    let most = sample.unwrap_or(usize::MAX);
    let reachable = pairs.reachable.iter().take(most).map(|pair| (Expected::Reachable, pair));
    let asked = reachable.chain(pairs.not_suggested.iter().take(most).map(|pair| (Expected::NotSuggested, pair)));
    let asked: Vec<(Expected, &SanityPair)> = asked.collect();
    let answers: Vec<Result<Asked, &SanityPair>> =
        asked.par_iter().map(|(expected, pair)| ask(engine, *expected, pair).ok_or(*pair)).collect();
    let skipped = answers.iter().filter_map(|answer| answer.as_ref().err().map(|pair| (*pair).clone())).collect();
    let answers: Vec<Asked> = answers.into_iter().filter_map(Result::ok).collect();
    let count = |expected: Expected| {
        let of_kind: Vec<&Asked> = answers.iter().filter(|answer| answer.expected == expected).collect();
        SanityCount {
            pairs: of_kind.len(),
            failed: of_kind.iter().filter(|answer| !answer.passes).count(),
            passed_share: Estimate::share(&of_kind, |answer| answer.passes),
        }
    };
    SanityEvaluation {
        reachable: count(Expected::Reachable),
        not_suggested: count(Expected::NotSuggested),
        skipped,
        failures: answers.into_iter().filter(|answer| !answer.passes).map(|answer| answer.failure).collect(),
    }
}

fn ask(engine: &Engine, expected: Expected, pair: &SanityPair) -> Option<Asked> {
    let (from, to) = (engine.catalog.find(&pair.from)?, engine.catalog.find(&pair.to)?);
    let mut profile = worker(pair.from.clone(), pair.years);
    profile.education = pair.education;
    let scorer = engine.scorer();
    let person = scorer.person(&profile, YEAR);
    let found = scorer.assess(&person, to)?;
    let ranked = ranked_by_fit(engine, &person, from, |_| true);
    let rank = ranked.iter().position(|(ix, _)| *ix == to).map(|place| place + 1);
    let (fit, label) = (found.fit.value, found.label);
    let constants = &engine.constants.access;
    let is_suggested = rank.is_some_and(|rank| rank <= SUGGESTED) || fit >= constants.within_reach_fit;
    let passes = match expected {
        Expected::Reachable => fit >= constants.stretch_fit,
        Expected::NotSuggested => label == AccessLabel::NotYet || !is_suggested,
    };
    let failure = SanityFailure {
        expected,
        pair: pair.clone(),
        from_title: engine.catalog.role(from).title.clone(),
        to_title: engine.catalog.role(to).title.clone(),
        fit,
        rank,
        label,
    };
    Some(Asked { expected, passes, failure })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pairs_file_is_readable_and_every_pair_is_argued_for() {
        let pairs = SanityPairs::builtin();
        assert!(pairs.reachable.len() >= 30 && pairs.not_suggested.len() >= 30);
        for pair in pairs.reachable.iter().chain(&pairs.not_suggested) {
            assert!(pair.why.len() > 20, "{} to {} has no reason", pair.from, pair.to);
            assert!(pair.from != pair.to, "{} to itself", pair.from);
        }
    }
}
