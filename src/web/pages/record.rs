//! The saved record behind a private link: save, see, change, erase.

pub mod coach;
pub mod files;
pub mod open;
pub mod privacy;

use actix_web::http::{StatusCode, header};
use actix_web::web::{self, Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use crate::catalog::Catalog;
use crate::catalog::codes::ElementId;
use crate::profile::{StudyWishes, WorkPlace, WorkerProfile};
use crate::store::{Keeping, RecordKey, Replaces, SavedRecord, Store as _};
use crate::web::Site;
use crate::web::csrf::{Posted, Pressed};
use crate::web::error::SiteError;
use crate::web::page::{Frame, Keep, Page, Visitor, mark};
use crate::web::records::{self, Opened};
use crate::web::work_form::{Reading, WorkForm};
use crate::wording::{Texts, Words, format};

use super::matches::changes;
use super::person::Person;
use super::work::{ClosestPage, SaveTo, WorkPage};

/// The page of a record.
#[derive(Template)]
#[template(path = "pages/record.html")]
pub struct RecordPage {
    frame: Frame,
    t: &'static Texts,
    key: String,
    link: String,
    just_saved: bool,
    is_unsaved: bool,
    saved_at: String,
    ends_at: String,
    rows: Vec<(String, String)>,
}

/// The question before erasing.
#[derive(Template)]
#[template(path = "pages/erase.html")]
pub struct ErasePage {
    frame: Frame,
    t: &'static Texts,
    key: String,
}

/// That it is erased.
#[derive(Template)]
#[template(path = "pages/erased.html")]
pub struct ErasedPage {
    frame: Frame,
    t: &'static Texts,
}

/// What the address of a record may say besides its key.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RecordQuery {
    saved: String,
}

/// The edition that a change was made from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EditionField {
    edition: String,
}

/// `POST /record`: saves the answers and leads to the private link.
///
/// # Errors
/// When the store fails.
pub async fn save(site: Data<Site>, visitor: Visitor, form: Posted<WorkForm>) -> Result<HttpResponse, SiteError> {
    let profile = match Person::from_form(form.0, &site, visitor) {
        Ok(person) => person.profile,
        Err(question) => return Ok(*question),
    };
    let key = RecordKey::random()?;
    let id = key.id();
    let saved = web::block(move || site.store.put(id, &first_record(&site, profile), Replaces::Nothing));
    saved.await??;
    Ok(see_other(&format!("/record/{key}?saved=1")))
}

/// The record of someone who has just answered, with the list that they see first.
pub fn first_record(site: &Site, profile: WorkerProfile) -> SavedRecord {
    let seen = Some(changes::list_of(site, &profile));
    SavedRecord { saved_at: (site.now)(), profile, progress: Vec::new(), seen, keeping: Keeping::default() }
}

/// `POST /record/{key}/save`: saves answers that were only held, under the same key.
///
/// # Errors
/// Not found for a key without such answers; when the store fails; a stale form.
pub async fn keep(site: Data<Site>, opened: Opened, _form: Posted<Pressed>) -> Result<HttpResponse, SiteError> {
    let id = opened.key.id();
    web::block(move || site.store.save(id)).await??;
    Ok(see_other(&format!("/record/{}?saved=1", opened.key)))
}

/// `POST /record/{key}`: saves changed answers.
///
/// # Errors
/// Not found for a key without a record; a conflict if it was changed meanwhile.
pub async fn update(
    site: Data<Site>,
    visitor: Visitor,
    Opened { key, .. }: Opened,
    field: Query<EditionField>,
    form: Posted<WorkForm>,
) -> Result<HttpResponse, SiteError> {
    let edition: u64 = field.edition.parse().map_err(|_| SiteError::BadRequest)?;
    let (form, save_to) = (form.0, SaveTo { key: key.to_string(), edition });
    let reading = Reading::of(&form, &site, visitor.t);
    if !reading.problems.is_empty() {
        let page = WorkPage::changing(form, reading.problems, save_to, &site, visitor);
        return Ok(page.with_status(StatusCode::BAD_REQUEST).into_response());
    }
    if let Some(unsure) = reading.unsure {
        return Ok(ClosestPage::saving(form, unsure, Some(save_to), visitor).into_response());
    }
    let profile = reading.profile;
    // Changed answers leave what was done and planned as it is.
    records::change(&site, &key, edition, move |site, record| {
        record.seen = Some(changes::list_before(site, record, &profile));
        record.profile = profile.clone();
    })
    .await?;
    Ok(see_other(&format!("/record/{key}?saved=1")))
}

/// Leads to `address` with GET, and keeps nothing of it.
pub fn see_other(address: &str) -> HttpResponse {
    let mut response = HttpResponse::SeeOther().insert_header((header::LOCATION, address)).finish();
    mark(response.headers_mut(), Keep::Personal);
    response
}

