//! The signals of likeness: one table of plain functions from the catalogue to vectors.

use super::text;
use super::vectors::{Rarity, Vectors};
use crate::catalog::{Catalog, ElementKind, Role};
use crate::constants::SignalKind;

/// A signal as it is registered.
pub(crate) struct Registered {
    /// Which one.
    pub kind: SignalKind,
    /// The publication it rests on.
    pub source: &'static str,
    /// Whether a role's closest ten set the measure: words are shared more widely in some trades.
    pub relative: bool,
    /// Gives the vectors, and a name for each of their features where features have names.
    pub vectors: fn(&Catalog) -> (Vectors, Vec<String>),
}

/// Every signal. To add one, write its function, a line here, and fit again.
pub(crate) const ALL: [Registered; 10] = [
    Registered { kind: SignalKind::Knowledge, source: "onet", relative: false, vectors: knowledge },
    Registered { kind: SignalKind::Skills, source: "onet", relative: false, vectors: skills },
    Registered { kind: SignalKind::Abilities, source: "onet", relative: false, vectors: abilities },
    Registered { kind: SignalKind::WorkActivities, source: "onet", relative: false, vectors: work_activities },
    Registered { kind: SignalKind::Activities, source: "onet", relative: false, vectors: activities },
    Registered { kind: SignalKind::Technologies, source: "onet", relative: false, vectors: technologies },
    Registered { kind: SignalKind::Titles, source: "onet", relative: true, vectors: titles },
    Registered { kind: SignalKind::Tasks, source: "onet", relative: true, vectors: tasks },
    Registered { kind: SignalKind::Text, source: "onet", relative: true, vectors: whole_text },
    Registered { kind: SignalKind::FineSkills, source: "esco", relative: false, vectors: fine_skills },
];

fn knowledge(catalog: &Catalog) -> (Vectors, Vec<String>) {
    rated(catalog, ElementKind::Knowledge)
}

fn skills(catalog: &Catalog) -> (Vectors, Vec<String>) {
    rated(catalog, ElementKind::Skill)
}

fn abilities(catalog: &Catalog) -> (Vectors, Vec<String>) {
    rated(catalog, ElementKind::Ability)
}

fn work_activities(catalog: &Catalog) -> (Vectors, Vec<String>) {
    rated(catalog, ElementKind::WorkActivity)
}

/// Importance and level of the elements of one kind; where none is rated, nothing.
fn rated(catalog: &Catalog, kind: ElementKind) -> (Vectors, Vec<String>) {
    let places: Vec<usize> = catalog
        .rated_elements()
        .enumerate()
        .filter(|(_, element)| element.kind == kind)
        .map(|(place, _)| place)
        .collect();
    let row = |role: &Role| -> Vec<Option<f32>> {
        let rating = |place: &usize| role.ratings.get(*place).copied().unwrap_or_default();
        let importance = places.iter().map(|place| rating(place).importance);
        importance.chain(places.iter().map(|place| rating(place).level)).collect()
    };
    let rows: Vec<Vec<Option<f32>>> = catalog.roles.iter().map(row).collect();
    let names: Vec<String> = places.iter().map(|place| catalog.elements[*place].name.clone()).collect();
    // Elements without levels leave the second half empty for every role, and it is dropped.
    let has_levels = rows.iter().any(|row| row[places.len()..].iter().any(Option::is_some));
    let rows = if has_levels { rows } else { rows.into_iter().map(|row| row[..places.len()].to_vec()).collect() };
    let names = if has_levels { [names.clone(), names].concat() } else { names };
    (Vectors::correlation(&rows), names)
}

/// Groups of detailed activities: one level up, work that is alike but not the same meets.
fn activities(catalog: &Catalog) -> (Vectors, Vec<String>) {
    let row = |role: &Role| {
        let mut groups: Vec<(u32, f32)> = Vec::with_capacity(role.activities.len());
        for (place, weight) in &role.activities {
            groups.push((catalog.activities[usize::from(place.0)].group as u32, *weight));
        }
        heaviest_of_each(groups)
    };
    let names = catalog.activity_groups.iter().map(|group| group.title.clone()).collect();
    (Vectors::of_features(catalog.roles.iter().map(row).collect(), Rarity::Strict), names)
}

fn technologies(catalog: &Catalog) -> (Vectors, Vec<String>) {
    let row = |role: &Role| role.technologies.iter().map(|used| (u32::from(used.technology.0), 1.0)).collect();
    let names = catalog.technologies.iter().map(|technology| technology.name.to_string()).collect();
    (Vectors::of_features(catalog.roles.iter().map(row).collect(), Rarity::Strict), names)
}

fn fine_skills(catalog: &Catalog) -> (Vectors, Vec<String>) {
    let row = |role: &Role| role.fine_skills.iter().map(|needed| (u32::from(needed.skill.0), needed.weight)).collect();
    let names = catalog.fine_skills.iter().map(|skill| skill.name.to_string()).collect();
    (Vectors::of_features(catalog.roles.iter().map(row).collect(), Rarity::Strict), names)
}

fn titles(catalog: &Catalog) -> (Vectors, Vec<String>) {
    let counted = text::count(catalog, text::titles);
    (Vectors::of_features(counted.rows, Rarity::Words), counted.words)
}

fn tasks(catalog: &Catalog) -> (Vectors, Vec<String>) {
    let counted = text::count(catalog, text::tasks);
    (Vectors::of_features(counted.rows, Rarity::Words), counted.words)
}

fn whole_text(catalog: &Catalog) -> (Vectors, Vec<String>) {
    let counted = text::count(catalog, text::whole);
    (Vectors::of_features(counted.rows, Rarity::Words), counted.words)
}

fn heaviest_of_each(mut features: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    features.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    features.dedup_by_key(|(feature, _)| *feature);
    features
}
