//! The workers that are asked about: one per occupation, and what the engine says they can reach.

use rayon::prelude::*;

use super::Split;
use crate::catalog::codes::{AreaCode, OnetCode, RoleCode};
use crate::catalog::{Catalog, Role, RoleIx};
use crate::engine::Engine;
use crate::matching::{AccessLabel, Assessment, Person};
use crate::profile::{Education, Job, WorkerProfile};

/// Years of someone who has learned the whole job and from whom nothing has faded.
pub(super) const FULL_YEARS: f32 = 10.0;
/// Years of the typical worker whose reach is counted.
pub(super) const TYPICAL_YEARS: f32 = 6.0;
/// Evaluation has no clock: no job of an asked worker has ended.
pub(super) const YEAR: i16 = 0;

/// The rated occupations of `split`, as [`coded`].
pub(super) fn rated(catalog: &Catalog, split: Split, sample: Option<usize>) -> Vec<(RoleIx, OnetCode)> {
    coded(catalog, split, sample, Role::is_rated)
}

/// The coded occupations of `split` that are so, by code. With `sample`, at most so many, drawn by a
/// hash of the code so that they are the same in every run.
pub(super) fn coded(
    catalog: &Catalog,
    split: Split,
    sample: Option<usize>,
    is_so: impl Fn(&Role) -> bool,
) -> Vec<(RoleIx, OnetCode)> {
    let coded = catalog.roles().filter(|(_, role)| is_so(role)).filter_map(|(ix, role)| match role.code {
        RoleCode::Onet(code) if Split::of(code) == split => Some((ix, code)),
        _ => None,
    });
    let mut origins: Vec<(RoleIx, OnetCode)> = coded.collect();
    if let Some(most) = sample {
        // Behind the two bytes that the split is made of.
        origins.sort_by_key(|(_, code)| blake3::hash(code.to_string().as_bytes()).as_bytes()[2..10].to_vec());
        origins.truncate(most);
        origins.sort();
    }
    origins
}

/// Someone who has done `role` for `years` and says nothing else.
pub(super) fn worker(role: RoleCode, years: f32) -> WorkerProfile {
    let job = Job { role, title: String::new(), years, ended_year: None };
    WorkerProfile { jobs: vec![job], ..WorkerProfile::default() }
}

/// The coded occupations but `origin` that are so and can be scored, best fit first.
pub(super) fn ranked_by_fit(
    engine: &Engine,
    person: &Person,
    origin: RoleIx,
    is_so: impl Fn(&Role) -> bool,
) -> Vec<(RoleIx, f32)> {
    let scorer = engine.scorer();
    let others = engine.catalog.roles().filter(|(ix, role)| *ix != origin && role.emerging.is_none() && is_so(role));
    let mut fits: Vec<(RoleIx, f32)> = others.filter_map(|(ix, _)| Some((ix, scorer.fit(person, ix)?.value))).collect();
    fits.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    fits
}

/// What the engine says that a typical worker of one occupation can reach.
#[derive(Debug, Clone, PartialEq)]
pub struct Reach {
    /// The occupation.
    pub origin: RoleIx,
    /// Its two-digit group.
    pub major_group: u8,
    /// Median pay of the occupation in the country, US dollars a year, where published.
    pub pay_usd_per_year: Option<u32>,
    /// Education that the occupation usually asks for, where known.
    pub education: Option<Education>,
    /// Every growing role that may be suggested.
    pub roles: Vec<Reached>,
}

/// One role as a worker can reach it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reached {
    /// By all six bars.
    pub label: AccessLabel,
    /// By the skill bar alone.
    pub by_skill: AccessLabel,
    /// Whether it pays enough compared with before; no where pay is not published.
    pub pays_enough: bool,
}

impl Reach {
    /// How many roles are within reach or a stretch.
    pub(super) fn viable(&self) -> f64 {
        self.roles.iter().filter(|role| role.label > AccessLabel::NotYet).count() as f64
    }

    /// How many of those pay enough compared with before.
    pub(super) fn viable_and_paying(&self) -> f64 {
        self.roles.iter().filter(|role| role.label > AccessLabel::NotYet && role.pays_enough).count() as f64
    }
}

/// Asks what a typical worker of each occupation of `split` can reach.
pub fn reach(engine: &Engine, split: Split, sample: Option<usize>) -> Vec<Reach> {
    let targets: Vec<RoleIx> =
        engine.catalog.roles().filter(|(_, role)| role.may_be_suggested()).map(|(ix, _)| ix).collect();
    let origins = rated(&engine.catalog, split, sample);
    origins.par_iter().map(|(origin, code)| reach_of(engine, *origin, *code, &targets)).collect()
}

fn reach_of(engine: &Engine, origin: RoleIx, code: OnetCode, targets: &[RoleIx]) -> Reach {
    let scorer = engine.scorer();
    let person = scorer.person(&worker(RoleCode::Onet(code), TYPICAL_YEARS), YEAR);
    let others = targets.iter().filter(|target| **target != origin);
    let pay = engine.catalog.pay(engine.catalog.role(origin), AreaCode::National).and_then(|pay| pay.band.p50);
    let before = person.pay_before.map(|(before, _)| before);
    Reach {
        origin,
        major_group: code.major_group(),
        pay_usd_per_year: pay.map(|pay| pay.usd_per_year),
        education: person.education.map(|(education, _)| education),
        roles: others.filter_map(|target| Some(reached(engine, &scorer.assess(&person, *target)?, before))).collect(),
    }
}

fn reached(engine: &Engine, found: &Assessment, before_usd_per_year: Option<u32>) -> Reached {
    let constants = &engine.constants.access;
    let by_skill = match found.fit.value {
        fit if fit >= constants.within_reach_fit => AccessLabel::WithinReach,
        fit if fit >= constants.stretch_fit => AccessLabel::Stretch,
        _ => AccessLabel::NotYet,
    };
    let enough = before_usd_per_year.map(|before| before as f32 * constants.enough_pay_share);
    let pays_enough = found.pay_usd_per_year.zip(enough).is_some_and(|((_, median), enough)| median as f32 >= enough);
    Reached { label: found.label, by_skill, pays_enough }
}