/// `GET /record/{key}`
///
/// # Errors
/// Not found for a key without a record.
pub async fn show(
    site: Data<Site>,
    visitor: Visitor,
    Opened { key, record }: Opened,
    query: Query<RecordQuery>,
    request: HttpRequest,
) -> Page<RecordPage> {
    let t = visitor.t;
    let words = visitor.words(&site.engine.catalog);
    let is_unsaved = site.store.is_unsaved(key.id());
    let connection = request.connection_info();
    Page::personal(RecordPage {
        frame: visitor.personal_frame(&t.record.title),
        t,
        link: format!("{}://{}/record/{key}", connection.scheme(), connection.host()),
        key: key.to_string(),
        just_saved: query.saved == "1" && !is_unsaved,
        is_unsaved,
        saved_at: privacy::day(record.saved_at, t),
        ends_at: privacy::day(record.ends_at(), t),
        rows: rows(&record.profile, &site, &words),
    })
}

/// `GET /record/{key}/work`: the form that changes it.
///
/// # Errors
/// Not found for a key without a record.
pub async fn change(site: Data<Site>, visitor: Visitor, Opened { key, record }: Opened) -> Page<WorkPage> {
    let form = WorkForm::of_profile(&record.profile, &site.catalog_in_english);
    let save_to = SaveTo { key: key.to_string(), edition: record.keeping.edition };
    WorkPage::changing(form, Vec::new(), save_to, &site, visitor)
}

/// `GET /record/{key}/erase`: asks first.
///
/// # Errors
/// Not found for a key without a record.
pub async fn ask_erase(visitor: Visitor, Opened { key, .. }: Opened) -> Page<ErasePage> {
    let frame = visitor.personal_frame(&visitor.t.record.erase_heading);
    Page::personal(ErasePage { frame, t: visitor.t, key: key.to_string() })
}

/// `POST /record/{key}/erase`
///
/// # Errors
/// Not found for a key without a record.
pub async fn erase(
    site: Data<Site>,
    visitor: Visitor,
    opened: Opened,
    _form: Posted<Pressed>,
) -> Result<Page<ErasedPage>, SiteError> {
    web::block(move || site.store.erase(opened.key.id())).await??;
    let frame = visitor.personal_frame(&visitor.t.record.erased_title);
    Ok(Page::personal(ErasedPage { frame, t: visitor.t }))
}

/// Everything that is kept, as name and value.
fn rows(profile: &WorkerProfile, site: &Site, words: &Words<'_>) -> Vec<(String, String)> {
    let t = &words.texts.record;
    let catalog = &site.engine.catalog;
    let form = WorkForm::of_profile(profile, &site.catalog_in_english);
    let jobs: Vec<String> = profile.jobs.iter().map(|job| job_line(job, words.texts)).collect();
    let lines = |text: &str| text.lines().collect::<Vec<_>>().join(", ");
    let usd = |amount: Option<u32>| amount.map(format::usd).unwrap_or_default();
    let limits = &profile.limits;
    let place = match limits.place {
        WorkPlace::Either => String::new(),
        WorkPlace::Remote => words.texts.work.place_remote.to_string(),
        WorkPlace::OnSite => words.texts.work.place_on_site.to_string(),
    };
    let heavy = if limits.heavy_work == Some(false) { words.texts.work.heavy.to_string() } else { String::new() };
    let rows = [
        (&t.row_jobs, jobs.join(", ")),
        (&t.row_education, profile.education.map(|level| words.education(level).to_string()).unwrap_or_default()),
        (&t.row_area, profile.area.map(|area| words.area(area)).unwrap_or_default()),
        (&t.row_pay, usd(profile.pay_usd_per_year)),
        (&t.row_lowest, usd(limits.lowest_pay_usd_per_year)),
        (&t.row_hours, form.hours.clone()),
        (&t.row_weeks, form.weeks.clone()),
        (&t.row_money, usd(limits.money_usd)),
        (&t.row_place, place),
        (&t.row_skills, lines(&form.skills)),
        (&t.row_tools, lines(&form.tools)),
        (&t.row_held, lines(&form.held)),
        (&t.row_heavy, heavy),
        (&t.row_study, study(&limits.study, words.texts)),
        (&t.row_not, disputed_names(&profile.disputed, catalog).join(", ")),
    ];
    rows.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name.to_string(), value)).collect()
}

/// What they need of a programme besides its content.
fn study(wishes: &StudyWishes, t: &Texts) -> String {
    let rows = [
        (wishes.from_home, &t.work.study_home),
        (wishes.evening, &t.work.study_evening),
        (wishes.childcare, &t.work.study_childcare),
        (wishes.accessible, &t.work.study_accessible),
        (wishes.spanish, &t.work.study_spanish),
    ];
    let named: Vec<String> = rows.iter().filter(|(wished, _)| *wished).map(|(_, text)| text.to_string()).collect();
    named.join(", ")
}

/// Names of the elements that are not true of them.
fn disputed_names(disputed: &[ElementId], catalog: &Catalog) -> Vec<String> {
    let places = disputed.iter().filter_map(|id| catalog.find_element(id));
    places.map(|place| catalog.elements[place].name.clone()).collect()
}

fn job_line(job: &crate::profile::Job, t: &Texts) -> String {
    if job.years <= 0.0 {
        return job.title.clone();
    }
    let years = super::matches::years_in_words(job.years, t);
    t.matches.based_job.with("title", &job.title).with("years", years).into()
}
