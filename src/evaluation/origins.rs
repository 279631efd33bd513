//! The workers that are asked about: one per occupation, and what the engine says they can reach.

use rayon::prelude::*;

use super::Split;
use crate::catalog::codes::{AreaCode, OnetCode, RoleCode};
use crate::catalog::{Catalog, PaySource, Role, RoleIx};
use crate::engine::Engine;
use crate::matching::{AccessLabel, BarKind, Match, Person};
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
        engine.catalog.roles().filter(|(_, role)| may_be_suggested(role)).map(|(ix, _)| ix).collect();
    let origins = rated(&engine.catalog, split, sample);
    origins.par_iter().map(|(origin, code)| reach_of(engine, *origin, *code, &targets)).collect()
}

/// As in a shortlist: growing, and with pay that someone publishes.
fn may_be_suggested(role: &Role) -> bool {
    role.growth.is_growing() && role.pay_source != PaySource::Unknown
}

fn reach_of(engine: &Engine, origin: RoleIx, code: OnetCode, targets: &[RoleIx]) -> Reach {
    let scorer = engine.scorer();
    let person = scorer.person(&worker(RoleCode::Onet(code), TYPICAL_YEARS), YEAR);
    let others = targets.iter().filter(|target| **target != origin);
    let pay = engine.catalog.pay(engine.catalog.role(origin), AreaCode::National).and_then(|pay| pay.band.p50);
    Reach {
        origin,
        major_group: code.major_group(),
        pay_usd_per_year: pay.map(|pay| pay.usd_per_year),
        education: person.education.map(|(education, _)| education),
        roles: others.filter_map(|target| Some(reached(engine, &scorer.score(&person, *target)?))).collect(),
    }
}

fn reached(engine: &Engine, found: &Match) -> Reached {
    let constants = &engine.constants.access;
    let skill = found.access.bars.iter().find(|bar| bar.kind == BarKind::Skill).and_then(|bar| bar.value);
    let by_skill = match skill.unwrap_or(0.0) {
        value if value >= constants.within_reach_bar => AccessLabel::WithinReach,
        value if value >= constants.stretch_bar => AccessLabel::Stretch,
        _ => AccessLabel::NotYet,
    };
    let floor_percent = (constants.enough_pay_share - 1.0) * 100.0;
    let change_percent = found.pay.as_ref().and_then(|pay| pay.change_percent);
    Reached {
        label: found.access.label,
        by_skill,
        pays_enough: change_percent.is_some_and(|change| change >= floor_percent),
    }
}
