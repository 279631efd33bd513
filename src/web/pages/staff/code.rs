//! A one-time code sets a passphrase.

use actix_web::http::StatusCode;
use actix_web::web::{self, Data};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use crate::store::MOST_CHARS;
use crate::web::Site;
use crate::web::csrf::Posted;
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::wording::Texts;
use crate::workspace::LEAST_CHARS;

use super::entered_by_setting;

/// The page.
#[derive(Template)]
#[template(path = "pages/staff/code.html")]
pub struct CodePage {
    frame: Frame,
    t: &'static Texts,
    least_chars: usize,
    most_chars: usize,
    problem: String,
    name: String,
    code: String,
}

/// What was typed.
#[derive(Deserialize)]
pub struct CodeForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    passphrase: String,
    #[serde(default)]
    again: String,
}

impl CodePage {
    fn of(problem: String, (name, code): (String, String), visitor: Visitor) -> Page<Self> {
        let t = visitor.t;
        let frame = visitor.staff_frame(&t.staff.code_title);
        Page::personal(Self { frame, t, least_chars: LEAST_CHARS, most_chars: MOST_CHARS, problem, name, code })
    }
}

/// `GET /staff/code`
pub async fn show(visitor: Visitor) -> Page<CodePage> {
    CodePage::of(String::new(), Default::default(), visitor)
}

/// `POST /staff/code`
///
/// # Errors
/// A stale form; the store fails.
pub async fn enter(
    site: Data<Site>,
    visitor: Visitor,
    request: HttpRequest,
    Posted(form): Posted<CodeForm>,
) -> Result<HttpResponse, SiteError> {
    let t = visitor.t;
    let answer = if form.passphrase == form.again {
        let (name, code, passphrase) = (form.name.clone(), form.code.clone(), form.passphrase);
        let tried = web::block(move || site.workspace.use_code(&name, &code, &passphrase)).await?;
        entered_by_setting(tried, t.staff.code_wrong.as_str(), &request, t)?
    } else {
        Err(t.keeping.differ.to_string())
    };
    Ok(answer.unwrap_or_else(|problem| {
        CodePage::of(problem, (form.name, form.code), visitor).with_status(StatusCode::FORBIDDEN).into_response()
    }))
}
