//! Writes a journal anew with only what is still saved: to save room, as a backup, or from a damaged one.

use std::fs;
use std::path::Path;

use super::StoreError;
use super::error::IoAction;
use super::files::{create_file, sync_folder};
use super::frame::{self, Place};
use super::head::{Copy, Head};
use super::journal::{self, FIRST_ENTRY, FileHeader, Journal, Location, Origin, Position, start};
use super::key::{RecordId, random_bytes};
use super::recovery::Live;

/// How much is gathered before it is written.
const BUFFER_BYTES: usize = 1 << 20;

/// A journal that has been written anew, in place, with its head.
pub(super) struct Rewritten {
    pub journal: Journal,
    pub head: Head,
    pub position: Position,
    pub live: Live,
}

/// How far a rewrite came before it failed.
pub(super) struct RewriteError {
    pub cause: StoreError,
    /// Whether the former journal may have been replaced already.
    pub is_replaced: bool,
}

/// Copies the records at `live` out of `source` into a new journal in `folder`, in place of the one there.
///
/// Numbers are kept, so that revisions stay what they were; `sequence` is the highest number used so far.
pub(super) fn rewrite(
    source: &Journal,
    live: Vec<(RecordId, Location)>,
    folder: &Path,
    origin: Origin,
    sequence: u64,
) -> Result<Rewritten, RewriteError> {
    let path = folder.join(journal::FILE_NAME);
    let temporary = folder.join(format!("{}.new", journal::FILE_NAME));
    let before = |cause| RewriteError { cause, is_replaced: false };
    let after = |cause| RewriteError { cause, is_replaced: true };
    let (mut journal, position, live) = copy(source, live, &temporary, origin, sequence).map_err(before)?;
    fs::rename(&temporary, &path).map_err(StoreError::io(IoAction::Replace, &path)).map_err(after)?;
    sync_folder(folder).map_err(after)?;
    let head = Head::create(folder, Copy { journal: journal.header.id, position }).map_err(after)?;
    journal.path = path;
    Ok(Rewritten { journal, head, position, live })
}

fn copy(
    source: &Journal,
    mut live: Vec<(RecordId, Location)>,
    target: &Path,
    origin: Origin,
    sequence: u64,
) -> Result<(Journal, Position, Live), StoreError> {
    live.sort_unstable_by_key(|(_, location)| location.sequence);
    let id = random_bytes()?;
    let header = FileHeader { origin, ..FileHeader::empty(id) };
    let mut journal = Journal { file: create_file(target)?, path: target.to_path_buf(), header };
    let mut copied = Live::with_capacity_and_hasher(live.len(), Default::default());
    let mut buffer = Vec::with_capacity(BUFFER_BYTES);
    let mut written_to = FIRST_ENTRY;
    let mut position = start(id);
    for (id, location) in live {
        let json = source.read(id, location)?;
        let place = Place { sequence: location.sequence, previous: position.seal, to_follow: 0 };
        let (header, seal) = frame::append(&mut buffer, place, id, Some(&json))?;
        copied.insert(id, Location { offset: position.end, ..location });
        position = Position { sequence: location.sequence, end: position.end + header.frame_bytes(), seal };
        if buffer.len() >= BUFFER_BYTES {
            journal.write(written_to, &buffer)?;
            written_to = position.end;
            buffer.clear();
        }
    }
    journal.write(written_to, &buffer)?;
    position.sequence = sequence.max(position.sequence);
    journal.header.base = position;
    journal.write(0, &journal.header.encode())?;
    journal.sync()?;
    Ok((journal, position, copied))
}
