//! A PDF → its text.

use lopdf::{Document, Error};

use super::{MOST_TEXT_BYTES, MOST_UNPACKED_BYTES, Refusal};

/// So many pages are read; a résumé has two.
const MOST_PAGES: usize = 40;

/// The text of the first pages; empty when they hold pictures only.
///
/// # Errors
/// When it is locked or damaged.
pub(super) fn text(bytes: &[u8]) -> Result<String, Refusal> {
    let document = Document::load_mem(bytes).map_err(|error| refusal(&error))?;
    if document.is_encrypted() {
        return Err(Refusal::Locked);
    }
    let pages: Vec<u32> = document.get_pages().into_keys().take(MOST_PAGES).collect();
    if pages.is_empty() {
        return Err(Refusal::Damaged);
    }
    let mut text = String::new();
    let mut failed = None;
    for page in pages {
        match document.extract_text_with_limit(&[page], MOST_UNPACKED_BYTES) {
            Ok(page) => {
                text.push_str(&page);
                text.push('\n');
            }
            Err(error) => failed = Some(refusal(&error)),
        }
        if text.len() > MOST_TEXT_BYTES {
            break;
        }
    }
    // One bad page does not spoil the rest.
    match failed {
        Some(refusal) if text.trim().is_empty() => Err(refusal),
        _ => Ok(text),
    }
}

fn refusal(error: &Error) -> Refusal {
    match error {
        Error::Decryption(_) | Error::InvalidPassword => Refusal::Locked,
        _ => Refusal::Damaged,
    }
}
