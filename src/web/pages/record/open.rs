//! The page before a record that has a passphrase.

use actix_web::http::StatusCode;
use actix_web::web::{self, Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use crate::store::{AccessKind, MOST_CHARS, RecordKey, Store as _, Tried};
use crate::web::Site;
use crate::web::csrf::Posted;
use crate::web::error::SiteError;
use crate::web::gate;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::records::revise;
use crate::wording::Texts;

use super::see_other;

/// The page.
#[derive(Template)]
#[template(path = "pages/open.html")]
pub struct OpenPage {
    frame: Frame,
    t: &'static Texts,
    action: String,
    most_chars: usize,
    problem: String,
}

/// What was typed.
#[derive(Deserialize)]
pub struct OpenForm {
    #[serde(default)]
    passphrase: String,
}

impl OpenPage {
    /// The page before the record with `key` in its address.
    pub fn before(key: &str, problem: String, visitor: Visitor) -> Page<Self> {
        let frame = visitor.personal_frame(&visitor.t.keeping.open_title);
        let action = format!("/record/{key}/open");
        let page = Self { frame, t: visitor.t, action, most_chars: MOST_CHARS, problem };
        Page::personal(page).with_status(StatusCode::FORBIDDEN)
    }
}

/// `GET /record/{key}/open`: only the passphrase goes there.
pub async fn instead(key: Path<RecordKey>) -> HttpResponse {
    see_other(&format!("/record/{key}"))
}

/// `POST /record/{key}/open`: opens the record for this browser.
///
/// # Errors
/// Not found for a key without a record; a stale form.
pub async fn open(
    site: Data<Site>,
    visitor: Visitor,
    request: HttpRequest,
    key: Path<RecordKey>,
    Posted(form): Posted<OpenForm>,
) -> Result<HttpResponse, SiteError> {
    let (key, id, now) = (key.clone(), key.id(), (site.now)());
    let trying = site.clone();
    let tried = web::block(move || {
        let record = trying.store.get(id)?.ok_or(SiteError::RecordNotFound)?.record;
        let passphrase = record.keeping.passphrase;
        let tried = passphrase.as_ref().map(|set| trying.gate.try_open(id, now, || set.is(&form.passphrase)));
        Ok::<_, SiteError>((passphrase, tried))
    });
    let mut response = see_other(&format!("/record/{key}"));
    let problem = match tried.await?? {
        (Some(passphrase), Some(Tried::Right)) => {
            gate::let_in(&request, &key, &passphrase, response.headers_mut());
            return Ok(response);
        }
        (_, Some(Tried::Waits { minutes })) => visitor.t.keeping.open_waits.with("minutes", minutes).into(),
        (_, Some(_)) => {
            let noted = revise(&site, id, move |_, record| {
                record.keeping.note(AccessKind::Refused, now);
                Ok(())
            });
            noted.await?;
            visitor.t.keeping.open_wrong.to_string()
        }
        (_, None) => return Ok(response),
    };
    Ok(OpenPage::before(&key.to_string(), problem, visitor).into_response())
}
