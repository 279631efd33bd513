//! The journal: one append-only file that holds every saved record, sealed and chained.
//!
//! Layout: a sealed file header, then entries (see `frame`). Only bodies of entries that no longer count are ever
//! overwritten, with zeros. When most of the file is such remains, it is written anew (see `rewrite`).

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use super::StoreError;
use super::error::{Damage, IoAction};
use super::files::read_at_most;
use super::frame::{self, Body, Fields, HEADER_BYTES, Hash, Header, Kind};
use super::head::JournalId;
use super::key::RecordId;

/// The journal's name in the store's folder.
pub(super) const FILE_NAME: &str = "records.journal";
/// Where the first entry begins.
pub(super) const FIRST_ENTRY: u64 = FILE_HEADER_BYTES as u64;
const MAGIC: [u8; 8] = *b"ONWARDj\0";
const FORMAT: u32 = 1;
const FILE_HEADER_BYTES: usize = 8 + 4 + 4 + 16 + 16 + 32 + 8 + 8 + 32 + 32;
/// Zeros to overwrite bodies with.
static ZEROS: [u8; 1 << 16] = [0; 1 << 16];

/// A place between two entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    /// The highest number used so far.
    pub sequence: u64,
    /// Where the next entry begins.
    pub end: u64,
    /// The seal of the entry before it.
    pub seal: Hash,
}

/// Where an entry lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Location {
    /// Where it begins.
    pub offset: u64,
    /// Its length with its header.
    pub frame_bytes: u32,
    /// Its number.
    pub sequence: u64,
}

/// The journal and the place in it from which another journal was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Origin {
    /// The earlier journal; zeros when there is none.
    pub journal: JournalId,
    /// The seal of its last promised entry.
    pub seal: Hash,
}

impl Origin {
    /// Of a journal that replaces none.
    pub(super) const NONE: Self = Self { journal: [0; 16], seal: [0; 32] };
}

/// What the beginning of a journal says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileHeader {
    /// This journal.
    pub id: JournalId,
    /// What it was written from.
    pub origin: Origin,
    /// How far it reached when it was made; all until there was promised.
    pub base: Position,
}

impl FileHeader {
    /// Of an empty journal.
    pub(super) fn empty(id: JournalId) -> Self {
        Self { id, origin: Origin::NONE, base: start(id) }
    }

    /// The header as bytes.
    pub(super) fn encode(&self) -> [u8; FILE_HEADER_BYTES] {
        let mut bytes = Vec::with_capacity(FILE_HEADER_BYTES);
        bytes.extend(MAGIC);
        bytes.extend(FORMAT.to_le_bytes());
        bytes.extend([0; 4]);
        bytes.extend(self.id);
        bytes.extend(self.origin.journal);
        bytes.extend(self.origin.seal);
        bytes.extend(self.base.sequence.to_le_bytes());
        bytes.extend(self.base.end.to_le_bytes());
        bytes.extend(self.base.seal);
        bytes.extend(blake3::hash(&bytes).as_bytes());
        bytes.try_into().expect("the fields add up to the header's length")
    }

    /// Reads a header; the format's number comes first, so that a later format is told from damage.
    fn decode(bytes: &[u8; FILE_HEADER_BYTES]) -> Option<(u32, Self)> {
        let (sealed, seal) = bytes.split_at(FILE_HEADER_BYTES - 32);
        let seal: Hash = seal.try_into().ok()?;
        let mut fields = Fields(sealed);
        if blake3::hash(sealed) != seal || fields.take()? != MAGIC {
            return None;
        }
        let format = u32::from_le_bytes(fields.take()?);
        let id = fields.skip(4)?.take()?;
        let origin = Origin { journal: fields.take()?, seal: fields.take()? };
        let base = Position {
            sequence: u64::from_le_bytes(fields.take()?),
            end: u64::from_le_bytes(fields.take()?),
            seal: fields.take()?,
        };
        Some((format, Self { id, origin, base }))
    }
}

