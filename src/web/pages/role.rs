//! A role: what it is, whether it grows, what it pays, how AI touches it, what it takes and what one does.

mod content;
mod outlook;
mod pay;
mod work_split;

use actix_web::web::{Data, Path, Query};
use askama::Template;
use serde::Deserialize;

use crate::catalog::codes::{AreaCode, RoleCode};
use crate::catalog::tables::EvidenceRow;
use crate::catalog::{Catalog, Confidence, Growth, Role};
use crate::web::Site;
use crate::web::error::SiteError;
use crate::web::links;
use crate::web::page::{Frame, Page, Place, Visitor};
use crate::web::parts::{AreaSelect, growth_tone};
use crate::wording::{Texts, Words, source_line};

use content::{Needs, Tools, Work};
use outlook::{Ai, Outlook};
use pay::PayFigures;
use work_split::{Entry, WorkSplitView};

/// How many other titles are named.
const TITLES_SHOWN: usize = 6;

/// A name with the address of its page.
pub struct Link {
    /// The name.
    pub name: String,
    /// The address.
    pub href: String,
    /// Something beside it.
    pub note: String,
}

/// The page of a role.
#[derive(Template)]
#[template(path = "pages/role.html")]
pub struct RolePage {
    frame: Frame,
    t: &'static Texts,
    code: RoleCode,
    title: String,
    also_called: String,
    summary: Option<String>,
    description: Option<String>,
    growth_word: String,
    growth_tone: &'static str,
    declining_by: Option<String>,
    was_my_job: String,
    families: Vec<Link>,
    areas: AreaSelect,
    pay: Option<PayFigures>,
    outlook: Outlook,
    ai: Ai,
    work_split: WorkSplitView,
    entry: Entry,
    needs: Needs,
    work: Work,
    tools: Tools,
    related: Vec<Link>,
    composition: Option<CompositionView>,
    sources: Vec<String>,
}

/// What an emerging role is made of.
pub struct CompositionView {
    confidence: String,
    parts: Vec<Link>,
    evidence: Vec<EvidenceRow>,
}

/// What one may ask of the page.
#[derive(Debug, Default, Deserialize)]
pub struct RoleQuery {
    /// The place that pay is for.
    #[serde(default)]
    area: String,
}

impl RoleQuery {
    /// The place, as it was asked for; empty for the country.
    pub fn area(&self) -> &str {
        &self.area
    }
}

/// `GET /role/{code}?area=OH`
///
/// # Errors
/// Not found for an unknown role; bad request for an unknown place.
pub async fn show(
    site: Data<Site>,
    visitor: Visitor,
    code: Path<String>,
    query: Query<RoleQuery>,
) -> Result<Page<RolePage>, SiteError> {
    let role = find(&site, &code)?;
    let area = area(&site.engine.catalog, &query.area)?;
    Ok(Page::shared(RolePage::new(role, area, &site, visitor)))
}

/// The role with the code in an address.
pub fn find<'s>(site: &'s Site, code: &str) -> Result<&'s Role, SiteError> {
    let code: RoleCode = code.parse().map_err(|_| SiteError::RoleNotFound)?;
    let place = site.engine.catalog.find(&code).ok_or(SiteError::RoleNotFound)?;
    Ok(site.engine.catalog.role(place))
}

/// The place in an address; the country if it names none.
pub fn area(catalog: &Catalog, text: &str) -> Result<AreaCode, SiteError> {
    if text.is_empty() {
        return Ok(AreaCode::National);
    }
    let code = text.parse().map_err(|_| SiteError::BadRequest)?;
    catalog.find_area(code).map(|area| area.code).ok_or(SiteError::BadRequest)
}

