//! How much a person shows of what sets a role apart: more than needed never counts.
//!
//! Every job needs reading and listening. What counts is what a role needs above the mean of all
//! roles, in units of how much roles differ, squared, so that what makes the role itself decides.

use crate::catalog::{Catalog, ElementKind, Rating, Role};
use crate::constants::FitConstants;

/// What every role needs, twice over: by element to cover all roles at once, by role to explain one.
pub(super) struct Needs {
    roles: usize,
    /// Level of each element in the mean of all coded roles.
    mean: Vec<f32>,
    /// Elements one after another, each with a need of every role.
    by_element: Vec<Need>,
    /// Roles one after another, each with a need of every element.
    by_role: Vec<Need>,
    /// Whether anything is known that sets a role apart.
    known: Vec<bool>,
}

/// How much a role needs an element beyond the mean of all roles.
#[derive(Debug, Clone, Copy, Default)]
struct Need {
    /// Share among all that sets the role apart; 0 where nothing is needed or known.
    weight: f32,
    /// What each unit of level beyond the mean covers of that weight.
    slope: f32,
}

impl Need {
    /// What having `above` beyond the mean covers.
    fn covered_by(self, above: f32) -> f32 {
        let covered = above * self.slope;
        if covered < self.weight { covered } else { self.weight }
    }
}

/// What one element of a role asks for and what a person has of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Covered {
    /// Place of the element.
    pub place: usize,
    /// Share of everything that sets the role apart.
    pub weight: f32,
    /// What the role needs: level 0–7, or importance 1–5 for elements without levels.
    pub need: f32,
    /// From 0 (none of it) to 1 (all of it).
    pub share: f32,
}

impl Needs {
    pub(super) fn new(catalog: &Catalog, constants: &FitConstants) -> Self {
        let kinds: Vec<ElementKind> = catalog.rated_elements().map(|element| element.kind).collect();
        let (roles, elements) = (catalog.roles.len(), kinds.len());
        let mut mean = vec![0.0; elements];
        let mut by_role = vec![Need::default(); roles * elements];
        for (place, kind) in kinds.iter().enumerate() {
            let level = |role: &Role| role.ratings.get(place).and_then(|rating| level(*kind, *rating));
            let coded = catalog.roles.iter().filter(|role| role.emerging.is_none());
            let known: Vec<f32> = coded.filter_map(level).collect();
            mean[place] = known.iter().sum::<f32>() / known.len().max(1) as f32;
            let squares: f32 = known.iter().map(|level| (level - mean[place]).powi(2)).sum();
            let variance = (squares / known.len().max(1) as f32).max(f32::MIN_POSITIVE);
            let emphasis = if *kind == ElementKind::Knowledge { constants.knowledge_emphasis } else { 1.0 };
            for (role, found) in catalog.roles.iter().enumerate() {
                let above = level(found).map_or(0.0, |level| (level - mean[place]).max(0.0));
                if above > 0.0 {
                    let weight = (emphasis * above).powi(2) / variance;
                    by_role[role * elements + place] = Need { weight, slope: weight / above };
                }
            }
        }
        let known = by_role.chunks_mut(elements.max(1)).map(share_out).collect();
        let by_element =
            (0..elements).flat_map(|place| by_role.iter().skip(place).step_by(elements).copied()).collect();
        Self { roles, mean, by_element, by_role, known }
    }

    /// The level of an element in the mean of all roles.
    pub(super) fn mean(&self, place: usize) -> f32 {
        self.mean[place]
    }

    /// Adds to `covered`, one figure for each role, what having `above` of an element beyond the
    /// mean covers.
    pub(super) fn cover(&self, place: usize, above: f32, covered: &mut [f32]) {
        let needs = &self.by_element[place * self.roles..(place + 1) * self.roles];
        covered.iter_mut().zip(needs).for_each(|(covered, need)| *covered += need.covered_by(above));
    }

    /// What a role gains in coverage when what someone has of an element beyond the mean rises.
    pub(super) fn gain(&self, place: usize, role: usize, from: f32, to: f32) -> f32 {
        let need = self.of(role)[place];
        need.covered_by(to) - need.covered_by(from)
    }

    /// Share of what sets each role apart that lies in elements marked in `known`.
    pub(super) fn known_share(&self, known: &[bool]) -> Vec<f32> {
        let share =
            |needs: &[Need]| needs.iter().zip(known).filter(|(_, known)| **known).map(|(need, _)| need.weight).sum();
        self.by_role.chunks(self.mean.len().max(1)).map(share).collect()
    }

    /// Whether anything sets the role apart.
    pub(super) fn knows(&self, role: usize) -> bool {
        self.known[role]
    }

    /// What sets `role` apart and how far `above` (beyond the mean, by element) covers it, in
    /// the order of elements.
    pub(super) fn of_role(&self, role: usize, above: &[f32]) -> Vec<Covered> {
        let needs = self.of(role).iter().enumerate().filter(|(_, need)| need.weight > 0.0);
        let covered = needs.map(|(place, need)| Covered {
            place,
            weight: need.weight,
            need: self.mean[place] + need.weight / need.slope,
            share: need.covered_by(above[place]) / need.weight,
        });
        covered.collect()
    }

    fn of(&self, role: usize) -> &[Need] {
        &self.by_role[role * self.mean.len()..(role + 1) * self.mean.len()]
    }
}

/// Makes the weights of a role sum to 1; false if nothing sets it apart.
fn share_out(needs: &mut [Need]) -> bool {
    let total: f32 = needs.iter().map(|need| need.weight).sum();
    if total > 0.0 {
        needs.iter_mut().for_each(|need| *need = Need { weight: need.weight / total, slope: need.slope / total });
    }
    total > 0.0
}

/// The figure an element is compared by: its level, or its importance where elements have no levels.
pub(super) fn level(kind: ElementKind, rating: Rating) -> Option<f32> {
    match kind {
        ElementKind::Skill | ElementKind::Knowledge => rating.level,
        _ => rating.importance,
    }
}
