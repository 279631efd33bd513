//! Check what we understood: one kind of thing a page, each piece with the words that prove it.

pub mod check;
pub mod jobs;
pub mod skills;

use actix_web::web::Data;

use crate::store::RecordKey;
use crate::web::Site;
use crate::web::drafts::Draft;
use crate::web::error::SiteError;
use crate::wording::Texts;

/// The draft behind an address.
///
/// # Errors
/// Not found when there is none, or none any longer.
fn load(key: &str, site: &Data<Site>) -> Result<(RecordKey, Draft), SiteError> {
    let key: RecordKey = key.parse().map_err(|_| SiteError::DraftNotFound)?;
    let draft = site.drafts.get(&key, (site.now)()).ok_or(SiteError::DraftNotFound)?;
    Ok((key, draft))
}

/// Where the person is on the way to their matches.
fn progress(step: usize, t: &Texts) -> String {
    const STEPS: usize = 3;
    t.draft.step.with("step", step).with("steps", STEPS).with("minutes", STEPS + 1 - step).into()
}
