//! The matches as text: to copy, to send by e-mail, to keep as a file. It holds no private key.

use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::engine::{Ranking, ShortlistOptions};
use crate::matching::Match;
use crate::web::Site;
use crate::web::error::SiteError;
use crate::web::links::encode;
use crate::web::page::{Frame, Page, Visitor, attachment};
use crate::web::work_form::WorkForm;
use crate::wording::{Texts, Words, format};

use super::matches::based_on;
use super::matches::card::role_address;
use super::matches::view::{View, ViewQuery};
use super::person::Person;

/// How many matches the text holds.
const ROLES_SENT: usize = 10;
/// The longest body of an address that opens an e-mail, as it is encoded: programs cut off longer addresses.
const MAIL_BODY_LIMIT: usize = 1_800;

/// The page.
#[derive(Template)]
#[template(path = "pages/send.html")]
pub struct SendPage {
    frame: Frame,
    t: &'static Texts,
    text: String,
    lines: usize,
    mail_href: String,
    file_href: String,
    back: String,
}

/// `GET /send`
///
/// # Errors
/// Bad request for a list, order or filter we do not have.
pub async fn show(
    site: Data<Site>,
    visitor: Visitor,
    form: Query<WorkForm>,
    view: Query<ViewQuery>,
    request: HttpRequest,
) -> Result<HttpResponse, SiteError> {
    match Person::from_form(form.into_inner(), &site, visitor) {
        Ok(person) => page(&person, &view.read()?, &site, visitor, &request).await,
        Err(question) => Ok(*question),
    }
}

/// `GET /record/{key}/send`
///
/// # Errors
/// Not found for a key without a record, or as [`show`].
pub async fn show_recorded(
    site: Data<Site>,
    visitor: Visitor,
    person: Person,
    view: Query<ViewQuery>,
    request: HttpRequest,
) -> Result<HttpResponse, SiteError> {
    page(&person, &view.read()?, &site, visitor, &request).await
}

/// `GET /matches.txt`
///
/// # Errors
/// As [`show`].
pub async fn file(
    site: Data<Site>,
    visitor: Visitor,
    form: Query<WorkForm>,
    view: Query<ViewQuery>,
    request: HttpRequest,
) -> Result<HttpResponse, SiteError> {
    match Person::from_form(form.into_inner(), &site, visitor) {
        Ok(person) => Ok(as_file(Letter::of(&person, &view.read()?, &site, visitor, &request).await?.full())),
        Err(question) => Ok(*question),
    }
}

/// `GET /record/{key}/matches.txt`
///
/// # Errors
/// As [`show_recorded`].
pub async fn file_recorded(
    site: Data<Site>,
    visitor: Visitor,
    person: Person,
    view: Query<ViewQuery>,
    request: HttpRequest,
) -> Result<HttpResponse, SiteError> {
    Ok(as_file(Letter::of(&person, &view.read()?, &site, visitor, &request).await?.full()))
}

async fn page(
    person: &Person,
    view: &View,
    site: &Data<Site>,
    visitor: Visitor,
    request: &HttpRequest,
) -> Result<HttpResponse, SiteError> {
    let letter = Letter::of(person, view, site, visitor, request).await?;
    let (text, t) = (letter.full(), visitor.t);
    let page = SendPage {
        frame: visitor.personal_frame(&t.send.heading),
        t,
        lines: text.lines().count() + 1,
        text,
        mail_href: letter.mail_address(),
        file_href: person.links.matches_file(&view.to_query()),
        back: person.links.matches(&view.to_query()),
    };
    Ok(Page::personal(page).into_response())
}

fn as_file(text: String) -> HttpResponse {
    attachment("text/plain; charset=utf-8", "onward-matches.txt", text)
}

/// What is sent.
struct Letter {
    t: &'static Texts,
    head: Vec<String>,
    /// Each role in full and in short.
    roles: Vec<(String, String)>,
    foot: Vec<String>,
}

