//! The store on disk: a journal that nothing acknowledged is lost from, with sled as the view of it.

use std::fs::{File, TryLockError};
use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::error::IoAction;
use super::files::create_folder;
use super::key::RecordId;
use super::record::{Replaces, Revision, SavedRecord, Stored};
use super::recovery::recover;
use super::view::ViewFailed;
use super::writer::{Action, BATCH_CHANGES, Change, Command, Done, Shared, Writer};
use super::{Document, Health, Store, StoreError};

const LOCK_NAME: &str = "lock";
/// How long to wait for another process to let go of the store.
const LOCK_PATIENCE: Duration = Duration::from_millis(400);
const LOCK_PAUSE: Duration = Duration::from_millis(20);

/// Keeps saved records in a folder; one process at a time.
pub type EmbeddedStore = Embedded<SavedRecord>;

/// Keeps documents of one kind in a folder; one process at a time.
pub struct Embedded<T> {
    shared: Arc<Shared>,
    /// Dropped first when the store is, so that the writer ends.
    commands: Option<SyncSender<Command>>,
    writer: Option<JoinHandle<()>>,
    _lock: File,
    _kind: PhantomData<fn() -> T>,
}

impl<T: Document> Embedded<T> {
    /// Opens the store in `folder`, making it if need be; reads all of it, so that any loss is noticed now.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when it is open already, [`StoreError::Damaged`] when something that was saved is not
    /// whole, [`StoreError::NewerFormat`] when a later release wrote it, [`StoreError::Io`].
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let started = Instant::now();
        create_folder(folder)?;
        let lock = lock(folder)?;
        let (writer, shared) = Writer::new(folder.to_path_buf(), recover(folder)?);
        let (commands, inbox) = sync_channel(BATCH_CHANGES);
        let thread = std::thread::Builder::new().name("store-writer".to_owned());
        let writer = thread.spawn(move || writer.run(&inbox)).map_err(StoreError::io(IoAction::Open, folder))?;
        let Health { record_count, size_bytes, .. } = *shared.health();
        tracing::info!(
            record_count,
            size_bytes,
            duration_ms = started.elapsed().as_millis() as u64,
            "opened the store"
        );
        Ok(Self { shared, commands: Some(commands), writer: Some(writer), _lock: lock, _kind: PhantomData })
    }

    /// Writes a copy of the store into `folder`, with everything saved before the call; to restore it, put the copy
    /// in the store's place while onward is stopped. Records erased later stay in the copy.
    ///
    /// # Errors
    /// [`StoreError::BackupExists`] when there is a store in `folder` already, [`StoreError::Io`],
    /// [`StoreError::Damaged`] when a record to be copied is not whole.
    pub fn back_up(&self, folder: &Path) -> Result<(), StoreError> {
        self.ask(|reply| Command::BackUp(folder.to_path_buf(), reply))
    }

    fn change(&self, id: RecordId, action: Action) -> Result<Done, StoreError> {
        self.ask(|reply| Command::Change(Change { actions: vec![(id, action)], reply }))
    }

    /// Sends a command to the writer and waits for its answer.
    fn ask<A>(&self, command: impl FnOnce(SyncSender<Result<A, StoreError>>) -> Command) -> Result<A, StoreError> {
        let (reply, answer) = sync_channel(1);
        let commands = self.commands.as_ref().ok_or(StoreError::Stopped)?;
        commands.send(command(reply)).map_err(|_| StoreError::Stopped)?;
        answer.recv().map_err(|_| StoreError::Stopped)?
    }

    fn find(&self, id: RecordId) -> Result<Option<Stored<T>>, StoreError> {
        match self.read(id) {
            Ok(found) => found,
            Err(ViewFailed) => {
                self.ask(Command::RenewView)?;
                self.read(id).unwrap_or(Err(StoreError::Stopped))
            }
        }
    }

    fn read(&self, id: RecordId) -> Result<Result<Option<Stored<T>>, StoreError>, ViewFailed> {
        // Held until the record is read, so that it is not overwritten or moved meanwhile.
        let state = self.shared.read();
        let Some(location) = state.view.get(id)? else {
            return Ok(Ok(None));
        };
        let json = state.journal.read(id, location);
        drop(state);
        let record = json.and_then(|json| T::from_json(&json));
        Ok(record.map(|record| Some(Stored { revision: Revision(location.sequence), record })))
    }

    fn ids(&self) -> Result<Vec<RecordId>, StoreError> {
        let entries = self.shared.read().view.entries();
        let entries = match entries {
            Ok(entries) => entries,
            Err(ViewFailed) => {
                self.ask(Command::RenewView)?;
                self.shared.read().view.entries().map_err(|ViewFailed| StoreError::Stopped)?
            }
        };
        Ok(entries.into_iter().map(|(id, _)| id).collect())
    }
}

impl<T: Document> Store<T> for Embedded<T> {
    fn get(&self, id: RecordId) -> Result<Option<Stored<T>>, StoreError> {
        self.find(id)
    }

    fn put(&self, id: RecordId, record: &T, replaces: Replaces) -> Result<Revision, StoreError> {
        let json = record.to_json()?;
        match self.change(id, Action::Put { json, replaces })? {
            Done::Put(revision) => Ok(revision),
            Done::Erased | Done::Nothing => Err(StoreError::Stopped),
        }
    }

    fn put_all(&self, changes: &[(RecordId, T, Replaces)]) -> Result<(), StoreError> {
        let put = |(id, record, replaces): &(RecordId, T, Replaces)| {
            Ok((*id, Action::Put { json: record.to_json()?, replaces: *replaces }))
        };
        let actions = changes.iter().map(put).collect::<Result<Vec<_>, StoreError>>()?;
        self.ask(|reply| Command::Change(Change { actions, reply })).map(|_| ())
    }

    fn erase(&self, id: RecordId) -> Result<bool, StoreError> {
        Ok(matches!(self.change(id, Action::Erase)?, Done::Erased))
    }

    fn export(&self, visit: &mut dyn FnMut(RecordId, Stored<T>)) -> Result<(), StoreError> {
        for id in self.ids()? {
            // None if it was erased meanwhile.
            if let Some(found) = self.find(id)? {
                visit(id, found);
            }
        }
        Ok(())
    }

    fn health(&self) -> Health {
        *self.shared.health()
    }
}

impl<T> Drop for Embedded<T> {
    fn drop(&mut self) {
        self.commands = None;
        if let Some(writer) = self.writer.take()
            && writer.join().is_err()
        {
            tracing::error!("the store's writer had panicked; the store is checked at the next start");
        }
    }
}

impl<T: Document> std::fmt::Debug for Embedded<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EmbeddedStore").field("health", &self.health()).finish_non_exhaustive()
    }
}

/// Holds the folder for this process until the file is dropped.
pub(super) fn lock(folder: &Path) -> Result<File, StoreError> {
    let path: PathBuf = folder.join(LOCK_NAME);
    let mut options = File::options();
    options.write(true).create(true).truncate(false);
    let file = options.open(&path).map_err(StoreError::io(IoAction::Open, &path))?;
    let started = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            // The former process may be ending just now.
            Err(TryLockError::WouldBlock) if started.elapsed() < LOCK_PATIENCE => std::thread::sleep(LOCK_PAUSE),
            Err(TryLockError::WouldBlock) => return Err(StoreError::InUse { folder: folder.to_path_buf() }),
            Err(TryLockError::Error(error)) => return Err(StoreError::io(IoAction::Open, &path)(error)),
        }
    }
}

#[cfg(test)]
mod tests;
