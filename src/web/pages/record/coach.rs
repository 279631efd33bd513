//! Showing one's record to a coach, and no longer: who may look, since when, and who did.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{self, Data};
use askama::Template;
use serde::Deserialize;

use crate::store::{CoachLink, RecordId};
use crate::web::Site;
use crate::web::csrf::Posted;
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::records::{Opened, revise};
use crate::wording::Texts;
use crate::workspace::{Invitation, OneTimeCode};

use super::privacy::{day, moment};
use super::see_other;

/// The page.
#[derive(Template)]
#[template(path = "pages/coach.html")]
pub struct CoachPage {
    frame: Frame,
    t: &'static Texts,
    action: String,
    back: String,
    problem: String,
    code: String,
    question: Option<String>,
    coaches: Vec<CoachLine>,
    notes: Vec<(String, String)>,
    looks: Vec<(String, String)>,
}

/// A coach who may look, or who did.
pub struct CoachLine {
    client: String,
    name: String,
    since: String,
    is_open: bool,
}

/// What is done.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CoachAction {
    /// The code is read, and who gave it out is named.
    Ask,
    /// They may look.
    Allow,
    /// They may no longer.
    Stop,
}

/// The fields of every form of the page.
#[derive(Deserialize)]
pub struct CoachForm {
    action: CoachAction,
    #[serde(default)]
    code: String,
    #[serde(default)]
    client: String,
}

/// `GET /record/{key}/coach`
///
/// # Errors
/// Not found for a key without a record.
pub async fn show(site: Data<Site>, visitor: Visitor, opened: Opened) -> Result<HttpResponse, SiteError> {
    if site.store.is_unsaved(opened.key.id()) {
        return Ok(see_other(&format!("/record/{}", opened.key)));
    }
    Ok(CoachPage::of(&opened, &site, visitor).into_response())
}

/// `POST /record/{key}/coach`
///
/// # Errors
/// Not found for a key without a record; a stale form; the store fails.
pub async fn change(
    site: Data<Site>,
    visitor: Visitor,
    opened: Opened,
    Posted(form): Posted<CoachForm>,
) -> Result<HttpResponse, SiteError> {
    let (key, now) = (opened.key.clone(), (site.now)());
    let done = see_other(&format!("/record/{key}/coach"));
    if matches!(form.action, CoachAction::Stop) {
        let client: RecordId = form.client.parse().map_err(|_| SiteError::BadRequest)?;
        revise(&site, key.id(), move |_, record| {
            record.keeping.stop_showing_to(client, now);
            Ok(())
        })
        .await?;
        return Ok(done);
    }
    let code = form.code.parse::<OneTimeCode>().ok();
    let Some((code, invitation)) = code.and_then(|code| Some((code, site.workspace.invited(code)?))) else {
        let problem = visitor.t.coach.code_wrong.to_string();
        let page = CoachPage::of(&opened, &site, visitor).map(|page| CoachPage { problem, code: form.code, ..page });
        return Ok(page.with_status(StatusCode::BAD_REQUEST).into_response());
    };
    if matches!(form.action, CoachAction::Ask) {
        let t = visitor.t;
        let question = t.coach.question.with("coach", &invitation.coach).with("organisation", &invitation.organisation);
        let page = CoachPage::of(&opened, &site, visitor);
        let page = page.map(|page| CoachPage { question: Some(question.into()), code: form.code, ..page });
        return Ok(page.into_response());
    }
    let Invitation { client, coach, organisation } = invitation;
    let link = CoachLink { client, coach, organisation, began_at: now, ended_at: None };
    // What the record says decides: the workspace learns of it afterwards.
    revise(&site, key.id(), move |_, record| {
        record.keeping.show_to(link.clone());
        Ok(())
    })
    .await?;
    web::block(move || site.workspace.accept(code, key.id())).await??;
    Ok(done)
}

impl CoachPage {
    fn of(Opened { key, record }: &Opened, site: &Site, visitor: Visitor) -> Page<Self> {
        let t = visitor.t;
        let line = |link: &CoachLink| CoachLine {
            client: link.client.to_string(),
            name: t.coach.line.with("coach", &link.coach).with("organisation", &link.organisation).into(),
            since: match link.ended_at {
                None => t.coach.since.with("date", day(link.began_at, t)).into(),
                Some(at) => t.coach.until.with("date", day(at, t)).into(),
            },
            is_open: link.ended_at.is_none(),
        };
        let coaches = &record.keeping.coaches;
        let mut clients: Vec<RecordId> = coaches.iter().map(|link| link.client).collect();
        clients.dedup();
        let looks = clients.iter().flat_map(|client| site.workspace.looks_at(*client));
        let shown = clients.iter().filter(|client| record.keeping.is_shown_to(**client));
        let notes = shown.flat_map(|client| site.workspace.notes_for(*client));
        Page::personal(Self {
            frame: visitor.personal_frame(&t.coach.heading),
            t,
            action: format!("/record/{key}/coach"),
            back: format!("/record/{key}/privacy"),
            problem: String::new(),
            code: String::new(),
            question: None,
            coaches: coaches.iter().rev().map(line).collect(),
            notes: notes
                .map(|signed| (format!("{} · {}", moment(signed.note.at, t), signed.by), signed.note.text))
                .collect(),
            looks: looks.map(|(at, name)| (moment(at, t), name)).collect(),
        })
    }
}
