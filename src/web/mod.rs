//! The website: every route in one list.

mod api;
mod assets;
mod charts;
mod csrf;
mod drafts;
mod envelope;
mod error;
mod find;
mod fresh;
mod gate;
mod language;
mod links;
mod logging;
mod page;
mod pages;
mod parts;
mod records;
mod security;
mod server;
mod staff;
mod timeline;
mod work_form;

pub use csrf::token_for;
pub use server::{RunningServer, app};

use std::sync::Arc;

use actix_web::http::header;
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{FromRequest, Handler, HttpResponse, Resource, Responder, Route, guard};

use crate::catalog::Catalog;
use crate::engine::Engine;
use crate::index::{IndexError, SearchIndex};
use crate::intake::child::Readers;
use crate::profile::reading::TextReader;
use crate::store::{Gate, Provisional, RecordKey, ShortLived, Store};
use crate::workspace::{Card, Id, Staff, Workspace};

use csrf::Token;
use drafts::Drafts;
use error::SiteError;
use find::Finder;

/// The most bytes that a form or a JSON body may have.
pub const BODY_LIMIT_BYTES: usize = 64 * 1024;

/// After so many wrong passphrases in a row, a record waits.
const FREE_TRIES: u32 = 5;

/// What the site answers from.
pub struct Site {
    /// Scores, finds and recognises.
    pub engine: Engine,
    /// The catalogue under its English names, by which records and forms name skills in every language.
    pub catalog_in_english: Arc<Catalog>,
    /// Finds by the names that the engine's catalogue has, then by those of the other language.
    pub finders: [Arc<Finder>; 2],
    /// Reads what people write of themselves.
    pub reader: Arc<TextReader>,
    /// Keeps saved records, and for a while those that nobody has asked to save.
    pub store: Arc<Provisional>,
    /// What was read of people, until they have confirmed it.
    pub drafts: Arc<Drafts>,
    /// Drafts by the browser that they were begun in, so that one who leaves it can take them along.
    pub begun: Arc<ShortLived<Token, Vec<RecordKey>>>,
    /// Checks passphrases.
    pub gate: Arc<Gate>,
    /// Where coaches work.
    pub workspace: Arc<Workspace>,
    /// Tables of clients that were looked at and not added yet.
    pub imports: Arc<ShortLived<Id<Staff>, Arc<Vec<Card>>>>,
    /// Reads uploaded files.
    pub file_readers: Arc<Readers>,
    /// The time it is: a parameter, so that tests stand still.
    pub now: fn() -> jiff::Timestamp,
    /// The same site for those who read Spanish; nothing in that one itself.
    pub in_spanish: Option<Data<Site>>,
}

