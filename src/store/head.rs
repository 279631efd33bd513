//! The head file: how far the journal has been promised, in two copies written in turn.
//!
//! A journal that was cut off at the end of an entry looks whole; only this file tells that something is missing.

use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use super::StoreError;
use super::error::{Damage, IoAction};
use super::files::{create_file, read_at_most, sync_folder};
use super::frame::{Fields, Hash};
use super::journal::Position;

/// The head file's name in the store's folder.
pub(super) const FILE_NAME: &str = "records.head";
const MAGIC: [u8; 8] = *b"ONWARDh1";
/// Each copy has a disk page of its own, so that one damaged page leaves the other copy.
const COPY_STRIDE: u64 = 4096;
const COPY_BYTES: usize = 8 + 16 + 8 + 8 + 32 + 32;

/// Names one journal file, so that a head is never taken for that of another.
pub(super) type JournalId = [u8; 16];

/// One copy: the journal it is about, and how far it was promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Copy {
    /// The journal.
    pub journal: JournalId,
    /// How far.
    pub position: Position,
}

/// The head file, open for writing.
#[derive(Debug)]
pub(super) struct Head {
    file: File,
    path: PathBuf,
    next_slot: u64,
}

/// What a head file says.
#[derive(Debug)]
pub(super) struct Reading {
    /// Its two copies; none where one cannot be read.
    pub copies: [Option<Copy>; 2],
}

impl Reading {
    /// Reads the head file in `folder`; none when there is no such file.
    pub(super) fn of(folder: &Path) -> Result<Option<Self>, StoreError> {
        let path = folder.join(FILE_NAME);
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(StoreError::io(IoAction::Open, &path)(error)),
        };
        let mut copies = [None, None];
        for (slot, copy) in (0u64..).zip(&mut copies) {
            let mut bytes = [0; COPY_BYTES];
            let length =
                read_at_most(&file, &mut bytes, slot * COPY_STRIDE).map_err(StoreError::io(IoAction::Read, &path))?;
            *copy = if length == COPY_BYTES { Copy::decode(&bytes) } else { None };
        }
        Ok(Some(Self { copies }))
    }

    /// The newest copy about `journal`.
    pub(super) fn newest(&self, journal: JournalId) -> Option<Copy> {
        let copies = self.copies.iter().flatten().filter(|copy| copy.journal == journal);
        copies.max_by_key(|copy| copy.position.sequence).copied()
    }

    /// Whether both copies can be read and are about `journal`.
    pub(super) fn is_whole(&self, journal: JournalId) -> bool {
        self.copies.iter().all(|copy| copy.is_some_and(|copy| copy.journal == journal))
    }
}

impl Copy {
    fn encode(&self) -> [u8; COPY_BYTES] {
        let mut bytes = Vec::with_capacity(COPY_BYTES);
        bytes.extend(MAGIC);
        bytes.extend(self.journal);
        bytes.extend(self.position.sequence.to_le_bytes());
        bytes.extend(self.position.end.to_le_bytes());
        bytes.extend(self.position.seal);
        bytes.extend(blake3::hash(&bytes).as_bytes());
        bytes.try_into().expect("the fields add up to a copy's length")
    }

    fn decode(bytes: &[u8; COPY_BYTES]) -> Option<Self> {
        let (sealed, seal) = bytes.split_at(COPY_BYTES - 32);
        let seal: Hash = seal.try_into().ok()?;
        let mut fields = Fields(sealed);
        if blake3::hash(sealed) != seal || fields.take()? != MAGIC {
            return None;
        }
        let journal = fields.take()?;
        let position = Position {
            sequence: u64::from_le_bytes(fields.take()?),
            end: u64::from_le_bytes(fields.take()?),
            seal: fields.take()?,
        };
        Some(Self { journal, position })
    }
}

impl Head {
    /// Writes a head file with both copies saying `copy`, in place of any other.
    pub(super) fn create(folder: &Path, copy: Copy) -> Result<Self, StoreError> {
        let path = folder.join(FILE_NAME);
        let temporary = folder.join(format!("{FILE_NAME}.new"));
        let file = create_file(&temporary)?;
        // Both pages are filled, so that later writes never need room.
        let mut bytes = vec![0; 2 * COPY_STRIDE as usize];
        bytes[..COPY_BYTES].copy_from_slice(&copy.encode());
        bytes[COPY_STRIDE as usize..][..COPY_BYTES].copy_from_slice(&copy.encode());
        file.write_all_at(&bytes, 0).map_err(StoreError::io(IoAction::Write, &temporary))?;
        file.sync_all().map_err(StoreError::io(IoAction::Sync, &temporary))?;
        fs::rename(&temporary, &path).map_err(StoreError::io(IoAction::Replace, &path))?;
        sync_folder(folder)?;
        Ok(Self { file, path, next_slot: 0 })
    }

    /// Opens the head file to write on, over the older copy first.
    pub(super) fn open(folder: &Path, reading: &Reading, journal: JournalId) -> Result<Self, StoreError> {
        let path = folder.join(FILE_NAME);
        let file = File::options().write(true).open(&path).map_err(StoreError::io(IoAction::Open, &path))?;
        let newest = reading.newest(journal);
        let next_slot = if reading.copies[0] == newest { 1 } else { 0 };
        Ok(Self { file, path, next_slot })
    }

    /// Writes the older copy anew and waits until it is on the disk.
    pub(super) fn write(&mut self, copy: Copy) -> Result<(), StoreError> {
        let offset = self.next_slot * COPY_STRIDE;
        self.file.write_all_at(&copy.encode(), offset).map_err(StoreError::io(IoAction::Write, &self.path))?;
        self.file.sync_data().map_err(StoreError::io(IoAction::Sync, &self.path))?;
        self.next_slot = 1 - self.next_slot;
        Ok(())
    }
}

/// The error for a head file of which neither copy can be read.
pub(super) fn unreadable(folder: &Path) -> StoreError {
    StoreError::Damaged { file: folder.join(FILE_NAME), damage: Damage::BothCopies }
}
