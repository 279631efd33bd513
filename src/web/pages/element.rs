//! A skill, tool or task: what it is, and which roles need it most.

use actix_web::web::{Data, Path};
use askama::Template;

use crate::catalog::codes::AreaCode;
use crate::catalog::{ActivityIx, Catalog, Role, TechnologyIx};
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Place, Visitor};
use crate::web::parts::RoleLine;
use crate::web::{Site, links};
use crate::wording::{Text, Texts, Words, format};

/// How many roles each list names.
const ROLES_SHOWN: usize = 20;

/// The page of a skill, tool or task.
#[derive(Template)]
#[template(path = "pages/element.html")]
pub struct ElementPage {
    frame: Frame,
    t: &'static Texts,
    name: String,
    kind: &'static Text,
    sentences: Vec<String>,
    lists: Vec<(&'static Text, Vec<RoleLine>)>,
    add: Option<String>,
    sources: Vec<String>,
}

/// A role with how much it needs the thing, and that in words.
struct Ranked<'c> {
    role: &'c Role,
    strength: f32,
    note: String,
}

/// `GET /skill/{id}`
///
/// # Errors
/// Not found for an unknown element.
pub async fn show_element(
    site: Data<Site>,
    visitor: Visitor,
    id: Path<String>,
) -> Result<Page<ElementPage>, SiteError> {
    let catalog = &site.engine.catalog;
    let id = id.parse().map_err(|_| SiteError::NotFound)?;
    let place = catalog.find_element(&id).ok_or(SiteError::NotFound)?;
    let element = &catalog.elements[place];
    let words = visitor.words(catalog);
    let t = visitor.t;
    let (kind, meaning) = words.element_kind(element.kind);
    let rated = element.kind.is_rated();
    let roles = if rated { roles_rating(catalog, place, t) } else { Vec::new() };
    let mut sentences = vec![meaning.to_string()];
    sentences.extend((!rated).then(|| t.element.unrated.to_string()));
    Ok(Page::shared(ElementPage {
        frame: visitor.frame(t.element.title.with("name", &element.name), Place::Search),
        t,
        name: element.name.clone(),
        kind,
        sentences,
        lists: split(roles, (&t.element.most_heading, &t.element.also_heading), catalog, &words),
        add: rated.then(|| add_link("skills", &element.name)),
        sources: super::role::sources_of(catalog, "skills.tsv"),
    }))
}

fn roles_rating<'c>(catalog: &'c Catalog, place: usize, t: &Texts) -> Vec<Ranked<'c>> {
    let rated = catalog.roles.iter().filter(|role| role.is_rated());
    let ranked = rated.filter_map(|role| {
        let rating = role.ratings[place];
        let importance = rating.importance?;
        let mut note = t.element.importance.with("importance", format::short(importance)).to_string();
        if let Some(level) = rating.level {
            note = format!("{note}, {}", t.element.level.with("level", format::short(level)));
        }
        Some(Ranked { role, strength: importance + rating.level.unwrap_or(0.0) / 7.0, note })
    });
    ranked.collect()
}

/// `GET /tool/{name}`
///
/// # Errors
/// Not found for an unknown tool.
pub async fn show_technology(
    site: Data<Site>,
    visitor: Visitor,
    name: Path<String>,
) -> Result<Page<ElementPage>, SiteError> {
    let catalog = &site.engine.catalog;
    let place = catalog.technologies.iter().position(|technology| technology.name == *name);
    let place = place.ok_or(SiteError::NotFound)?;
    let technology = &catalog.technologies[place];
    let t = visitor.t;
    let mut sentences = Vec::new();
    if !technology.category.is_empty() {
        sentences.push(t.element.technology_category.with("category", technology.category.to_lowercase()).into());
    }
    sentences.extend(technology.hot.then(|| t.element.technology_hot.to_string()));
    let users = catalog.roles.iter().filter_map(|role| {
        let used = role.technologies.iter().find(|used| used.technology == TechnologyIx(place as u16))?;
        Some(Ranked { role, strength: if used.in_demand { 1.0 } else { 0.0 }, note: String::new() })
    });
    let headings = (&t.element.technology_demand_heading, &t.element.technology_use_heading);
    Ok(Page::shared(ElementPage {
        frame: visitor.frame(t.element.technology_title.with("name", &technology.name), Place::Search),
        t,
        name: technology.name.clone(),
        kind: &t.element.technology_kind,
        sentences,
        lists: split(users.collect(), headings, catalog, &visitor.words(catalog)),
        add: Some(add_link("tools", &technology.name)),
        sources: super::role::sources_of(catalog, "technologies.tsv"),
    }))
}

/// `GET /task/{id}`
///
/// # Errors
/// Not found for an unknown activity.
pub async fn show_activity(
    site: Data<Site>,
    visitor: Visitor,
    id: Path<String>,
) -> Result<Page<ElementPage>, SiteError> {
    let catalog = &site.engine.catalog;
    let place = catalog.activities.iter().position(|activity| activity.id.as_str() == id.as_str());
    let place = place.ok_or(SiteError::NotFound)?;
    let activity = &catalog.activities[place];
    let t = visitor.t;
    let doers = catalog.roles.iter().filter_map(|role| {
        let (_, weight) = role.activities.iter().find(|(ix, _)| *ix == ActivityIx(place as u16))?;
        Some(Ranked { role, strength: *weight, note: String::new() })
    });
    let headings = (&t.element.activity_heading, &t.element.activity_other_heading);
    Ok(Page::shared(ElementPage {
        frame: visitor.frame(t.element.activity_title.with("name", &activity.title), Place::Search),
        t,
        name: activity.title.clone(),
        kind: &t.element.activity_kind,
        sentences: vec![catalog.activity_groups[activity.group].title.clone()],
        lists: split(doers.collect(), headings, catalog, &visitor.words(catalog)),
        add: None,
        sources: super::role::sources_of(catalog, "activities.tsv"),
    }))
}

fn add_link(field: &str, name: &str) -> String {
    links::with_query("/work", &links::query([(field, name.replace(',', "").as_str())]))
}

/// Growing roles and others, each by how much they need it.
fn split(
    mut roles: Vec<Ranked<'_>>,
    (growing, others): (&'static Text, &'static Text),
    catalog: &Catalog,
    words: &Words<'_>,
) -> Vec<(&'static Text, Vec<RoleLine>)> {
    roles.sort_by(|a, b| b.strength.total_cmp(&a.strength).then_with(|| a.role.title.cmp(&b.role.title)));
    let lines = |wanted: bool| -> Vec<RoleLine> {
        let chosen = roles.iter().filter(|ranked| ranked.role.growth.is_growing() == wanted).take(ROLES_SHOWN);
        let line = |ranked: &Ranked<'_>| RoleLine::of(ranked.role, AreaCode::National, catalog, words);
        chosen.map(|ranked| line(ranked).with_note(&ranked.note)).collect()
    };
    let lists = [(growing, lines(true)), (others, lines(false))];
    lists.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}