impl Site {
    /// A site in English, with another in Spanish beside it, over the indexes that `open_index` gives.
    ///
    /// # Errors
    /// Those of `open_index`.
    pub fn new(
        engine: Engine,
        open_index: impl Fn(&Catalog) -> Result<SearchIndex, IndexError> + Sync,
        (store, workspace, file_readers): (Arc<dyn Store>, Arc<Workspace>, Readers),
        now: fn() -> jiff::Timestamp,
    ) -> Result<Self, IndexError> {
        let catalog_in_english = Arc::clone(&engine.catalog);
        let spanish = engine.speaking(catalog_in_english.in_spanish());
        let find = |catalog: &Arc<Catalog>| Finder::over(Arc::clone(catalog), &open_index).map(Arc::new);
        let (own, other) = rayon::join(|| find(&catalog_in_english), || find(&spanish.catalog));
        let finders = [own?, other?];
        let reader = Arc::new(TextReader::new(&catalog_in_english, Arc::clone(&finders[0].recogniser)));
        let finders_in_spanish = [Arc::clone(&finders[1]), Arc::clone(&finders[0])];
        let store = Arc::new(Provisional::over(store, now));
        let english = Self {
            engine,
            catalog_in_english,
            finders,
            reader,
            store,
            drafts: Arc::default(),
            begun: Arc::default(),
            gate: Arc::new(Gate::after(FREE_TRIES)),
            workspace,
            imports: Arc::default(),
            file_readers: Arc::new(file_readers),
            now,
            in_spanish: None,
        };
        let spanish = Self {
            engine: spanish,
            catalog_in_english: Arc::clone(&english.catalog_in_english),
            finders: finders_in_spanish,
            reader: Arc::clone(&english.reader),
            store: Arc::clone(&english.store),
            drafts: Arc::clone(&english.drafts),
            begun: Arc::clone(&english.begun),
            gate: Arc::clone(&english.gate),
            workspace: Arc::clone(&english.workspace),
            imports: Arc::clone(&english.imports),
            file_readers: Arc::clone(&english.file_readers),
            now,
            in_spanish: None,
        };
        Ok(Self { in_spanish: Some(Data::new(spanish)), ..english })
    }

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
        .app_data(pages::resume::upload_limits())
        .service(page("/", pages::start::show))
        .service(page("/language/{tag}", language::choose))
        .service(page("/search", pages::search::show))
        .service(page("/suggest", pages::search::suggest))
        .service(page("/families/{key}", pages::family::show))
        .service(page("/role/{code}", pages::role::show))
        .service(page("/skill/{id}", pages::element::show_element))
        .service(page("/tool/{name}", pages::element::show_technology))
        .service(page("/task/{id}", pages::element::show_activity))
        .service(page("/training", pages::training::show))
        .service(page("/programs/{id}", pages::program::show))
        .service(page_and_action("/resume", pages::resume::show, pages::resume::read))
        .service(page_and_action("/tasks", pages::tasks::show, pages::tasks::read))
        .service(page_and_action("/draft/{key}/jobs", pages::draft::jobs::show, pages::draft::jobs::confirm))
        .service(page_and_action("/draft/{key}/skills", pages::draft::skills::show, pages::draft::skills::confirm))
        .service(page_and_action("/draft/{key}/check", pages::draft::check::show, pages::draft::check::confirm))
        .service(page("/work", pages::work::show))
        .service(page("/matches", pages::matches::show))
        .service(page("/matches/{code}/why", pages::why::show))
        .service(page("/matches/{code}/path", pages::path::show))
        .service(page_and_action("/matches/{code}/money", pages::money::show, pages::money::work_out))
        .service(page("/matches/{code}/path.{kind:pdf|ics}", pages::path_files::show))
        .service(page("/matches.txt", pages::send::file))
        .service(page("/send", pages::send::show))
        .service(page("/why-not", pages::why_not::show))
        .service(page("/compare", pages::compare::show))
        .configure(records_of_their_owners)
        .configure(records_shown_to_others)
        .configure(pages_of_staff)
        .service(page_and_action("/restore", pages::restore::show, pages::restore::read))
        .service(page_and_action("/clear", pages::clear::ask, pages::clear::clear))
        .service(page("/data", pages::data::show))
        .service(page("/method", pages::method::show))
        .service(page("/design", pages::design::show))
        .service(page("/healthz", pages::data::healthz))
        .service(page("/static/{name}", assets::serve))
        .service(page("/api/v1/search", api::v1::search))
        .service(page("/api/v1/recognise", api::v1::recognise))
        .service(action("/api/v1/match", api::v1::shortlist))
        .service(page("/api/v1/roles/{code}", api::v1::role));
}

/// What only the owner of a record reaches, by the private link.
fn records_of_their_owners(config: &mut ServiceConfig) {
    config
        .service(page_and_action("/record", pages::work::instead, pages::record::save))
        .service(page_and_action("/record/{key}", pages::record::show, pages::record::update))
        .service(action("/record/{key}/save", pages::record::keep))
        .service(page("/record/{key}/work", pages::record::change))
        .service(page("/record/{key}/download/{file}", pages::record::files::show))
        .service(page_and_action("/record/{key}/open", pages::record::open::instead, pages::record::open::open))
        .service(page_and_action("/record/{key}/privacy", pages::record::privacy::show, pages::record::privacy::change))
        .service(page_and_action("/record/{key}/coach", pages::record::coach::show, pages::record::coach::change))
        .service(page_and_action("/record/{key}/erase", pages::record::ask_erase, pages::record::erase))
        .service(action("/record/{key}/seen", pages::matches::changes::note))
        .service(action("/record/{key}/matches/{code}/plan", pages::path::plan::change));
    pages_of_a_record("/record/{key}", config);
}

