//! A rendered page with its status and how long it may be kept.

use actix_web::body::BoxBody;
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{FromRequest, HttpRequest, HttpResponse, Responder};
use askama::Template;

use crate::catalog::Catalog;
use crate::wording::{Texts, Words};
use crate::workspace::{Client, Id};

use super::csrf::{Browser, Token};
use super::{assets, fresh, language, records};

/// Who may keep a page, and whether search engines may list it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// The same for everybody until the catalogue changes.
    Shared,
    /// One person's words or matches: kept nowhere, listed nowhere, and told to no other site.
    Personal,
}

/// A page: a template with how to send it.
pub struct Page<T> {
    template: T,
    status: StatusCode,
    keep: Keep,
}

impl<T: Template> Page<T> {
    /// A page that is the same for everybody.
    pub fn shared(template: T) -> Self {
        Self { template, status: StatusCode::OK, keep: Keep::Shared }
    }

    /// A page for one person.
    pub fn personal(template: T) -> Self {
        Self { template, status: StatusCode::OK, keep: Keep::Personal }
    }

    /// The page with another status.
    pub fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// The page with another content.
    pub fn map(self, change: impl FnOnce(T) -> T) -> Self {
        Self { template: change(self.template), ..self }
    }

    /// The page as a response.
    pub fn into_response(self) -> HttpResponse {
        match self.template.render() {
            Ok(html) => html_response(self.status, self.keep, html),
            Err(_) => HttpResponse::new(StatusCode::INTERNAL_SERVER_ERROR),
        }
    }
}

impl<T: Template> Responder for Page<T> {
    type Body = BoxBody;

    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        self.into_response()
    }
}

/// A response of HTML that is kept as `keep` says.
pub fn html_response(status: StatusCode, keep: Keep, html: String) -> HttpResponse {
    let tag = (keep == Keep::Shared && status == StatusCode::OK).then(|| fresh::tag(&html));
    let mut response = HttpResponse::with_body(status, BoxBody::new(html));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    if let Some(tag) = tag {
        headers.insert(header::ETAG, tag);
    }
    mark(headers, keep);
    response
}

/// One person's file to keep, under a name.
pub fn attachment(content_type: &str, file_name: &str, bytes: impl Into<Vec<u8>>) -> HttpResponse {
    let mut response = HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, content_type))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file_name}\"")))
        .body(bytes.into());
    mark(response.headers_mut(), Keep::Personal);
    response
}

/// Writes the headers that `keep` asks for.
pub fn mark(headers: &mut header::HeaderMap, keep: Keep) {
    let caching = match keep {
        Keep::Shared => "public, max-age=300",
        Keep::Personal => "no-store",
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    if keep == Keep::Personal {
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
        headers.insert(
            header::HeaderName::from_static("x-robots-tag"),
            HeaderValue::from_static("noindex, nofollow, noarchive"),
        );
    }
}

/// What every page knows: its language, its title and its place in the menu.
pub struct Frame {
    /// What stands in the browser's title bar, before the site's name.
    pub title: String,
    /// The entry of the menu it belongs to.
    pub place: Place,
    /// Whether search engines must stay away.
    pub personal: bool,
    /// Whether it shows what someone else shared.
    pub is_shared: bool,
    /// The client whose pages a coach is looking at.
    pub client: Option<Id<Client>>,
    /// What forms on the page hold, so that they count; pages that are the same for everybody have no such forms.
    pub token: Option<Token>,
}

/// Entries of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// None of them.
    Elsewhere,
    /// The person's own work and matches.
    Work,
    /// Search, roles, skills.
    Search,
    /// Programmes.
    Training,
    /// Data and method.
    Data,
}

impl Frame {
    /// The token as a form writes it.
    pub fn token(&self) -> String {
        self.token.map(|token| token.to_string()).unwrap_or_default()
    }

    /// The address of a static file, with the hash of its content.
    pub fn asset(&self, name: &str) -> String {
        assets::address(name)
    }
}

/// The one who asks, as far as we need to know: their language, and what makes their forms count.
#[derive(Debug, Clone, Copy)]
pub struct Visitor {
    /// The texts of their language.
    pub t: &'static Texts,
    token: Option<Token>,
    is_shared: bool,
    client: Option<Id<Client>>,
}

impl Visitor {
    /// The visitor behind a request.
    pub fn of(request: &HttpRequest) -> Self {
        let token = Browser::of(request).map(|browser| browser.token());
        let client = request.match_info().get("client").and_then(|client| client.parse().ok());
        Self { t: language::of(request).texts(), token, is_shared: records::is_shared(request), client }
    }

    /// The client whose pages they are looking at, as a coach.
    pub fn client(&self) -> Option<Id<Client>> {
        self.client
    }

    /// What tells their browser from others.
    pub fn token(&self) -> Option<Token> {
        self.token
    }

    /// Words in their language that name places as `catalog` does.
    pub fn words<'c>(&self, catalog: &'c Catalog) -> Words<'c> {
        Words::of(self.t, catalog)
    }

    /// The frame of a page that is the same for everybody.
    pub fn frame(&self, title: impl ToString, place: Place) -> Frame {
        Frame { title: title.to_string(), place, personal: false, is_shared: false, client: None, token: None }
    }

    /// The frame of one person's page.
    pub fn personal_frame(&self, title: impl ToString) -> Frame {
        let place = if self.is_shared { Place::Elsewhere } else { Place::Work };
        let title = title.to_string();
        Frame { title, place, personal: true, is_shared: self.is_shared, client: self.client, token: self.token }
    }

    /// The frame of a page for those who work at an organisation.
    pub fn staff_frame(&self, title: impl ToString) -> Frame {
        Frame { place: Place::Elsewhere, is_shared: false, client: None, ..self.personal_frame(title) }
    }
}

impl FromRequest for Visitor {
    type Error = std::convert::Infallible;
    type Future = std::future::Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        std::future::ready(Ok(Self::of(request)))
    }
}
