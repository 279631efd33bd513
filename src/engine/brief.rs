//! Matches in brief, for many people at once: the roles that fit best, what each person brings and lacks.

use serde::Serialize;

use crate::catalog::RoleIx;
use crate::catalog::codes::{ElementId, RoleCode};
use crate::matching::Person;
use crate::profile::WorkerProfile;

use super::{Engine, ShortlistOptions, is_candidate};

/// How many elements a brief names on each side.
const ELEMENTS_NAMED: usize = 5;

/// A role in brief.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Brief {
    /// The role.
    pub code: RoleCode,
    /// The fit, 0 to 1.
    pub fit: f32,
    /// What the person brings of what sets the role apart, the weightiest first.
    pub brings: Vec<ElementId>,
    /// What they lack most of it.
    pub lacks: Vec<ElementId>,
}

impl Engine {
    /// The roles that fit `profile` best, in brief; at most `options.top`, or ten.
    pub fn brief(&self, profile: &WorkerProfile, options: &ShortlistOptions) -> Vec<Brief> {
        let scorer = self.scorer();
        let person = scorer.person(profile, options.year);
        let candidates = self.catalog.roles().filter(|(_, role)| is_candidate(role, options));
        let mut fits: Vec<(f32, RoleIx)> =
            candidates.filter_map(|(ix, _)| Some((scorer.fit(&person, ix)?.value, ix))).collect();
        let top = options.top.unwrap_or(10).min(fits.len());
        let better = |a: &(f32, RoleIx), b: &(f32, RoleIx)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if top < fits.len() {
            fits.select_nth_unstable_by(top, better);
        }
        fits.truncate(top);
        fits.sort_unstable_by(better);
        fits.into_iter().map(|(fit, role)| self.brief_of(&person, role, fit)).collect()
    }

    fn brief_of(&self, person: &Person, role: RoleIx, fit: f32) -> Brief {
        let (brings, lacks) = self.scorer().strengths_and_gaps(person, role, ELEMENTS_NAMED);
        let ids =
            |places: Vec<usize>| places.into_iter().map(|place| self.catalog.elements[place].id.clone()).collect();
        Brief { code: self.catalog.role(role).code.clone(), fit, brings: ids(brings), lacks: ids(lacks) }
    }
}
