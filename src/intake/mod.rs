//! A file that someone uploads → its text. Parsers are plain functions of bytes; `child` runs them where they can do no harm.

mod badge;
pub mod child;
mod html;
mod json;
mod office;
mod pdf;
mod plain;
mod rtf;
mod spool;
mod xml;

#[cfg(test)]
mod tests;

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use badge::{Badge, Proof, Unchecked};
pub use spool::Spool;

/// The largest file that is read, in bytes: the longest résumé with pictures is a tenth of it.
pub const MOST_FILE_BYTES: usize = 20 * 1024 * 1024;
/// The longest text that a file is read to, in bytes; [`crate::profile::reading::MOST_BYTES`] of it are understood.
pub const MOST_TEXT_BYTES: usize = 256 * 1024;
/// The most bytes that a packed part of a file may unpack to.
const MOST_UNPACKED_BYTES: usize = 32 * 1024 * 1024;

/// What a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    /// Portable document format.
    Pdf,
    /// Word, since 2007.
    Docx,
    /// OpenDocument text, as LibreOffice writes.
    Odt,
    /// Rich text.
    Rtf,
    /// Text without a format.
    Text,
    /// A saved web page.
    Html,
    /// A résumé by the JSON Resume schema.
    JsonResume,
    /// A Europass CV, as XML or JSON.
    Europass,
    /// An Open Badge or another verifiable credential.
    Badge,
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "PDF",
            Self::Docx => "Word",
            Self::Odt => "OpenDocument",
            Self::Rtf => "RTF",
            Self::Text => "text",
            Self::Html => "web page",
            Self::JsonResume => "JSON Resume",
            Self::Europass => "Europass",
            Self::Badge => "badge",
        })
    }
}

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intake {
    /// What it is.
    pub kind: FileKind,
    /// Its text, line by line; never empty.
    pub text: String,
    /// Whether only its beginning was read.
    pub is_cut: bool,
    /// What a badge says, achievement by achievement; the text says it too.
    pub badges: Vec<Badge>,
}

impl Intake {
    fn of(kind: FileKind, text: String) -> Self {
        Self { kind, text, is_cut: false, badges: Vec::new() }
    }

    fn of_badges(badges: Vec<Badge>) -> Self {
        let texts: Vec<&str> = badges.iter().map(|badge| badge.text.as_str()).collect();
        Self { kind: FileKind::Badge, text: texts.join("\n\n"), is_cut: false, badges }
    }
}

/// Why a file cannot be used. Says nothing of what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// More than [`MOST_FILE_BYTES`].
    #[error("the file is too large")]
    TooLarge,
    /// No byte, or no letter.
    #[error("the file is empty")]
    Empty,
    /// None of the formats.
    #[error("the file has a format that is not read")]
    UnknownFormat,
    /// The Word format of before 2007.
    #[error("the file is of an old Word")]
    OldWord,
    /// A photo or a scan.
    #[error("the file is a picture")]
    Picture,
    /// A PDF of pictures without text.
    #[error("the file has pages without text")]
    Scanned,
    /// A password is needed.
    #[error("the file is locked")]
    Locked,
    /// It begins like its format, and then does not keep to it.
    #[error("the file is damaged")]
    Damaged,
    /// It unpacks to far more than a résumé.
    #[error("the file holds too much")]
    TooMuchInside,
    /// Reading it took too long or too much memory.
    #[error("the file takes too long to read")]
    TookTooLong,
    /// Others' files are being read; a minute later there is room.
    #[error("too many files are being read")]
    Busy,
    /// The connection broke, or what came is no form with a file.
    #[error("the file did not arrive whole")]
    NotArrived,
}