impl RolePage {
    fn new(role: &Role, area: AreaCode, site: &Site, visitor: Visitor) -> Self {
        let catalog = &site.engine.catalog;
        let (words, rule) = (visitor.words(catalog), &site.engine.constants.work_split);
        let t = visitor.t;
        let growth_percent = role.outlook.as_ref().map(|outlook| outlook.growth_percent);
        let declining = growth_percent.filter(|_| role.growth == Growth::Declining);
        let chosen = if area == AreaCode::National { String::new() } else { area.to_string() };
        Self {
            frame: visitor.frame(t.role.title.with("role", &role.title), Place::Search),
            t,
            code: role.code.clone(),
            title: role.title.clone(),
            also_called: also_called(role, t),
            summary: role.summary.clone(),
            description: role.description.clone(),
            growth_word: words.growth(role.growth).to_string(),
            growth_tone: growth_tone(role.growth),
            declining_by: declining.map(|percent| crate::wording::format::percent(percent.abs())),
            was_my_job: links::with_query("/work", &links::query([("role1", role.code.to_string().as_str())])),
            families: families(role, &words),
            areas: AreaSelect::new(catalog, t, &chosen, &t.site.all_us),
            pay: PayFigures::of(role, area, catalog, &words),
            outlook: Outlook::of(role, catalog, &words),
            ai: Ai::of(role, catalog, &words),
            work_split: WorkSplitView::of(role, catalog, rule, &words),
            entry: Entry::of(role, catalog, rule, &words),
            needs: Needs::of(role, catalog, &words),
            work: Work::of(role, catalog),
            tools: Tools::of(role, catalog),
            related: related(role, catalog, &words),
            composition: composition(role, catalog, t),
            sources: all_sources(catalog),
        }
    }
}

fn also_called(role: &Role, t: &Texts) -> String {
    let mut names: Vec<&String> = Vec::new();
    for name in role.reported_titles.iter().chain(&role.alternate_titles) {
        let is_new = *name != role.title && names.iter().all(|known| !known.eq_ignore_ascii_case(name));
        if is_new && names.len() < TITLES_SHOWN {
            names.push(name);
        }
    }
    if names.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = names.into_iter().map(String::as_str).collect();
    t.role.also_called.with("names", names.join(", ")).into()
}

fn families(role: &Role, words: &Words<'_>) -> Vec<Link> {
    let link = |(family, reason): &(crate::catalog::Family, String)| Link {
        name: words.family(*family).to_string(),
        href: format!("/families/{}", family.key()),
        note: reason.clone(),
    };
    role.families.iter().map(link).collect()
}

fn related(role: &Role, catalog: &Catalog, words: &Words<'_>) -> Vec<Link> {
    let link = |ix: &crate::catalog::RoleIx| {
        let other = catalog.role(*ix);
        Link {
            name: other.title.clone(),
            href: format!("/role/{}", other.code),
            note: words.growth(other.growth).to_string(),
        }
    };
    role.related.iter().take(10).map(link).collect()
}

fn composition(role: &Role, catalog: &Catalog, t: &Texts) -> Option<CompositionView> {
    let composition = role.emerging.as_ref()?;
    let text = match composition.confidence {
        Confidence::High => &t.role.composition_confidence_high,
        Confidence::Medium => &t.role.composition_confidence_medium,
        Confidence::Low => &t.role.composition_confidence_low,
    };
    let part = |(ix, weight): &(crate::catalog::RoleIx, f32)| Link {
        name: catalog.role(*ix).title.clone(),
        href: format!("/role/{}", catalog.role(*ix).code),
        note: crate::wording::format::share(*weight),
    };
    Some(CompositionView {
        confidence: text.with("date", &composition.date).into(),
        parts: composition.parts.iter().map(part).collect(),
        evidence: composition.evidence.clone(),
    })
}

/// Publications that hold a table, as lines.
pub(super) fn sources_of(catalog: &Catalog, table: &str) -> Vec<String> {
    let rows = catalog.manifest.sources.iter().filter(|source| source.tables.iter().any(|name| name == table));
    rows.map(|row| source_line(&row.publisher, &row.title, &row.release, &row.date, catalog.language)).collect()
}

fn all_sources(catalog: &Catalog) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for row in &catalog.manifest.sources {
        let line = source_line(&row.publisher, &row.title, &row.release, &row.date, catalog.language);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}
