//! The view: where in the journal each record lies, kept in sled, and rebuilt from the journal whenever it is in doubt.
//!
//! sled holds no person's words, because its files keep old pages. It is never shown a damaged file, because it opens
//! some of them with entries silently missing: its files are sealed when it is closed, anything without a whole seal
//! is deleted, and what it then holds is compared with the journal, entry by entry.

use std::fs;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use super::files::delete_file;
use super::frame::Fields;
use super::journal::Location;
use super::key::RecordId;
use super::recovery::Live;

const FOLDER_NAME: &str = "view";
const SEAL_NAME: &str = "view.seal";
const CACHE_BYTES: u64 = 16 << 20;
/// How many entries are put into sled at a time when it is filled.
const FILL_BATCH: usize = 4096;

/// What became of records: where each now lies, or that it is gone.
pub(super) type Changes = FxHashMap<RecordId, Option<Location>>;

/// sled failed or panicked; the view has to be rebuilt.
#[derive(Debug, Clone, Copy)]
pub(super) struct ViewFailed;

/// Where each record lies.
pub(super) enum View {
    /// In sled.
    Sled { db: sled::Db, folder: PathBuf },
    /// In memory, after sled has failed and until the next start.
    Memory(Live),
}

impl View {
    /// Opens the view beside the journal so that it holds exactly `live`.
    pub(super) fn open(folder: &Path, live: Live) -> Self {
        match reopen(folder, &live).or_else(|| rebuild(folder, &live)) {
            Some(db) => Self::Sled { db, folder: folder.to_path_buf() },
            None => {
                tracing::warn!("sled could not be opened; the places of records are kept in memory");
                Self::Memory(live)
            }
        }
    }

    /// Where the record lies.
    pub(super) fn get(&self, id: RecordId) -> Result<Option<Location>, ViewFailed> {
        match self {
            Self::Memory(live) => Ok(live.get(&id).copied()),
            Self::Sled { db, .. } => match guarded(|| db.get(id.0))? {
                Some(value) => decode(&value).ok_or(ViewFailed).map(Some),
                None => Ok(None),
            },
        }
    }

    /// Every record with its place.
    pub(super) fn entries(&self) -> Result<Vec<(RecordId, Location)>, ViewFailed> {
        match self {
            Self::Memory(live) => Ok(live.iter().map(|(id, location)| (*id, *location)).collect()),
            Self::Sled { db, .. } => guarded(|| db.iter().collect::<sled::Result<Vec<_>>>())?
                .iter()
                .map(|(id, value)| Some((RecordId(id.as_ref().try_into().ok()?), decode(value)?)))
                .collect::<Option<_>>()
                .ok_or(ViewFailed),
        }
    }

    /// Takes note of what became of records.
    pub(super) fn apply(&mut self, changes: &Changes) -> Result<(), ViewFailed> {
        match self {
            Self::Memory(live) => {
                for (id, location) in changes {
                    match location {
                        Some(location) => live.insert(*id, *location),
                        None => live.remove(id),
                    };
                }
                Ok(())
            }
            Self::Sled { db, .. } => {
                let mut batch = sled::Batch::default();
                for (id, location) in changes {
                    match location {
                        Some(location) => batch.insert(&id.0, &encode(*location)),
                        None => batch.remove(&id.0),
                    }
                }
                guarded(|| db.apply_batch(batch))
            }
        }
    }

    /// Goes on in memory after sled has failed.
    pub(super) fn give_up_sled(&mut self, live: Live) {
        if let Self::Sled { db, .. } = std::mem::replace(self, Self::Memory(live)) {
            abandon::<()>(db);
        }
    }

    /// Closes sled and seals its files; if that fails, the view is rebuilt at the next start.
    pub(super) fn close(self) {
        if let Self::Sled { db, folder } = self
            && guarded(|| db.flush()).is_ok()
            && catch_unwind(AssertUnwindSafe(move || drop(db))).is_ok()
            && let Ok(seal) = seal_of(&folder.join(FOLDER_NAME))
        {
            // A seal that is not written only costs a rebuild.
            fs::write(folder.join(SEAL_NAME), seal.as_bytes()).ok();
        }
    }
}

/// Opens sled if its files are as they were sealed and hold exactly `live`.
fn reopen(folder: &Path, live: &Live) -> Option<sled::Db> {
    let seal_path = folder.join(SEAL_NAME);
    let sealed: [u8; 32] = fs::read(&seal_path).ok()?.try_into().ok()?;
    let found = seal_of(&folder.join(FOLDER_NAME)).ok()?;
    // From here on sled writes, so the seal no longer holds.
    delete_file(&seal_path).ok()?;
    if found != sealed {
        tracing::warn!("the view's files were damaged; rebuilding it from the journal");
        return None;
    }
    let db = guarded(|| config(folder).open()).ok()?;
    match holds_exactly(&db, live) {
        Ok(true) => Some(db),
        Ok(false) => None,
        Err(ViewFailed) => abandon(db),
    }
}

