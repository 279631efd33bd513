//! The use cases: the only place where scoring and planning meet.

mod brief;
mod doors;
mod listing;
mod money;
mod question;
mod seen;

pub use brief::Brief;
pub use doors::Door;
pub use listing::Listing;
pub use seen::{Answer, AnswerChange, Differences, Moved, Seen, SeenRole, changes};

use std::sync::Arc;

use serde::Serialize;

use crate::catalog::codes::{AreaCode, RoleCode};
use crate::catalog::{Catalog, Family, Growth, Role, RoleIx};
use crate::constants::Constants;
use crate::matching::{Assessment, Basis, Fit, Match, Person, Scorer};
use crate::pathway::{self, DoneStep, PathFront, TrainingPath};
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

/// Every role that may be suggested to a person, in figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// The person.
    pub person: Person,
    /// What else we would have to know; with `NotEnough`, `found` is empty.
    pub standing: Standing,
    /// The roles, most accessible first.
    pub found: Vec<Assessment>,
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

/// One match with the paths to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatchWithPaths {
    /// The match.
    #[serde(flatten)]
    pub found: Match,
    /// The paths to it.
    pub front: PathFront,
}

/// The catalogue with all that answering needs. Made once, then only read.
pub struct Engine {
    /// The catalogue.
    pub catalog: Arc<Catalog>,
    /// The constants that scores depend on.
    pub constants: Constants,
    /// What scoring rests on.
    pub basis: Arc<Basis>,
}

impl Engine {
    /// Prepares to answer from `catalog`.
    pub fn new(catalog: Catalog, constants: Constants) -> Self {
        let basis = Arc::new(Basis::new(&catalog, &constants));
        Self { catalog: Arc::new(catalog), constants, basis }
    }

    /// The same engine with the same scores, speaking as `catalog`, which differs in its names alone.
    pub fn speaking(&self, catalog: Catalog) -> Self {
        Self { catalog: Arc::new(catalog), constants: self.constants.clone(), basis: Arc::clone(&self.basis) }
    }

