//! One error, two renderings: a page that offers a way on, or JSON.

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use askama::Template;
use serde::Serialize;

use crate::store::StoreError;
use crate::wording::{Text, Texts};

use super::page::{Frame, Keep, Place, Visitor, html_response, mark};
use super::pages::record::open::OpenPage;
use super::pages::staff::sign_in::SignInPage;

/// The longest address we answer, in bytes: a full profile takes about a quarter of it.
pub const ADDRESS_LIMIT_BYTES: usize = 16 * 1024;

/// What can go wrong while answering. Carries nothing that a person typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SiteError {
    /// No page has this address.
    #[error("no such page")]
    NotFound,
    /// No role has this code.
    #[error("no such role")]
    RoleNotFound,
    /// No programme has this id.
    #[error("no such programme")]
    ProgramNotFound,
    /// No record has this key.
    #[error("no such record")]
    RecordNotFound,
    /// The record has a passphrase that this browser has not given.
    #[error("the record is locked")]
    Locked,
    /// Nobody is signed in, or no longer.
    #[error("nobody is signed in")]
    SignedOut,
    /// The client shows their record no longer, or never did.
    #[error("the client shows no record")]
    ConsentEnded,
    /// No record is shared by this link, or no longer.
    #[error("the shared link has ended")]
    ShareEnded,
    /// What was read of a résumé is no longer kept.
    #[error("no such draft")]
    DraftNotFound,
    /// Someone else changed the record since it was read.
    #[error("the record was changed meanwhile")]
    RecordChanged,
    /// An answer or choice is not among those we know.
    #[error("the request cannot be understood")]
    BadRequest,
    /// Another site sent the form.
    #[error("the form was sent by another site")]
    CrossSite,
    /// The form is not from a page that this browser was shown.
    #[error("the form is stale")]
    StaleForm,
    /// The address or body is too long.
    #[error("the request is too long")]
    TooLong,
    /// The store, the index or the server failed.
    #[error("the server failed")]
    Internal,
}

impl ResponseError for SiteError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound
            | Self::RoleNotFound
            | Self::ProgramNotFound
            | Self::RecordNotFound
            | Self::ShareEnded
            | Self::ConsentEnded
            | Self::DraftNotFound => StatusCode::NOT_FOUND,
            Self::RecordChanged => StatusCode::CONFLICT,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::CrossSite | Self::StaleForm | Self::Locked | Self::SignedOut => StatusCode::FORBIDDEN,
            Self::TooLong => StatusCode::URI_TOO_LONG,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

impl From<StoreError> for SiteError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict { .. } => Self::RecordChanged,
            other => {
                // A store's error names files and counts, never what a record says.
                tracing::error!(error = %other, "the store failed");
                Self::Internal
            }
        }
    }
}

impl From<actix_web::error::BlockingError> for SiteError {
    fn from(_: actix_web::error::BlockingError) -> Self {
        tracing::error!("a worker thread failed");
        Self::Internal
    }
}

#[derive(Template)]
#[template(path = "pages/error.html")]
struct ErrorPage {
    frame: Frame,
    t: &'static Texts,
    explanation: &'static Text,
}

#[derive(Serialize)]
struct ErrorJson<'a> {
    error: ErrorDetail<'a>,
}

#[derive(Serialize)]
struct ErrorDetail<'a> {
    status: u16,
    message: &'a str,
}

/// What is refused before any handler sees it.
pub fn refuse(request: &ServiceRequest) -> Option<SiteError> {
    let address_bytes = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    if address_bytes > ADDRESS_LIMIT_BYTES {
        return Some(SiteError::TooLong);
    }
    let from = request.headers().get("sec-fetch-site").map(header::HeaderValue::as_bytes);
    let is_foreign = from == Some(b"cross-site") || from == Some(b"same-site") || is_of_another_origin(request);
    (request.method() == Method::POST && is_foreign).then_some(SiteError::CrossSite)
}

