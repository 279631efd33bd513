//! The files a publisher ships together: a folder, a zip, or one file, with names looked up without paths.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::SourceError;
use super::table::Text;

/// No published table is near this size; a larger one is a mistake or a trap.
pub(super) const FILE_LIMIT_BYTES: u64 = 1 << 30;
/// Folders are looked through this deep, so that a link to the root does not read the whole disk.
const FOLDER_DEPTH: usize = 4;

/// A file as it was published.
#[derive(Debug)]
pub(super) struct PublishedFile {
    /// Its name without folders.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl PublishedFile {
    /// It as a reader takes it.
    pub fn text(&self) -> Text<'_> {
        Text { file: &self.name, bytes: &self.bytes }
    }
}

/// Files that belong together.
#[derive(Debug)]
pub(super) struct Bundle {
    path: PathBuf,
    names: Vec<String>,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Folder(Vec<PathBuf>),
    Zip(Mutex<zip::ZipArchive<File>>),
}

impl Bundle {
    /// Opens a folder, a zip or one file.
    pub fn open(path: &Path) -> Result<Self, SourceError> {
        let io = |source| SourceError::Unreadable { path: path.to_owned(), source };
        if path.is_dir() {
            let mut files = Vec::new();
            list_files(path, FOLDER_DEPTH, &mut files).map_err(io)?;
            files.sort();
            return Ok(Self::of_files(path, files));
        }
        let is_zip = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
        let file = File::open(path).map_err(io)?;
        if !is_zip {
            return Ok(Self::of_files(path, vec![path.to_owned()]));
        }
        let archive = zip::ZipArchive::new(file)
            .map_err(|error| SourceError::BadArchive { path: path.to_owned(), problem: error.to_string() })?;
        let names = (0..archive.len())
            .map(|place| archive.name_for_index(place).and_then(Result::ok).map_or(String::new(), |name| base(&name)))
            .collect();
        Ok(Self { path: path.to_owned(), names, place: Place::Zip(Mutex::new(archive)) })
    }

    fn of_files(path: &Path, files: Vec<PathBuf>) -> Self {
        let names = files.iter().map(|file| base(&file.to_string_lossy())).collect();
        Self { path: path.to_owned(), names, place: Place::Folder(files) }
    }

    /// Where it was opened.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// File names without their folders.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The name as it is written here of the file called `name`, whatever its letter case.
    pub fn find(&self, name: &str) -> Option<&str> {
        self.names.iter().find(|found| found.eq_ignore_ascii_case(name)).map(String::as_str)
    }

    /// The file called `name`, or nothing where it is not here.
    pub fn read(&self, name: &str) -> Result<Option<PublishedFile>, SourceError> {
        let Some(place) = self.names.iter().position(|found| found.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let bytes = match &self.place {
            Place::Folder(files) => {
                let unreadable = |source| SourceError::Unreadable { path: files[place].clone(), source };
                let file = File::open(&files[place]).map_err(unreadable)?;
                bounded(file, &files[place])?
            }
            Place::Zip(archive) => {
                let mut archive = archive.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                let bad = |error: zip::result::ZipError| SourceError::BadArchive {
                    path: self.path.clone(),
                    problem: format!("{name}: {error}"),
                };
                let entry = archive.by_index(place).map_err(bad)?;
                bounded(entry, &self.path.join(name))?
            }
        };
        Ok(Some(PublishedFile { name: self.names[place].clone(), bytes }))
    }
}

fn bounded(reader: impl Read, path: &Path) -> Result<Vec<u8>, SourceError> {
    let mut bytes = Vec::new();
    let unreadable = |source| SourceError::Unreadable { path: path.to_owned(), source };
    reader.take(FILE_LIMIT_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    match bytes.len() as u64 > FILE_LIMIT_BYTES {
        true => Err(SourceError::TooLarge { path: path.to_owned(), limit_bytes: FILE_LIMIT_BYTES }),
        false => Ok(bytes),
    }
}

fn base(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

fn list_files(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            files.push(path);
        } else if depth > 1 && path.is_dir() {
            list_files(&path, depth - 1, files)?;
        }
    }
    Ok(())
}
