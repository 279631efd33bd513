//! Word and OpenDocument files: XML in a ZIP archive → text.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{FileKind, MOST_UNPACKED_BYTES, Refusal, xml};

/// The part that holds the text, with what its presence says of the file.
const PARTS: [(&str, FileKind); 2] = [("word/document.xml", FileKind::Docx), ("content.xml", FileKind::Odt)];

/// The text and what sort of file it is.
///
/// # Errors
/// When it is another archive, locked, damaged, or unpacks to too much.
pub(super) fn text(bytes: &[u8]) -> Result<(FileKind, String), Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
    let known = PARTS.into_iter().find(|(name, _)| archive.index_for_name(name).is_some());
    let (name, kind) = known.ok_or(Refusal::UnknownFormat)?;
    if kind == FileKind::Odt && is_locked_odt(&mut archive) {
        return Err(Refusal::Locked);
    }
    let part = unpack(&mut archive, name)?;
    let document = String::from_utf8(part).map_err(|_| Refusal::Damaged)?;
    let text = match kind {
        FileKind::Docx => xml::word(&document)?,
        _ => xml::open_document(&document)?,
    };
    Ok((kind, text))
}

/// The bytes of a part; what it says of its size is not believed.
fn unpack(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, Refusal> {
    let part = archive.by_name(name).map_err(|error| match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Locked,
        _ => Refusal::Damaged,
    })?;
    let mut bytes = Vec::new();
    part.take(MOST_UNPACKED_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|_| Refusal::Damaged)?;
    if bytes.len() > MOST_UNPACKED_BYTES { Err(Refusal::TooMuchInside) } else { Ok(bytes) }
}

/// A locked OpenDocument file says so in its list of parts.
fn is_locked_odt(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let list = unpack(archive, "META-INF/manifest.xml").unwrap_or_default();
    String::from_utf8_lossy(&list).contains("encryption-data")
}