/// Whether the browser says that a page of another host sent this.
fn is_of_another_origin(request: &ServiceRequest) -> bool {
    let origin = request.headers().get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    let host = origin.and_then(|origin| origin.split_once("://")).map(|(_, host)| host.to_owned());
    host.is_some_and(|host| host != request.connection_info().host())
}

/// The answer to a request that was refused.
pub fn refused(request: ServiceRequest, refused: SiteError) -> ServiceResponse<BoxBody> {
    let response = error_response(request.request(), refused.status_code(), Some(refused));
    request.into_response(response)
}

/// Gives a failed response that has no body of its own one of ours.
pub fn rendered(response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let status = response.status();
    let kind = response.headers().get(header::CONTENT_TYPE).map(header::HeaderValue::as_bytes);
    let is_ours = kind.is_some_and(|kind| !kind.starts_with(b"text/plain"));
    if is_ours || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let known = response.response().error().and_then(|error| error.as_error::<SiteError>()).copied();
    let mut rendered = error_response(response.request(), status, known);
    if let Some(allowed) = response.headers().get(header::ALLOW) {
        rendered.headers_mut().insert(header::ALLOW, allowed.clone());
    }
    response.into_response(rendered)
}

fn error_response(request: &actix_web::HttpRequest, status: StatusCode, known: Option<SiteError>) -> HttpResponse {
    let visitor = Visitor::of(request);
    if known == Some(SiteError::Locked) {
        return OpenPage::before(request.match_info().query("key"), String::new(), visitor).into_response();
    }
    if known == Some(SiteError::SignedOut) {
        let page = SignInPage::of(String::new(), String::new(), visitor);
        return page.with_status(status).into_response();
    }
    let t = visitor.t;
    let (title, explanation) = explain(t, status, known);
    if request.path().starts_with("/api/") {
        let detail = ErrorDetail { status: status.as_u16(), message: explanation.as_str() };
        let mut response = HttpResponse::build(status).json(ErrorJson { error: detail });
        mark(response.headers_mut(), Keep::Personal);
        return response.map_into_boxed_body();
    }
    let client = visitor.client().filter(|_| known == Some(SiteError::ConsentEnded));
    let frame = Frame {
        title: title.to_string(),
        place: Place::Elsewhere,
        personal: true,
        is_shared: false,
        client,
        token: None,
    };
    match (ErrorPage { frame, t, explanation }).render() {
        Ok(html) => html_response(status, Keep::Personal, html),
        Err(_) => HttpResponse::new(status),
    }
}

fn explain(t: &'static Texts, status: StatusCode, known: Option<SiteError>) -> (&'static Text, &'static Text) {
    let e = &t.error;
    match (known, status) {
        (Some(SiteError::RoleNotFound), _) => (&e.not_found_title, &e.role_not_found),
        (Some(SiteError::ProgramNotFound), _) => (&e.not_found_title, &e.program_not_found),
        (Some(SiteError::RecordNotFound), _) => (&e.not_found_title, &e.record_not_found),
        (Some(SiteError::ShareEnded), _) => (&e.not_found_title, &t.keeping.share_ended),
        (Some(SiteError::ConsentEnded), _) => (&t.staff.withdrawn_title, &t.staff.withdrawn),
        (Some(SiteError::RecordChanged), _) => (&e.conflict_title, &e.conflict),
        (Some(SiteError::CrossSite), _) => (&e.cross_site_title, &e.cross_site),
        (Some(SiteError::StaleForm), _) => (&e.stale_title, &e.stale),
        (Some(SiteError::DraftNotFound), _) => (&e.draft_title, &e.draft),
        (_, StatusCode::NOT_FOUND) => (&e.not_found_title, &e.not_found),
        (_, StatusCode::METHOD_NOT_ALLOWED) => (&e.method_title, &e.method),
        (_, StatusCode::PAYLOAD_TOO_LARGE | StatusCode::URI_TOO_LONG) => (&e.too_large_title, &e.too_large),
        (_, status) if status.is_client_error() => (&e.bad_request_title, &e.bad_request),
        _ => (&e.internal_title, &e.internal),
    }
}
