//! Signing in and out.

use actix_web::http::StatusCode;
use actix_web::web::{self, Data};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use crate::store::MOST_CHARS;
use crate::web::Site;
use crate::web::csrf::{Posted, Pressed};
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::pages::record::see_other;
use crate::web::staff::{key_of, let_out};
use crate::wording::Texts;

use super::entered;

/// The page.
#[derive(Template)]
#[template(path = "pages/staff/sign_in.html")]
pub struct SignInPage {
    frame: Frame,
    t: &'static Texts,
    most_chars: usize,
    problem: String,
    name: String,
}

/// What was typed.
#[derive(Deserialize)]
pub struct SignInForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    passphrase: String,
}

impl SignInPage {
    /// The page with what is wrong, if anything is, and the name that was typed.
    pub fn of(problem: String, name: String, visitor: Visitor) -> Page<Self> {
        let t = visitor.t;
        let frame = visitor.staff_frame(&t.staff.sign_in_title);
        Page::personal(Self { frame, t, most_chars: MOST_CHARS, problem, name })
    }
}

/// `GET /staff/sign-in`
pub async fn show(visitor: Visitor) -> Page<SignInPage> {
    SignInPage::of(String::new(), String::new(), visitor)
}

/// `POST /staff/sign-in`
///
/// # Errors
/// A stale form; the store fails.
pub async fn enter(
    site: Data<Site>,
    visitor: Visitor,
    request: HttpRequest,
    Posted(form): Posted<SignInForm>,
) -> Result<HttpResponse, SiteError> {
    let (trying, name) = (site.clone(), form.name.clone());
    let tried = web::block(move || trying.workspace.sign_in(&name, &form.passphrase)).await??;
    Ok(entered(tried, visitor.t.staff.wrong.as_str(), &request, visitor.t).unwrap_or_else(|problem| {
        SignInPage::of(problem, form.name, visitor).with_status(StatusCode::FORBIDDEN).into_response()
    }))
}

/// `POST /staff/sign-out`
///
/// # Errors
/// A stale form; the store fails.
pub async fn leave(site: Data<Site>, request: HttpRequest, _form: Posted<Pressed>) -> Result<HttpResponse, SiteError> {
    if let Some(key) = key_of(&request) {
        web::block(move || site.workspace.sign_out(&key)).await??;
    }
    let mut response = see_other("/staff/sign-in");
    let_out(response.headers_mut());
    Ok(response)
}
