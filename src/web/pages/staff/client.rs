//! One client: what the coach keeps of them, and whether they show their record.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{self, Data, Path};
use askama::Template;
use jiff::civil::Date;
use serde::Deserialize;

use crate::store::Store as _;
use crate::web::Site;
use crate::web::csrf::Posted;
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::pages::record::privacy::day;
use crate::web::pages::record::see_other;
use crate::web::staff::{CaseWork, Signed};
use crate::wording::Texts;
use crate::workspace::{Card, Client, Id, OneTimeCode};

use super::clients::MOST_NAME_CHARS;

/// The most tags of a client, and the most characters of one.
const MOST_TAGS: usize = 10;
const MOST_TAG_CHARS: usize = 30;
/// The most characters of a next step.
const MOST_STEP_CHARS: usize = 200;

/// The page.
#[derive(Template)]
#[template(path = "pages/staff/client.html")]
pub struct ClientPage {
    frame: Frame,
    t: &'static Texts,
    action: String,
    name: String,
    showing: Showing,
    matches_href: String,
    handed: Option<(String, String)>,
    waiting: Option<String>,
    problem: String,
    typed: ClientForm,
    most_name_chars: usize,
    most_step_chars: usize,
}

/// Whether a client shows their record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Showing {
    /// They do.
    Yes,
    /// They have not yet.
    NotYet,
    /// They did, and have taken it back or erased it.
    TakenBack,
}

/// What is done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClientAction {
    /// What is kept of the client changes.
    #[default]
    Save,
    /// The client gets a code.
    Invite,
    /// Nothing is kept of the client any more.
    Remove,
}

/// The fields of every form of the page.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct ClientForm {
    action: ClientAction,
    name: String,
    tags: String,
    last_contact: String,
    next_step: String,
    due: String,
}

impl ClientForm {
    fn of(card: &Card) -> Self {
        let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        Self {
            action: ClientAction::Save,
            name: card.name.clone(),
            tags: card.tags.join(", "),
            last_contact: date(card.last_contact),
            next_step: card.next_step.clone(),
            due: date(card.due),
        }
    }

    /// What is typed; what is wrong with it in words.
    fn read(&self, t: &Texts) -> Result<Card, String> {
        let name = self.name.trim().to_owned();
        if name.is_empty() || name.chars().count() > MOST_NAME_CHARS {
            return Err(t.clients.name_missing.to_string());
        }
        let mut tags: Vec<String> = Vec::new();
        for tag in self.tags.split(',').map(|tag| tag.trim().trim_start_matches('#')).filter(|tag| !tag.is_empty()) {
            if !tags.iter().any(|known| known == tag) {
                tags.push(tag.to_owned());
            }
        }
        if tags.len() > MOST_TAGS || tags.iter().any(|tag| tag.chars().count() > MOST_TAG_CHARS) {
            return Err(t.clients.tags_many.with("most", MOST_TAGS).with("letters", MOST_TAG_CHARS).into());
        }
        if self.next_step.chars().count() > MOST_STEP_CHARS {
            return Err(t.clients.step_long.with("most", MOST_STEP_CHARS).into());
        }
        let date = |typed: &str| match typed.trim() {
            "" => Ok(None),
            text => text.parse::<Date>().map(Some).map_err(|_| t.clients.date_wrong.to_string()),
        };
        Ok(Card {
            name,
            tags,
            last_contact: date(&self.last_contact)?,
            next_step: self.next_step.trim().to_owned(),
            due: date(&self.due)?,
        })
    }
}

/// `GET /staff/clients/{client}`
///
/// # Errors
/// Signed out; no such client whom they may see; the store fails.
pub async fn show(
    site: Data<Site>,
    visitor: Visitor,
    signed: Signed<CaseWork>,
    id: Path<String>,
) -> Result<HttpResponse, SiteError> {
    let client = client_of(&site, &signed, &id)?;
    Ok(ClientPage::of(&site, client, visitor).await?.into_response())
}

/// `POST /staff/clients/{client}`
///
/// # Errors
/// As [`show`]; a stale form.
pub async fn change(
    site: Data<Site>,
    visitor: Visitor,
    signed: Signed<CaseWork>,
    id: Path<String>,
    Posted(form): Posted<ClientForm>,
) -> Result<HttpResponse, SiteError> {
    let client = client_of(&site, &signed, &id)?;
    let (changing, staff, id) = (site.clone(), signed.staff.clone(), client.id);
    match form.action {
        ClientAction::Save => match form.read(visitor.t) {
            Ok(card) => {
                let changed =
                    web::block(move || changing.workspace.change_client(&staff, id, |client| client.card = card));
                changed.await??.ok_or(SiteError::NotFound)?;
                Ok(see_other("/staff/clients"))
            }
            Err(problem) => {
                let page = ClientPage::of(&site, client, visitor).await?;
                let page = page.map(|page| ClientPage { problem, typed: form, ..page });
                Ok(page.with_status(StatusCode::BAD_REQUEST).into_response())
            }
        },
        ClientAction::Invite => {
            let invited = web::block(move || changing.workspace.invite(&staff, id)).await??;
            let (client, code) = invited.ok_or(SiteError::NotFound)?;
            Ok(ClientPage::of(&site, client, visitor).await?.handing(code).into_response())
        }
        ClientAction::Remove => {
            web::block(move || changing.workspace.remove_client(&staff, id)).await??;
            Ok(see_other("/staff/clients"))
        }
    }
}

fn client_of(site: &Site, signed: &Signed<CaseWork>, id: &str) -> Result<Client, SiteError> {
    let id: Id<Client> = id.parse().map_err(|_| SiteError::NotFound)?;
    site.workspace.client(&signed.staff, id).ok_or(SiteError::NotFound)
}

/// Whether `client` shows their record now.
async fn showing(site: &Data<Site>, client: &Client) -> Result<Showing, SiteError> {
    let Some(record) = client.record else { return Ok(Showing::NotYet) };
    let (site, place) = (site.clone(), client.place());
    let found = web::block(move || site.store.get(record)).await??;
    let is_shown = found.is_some_and(|found| found.record.keeping.is_shown_to(place));
    Ok(if is_shown { Showing::Yes } else { Showing::TakenBack })
}

impl ClientPage {
    async fn of(site: &Data<Site>, client: Client, visitor: Visitor) -> Result<Page<Self>, SiteError> {
        let t = visitor.t;
        let action = format!("/staff/clients/{}", client.id);
        Ok(Page::personal(Self {
            frame: visitor.staff_frame(&client.card.name),
            t,
            matches_href: format!("{action}/matches"),
            action,
            name: client.card.name.clone(),
            showing: showing(site, &client).await?,
            handed: None,
            waiting: client.code_ends_at().map(|at| t.clients.waiting.with("date", day(at, t)).into()),
            problem: String::new(),
            typed: ClientForm::of(&client.card),
            most_name_chars: MOST_NAME_CHARS,
            most_step_chars: MOST_STEP_CHARS,
        }))
    }
}

impl Page<ClientPage> {
    /// The page with a code to hand over.
    fn handing(self, code: OneTimeCode) -> Self {
        self.map(|page| {
            let heading = page.t.staff.code_for.with("name", &page.name).into();
            ClientPage { handed: Some((heading, code.to_string())), ..page }
        })
    }
}