impl Letter {
    async fn of(
        person: &Person,
        view: &View,
        site: &Data<Site>,
        visitor: Visitor,
        request: &HttpRequest,
    ) -> Result<Self, SiteError> {
        let options = ShortlistOptions { year: site.year(), ..ShortlistOptions::default() };
        let (ranking, _) = person.rank(site, options).await?;
        let connection = request.connection_info();
        let host = format!("{}://{}", connection.scheme(), connection.host());
        Ok(Self::written(person, view, (&ranking, site), &visitor.words(&site.engine.catalog), &host))
    }

    fn written(
        person: &Person,
        view: &View,
        (ranking, site): (&Ranking, &Site),
        words: &Words<'_>,
        host: &str,
    ) -> Self {
        let t = words.texts;
        let chosen = view.choose(ranking, &site.engine.catalog).shown;
        let scorer = site.engine.scorer();
        let found = chosen.into_iter().take(ROLES_SENT).map(|found| scorer.explain(&ranking.person, found));
        let mut head = vec![
            t.matches.heading.to_string(),
            based_on(&site.engine.past(&ranking.person), ranking.person.area, words),
            format::day_of((site.now)(), t.language()),
        ];
        let filters: Vec<String> = view.filters().into_iter().map(|filter| filter.name(words)).collect();
        if !filters.is_empty() {
            head.push(filters.join("; "));
        }
        let roles = found.enumerate().map(|(place, found)| {
            let address = format!("{host}{}", role_address(&found.code, person));
            (in_full(&found, place + 1, &address, words), in_short(&found, place + 1, words))
        });
        let foot = vec![t.send.estimates.to_string(), t.send.made_with.with("address", host).into()];
        Self { t, head, roles: roles.collect(), foot }
    }

    /// The whole text.
    fn full(&self) -> String {
        let roles = self.roles.iter().map(|(full, _)| full.clone());
        let parts: Vec<String> =
            std::iter::once(self.head.join("\n")).chain(roles).chain([self.foot.join("\n")]).collect();
        format!("{}\n", parts.join("\n\n"))
    }

    /// An address that opens an e-mail with the text in short: as many roles as every program takes.
    fn mail_address(&self) -> String {
        let line = |text: &str| format!("{}%0D%0A", encode(text));
        let foot = format!("%0D%0A{}", self.foot.iter().map(|text| line(text)).collect::<String>());
        let mut body: String = self.head.iter().map(|text| line(text)).collect();
        body.push_str("%0D%0A");
        for (_, short) in &self.roles {
            let short: String = short.lines().map(line).collect();
            if body.len() + short.len() + foot.len() > MAIL_BODY_LIMIT {
                break;
            }
            body.push_str(&short);
        }
        format!("mailto:?subject={}&body={body}{foot}", encode(&self.t.matches.heading.to_string()))
    }
}

/// A role with its figures, why, and where to read more.
fn in_full(found: &Match, number: usize, address: &str, words: &Words<'_>) -> String {
    let t = words.texts;
    let mut lines = vec![format!("{number}. {} ({})", found.title, words.access(found.access.label))];
    if let Some(pay) = &found.pay {
        let compared = pay.change_percent.map(|percent| t.matches.compared.with("change", format::change(percent)));
        let compared = compared.map(|text| format!(" ({text})")).unwrap_or_default();
        let middle = format::usd(pay.median_usd_per_year);
        let entry = format::usd(pay.entry_usd_per_year);
        lines.push(format!("{}: {middle}{compared}. {}: {entry}.", t.matches.middle_pay, t.matches.starting_pay));
    }
    lines.push(format!("{} ({}): {}.", t.matches.weeks, t.site.estimate, words.weeks(found.weeks)));
    lines.push(words.why(found));
    lines.push(format!("{}: {address}", t.matches.about_link));
    lines.join("\n   ")
}

/// A role in two lines.
fn in_short(found: &Match, number: usize, words: &Words<'_>) -> String {
    let t = words.texts;
    let pay =
        found.pay.as_ref().map(|pay| format!("{}: {}. ", t.matches.middle_pay, format::usd(pay.median_usd_per_year)));
    let weeks = format!("{}: {}.", t.matches.weeks, words.weeks(found.weeks));
    format!("{number}. {}\n{}{weeks}", found.title, pay.unwrap_or_default())
}
