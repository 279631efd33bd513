//! Where an upload waits to be read: outside of this process's memory, without a name, gone when it is let go.

use std::fs::File;
use std::io::{Read, Seek, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{MOST_FILE_BYTES, Refusal};

/// Uploads that may arrive and wait at the same time.
const MOST_UPLOADS: usize = 16;

/// One of the places that uploads have; given back when it is dropped.
#[derive(Debug)]
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(taken: &Arc<AtomicUsize>) -> Option<Self> {
        let place = Self(Arc::clone(taken));
        // Dropping the place gives it back, also when there was none left.
        (taken.fetch_add(1, Ordering::AcqRel) < MOST_UPLOADS).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

/// An upload, as far as it has arrived.
#[derive(Debug)]
pub struct Spool {
    file: File,
    bytes: usize,
    _place: Place,
}

impl Spool {
    /// An empty one, if fewer than [`MOST_UPLOADS`] are `taken`.
    pub(super) fn new(taken: &Arc<AtomicUsize>) -> Result<Self, Refusal> {
        let place = Place::take(taken).ok_or(Refusal::Busy)?;
        let file = nameless().map_err(|error| {
            tracing::error!(%error, "an upload cannot be kept while it arrives");
            Refusal::Busy
        })?;
        Ok(Self { file, bytes: 0, _place: place })
    }

    /// Adds what has arrived.
    ///
    /// # Errors
    /// Too large, or there is no room.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        self.bytes += bytes.len();
        if self.bytes > MOST_FILE_BYTES {
            return Err(Refusal::TooLarge);
        }
        self.file.write_all(bytes).map_err(|_| Refusal::Busy)
    }

    /// Whether nothing has arrived.
    pub fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    /// All of it, if it is no longer than `most` bytes.
    pub fn to_vec(&self, most: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        (self.bytes <= most).then(|| self.rewound().ok()?.read_to_end(&mut bytes).ok()).flatten()?;
        Some(bytes)
    }

    /// The file from its beginning.
    pub(super) fn rewound(&self) -> std::io::Result<File> {
        let mut file = self.file.try_clone()?;
        file.rewind()?;
        Ok(file)
    }
}

/// A file in memory that belongs to no process's heap.
#[cfg(target_os = "linux")]
fn nameless() -> std::io::Result<File> {
    use rustix::fs::{MemfdFlags, memfd_create};
    Ok(memfd_create("upload", MemfdFlags::CLOEXEC)?.into())
}

/// A file on disk that has lost its name.
#[cfg(not(target_os = "linux"))]
fn nameless() -> std::io::Result<File> {
    tempfile::tempfile()
}
