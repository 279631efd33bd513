//! A coach's caseload: found by words, due and stalled ones apart, one more client.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{self, Data, Query};
use askama::Template;
use jiff::civil::Date;
use serde::Deserialize;

use crate::web::Site;
use crate::web::csrf::Posted;
use crate::web::error::SiteError;
use crate::web::links::{query, with_query};
use crate::web::page::{Frame, Page, Visitor};
use crate::web::pages::record::see_other;
use crate::web::staff::{CaseWork, Signed};
use crate::wording::{Texts, format};
use crate::workspace::{CaseloadQuery, Client, MOST_NAME_CHARS, Rank, STALLED_DAYS, TypedCard, Which, day_of};

use super::client::in_words;

/// How many clients a page shows.
const PER_PAGE: usize = 50;

/// The page.
#[derive(Template)]
#[template(path = "pages/staff/clients.html")]
pub struct ClientsPage {
    frame: Frame,
    t: &'static Texts,
    words: String,
    tabs: Vec<(String, String, bool)>,
    count: String,
    is_empty: bool,
    clients: Vec<ClientLine>,
    previous: Option<String>,
    next: Option<String>,
    may_add: bool,
    problem: String,
    most_name_chars: usize,
}

/// A client in the list.
pub struct ClientLine {
    href: String,
    name: String,
    tags: Vec<String>,
    next: String,
    is_due: bool,
    contact: String,
    is_stalled: bool,
}

/// What the address says.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct ClientsQuery {
    q: String,
    which: WhichKey,
    page: usize,
}

/// Which clients, as the address says it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WhichKey {
    #[default]
    All,
    Due,
    Stalled,
}

impl WhichKey {
    const EVERY: [Self; 3] = [Self::All, Self::Due, Self::Stalled];

    fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Due => "due",
            Self::Stalled => "stalled",
        }
    }

    fn read(self) -> Which {
        match self {
            Self::All => Which::All,
            Self::Due => Which::Due,
            Self::Stalled => Which::Stalled,
        }
    }

    fn name(self, t: &Texts) -> String {
        match self {
            Self::All => t.clients.all.to_string(),
            Self::Due => t.clients.due.to_string(),
            Self::Stalled => t.clients.stalled.with("days", STALLED_DAYS).into(),
        }
    }
}

/// A new client.
#[derive(Deserialize)]
pub struct NewClientForm {
    #[serde(default)]
    name: String,
}

/// `GET /staff/clients`
///
/// # Errors
/// Signed out, or no work with clients.
pub async fn show(
    site: Data<Site>,
    visitor: Visitor,
    signed: Signed<CaseWork>,
    asked: Query<ClientsQuery>,
) -> Page<ClientsPage> {
    ClientsPage::of(&site, &signed, &asked, visitor)
}

/// `POST /staff/clients`: one more client of the coach.
///
/// # Errors
/// Signed out, or no work with clients; a stale form; the store fails.
pub async fn add(
    site: Data<Site>,
    visitor: Visitor,
    signed: Signed<CaseWork>,
    Posted(form): Posted<NewClientForm>,
) -> Result<HttpResponse, SiteError> {
    if signed.staff.rank != Rank::Coach {
        return Err(SiteError::NotFound);
    }
    let card = match (TypedCard { name: form.name, ..TypedCard::default() }).read() {
        Ok(card) => card,
        Err(fault) => {
            let problem = in_words(fault, visitor.t);
            let page = ClientsPage::of(&site, &signed, &ClientsQuery::default(), visitor);
            let page = page.map(|page| ClientsPage { problem, ..page });
            return Ok(page.with_status(StatusCode::BAD_REQUEST).into_response());
        }
    };
    let client = web::block(move || site.workspace.add_client(&signed.staff, card)).await??;
    Ok(see_other(&format!("/staff/clients/{}", client.id)))
}

/// The day it is, in UTC.
pub fn today(site: &Site) -> Date {
    (site.now)().to_zoned(jiff::tz::TimeZone::UTC).date()
}

impl ClientsPage {
    fn of(site: &Site, signed: &Signed<CaseWork>, asked: &ClientsQuery, visitor: Visitor) -> Page<Self> {
        let (t, today) = (visitor.t, today(site));
        let found = site.workspace.caseload(
            &signed.staff,
            &CaseloadQuery {
                words: asked.q.clone(),
                which: asked.which.read(),
                start: asked.page.saturating_mul(PER_PAGE),
                count: PER_PAGE,
            },
            today,
        );
        let address = |which: WhichKey, page: usize| {
            let page = page.to_string();
            let pairs = [("q", asked.q.as_str()), ("which", which.key()), ("page", page.as_str())];
            let telling = pairs.into_iter().filter(|(_, value)| !matches!(*value, "" | "all" | "0"));
            with_query("/staff/clients", &query(telling))
        };
        let tab = |which: WhichKey| (which.name(t), address(which, 0), which == asked.which);
        let is_more = (asked.page + 1).saturating_mul(PER_PAGE) < found.total;
        Page::personal(Self {
            frame: visitor.staff_frame(&t.clients.heading),
            t,
            words: asked.q.clone(),
            tabs: WhichKey::EVERY.map(tab).into(),
            count: t.clients.count.with("count", found.total).with("all", found.all).into(),
            is_empty: found.all == 0,
            clients: found.clients.iter().map(|client| ClientLine::of(client, today, t)).collect(),
            previous: asked.page.checked_sub(1).map(|page| address(asked.which, page)),
            next: is_more.then(|| address(asked.which, asked.page + 1)),
            may_add: signed.staff.rank == Rank::Coach,
            problem: String::new(),
            most_name_chars: MOST_NAME_CHARS,
        })
    }
}

impl ClientLine {
    fn of(client: &Client, today: Date, t: &Texts) -> Self {
        let card = &client.card;
        let day = |date: Date| format::day(date, t.language());
        let due = card.due.map(|due| t.clients.due_line.with("date", day(due)).to_string());
        let next: Vec<String> =
            [Some(card.next_step.clone()).filter(|step| !step.is_empty()), due].into_iter().flatten().collect();
        let contact = card.last_contact.map(|date| t.clients.contact_line.with("date", day(date)).to_string());
        Self {
            href: format!("/staff/clients/{}", client.id),
            name: card.name.clone(),
            tags: card.tags.clone(),
            next: next.join(" · "),
            is_due: card.is_due(today),
            contact: contact.unwrap_or_else(|| t.clients.contact_none.to_string()),
            is_stalled: card.is_stalled(day_of(client), today),
        }
    }
}
