//! Our data: sources, the growth rule, what we do not know.

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;
use serde::Serialize;

use crate::catalog::tables::SourceRow;
use crate::store::{Store as _, Writes};
use crate::web::Site;
use crate::web::page::{Frame, Page, Place, Visitor};
use crate::wording::{Texts, format};

/// The page.
#[derive(Template)]
#[template(path = "pages/data.html")]
pub struct DataPage {
    frame: Frame,
    t: &'static Texts,
    sources: Vec<SourceRow>,
    missing: Vec<String>,
    counts: Vec<String>,
    average: String,
    floor: String,
    version: String,
}

/// `GET /data`
pub async fn show(site: Data<Site>, visitor: Visitor) -> Page<DataPage> {
    let catalog = &site.engine.catalog;
    let t = visitor.t;
    Page::shared(DataPage {
        frame: visitor.frame(&t.data.title, Place::Data),
        t,
        sources: catalog.manifest.sources.clone(),
        missing: catalog.manifest.missing.clone(),
        counts: counts(&site, t),
        average: format::percent(catalog.growth_rule.average_growth_percent),
        floor: format::whole(f64::from(catalog.growth_rule.openings_per_year_floor)),
        version: catalog.version.chars().take(12).collect(),
    })
}

fn counts(site: &Site, t: &Texts) -> Vec<String> {
    let catalog = &site.engine.catalog;
    let whole = |count: usize| format::whole(count as f64);
    let growing = catalog.roles.iter().filter(|role| role.growth.is_growing()).count();
    let emerging = catalog.roles.iter().filter(|role| role.emerging.is_some()).count();
    let data = &t.data;
    vec![
        data.count_roles.with("count", whole(catalog.roles.len())).with("growing", whole(growing)).into(),
        data.count_emerging.with("count", whole(emerging)).into(),
        data.count_elements.with("count", whole(catalog.rated_elements().count())).into(),
        data.count_technologies.with("count", whole(catalog.technologies.len())).into(),
        data.count_activities.with("count", whole(catalog.activities.len())).into(),
        data.count_areas.with("count", whole(catalog.areas.len())).into(),
    ]
}

#[derive(Serialize)]
struct HealthReport<'a> {
    catalog_version: &'a str,
    roles: usize,
    saves_records: bool,
}

/// `GET /healthz`: whether the server answers, and whether it can save.
pub async fn healthz(site: Data<Site>) -> HttpResponse {
    let saves_records = site.store.health().writes == Writes::Accepted;
    let report = HealthReport {
        catalog_version: &site.engine.catalog.version,
        roles: site.engine.catalog.roles.len(),
        saves_records,
    };
    let mut response = if saves_records { HttpResponse::Ok() } else { HttpResponse::ServiceUnavailable() };
    response.insert_header(("cache-control", "no-store")).json(report)
}
