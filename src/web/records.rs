//! The record behind a private or a shared link: the only way for a page to get at one.
//!
//! A handler that asks for [`Opened`] is reached by the owner alone, one that asks for a [`Person`] also by those whom
//! the owner showed the record: what changes a record cannot be reached by a shared link.

use std::future::Future;
use std::pin::Pin;
use std::str::FromStr;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::web::{self, Data};
use actix_web::{FromRequest, HttpRequest};

use crate::store::{
    AccessKind, RecordId, RecordKey, Replaces, SavedRecord, ShareLink, Store as _, StoreError, StoredRecord,
};

use crate::workspace::{Client, Id};

use super::links::PersonLinks;
use super::pages::person::Person;
use super::staff::{CaseWork, Signed};
use super::{Site, SiteError, gate};

/// How often a change is tried again when the record was opened meanwhile.
const MOST_TRIES: usize = 8;

/// A record opened by its owner: by the private link, and with the passphrase where there is one.
pub struct Opened {
    /// Its key.
    pub key: RecordKey,
    /// What is kept.
    pub record: SavedRecord,
}

impl FromRequest for Opened {
    type Error = SiteError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, SiteError>>>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let key: RecordKey = part(&request, "key").ok_or(SiteError::RecordNotFound)?;
            let (id, proof) = (key.id(), gate::proof_of(&request));
            let is_download = request.match_pattern().is_some_and(|pattern| pattern.contains("/download"));
            let kind = if is_download { AccessKind::Download } else { AccessKind::Link };
            let site = site_of(&request)?;
            let record = open(&site, id, move |record| match &record.keeping.passphrase {
                Some(passphrase) if !gate::is_open(passphrase, id, proof) => Err(SiteError::Locked),
                _ => Ok(kind),
            });
            Ok(Self { record: record.await?, key })
        })
    }
}

impl FromRequest for Person {
    type Error = SiteError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, SiteError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, opened) = (request.clone(), Opened::from_request(request, payload));
        Box::pin(async move {
            let site = site_of(&request)?;
            if request.match_info().get("key").is_some() {
                let Opened { key, record } = opened.await?;
                return Ok(Self::of_record(&key, record, &site));
            }
            if request.match_info().get("client").is_some() {
                return of_client(&site, &request).await;
            }
            let link: ShareLink = part(&request, "share").ok_or(SiteError::ShareEnded)?;
            let (shown, now) = (link.clone(), (site.now)());
            let record = open(&site, link.id(), move |record| {
                let share = shown.find(&record.keeping, now).ok_or(SiteError::ShareEnded)?;
                Ok(AccessKind::Share(share.number))
            });
            // Whether there ever was such a record is nobody's business.
            let record = record.await.map_err(|error| match error {
                SiteError::RecordNotFound => SiteError::ShareEnded,
                other => other,
            })?;
            Ok(Self::shown(PersonLinks::Shared(link.to_string()), record))
        })
    }
}

/// Whether a page shows the record of someone else: by a link that was shared, or to a coach.
pub fn is_shared(request: &HttpRequest) -> bool {
    request.match_info().get("share").is_some() || request.match_info().get("client").is_some()
}

/// The person behind a client, as their coach sees them: asked anew each time whether they still show their record.
async fn of_client(site: &Data<Site>, request: &HttpRequest) -> Result<Person, SiteError> {
    let signed = Signed::<CaseWork>::of(request)?;
    let id: Id<Client> = part(request, "client").ok_or(SiteError::NotFound)?;
    let client = site.workspace.client(&signed.staff, id).ok_or(SiteError::NotFound)?;
    let (place, id) = (client.place(), client.record.ok_or(SiteError::ConsentEnded)?);
    let record = open(site, id, move |record| {
        record.keeping.is_shown_to(place).then_some(AccessKind::Coach).ok_or(SiteError::ConsentEnded)
    });
    let record = record.await.map_err(|error| match error {
        SiteError::RecordNotFound => SiteError::ConsentEnded,
        other => other,
    })?;
    let links = PersonLinks::Client(client.id.to_string());
    let workspace = Arc::clone(&site.workspace);
    web::block(move || workspace.note_look(&signed.staff, &client)).await??;
    Ok(Person::shown(links, record))
}

/// A part of the address.
fn part<T: FromStr>(request: &HttpRequest, name: &str) -> Option<T> {
    request.match_info().get(name)?.parse().ok()
}

fn site_of(request: &HttpRequest) -> Result<Data<Site>, SiteError> {
    request.app_data::<Data<Site>>().cloned().ok_or(SiteError::Internal)
}

/// The record under `id`, with a note of the access that `allow` names.
async fn open(
    site: &Data<Site>,
    id: RecordId,
    allow: impl FnOnce(&SavedRecord) -> Result<AccessKind, SiteError> + Send + 'static,
) -> Result<SavedRecord, SiteError> {
    let site = site.clone();
    web::block(move || {
        let StoredRecord { revision, mut record } = site.store.get(id)?.ok_or(SiteError::RecordNotFound)?;
        let kind = allow(&record)?;
        if !site.store.is_unsaved(id) && record.keeping.note(kind, (site.now)()) {
            // Whoever changes the record at this moment opened it too; a store that takes nothing any more, or a
            // record that is full, can still be read.
            site.store.put(id, &record, Replaces::Revision(revision)).ok();
        }
        Ok(record)
    })
    .await?
}

/// Changes what the record under `key` says, if nobody else has since `edition`.
///
/// # Errors
/// Not found without a record; a conflict if it says something else by now; when the store fails.
pub async fn change(
    site: &Data<Site>,
    key: &RecordKey,
    edition: u64,
    edit: impl Fn(&Site, &mut SavedRecord) + Send + 'static,
) -> Result<(), SiteError> {
    revise(site, key.id(), move |site, record| {
        if record.keeping.edition != edition {
            return Err(SiteError::RecordChanged);
        }
        edit(site, record);
        record.saved_at = (site.now)();
        record.keeping.edition += 1;
        Ok(())
    })
    .await
}

/// Changes how the record under `id` is kept, or what it notes beside the answers: no open form is outdated by it.
///
/// # Errors
/// Not found without a record; those of `edit`; when the store fails.
pub async fn revise(
    site: &Data<Site>,
    id: RecordId,
    edit: impl Fn(&Site, &mut SavedRecord) -> Result<(), SiteError> + Send + 'static,
) -> Result<(), SiteError> {
    let site = site.clone();
    web::block(move || {
        for _ in 0..MOST_TRIES {
            let StoredRecord { revision, mut record } = site.store.get(id)?.ok_or(SiteError::RecordNotFound)?;
            edit(&site, &mut record)?;
            match site.store.put(id, &record, Replaces::Revision(revision)) {
                // It was opened meanwhile, or changed: what it says now decides.
                Err(StoreError::Conflict { .. }) => {}
                done => return Ok(done.map(|_| ())?),
            }
        }
        Err(SiteError::RecordChanged)
    })
    .await?
}
