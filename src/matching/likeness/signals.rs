//! The signals of likeness: one table of plain functions from the catalogue to vectors.

use super::text;
use super::vectors::{Rarity, Vectors};
use crate::catalog::{Catalog, ElementKind, Language, Role};
use crate::constants::SignalKind;

/// A signal as it is registered.
pub(crate) struct Registered {
    /// Which one.
    pub kind: SignalKind,
    /// The publication it rests on.
    pub source: &'static str,
    /// Whether a role's closest ten set the measure: words are shared more widely in some trades.
    pub relative: bool,
    /// Gives the vectors, and what their features are.
    pub vectors: fn(&Catalog) -> (Vectors, Features),
}

/// What the features of a signal are. Their names are looked up when a reason is given, so that a catalogue in
/// another language names them its own way.
pub(crate) enum Features {
    /// Elements of the catalogue by place, once for importance and perhaps once more for level.
    Elements(Vec<usize>),
    /// Groups of activities, by place.
    ActivityGroups,
    /// Software and tools, by place.
    Technologies,
    /// Fine skills, by place.
    FineSkills,
    /// Words of the catalogue's own texts, which are English.
    Words(Vec<String>),
}

impl Features {
    /// The name of one in the language of `catalog`, if it has one there.
    pub fn name<'a>(&'a self, feature: usize, catalog: &'a Catalog) -> Option<&'a str> {
        Some(match self {
            Self::Elements(places) => &catalog.elements[places[feature % places.len()]].name,
            Self::ActivityGroups => &catalog.activity_groups[feature].title,
            Self::Technologies => &catalog.technologies[feature].name,
            Self::FineSkills => &catalog.fine_skills[feature].name,
            Self::Words(words) if catalog.language == Language::English => &words[feature],
            Self::Words(_) => return None,
        })
    }
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

fn knowledge(catalog: &Catalog) -> (Vectors, Features) {
    rated(catalog, ElementKind::Knowledge)
}

fn skills(catalog: &Catalog) -> (Vectors, Features) {
    rated(catalog, ElementKind::Skill)
}

fn abilities(catalog: &Catalog) -> (Vectors, Features) {
    rated(catalog, ElementKind::Ability)
}

fn work_activities(catalog: &Catalog) -> (Vectors, Features) {
    rated(catalog, ElementKind::WorkActivity)
}

/// Importance and level of the elements of one kind; where none is rated, nothing.
fn rated(catalog: &Catalog, kind: ElementKind) -> (Vectors, Features) {
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
    // Elements without levels leave the second half empty for every role, and it is dropped.
    let has_levels = rows.iter().any(|row| row[places.len()..].iter().any(Option::is_some));
    let rows = if has_levels { rows } else { rows.into_iter().map(|row| row[..places.len()].to_vec()).collect() };
    (Vectors::correlation(&rows), Features::Elements(places))
}

/// Groups of detailed activities: one level up, work that is alike but not the same meets.
fn activities(catalog: &Catalog) -> (Vectors, Features) {
    let row = |role: &Role| {
        let mut groups: Vec<(u32, f32)> = Vec::with_capacity(role.activities.len());
        for (place, weight) in &role.activities {
            groups.push((catalog.activities[usize::from(place.0)].group as u32, *weight));
        }
        heaviest_of_each(groups)
    };
    (Vectors::of_features(catalog.roles.iter().map(row).collect(), Rarity::Strict), Features::ActivityGroups)
}

fn technologies(catalog: &Catalog) -> (Vectors, Features) {
    let row = |role: &Role| role.technologies.iter().map(|used| (u32::from(used.technology.0), 1.0)).collect();
    (Vectors::of_features(catalog.roles.iter().map(row).collect(), Rarity::Strict), Features::Technologies)
}

fn fine_skills(catalog: &Catalog) -> (Vectors, Features) {
    let row = |role: &Role| role.fine_skills.iter().map(|needed| (u32::from(needed.skill.0), needed.weight)).collect();
    (Vectors::of_features(catalog.roles.iter().map(row).collect(), Rarity::Strict), Features::FineSkills)
}

fn titles(catalog: &Catalog) -> (Vectors, Features) {
    let counted = text::count(catalog, text::titles);
    (Vectors::of_features(counted.rows, Rarity::Words), Features::Words(counted.words))
}

fn tasks(catalog: &Catalog) -> (Vectors, Features) {
    let counted = text::count(catalog, text::tasks);
    (Vectors::of_features(counted.rows, Rarity::Words), Features::Words(counted.words))
}

fn whole_text(catalog: &Catalog) -> (Vectors, Features) {
    let counted = text::count(catalog, text::whole);
    (Vectors::of_features(counted.rows, Rarity::Words), Features::Words(counted.words))
}

fn heaviest_of_each(mut features: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    features.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    features.dedup_by_key(|(feature, _)| *feature);
    features
}