    /// The scorer over this engine's catalogue.
    pub fn scorer(&self) -> Scorer<'_> {
        Scorer::new(&self.catalog, &self.constants, &self.basis)
    }

    /// Every role that may be suggested to a person, assessed and in order.
    pub fn rank(&self, profile: &WorkerProfile, options: &ShortlistOptions) -> Ranking {
        let scorer = self.scorer();
        let person = scorer.person(profile, options.year);
        if person.jobs.is_empty() && profile.skills.is_empty() && profile.technologies.is_empty() {
            return Ranking { person, standing: Standing::NotEnough(Question::Job), found: Vec::new() };
        }
        let found = self.order(&person, options);
        let standing = match question::most_useful(self, profile, options, &found) {
            Some(question) => Standing::Thin(question),
            None => Standing::Enough,
        };
        Ranking { person, standing, found }
    }

    /// Every role that may be suggested to `person`, in order.
    fn order(&self, person: &Person, options: &ShortlistOptions) -> Vec<Assessment> {
        let scorer = self.scorer();
        let candidates = self.catalog.roles().filter(|(_, role)| is_candidate(role, options));
        let mut found: Vec<Assessment> = candidates.filter_map(|(ix, _)| scorer.assess(person, ix)).collect();
        let by_access = |a: &Assessment, b: &Assessment| b.label.cmp(&a.label).then(b.overall.total_cmp(&a.overall));
        found.sort_by(|a, b| {
            let order = if options.all { b.fit.value.total_cmp(&a.fit.value) } else { by_access(a, b) };
            order.then(a.role.cmp(&b.role))
        });
        found
    }

    /// What a person can realistically get to.
    pub fn shortlist(&self, profile: &WorkerProfile, options: &ShortlistOptions) -> Shortlist {
        let mut ranking = self.rank(profile, options);
        if let Some(top) = options.top.filter(|_| !options.all) {
            self.keep_directions(&mut ranking.found, top);
        }
        ranking.found.truncate(options.top.unwrap_or(usize::MAX));
        Shortlist {
            catalog_version: self.catalog.version.clone(),
            past: self.past(&ranking.person),
            area: ranking.person.area,
            standing: ranking.standing,
            close_to_what_you_did: ranking.close_to_what_you_did(),
            close_to_what_you_can_do: ranking.close_to_what_you_can_do(),
            matches: ranking.found.iter().map(|found| self.scorer().explain(&ranking.person, found)).collect(),
        }
    }

    /// Moves the best role of each growth family that the first `top` lack to their end, where their
    /// order by access leaves it: someone should see that a whole direction exists before they leave it out.
    fn keep_directions(&self, found: &mut Vec<Assessment>, top: usize) {
        let is_in = |one: &Assessment, family: Family| self.catalog.role(one.role).is_in(family);
        let lacking: Vec<Family> =
            Family::ALL.into_iter().filter(|family| !found.iter().take(top).any(|one| is_in(one, *family))).collect();
        for family in lacking.into_iter().take(top / 2) {
            if let Some(place) = found.iter().position(|one| is_in(one, family)) {
                let best = found.remove(place);
                found.insert(top - 1, best);
            }
        }
        let kept = found.len().min(top);
        found[..kept]
            .sort_by(|a, b| b.label.cmp(&a.label).then(b.overall.total_cmp(&a.overall)).then(a.role.cmp(&b.role)));
    }

    /// One match with its path; none if the role has nothing to compare with.
    pub fn match_with_path(&self, profile: &WorkerProfile, role: RoleIx, year: i16) -> Option<MatchWithPath> {
        let scorer = self.scorer();
        let person = scorer.person(profile, year);
        let found = scorer.explain(&person, &scorer.assess(&person, role)?);
        let path = pathway::plan(&scorer, &person, role, &found);
        Some(MatchWithPath { found, path })
    }

    /// One match with the paths to it; none if the role has nothing to compare with.
    pub fn paths(&self, profile: &WorkerProfile, role: RoleIx, year: i16) -> Option<MatchWithPaths> {
        self.paths_after(profile, role, &[], year)
    }

    /// The same for someone who has `done` some steps of an earlier plan.
    pub fn paths_after(
        &self,
        profile: &WorkerProfile,
        role: RoleIx,
        done: &[DoneStep],
        year: i16,
    ) -> Option<MatchWithPaths> {
        let scorer = self.scorer();
        let person = scorer.person(profile, year);
        let assessed = scorer.assess(&person, role)?;
        let found = scorer.explain(&person, &assessed);
        let mut front = pathway::plan_front(&scorer, &person, role, &found, done);
        front.stepping_stones = pathway::stepping_stones(&scorer, (profile, &person), &assessed, &front, year);
        Some(MatchWithPaths { found, front })
    }

    /// The past jobs of `person` as they were understood.
    pub fn past(&self, person: &Person) -> Vec<PastJob> {
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
    options.family.is_none_or(|family| role.is_in(family)) && (options.all || role.may_be_suggested())
}

impl Ranking {
    /// Places in `found`, the ones closest to the work the person did first.
    pub fn close_to_what_you_did(&self) -> Vec<usize> {
        self.order_by(|fit| fit.likeness.map_or(fit.value, |(value, _)| value))
    }

    /// Places in `found`, the ones closest to what the person can do first.
    pub fn close_to_what_you_can_do(&self) -> Vec<usize> {
        self.order_by(Fit::ability)
    }

    /// Places by label first, then by `key` held back by how hard the role is to reach.
    fn order_by(&self, key: impl Fn(&Fit) -> f32) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.found.len()).collect();
        let weight = |found: &Assessment| key(&found.fit) * found.overall;
        places.sort_by(|a, b| {
            let (a, b) = (&self.found[*a], &self.found[*b]);
            b.label.cmp(&a.label).then(weight(b).total_cmp(&weight(a)))
        });
        places
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod tests;
