//! Records that nobody has asked to save yet: in memory, for two hours, beside a store that lasts.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

use super::{Health, RecordId, RecordKey, Replaces, Revision, SavedRecord, Store, StoreError, StoredRecord};

/// How long an unsaved record is kept since its last change.
pub const UNSAVED_HOURS: i64 = 2;
/// The most unsaved records; the oldest go first.
const MOST_UNSAVED: usize = 2_000;

/// A store that keeps what was saved in another, and what was not in memory. Both kinds have keys of the same form.
pub struct Provisional {
    lasting: Arc<dyn Store>,
    unsaved: Mutex<Unsaved>,
    now: fn() -> Timestamp,
}

#[derive(Default)]
struct Unsaved {
    last_revision: u64,
    records: HashMap<RecordId, StoredRecord>,
}

impl Provisional {
    /// Unsaved records beside those in `lasting`, by the clock `now`.
    pub fn over(lasting: Arc<dyn Store>, now: fn() -> Timestamp) -> Self {
        Self { lasting, unsaved: Mutex::default(), now }
    }

    /// Holds `record` under a new `key` without saving it.
    pub fn hold(&self, key: &RecordKey, record: SavedRecord) {
        let mut unsaved = self.unsaved();
        if unsaved.records.len() >= MOST_UNSAVED {
            let oldest = unsaved.records.iter().min_by_key(|(_, held)| held.record.saved_at).map(|(id, _)| *id);
            oldest.map(|id| unsaved.records.remove(&id));
        }
        unsaved.set(key.id(), record);
    }

    /// Whether the record under `key` is held without being saved.
    pub fn is_unsaved(&self, key: &RecordKey) -> bool {
        self.unsaved().records.contains_key(&key.id())
    }

    /// Saves the unsaved record under `key`; none if there is none.
    ///
    /// # Errors
    /// As [`Store::put`]; the record is then still held.
    pub fn save(&self, key: &RecordKey) -> Result<Option<Revision>, StoreError> {
        let Some(held) = self.unsaved().records.get(&key.id()).cloned() else { return Ok(None) };
        let revision = self.lasting.put(key, &held.record, Replaces::Nothing)?;
        self.unsaved().records.remove(&key.id());
        Ok(Some(revision))
    }

    /// The unsaved records, without those whose time is over.
    fn unsaved(&self) -> MutexGuard<'_, Unsaved> {
        // Each change is a single insertion or removal, so a panicking holder leaves nothing half done.
        let mut unsaved = self.unsaved.lock().unwrap_or_else(PoisonError::into_inner);
        let (now, most) = ((self.now)(), SignedDuration::from_hours(UNSAVED_HOURS));
        unsaved.records.retain(|_, held| now.duration_since(held.record.saved_at) < most);
        unsaved
    }
}

impl Unsaved {
    fn set(&mut self, id: RecordId, record: SavedRecord) -> Revision {
        self.last_revision += 1;
        let revision = Revision(self.last_revision);
        self.records.insert(id, StoredRecord { revision, record });
        revision
    }
}

impl Store for Provisional {
    fn get(&self, key: &RecordKey) -> Result<Option<StoredRecord>, StoreError> {
        let held = self.unsaved().records.get(&key.id()).cloned();
        held.map_or_else(|| self.lasting.get(key), |held| Ok(Some(held)))
    }

    fn put(&self, key: &RecordKey, record: &SavedRecord, replaces: Replaces) -> Result<Revision, StoreError> {
        let mut unsaved = self.unsaved();
        if let Some(held) = unsaved.records.get(&key.id()) {
            replaces.check(Some(held.revision))?;
            return Ok(unsaved.set(key.id(), record.clone()));
        }
        drop(unsaved);
        self.lasting.put(key, record, replaces)
    }

    fn erase(&self, key: &RecordKey) -> Result<bool, StoreError> {
        let was_held = self.unsaved().records.remove(&key.id()).is_some();
        Ok(self.lasting.erase(key)? || was_held)
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
    use super::*;
    use crate::store::{MemoryStore, contract};

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
        store.hold(&key, record_of(noon()));
        let held = store.get(&key).unwrap().unwrap();
        store.put(&key, &held.record, Replaces::Revision(held.revision)).unwrap();
        assert!(store.put(&key, &held.record, Replaces::Revision(held.revision)).is_err(), "an outdated change");
        assert_eq!((lasting.health().record_count, store.is_unsaved(&key)), (0, true));
        store.save(&key).unwrap().unwrap();
        assert_eq!((lasting.health().record_count, store.is_unsaved(&key)), (1, false));
        assert_eq!(store.get(&key).unwrap().unwrap().record, held.record);
    }

    #[test]
    fn what_is_not_saved_is_gone_after_two_hours() {
        let store = Provisional::over(Arc::new(MemoryStore::default()), noon);
        for (minutes, is_kept) in [(119, true), (120, false)] {
            let key = RecordKey::random().unwrap();
            store.hold(&key, record_of(noon() - SignedDuration::from_mins(minutes)));
            assert_eq!(store.get(&key).unwrap().is_some(), is_kept, "{minutes} minutes");
        }
    }
}
