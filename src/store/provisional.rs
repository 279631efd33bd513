//! Records that nobody has asked to save yet: in memory, for two hours, beside a store that lasts.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;

use super::{Health, RecordId, Replaces, Revision, SavedRecord, ShortLived, Store, StoreError, StoredRecord};

/// A store that keeps what was saved in another, and what was not in memory. Both kinds have keys of the same form.
pub struct Provisional {
    lasting: Arc<dyn Store>,
    unsaved: ShortLived<RecordId, StoredRecord>,
    last_revision: AtomicU64,
    now: fn() -> Timestamp,
}

impl Provisional {
    /// Unsaved records beside those in `lasting`, by the clock `now`.
    pub fn over(lasting: Arc<dyn Store>, now: fn() -> Timestamp) -> Self {
        Self { lasting, unsaved: ShortLived::default(), last_revision: AtomicU64::new(0), now }
    }

    /// Holds `record` under a new `id` without saving it.
    pub fn hold(&self, id: RecordId, record: SavedRecord) {
        let changed = record.saved_at;
        self.unsaved.keep(id, self.revised(record), changed);
    }

    /// Whether the record under `id` is held without being saved.
    pub fn is_unsaved(&self, id: RecordId) -> bool {
        self.held(id).is_some()
    }

    /// Saves the unsaved record under `id`; none if there is none.
    ///
    /// # Errors
    /// As [`Store::put`]; the record is then still held.
    pub fn save(&self, id: RecordId) -> Result<Option<Revision>, StoreError> {
        let Some(held) = self.held(id) else { return Ok(None) };
        let revision = self.lasting.put(id, &held.record, Replaces::Nothing)?;
        self.unsaved.kept((self.now)()).remove(&id);
        Ok(Some(revision))
    }

    /// Lets go of the unsaved record under `id`; what is saved stays.
    pub fn forget(&self, id: RecordId) {
        self.unsaved.kept((self.now)()).remove(&id);
    }

    fn held(&self, id: RecordId) -> Option<StoredRecord> {
        self.unsaved.get(&id, (self.now)())
    }

    fn revised(&self, record: SavedRecord) -> StoredRecord {
        let revision = Revision(self.last_revision.fetch_add(1, Ordering::Relaxed) + 1);
        StoredRecord { revision, record }
    }
}

impl Store for Provisional {
    fn get(&self, id: RecordId) -> Result<Option<StoredRecord>, StoreError> {
        self.held(id).map_or_else(|| self.lasting.get(id), |held| Ok(Some(held)))
    }

    fn put(&self, id: RecordId, record: &SavedRecord, replaces: Replaces) -> Result<Revision, StoreError> {
        let mut unsaved = self.unsaved.kept((self.now)());
        if let Some((changed, held)) = unsaved.get_mut(&id) {
            replaces.check(Some(held.revision))?;
            (*changed, *held) = (record.saved_at, self.revised(record.clone()));
            return Ok(held.revision);
        }
        drop(unsaved);
        self.lasting.put(id, record, replaces)
    }

    fn put_all(&self, changes: &[(RecordId, SavedRecord, Replaces)]) -> Result<(), StoreError> {
        self.lasting.put_all(changes)
    }

    fn erase(&self, id: RecordId) -> Result<bool, StoreError> {
        let was_held = self.unsaved.kept((self.now)()).remove(&id).is_some();
        Ok(self.lasting.erase(id)? || was_held)
    }

    fn export(&self, visit: &mut dyn FnMut(RecordId, StoredRecord)) -> Result<(), StoreError> {
        self.lasting.export(visit)
    }

    fn health(&self) -> Health {
        self.lasting.health()
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::store::{MemoryStore, RecordKey, contract};

    fn noon() -> Timestamp {
        "2026-11-23T12:00:00Z".parse().unwrap()
    }

    fn record_of(saved_at: Timestamp) -> SavedRecord {
        SavedRecord { saved_at, ..contract::record("clerk") }
    }

    #[test]
    fn keeps_the_contract() {
        contract::check(&Provisional::over(Arc::new(MemoryStore::default()), noon));
    }

    #[test]
    fn what_is_not_saved_is_read_and_changed_like_what_is_but_never_reaches_the_lasting_store() {
        let lasting = Arc::new(MemoryStore::default());
        let store = Provisional::over(lasting.clone(), noon);
        let key = RecordKey::random().unwrap();
        store.hold(key.id(), record_of(noon()));
        let held = store.get(key.id()).unwrap().unwrap();
        store.put(key.id(), &held.record, Replaces::Revision(held.revision)).unwrap();
        assert!(store.put(key.id(), &held.record, Replaces::Revision(held.revision)).is_err(), "an outdated change");
        assert_eq!((lasting.health().record_count, store.is_unsaved(key.id())), (0, true));
        store.save(key.id()).unwrap().unwrap();
        assert_eq!((lasting.health().record_count, store.is_unsaved(key.id())), (1, false));
        assert_eq!(store.get(key.id()).unwrap().unwrap().record, held.record);
    }

    #[test]
    fn what_is_not_saved_is_gone_after_two_hours() {
        let store = Provisional::over(Arc::new(MemoryStore::default()), noon);
        for (minutes, is_kept) in [(119, true), (120, false)] {
            let key = RecordKey::random().unwrap();
            store.hold(key.id(), record_of(noon() - SignedDuration::from_mins(minutes)));
            assert_eq!(store.get(key.id()).unwrap().is_some(), is_kept, "{minutes} minutes");
        }
    }
}
