//! A whole catalogue as one file: a zip of the same tables as `index/catalog`, written so that a crash leaves none half made.

use std::borrow::Cow;
use std::fs::File;
use std::io::{Cursor, Read, Seek, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use zip::write::SimpleFileOptions;

use super::Progress;
use crate::catalog::tables::Tables;

/// The most that a catalogue file may be, packed: ten times what all sources make today.
pub const PACKED_LIMIT_BYTES: u64 = 256 << 20;
/// The most that its tables may be together, unpacked.
pub const UNPACKED_LIMIT_BYTES: u64 = 1 << 30;

/// The entry that lists every table with the hash of its bytes: a zip that lost a table is else none
/// the less a zip.
const CHECKSUMS: &str = "checksums.blake3";

/// A catalogue file that cannot be written or read.
#[derive(Debug, thiserror::Error)]
pub enum CatalogFileError {
    /// The file cannot be opened, read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is cut, altered or no catalogue at all.
    #[error("{}: not a whole catalogue file ({problem}); build it again with `onward catalog build`", path.display())]
    Damaged {
        /// Which.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
    /// The file holds more than a catalogue can.
    #[error("{}: larger than any catalogue ({limit_bytes} bytes); is this the right file?", path.display())]
    TooLarge {
        /// Which.
        path: PathBuf,
        /// The most that is read.
        limit_bytes: u64,
    },
}

/// The tables of a catalogue file, unpacked.
#[derive(Debug)]
pub struct CatalogFile {
    tables: Vec<(&'static str, Vec<u8>)>,
}

impl CatalogFile {
    /// Opens and unpacks a catalogue file.
    ///
    /// # Errors
    /// A file that cannot be read, is damaged, or unpacks to more than a catalogue can be.
    pub fn open(path: &Path) -> Result<Self, CatalogFileError> {
        let io = |source| CatalogFileError::Io { path: path.to_owned(), source };
        let too_large = |limit_bytes| CatalogFileError::TooLarge { path: path.to_owned(), limit_bytes };
        let mut packed = Vec::new();
        File::open(path).and_then(|file| file.take(PACKED_LIMIT_BYTES + 1).read_to_end(&mut packed)).map_err(io)?;
        if packed.len() as u64 > PACKED_LIMIT_BYTES {
            return Err(too_large(PACKED_LIMIT_BYTES));
        }
        let damaged = |problem: String| CatalogFileError::Damaged { path: path.to_owned(), problem };
        let archive =
            zip::ZipArchive::new(Cursor::new(packed.as_slice())).map_err(|error| damaged(error.to_string()))?;
        if archive.decompressed_size().is_none_or(|size| size > u128::from(UNPACKED_LIMIT_BYTES)) {
            return Err(too_large(UNPACKED_LIMIT_BYTES));
        }
        let unpack =
            |name: &str| unpack(&mut archive.clone(), name).map_err(|problem| damaged(format!("{name}: {problem}")));
        let checksums = String::from_utf8(unpack(CHECKSUMS)?).map_err(|error| damaged(error.to_string()))?;
        let listed = |line: &str| -> Result<(&'static str, Vec<u8>), CatalogFileError> {
            let (hash, name) = line.split_once("  ").ok_or_else(|| damaged(format!("{CHECKSUMS}: `{line}`")))?;
            let known = Tables::FILES.iter().find(|known| **known == name);
            let name = known.ok_or_else(|| damaged(format!("{name}: a table that this version does not know")))?;
            let bytes = unpack(name)?;
            match blake3::hash(&bytes).to_hex().as_str() == hash {
                true => Ok((*name, bytes)),
                false => Err(damaged(format!("{name}: its checksum is wrong"))),
            }
        };
        let lines: Vec<&str> = checksums.lines().collect();
        let tables = lines.into_par_iter().map(listed).collect::<Result<_, _>>()?;
        Ok(Self { tables })
    }

    /// The bytes of the table called `name`.
    pub fn bytes(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        self.tables.iter().find(|(file, _)| *file == name).map(|(_, bytes)| Cow::Borrowed(bytes.as_slice()))
    }
}

fn unpack<R: Read + Seek>(archive: &mut zip::ZipArchive<R>, name: &str) -> Result<Vec<u8>, String> {
    let entry = archive.by_name(name).map_err(|error| error.to_string())?;
    let declared = entry.size();
    let mut bytes = Vec::new();
    // The declared size may lie; no more than it is unpacked.
    entry.take(declared + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    match bytes.len() as u64 == declared {
        true => Ok(bytes),
        false => Err(format!("{} bytes where {declared} were declared", bytes.len())),
    }
}

/// Writes `tables` to `out` by way of a file beside it, so that `out` is always whole: the old one or the new.
///
/// # Errors
/// A folder or disk that cannot be written; `out` is then as it was.
pub fn write(tables: &Tables, out: &Path, progress: Progress<'_>) -> Result<(), CatalogFileError> {
    let io = |source| CatalogFileError::Io { path: out.to_owned(), source };
    let files = tables.write();
    let pack_table = |(name, bytes): &(&str, Vec<u8>)| {
        progress(name);
        Ok((pack(name, bytes)?, format!("{}  {name}\n", blake3::hash(bytes).to_hex())))
    };
    let packed: Vec<(Vec<u8>, String)> =
        files.par_iter().map(pack_table).collect::<std::io::Result<_>>().map_err(io)?;
    let (mut packed, checksums): (Vec<Vec<u8>>, Vec<String>) = packed.into_iter().unzip();
    packed.push(pack(CHECKSUMS, checksums.concat().as_bytes()).map_err(io)?);
    replace(out, |file| join(&packed, file)).map_err(io)
}

/// One table as a zip of its own: tables are packed side by side and then joined without packing again.
fn pack(name: &str, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    // No time of day is written: the same tables make the same bytes.
    writer.start_file(name, SimpleFileOptions::DEFAULT.compression_level(Some(6)))?;
    writer.write_all(bytes)?;
    Ok(writer.finish()?.into_inner())
}

fn join(packed: &[Vec<u8>], file: &mut File) -> std::io::Result<()> {
    let mut writer = zip::ZipWriter::new(std::io::BufWriter::new(file));
    for bytes in packed {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes.as_slice()))?;
        writer.raw_copy_file(archive.by_index_raw(0)?)?;
    }
    writer.finish()?.flush()
}

/// Makes or replaces a file: written beside it, forced to disk, then renamed over it.
///
/// # Errors
/// Whatever the disk refuses; the file itself is then as it was.
pub fn replace(out: &Path, write: impl FnOnce(&mut File) -> std::io::Result<()>) -> std::io::Result<()> {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = out.with_file_name(name);
    let result = File::create(&part).and_then(|mut file| {
        write(&mut file)?;
        file.sync_all()
    });
    let result = result.and_then(|()| std::fs::rename(&part, out)).and_then(|()| sync_folder(out));
    if result.is_err() {
        // Nothing more can be done about a part that cannot be removed either.
        let _ = std::fs::remove_file(&part);
    }
    result
}

/// Forces the renaming itself to disk.
fn sync_folder(out: &Path) -> std::io::Result<()> {
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}