/// What people at an organisation reach; what they need to be for it stands in the arguments of each handler.
fn pages_of_staff(config: &mut ServiceConfig) {
    config
        .service(page_and_action("/staff/sign-in", pages::staff::sign_in::show, pages::staff::sign_in::enter))
        .service(page_and_action("/staff/code", pages::staff::code::show, pages::staff::code::enter))
        .service(action("/staff/sign-out", pages::staff::sign_in::leave))
        .service(page_and_action("/staff", pages::staff::account::show, pages::staff::account::change))
        .service(page_and_action("/staff/clients", pages::staff::clients::show, pages::staff::clients::add))
        .service(page("/staff/clients.{kind:csv|json}", pages::staff::files::show))
        .service(page_and_action("/staff/clients/import", pages::staff::import::show, pages::staff::import::read))
        .service(action("/staff/clients/import/add", pages::staff::import::add))
        .service(page_and_action("/staff/clients/{client}", pages::staff::client::show, pages::staff::client::change))
        .service(page_and_action("/staff/people", pages::staff::people::show, pages::staff::people::change));
    pages_of_a_record("/staff/clients/{client}", config);
}

/// What those reach to whom the owner showed a record.
fn records_shown_to_others(config: &mut ServiceConfig) {
    config.service(page("/shared/{share}", pages::matches::lead));
    pages_of_a_record("/shared/{share}", config);
}

/// What may be read of a record; nothing here changes one.
fn pages_of_a_record(root: &str, config: &mut ServiceConfig) {
    let below = |address: &str| format!("{root}/{address}");
    config
        .service(page(&below("matches"), pages::matches::show_recorded))
        .service(page(&below("matches.txt"), pages::send::file_recorded))
        .service(page(&below("send"), pages::send::show_recorded))
        .service(page(&below("why-not"), pages::why_not::show_recorded))
        .service(page(&below("compare"), pages::compare::show_recorded))
        .service(page(&below("matches/{code}/why"), pages::why::show_recorded))
        .service(page(&below("matches/{code}/path"), pages::path::show_recorded))
        .service(page(&below("matches/{code}/path.{kind:pdf|ics}"), pages::path_files::show_recorded))
        .service(page_and_action(
            &below("matches/{code}/money"),
            pages::money::show_recorded,
            pages::money::work_out_recorded,
        ));
}

/// What is read with GET or HEAD at `path`.
fn page<F, Args>(path: &str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    web::resource(path).route(read(handler)).default_service(not_allowed("GET, HEAD"))
}

/// What is done with POST at `path`.
fn action<F, Args>(path: &str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    web::resource(path).route(web::post().to(handler)).default_service(not_allowed("POST"))
}

/// What is read with GET or HEAD and done with POST at the same `path`.
fn page_and_action<F, Args, G, GArgs>(path: &str, show: F, act: G) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
    G: Handler<GArgs>,
    GArgs: FromRequest + 'static,
    G::Output: Responder + 'static,
{
    let resource = web::resource(path).route(read(show)).route(web::post().to(act));
    resource.default_service(not_allowed("GET, HEAD, POST"))
}

/// The answer to any other method.
fn not_allowed(allowed: &'static str) -> Route {
    web::to(move || async move { HttpResponse::MethodNotAllowed().insert_header((header::ALLOW, allowed)).finish() })
}

/// A route that is read with GET or HEAD.
fn read<F, Args>(handler: F) -> Route
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    web::route().guard(guard::Any(guard::Get()).or(guard::Head())).to(handler)
}
