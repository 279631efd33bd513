//! Opening a store: reads the whole journal, mends what was never promised, and refuses what was promised but is gone.

use std::io::{BufReader, Read};
use std::path::Path;

use rustc_hash::FxHashMap;

use super::StoreError;
use super::error::{Damage, IoAction};
use super::files::{ReadFrom, create_file, delete_file, sync_folder};
use super::frame::{Body, HEADER_BYTES, Hash, Header, Kind};
use super::head::{self, Copy, Head, Reading};
use super::journal::{self, FIRST_ENTRY, FileHeader, Journal, Location, Position, start};
use super::key::{RecordId, random_bytes};

/// Where each saved record lies in the journal.
pub(super) type Live = FxHashMap<RecordId, Location>;

const READ_BUFFER_BYTES: usize = 1 << 20;

/// A store that is ready to be written on.
#[derive(Debug)]
pub(super) struct Recovered {
    pub journal: Journal,
    pub head: Head,
    pub position: Position,
    pub live: Live,
}

/// What the journal holds up to the first place where it cannot be read on.
#[derive(Debug)]
struct Scan {
    /// The last entry about each record that is still saved, with what is left of it.
    live: FxHashMap<RecordId, (Location, Body)>,
    /// Bodies that no longer count but are not zeros yet.
    remains: Vec<Location>,
    position: Position,
    entry_count_past_floor: u64,
    /// Where entries begin that belong together and whose last is not there.
    unfinished: Option<u64>,
}

/// Brings the store in `folder` into a state in which everything that was promised can be read.
///
/// # Errors
/// [`StoreError::Damaged`] when something that was promised is not whole.
pub(super) fn recover(folder: &Path) -> Result<Recovered, StoreError> {
    // A rewrite that was interrupted; it holds people's words.
    for name in [journal::FILE_NAME, head::FILE_NAME] {
        delete_file(&folder.join(format!("{name}.new")))?;
    }
    let reading = Reading::of(folder)?;
    let Some(journal) = Journal::open(folder)? else {
        return match reading {
            None => create(folder),
            Some(_) => Err(damaged(&folder.join(journal::FILE_NAME), Damage::Missing)),
        };
    };
    let floor = promised(folder, &journal, reading.as_ref())?;
    let scan = scan_whole(&journal, floor, journal.size_bytes()?)?;
    mend_end(&journal, &scan, floor)?;
    let position = scan.position;
    let copy = Copy { journal: journal.header.id, position };
    let head = match reading {
        Some(reading) if reading.is_whole(journal.header.id) => {
            let mut head = Head::open(folder, &reading, journal.header.id)?;
            if position != floor {
                head.write(copy)?;
            }
            head
        }
        _ => {
            tracing::warn!("a copy of the store's head file was missing or damaged and has been written anew");
            Head::create(folder, copy)?
        }
    };
    // Only now: until the head counts them, the entries that superseded these might still be lost.
    zero_remains(&journal, &scan.remains)?;
    let live = scan.live.into_iter().map(|(id, (location, _))| (id, location)).collect();
    Ok(Recovered { journal, head, position, live })
}

/// Where every saved record lies in the journal up to `end`.
pub(super) fn locate(journal: &Journal, end: Position) -> Result<Live, StoreError> {
    let scan = scan_whole(journal, end, end.end)?;
    Ok(scan.live.into_iter().map(|(id, (location, _))| (id, location)).collect())
}

/// Makes an empty store: first the journal, then the head, so that a head without a journal always means loss.
fn create(folder: &Path) -> Result<Recovered, StoreError> {
    let header = FileHeader::empty(random_bytes()?);
    let path = folder.join(journal::FILE_NAME);
    let temporary = folder.join(format!("{}.new", journal::FILE_NAME));
    let journal = Journal { file: create_file(&temporary)?, path: path.clone(), header };
    journal.write(0, &header.encode())?;
    journal.sync()?;
    std::fs::rename(&temporary, &path).map_err(StoreError::io(IoAction::Replace, &path))?;
    sync_folder(folder)?;
    let position = header.base;
    let head = Head::create(folder, Copy { journal: header.id, position })?;
    Ok(Recovered { journal, head, position, live: Live::default() })
}

/// How far the journal was promised.
fn promised(folder: &Path, journal: &Journal, reading: Option<&Reading>) -> Result<Position, StoreError> {
    let FileHeader { id, origin, base } = journal.header;
    let Some(reading) = reading else {
        // Nothing is written before there is a head: a crash while the store was being made.
        if base == start(id) && journal.size_bytes()? == FIRST_ENTRY {
            return Ok(base);
        }
        return Err(damaged(&folder.join(head::FILE_NAME), Damage::Missing));
    };
    if let Some(copy) = reading.newest(id) {
        return Ok(copy.position);
    }
    let mut copies = reading.copies.iter().flatten().peekable();
    if copies.peek().is_none() {
        return Err(head::unreadable(folder));
    }
    // A crash after the journal was replaced and before the head was told.
    if copies.any(|copy| copy.journal == origin.journal && copy.position.seal == origin.seal) {
        return Ok(base);
    }
    Err(damaged(&folder.join(head::FILE_NAME), Damage::Foreign))
}