/// The place before the first entry of a journal.
pub(super) fn start(journal: JournalId) -> Position {
    Position { sequence: 0, end: FIRST_ENTRY, seal: blake3::derive_key("onward journal start v1", &journal) }
}

/// An open journal; what is at which place in it is known to others.
#[derive(Debug)]
pub(super) struct Journal {
    pub(super) file: File,
    pub(super) path: PathBuf,
    pub(super) header: FileHeader,
}

impl Journal {
    /// Opens the journal in `folder`; none when there is no such file.
    pub(super) fn open(folder: &Path) -> Result<Option<Self>, StoreError> {
        let path = folder.join(FILE_NAME);
        let file = match File::options().read(true).write(true).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(StoreError::io(IoAction::Open, &path)(error)),
        };
        let mut bytes = [0; FILE_HEADER_BYTES];
        let length = read_at_most(&file, &mut bytes, 0).map_err(StoreError::io(IoAction::Read, &path))?;
        let damaged = |damage| StoreError::Damaged { file: path.clone(), damage };
        if length < FILE_HEADER_BYTES {
            let missing_bytes = (FILE_HEADER_BYTES - length) as u64;
            return Err(damaged(Damage::CutShort { end: length as u64, missing_bytes }));
        }
        match FileHeader::decode(&bytes) {
            Some((FORMAT, header)) => Ok(Some(Self { file, path, header })),
            Some((found, _)) => Err(StoreError::NewerFormat { file: path, found, supported: FORMAT }),
            None => Err(damaged(Damage::Checksum { at: 0 })),
        }
    }

    /// How long the file is.
    pub(super) fn size_bytes(&self) -> Result<u64, StoreError> {
        Ok(self.file.metadata().map_err(StoreError::io(IoAction::Read, &self.path))?.len())
    }

    /// The JSON of the record that was saved at `location`.
    pub(super) fn read(&self, id: RecordId, location: Location) -> Result<Vec<u8>, StoreError> {
        let mut bytes = vec![0; location.frame_bytes as usize];
        let length = read_at_most(&self.file, &mut bytes, location.offset)
            .map_err(StoreError::io(IoAction::Read, &self.path))?;
        let (head, body) = bytes[..length].split_first_chunk::<HEADER_BYTES>().ok_or_else(|| self.damaged(location))?;
        match Header::decode(head) {
            Some((header, _))
                if header.kind == Kind::Put
                    && header.id == id
                    && header.sequence == location.sequence
                    && header.check(body) == Body::Whole =>
            {
                Ok(frame::json_of(body).to_vec())
            }
            _ => Err(self.damaged(location)),
        }
    }

    /// Writes bytes at `at`.
    pub(super) fn write(&self, at: u64, bytes: &[u8]) -> Result<(), StoreError> {
        self.file.write_all_at(bytes, at).map_err(StoreError::io(IoAction::Write, &self.path))
    }

    /// Cuts off what follows `end`.
    pub(super) fn cut(&self, end: u64) -> Result<(), StoreError> {
        self.file.set_len(end).map_err(StoreError::io(IoAction::Replace, &self.path))
    }

    /// Overwrites the body at `location` with zeros.
    pub(super) fn zero(&self, location: Location) -> Result<(), StoreError> {
        let end = location.offset + u64::from(location.frame_bytes);
        let mut at = location.offset + HEADER_BYTES as u64;
        while at < end {
            let count = ZEROS.len().min((end - at) as usize);
            self.file.write_all_at(&ZEROS[..count], at).map_err(StoreError::io(IoAction::Replace, &self.path))?;
            at += count as u64;
        }
        Ok(())
    }

    /// Waits until all that was written is on the disk.
    pub(super) fn sync(&self) -> Result<(), StoreError> {
        self.file.sync_data().map_err(StoreError::io(IoAction::Sync, &self.path))
    }

    fn damaged(&self, location: Location) -> StoreError {
        StoreError::Damaged { file: self.path.clone(), damage: Damage::Checksum { at: location.offset } }
    }
}
