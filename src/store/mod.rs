//! Saved records: the only data that cannot be recomputed.
//!
//! A record is kept under the hash of a random key; the key itself is in the person's private link and nowhere else.
//! Who else may open it, and who did, is kept with it.
//! To add a kind of store: implement [`Store`], name it in [`open`], and run `contract::check` against it.

#[cfg(test)]
mod contract;
mod document;
mod embedded;
mod error;
mod expiry;
mod files;
mod frame;
mod gate;
mod head;
mod journal;
mod keeping;
mod key;
mod memory;
mod passphrase;
mod provisional;
mod record;
mod recovery;
mod rewrite;
mod salvage;
mod sharing;
mod short_lived;
mod upkeep;
mod view;
mod writer;

use std::path::Path;
use std::sync::Arc;

pub use document::Document;
pub use embedded::{Embedded, EmbeddedStore};
pub use error::{Damage, IoAction, StoreError};
pub use expiry::{KEPT_DAYS, erase_unused};
pub use gate::{Gate, Tried};
pub use keeping::{Access, AccessKind, CoachLink, Keeping};
pub use key::{KeyError, RecordId, RecordKey};
pub use memory::{Memory, MemoryStore};
pub use passphrase::{LEAST_CHARS, MOST_CHARS, Passphrase, PassphraseError};
pub use provisional::Provisional;
pub use record::{MAX_RECORD_BYTES, RECORD_FORMAT, Replaces, Revision, SavedRecord, Stored, StoredRecord};
pub use salvage::{Salvaged, salvage};
pub use sharing::{Share, ShareLink};
pub use short_lived::{ShortLived, UNSAVED_HOURS};

/// Keeps documents of one kind: saved records, if nothing else is said.
///
/// Calls block until the disk has answered; on an async thread, wrap them (`actix_web::web::block`).
pub trait Store<T: Document = SavedRecord>: Send + Sync {
    /// The record saved under `id`, if there is one.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the record is there but not whole, [`StoreError::Io`] when it cannot be read.
    fn get(&self, id: RecordId) -> Result<Option<Stored<T>>, StoreError>;

    /// Saves `record` under `id`; once this returns the new revision, a power cut cannot lose it.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when what is saved is not what `replaces` expects, [`StoreError::TooLarge`] and
    /// [`StoreError::NotStorable`] for records that cannot be kept, [`StoreError::DiskFull`], [`StoreError::Io`] and
    /// [`StoreError::ReadOnly`] when nothing may be promised: the record may or may not be there afterwards.
    fn put(&self, id: RecordId, record: &T, replaces: Replaces) -> Result<Revision, StoreError>;

    /// Saves all of `changes` or none, whatever happens meanwhile: no power cut leaves a part of them.
    ///
    /// # Errors
    /// As for [`Store::put`], of the first change that cannot be made.
    fn put_all(&self, changes: &[(RecordId, T, Replaces)]) -> Result<(), StoreError>;

    /// Erases the record under `id` with all its earlier revisions, and says whether there was one; once this
    /// returns, none of its words are in the store's files.
    ///
    /// # Errors
    /// As for [`Store::put`].
    fn erase(&self, id: RecordId) -> Result<bool, StoreError>;

    /// Shows every saved record to `visit`, in no particular order.
    ///
    /// # Errors
    /// As for [`Store::get`]; records shown until then stay shown.
    fn export(&self, visit: &mut dyn FnMut(RecordId, Stored<T>)) -> Result<(), StoreError>;

    /// Whether changes are accepted, and how much is kept.
    fn health(&self) -> Health;
}

/// How a store is doing: counts and states only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Health {
    /// Whether changes are accepted.
    pub writes: Writes,
    /// How many records are saved.
    pub record_count: u64,
    /// How many bytes they take, with what earlier revisions have left behind.
    pub size_bytes: u64,
}

/// Whether a store accepts changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writes {
    /// It does.
    Accepted,
    /// An earlier write failed: records can be read, but nothing is saved until a restart.
    Refused,
}

/// Opens the store at `address`: a folder, `sled:FOLDER`, or `memory:` for tests and trials.
///
/// # Errors
/// [`StoreError::UnknownKind`] for other addresses; otherwise as [`EmbeddedStore::open`].
pub fn open(address: &str) -> Result<Arc<dyn Store>, StoreError> {
    match address.split_once(':') {
        Some(("memory", "")) => Ok(Arc::new(MemoryStore::default())),
        Some(("sled", folder)) => Ok(Arc::new(EmbeddedStore::open(Path::new(folder))?)),
        // One letter is a drive, and a colon further on is part of a folder's name.
        Some((scheme, rest)) if scheme.len() > 1 && (rest.starts_with("//") || is_word(scheme)) => {
            Err(StoreError::UnknownKind { scheme: scheme.to_owned() })
        }
        _ => Ok(Arc::new(EmbeddedStore::open(Path::new(address))?)),
    }
}

fn is_word(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_the_kind_of_store() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records").to_str().unwrap().to_owned();
        for (address, opens, reason) in [
            ("memory:".to_owned(), true, "in memory"),
            (path.clone(), true, "a folder"),
            (format!("sled:{path}"), true, "a folder, kind named"),
            ("postgres://localhost/onward".to_owned(), false, "not in this build"),
            ("memory:x".to_owned(), false, "nothing may follow"),
        ] {
            assert_eq!(open(&address).is_ok(), opens, "{reason}");
        }
    }
}
