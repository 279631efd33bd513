//! Keeps the records of a damaged store that are still whole.

use std::collections::hash_map::Entry;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use super::StoreError;
use super::embedded::lock;
use super::error::{Damage, IoAction};
use super::files::{read_at_most, sync_folder};
use super::frame::{Body, HEADER_BYTES, Header, Kind, MAGIC};
use super::head::{Copy, Reading};
use super::journal::{self, FIRST_ENTRY, FileHeader, Journal, Location, Origin};
use super::key::{RecordId, random_bytes};
use super::rewrite::rewrite;

/// How much is searched at a time for where an entry begins.
const SEARCH_BYTES: usize = 1 << 16;

/// What could be kept of a damaged store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvaged {
    /// How many records are whole.
    pub record_count: u64,
    /// How many bytes of the journal belong to no whole entry.
    pub unreadable_bytes: u64,
    /// The damaged journal as it was; it still holds people's words, and erasing a record does not reach it.
    pub set_aside: PathBuf,
}

/// Sets the journal in `folder` aside and writes a new one with every record that is still whole.
///
/// Erased records cannot come back, because their words were overwritten. Run it only while onward is stopped.
///
/// # Errors
/// [`StoreError::InUse`], [`StoreError::NewerFormat`], [`StoreError::Damaged`] when there is no journal at all, and
/// [`StoreError::Io`]; until the new journal is in place, the damaged one stays as it is.
pub fn salvage(folder: &Path) -> Result<Salvaged, StoreError> {
    let _lock = lock(folder)?;
    let path = folder.join(journal::FILE_NAME);
    match Journal::open(folder) {
        Ok(Some(_)) | Err(StoreError::Damaged { .. }) => {}
        Ok(None) => return Err(StoreError::Damaged { file: path, damage: Damage::Missing }),
        Err(error) => return Err(error),
    }
    let file = File::open(&path).map_err(StoreError::io(IoAction::Open, &path))?;
    let found = Found::in_file(&file).map_err(StoreError::io(IoAction::Read, &path))?;
    let size_bytes = file.metadata().map_err(StoreError::io(IoAction::Read, &path))?.len();
    let set_aside = set_aside(folder, &path)?;
    let newest = newest_copy(folder)?;
    let origin = newest.map_or(Origin::NONE, |copy| Origin { journal: copy.journal, seal: copy.position.seal });
    let sequence = found.sequence.max(newest.map_or(0, |copy| copy.position.sequence));
    let source = Journal { file, path, header: FileHeader::empty(random_bytes()?) };
    let live: Vec<_> = found.last.into_iter().filter_map(|(id, (_, location))| Some((id, location?))).collect();
    let rewritten = rewrite(&source, live, folder, origin, sequence).map_err(|error| error.cause)?;
    let salvaged = Salvaged {
        record_count: rewritten.live.len() as u64,
        unreadable_bytes: size_bytes.saturating_sub(FIRST_ENTRY + found.whole_bytes),
        set_aside,
    };
    let Salvaged { record_count, unreadable_bytes, .. } = salvaged;
    tracing::warn!(record_count, unreadable_bytes, "wrote a new journal from what was whole in a damaged one");
    Ok(salvaged)
}

/// The entries that are whole.
#[derive(Default)]
struct Found {
    /// The number of the last entry about each record, and where it lies unless it says that the record was erased.
    last: FxHashMap<RecordId, (u64, Option<Location>)>,
    sequence: u64,
    whole_bytes: u64,
}

impl Found {
    fn in_file(file: &File) -> std::io::Result<Self> {
        let mut found = Self::default();
        let mut at = 0;
        while let Some(start) = next_magic(file, at)? {
            at = start + found.take(file, start)?.unwrap_or(1);
        }
        Ok(found)
    }

    /// Takes the entry at `offset` and returns its length, if its header is whole.
    fn take(&mut self, file: &File, offset: u64) -> std::io::Result<Option<u64>> {
        let mut head = [0; HEADER_BYTES];
        read_at_most(file, &mut head, offset)?;
        let Some((header, _)) = Header::decode(&head) else {
            return Ok(None);
        };
        let mut body = vec![0; header.body_bytes as usize];
        let body_bytes = read_at_most(file, &mut body, offset + HEADER_BYTES as u64)?;
        let state = header.check(&body[..body_bytes]);
        let location = Location { offset, frame_bytes: header.frame_bytes() as u32, sequence: header.sequence };
        let location = (header.kind == Kind::Put && state == Body::Whole).then_some(location);
        self.sequence = self.sequence.max(header.sequence);
        // A record whose last entry is not whole is lost: an earlier one would be something it no longer says.
        match self.last.entry(header.id) {
            Entry::Occupied(mut last) if last.get().0 < header.sequence => {
                last.insert((header.sequence, location));
            }
            Entry::Occupied(_) => {}
            Entry::Vacant(last) => {
                last.insert((header.sequence, location));
            }
        }
        if state == Body::Broken {
            // The length may hide the beginning of the next entry if this one was cut out of the middle.
            return Ok(Some(HEADER_BYTES as u64));
        }
        self.whole_bytes += header.frame_bytes();
        Ok(Some(header.frame_bytes()))
    }
}

/// Where the next entry may begin, from `at` on.
fn next_magic(file: &File, mut at: u64) -> std::io::Result<Option<u64>> {
    let mut buffer = vec![0; SEARCH_BYTES];
    loop {
        let length = read_at_most(file, &mut buffer, at)?;
        if let Some(found) = buffer[..length].windows(MAGIC.len()).position(|window| window == MAGIC) {
            return Ok(Some(at + found as u64));
        }
        if length < buffer.len() {
            return Ok(None);
        }
        at += (length - MAGIC.len() + 1) as u64;
    }
}

/// Copies the journal to a free name beside it.
fn set_aside(folder: &Path, path: &Path) -> Result<PathBuf, StoreError> {
    let name = |number: u32| folder.join(format!("{}.damaged-{number}", journal::FILE_NAME));
    let target = (1..).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(0));
    fs::copy(path, &target).map_err(StoreError::io(IoAction::Replace, &target))?;
    let copy = File::open(&target).map_err(StoreError::io(IoAction::Open, &target))?;
    copy.sync_all().map_err(StoreError::io(IoAction::Sync, &target))?;
    sync_folder(folder)?;
    Ok(target)
}

fn newest_copy(folder: &Path) -> Result<Option<Copy>, StoreError> {
    let copies = Reading::of(folder)?.map_or([None, None], |reading| reading.copies);
    Ok(copies.into_iter().flatten().max_by_key(|copy| copy.position.sequence))
}
