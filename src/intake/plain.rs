//! Bytes without a format → text, by the encoding they are most likely in.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::Refusal;

/// A text has at most this share of control characters; other bytes are no text.
const MOST_CONTROLS: f32 = 0.02;

/// The text in `bytes`: by its byte order mark, else as UTF-8, else as Windows writes Western languages.
///
/// # Errors
/// When the bytes are no text.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Refusal> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => WINDOWS_1252.decode(bytes).0.into_owned(),
        },
    };
    let odd = text.chars().filter(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{c}'));
    let odd = odd.count() + text.chars().filter(|letter| *letter == '\u{fffd}').count();
    if odd as f32 > MOST_CONTROLS * text.chars().count() as f32 {
        return Err(Refusal::UnknownFormat);
    }
    Ok(text)
}
