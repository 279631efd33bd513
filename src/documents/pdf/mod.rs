//! Sets a document's blocks on paper as a tagged PDF that keeps to PDF/UA-1, the standard for accessible files.
//!
//! `blocks` turns each block into strips that may not be cut, `lines` breaks text at words by the
//! widths that `font` knows, `sheets` puts the strips on pages, and `file` writes them with the
//! tree of tags, bookmarks and metadata. There is no shaping: Latin letters need none, and letters
//! without kerning or ligatures stay whole when they are copied or read aloud.

mod blocks;
mod file;
mod font;
mod lines;
mod sheets;
mod tags;

use super::pages::Pages;
use super::{DocumentError, Paper};

/// The document as the bytes of a PDF file. The same document gives the same bytes.
///
/// # Errors
/// If the file would break a rule of PDF/UA-1.
pub fn write(pages: &Pages, paper: Paper) -> Result<Vec<u8>, DocumentError> {
    let mut tree = tags::Tree::default();
    let strips = blocks::strips(pages, sheets::content_width(paper), &mut tree);
    let sheets = sheets::fill(strips, paper, pages);
    file::write(pages, paper, &sheets, &tree)
}
