//! A table of clients: looked at first, then added, all of it or nothing.

use std::sync::Arc;

use actix_multipart::form::MultipartForm;
use actix_web::http::StatusCode;
use actix_web::web::{self, Data};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use encoding_rs::{Encoding, WINDOWS_1252};

use crate::web::Site;
use crate::web::csrf::{self, Posted, Pressed};
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::pages::record::see_other;
use crate::web::pages::resume::upload::{Arrived, Upload};
use crate::web::staff::{Coaching, Signed};
use crate::wording::Texts;
use crate::workspace::{Imported, MOST_ROWS, ReadTable, RowFault, TableError, WhyNot, read_table};

use super::client::in_words;

/// The largest table, in bytes: 20,000 long rows.
const MOST_BYTES: usize = 8 * 1024 * 1024;
/// How many wrong rows are named: who has more has made one mistake many times.
const MOST_NAMED: usize = 100;

/// The page.
#[derive(Template)]
#[template(path = "pages/staff/import.html")]
pub struct ImportPage {
    frame: Frame,
    t: &'static Texts,
    problem: String,
    preview: Option<Preview>,
}

/// What would happen.
pub struct Preview {
    lines: Vec<String>,
    faults: Vec<String>,
    more: Option<String>,
    add: Option<String>,
}

/// `GET /staff/clients/import`
///
/// # Errors
/// Signed out, or no coach.
pub async fn show(visitor: Visitor, _signed: Signed<Coaching>) -> Page<ImportPage> {
    ImportPage::with(String::new(), None, visitor)
}

/// `POST /staff/clients/import`: reads a table and says what would happen; nothing is changed yet.
///
/// # Errors
/// Signed out, or no coach; a stale form.
pub async fn read(
    site: Data<Site>,
    visitor: Visitor,
    request: HttpRequest,
    signed: Signed<Coaching>,
    upload: Result<MultipartForm<Upload>, actix_web::Error>,
) -> Result<HttpResponse, SiteError> {
    let t = visitor.t;
    let refused = |problem: String| {
        Ok(ImportPage::with(problem, None, visitor).with_status(StatusCode::BAD_REQUEST).into_response())
    };
    let Ok(MultipartForm(upload)) = upload else { return refused(t.upload.not_arrived.to_string()) };
    csrf::check(&request, upload.token.as_deref().map_or("", String::as_str))?;
    let Some(Arrived(Ok(file))) = upload.file else { return refused(t.import.too_many.with("most", MOST_ROWS).into()) };
    let (staff, now) = (signed.staff, (site.now)());
    let read = web::block(move || {
        let bytes = file.to_vec(MOST_BYTES).ok_or(TableError::TooMany)?;
        let ReadTable { cards, faults } = read_table(&decoded(&bytes))?;
        let imported = site.workspace.preview(&staff, &cards);
        site.imports.keep(staff.id, Arc::new(cards), now);
        Ok((imported, faults))
    });
    match read.await? {
        Ok((imported, faults)) => {
            Ok(ImportPage::with(String::new(), Some(Preview::of(imported, &faults, t)), visitor).into_response())
        }
        Err(TableError::Empty) => refused(t.import.empty.to_string()),
        Err(TableError::NoName) => refused(t.import.no_name.to_string()),
        Err(TableError::TooMany) => refused(t.import.too_many.with("most", MOST_ROWS).into()),
    }
}

/// `POST /staff/clients/import/add`: adds the rows that were looked at, all or none.
///
/// # Errors
/// Signed out, or no coach; a stale form; the store fails.
pub async fn add(
    site: Data<Site>,
    signed: Signed<Coaching>,
    _form: Posted<Pressed>,
) -> Result<HttpResponse, SiteError> {
    let now = (site.now)();
    // Whoever comes back after hours looks at the table again.
    let Some(cards) = site.imports.get(&signed.staff.id, now) else { return Ok(see_other("/staff/clients/import")) };
    let adding = site.clone();
    let staff = signed.staff.clone();
    web::block(move || adding.workspace.import(&staff, &cards)).await??;
    site.imports.take(&signed.staff.id, now);
    Ok(see_other("/staff/clients"))
}

/// The text of a file as spreadsheets write them.
fn decoded(bytes: &[u8]) -> String {
    let (text, _, _) = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes),
        None if std::str::from_utf8(bytes).is_ok() => encoding_rs::UTF_8.decode(bytes),
        None => WINDOWS_1252.decode(bytes),
    };
    text.into_owned()
}

impl ImportPage {
    fn with(problem: String, preview: Option<Preview>, visitor: Visitor) -> Page<Self> {
        let t = visitor.t;
        Page::personal(Self { frame: visitor.staff_frame(&t.import.heading), t, problem, preview })
    }
}

impl Preview {
    fn of(imported: Imported, faults: &[RowFault], t: &Texts) -> Self {
        let Imported { added, changed, same } = imported;
        let counted = [
            (added, &t.import.added),
            (changed, &t.import.changed),
            (same, &t.import.same),
            (faults.len(), &t.import.wrong),
        ];
        let lines = counted.into_iter().filter(|(count, _)| *count > 0);
        let fault = |fault: &RowFault| {
            let why = match fault.why {
                WhyNot::Card(fault) => in_words(fault, t),
                WhyNot::Twice { first_line } => t.import.twice.with("line", first_line).into(),
            };
            t.import.line.with("line", fault.line).with("problem", why).into()
        };
        let unnamed = faults.len().saturating_sub(MOST_NAMED);
        Self {
            lines: lines.map(|(count, text)| text.with("count", count).into()).collect(),
            faults: faults.iter().take(MOST_NAMED).map(fault).collect(),
            more: (unnamed > 0).then(|| t.import.more.with("count", unnamed).into()),
            add: (added + changed > 0).then(|| t.import.add.with("count", added + changed).into()),
        }
    }
}
