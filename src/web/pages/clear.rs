//! Leaving a computer that others use: what is not saved goes at once, and the browser is asked to forget the rest.

use actix_web::cookie::{Cookie, time};
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::web::Site;
use crate::web::csrf::{self, Posted, Pressed};
use crate::web::page::{Frame, Page, Visitor};
use crate::wording::Texts;

/// The question before.
#[derive(Template)]
#[template(path = "pages/clear.html")]
pub struct ClearPage {
    frame: Frame,
    t: &'static Texts,
}

/// That it is done, and what only the person can do.
#[derive(Template)]
#[template(path = "pages/cleared.html")]
pub struct ClearedPage {
    frame: Frame,
    t: &'static Texts,
}

/// `GET /clear`
pub async fn ask(visitor: Visitor) -> Page<ClearPage> {
    Page::personal(ClearPage { frame: visitor.personal_frame(&visitor.t.keeping.clear_title), t: visitor.t })
}

/// `POST /clear`
///
/// # Errors
/// A stale form.
pub async fn clear(site: Data<Site>, visitor: Visitor, request: HttpRequest, _form: Posted<Pressed>) -> HttpResponse {
    let now = (site.now)();
    for key in visitor.token().and_then(|token| site.begun.take(&token, now)).unwrap_or_default() {
        site.drafts.take(&key, now);
        site.store.forget(key.id());
    }
    let frame = visitor.personal_frame(&visitor.t.keeping.cleared_title);
    let mut response = Page::personal(ClearedPage { frame, t: visitor.t }).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""),
    );
    // Browsers heed that on secure connections only. Without this cookie no proof of a passphrase holds either.
    let ended = Cookie::build(csrf::COOKIE, "").path("/").http_only(true).max_age(time::Duration::ZERO).finish();
    if request.cookie(csrf::COOKIE).is_some()
        && let Ok(ended) = HeaderValue::from_str(&ended.to_string())
    {
        headers.append(header::SET_COOKIE, ended);
    }
    response
}
