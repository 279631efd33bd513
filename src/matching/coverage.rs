//! How much a person shows of what sets a role apart: more than needed never counts.
//!
//! Every job needs reading and listening. What counts is what a role needs above the mean of all
//! roles, in units of how much roles differ, squared, so that what makes the role itself decides.

use crate::catalog::{Catalog, ElementKind, Rating, Role};
use crate::constants::FitConstants;

/// What every role needs, element by element.
pub(super) struct Needs {
    roles: usize,
    /// Level of each element in the mean of all coded roles.
    mean: Vec<f32>,
    /// Weight of each element in each role, elements one after another; 0 where nothing is needed
    /// beyond the mean or nothing is known.
    weight: Vec<f32>,
    /// One over the level needed above the mean, likewise.
    inverse: Vec<f32>,
    /// Whether anything is known that sets a role apart.
    known: Vec<bool>,
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
        let roles = catalog.roles.len();
        let elements: Vec<ElementKind> = catalog.rated_elements().map(|element| element.kind).collect();
        let mut needs = Self {
            roles,
            mean: vec![0.0; elements.len()],
            weight: vec![0.0; elements.len() * roles],
            inverse: vec![0.0; elements.len() * roles],
            known: Vec::new(),
        };
        for (place, kind) in elements.iter().enumerate() {
            let level = |role: &Role| role.ratings.get(place).and_then(|rating| level(*kind, *rating));
            let coded = catalog.roles.iter().filter(|role| role.emerging.is_none());
            let known: Vec<f32> = coded.filter_map(level).collect();
            let mean = known.iter().sum::<f32>() / known.len().max(1) as f32;
            let variance = known.iter().map(|level| (level - mean).powi(2)).sum::<f32>() / known.len().max(1) as f32;
            needs.mean[place] = mean;
            let emphasis = if *kind == ElementKind::Knowledge { constants.knowledge_emphasis } else { 1.0 };
            for (role, found) in catalog.roles.iter().enumerate() {
                let Some(above) = level(found).map(|level| level - mean).filter(|above| *above > 0.0) else { continue };
                needs.weight[place * roles + role] = (emphasis * above).powi(2) / variance.max(f32::MIN_POSITIVE);
                needs.inverse[place * roles + role] = 1.0 / above;
            }
        }
        needs.share_out();
        needs
    }

    /// Makes the weights of each role sum to 1.
    fn share_out(&mut self) {
        let mut totals = vec![0.0f32; self.roles];
        for of_element in self.weight.chunks(self.roles) {
            totals.iter_mut().zip(of_element).for_each(|(total, weight)| *total += weight);
        }
        self.known = totals.iter().map(|total| *total > 0.0).collect();
        for of_element in self.weight.chunks_mut(self.roles) {
            of_element.iter_mut().zip(&totals).for_each(|(weight, total)| *weight /= total.max(f32::MIN_POSITIVE));
        }
    }

    /// The level of an element in the mean of all roles.
    pub(super) fn mean(&self, place: usize) -> f32 {
        self.mean[place]
    }

    /// Adds to `covered`, one figure for each role, what having `above` of an element beyond the
    /// mean covers.
    pub(super) fn cover(&self, place: usize, above: f32, covered: &mut [f32]) {
        let range = place * self.roles..(place + 1) * self.roles;
        let needed = self.weight[range.clone()].iter().zip(&self.inverse[range]);
        for (covered, (weight, inverse)) in covered.iter_mut().zip(needed) {
            *covered += weight * (above * inverse).min(1.0);
        }
    }

    /// What a role gains in coverage when what someone has of an element beyond the mean rises.
    pub(super) fn gain(&self, place: usize, role: usize, from: f32, to: f32) -> f32 {
        let at = place * self.roles + role;
        self.weight[at] * ((to * self.inverse[at]).min(1.0) - (from * self.inverse[at]).min(1.0))
    }

    /// Share of what sets each role apart that lies in elements marked in `known`.
    pub(super) fn known_share(&self, known: &[bool]) -> Vec<f32> {
        let mut share = vec![0.0f32; self.roles];
        for (_, of_element) in known.iter().zip(self.weight.chunks(self.roles)).filter(|(known, _)| **known) {
            share.iter_mut().zip(of_element).for_each(|(share, weight)| *share += weight);
        }
        share
    }

    /// Whether anything sets the role apart.
    pub(super) fn knows(&self, role: usize) -> bool {
        self.known[role]
    }

    /// What sets `role` apart and how far `above` (beyond the mean, by element) covers it, in
    /// the order of elements.
    pub(super) fn of_role(&self, role: usize, above: &[f32]) -> Vec<Covered> {
        let covered = |place: usize| {
            let at = place * self.roles + role;
            let weight = self.weight[at];
            let share = (above[place] * self.inverse[at]).min(1.0);
            (weight > 0.0).then(|| Covered { place, weight, need: self.mean[place] + 1.0 / self.inverse[at], share })
        };
        (0..self.mean.len()).filter_map(covered).collect()
    }
}

/// The figure an element is compared by: its level, or its importance where elements have no levels.
pub(super) fn level(kind: ElementKind, rating: Rating) -> Option<f32> {
    match kind {
        ElementKind::Skill | ElementKind::Knowledge => rating.level,
        _ => rating.importance,
    }
}
