//! Rated moves between occupations of another classification, mapped to roles of the catalogue.

use std::path::Path;

use anyhow::Context;

use super::EvaluateArgs;
use crate::catalog::codes::{OnetCode, RoleCode};
use crate::catalog::{Catalog, RoleIx};
use crate::engine::Engine;
use crate::evaluation::{MappedBy, MappedLabel, RatedTransition};
use crate::profile::recognition::Recogniser;
use crate::sources::{self, EscoNames, Nearness, Problems};
use crate::words::fold;

/// Reads the rated moves and finds the roles that they name.
pub(super) fn rated_transitions(
    file: &Path,
    args: &EvaluateArgs,
    engine: &Engine,
    recogniser: &Recogniser,
) -> anyhow::Result<Vec<RatedTransition>> {
    let (moves, problems) = sources::read_rated_moves(file)?;
    stop_at(problems)?;
    let esco = match (&args.esco, &args.esco_crosswalk) {
        (Some(esco), Some(crosswalk)) => EscoNames::read(esco, crosswalk, &engine.catalog)?,
        _ => EscoNames::default(),
    };
    let mapper = Mapper { catalog: &engine.catalog, esco, recogniser };
    let transitions = moves.into_iter().map(|one| RatedTransition {
        origin: mapper.map(one.origin),
        destination: mapper.map(one.destination),
        feasibility: f64::from(one.feasibility),
    });
    Ok(transitions.collect())
}

/// A short list of ratings without one of its rows is another measurement.
fn stop_at(problems: Problems) -> anyhow::Result<()> {
    problems.into_list().into_iter().next().map_or(Ok(()), Err).context("the rated moves cannot be used")
}

struct Mapper<'a> {
    catalog: &'a Catalog,
    esco: EscoNames,
    recogniser: &'a Recogniser,
}

impl Mapper<'_> {
    /// The roles that `label` is taken for: the nearest matches of the crosswalk; else the role that
    /// has it as a name; else the nearest matches in its group. Only roles with ratings count.
    fn map(&self, label: String) -> MappedLabel {
        let (by, roles) = self
            .nearest(self.esco.matches(&label))
            .or_else(|| Some((MappedBy::Title, vec![self.called(&label)?])))
            .or_else(|| Some((MappedBy::SameGroup, self.in_group(&label)?)))
            .unwrap_or((MappedBy::Nothing, Vec::new()));
        MappedLabel { label, roles, by }
    }

    fn nearest(&self, matches: &[(Nearness, OnetCode)]) -> Option<(MappedBy, Vec<RoleIx>)> {
        let rated = matches.iter().filter_map(|(nearness, code)| {
            let role = self.catalog.find(&RoleCode::Onet(*code))?;
            self.catalog.role(role).is_rated().then_some((mapped_by(*nearness), role))
        });
        let rated: Vec<(MappedBy, RoleIx)> = rated.collect();
        let by = rated.iter().map(|(by, _)| *by).min()?;
        Some((by, rated.into_iter().filter(|found| found.0 == by).map(|(_, role)| role).collect()))
    }

    fn called(&self, label: &str) -> Option<RoleIx> {
        let found = self.recogniser.recognise(label, 1).candidates.into_iter().next()?;
        let is_name = singular(&found.matched_title) == singular(label);
        (is_name && self.catalog.role(found.role).is_rated()).then_some(found.role)
    }

    fn in_group(&self, label: &str) -> Option<Vec<RoleIx>> {
        let (_, mut roles) = self.nearest(&self.esco.group_matches(label))?;
        roles.sort();
        roles.dedup();
        Some(roles)
    }
}

/// The words of a name, but for capitals, accents, signs and the plural that official titles stand in.
fn singular(name: &str) -> Vec<String> {
    fold(name).split_whitespace().map(|word| word.strip_suffix('s').unwrap_or(word).to_owned()).collect()
}

/// A role that contains the occupation says more of it than one that is only alike.
fn mapped_by(nearness: Nearness) -> MappedBy {
    match nearness {
        Nearness::Exact => MappedBy::ExactMatch,
        Nearness::Broad => MappedBy::BroadMatch,
        Nearness::Close => MappedBy::CloseMatch,
        Nearness::Narrow => MappedBy::NarrowMatch,
    }
}
