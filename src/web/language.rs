//! Which language a visitor reads: what the address or they themselves chose, else what their browser asks for.

use std::rc::Rc;

use actix_web::cookie::{Cookie, SameSite, time};
use actix_web::dev::{Extensions, ServiceRequest};
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use crate::wording::Language;

use super::Site;
use super::pages::record::see_other;

/// The cookie that holds the choice: a language's tag and nothing else.
const COOKIE: &str = "language";

/// How long a choice is kept.
const KEPT_DAYS: i64 = 365;

/// The language of the one who asks.
pub fn of(request: &HttpRequest) -> Language {
    let chosen = || request.cookie(COOKIE).and_then(|cookie| Language::of_tag(cookie.value()));
    named_in(request).or_else(chosen).unwrap_or_else(|| {
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

/// `GET /language/{tag}`: keeps the choice and leads back to the page that it was made on. A link, not a form: pages
/// that are the same for everybody need no token then, and the choice harms nobody.
pub async fn choose(request: HttpRequest, tag: Path<String>) -> HttpResponse {
    let mut response = see_other(&page_before(&request));
    if let Some(language) = Language::of_tag(&tag) {
        keep(language, response.headers_mut());
    }
    response
}

/// What a page in one of several languages says of itself: where the others are, and, if its address names its
/// language, that the choice is kept.
pub fn tell(request: &HttpRequest, headers: &mut HeaderMap) {
    let is_page = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page {
        return;
    }
    if let Some(language) = named_in(request) {
        keep(language, headers);
    }
    let is_shared = headers.get(header::CACHE_CONTROL).is_some_and(|kept| kept.as_bytes().starts_with(b"public"));
    if is_shared && let Ok(links) = HeaderValue::from_str(&alternates(request)) {
        headers.append(header::LINK, links);
    }
}

/// The same page in every language, as the `Link` header that search engines read.
fn alternates(request: &HttpRequest) -> String {
    let connection = request.connection_info();
    let others = request.query_string().split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
    let others: Vec<&str> = others.collect();
    let link = |language: Language| {
        let own = format!("lang={}", language.tag());
        let query: Vec<&str> = others.iter().copied().chain([own.as_str()]).collect();
        let (scheme, host, path) = (connection.scheme(), connection.host(), request.path());
        format!("<{scheme}://{host}{path}?{}>; rel=\"alternate\"; hreflang=\"{}\"", query.join("&"), language.tag())
    };
    Language::ALL.map(link).join(", ")
}

/// The language that the address asks for with `lang=`.
fn named_in(request: &HttpRequest) -> Option<Language> {
    let tag = request.query_string().split('&').find_map(|pair| pair.strip_prefix("lang="));
    tag.and_then(Language::of_tag)
}

fn keep(language: Language, headers: &mut HeaderMap) {
    let cookie = Cookie::build(COOKIE, language.tag())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(time::Duration::days(KEPT_DAYS))
        .finish();
    if let Ok(cookie) = HeaderValue::from_str(&cookie.to_string()) {
        headers.append(header::SET_COOKIE, cookie);
    }
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