/// Never drops a sled that has failed: that would have it flush, and then it may panic or wait for ever.
fn abandon<T>(db: sled::Db) -> Option<T> {
    std::mem::forget(db);
    None
}

fn rebuild(folder: &Path, live: &Live) -> Option<sled::Db> {
    let path = folder.join(FOLDER_NAME);
    match fs::remove_dir_all(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return None,
        _ => {}
    }
    let db = guarded(|| config(folder).open()).ok()?;
    let mut entries: Vec<_> = live.iter().collect();
    entries.sort_unstable_by_key(|(id, _)| **id);
    for chunk in entries.chunks(FILL_BATCH) {
        let mut batch = sled::Batch::default();
        for (id, location) in chunk {
            batch.insert(&id.0, &encode(**location));
        }
        if guarded(|| db.apply_batch(batch)).is_err() {
            return abandon(db);
        }
    }
    Some(db)
}

fn holds_exactly(db: &sled::Db, live: &Live) -> Result<bool, ViewFailed> {
    let agree = |(id, value): (sled::IVec, sled::IVec)| {
        let location = id.as_ref().try_into().ok().and_then(|id| live.get(&RecordId(id)));
        location.is_some() && location.copied() == decode(&value)
    };
    let agreeing = guarded(|| {
        let mut count = 0;
        for entry in db.iter() {
            count += usize::from(agree(entry?));
        }
        Ok(count)
    });
    Ok(agreeing? == live.len() && guarded(|| Ok(db.len()))? == live.len())
}

/// No flushing on a timer: the journal is what lasts, and sled's asynchronous flushing can deadlock.
fn config(folder: &Path) -> sled::Config {
    sled::Config::new().path(folder.join(FOLDER_NAME)).cache_capacity(CACHE_BYTES).flush_every_ms(None)
}

/// sled panics where others return errors.
fn guarded<T>(call: impl FnOnce() -> sled::Result<T>) -> Result<T, ViewFailed> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(_)) | Err(_) => Err(ViewFailed),
    }
}

/// A hash over names, lengths and contents of all files in `folder`.
fn seal_of(folder: &Path) -> io::Result<blake3::Hash> {
    let mut hasher = blake3::Hasher::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            hasher.update(path.file_name().unwrap_or_default().as_encoded_bytes());
            hasher.update(&path.metadata()?.len().to_le_bytes());
            io::copy(&mut fs::File::open(&path)?, &mut hasher)?;
        }
    }
    Ok(hasher.finalize())
}

fn encode(location: Location) -> [u8; 20] {
    let mut bytes = [0; 20];
    bytes[..8].copy_from_slice(&location.offset.to_le_bytes());
    bytes[8..12].copy_from_slice(&location.frame_bytes.to_le_bytes());
    bytes[12..].copy_from_slice(&location.sequence.to_le_bytes());
    bytes
}

fn decode(bytes: &[u8]) -> Option<Location> {
    let mut fields = Fields(bytes);
    Some(Location {
        offset: u64::from_le_bytes(fields.take()?),
        frame_bytes: u32::from_le_bytes(fields.take()?),
        sequence: u64::from_le_bytes(fields.take()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn live(count: u8) -> Live {
        (0..count)
            .map(|n| (RecordId([n; 32]), Location { offset: n.into(), frame_bytes: 9, sequence: n.into() }))
            .collect()
    }

    #[test]
    fn a_view_that_was_closed_in_order_is_used_again() {
        let folder = tempfile::tempdir().unwrap();
        View::open(folder.path(), live(3)).close();
        let db = reopen(folder.path(), &live(3)).expect("the seal holds");
        assert!(!holds_exactly(&db, &live(2)).unwrap(), "one too many");
        assert!(!holds_exactly(&db, &live(4)).unwrap(), "one missing");
    }

    #[test]
    fn a_view_that_differs_from_the_journal_is_rebuilt() {
        let folder = tempfile::tempdir().unwrap();
        View::open(folder.path(), live(3)).close();
        let view = View::open(folder.path(), live(5));
        assert_eq!(view.entries().unwrap().into_iter().collect::<Live>(), live(5));
    }

    #[test]
    fn sled_is_never_shown_a_damaged_file() {
        let folder = tempfile::tempdir().unwrap();
        for entry in ["db", "conf"] {
            View::open(folder.path(), live(3)).close();
            let path = folder.path().join(FOLDER_NAME).join(entry);
            let mut bytes = fs::read(&path).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(&path, bytes).unwrap();
            assert!(reopen(folder.path(), &live(3)).is_none(), "{entry}");
        }
    }

    #[test]
    fn without_sled_the_places_are_kept_in_memory() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FOLDER_NAME), "a file where sled wants a folder").unwrap();
        let mut view = View::open(folder.path(), live(2));
        assert!(matches!(view, View::Memory(_)));
        view.apply(&Changes::from_iter([(RecordId([0; 32]), None)])).unwrap();
        assert_eq!(view.get(RecordId([0; 32])).unwrap(), None);
        assert_eq!(view.entries().unwrap().len(), 1);
    }
}
