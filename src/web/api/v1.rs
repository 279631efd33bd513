//! Version 1 of the programs' interface. Matches are the engine's own; the rest has its shape here.

use actix_web::HttpResponse;
use actix_web::web::{self, Data, Json, Path, Query};
use serde::{Deserialize, Serialize};

use crate::catalog::codes::{AreaCode, RoleCode};
use crate::catalog::wages::PayBand;
use crate::catalog::{Catalog, CredentialKind, Family, Growth, PayQuality, Role};
use crate::engine::{Engine, ShortlistOptions};
use crate::index::{HitKind, SearchRequest};
use crate::profile::WorkerProfile;
use crate::web::api::work::{EntryAnswer, WorkSplitAnswer};
use crate::web::error::SiteError;
use crate::web::page::{Keep, mark};
use crate::web::pages::role::{self, RoleQuery};
use crate::web::pages::search::{SearchQuery, address, chosen};
use crate::web::{Site, find};

/// The most roles that one request may ask for.
const MAX_TOP: usize = 2000;

/// The most letters of a title that are read.
const TITLE_LIMIT: usize = 200;

#[derive(Serialize)]
struct SearchAnswer {
    total: usize,
    page: usize,
    corrected: Option<String>,
    hits: Vec<HitAnswer>,
}

#[derive(Serialize)]
struct HitAnswer {
    kind: &'static str,
    code: String,
    title: String,
    score: f32,
    snippet: Option<String>,
    page: String,
}

/// `GET /api/v1/search?q=&family=&zone=&growing=1&area=&page=`
///
/// # Errors
/// Bad request for a filter that is not in the lists.
pub async fn search(site: Data<Site>, query: Query<SearchQuery>) -> Result<HttpResponse, SiteError> {
    let catalog = &site.engine.catalog;
    let text = query.text();
    let page = query.page()?;
    let request = SearchRequest { filters: query.filters(catalog)?, page, ..SearchRequest::new(&text) };
    let found = find::search(&site, &request).map_err(|_| SiteError::Internal)?;
    let hits = found.hits.into_iter().map(|hit| HitAnswer {
        kind: kind(hit.kind),
        code: code(hit.kind, catalog),
        page: address(hit.kind, catalog),
        title: hit.title,
        score: hit.score,
        snippet: hit.snippet.map(|snippet| snippet.plain()),
    });
    let corrected = found.corrected.map(|correction| correction.shown_for);
    Ok(json(&SearchAnswer { total: found.total, page, corrected, hits: hits.collect() }))
}

fn kind(kind: HitKind) -> &'static str {
    match kind {
        HitKind::Role(_) => "role",
        HitKind::Element(_) => "element",
        HitKind::Technology(_) => "technology",
        HitKind::Activity(_) => "activity",
    }
}

fn code(kind: HitKind, catalog: &Catalog) -> String {
    match kind {
        HitKind::Role(ix) => catalog.role(ix).code.to_string(),
        HitKind::Element(place) => catalog.elements[place].id.to_string(),
        HitKind::Technology(ix) => catalog.technologies[usize::from(ix.0)].name.clone(),
        HitKind::Activity(ix) => catalog.activities[usize::from(ix.0)].id.to_string(),
    }
}

/// The fields of a question about a title.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RecogniseQuery {
    title: String,
    top: String,
}

#[derive(Serialize)]
struct RecogniseAnswer {
    certain: bool,
    candidates: Vec<CandidateAnswer>,
}

#[derive(Serialize)]
struct CandidateAnswer {
    code: RoleCode,
    title: String,
    matched_title: Option<String>,
    confidence: f32,
}

