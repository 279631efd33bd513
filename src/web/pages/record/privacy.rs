//! Who can open a record: its passphrase, links that were shared, every access, and until when it is kept.

use actix_web::http::StatusCode;
use actix_web::web::{self, Data};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use crate::store::{Access, AccessKind, LEAST_CHARS, MOST_CHARS, Passphrase, PassphraseError, RecordKey, ShareLink};
use crate::web::csrf::Posted;
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::records::{Opened, revise};
use crate::web::{Site, gate};
use crate::wording::{Texts, format};

use super::see_other;

/// How long a shared link may work, in days.
const SHARED_DAYS: [i64; 3] = [7, 30, 90];
/// The most links at the same time.
const MOST_SHARES: usize = 20;

/// The page.
#[derive(Template)]
#[template(path = "pages/privacy.html")]
pub struct PrivacyPage {
    frame: Frame,
    t: &'static Texts,
    action: String,
    back: String,
    coach_href: String,
    kept: String,
    has_passphrase: bool,
    least_chars: usize,
    most_chars: usize,
    problem: String,
    shares: Vec<ShareView>,
    days: Vec<(i64, String)>,
    has_room: bool,
    accesses: Vec<(String, String)>,
}

/// A link that was shared.
pub struct ShareView {
    number: u32,
    name: String,
    link: String,
}

/// What is changed.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PrivacyAction {
    /// A new passphrase.
    SetPassphrase,
    /// None any more.
    DropPassphrase,
    /// One more link to share.
    Share,
    /// A shared link ends now.
    Unshare,
}

/// The fields of every form of the page.
#[derive(Deserialize)]
pub struct PrivacyForm {
    action: PrivacyAction,
    #[serde(default)]
    passphrase: String,
    #[serde(default)]
    again: String,
    #[serde(default)]
    days: i64,
    #[serde(default)]
    number: u32,
}

/// `GET /record/{key}/privacy`
///
/// # Errors
/// Not found for a key without a record.
pub async fn show(
    site: Data<Site>,
    visitor: Visitor,
    request: HttpRequest,
    opened: Opened,
) -> Result<HttpResponse, SiteError> {
    if site.store.is_unsaved(opened.key.id()) {
        return Ok(see_other(&format!("/record/{}", opened.key)));
    }
    Ok(PrivacyPage::of(&opened, &site, visitor, &request).into_response())
}

/// `POST /record/{key}/privacy`
///
/// # Errors
/// Not found for a key without a record; a stale form.
pub async fn change(
    site: Data<Site>,
    visitor: Visitor,
    request: HttpRequest,
    opened: Opened,
    Posted(form): Posted<PrivacyForm>,
) -> Result<HttpResponse, SiteError> {
    let (key, now) = (opened.key.clone(), (site.now)());
    let mut response = see_other(&format!("/record/{key}/privacy"));
    match form.action {
        PrivacyAction::SetPassphrase => {
            let typed = form.passphrase.clone();
            let made = if typed == form.again {
                web::block(move || Passphrase::of(&typed)).await?.map_err(Refused::Unfit)
            } else {
                Err(Refused::Differ)
            };
            let passphrase = match made {
                Ok(passphrase) => passphrase,
                Err(refused) => {
                    let page = PrivacyPage::of(&opened, &site, visitor, &request);
                    return Ok(page.refusing(refused).with_status(StatusCode::BAD_REQUEST).into_response());
                }
            };
            gate::let_in(&request, &key, &passphrase, response.headers_mut());
            keep(&site, &key, move |record| record.passphrase = Some(passphrase.clone())).await?;
        }
        PrivacyAction::DropPassphrase => keep(&site, &key, |keeping| keeping.passphrase = None).await?,
        PrivacyAction::Share => {
            let days = SHARED_DAYS.into_iter().find(|days| *days == form.days).ok_or(SiteError::BadRequest)?;
            let (owner, ends_at) = (key.clone(), now + SignedDuration::from_hours(24 * days));
            keep(&site, &key, move |keeping| {
                if keeping.shares.len() < MOST_SHARES {
                    keeping.share(&owner, now, ends_at);
                }
            })
            .await?;
        }
        PrivacyAction::Unshare => {
            keep(&site, &key, move |keeping| keeping.shares.retain(|share| share.number != form.number)).await?;
        }
    }
    Ok(response)
}

