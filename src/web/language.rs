//! Which language a visitor reads: what they chose, else what their browser asks for.

use std::rc::Rc;

use actix_web::cookie::{Cookie, SameSite, time};
use actix_web::dev::{Extensions, ServiceRequest};
use actix_web::http::header;
use actix_web::web::{Data, Form};
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use crate::wording::Language;

use super::Site;
use super::pages::record::see_other;

/// The cookie that holds the choice: a language's tag and nothing else.
const COOKIE: &str = "language";

/// How long a choice is kept.
const KEPT_DAYS: i64 = 365;

/// The language of the one who asks.
pub fn of(request: &HttpRequest) -> Language {
    let chosen = request.cookie(COOKIE).and_then(|cookie| Language::of_tag(cookie.value()));
    chosen.unwrap_or_else(|| {
        let wanted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Language::negotiate(wanted.unwrap_or_default())
    })
}

/// Lets the handlers behind `request` answer from the site in the visitor's language.
pub fn lead(request: &mut ServiceRequest) {
    let site = request.app_data::<Data<Site>>();
    let spanish = site.and_then(|site| site.in_spanish.clone());
    if let Some(spanish) = spanish.filter(|_| of(request.request()) == Language::Spanish) {
        let mut data = Extensions::new();
        data.insert(spanish);
        request.add_data_container(Rc::new(data));
    }
}

/// The form that stands on every page.
#[derive(Debug, Deserialize)]
pub struct Choice {
    lang: String,
}

/// `POST /language`: keeps the choice and leads back to the page that it was made on.
pub async fn choose(request: HttpRequest, choice: Form<Choice>) -> HttpResponse {
    let mut response = see_other(&page_before(&request));
    if let Some(language) = Language::of_tag(&choice.lang) {
        let cookie = Cookie::build(COOKIE, language.tag())
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .max_age(time::Duration::days(KEPT_DAYS))
            .finish();
        // A cookie of a constant name and tag can always be written as a header.
        let _ = response.add_cookie(&cookie);
    }
    response
}

/// Path and query of the page that the form was sent from, if it is one of ours; else the start page.
fn page_before(request: &HttpRequest) -> String {
    let before = request.headers().get(header::REFERER).and_then(|value| value.to_str().ok());
    let before = before.and_then(|address| address.parse::<actix_web::http::Uri>().ok());
    let host = request.connection_info().host().to_owned();
    let ours = before.filter(|address| address.authority().is_some_and(|from| from.as_str() == host));
    let place = ours.and_then(|address| address.path_and_query().map(|place| place.as_str().to_owned()));
    // Two slashes would lead to another host.
    place.filter(|place| place.starts_with('/') && !place.starts_with("//")).unwrap_or_else(|| "/".to_owned())
}
