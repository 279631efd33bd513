//! What the workspace keeps, one document for each thing.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::store::{Document, MAX_RECORD_BYTES, RecordId, StoreError};

use super::client::{Client, Look};
use super::id::Id;
use super::notes::Note;
use super::staff::{Organisation, Staff};

/// The version of the JSON that this release writes.
const FORMAT: u32 = 1;

/// One thing that is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entry {
    /// An organisation.
    Organisation(Organisation),
    /// Someone who works at one.
    Staff(Staff),
    /// That someone has signed in; kept under the hash of the key that their browser holds.
    Session(Session),
    /// Someone whom a coach works with.
    Client(Client),
    /// That someone looked at a client's record.
    Look(Look),
    /// What someone wrote down of a client.
    Note(Note),
}

/// That someone has signed in.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    pub(super) staff: Id<Staff>,
    pub(super) epoch: u32,
    pub(super) ends_at: Timestamp,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope<E> {
    version: u32,
    entry: E,
}

impl Document for Entry {
    fn to_json(&self) -> Result<Vec<u8>, StoreError> {
        let json = serde_json::to_vec(&Envelope { version: FORMAT, entry: self });
        let json = json.map_err(|_| StoreError::NotStorable)?;
        if json.len() > MAX_RECORD_BYTES { Err(StoreError::TooLarge { size_bytes: json.len() }) } else { Ok(json) }
    }

    fn from_json(json: &[u8]) -> Result<Self, StoreError> {
        #[derive(Deserialize)]
        struct Version {
            version: u32,
        }
        let version = serde_json::from_slice::<Version>(json).ok().map(|found| found.version);
        // The parser's own message would quote what is written there.
        let unreadable = || StoreError::UnreadableRecord { version };
        if version != Some(FORMAT) {
            return Err(unreadable());
        }
        serde_json::from_slice::<Envelope<Self>>(json).map(|found| found.entry).map_err(|_| unreadable())
    }
}

impl Organisation {
    /// Where its document is kept.
    pub(super) fn place(&self) -> RecordId {
        RecordId::of_document("organisation", &self.id.to_bytes())
    }
}

impl Staff {
    /// Where their document is kept.
    pub(super) fn place(&self) -> RecordId {
        RecordId::of_document("staff", &self.id.to_bytes())
    }
}