/// `GET /api/v1/recognise?title=&top=10`
///
/// # Errors
/// Bad request for a number of candidates we do not give.
pub async fn recognise(site: Data<Site>, query: Query<RecogniseQuery>) -> Result<HttpResponse, SiteError> {
    let top = chosen(&query.top, |text| text.parse().ok().filter(|top| (1..=50).contains(top)))?;
    let title: String = query.title.chars().take(TITLE_LIMIT).collect();
    let recognition = find::recognise(&site, &title, top.unwrap_or(10));
    let candidates = recognition.candidates.into_iter().map(|candidate| CandidateAnswer {
        code: candidate.code,
        title: candidate.title,
        matched_title: candidate.matched,
        confidence: candidate.confidence,
    });
    Ok(json(&RecogniseAnswer { certain: recognition.certain, candidates: candidates.collect() }))
}

/// What one may ask of matches.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MatchQuery {
    all: String,
    family: String,
    top: String,
}

/// `POST /api/v1/match?all=1&family=&top=20` with a profile as JSON.
///
/// # Errors
/// Bad request for a profile or choice that cannot be understood.
pub async fn shortlist(
    site: Data<Site>,
    query: Query<MatchQuery>,
    profile: Json<WorkerProfile>,
) -> Result<HttpResponse, SiteError> {
    let options = ShortlistOptions {
        all: chosen(&query.all, |text| (text == "1").then_some(()))?.is_some(),
        family: chosen(&query.family, |text| text.parse::<Family>().ok())?,
        top: Some(chosen(&query.top, |text| text.parse().ok())?.unwrap_or(20).clamp(1, MAX_TOP)),
        year: site.year(),
    };
    let profile = profile.into_inner();
    let shortlist = web::block(move || site.engine.shortlist(&profile, &options)).await?;
    Ok(json(&shortlist))
}

#[derive(Serialize)]
struct RoleAnswer<'a> {
    code: &'a RoleCode,
    title: &'a str,
    summary: Option<&'a str>,
    families: Vec<Family>,
    growth: Growth,
    growth_percent: Option<f32>,
    openings_per_year: Option<f32>,
    job_zone: Option<u8>,
    credential: CredentialKind,
    credential_note: &'a str,
    exposure_task_share: Option<f32>,
    work_split: Option<WorkSplitAnswer<'a>>,
    entry_point: EntryAnswer<'a>,
    pay: Option<PayAnswer>,
}

#[derive(Serialize)]
struct PayAnswer {
    area: AreaCode,
    wider_area: bool,
    quality: PayQuality,
    #[serde(flatten)]
    band: PayBand,
}

/// `GET /api/v1/roles/{code}?area=OH`
///
/// # Errors
/// Not found for an unknown role; bad request for an unknown place.
pub async fn role(site: Data<Site>, code: Path<String>, query: Query<RoleQuery>) -> Result<HttpResponse, SiteError> {
    let role = role::find(&site, &code)?;
    let area = role::area(&site.engine.catalog, query.area())?;
    Ok(json(&RoleAnswer::of(role, area, &site.engine)))
}

impl<'a> RoleAnswer<'a> {
    fn of(role: &'a Role, area: AreaCode, engine: &'a Engine) -> Self {
        let (catalog, rule) = (&engine.catalog, &engine.constants.work_split);
        let outlook = role.outlook.as_ref();
        let pay = catalog.pay(role, area);
        Self {
            code: &role.code,
            title: &role.title,
            summary: role.summary.as_deref(),
            families: role.families.iter().map(|(family, _)| *family).collect(),
            growth: role.growth,
            growth_percent: outlook.map(|outlook| outlook.growth_percent),
            openings_per_year: outlook.and_then(|outlook| outlook.openings_per_year),
            job_zone: role.preparation.job_zone.map(|zone| zone.number()),
            credential: role.credential,
            credential_note: &role.credential_note,
            exposure_task_share: role.exposure.task_share_model,
            work_split: WorkSplitAnswer::of(role, catalog, rule),
            entry_point: EntryAnswer::of(role, catalog, rule),
            pay: pay.map(|pay| PayAnswer {
                area: pay.area,
                wider_area: pay.wider_area,
                quality: pay.quality,
                band: pay.band,
            }),
        }
    }
}

fn json(answer: &impl Serialize) -> HttpResponse {
    let mut response = HttpResponse::Ok().json(answer);
    mark(response.headers_mut(), Keep::Personal);
    response
}
