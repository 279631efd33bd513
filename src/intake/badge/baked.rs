//! Pictures that hold a badge: a PNG with a text chunk, an SVG with an element.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The chunk's keyword: of version 3, and of those before.
const KEYWORDS: [&[u8]; 2] = [b"openbadgecredential", b"openbadges"];
/// The element's name without its prefix: of version 3, and of those before.
const ELEMENTS: [&str; 2] = ["credential", "assertion"];
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The credential in a PNG. Only chunks of plain text are read, as the standard asks for.
pub(in crate::intake) fn of_png(bytes: &[u8]) -> Option<&str> {
    let mut rest = bytes.strip_prefix(PNG)?;
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let (data, after) = after.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
        if kind == b"iTXt"
            && let Some(text) = of_chunk(data)
        {
            return Some(text);
        }
        // The checksum guards against noise, which a signature does better.
        rest = after.get(4..)?;
    }
}

/// The text of a chunk: keyword, two flags of packing, language, translated keyword, text.
fn of_chunk(data: &[u8]) -> Option<&str> {
    let (keyword, rest) = split_at_nul(data)?;
    let rest = rest.strip_prefix(&[0, 0]).filter(|_| KEYWORDS.contains(&keyword))?;
    let (_, rest) = split_at_nul(rest)?;
    let (_, text) = split_at_nul(rest)?;
    std::str::from_utf8(text).ok()
}

fn split_at_nul(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let nul = bytes.iter().position(|byte| *byte == 0)?;
    Some((&bytes[..nul], &bytes[nul + 1..]))
}

/// The credential in an SVG: a token in an attribute, or JSON inside the element.
pub(in crate::intake) fn of_svg(document: &str) -> Option<String> {
    let mut reader = Reader::from_str(document);
    let mut inside: Option<String> = None;
    loop {
        match (reader.read_event().ok()?, &mut inside) {
            (Event::Start(element), None) if is_badge(&element) => match token(&element) {
                Some(token) => return Some(token),
                None => inside = Some(String::new()),
            },
            (Event::Empty(element), None) if is_badge(&element) => return token(&element),
            (Event::Text(text), Some(inside)) => inside.push_str(&text.xml10_content()),
            (Event::CData(text), Some(inside)) => inside.push_str(&text.xml10_content()),
            (Event::End(_), Some(inside)) => return Some(std::mem::take(inside)),
            (Event::Eof, _) => return None,
            _ => {}
        }
    }
}

fn is_badge(element: &BytesStart<'_>) -> bool {
    element.name().as_ref().starts_with("openbadges:") && ELEMENTS.contains(&element.local_name().as_ref())
}

fn token(element: &BytesStart<'_>) -> Option<String> {
    // Looking for attributes that are there twice takes ever longer the more there are.
    let mut attributes = element.attributes();
    let verify = attributes.with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == "verify")?;
    Some(verify.value.trim().to_owned()).filter(|token| token.contains('.'))
}
