//! Where coaches work: organisations, their people, who is signed in, their clients, and who looked at whose record.
//!
//! Every change is on disk before it is answered, in a store of its own beside the records of workers; all of it is
//! also held in memory, so that no page waits for the disk to be read. Whatever is asked for is asked within one
//! organisation: nothing here can be reached from another.

mod accounts;
mod card;
mod client;
mod clients;
mod code;
mod entry;
mod id;
mod notes;
mod staff;
mod table;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use jiff::Timestamp;
use rustc_hash::FxHashMap;

use crate::store::{Gate, Passphrase, PassphraseError, RecordId, RecordKey, Replaces, Store, StoreError};

pub use accounts::{AddError, Entered, LEAST_CHARS, NewStaff, Unfit};
pub use card::{
    Card, CardFault, MOST_NAME_CHARS, MOST_REFERENCE_CHARS, MOST_STEP_CHARS, MOST_TAG_CHARS, MOST_TAGS, STALLED_DAYS,
    TypedCard,
};
pub use client::{Client, Look};
pub use clients::{Caseload, CaseloadQuery, Imported, Invitation, Which, day_of};
pub use code::{CodeError, OneTimeCode};
pub use entry::{Entry, Session};
pub use id::{Id, IdError};
pub use notes::{MOST_NOTE_CHARS, Note, SignedNote};
pub use staff::{Organisation, Rank, SignInName, SignInNameError, Staff};
pub use table::{MOST_ROWS, ReadTable, RowFault, TableError, WhyNot, read_table};

/// After so many wrong passphrases in a row, an account waits.
const FREE_TRIES: u32 = 10;

/// Organisations, their people and their sessions.
pub struct Workspace {
    store: Arc<dyn Store<Entry>>,
    held: RwLock<Held>,
    /// Wrong tries at accounts that there are, and at names that nobody has: these can be as many as anybody likes,
    /// and must not push out those.
    known: Gate,
    unknown: Gate,
    /// What is checked when nobody has the typed name, so that the answer takes as long.
    nobody: Passphrase,
    now: fn() -> Timestamp,
}

/// All entries, by their names.
#[derive(Debug, Default)]
struct Held {
    organisations: BTreeMap<Id<Organisation>, Organisation>,
    staff: BTreeMap<Id<Staff>, Staff>,
    by_sign_in: FxHashMap<SignInName, Id<Staff>>,
    sessions: FxHashMap<RecordId, Session>,
    clients: BTreeMap<Id<Client>, Client>,
    looks: FxHashMap<RecordId, Vec<Look>>,
    notes: FxHashMap<RecordId, Vec<(RecordId, Note)>>,
}

impl Held {
    fn hold(&mut self, place: RecordId, entry: Entry) {
        match entry {
            Entry::Organisation(organisation) => {
                self.organisations.insert(organisation.id, organisation);
            }
            Entry::Staff(staff) => {
                self.by_sign_in.insert(staff.sign_in.clone(), staff.id);
                self.staff.insert(staff.id, staff);
            }
            Entry::Session(session) => {
                self.sessions.insert(place, session);
            }
            Entry::Client(client) => {
                self.clients.insert(client.id, client);
            }
            Entry::Note(note) => self.notes.entry(note.client).or_default().push((place, note)),
            Entry::Look(look) => self.looks.entry(look.client).or_default().push(look),
        }
    }
}

impl Workspace {
    /// The workspace whose entries are in `store`, by the clock `now`.
    ///
    /// # Errors
    /// Those of the store; no randomness.
    pub fn open(store: Arc<dyn Store<Entry>>, now: fn() -> Timestamp) -> Result<Self, StoreError> {
        let mut held = Held::default();
        store.export(&mut |place, found| held.hold(place, found.record))?;
        let nobody =
            Passphrase::of(&RecordKey::random()?.to_string()).map_err(|_: PassphraseError| StoreError::NoRandomness)?;
        let [known, unknown] = [FREE_TRIES; 2].map(Gate::after);
        Ok(Self { store, held: RwLock::new(held), known, unknown, nobody, now })
    }

    fn held(&self) -> RwLockReadGuard<'_, Held> {
        // Each change is a single insertion or removal, so a panicking holder leaves nothing half done.
        self.held.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn held_to_change(&self) -> RwLockWriteGuard<'_, Held> {
        self.held.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps `entries`, all or none: on disk first.
    fn keep(&self, held: &mut Held, entries: Vec<(RecordId, Entry)>) -> Result<(), StoreError> {
        let changes: Vec<_> = entries.into_iter().map(|(place, entry)| (place, entry, Replaces::Anything)).collect();
        self.store.put_all(&changes)?;
        changes.into_iter().for_each(|(place, entry, _)| held.hold(place, entry));
        Ok(())
    }

    /// How many organisations and people there are.
    pub fn counts(&self) -> (usize, usize) {
        let held = self.held();
        (held.organisations.len(), held.staff.len())
    }
}

#[cfg(test)]
mod tests;
