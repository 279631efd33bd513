//! What can go wrong with saved records, each as a sentence that says what to do next.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::record::{MAX_RECORD_BYTES, RECORD_FORMAT, Revision};

/// Why the store could not do what was asked; it never holds a person's words or a record's key.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Another process, or another part of this one, holds the store open.
    #[error("{} is in use by another running onward; stop that one first, or choose another folder with --data-dir", .folder.display())]
    InUse {
        /// The store's folder.
        folder: PathBuf,
    },
    /// A file does not hold what was promised to be in it.
    #[error("{} is damaged ({damage}), so saved records may be missing; restore {} from a backup, or run `onward store salvage` to keep the records that are still whole", .file.display(), folder_of(.file).display())]
    Damaged {
        /// The damaged file.
        file: PathBuf,
        /// What is wrong with it.
        damage: Damage,
    },
    /// A backup is never written over anything.
    #[error("there are saved records in {} already; choose an empty folder for the backup", .folder.display())]
    BackupExists {
        /// The folder that was chosen.
        folder: PathBuf,
    },
    /// The file was written by a later release.
    #[error("{} has format {found}, but this release reads up to {supported}; run the newer release of onward that wrote it", .file.display())]
    NewerFormat {
        /// The file.
        file: PathBuf,
        /// Its format.
        found: u32,
        /// The newest format this release reads.
        supported: u32,
    },
    /// The system refused a file operation.
    #[error("could not {action} {}: {cause}; check the disk and the folder's permissions, then start onward again", .file.display())]
    Io {
        /// What was tried.
        action: IoAction,
        /// On which file.
        file: PathBuf,
        /// The system's answer.
        cause: Arc<io::Error>,
    },
    /// The disk has no room; nothing was saved, and saving works again once there is room.
    #[error("the disk that holds {} is full, so nothing was saved; free some room, then save again", .file.display())]
    DiskFull {
        /// The file that could not grow.
        file: PathBuf,
    },
    /// An earlier write failed, so that the store promises nothing more.
    #[error("an earlier write to {} failed, so nothing more is saved until onward is started again; saved records can still be read", .file.display())]
    ReadOnly {
        /// The file that could not be written.
        file: PathBuf,
    },
    /// The record is not the one that the change was based on.
    #[error(
        "this record was changed or erased somewhere else, perhaps in another tab; open it again and repeat the change"
    )]
    Conflict {
        /// The revision that is saved now, if any.
        found: Option<Revision>,
    },
    /// The record is longer than a record may be.
    #[error("the record takes {size_bytes} bytes, but at most {MAX_RECORD_BYTES} can be saved; shorten its texts")]
    TooLarge {
        /// Its size as JSON.
        size_bytes: usize,
    },
    /// The record could not be read back once written as JSON.
    #[error(
        "the record holds a value that cannot be saved, such as a number that is not finite; correct it and save again"
    )]
    NotStorable,
    /// The text is not a record that this release can read.
    #[error("{}", unreadable(*.version))]
    UnreadableRecord {
        /// The version it states, if it states one.
        version: Option<u32>,
    },
    /// The system gives no random numbers.
    #[error("the system gives no random numbers, so no private link can be made; check that /dev/urandom can be read")]
    NoRandomness,
    /// The address names no kind of store that this build has.
    #[error("`{scheme}:` is no kind of store in this build; give a folder, `sled:FOLDER` or `memory:`")]
    UnknownKind {
        /// What stood before the colon.
        scheme: String,
    },
    /// The store has been closed or its writer has stopped.
    #[error("the store has stopped; start onward again")]
    Stopped,
}

/// What is wrong with a damaged file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Damage {
    /// It is not there.
    #[error("it is missing")]
    Missing,
    /// It ends before the last record that was promised to be in it.
    #[error("it ends at byte {end}, {missing_bytes} bytes short")]
    CutShort {
        /// Its length.
        end: u64,
        /// How many bytes are missing.
        missing_bytes: u64,
    },
    /// Its checksum fails.
    #[error("its checksum fails at byte {at}")]
    Checksum {
        /// Where the sealed part begins.
        at: u64,
    },
    /// Entries are out of order or belong elsewhere.
    #[error("the chain of its entries is broken at byte {at}")]
    Chain {
        /// Where the entry begins.
        at: u64,
    },
    /// Neither of its two copies can be read.
    #[error("neither of its two copies can be read")]
    BothCopies,
    /// It belongs to another store or another point in time than the file beside it.
    #[error("it does not belong to the file beside it")]
    Foreign,
}

/// What was tried with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IoAction {
    /// Make it.
    Create,
    /// Open it.
    Open,
    /// Read it.
    Read,
    /// Write it.
    Write,
    /// Have it put on the disk for good.
    Sync,
    /// Rename, copy or delete it.
    Replace,
}

impl fmt::Display for IoAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Create => "create",
            Self::Open => "open",
            Self::Read => "read",
            Self::Write => "write",
            Self::Sync => "secure on disk",
            Self::Replace => "replace",
        })
    }
}

impl StoreError {
    /// Wraps the system's answer with what was tried on which file.
    pub(super) fn io(action: IoAction, file: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let file = file.to_path_buf();
        move |cause| match cause.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded if action == IoAction::Write => {
                Self::DiskFull { file }
            }
            _ => Self::Io { action, file, cause: Arc::new(cause) },
        }
    }
}

fn folder_of(file: &Path) -> &Path {
    file.parent().unwrap_or(file)
}

fn unreadable(version: Option<u32>) -> String {
    match version {
        Some(version) if version > RECORD_FORMAT => format!(
            "the record has version {version}, but this release reads up to {RECORD_FORMAT}; use a newer release of onward"
        ),
        Some(_) => "the record is not as its version demands; use the file as it was downloaded".to_owned(),
        None => "this is not a saved record; use the file as it was downloaded".to_owned(),
    }
}
