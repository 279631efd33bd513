//! A store in memory, for tests and trials.

use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Document, Health, RecordId, Replaces, Revision, SavedRecord, Store, StoreError, Stored, Writes};

/// Keeps saved records until it is dropped.
pub type MemoryStore = Memory<SavedRecord>;

/// Keeps documents until it is dropped.
#[derive(Debug)]
pub struct Memory<T> {
    kept: Mutex<Kept>,
    _kind: PhantomData<fn() -> T>,
}

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self { kept: Mutex::default(), _kind: PhantomData }
    }
}

#[derive(Debug, Default)]
struct Kept {
    last_revision: u64,
    /// As JSON, so that what cannot be stored on disk cannot be stored here either.
    records: HashMap<RecordId, (Revision, Vec<u8>)>,
}

impl<T> Memory<T> {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        // Each change is a single insertion or removal, so a panicking holder leaves nothing half done.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Document> Store<T> for Memory<T> {
    fn get(&self, id: RecordId) -> Result<Option<Stored<T>>, StoreError> {
        self.kept().records.get(&id).map(read).transpose()
    }

    fn put(&self, id: RecordId, record: &T, replaces: Replaces) -> Result<Revision, StoreError> {
        let json = record.to_json()?;
        let mut kept = self.kept();
        replaces.check(kept.records.get(&id).map(|(revision, _)| *revision))?;
        kept.last_revision += 1;
        let revision = Revision(kept.last_revision);
        kept.records.insert(id, (revision, json));
        Ok(revision)
    }

    fn put_all(&self, changes: &[(RecordId, T, Replaces)]) -> Result<(), StoreError> {
        let all: Result<Vec<_>, _> = changes.iter().map(|(_, record, _)| record.to_json()).collect();
        let mut kept = self.kept();
        let mut staged: HashMap<RecordId, Revision> = HashMap::new();
        for (id, _, replaces) in changes {
            let found = staged.get(id).copied().or_else(|| kept.records.get(id).map(|(revision, _)| *revision));
            replaces.check(found)?;
            kept.last_revision += 1;
            staged.insert(*id, Revision(kept.last_revision));
        }
        let last = kept.last_revision - changes.len() as u64;
        for ((id, _, _), (json, number)) in changes.iter().zip(all?.into_iter().zip(1..)) {
            kept.records.insert(*id, (Revision(last + number), json));
        }
        Ok(())
    }

    fn erase(&self, id: RecordId) -> Result<bool, StoreError> {
        Ok(self.kept().records.remove(&id).is_some())
    }

    fn export(&self, visit: &mut dyn FnMut(RecordId, Stored<T>)) -> Result<(), StoreError> {
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

fn read<T: Document>((revision, json): &(Revision, Vec<u8>)) -> Result<Stored<T>, StoreError> {
    Ok(Stored { revision: *revision, record: T::from_json(json)? })
}

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_the_contract() {
        crate::store::contract::check(&super::MemoryStore::default());
    }
}
