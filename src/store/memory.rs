//! A store in memory, for tests and trials.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Health, RecordId, Replaces, Revision, SavedRecord, Store, StoreError, StoredRecord, Writes};

/// Keeps records until it is dropped.
#[derive(Debug, Default)]
pub struct MemoryStore {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    last_revision: u64,
    /// As JSON, so that what cannot be stored on disk cannot be stored here either.
    records: HashMap<RecordId, (Revision, Vec<u8>)>,
}

impl MemoryStore {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        // Each change is a single insertion or removal, so a panicking holder leaves nothing half done.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    fn get(&self, id: RecordId) -> Result<Option<StoredRecord>, StoreError> {
        self.kept().records.get(&id).map(read).transpose()
    }

    fn put(&self, id: RecordId, record: &SavedRecord, replaces: Replaces) -> Result<Revision, StoreError> {
        let json = record.to_json()?;
        let mut kept = self.kept();
        replaces.check(kept.records.get(&id).map(|(revision, _)| *revision))?;
        kept.last_revision += 1;
        let revision = Revision(kept.last_revision);
        kept.records.insert(id, (revision, json));
        Ok(revision)
    }

    fn erase(&self, id: RecordId) -> Result<bool, StoreError> {
        Ok(self.kept().records.remove(&id).is_some())
    }

    fn export(&self, visit: &mut dyn FnMut(RecordId, StoredRecord)) -> Result<(), StoreError> {
        for (id, found) in &self.kept().records {
            visit(*id, read(found)?);
        }
        Ok(())
    }

    fn health(&self) -> Health {
        let kept = self.kept();
        Health {
            writes: Writes::Accepted,
            record_count: kept.records.len() as u64,
            size_bytes: kept.records.values().map(|(_, json)| json.len() as u64).sum(),
        }
    }
}

fn read((revision, json): &(Revision, Vec<u8>)) -> Result<StoredRecord, StoreError> {
    Ok(StoredRecord { revision: *revision, record: SavedRecord::from_json(json)? })
}

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_the_contract() {
        crate::store::contract::check(&super::MemoryStore::default());
    }
}
