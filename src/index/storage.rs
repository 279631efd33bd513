//! The index on disk: one sealed file, written beside the old one and moved over it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::build::IndexFiles;
use super::schema::SCHEMA_VERSION;

/// The file's name inside the index directory.
pub const INDEX_FILE: &str = "search.index";

const MAGIC: &[u8; 16] = b"onward index 01\n";
const SEAL_BYTES: usize = blake3::OUT_LEN;
const PARTIAL_ENDING: &str = ".partial";
/// A half-written file of this age belongs to nobody who is still writing.
const ABANDONED_AFTER: Duration = Duration::from_secs(60 * 60);

/// What an index was built from. An index with another stamp is rebuilt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    schema: u32,
    catalogue: String,
    program: String,
}

impl Stamp {
    pub(super) fn for_catalogue(version: &str) -> Self {
        Self { schema: SCHEMA_VERSION, catalogue: version.to_owned(), program: env!("CARGO_PKG_VERSION").to_owned() }
    }
}

/// Why the index on disk cannot be used.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unusable {
    #[error("there is none yet")]
    Missing,
    #[error("it cannot be read: {0}")]
    Unreadable(io::Error),
    #[error("it is damaged or half written")]
    Damaged,
    #[error("it was built from another catalogue or by another version of the program")]
    Outdated,
}

#[derive(Serialize, Deserialize)]
struct Header {
    stamp: Stamp,
    /// File names with lengths in bytes, in the order they follow.
    files: Vec<(PathBuf, usize)>,
}

/// Reads the index in `directory`, if it is whole and stamped with `stamp`.
pub(super) fn load(directory: &Path, stamp: &Stamp) -> Result<IndexFiles, Unusable> {
    let bytes = fs::read(directory.join(INDEX_FILE)).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Unusable::Missing,
        _ => Unusable::Unreadable(error),
    })?;
    let sealed = bytes.len().checked_sub(SEAL_BYTES).ok_or(Unusable::Damaged)?;
    let (content, seal) = bytes.split_at(sealed);
    if blake3::hash(content).as_bytes() != seal {
        return Err(Unusable::Damaged);
    }
    let rest = content.strip_prefix(MAGIC).ok_or(Unusable::Outdated)?;
    let end = rest.iter().position(|byte| *byte == b'\n').ok_or(Unusable::Damaged)?;
    let header: Header = serde_json::from_slice(&rest[..end]).map_err(|_| Unusable::Outdated)?;
    if header.stamp != *stamp {
        return Err(Unusable::Outdated);
    }
    unpack(header, &rest[end + 1..]).ok_or(Unusable::Damaged)
}

fn unpack(header: Header, mut bytes: &[u8]) -> Option<IndexFiles> {
    let mut files = IndexFiles::with_capacity(header.files.len());
    for (name, length) in header.files {
        let (file, rest) = bytes.split_at_checked(length)?;
        files.push((name, file.to_vec()));
        bytes = rest;
    }
    bytes.is_empty().then_some(files)
}

/// Writes `files` so that a reader, a second writer or a crash meets the old index or the new one, never a mixture.
pub(super) fn save(directory: &Path, stamp: &Stamp, files: &IndexFiles) -> io::Result<()> {
    fs::create_dir_all(directory)?;
    remove_abandoned(directory);
    let header =
        Header { stamp: stamp.clone(), files: files.iter().map(|(name, bytes)| (name.clone(), bytes.len())).collect() };
    let mut content = MAGIC.to_vec();
    serde_json::to_writer(&mut content, &header)?;
    content.push(b'\n');
    for (_, bytes) in files {
        content.extend_from_slice(bytes);
    }
    let seal = blake3::hash(&content);
    // The seal as part of the name keeps two writers of different content apart, the process two of the same.
    let partial = format!("{INDEX_FILE}.{}-{}{PARTIAL_ENDING}", std::process::id(), &seal.to_hex()[..8]);
    let partial = directory.join(partial);
    let written = write_through(&partial, &[&content, seal.as_bytes()])
        .and_then(|()| fs::rename(&partial, directory.join(INDEX_FILE)))
        .and_then(|()| File::open(directory)?.sync_all());
    if written.is_err() {
        // Best effort: what is left over is removed by age later.
        let _ = fs::remove_file(&partial);
    }
    written
}

fn write_through(path: &Path, parts: &[&[u8]]) -> io::Result<()> {
    let mut file = File::create(path)?;
    for part in parts {
        file.write_all(part)?;
    }
    file.sync_all()
}

/// Removes what crashed writers left; a failure to do so harms nobody.
fn remove_abandoned(directory: &Path) {
    for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
        let is_partial = entry.file_name().to_string_lossy().ends_with(PARTIAL_ENDING);
        let age = entry.metadata().and_then(|facts| facts.modified()).ok().and_then(|time| time.elapsed().ok());
        if is_partial && age.is_some_and(|age| age > ABANDONED_AFTER) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> IndexFiles {
        vec![("meta.json".into(), b"{}".to_vec()), ("words".into(), vec![7; 300])]
    }

    #[test]
    fn what_was_saved_is_loaded() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let stamp = Stamp::for_catalogue("one");
        save(folder.path(), &stamp, &files()).expect("a writable folder");
        assert_eq!(load(folder.path(), &stamp).expect("it is whole"), files());
        assert_eq!(fs::read_dir(folder.path()).expect("a readable folder").count(), 1, "nothing else is left behind");
    }

    #[test]
    fn another_catalogue_makes_it_outdated() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        save(folder.path(), &Stamp::for_catalogue("one"), &files()).expect("a writable folder");
        let loaded = load(folder.path(), &Stamp::for_catalogue("two"));
        assert!(matches!(loaded, Err(Unusable::Outdated)));
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_noticed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let stamp = Stamp::for_catalogue("one");
        save(folder.path(), &stamp, &files()).expect("a writable folder");
        let path = folder.path().join(INDEX_FILE);
        let whole = fs::read(&path).expect("it was just written");
        for place in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[place] ^= 1 << (place % 8);
            fs::write(&path, &damaged).expect("a writable folder");
            assert!(load(folder.path(), &stamp).is_err(), "bit flipped at {place}");
            fs::write(&path, &whole[..place]).expect("a writable folder");
            assert!(load(folder.path(), &stamp).is_err(), "cut at {place}");
        }
        fs::write(&path, [whole.as_slice(), b"tail"].concat()).expect("a writable folder");
        assert!(load(folder.path(), &stamp).is_err(), "a garbage tail");
    }
}
