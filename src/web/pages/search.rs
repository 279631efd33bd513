//! Search over roles, skills, tools and tasks, with plain-form filters.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use askama::Template;
use serde::{Deserialize, Serialize};

use crate::catalog::codes::AreaCode;
use crate::catalog::{Catalog, Family, JobZone};
use crate::index::{Filters, HitKind, SearchHit, SearchRequest, Segment};
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Place, Visitor};
use crate::web::parts::{AreaSelect, Choice, RoleLine};
use crate::web::{Site, find, links};
use crate::wording::{Texts, Words};

/// The most letters of a search that are used.
pub const QUERY_LIMIT: usize = 200;

/// The last page of results that can be asked for.
const MAX_PAGE: usize = 50;

const SUGGESTIONS: usize = 7;

/// The search page.
#[derive(Template)]
#[template(path = "pages/search.html")]
pub struct SearchPage {
    frame: Frame,
    t: &'static Texts,
    typed: String,
    cut: bool,
    filters_on: bool,
    families: Vec<Choice>,
    zones: Vec<Choice>,
    growing: bool,
    areas: AreaSelect,
    asked: bool,
    total: String,
    corrected: Option<String>,
    hits: Vec<HitView>,
    previous: Option<String>,
    next: Option<String>,
    unfiltered: String,
    starts: Vec<super::start::FamilyCard>,
}

/// A result as the page shows it.
pub struct HitView {
    href: String,
    title: String,
    kind: String,
    snippet: Vec<Segment>,
    line: Option<RoleLine>,
}

/// The fields of the search form.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SearchQuery {
    /// What is searched for.
    pub q: String,
    /// Only this growth family.
    pub family: String,
    /// Only this job zone.
    pub zone: String,
    /// `1` for growing roles only.
    pub growing: String,
    /// Only roles with jobs here.
    pub area: String,
    /// Which page, from 1.
    pub page: String,
}

impl SearchQuery {
    /// What is searched for, without what is too long to be a search.
    pub fn text(&self) -> String {
        self.q.trim().chars().take(QUERY_LIMIT).collect()
    }

    /// The filters.
    ///
    /// # Errors
    /// Bad request for a choice that is not in the lists.
    pub fn filters(&self, catalog: &Catalog) -> Result<Filters, SiteError> {
        Ok(Filters {
            family: chosen(&self.family, |text| text.parse::<Family>().ok())?,
            job_zone: chosen(&self.zone, |text| JobZone::new(text.parse().ok()?))?,
            growing: chosen(&self.growing, |text| (text == "1").then_some(()))?.is_some(),
            area: chosen(&self.area, |text| {
                text.parse::<AreaCode>().ok().filter(|code| catalog.find_area(*code).is_some())
            })?,
        })
    }

    /// The page asked for, from 1.
    ///
    /// # Errors
    /// Bad request for anything but a page number we show.
    pub fn page(&self) -> Result<usize, SiteError> {
        let number = chosen(&self.page, |text| text.parse().ok().filter(|page| (1..=MAX_PAGE).contains(page)))?;
        Ok(number.unwrap_or(1))
    }

    fn address(&self, page: usize) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        let fields = [
            ("q", self.text()),
            ("family", self.family.clone()),
            ("zone", self.zone.clone()),
            ("growing", self.growing.clone()),
            ("area", self.area.clone()),
            ("page", page),
        ];
        let filled = fields.iter().filter(|(_, value)| !value.is_empty());
        links::with_query("/search", &links::query(filled.map(|(name, value)| (*name, value.as_str()))))
    }
}

/// A choice from a form: none if it was left empty, an error if it is not one of ours.
pub fn chosen<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, SiteError> {
    if text.is_empty() {
        return Ok(None);
    }
    read(text).map(Some).ok_or(SiteError::BadRequest)
}

/// `GET /search`
///
/// # Errors
/// Bad request for a filter that is not in the lists.
pub async fn show(
    site: Data<Site>,
    visitor: Visitor,
    query: Query<SearchQuery>,
) -> Result<Page<SearchPage>, SiteError> {
    let filters = query.filters(&site.engine.catalog)?;
    let text = query.text();
    let request = SearchRequest { filters, page: query.page()?, ..SearchRequest::new(&text) };
    let found = find::search(&site, &request).map_err(|_| SiteError::Internal)?;
    Ok(Page::shared(SearchPage::new(&site, visitor, &query, &request, found)))
}

