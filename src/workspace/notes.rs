//! What a coach writes down of a client: for the team alone, or for the client to read too.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::store::{RecordId, RecordKey, StoreError};

use super::Workspace;
use super::client::Client;
use super::entry::Entry;
use super::id::Id;
use super::staff::Staff;

/// The most characters of a note.
pub const MOST_NOTE_CHARS: usize = 2_000;

/// A note about a client.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// About whom: the client's place.
    pub(super) client: RecordId,
    /// By whom.
    pub by: Id<Staff>,
    /// When.
    pub at: Timestamp,
    /// What.
    pub text: String,
    /// Whether the client can read it, while they show their record.
    pub is_shared: bool,
}

/// A note with the name of who wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedNote {
    /// The note.
    pub note: Note,
    /// Who wrote it.
    pub by: String,
}

impl Workspace {
    /// Notes `text` about the client `id`; false if `staff` may not see them.
    ///
    /// # Errors
    /// The store fails.
    pub fn add_note(&self, staff: &Staff, id: Id<Client>, text: String, is_shared: bool) -> Result<bool, StoreError> {
        let mut held = self.held_to_change();
        let place = held.clients.get(&id).filter(|client| client.is_seen_by(staff)).map(Client::place);
        let Some(client) = place else { return Ok(false) };
        let note = Note { client, by: staff.id, at: (self.now)(), text, is_shared };
        self.keep(&mut held, vec![(RecordKey::random()?.id(), Entry::Note(note))])?;
        Ok(true)
    }

    /// The notes about `client`, the last first.
    pub fn notes(&self, client: &Client) -> Vec<SignedNote> {
        self.notes_at(client.place(), |_| true)
    }

    /// Those that the client can read whom records name `client`, the last first.
    pub fn notes_for(&self, client: RecordId) -> Vec<SignedNote> {
        self.notes_at(client, |note| note.is_shared)
    }

    fn notes_at(&self, client: RecordId, is_asked_for: impl Fn(&Note) -> bool) -> Vec<SignedNote> {
        let held = self.held();
        let notes = held.notes.get(&client).map(Vec::as_slice).unwrap_or_default();
        let signed = |note: &Note| {
            let by = held.staff.get(&note.by).map(|staff| staff.name.clone()).unwrap_or_default();
            SignedNote { note: note.clone(), by }
        };
        let asked_for = notes.iter().map(|(_, note)| note).filter(|note| is_asked_for(note));
        let mut notes: Vec<SignedNote> = asked_for.map(signed).collect();
        // Those of the same moment stay in the order in which they were written.
        notes.reverse();
        notes.sort_by_key(|signed| std::cmp::Reverse(signed.note.at));
        notes
    }
}
