//! The one thread that changes a store: it gathers waiting changes, puts them on the disk together, then answers.
//!
//! The order is what nothing may be lost by: entries into the journal, journal to the disk, head to the disk, view,
//! zeros over what no longer counts (for an erasure, to the disk too), and only then the answers.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::frame::{self, Place};
use super::head::{Copy, Head};
use super::journal::{Journal, Location, Position};
use super::key::RecordId;
use super::recovery::{Live, Recovered};
use super::view::{Changes, View, ViewFailed};
use super::{Health, Replaces, Revision, StoreError, Writes};

/// How many changes are put on the disk together at most.
pub(super) const BATCH_CHANGES: usize = 256;
/// How many bytes of erased and replaced records' remains are not worth writing the journal anew for.
pub(super) const REMAINS_KEPT_BYTES: u64 = 4 << 20;

/// What readers and the writer share.
pub(super) struct Shared {
    state: RwLock<State>,
    health: Mutex<Health>,
}

/// The journal and the view that goes with it.
pub(super) struct State {
    pub journal: Arc<Journal>,
    pub view: View,
}

impl Shared {
    // Poisoning is passed over: nothing that can panic runs while these are held for writing, save sled, which is
    // caught.
    pub(super) fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn health(&self) -> MutexGuard<'_, Health> {
        self.health.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the writer is asked for.
pub(super) enum Command {
    /// To change a record.
    Change(Change),
    /// To rebuild the view, which has failed a reader.
    RenewView(SyncSender<Result<(), StoreError>>),
    /// To write a copy of the store into another folder.
    BackUp(PathBuf, SyncSender<Result<(), StoreError>>),
}

/// What is done together or not at all, and where the answer goes: what became of the last of it.
pub(super) struct Change {
    pub actions: Vec<(RecordId, Action)>,
    pub reply: SyncSender<Result<Done, StoreError>>,
}

/// What to do with a record.
pub(super) enum Action {
    /// Save it.
    Put { json: Vec<u8>, replaces: Replaces },
    /// Erase it.
    Erase,
}

/// What was done.
#[derive(Debug, Clone, Copy)]
pub(super) enum Done {
    /// It was saved.
    Put(Revision),
    /// It was erased.
    Erased,
    /// There was nothing to erase.
    Nothing,
}

/// How much is saved.
#[derive(Clone, Copy)]
pub(super) struct Amounts {
    pub record_count: u64,
    /// What the entries of saved records take in the journal; the rest is remains.
    pub live_bytes: u64,
}

/// Changes that are about to be written.
#[derive(Clone)]
struct Staged {
    entries: Vec<u8>,
    position: Position,
    amounts: Amounts,
    changes: Changes,
    remains: Vec<Location>,
    has_erasure: bool,
}

/// The thread's own state.
pub(super) struct Writer {
    pub(super) shared: Arc<Shared>,
    pub(super) journal: Arc<Journal>,
    pub(super) head: Head,
    pub(super) folder: PathBuf,
    pub(super) position: Position,
    pub(super) amounts: Amounts,
    pub(super) rewrite_above_bytes: u64,
}

impl Writer {
    /// Takes over a store that was just recovered.
    pub(super) fn new(folder: PathBuf, recovered: Recovered) -> (Self, Arc<Shared>) {
        let Recovered { journal, head, position, live } = recovered;
        let journal = Arc::new(journal);
        let record_count = live.len() as u64;
        let live_bytes = live.values().map(|location| u64::from(location.frame_bytes)).sum();
        let amounts = Amounts { record_count, live_bytes };
        let view = View::open(&folder, live);
        let health = Health { writes: Writes::Accepted, record_count, size_bytes: position.end };
        let state = State { journal: Arc::clone(&journal), view };
        let shared = Arc::new(Shared { state: RwLock::new(state), health: Mutex::new(health) });
        let writer = Self {
            shared: Arc::clone(&shared),
            journal,
            head,
            folder,
            position,
            amounts,
            rewrite_above_bytes: REMAINS_KEPT_BYTES,
        };
        (writer, shared)
    }

    /// Serves commands until nobody can send any more, then closes the store.
    pub(super) fn run(mut self, commands: &Receiver<Command>) {
        self.rewrite_if_worthwhile();
        let mut waiting = None;
        while let Some(command) = waiting.take().or_else(|| commands.recv().ok()) {
            match command {
                Command::Change(first) => {
                    let batch;
                    (batch, waiting) = gather(first, commands);
                    self.commit(batch);
                    self.rewrite_if_worthwhile();
                }
                // Whoever asked may have gone; that is no reason to stop.
                Command::RenewView(reply) => drop(reply.send(self.renew_view())),
                Command::BackUp(folder, reply) => drop(reply.send(self.back_up(folder))),
            }
        }
        self.close();
    }

    fn commit(&mut self, batch: Vec<Change>) {
        let mut staged = Staged {
            entries: Vec::new(),
            position: self.position,
            amounts: self.amounts,
            changes: Changes::default(),
            remains: Vec::new(),
            has_erasure: false,
        };
        let mut outcomes = Vec::with_capacity(batch.len());
        for Change { actions, reply } in batch {
            outcomes.push((reply, self.stage_all(&mut staged, actions)));
        }
        let written = self.write(&staged);
        for (reply, outcome) in outcomes {
            // What others in the batch changed was seen, so if they failed this failed too.
            let answer = written.clone().and(outcome);
            // Whoever asked may have gone.
            drop(reply.send(answer));
        }
    }

