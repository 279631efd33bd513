//! One client: what the coach keeps of them, and whether they show their record.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{self, Data, Path};
use askama::Template;
use serde::Deserialize;

use crate::store::Store as _;
use crate::web::Site;
use crate::web::csrf::Posted;
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::pages::record::privacy::{day, moment};
use crate::web::pages::record::see_other;
use crate::web::records::revise;
use crate::web::staff::{CaseWork, Signed};
use crate::wording::Texts;
use crate::workspace::{
    CardFault, Client, Id, MOST_NAME_CHARS, MOST_NOTE_CHARS, MOST_REFERENCE_CHARS, MOST_STEP_CHARS, MOST_TAG_CHARS,
    MOST_TAGS, OneTimeCode, Rank, SignedNote, Staff, TypedCard,
};

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
    problem: Option<(&'static str, String)>,
    typed: TypedCard,
    coach: String,
    coaches: Vec<(String, String)>,
    note: String,
    notes: Vec<NoteLine>,
    most_note_chars: usize,
    most_name_chars: usize,
    most_reference_chars: usize,
    most_step_chars: usize,
}

/// A note, as it is shown.
pub struct NoteLine {
    head: String,
    text: String,
}

impl NoteLine {
    fn of(SignedNote { note, by }: &SignedNote, t: &Texts) -> Self {
        let who = if note.is_shared { &t.clients.note_is_shared } else { &t.clients.note_is_private };
        Self { head: format!("{} · {by} · {who}", moment(note.at, t)), text: note.text.clone() }
    }
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
    /// Something is written down.
    Note,
    /// Another coach works with the client from now on.
    Hand,
    /// Nothing is kept of the client any more.
    Remove,
}

/// The fields of every form of the page.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct ClientForm {
    action: ClientAction,
    #[serde(flatten)]
    card: TypedCard,
    coach: String,
    note: String,
    is_shared: String,
}

/// What is wrong with a card, in words.
pub fn in_words(fault: CardFault, t: &Texts) -> String {
    let t = &t.clients;
    match fault {
        CardFault::Name => t.name_missing.to_string(),
        CardFault::Reference => t.reference_long.with("most", MOST_REFERENCE_CHARS).into(),
        CardFault::Tags => t.tags_many.with("most", MOST_TAGS).with("letters", MOST_TAG_CHARS).into(),
        CardFault::NextStep => t.step_long.with("most", MOST_STEP_CHARS).into(),
        CardFault::LastContact | CardFault::Due => t.date_wrong.to_string(),
    }
}

/// The field of the form that a fault is in.
const fn field(fault: CardFault) -> &'static str {
    match fault {
        CardFault::Name => "name",
        CardFault::Reference => "reference",
        CardFault::Tags => "tags",
        CardFault::NextStep => "next_step",
        CardFault::LastContact => "last_contact",
        CardFault::Due => "due",
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
    Ok(ClientPage::of(&site, &signed, client, visitor).await?.into_response())
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
        ClientAction::Save => match form.card.read() {
            Ok(card) => {
                let changed =
                    web::block(move || changing.workspace.change_client(&staff, id, |client| client.card = card));
                changed.await??.ok_or(SiteError::NotFound)?;
                Ok(see_other("/staff/clients"))
            }
            Err(fault) => {
                let problem = Some((field(fault), in_words(fault, visitor.t)));
                let page = ClientPage::of(&site, &signed, client, visitor).await?;
                let page = page.map(|page| ClientPage { problem, typed: form.card, ..page });
                Ok(page.with_status(StatusCode::BAD_REQUEST).into_response())
            }
        },
        ClientAction::Invite => {
            let invited = web::block(move || changing.workspace.invite(&staff, id)).await??;
            let (client, code) = invited.ok_or(SiteError::NotFound)?;
            Ok(ClientPage::of(&site, &signed, client, visitor).await?.handing(code).into_response())
        }
        ClientAction::Note => note(&site, &signed, client, form, visitor).await,
        ClientAction::Hand => {
            let coach = form.coach.parse().map_err(|_| SiteError::BadRequest)?;
            hand_over(&site, staff, client, coach).await?;
            Ok(see_other("/staff/clients"))
        }
        ClientAction::Remove => {
            web::block(move || changing.workspace.remove_client(&staff, id)).await??;
            Ok(see_other("/staff/clients"))
        }
    }
}

/// Writes down what was typed about `client`.
async fn note(
    site: &Data<Site>,
    signed: &Signed<CaseWork>,
    client: Client,
    form: ClientForm,
    visitor: Visitor,
) -> Result<HttpResponse, SiteError> {
    let text = form.note.trim().to_owned();
    if text.is_empty() || text.chars().count() > MOST_NOTE_CHARS {
        let problem = visitor.t.clients.note_wrong.with("most", MOST_NOTE_CHARS).into();
        let page = ClientPage::of(site, signed, client, visitor).await?;
        let page = page.map(|page| ClientPage { problem: Some(("note", problem)), note: form.note, ..page });
        return Ok(page.with_status(StatusCode::BAD_REQUEST).into_response());
    }
    let (noting, staff, id) = (site.clone(), signed.staff.clone(), client.id);
    let is_shared = form.is_shared == "yes";
    let noted = web::block(move || noting.workspace.add_note(&staff, id, text, is_shared)).await??;
    if noted { Ok(see_other(&format!("/staff/clients/{id}#notes"))) } else { Err(SiteError::NotFound) }
}

/// Hands `client` to `coach`. Whoever agreed to be seen by one coach has not agreed to another.
async fn hand_over(site: &Data<Site>, staff: Staff, client: Client, coach: Id<Staff>) -> Result<(), SiteError> {
    let (handing, id, place, now) = (site.clone(), client.id, client.place(), (site.now)());
    let handed = web::block(move || handing.workspace.hand_over(&staff, id, coach)).await??;
    handed.ok_or(SiteError::BadRequest)?;
    let Some(record) = client.record else { return Ok(()) };
    let ended = revise(site, record, move |_, record| {
        record.keeping.stop_showing_to(place, now);
        Ok(())
    });
    match ended.await {
        // They have erased it.
        Err(SiteError::RecordNotFound) => Ok(()),
        done => done,
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
    async fn of(
        site: &Data<Site>,
        signed: &Signed<CaseWork>,
        client: Client,
        visitor: Visitor,
    ) -> Result<Page<Self>, SiteError> {
        let t = visitor.t;
        let is_supervisor = signed.staff.rank == Rank::Supervisor;
        let coaches = if is_supervisor { site.workspace.coaches(&signed.staff) } else { Vec::new() };
        let others = coaches.iter().filter(|coach| coach.id != client.coach);
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
            problem: None,
            typed: TypedCard::of(&client.card),
            coach: t.clients.coach_line.with("coach", site.workspace.coach_of(&client)).into(),
            coaches: others.map(|coach| (coach.id.to_string(), coach.name.clone())).collect(),
            note: String::new(),
            notes: site.workspace.notes(&client).iter().map(|signed| NoteLine::of(signed, t)).collect(),
            most_note_chars: MOST_NOTE_CHARS,
            most_name_chars: MOST_NAME_CHARS,
            most_reference_chars: MOST_REFERENCE_CHARS,
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
