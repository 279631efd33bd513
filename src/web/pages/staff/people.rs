//! The people of an organisation, for its administrators.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{self, Data};
use askama::Template;
use serde::Deserialize;

use crate::web::Site;
use crate::web::csrf::Posted;
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::pages::record::privacy::day;
use crate::web::pages::record::see_other;
use crate::web::staff::{Administration, Signed};
use crate::wording::Texts;
use crate::workspace::{AddError, Id, NewStaff, OneTimeCode, Rank, SignInName, Staff};

use super::rank_name;

/// The most characters of a person's name.
const MOST_NAME_CHARS: usize = 100;

/// The page.
#[derive(Template)]
#[template(path = "pages/staff/people.html")]
pub struct PeoplePage {
    frame: Frame,
    t: &'static Texts,
    heading: String,
    people: Vec<PersonLine>,
    ranks: Vec<(&'static str, String)>,
    most_name_chars: usize,
    handed: Option<HandedCode>,
    problem: String,
    typed: PeopleForm,
}

/// Someone of the organisation.
pub struct PersonLine {
    id: String,
    name: String,
    sign_in: String,
    rank: &'static str,
    state: String,
    is_here: bool,
    is_self: bool,
}

/// A code to hand over: shown once.
pub struct HandedCode {
    heading: String,
    code: String,
    how: String,
    until: String,
}

/// What is done.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeopleAction {
    /// Someone is added.
    #[default]
    Add,
    /// Someone gets a new code.
    NewCode,
    /// Someone may do something else from now on.
    Rank,
    /// Someone left.
    Remove,
}

/// The fields of every form of the page.
#[derive(Deserialize, Default)]
pub struct PeopleForm {
    action: PeopleAction,
    #[serde(default)]
    id: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    sign_in: String,
    #[serde(default = "coach")]
    rank: Option<Rank>,
}

impl PeopleForm {
    /// Whether the rank that was chosen has this name in forms.
    fn has_rank(&self, key: &str) -> bool {
        self.rank.is_some_and(|rank| rank.key() == key)
    }
}

fn coach() -> Option<Rank> {
    Some(Rank::Coach)
}

/// `GET /staff/people`
pub async fn show(site: Data<Site>, visitor: Visitor, signed: Signed<Administration>) -> Page<PeoplePage> {
    PeoplePage::of(&site, &signed, visitor)
}

/// `POST /staff/people`
///
/// # Errors
/// Signed out or no administrator; a stale form; nobody of the organisation has that id; the store fails.
pub async fn change(
    site: Data<Site>,
    visitor: Visitor,
    signed: Signed<Administration>,
    Posted(form): Posted<PeopleForm>,
) -> Result<HttpResponse, SiteError> {
    let organisation = signed.organisation.id;
    if matches!(form.action, PeopleAction::Add) {
        return add(&site, &signed, visitor, form).await;
    }
    let id: Id<Staff> = form.id.parse().map_err(|_| SiteError::BadRequest)?;
    // Whoever could shut themselves out could leave an organisation with nobody to let them in.
    if id == signed.staff.id {
        return Err(SiteError::BadRequest);
    }
    let (changing, action, rank) = (site.clone(), form.action, form.rank);
    let changed = web::block(move || match action {
        PeopleAction::NewCode => {
            Ok(changing.workspace.renew_code(organisation, id)?.map(|(staff, code)| (staff, Some(code))))
        }
        PeopleAction::Rank => {
            let rank = rank.ok_or(SiteError::BadRequest)?;
            Ok(changing.workspace.set_rank(organisation, id, rank)?.map(|staff| (staff, None)))
        }
        PeopleAction::Add | PeopleAction::Remove => {
            Ok(changing.workspace.shut_out(organisation, id)?.map(|staff| (staff, None)))
        }
    });
    let changed: Result<_, SiteError> = changed.await?;
    match changed?.ok_or(SiteError::BadRequest)? {
        (staff, Some(code)) => Ok(PeoplePage::of(&site, &signed, visitor).handing(&staff, code).into_response()),
        (_, None) => Ok(see_other("/staff/people")),
    }
}

async fn add(
    site: &Data<Site>,
    signed: &Signed<Administration>,
    visitor: Visitor,
    form: PeopleForm,
) -> Result<HttpResponse, SiteError> {
    let t = &visitor.t.staff;
    let refuse = |problem: String, form| {
        let page = PeoplePage::of(site, signed, visitor).map(|page| PeoplePage { problem, typed: form, ..page });
        Ok(page.with_status(StatusCode::BAD_REQUEST).into_response())
    };
    let name_chars = form.name.trim().chars().count();
    if name_chars == 0 || name_chars > MOST_NAME_CHARS {
        return refuse(t.name_missing.to_string(), form);
    }
    let Ok(sign_in) = form.sign_in.parse::<SignInName>() else { return refuse(t.bad_name.to_string(), form) };
    let rank = form.rank.ok_or(SiteError::BadRequest)?;
    let (adding, organisation) = (site.clone(), signed.organisation.id);
    let new = NewStaff { name: form.name.clone(), sign_in, rank };
    match web::block(move || adding.workspace.add(organisation, new)).await? {
        Ok((staff, code)) => Ok(PeoplePage::of(site, signed, visitor).handing(&staff, code).into_response()),
        Err(AddError::Taken) => refuse(t.taken.to_string(), form),
        Err(AddError::Store(error)) => Err(error.into()),
    }
}

impl PeoplePage {
    fn of(site: &Site, signed: &Signed<Administration>, visitor: Visitor) -> Page<Self> {
        let t = visitor.t;
        let lines = site.workspace.staff_of(signed.organisation.id);
        let people = lines.iter().map(|staff| PersonLine {
            id: staff.id.to_string(),
            name: staff.name.clone(),
            sign_in: staff.sign_in.to_string(),
            rank: staff.rank.key(),
            state: state(staff, t),
            is_here: staff.is_here(),
            is_self: staff.id == signed.staff.id,
        });
        Page::personal(Self {
            frame: visitor.staff_frame(&t.staff.people_title),
            t,
            heading: t.staff.people_heading.with("organisation", &signed.organisation.name).into(),
            people: people.collect(),
            ranks: Rank::ALL.map(|rank| (rank.key(), rank_name(rank, t))).into(),
            most_name_chars: MOST_NAME_CHARS,
            handed: None,
            problem: String::new(),
            typed: PeopleForm::default(),
        })
    }
}

impl Page<PeoplePage> {
    /// The page with a code to hand over to `staff`.
    fn handing(self, staff: &Staff, code: OneTimeCode) -> Self {
        self.map(|page| {
            let t = page.t;
            let handed = HandedCode {
                heading: t.staff.code_for.with("name", &staff.name).into(),
                code: code.to_string(),
                how: t.staff.code_how.with("sign_in", &staff.sign_in).into(),
                until: staff
                    .code_ends_at()
                    .map(|at| t.staff.code_print.with("date", day(at, t)).into())
                    .unwrap_or_default(),
            };
            PeoplePage { handed: Some(handed), ..page }
        })
    }
}

/// Whether someone can sign in, in words.
fn state(staff: &Staff, t: &Texts) -> String {
    match (staff.left_at, staff.code_ends_at()) {
        (Some(at), _) => t.staff.state_left.with("date", day(at, t)).into(),
        (None, Some(at)) => t.staff.state_waiting.with("date", day(at, t)).into(),
        (None, None) => t.staff.state_active.to_string(),
    }
}