    /// Adds actions to those about to be written, if all of them may be done.
    fn stage_all(&mut self, staged: &mut Staged, actions: Vec<(RecordId, Action)>) -> Result<Done, StoreError> {
        let before = (actions.len() > 1).then(|| staged.clone());
        let mut last = Done::Nothing;
        let mut to_follow = actions.len() as u32;
        for (id, action) in actions {
            to_follow -= 1;
            match self.stage(staged, id, action, to_follow) {
                Ok(done) => last = done,
                Err(error) => {
                    before.into_iter().for_each(|before| *staged = before);
                    return Err(error);
                }
            }
        }
        Ok(last)
    }

    /// Adds an action to those about to be written, if it may be done; `to_follow` others belong to it.
    fn stage(&mut self, staged: &mut Staged, id: RecordId, action: Action, to_follow: u32) -> Result<Done, StoreError> {
        if self.shared.health().writes == Writes::Refused {
            return Err(StoreError::ReadOnly { file: self.journal.path.clone() });
        }
        let found = match staged.changes.get(&id) {
            Some(location) => *location,
            None => self.find(id)?,
        };
        let (json, done) = match (action, found) {
            (Action::Put { json, replaces }, _) => {
                replaces.check(found.map(|location| Revision(location.sequence)))?;
                (Some(json), Done::Put(Revision(staged.position.sequence + 1)))
            }
            (Action::Erase, Some(_)) => (None, Done::Erased),
            (Action::Erase, None) => return Ok(Done::Nothing),
        };
        let Position { sequence, end: offset, seal } = staged.position;
        let sequence = sequence + 1;
        let place = Place { sequence, previous: seal, to_follow };
        let (header, seal) = frame::append(&mut staged.entries, place, id, json.as_deref())?;
        let end = offset + header.frame_bytes();
        let location = Location { offset, frame_bytes: (end - offset) as u32, sequence };
        staged.position = Position { sequence, end, seal };
        if let Some(found) = found {
            staged.amounts.record_count -= 1;
            staged.amounts.live_bytes -= u64::from(found.frame_bytes);
            staged.remains.push(found);
        }
        if json.is_some() {
            staged.amounts.record_count += 1;
            staged.amounts.live_bytes += u64::from(location.frame_bytes);
        }
        staged.changes.insert(id, json.is_some().then_some(location));
        staged.has_erasure |= json.is_none();
        Ok(done)
    }

    fn find(&self, id: RecordId) -> Result<Option<Location>, StoreError> {
        let found = self.shared.read().view.get(id);
        match found {
            Ok(found) => Ok(found),
            Err(ViewFailed) => {
                self.renew_view()?;
                self.shared.read().view.get(id).map_err(|ViewFailed| StoreError::Stopped)
            }
        }
    }

    /// Puts staged changes on the disk and shows them to readers; on a failure, nothing is promised from then on.
    fn write(&mut self, staged: &Staged) -> Result<(), StoreError> {
        if staged.entries.is_empty() {
            return Ok(());
        }
        let written = self.write_journal(staged);
        match &written {
            // Nothing was synced in vain, and cutting the torn entries off brings the journal back to what it was.
            Err(StoreError::DiskFull { .. }) if self.journal.cut(self.position.end).is_ok() => {}
            Err(error) => self.refuse_writes(error),
            Ok(()) => {}
        }
        written?;
        self.publish(staged).inspect_err(|error| self.refuse_writes(error))
    }

    fn write_journal(&mut self, staged: &Staged) -> Result<(), StoreError> {
        self.journal.write(self.position.end, &staged.entries)?;
        self.journal.sync()?;
        self.head.write(Copy { journal: self.journal.header.id, position: staged.position })?;
        self.position = staged.position;
        Ok(())
    }

    fn publish(&mut self, staged: &Staged) -> Result<(), StoreError> {
        {
            let mut state = self.shared.write();
            if state.view.apply(&staged.changes).is_err() {
                let live = self.locate_all()?;
                state.view.give_up_sled(live);
            }
            for location in &staged.remains {
                self.journal.zero(*location)?;
            }
        }
        self.amounts = staged.amounts;
        *self.shared.health() =
            Health { writes: Writes::Accepted, record_count: self.amounts.record_count, size_bytes: self.position.end };
        if staged.has_erasure { self.journal.sync() } else { Ok(()) }
    }

    /// Puts what was zeroed last on the disk and closes the view.
    fn close(self) {
        if let Err(error) = self.journal.sync() {
            tracing::error!(%error, "the store could not be closed in order");
        }
        let view = std::mem::replace(&mut self.shared.write().view, View::Memory(Live::default()));
        view.close();
    }

    /// After a failed write or sync nobody can tell what is on the disk, so nothing more is promised.
    pub(super) fn refuse_writes(&self, error: &StoreError) {
        self.shared.health().writes = Writes::Refused;
        tracing::error!(%error, "a write failed; nothing more is saved until the next start");
    }
}

/// Takes along the changes that are waiting already, and the first other command behind them.
fn gather(first: Change, commands: &Receiver<Command>) -> (Vec<Change>, Option<Command>) {
    let mut batch = vec![first];
    while batch.len() < BATCH_CHANGES {
        match commands.try_recv() {
            Ok(Command::Change(change)) => batch.push(change),
            Ok(other) => return (batch, Some(other)),
            Err(_) => break,
        }
    }
    (batch, None)
}
