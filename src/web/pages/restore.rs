//! A record out of a file that was downloaded from here before.

use actix_multipart::form::MultipartForm;
use actix_web::http::StatusCode;
use actix_web::web::{self, Data};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::store::{
    AccessKind, MAX_RECORD_BYTES, RECORD_FORMAT, RecordKey, Replaces, SavedRecord, Store as _, StoreError,
};
use crate::web::Site;
use crate::web::csrf;
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::wording::{Text, Texts};

use super::record::see_other;
use super::resume::upload::{Arrived, Upload};

/// The page.
#[derive(Template)]
#[template(path = "pages/restore.html")]
pub struct RestorePage {
    frame: Frame,
    t: &'static Texts,
    problem: String,
}

/// `GET /restore`
pub async fn show(visitor: Visitor) -> Page<RestorePage> {
    RestorePage::with(visitor, String::new())
}

/// `POST /restore`: saves what the file says under a new private link, and leads there.
///
/// # Errors
/// A stale form; when the store fails.
pub async fn read(
    site: Data<Site>,
    visitor: Visitor,
    request: HttpRequest,
    upload: Result<MultipartForm<Upload>, actix_web::Error>,
) -> Result<HttpResponse, SiteError> {
    let t = &visitor.t.keeping;
    let refused = |problem: &Text| {
        Ok(RestorePage::with(visitor, problem.to_string()).with_status(StatusCode::BAD_REQUEST).into_response())
    };
    let Ok(MultipartForm(upload)) = upload else { return refused(&visitor.t.upload.not_arrived) };
    csrf::check(&request, upload.token.as_deref().map_or("", String::as_str))?;
    let file = match upload.file {
        Some(Arrived(Ok(file))) if !file.is_empty() => file,
        Some(Arrived(Err(_))) => return refused(&t.restore_not_ours),
        _ => return refused(&t.restore_none),
    };
    let key = RecordKey::random()?;
    let id = key.id();
    let saved = web::block(move || {
        let json = file.to_vec(MAX_RECORD_BYTES).ok_or(StoreError::UnreadableRecord { version: None })?;
        let mut record = SavedRecord::from_download(&json)?;
        record.keeping.note(AccessKind::Restored, (site.now)());
        site.store.put(id, &record, Replaces::Nothing)
    });
    match saved.await? {
        Ok(_) => Ok(see_other(&format!("/record/{key}?saved=1"))),
        Err(StoreError::UnreadableRecord { version: Some(later) }) if later > RECORD_FORMAT => {
            refused(&t.restore_newer)
        }
        Err(StoreError::UnreadableRecord { .. } | StoreError::TooLarge { .. } | StoreError::NotStorable) => {
            refused(&t.restore_not_ours)
        }
        Err(error) => Err(error.into()),
    }
}

impl RestorePage {
    fn with(visitor: Visitor, problem: String) -> Page<Self> {
        let frame = visitor.personal_frame(&visitor.t.keeping.restore_title);
        Page::personal(Self { frame, t: visitor.t, problem })
    }
}
