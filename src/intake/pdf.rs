//! A PDF → its text.

use std::time::{Duration, Instant};

use lopdf::{Document, Error, LoadOptions};

use super::{FileKind, Intake, MOST_TEXT_BYTES, Refusal};

/// So many pages are read; a résumé has two.
const MOST_PAGES: usize = 60;
/// The most bytes that a page, a list of objects or a font's table may unpack to.
const MOST_UNPACKED_BYTES: usize = 8 * 1024 * 1024;
/// No page is begun after so long.
const MOST_TIME: Duration = Duration::from_secs(2);

/// The text of the first pages; empty when they hold pictures only.
///
/// # Errors
/// When it is locked or damaged.
pub(super) fn read(bytes: &[u8]) -> Result<Intake, Refusal> {
    let started = Instant::now();
    let options = LoadOptions::with_max_decompressed_size(MOST_UNPACKED_BYTES);
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| refusal(&error))?;
    if document.is_encrypted() {
        return Err(Refusal::Locked);
    }
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    if pages.is_empty() {
        return Err(Refusal::Damaged);
    }
    let mut text = String::new();
    let (mut failed, mut pages_read) = (None, 0);
    for page in pages.iter().take(MOST_PAGES) {
        if text.len() > MOST_TEXT_BYTES || started.elapsed() > MOST_TIME {
            break;
        }
        // One bad font or page does not spoil the rest.
        for chunk in document.extract_text_chunks_with_limit(&[*page], MOST_UNPACKED_BYTES) {
            match chunk {
                Ok(chunk) => text.push_str(&chunk),
                Err(error) => failed = Some(refusal(&error)),
            }
        }
        text.push('\n');
        pages_read += 1;
    }
    match failed {
        Some(refusal) if text.trim().is_empty() => Err(refusal),
        _ => Ok(Intake { is_cut: pages_read < pages.len(), ..Intake::of(FileKind::Pdf, text) }),
    }
}

fn refusal(error: &Error) -> Refusal {
    match error {
        Error::Decryption(_) | Error::InvalidPassword => Refusal::Locked,
        Error::Decompress(_) => Refusal::TooMuchInside,
        _ => Refusal::Damaged,
    }
}
