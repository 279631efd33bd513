//! What of the catalogue can be found: one document a role, element, technology and work activity.

use std::borrow::Cow;

use super::build::Document;
use crate::catalog::{ActivityIx, Catalog, Role, RoleIx, Technology, TechnologyIx};

/// What was found, with its place in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HitKind {
    /// A role.
    Role(RoleIx),
    /// An element, by its place in [`Catalog::elements`].
    Element(usize),
    /// A technology.
    Technology(TechnologyIx),
    /// A detailed work activity.
    Activity(ActivityIx),
}

impl HitKind {
    /// What it is called in `catalog`.
    pub fn name(self, catalog: &Catalog) -> &str {
        match self {
            Self::Role(ix) => &catalog.role(ix).title,
            Self::Element(place) => &catalog.elements[place].name,
            Self::Technology(ix) => &catalog.technologies[usize::from(ix.0)].name,
            Self::Activity(ix) => &catalog.activities[usize::from(ix.0)].title,
        }
    }
}

/// Where each kind of document begins, in the order they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    elements: u32,
    technologies: u32,
    activities: u32,
    end: u32,
}

impl Layout {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let elements = catalog.roles.len() as u32;
        let technologies = elements + catalog.elements.len() as u32;
        let activities = technologies + catalog.technologies.len() as u32;
        Self { elements, technologies, activities, end: activities + catalog.activities.len() as u32 }
    }

    pub(super) fn documents(self) -> u32 {
        self.end
    }

    pub(super) fn kind(self, document: u32) -> HitKind {
        match document {
            _ if document < self.elements => HitKind::Role(RoleIx(document as u16)),
            _ if document < self.technologies => HitKind::Element((document - self.elements) as usize),
            _ if document < self.activities => HitKind::Technology(TechnologyIx((document - self.technologies) as u16)),
            _ => HitKind::Activity(ActivityIx((document - self.activities) as u16)),
        }
    }
}

/// Every document, in the order of [`Layout`].
pub(super) fn documents(catalog: &Catalog) -> impl Iterator<Item = Document<'_>> {
    let roles = catalog.roles.iter().map(|role| role_document(catalog, role));
    let elements = catalog.elements.iter().map(|element| named(&element.name, 0.5));
    let technologies = catalog.technologies.iter().map(technology_document);
    let activities = catalog.activities.iter().map(|activity| named(&activity.title, 0.1));
    roles.chain(elements).chain(technologies).chain(activities)
}

/// Other names of a role, in the order they are indexed.
pub(super) fn other_names(role: &Role) -> impl Iterator<Item = &String> {
    role.alternate_titles.iter().chain(&role.reported_titles)
}

fn role_document<'a>(catalog: &'a Catalog, role: &'a Role) -> Document<'a> {
    let activities = role.activities.iter().filter(|(_, weight)| *weight >= 1.0);
    let activities = activities.map(|(ix, _)| &catalog.activities[usize::from(ix.0)].title);
    let tools = role.technologies.iter().filter(|used| used.in_demand);
    let tools = tools.map(|used| &catalog.technologies[usize::from(used.technology.0)].name);
    let tasks = role.tasks.iter().map(|task| &task.statement);
    Document {
        title: Cow::Borrowed(&role.title),
        other_names: borrowed(other_names(role)),
        groups: role.families.iter().map(|(family, _)| Cow::Borrowed(family.name_in(catalog.language))).collect(),
        group_notes: borrowed(role.families.iter().map(|(_, reason)| reason)),
        body: borrowed(role.summary.iter().chain(&role.description)),
        details: borrowed(tasks.chain(activities).chain(tools)),
        prior: role_prior(role),
    }
}

fn technology_document(technology: &Technology) -> Document<'_> {
    let users = technology.user_count as f32;
    let hot = if technology.hot { 0.15 } else { 0.0 };
    let prior = hot + 0.2 * (users / (users + 50.0));
    Document { body: vec![Cow::Borrowed(&technology.category)], ..named(&technology.name, prior) }
}

fn named(name: &str, prior: f32) -> Document<'_> {
    Document { title: Cow::Borrowed(name), prior, ..Document::default() }
}

/// Roles are what people look for; those that many people hold, or that are new, most of all.
fn role_prior(role: &Role) -> f32 {
    /// Thousands of people in the largest occupations.
    const LARGEST_THOUSAND: f32 = 4000.0;
    const FLOOR: f32 = 0.5;
    const EMERGING: f32 = 0.9;
    if role.emerging.is_some() {
        return EMERGING;
    }
    let jobs = role.outlook.as_ref().and_then(|outlook| outlook.jobs_thousand).unwrap_or(0.0);
    let own = role.outlook.as_ref().is_some_and(|outlook| !outlook.wider_group);
    let share = (1.0 + jobs).ln() / (1.0 + LARGEST_THOUSAND).ln();
    FLOOR + (1.0 - FLOOR) * share.min(1.0) * if own { 1.0 } else { 0.6 }
}

fn borrowed<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<Cow<'a, str>> {
    texts.map(|text| Cow::Borrowed(text.as_str())).collect()
}