/// Reads a file by what is in it, if it is `now`; its name may lie.
///
/// # Errors
/// Why it cannot be used.
pub fn read(bytes: &[u8], now: Timestamp) -> Result<Intake, Refusal> {
    if bytes.len() > MOST_FILE_BYTES {
        return Err(Refusal::TooLarge);
    }
    let mut read = match bytes {
        [b'%', b'P', b'D', b'F', ..] => pdf::read(bytes)?,
        [b'P', b'K', 3 | 5, 4 | 6, ..] => office::text(bytes).map(|(kind, text)| Intake::of(kind, text))?,
        [b'{', b'\\', b'r', b't', b'f', ..] => Intake::of(FileKind::Rtf, rtf::text(bytes)?),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(Refusal::OldWord),
        _ if is_picture(bytes) => of_baked(badge::baked::of_png(bytes), now)?,
        _ => of_text(&plain::decode(bytes)?, now)?,
    };
    let (text, is_cut) = tidy(&read.text);
    (read.text, read.is_cut) = (text, read.is_cut || is_cut);
    if !read.text.chars().any(char::is_alphanumeric) {
        return Err(if read.kind == FileKind::Pdf { Refusal::Scanned } else { Refusal::Empty });
    }
    Ok(read)
}

/// Text that may be a format of its own: JSON, XML, a web page, a signed badge.
fn of_text(text: &str, now: Timestamp) -> Result<Intake, Refusal> {
    let start = text.trim_start();
    if start.is_empty() {
        return Err(Refusal::Empty);
    }
    if start.starts_with('{') || start.starts_with('[') {
        return json::read(start, now);
    }
    if start.starts_with('<') {
        return of_tags(start, now);
    }
    if let Some(badges) = badge::of_jwt(start.trim(), now) {
        return badges.map(Intake::of_badges);
    }
    Ok(Intake::of(FileKind::Text, text.to_owned()))
}

/// Text with tags: a web page, a drawing with a badge, a Europass CV.
fn of_tags(text: &str, now: Timestamp) -> Result<Intake, Refusal> {
    if html::is_page(text) {
        return Ok(Intake::of(FileKind::Html, html::text(text)));
    }
    if text.contains("<svg") {
        return of_baked(badge::baked::of_svg(text).as_deref(), now);
    }
    if text.starts_with("<?xml") || text.starts_with("<SkillsPassport") || text.starts_with("<Candidate") {
        return xml::lines(text).map(|text| Intake::of(FileKind::Europass, text));
    }
    Err(Refusal::UnknownFormat)
}

/// A picture with the `credential` that was found in it.
fn of_baked(credential: Option<&str>, now: Timestamp) -> Result<Intake, Refusal> {
    let credential = credential.ok_or(Refusal::Picture)?.trim();
    if let Some(badges) = badge::of_jwt(credential, now) {
        return badges.map(Intake::of_badges);
    }
    json::read(credential, now).map_err(|_| Refusal::Picture)
}

fn is_picture(bytes: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 6] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM", b"II*\0", b"MM\0*"];
    let is_heic = bytes.get(4..8) == Some(b"ftyp".as_slice());
    let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice());
    is_heic || is_webp || BEGINNINGS.iter().any(|beginning| bytes.starts_with(beginning))
}

/// Letters as they are typed (no ligatures), no control characters, no more than two line ends in a row, not too long;
/// and whether it was.
fn tidy(text: &str) -> (String, bool) {
    use unicode_normalization::UnicodeNormalization;
    let mut tidy = String::with_capacity(text.len().min(MOST_TEXT_BYTES));
    let (mut ends, mut is_cut) = (0, false);
    for letter in text.nfkc() {
        if tidy.len() + letter.len_utf8() > MOST_TEXT_BYTES {
            is_cut = true;
            break;
        }
        match letter {
            '\r' => {}
            '\n' | '\u{c}' | '\u{2028}' | '\u{2029}' => {
                ends += 1;
                if ends <= 2 {
                    tidy.push('\n');
                }
            }
            '\t' => tidy.push(' '),
            '\u{ad}' | '\u{feff}' => {}
            _ if letter.is_control() => {}
            _ => {
                ends = 0;
                tidy.push(letter);
            }
        }
    }
    (tidy.trim().to_owned(), is_cut)
}
