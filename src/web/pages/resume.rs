//! A résumé, pasted or as a file: what it says becomes a draft that its owner confirms.

pub mod upload;

use actix_multipart::form::MultipartForm;
use actix_multipart::form::text::Text as UploadedText;
use actix_web::http::StatusCode;
use actix_web::web::{self, Data};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::intake::{FileKind, Intake, MOST_FILE_BYTES, Refusal};
use crate::profile::reading::MOST_BYTES;
use crate::web::Site;
use crate::web::csrf;
use crate::web::drafts::Draft;
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::wording::{Text, Texts};

use upload::{Arrived, Upload};

pub use upload::limits as upload_limits;

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
    let upload = match upload {
        Ok(MultipartForm(upload)) => upload,
        Err(error) => return Ok(refused(visitor, String::new(), upload::refusal(&error))),
    };
    csrf::check(&request, upload.token.as_deref().map_or("", String::as_str))?;
    let pasted = upload.text.map(UploadedText::into_inner).unwrap_or_default();
    let file = match upload.file {
        Some(Arrived(Err(refusal))) => return Ok(refused(visitor, pasted, refusal)),
        Some(Arrived(Ok(file))) if !file.is_empty() => Some(file),
        _ => None,
    };
    if file.is_none() && pasted.trim().is_empty() {
        let problem = visitor.t.resume.nothing.to_string();
        return Ok(ResumePage::new(visitor, pasted, problem).with_status(StatusCode::BAD_REQUEST).into_response());
    }
    let (reading, text) = (site.clone(), pasted.clone());
    let draft = web::block(move || {
        let read = file.map(|file| reading.file_readers.read(&file, (reading.now)())).transpose()?;
        Ok(draft_of(&reading, text, read))
    });
    match draft.await? {
        Ok(Some(draft)) => super::draft::begin(draft, &site, visitor),
        Ok(None) => {
            let problem = visitor.t.resume.not_understood.to_string();
            Ok(ResumePage::new(visitor, pasted, problem).with_status(StatusCode::BAD_REQUEST).into_response())
        }
        Err(refusal) => Ok(refused(visitor, pasted, refusal)),
    }
}

/// What was understood of a text and a file; nothing when that is nothing.
fn draft_of(site: &Site, mut text: String, file: Option<Intake>) -> Option<Draft> {
    let mut draft = Draft::default();
    if let Some(file) = &file {
        draft.is_cut = file.is_cut;
        if file.kind != FileKind::Badge {
            text = format!("{text}\n{}", file.text);
        }
    }
    draft.is_cut |= text.len() > MOST_BYTES;
    let mut found = draft.add_text(&text, &site.reader.read(&text), site.year());
    for badge in file.iter().flat_map(|file| &file.badges) {
        let roles = site.reader.credential_roles(&badge.name);
        draft.add_badge(badge, &site.reader.read(&badge.text), roles);
        found = true;
    }
    found.then_some(draft)
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
fn sentence(texts: &'static Texts, refusal: Refusal) -> &'static Text {
    let t = &texts.resume;
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
        Refusal::NotArrived => &texts.upload.not_arrived,
    }
}

impl ResumePage {
    fn new(visitor: Visitor, text: String, problem: String) -> Page<Self> {
        let t = visitor.t;
        let most_mb = MOST_FILE_BYTES / BYTES_PER_MB;
        Page::personal(Self { frame: visitor.personal_frame(&t.resume.title), t, text, problem, most_mb })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::wording::Language;

    #[test]
    fn every_refusal_has_a_sentence_of_its_own_that_says_what_to_do() {
        const ALL: [Refusal; 12] = [
            Refusal::TooLarge,
            Refusal::Empty,
            Refusal::UnknownFormat,
            Refusal::OldWord,
            Refusal::Picture,
            Refusal::Scanned,
            Refusal::Locked,
            Refusal::Damaged,
            Refusal::TooMuchInside,
            Refusal::TookTooLong,
            Refusal::Busy,
            Refusal::NotArrived,
        ];
        for language in Language::ALL {
            let sentences: BTreeSet<&str> = ALL.map(|refusal| sentence(language.texts(), refusal).as_str()).into();
            assert_eq!(sentences.len(), ALL.len());
            let way_out = ["paste the text here", "Paste the text here", "pegue el texto aquí", "Pegue el texto aquí"];
            for sentence in sentences {
                assert!(way_out.iter().any(|way| sentence.contains(way)), "{sentence}");
            }
        }
    }
}
