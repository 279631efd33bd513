//! A résumé, pasted or as a file: what it says becomes a draft that its owner confirms.

use actix_multipart::form::bytes::Bytes as UploadedFile;
use actix_multipart::form::text::Text as UploadedText;
use actix_multipart::form::{MultipartForm, MultipartFormConfig};
use actix_web::http::StatusCode;
use actix_web::web::{self, Data};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::intake::{MOST_FILE_BYTES, Refusal};
use crate::web::Site;
use crate::web::csrf;
use crate::web::drafts::Draft;
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::wording::{Text, Texts};

/// The form's other fields and the wrapping of the file.
const OTHER_BYTES: usize = 128 * 1024;
const BYTES_PER_MB: usize = 1024 * 1024;

/// The page that asks for a résumé.
#[derive(Template)]
#[template(path = "pages/resume.html")]
pub struct ResumePage {
    frame: Frame,
    t: &'static Texts,
    text: String,
    problem: String,
    most_mb: usize,
}

/// What the form sends.
#[derive(MultipartForm)]
pub struct Upload {
    token: Option<UploadedText<String>>,
    text: Option<UploadedText<String>>,
    file: Option<UploadedFile>,
}

/// How much an upload may hold.
pub fn upload_limits() -> MultipartFormConfig {
    MultipartFormConfig::default()
        .total_limit(MOST_FILE_BYTES + OTHER_BYTES)
        .memory_limit(MOST_FILE_BYTES + OTHER_BYTES)
}

/// `GET /resume`
pub async fn show(visitor: Visitor) -> Page<ResumePage> {
    ResumePage::new(visitor, String::new(), String::new())
}

/// `POST /resume`: reads it and leads to what was understood.
///
/// # Errors
/// A stale form.
pub async fn read(
    site: Data<Site>,
    visitor: Visitor,
    request: HttpRequest,
    upload: Result<MultipartForm<Upload>, actix_web::Error>,
) -> Result<HttpResponse, SiteError> {
    let Ok(MultipartForm(upload)) = upload else {
        return Ok(refused(visitor, String::new(), Refusal::TooLarge));
    };
    csrf::check(&request, upload.token.as_deref().map_or("", String::as_str))?;
    let pasted = upload.text.map(UploadedText::into_inner).unwrap_or_default();
    let file = upload.file.map(|file| file.data).filter(|file| !file.is_empty());
    let Some(file) = file else { return draft_of(&site, visitor, pasted.clone(), pasted) };
    let reading = site.clone();
    match web::block(move || reading.file_readers.read(file.into())).await? {
        Ok(read) => draft_of(&site, visitor, format!("{pasted}\n{}", read.text), pasted),
        Err(refusal) => Ok(refused(visitor, pasted, refusal)),
    }
}

/// Leads to what was understood of `text`; back to the form with what was `pasted` when that was nothing.
fn draft_of(site: &Site, visitor: Visitor, text: String, pasted: String) -> Result<HttpResponse, SiteError> {
    let t = &visitor.t.resume;
    let mut draft = Draft::default();
    if draft.add_text(&text, &site.reader.read(&text), site.year()) {
        return super::draft::begin(draft, site);
    }
    let problem = if text.trim().is_empty() { &t.nothing } else { &t.not_understood };
    Ok(ResumePage::new(visitor, pasted, problem.to_string()).with_status(StatusCode::BAD_REQUEST).into_response())
}

fn refused(visitor: Visitor, pasted: String, refusal: Refusal) -> HttpResponse {
    let problem = sentence(visitor.t, refusal).with("most", MOST_FILE_BYTES / BYTES_PER_MB).to_string();
    let status = match refusal {
        Refusal::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Refusal::Busy => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::BAD_REQUEST,
    };
    ResumePage::new(visitor, pasted, problem).with_status(status).into_response()
}

/// What to do about a file that cannot be used.
fn sentence(t: &'static Texts, refusal: Refusal) -> &'static Text {
    let t = &t.resume;
    match refusal {
        Refusal::TooLarge => &t.file_too_large,
        Refusal::Empty => &t.file_empty,
        Refusal::UnknownFormat => &t.file_unknown,
        Refusal::OldWord => &t.file_old_word,
        Refusal::Picture => &t.file_picture,
        Refusal::Scanned => &t.file_scanned,
        Refusal::Locked => &t.file_locked,
        Refusal::Damaged => &t.file_damaged,
        Refusal::TooMuchInside => &t.file_too_much,
        Refusal::TookTooLong => &t.file_too_long,
        Refusal::Busy => &t.file_busy,
    }
}

impl ResumePage {
    fn new(visitor: Visitor, text: String, problem: String) -> Page<Self> {
        let t = visitor.t;
        let most_mb = MOST_FILE_BYTES / BYTES_PER_MB;
        Page::personal(Self { frame: visitor.personal_frame(&t.resume.title), t, text, problem, most_mb })
    }
}
