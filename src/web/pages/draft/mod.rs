//! Check what we understood: one kind of thing a page, each piece with the words that prove it.

pub mod check;
pub mod jobs;
pub mod skills;

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::intake::{Proof, Unchecked};
use crate::store::RecordKey;
use crate::web::Site;
use crate::web::drafts::Draft;
use crate::web::error::SiteError;
use crate::web::page::Visitor;
use crate::web::pages::record::see_other;
use crate::wording::{Text, Texts};

/// The draft behind an address.
///
/// # Errors
/// Not found when there is none, or none any longer.
fn load(key: &str, site: &Data<Site>) -> Result<(RecordKey, Draft), SiteError> {
    let key: RecordKey = key.parse().map_err(|_| SiteError::DraftNotFound)?;
    let draft = site.drafts.get(&key, (site.now)()).ok_or(SiteError::DraftNotFound)?;
    Ok((key, draft))
}

/// Keeps a new `draft`, begun in the visitor's browser, and leads to its first page.
///
/// # Errors
/// When the system gives no random numbers for its key.
pub fn begin(draft: Draft, site: &Site, visitor: Visitor) -> Result<HttpResponse, SiteError> {
    let key = RecordKey::random()?;
    let page = if draft.jobs.is_empty() { "skills" } else { "jobs" };
    let address = format!("/draft/{key}/{page}");
    if let Some(token) = visitor.token() {
        let mut begun = site.begun.take(&token, (site.now)()).unwrap_or_default();
        begun.push(key.clone());
        site.begun.keep(token, begun, (site.now)());
    }
    site.drafts.keep(key, draft, (site.now)());
    Ok(see_other(&address))
}

/// Where the person is on the way to their matches.
fn progress(step: usize, t: &Texts) -> String {
    const STEPS: usize = 3;
    t.draft.step.with("step", step).with("steps", STEPS).with("minutes", STEPS + 1 - step).into()
}

/// What the check of a badge's signature showed, and what follows from it.
fn proof_sentence(proof: &Proof, t: &Texts) -> String {
    let text: &Text = match proof {
        Proof::Verified { issuer } => return t.upload.verified.with("issuer", issuer).into(),
        Proof::Broken => &t.upload.broken,
        Proof::NotChecked(Unchecked::NotSigned) => &t.upload.not_signed,
        Proof::NotChecked(Unchecked::KeyElsewhere) => &t.upload.key_elsewhere,
        Proof::NotChecked(Unchecked::OtherMethod) => &t.upload.other_method,
        Proof::NotChecked(Unchecked::SelfIssued) => &t.upload.self_issued,
        Proof::NotChecked(Unchecked::NotValidNow) => &t.upload.not_valid_now,
    };
    text.to_string()
}
