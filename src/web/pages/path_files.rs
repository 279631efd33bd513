//! A path as a file to keep: a PDF to print, a calendar of its steps.

use actix_web::HttpResponse;
use actix_web::web::{self, Data, Path, Query};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::Deserialize;

use crate::catalog::Language;
use crate::documents::{Choices, DocumentError, Occasion, PathDocument};
use crate::documents::{calendar, pages, pdf};
use crate::web::Site;
use crate::web::error::SiteError;
use crate::web::page::{self, Visitor};
use crate::web::work_form::WorkForm;

use super::person::Person;
use super::search::chosen;

/// What the address says of the file; empty for what is usual.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct FileQuery {
    #[serde(alias = "way")]
    merit: String,
    lang: String,
    paper: String,
    start: String,
}

/// The kinds of file, by the ending of the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum FileKind {
    /// A document to print.
    #[serde(rename = "pdf")]
    Pdf,
    /// The steps as dates.
    #[serde(rename = "ics")]
    Calendar,
}

/// `GET /matches/{code}/path.{kind}`
///
/// # Errors
/// Not found for an unknown role or without such a path; a bad request for an unknown choice.
pub async fn show(
    site: Data<Site>,
    visitor: Visitor,
    path: Path<(String, FileKind)>,
    form: Query<WorkForm>,
    file: Query<FileQuery>,
) -> Result<HttpResponse, SiteError> {
    let (code, kind) = path.into_inner();
    match Person::from_form(form.into_inner(), &site, visitor) {
        Ok(person) => file_of(kind, person, code, file.into_inner(), site).await,
        Err(question) => Ok(*question),
    }
}

/// `GET /record/{key}/matches/{code}/path.{kind}`
///
/// # Errors
/// Not found for a key without a record, or as [`show`].
pub async fn show_recorded(
    site: Data<Site>,
    person: Person,
    path: Path<(String, String, FileKind)>,
    file: Query<FileQuery>,
) -> Result<HttpResponse, SiteError> {
    let (_, code, kind) = path.into_inner();
    file_of(kind, person, code, file.into_inner(), site).await
}

/// The file as a response that is kept nowhere. Planning and setting leave the server's threads.
async fn file_of(
    kind: FileKind,
    person: Person,
    code: String,
    file: FileQuery,
    site: Data<Site>,
) -> Result<HttpResponse, SiteError> {
    let today = (site.now)().to_zoned(jiff::tz::TimeZone::UTC).date();
    let choices = file.read(kind, today, site.engine.catalog.language)?;
    let role = code.parse().ok().and_then(|code| site.engine.catalog.find(&code)).ok_or(SiteError::RoleNotFound)?;
    let made = web::block(move || -> Result<(String, Vec<u8>), SiteError> {
        let done = person.progress_to(&site.engine.catalog.role(role).code).done;
        let planned = site.engine.paths_after(&person.profile, role, &done, site.year());
        let planned = planned.ok_or(SiteError::RoleNotFound)?;
        let occasion = Occasion { catalog: &site.engine.catalog, made_on: today };
        let document = PathDocument::of(&planned.front, choices, occasion)?;
        let bytes = match kind {
            FileKind::Pdf => pdf::write(&pages::Pages::of(&document), choices.paper)?,
            FileKind::Calendar => calendar::write(&document, choices.starts_on.unwrap_or(today)).into_bytes(),
        };
        Ok((document.file_stem(), bytes))
    });
    let (stem, bytes) = made.await??;
    Ok(attachment(kind, &stem, bytes))
}

fn attachment(kind: FileKind, stem: &str, bytes: Vec<u8>) -> HttpResponse {
    let (content_type, ending) = match kind {
        FileKind::Pdf => ("application/pdf", "pdf"),
        FileKind::Calendar => ("text/calendar; charset=utf-8", "ics"),
    };
    page::attachment(content_type, &format!("{stem}.{ending}"), bytes)
}

impl FileQuery {
    /// The choices. A calendar needs a first day: without one it is the next Monday.
    fn read(&self, kind: FileKind, today: Date, language: Language) -> Result<Choices, SiteError> {
        let usual_start = (kind == FileKind::Calendar).then(|| next_monday(today));
        Ok(Choices {
            merit: chosen(&self.merit, |text| text.parse().ok())?,
            language: chosen(&self.lang, |text| text.parse().ok())?.unwrap_or(language),
            paper: chosen(&self.paper, |text| text.parse().ok())?.unwrap_or_default(),
            starts_on: chosen(&self.start, |text| text.parse().ok())?.or(usual_start),
        })
    }
}

/// The first Monday after `today`; `today` itself at the end of time.
fn next_monday(today: Date) -> Date {
    let days = i64::from(today.weekday().until(Weekday::Monday));
    today.checked_add(if days == 0 { 7.days() } else { days.days() }).unwrap_or(today)
}

impl From<DocumentError> for SiteError {
    fn from(error: DocumentError) -> Self {
        match error {
            DocumentError::NoSuchPath => Self::NotFound,
            DocumentError::Unwritable { .. } => {
                // The reason may quote the document, which holds a person's plan.
                tracing::error!("a document could not be written");
                Self::Internal
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_calendar_begins_on_the_next_monday() {
        let rows = [
            (date(2026, 11, 22), date(2026, 11, 23), "a Sunday"),
            (date(2026, 11, 23), date(2026, 11, 30), "a Monday, which is too late to begin"),
            (date(2026, 12, 30), date(2027, 1, 4), "over the new year"),
        ];
        for (today, monday, reason) in rows {
            assert_eq!(next_monday(today), monday, "{reason}");
        }
    }
}
