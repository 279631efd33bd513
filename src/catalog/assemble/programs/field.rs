//! What a programme teaches by the occupations that it leads to: that in which they stand out.

use crate::catalog::{Catalog, Element, ElementKind, KnownFrom, ProgramKind, Role, RoleIx, Taught, Teachable};

/// Only the most direct occupations tell what is taught; a field that leads to thirty says little.
const ROLES_THAT_TELL: usize = 6;
/// An element is taught if these occupations rate it at least important (3 of 5) on average…
const IMPORTANT: f32 = 3.0;
/// …and this many standard deviations above the mean of all occupations.
const CLEARLY_ABOVE: f32 = 0.6;
/// This far above nothing more is gained in sureness.
const FAR_ABOVE: f32 = 2.0;
/// How sure the weakest inference from a field is, and what distance and directness add to it.
const LEAST_CONFIDENCE: f32 = 0.3;
const CONFIDENCE_OF_DISTANCE: f32 = 0.2;
const CONFIDENCE_OF_DIRECTNESS: f32 = 0.1;

/// The level that a passer has at most, by kind of programme: practitioners' levels take practice.
fn level_cap(kind: ProgramKind) -> f32 {
    match kind {
        ProgramKind::Course | ProgramKind::OnTheJob => 3.5,
        ProgramKind::Certificate | ProgramKind::Certification => 4.0,
        ProgramKind::Associate | ProgramKind::Licence => 4.5,
        ProgramKind::Apprenticeship => 5.0,
        ProgramKind::Bachelor => 5.5,
        ProgramKind::Master => 6.0,
    }
}

/// Whether programmes of `kind` teach such an element: a course gives knowledge and technical skills (O*NET 2.B.3);
/// talking people round or judging well is not taught in weeks, whatever its field's people are good at.
fn is_taught_by(kind: ProgramKind, element: &Element) -> bool {
    match kind {
        ProgramKind::Course | ProgramKind::Certificate | ProgramKind::Certification | ProgramKind::Licence => {
            element.kind == ElementKind::Knowledge || element.id.as_str().starts_with("2.B.3.")
        }
        _ => true,
    }
}

/// Mean and standard deviation of the importance of each skill and knowledge over all rated roles.
pub(super) struct Usual {
    /// Place of the element, mean, standard deviation.
    elements: Vec<(usize, f32, f32)>,
}

impl Usual {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let rated: Vec<&Role> = catalog.roles.iter().filter(|role| role.is_rated()).collect();
        let is_taught = |kind| matches!(kind, ElementKind::Skill | ElementKind::Knowledge);
        let places = catalog.elements.iter().enumerate().filter(|(_, element)| is_taught(element.kind));
        let spread = |(place, _)| {
            let values: Vec<f32> = rated.iter().filter_map(|role| importance(role, place)).collect();
            let mean = mean(&values)?;
            let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f32>() / values.len() as f32;
            Some((place, mean, variance.sqrt()))
        };
        Self { elements: places.filter_map(spread).collect() }
    }

    /// What programmes of `kind` that lead to `roles` teach.
    pub(super) fn taught(&self, catalog: &Catalog, kind: ProgramKind, roles: &[RoleIx]) -> Vec<Taught> {
        let rated = roles.iter().map(|role| catalog.role(*role)).filter(|role| role.is_rated());
        let telling: Vec<&Role> = rated.take(ROLES_THAT_TELL).collect();
        if telling.is_empty() {
            return Vec::new();
        }
        let directness = 1.0 / roles.len() as f32;
        let possible = self.elements.iter().filter(|(place, ..)| is_taught_by(kind, &catalog.elements[*place]));
        possible.filter_map(|element| taught(&telling, *element, kind, directness)).collect()
    }
}

fn taught(
    telling: &[&Role],
    (place, usual, deviation): (usize, f32, f32),
    kind: ProgramKind,
    directness: f32,
) -> Option<Taught> {
    let importances: Vec<f32> = telling.iter().filter_map(|role| importance(role, place)).collect();
    let importance = mean(&importances)?;
    let above = (importance - usual) / deviation.max(0.1);
    if importance < IMPORTANT || above < CLEARLY_ABOVE {
        return None;
    }
    let levels: Vec<f32> = telling.iter().filter_map(|role| role.ratings[place].level).collect();
    let level = mean(&levels)?.min(level_cap(kind));
    let distance = ((above - CLEARLY_ABOVE) / (FAR_ABOVE - CLEARLY_ABOVE)).min(1.0);
    Some(Taught {
        what: Teachable::Element(place as u16),
        level: Some((level * 100.0).round() / 100.0),
        confidence: LEAST_CONFIDENCE + CONFIDENCE_OF_DISTANCE * distance + CONFIDENCE_OF_DIRECTNESS * directness,
        known_from: KnownFrom::Field,
    })
}

fn importance(role: &Role, place: usize) -> Option<f32> {
    role.ratings.get(place).and_then(|rating| rating.importance)
}

fn mean(values: &[f32]) -> Option<f32> {
    (!values.is_empty()).then(|| values.iter().sum::<f32>() / values.len() as f32)
}