impl SearchPage {
    fn new(
        site: &Site,
        visitor: Visitor,
        query: &SearchQuery,
        request: &SearchRequest<'_>,
        found: crate::index::SearchPage,
    ) -> Self {
        let t = visitor.t;
        let catalog = &site.engine.catalog;
        let words = visitor.words(catalog);
        let asked = !request.text.is_empty() || !request.filters.are_empty();
        let total = match found.total {
            1 => t.search.total_one.to_string(),
            count => t.search.total_other.with("count", crate::wording::format::whole(count as f64)).into(),
        };
        let title: String = match request.text {
            "" => t.search.title.to_string(),
            text => t.search.title_for.with("query", text).into(),
        };
        let seen = request.page * request.per_page;
        let hits = if asked { found.hits } else { Vec::new() };
        let hits: Vec<HitView> =
            hits.into_iter().map(|hit| HitView::of(hit, request.filters.area, catalog, &words)).collect();
        Self {
            frame: visitor.frame(title, Place::Search),
            t,
            typed: request.text.to_owned(),
            cut: query.q.trim().chars().count() > QUERY_LIMIT,
            filters_on: !request.filters.are_empty(),
            families: family_choices(&words, &query.family),
            zones: zone_choices(&words, &query.zone),
            growing: request.filters.growing,
            areas: AreaSelect::new(catalog, t, &query.area, &t.site.any),
            asked,
            total,
            corrected: found.corrected.map(|correction| correction.shown_for),
            previous: (request.page > 1).then(|| query.address(request.page - 1)),
            next: (asked && seen < found.total && request.page < MAX_PAGE).then(|| query.address(request.page + 1)),
            unfiltered: links::with_query("/search", &links::query([("q", request.text)])),
            starts: if hits.is_empty() { super::start::family_cards(site, visitor, None) } else { Vec::new() },
            hits,
        }
    }
}

/// All families as choices, with "any" before them.
pub fn family_choices(words: &Words<'_>, current: &str) -> Vec<Choice> {
    let any = Choice::new("", &words.texts.site.any, current);
    let families = Family::ALL.into_iter().map(|family| Choice::new(family, words.family(family), current));
    std::iter::once(any).chain(families).collect()
}

fn zone_choices(words: &Words<'_>, current: &str) -> Vec<Choice> {
    let any = Choice::new("", &words.texts.site.any, current);
    let zones = (1..=5).filter_map(JobZone::new);
    let zones = zones.map(|zone| Choice::new(zone.number(), words.zone_short(zone), current));
    std::iter::once(any).chain(zones).collect()
}

/// The address of what was found.
pub fn address(kind: HitKind, catalog: &Catalog) -> String {
    match kind {
        HitKind::Role(ix) => format!("/role/{}", catalog.role(ix).code),
        HitKind::Element(place) => format!("/skill/{}", catalog.elements[place].id),
        HitKind::Technology(ix) => {
            format!("/tool/{}", links::encode(&catalog.technologies[usize::from(ix.0)].name))
        }
        HitKind::Activity(ix) => format!("/task/{}", catalog.activities[usize::from(ix.0)].id),
    }
}

impl HitView {
    fn of(hit: SearchHit, area: Option<AreaCode>, catalog: &Catalog, words: &Words<'_>) -> Self {
        let texts = &words.texts.search;
        let area = area.unwrap_or(AreaCode::National);
        let (kind, line) = match hit.kind {
            HitKind::Role(ix) => {
                let role = catalog.role(ix);
                let kind = if role.emerging.is_some() { &texts.kind_emerging } else { &texts.kind_role };
                (kind, Some(RoleLine::of(role, area, catalog, words)))
            }
            HitKind::Element(_) => (&texts.kind_element, None),
            HitKind::Technology(_) => (&texts.kind_technology, None),
            HitKind::Activity(_) => (&texts.kind_activity, None),
        };
        Self {
            href: address(hit.kind, catalog),
            title: hit.title,
            kind: kind.to_string(),
            snippet: hit.snippet.map(|snippet| snippet.segments).unwrap_or_default(),
            line,
        }
    }
}

#[derive(Serialize)]
struct Suggestions {
    suggestions: Vec<String>,
}

/// `GET /suggest?q=`: titles for the field while typing.
///
/// # Errors
/// When the index fails.
pub async fn suggest(site: Data<Site>, query: Query<SearchQuery>) -> Result<HttpResponse, SiteError> {
    let text = query.text();
    let mut suggestions = Vec::new();
    if text.chars().count() >= 2 {
        let request = SearchRequest { per_page: 3 * SUGGESTIONS, ..SearchRequest::new(&text) };
        let found = find::search(&site, &request).map_err(|_| SiteError::Internal)?;
        let roles = found.hits.into_iter().filter(|hit| matches!(hit.kind, HitKind::Role(_)));
        suggestions.extend(roles.map(|hit| hit.title).take(SUGGESTIONS));
    }
    Ok(HttpResponse::Ok().insert_header(("cache-control", "no-store")).json(Suggestions { suggestions }))
}
