//! One's own account: who one is here, and a new passphrase.

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
use crate::web::staff::{Anyone, Signed};
use crate::wording::Texts;
use crate::workspace::{LEAST_CHARS, Rank};

use super::{entered_by_setting, rank_name};

/// The page.
#[derive(Template)]
#[template(path = "pages/staff/account.html")]
pub struct AccountPage {
    frame: Frame,
    t: &'static Texts,
    line: String,
    is_administrator: bool,
    least_chars: usize,
    most_chars: usize,
    problem: String,
}

/// What was typed.
#[derive(Deserialize)]
pub struct AccountForm {
    #[serde(default)]
    old: String,
    #[serde(default)]
    passphrase: String,
    #[serde(default)]
    again: String,
}

impl AccountPage {
    fn of(signed: &Signed<Anyone>, problem: String, visitor: Visitor) -> Page<Self> {
        let t = visitor.t;
        let line = t.staff.account_line.with("name", &signed.staff.name);
        let line = line.with("rank", rank_name(signed.staff.rank, t));
        Page::personal(Self {
            frame: visitor.staff_frame(&t.staff.account_heading),
            t,
            line: line.with("organisation", &signed.organisation.name).into(),
            is_administrator: signed.staff.rank == Rank::Administrator,
            least_chars: LEAST_CHARS,
            most_chars: MOST_CHARS,
            problem,
        })
    }
}

/// `GET /staff`
pub async fn show(visitor: Visitor, signed: Signed<Anyone>) -> Page<AccountPage> {
    AccountPage::of(&signed, String::new(), visitor)
}

/// `POST /staff`: a new passphrase, which ends every other session.
///
/// # Errors
/// Signed out; a stale form; the store fails.
pub async fn change(
    site: Data<Site>,
    visitor: Visitor,
    request: HttpRequest,
    signed: Signed<Anyone>,
    Posted(form): Posted<AccountForm>,
) -> Result<HttpResponse, SiteError> {
    let t = visitor.t;
    let answer = if form.passphrase == form.again {
        let staff = signed.staff.clone();
        let tried = web::block(move || site.workspace.change_passphrase(&staff, &form.old, &form.passphrase)).await?;
        entered_by_setting(tried, t.staff.old_wrong.as_str(), &request, t)?
    } else {
        Err(t.keeping.differ.to_string())
    };
    Ok(answer.unwrap_or_else(|problem| {
        AccountPage::of(&signed, problem, visitor).with_status(StatusCode::FORBIDDEN).into_response()
    }))
}
