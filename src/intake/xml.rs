//! XML → lines of text. A document type is refused: nothing in a résumé needs one, and entities can be bombs.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};

use super::{MOST_TEXT_BYTES, Refusal};

/// Deeper documents are made to do harm.
const MOST_DEPTH: usize = 200;

/// What the reader of a format does at an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Nothing.
    None,
    /// A line ends.
    Line,
    /// A space stands there.
    Space,
    /// What is inside is no text.
    Skip,
}

/// The text of a Word document.
pub(super) fn word(document: &str) -> Result<String, Refusal> {
    text(document, |name| match name {
        "p" | "br" | "cr" => Mark::Line,
        "tab" | "tc" => Mark::Space,
        "instrText" | "delText" | "pict" | "drawing" | "AlternateContent" => Mark::Skip,
        _ => Mark::None,
    })
}

/// The text of an OpenDocument text.
pub(super) fn open_document(document: &str) -> Result<String, Refusal> {
    text(document, |name| match name {
        "p" | "h" | "line-break" => Mark::Line,
        "s" | "tab" | "table-cell" => Mark::Space,
        "annotation" | "tracked-changes" | "automatic-styles" | "font-face-decls" => Mark::Skip,
        _ => Mark::None,
    })
}

/// Every text of another document on a line of its own.
pub(super) fn lines(document: &str) -> Result<String, Refusal> {
    text(document, |name| match name {
        "Code" | "Photo" | "Attachment" | "DocumentInfo" | "PrintingPreferences" => Mark::Skip,
        _ => Mark::Line,
    })
}

fn text(document: &str, mark: impl Fn(&str) -> Mark) -> Result<String, Refusal> {
    let mut reader = Reader::from_str(document);
    let mut text = String::new();
    let mut depth = 0usize;
    let mut skipped_from: Option<usize> = None;
    loop {
        match reader.read_event().map_err(|_| Refusal::Damaged)? {
            Event::Start(element) => {
                depth += 1;
                let name = element.local_name();
                if mark(name.as_ref()) == Mark::Skip && skipped_from.is_none() {
                    skipped_from = Some(depth);
                }
            }
            Event::End(element) => {
                if skipped_from == Some(depth) {
                    skipped_from = None;
                } else if skipped_from.is_none() {
                    push_mark(&mut text, mark(element.local_name().as_ref()));
                }
                depth = depth.saturating_sub(1);
            }
            Event::Empty(element) if skipped_from.is_none() => {
                push_mark(&mut text, mark(element.local_name().as_ref()));
            }
            Event::Text(inside) if skipped_from.is_none() => text.push_str(&inside.xml10_content()),
            Event::CData(inside) if skipped_from.is_none() => text.push_str(&inside.xml10_content()),
            Event::GeneralRef(named) if skipped_from.is_none() => push_reference(&mut text, &named)?,
            Event::DocType(_) => return Err(Refusal::Damaged),
            Event::Eof => return Ok(text),
            _ => {}
        }
        if depth > MOST_DEPTH {
            return Err(Refusal::TooMuchInside);
        }
        if text.len() > MOST_TEXT_BYTES {
            return Ok(text);
        }
    }
}

fn push_mark(text: &mut String, mark: Mark) {
    match mark {
        Mark::Line => text.push('\n'),
        Mark::Space => text.push(' '),
        Mark::None | Mark::Skip => {}
    }
}

fn push_reference(text: &mut String, named: &BytesRef<'_>) -> Result<(), Refusal> {
    if let Some(letter) = named.resolve_char_ref().map_err(|_| Refusal::Damaged)? {
        text.push(letter);
        return Ok(());
    }
    let name: &str = named;
    text.push_str(resolve_predefined_entity(name).ok_or(Refusal::Damaged)?);
    Ok(())
}