/// Why a passphrase was not set.
enum Refused {
    Differ,
    Unfit(PassphraseError),
}

async fn keep(
    site: &Data<Site>,
    key: &RecordKey,
    edit: impl Fn(&mut crate::store::Keeping) + Send + 'static,
) -> Result<(), SiteError> {
    revise(site, key.id(), move |_, record| {
        edit(&mut record.keeping);
        Ok(())
    })
    .await
}

impl PrivacyPage {
    fn of(opened: &Opened, site: &Site, visitor: Visitor, request: &HttpRequest) -> Page<Self> {
        let (Opened { key, record }, t) = (opened, visitor.t);
        let (now, connection) = ((site.now)(), request.connection_info());
        let host = format!("{}://{}", connection.scheme(), connection.host());
        let shares = record.keeping.shares.iter().filter(|share| now < share.ends_at).map(|share| ShareView {
            number: share.number,
            name: t.keeping.share_line.with("number", share.number).with("date", day(share.ends_at, t)).into(),
            link: format!("{host}/shared/{}", ShareLink::of(key, share.number)),
        });
        let shares: Vec<ShareView> = shares.collect();
        let accesses = record.keeping.accesses.iter().rev().map(|access| (moment(access.at, t), how(access, t)));
        Page::personal(Self {
            frame: visitor.personal_frame(&t.keeping.title),
            t,
            action: format!("/record/{key}/privacy"),
            back: format!("/record/{key}"),
            coach_href: format!("/record/{key}/coach"),
            kept: t.keeping.kept.with("date", day(record.ends_at(), t)).into(),
            has_passphrase: record.keeping.passphrase.is_some(),
            least_chars: LEAST_CHARS,
            most_chars: MOST_CHARS,
            problem: String::new(),
            has_room: shares.len() < MOST_SHARES,
            shares,
            days: SHARED_DAYS.map(|days| (days, t.keeping.days.with("count", days).into())).into(),
            accesses: accesses.collect(),
        })
    }
}

impl Page<PrivacyPage> {
    /// The page with what is wrong with the passphrase.
    fn refusing(self, refused: Refused) -> Self {
        self.map(|page| {
            let t = &page.t.keeping;
            let problem = match refused {
                Refused::Differ => t.differ.to_string(),
                Refused::Unfit(PassphraseError::TooShort) => t.too_short.with("least", LEAST_CHARS).into(),
                Refused::Unfit(PassphraseError::TooLong) => t.too_long.with("most", MOST_CHARS).into(),
                Refused::Unfit(PassphraseError::NotNow) => page.t.error.internal.to_string(),
            };
            PrivacyPage { problem, ..page }
        })
    }
}

/// How a record was opened, in words.
fn how(access: &Access, t: &Texts) -> String {
    match access.kind {
        AccessKind::Link => t.keeping.access_link.to_string(),
        AccessKind::Download => t.keeping.access_download.to_string(),
        AccessKind::Share(number) => t.keeping.access_share.with("number", number).into(),
        AccessKind::Coach => t.keeping.access_coach.to_string(),
        AccessKind::Refused => t.keeping.access_refused.to_string(),
        AccessKind::Restored => t.keeping.access_restored.to_string(),
    }
}

/// A day in UTC, as people write it.
pub fn day(at: Timestamp, t: &Texts) -> String {
    format::day_of(at, t.language())
}

/// A moment in UTC to the minute.
pub fn moment(at: Timestamp, t: &Texts) -> String {
    let time = at.to_zoned(jiff::tz::TimeZone::UTC).time();
    format!("{}, {:02}:{:02} UTC", day(at, t), time.hour(), time.minute())
}
