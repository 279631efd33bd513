//! The use cases: the only place where scoring and planning meet.

use rayon::prelude::*;
use serde::Serialize;

use crate::catalog::codes::{AreaCode, RoleCode};
use crate::catalog::{Catalog, Family, Growth, PaySource, Role, RoleIx};
use crate::constants::Constants;
use crate::matching::{Basis, Match, Person, Scorer};
use crate::pathway::{self, TrainingPath};
use crate::profile::WorkerProfile;

/// What a person can realistically get to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shortlist {
    /// Version of the catalogue it was made from.
    pub catalog_version: String,
    /// The past jobs it rests on.
    pub past: Vec<PastJob>,
    /// The place that pay and jobs are for.
    pub area: AreaCode,
    /// What else we would have to know; with `NotEnough`, `matches` is empty.
    pub standing: Standing,
    /// Matches, most accessible first.
    pub matches: Vec<Match>,
    /// Places in `matches`, the ones closest to the work the person did first.
    pub close_to_what_you_did: Vec<usize>,
    /// Places in `matches`, the ones closest to what the person can do first.
    pub close_to_what_you_can_do: Vec<usize>,
}

/// A past job as it was understood.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PastJob {
    /// The occupation.
    pub code: RoleCode,
    /// Its title.
    pub title: String,
    /// How long, in years.
    pub years: f32,
    /// Whether it grows.
    pub growth: Growth,
}

/// Whether there is enough to score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// There is.
    Enough,
    /// There is, but this answer would make it surer.
    Thin(Question),
    /// There is not; this answer would help most.
    NotEnough(Question),
}

/// The question that would help most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// Which job did you do?
    Job,
    /// For how long?
    Years,
    /// Where do you look for work?
    Area,
    /// What education have you completed?
    Education,
    /// What did you earn?
    Pay,
}

/// Which roles a shortlist may hold, and in what order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ShortlistOptions {
    /// Every role, growing or not, ranked by fit.
    pub all: bool,
    /// Only this family.
    pub family: Option<Family>,
    /// At most this many; none for all.
    pub top: Option<usize>,
    /// The year it is now, for how long ago a job ended.
    pub year: i16,
}

/// One match with its path.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatchWithPath {
    /// The match.
    #[serde(flatten)]
    pub found: Match,
    /// The first path to it.
    pub path: TrainingPath,
}

/// The catalogue with all that answering needs. Made once, then only read.
pub struct Engine {
    /// The catalogue.
    pub catalog: Catalog,
    /// The constants that scores depend on.
    pub constants: Constants,
    basis: Basis,
}

impl Engine {
    /// Prepares to answer from `catalog`.
    pub fn new(catalog: Catalog, constants: Constants) -> Self {
        let basis = Basis::new(&catalog, &constants);
        Self { catalog, constants, basis }
    }

    /// The scorer over this engine's catalogue.
    pub fn scorer(&self) -> Scorer<'_> {
        Scorer::new(&self.catalog, &self.constants, &self.basis)
    }

    /// What a person can realistically get to.
    pub fn shortlist(&self, profile: &WorkerProfile, options: &ShortlistOptions) -> Shortlist {
        let scorer = self.scorer();
        let person = scorer.person(profile, options.year);
        let standing = standing(profile, &person);
        let mut matches = match standing {
            Standing::NotEnough(_) => Vec::new(),
            Standing::Enough | Standing::Thin(_) => self.matches(&scorer, &person, options),
        };
        matches.truncate(options.top.unwrap_or(usize::MAX));
        Shortlist {
            catalog_version: self.catalog.version.clone(),
            past: self.past(&person),
            area: person.area,
            standing,
            close_to_what_you_did: order_by(&matches, |found| found.likeness),
            close_to_what_you_can_do: order_by(&matches, |found| found.fit.value),
            matches,
        }
    }

    /// One match with its path; none if the role has nothing to compare with.
    pub fn match_with_path(&self, profile: &WorkerProfile, role: RoleIx, year: i16) -> Option<MatchWithPath> {
        let scorer = self.scorer();
        let person = scorer.person(profile, year);
        let found = scorer.score(&person, role)?;
        let path = pathway::plan(&scorer, &person, role, &found);
        Some(MatchWithPath { found, path })
    }

    fn matches(&self, scorer: &Scorer<'_>, person: &Person, options: &ShortlistOptions) -> Vec<Match> {
        let candidates: Vec<RoleIx> =
            self.catalog.roles().filter(|(_, role)| is_candidate(role, options)).map(|(ix, _)| ix).collect();
        let mut matches: Vec<Match> = candidates.par_iter().filter_map(|ix| scorer.score(person, *ix)).collect();
        let by_fit = |a: &Match, b: &Match| b.fit.value.total_cmp(&a.fit.value);
        let by_access = |a: &Match, b: &Match| {
            b.access.label.cmp(&a.access.label).then(b.access.overall.total_cmp(&a.access.overall))
        };
        matches.sort_by(|a, b| {
            let order = if options.all { by_fit(a, b) } else { by_access(a, b) };
            order.then_with(|| a.code.cmp(&b.code))
        });
        matches
    }

    fn past(&self, person: &Person) -> Vec<PastJob> {
        let past = person.jobs.iter().map(|job| {
            let role = self.catalog.role(job.role);
            PastJob { code: role.code.clone(), title: role.title.clone(), years: job.years, growth: role.growth }
        });
        past.collect()
    }
}

/// Whether a role may stand in the list at all: growing, in the family, and with pay that someone
/// publishes, which elected office and military service lack.
fn is_candidate(role: &Role, options: &ShortlistOptions) -> bool {
    let may_be_suggested = role.growth.is_growing() && role.pay_source != PaySource::Unknown;
    options.family.is_none_or(|family| role.is_in(family)) && (options.all || may_be_suggested)
}

/// Places by label first, then by `key` held back by how hard the role is to reach.
fn order_by(matches: &[Match], key: impl Fn(&Match) -> f32) -> Vec<usize> {
    let mut places: Vec<usize> = (0..matches.len()).collect();
    let weight = |place: usize| key(&matches[place]) * matches[place].access.overall;
    places.sort_by(|a, b| {
        let by_label = matches[*b].access.label.cmp(&matches[*a].access.label);
        by_label.then(weight(*b).total_cmp(&weight(*a)))
    });
    places
}

/// Whether there is enough to score, and which answer would help most.
fn standing(profile: &WorkerProfile, person: &Person) -> Standing {
    let jobs_years: f32 = person.jobs.iter().map(|job| job.years).sum();
    match profile {
        _ if person.jobs.is_empty() && profile.skills.is_empty() => Standing::NotEnough(Question::Job),
        _ if person.jobs.is_empty() => Standing::Thin(Question::Job),
        _ if jobs_years <= 0.0 => Standing::Thin(Question::Years),
        profile if profile.area.is_none() => Standing::Thin(Question::Area),
        profile if profile.education.is_none() => Standing::Thin(Question::Education),
        profile if profile.pay_usd_per_year.is_none() => Standing::Thin(Question::Pay),
        _ => Standing::Enough,
    }
}

#[cfg(test)]
mod tests;