/// Reads entries up to `limit` and sees to it that all that was promised is whole.
fn scan_whole(journal: &Journal, floor: Position, limit: u64) -> Result<Scan, StoreError> {
    let mut limit = limit;
    loop {
        let scan = scan(journal, floor, limit)?;
        let broken = scan.live.values().filter(|(_, body)| *body != Body::Whole).map(|(location, _)| location.offset);
        // What belongs together and is not all there was never promised either.
        match broken.chain(scan.unfinished).min() {
            None => return Ok(scan),
            Some(at) if at < floor.end => return Err(damaged(&journal.path, Damage::Checksum { at })),
            // Never promised, and not whole: it counts as never written.
            Some(at) => limit = at,
        }
    }
}

fn scan(journal: &Journal, floor: Position, limit: u64) -> Result<Scan, StoreError> {
    let read_error = || StoreError::io(IoAction::Read, &journal.path);
    let from = ReadFrom { file: &journal.file, offset: FIRST_ENTRY };
    let mut reader = BufReader::with_capacity(READ_BUFFER_BYTES, from);
    let mut scan = Scan::starting_at(start(journal.header.id));
    let mut body = Vec::new();
    loop {
        let at = scan.position.end;
        if at == floor.end && scan.position.seal != floor.seal {
            return Err(damaged(&journal.path, Damage::Chain { at }));
        }
        let fault = if limit.saturating_sub(at) < HEADER_BYTES as u64 {
            Damage::CutShort { end: limit, missing_bytes: floor.end.saturating_sub(limit) }
        } else {
            let mut head = [0; HEADER_BYTES];
            reader.read_exact(&mut head).map_err(read_error())?;
            match Header::decode(&head) {
                None => Damage::Checksum { at },
                Some((header, _)) if !header.follows(&scan.position) => Damage::Chain { at },
                Some((header, _)) if at + header.frame_bytes() > limit => {
                    Damage::CutShort { end: limit, missing_bytes: floor.end.saturating_sub(limit) }
                }
                Some((header, seal)) => {
                    body.resize(header.body_bytes as usize, 0);
                    reader.read_exact(&mut body).map_err(read_error())?;
                    scan.take(&header, seal, &body, floor);
                    if at < floor.end && scan.position.end > floor.end {
                        return Err(damaged(&journal.path, Damage::Chain { at }));
                    }
                    continue;
                }
            }
        };
        if at < floor.end {
            return Err(damaged(&journal.path, fault));
        }
        scan.position.sequence = scan.position.sequence.max(floor.sequence);
        return Ok(scan);
    }
}

impl Header {
    fn follows(&self, position: &Position) -> bool {
        self.previous == position.seal && self.sequence > position.sequence
    }
}

impl Scan {
    fn starting_at(position: Position) -> Self {
        Self { live: FxHashMap::default(), remains: Vec::new(), position, entry_count_past_floor: 0, unfinished: None }
    }

    fn take(&mut self, header: &Header, seal: Hash, body: &[u8], floor: Position) {
        let offset = self.position.end;
        let frame_bytes = HEADER_BYTES as u32 + header.body_bytes;
        let location = Location { offset, frame_bytes, sequence: header.sequence };
        let before = match header.kind {
            Kind::Put => self.live.insert(header.id, (location, header.check(body))),
            Kind::Erase => self.live.remove(&header.id),
        };
        if let Some((location, Body::Whole | Body::Broken)) = before {
            self.remains.push(location);
        }
        self.unfinished = (header.to_follow > 0).then(|| self.unfinished.unwrap_or(offset));
        self.position = Position { sequence: header.sequence, end: offset + header.frame_bytes(), seal };
        self.entry_count_past_floor += u64::from(offset >= floor.end);
    }
}

/// Cuts off what is not whole after the last entry, and makes what is whole but was never promised last.
fn mend_end(journal: &Journal, scan: &Scan, floor: Position) -> Result<(), StoreError> {
    let torn_bytes = journal.size_bytes()?.saturating_sub(scan.position.end);
    if torn_bytes == 0 && scan.position.end == floor.end {
        return Ok(());
    }
    if torn_bytes > 0 {
        journal.cut(scan.position.end)?;
    }
    rewrite_unpromised(journal, floor.end, scan.position.end)?;
    journal.sync()?;
    let kept_entries = scan.entry_count_past_floor;
    tracing::info!(torn_bytes, kept_entries, "the journal's end was mended; nothing that was promised is missing");
    Ok(())
}

/// Finishes erasing what an interruption has left of erased and replaced records.
fn zero_remains(journal: &Journal, remains: &[Location]) -> Result<(), StoreError> {
    if remains.is_empty() {
        return Ok(());
    }
    for location in remains {
        journal.zero(*location)?;
    }
    tracing::info!(zeroed_entries = remains.len(), "finished erasing after an interruption");
    journal.sync()
}

/// Writes whole but unpromised entries over themselves: after a failed write to disk they may be in memory only, and
/// the system would not try them again.
fn rewrite_unpromised(journal: &Journal, from: u64, end: u64) -> Result<(), StoreError> {
    let mut buffer = vec![0; READ_BUFFER_BYTES];
    let mut at = from;
    while at < end {
        let count = buffer.len().min((end - at) as usize);
        let mut reader = ReadFrom { file: &journal.file, offset: at };
        reader.read_exact(&mut buffer[..count]).map_err(StoreError::io(IoAction::Read, &journal.path))?;
        journal.write(at, &buffer[..count])?;
        at += count as u64;
    }
    Ok(())
}

fn damaged(file: &Path, damage: Damage) -> StoreError {
    StoreError::Damaged { file: file.to_path_buf(), damage }
}
