//! Files that are private to the service and made to last: created, read and put on the disk for good.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Read};
use std::os::unix::fs::{DirBuilderExt, FileExt, OpenOptionsExt};
use std::path::Path;

use super::StoreError;
use super::error::IoAction;

/// Makes `folder` with all folders above it, readable by this user only, and makes them last.
pub(super) fn create_folder(folder: &Path) -> Result<(), StoreError> {
    if folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    create_folder(parent)?;
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
        created => created.map_err(StoreError::io(IoAction::Create, folder))?,
    }
    // So that the next attempt makes it again, and syncs it again.
    sync_folder(parent).inspect_err(|_| drop(fs::remove_dir(folder)))
}

/// Makes a file, in place of any other, readable by this user only.
pub(super) fn create_file(path: &Path) -> Result<File, StoreError> {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(true).mode(0o600);
    options.open(path).map_err(StoreError::io(IoAction::Create, path))
}

/// Makes what was created, renamed or deleted in `folder` last.
pub(super) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    let opened = File::open(folder).map_err(StoreError::io(IoAction::Open, folder))?;
    opened.sync_all().map_err(StoreError::io(IoAction::Sync, folder))
}

/// Deletes a file if it is there.
pub(super) fn delete_file(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(StoreError::io(IoAction::Replace, path)(error)),
        _ => Ok(()),
    }
}

/// Fills `buffer` from `offset` on as far as the file goes, and says how far that was.
pub(super) fn read_at_most(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read_at(&mut buffer[filled..], offset + filled as u64) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Reads a file from a place on, without moving the place that others read from.
pub(super) struct ReadFrom<'a> {
    /// The file.
    pub file: &'a File,
    /// Where the next byte is read.
    pub offset: u64,
}

impl Read for ReadFrom<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read_at(buffer, self.offset)?;
        self.offset += count as u64;
        Ok(count)
    }
}
