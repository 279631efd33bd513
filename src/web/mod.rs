//! The website: every route in one list.

mod api;
mod assets;
mod charts;
mod envelope;
mod error;
mod find;
mod links;
mod logging;
mod page;
mod pages;
mod parts;
mod security;
mod server;
mod work_form;

pub use server::{RunningServer, app};

use std::sync::Arc;

use actix_web::guard;
use actix_web::web::{self, ServiceConfig};

use crate::engine::Engine;
use crate::index::SearchIndex;
use crate::profile::recognition::Recogniser;
use crate::store::Store;

/// The most bytes that a form or a JSON body may have.
pub const BODY_LIMIT_BYTES: usize = 64 * 1024;

/// What the site answers from.
pub struct Site {
    /// Scores, finds and recognises.
    pub engine: Engine,
    /// Searches the engine's catalogue.
    pub index: SearchIndex,
    /// Says what job titles mean.
    pub recogniser: Recogniser,
    /// Keeps saved records.
    pub store: Arc<dyn Store>,
    /// The time it is: a parameter, so that tests stand still.
    pub now: fn() -> jiff::Timestamp,
}

impl Site {
    /// The year it is, in UTC.
    pub fn year(&self) -> i16 {
        (self.now)().to_zoned(jiff::tz::TimeZone::UTC).year()
    }
}

/// Every route.
pub fn routes(config: &mut ServiceConfig) {
    config
        .app_data(web::FormConfig::default().limit(BODY_LIMIT_BYTES))
        .app_data(web::JsonConfig::default().limit(BODY_LIMIT_BYTES))
        .app_data(web::PayloadConfig::new(BODY_LIMIT_BYTES))
        .route("/", read(pages::start::show))
        .route("/search", read(pages::search::show))
        .route("/suggest", read(pages::search::suggest))
        .route("/families/{key}", read(pages::family::show))
        .route("/role/{code}", read(pages::role::show))
        .route("/skill/{id}", read(pages::element::show_element))
        .route("/tool/{name}", read(pages::element::show_technology))
        .route("/task/{id}", read(pages::element::show_activity))
        .route("/work", read(pages::work::show))
        .route("/matches", read(pages::matches::show))
        .route("/matches/{code}/why", read(pages::why::show))
        .route("/matches/{code}/path", read(pages::path::show))
        .route("/record", web::post().to(pages::record::save))
        .service(
            web::resource("/record/{key}")
                .route(read(pages::record::show))
                .route(web::post().to(pages::record::update)),
        )
        .route("/record/{key}/work", read(pages::record::change))
        .route("/record/{key}/download", read(pages::record::download))
        .service(
            web::resource("/record/{key}/erase")
                .route(read(pages::record::ask_erase))
                .route(web::post().to(pages::record::erase)),
        )
        .route("/record/{key}/matches", read(pages::matches::show_recorded))
        .route("/record/{key}/matches/{code}/why", read(pages::why::show_recorded))
        .route("/record/{key}/matches/{code}/path", read(pages::path::show_recorded))
        .route("/data", read(pages::data::show))
        .route("/healthz", read(pages::data::healthz))
        .route("/static/{name}", read(assets::serve))
        .route("/api/v1/search", read(api::v1::search))
        .route("/api/v1/recognise", read(api::v1::recognise))
        .route("/api/v1/match", web::post().to(api::v1::shortlist))
        .route("/api/v1/roles/{code}", read(api::v1::role));
}

/// A route that is read with GET or HEAD.
fn read<F, Args>(handler: F) -> actix_web::Route
where
    F: actix_web::Handler<Args>,
    Args: actix_web::FromRequest + 'static,
    F::Output: actix_web::Responder + 'static,
{
    web::route().guard(guard::Any(guard::Get()).or(guard::Head())).to(handler)
}
