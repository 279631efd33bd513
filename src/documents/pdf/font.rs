//! The two faces of the document's font, Public Sans, with the widths of their letters.

use std::sync::LazyLock;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::UnicodeNormalization;

/// A face of the font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// For running text.
    Regular,
    /// For headings and labels.
    SemiBold,
}

/// The sign for a letter that the font lacks.
const SUBSTITUTE: char = '?';

struct Loaded {
    /// For letters and widths.
    reader: FontRef<'static>,
    /// For writing.
    writer: Font,
    units_per_em: f32,
}

static REGULAR: LazyLock<Loaded> =
    LazyLock::new(|| load(include_bytes!("../../../static/fonts/PublicSans-Regular.ttf")));
static SEMI_BOLD: LazyLock<Loaded> =
    LazyLock::new(|| load(include_bytes!("../../../static/fonts/PublicSans-SemiBold.ttf")));

fn load(bytes: &'static [u8]) -> Loaded {
    let reader = FontRef::new(bytes).expect("the font in the program is sound");
    let writer = Font::new(bytes.to_vec().into(), 0).expect("the font in the program is sound");
    let units_per_em = writer.units_per_em();
    Loaded { reader, writer, units_per_em }
}

impl Face {
    fn loaded(self) -> &'static Loaded {
        match self {
            Self::Regular => &REGULAR,
            Self::SemiBold => &SEMI_BOLD,
        }
    }

    /// The face for writing.
    pub(super) fn writer(self) -> Font {
        self.loaded().writer.clone()
    }

    /// The glyph of a letter with its width as a share of the font's size.
    fn glyph(self, letter: char) -> Option<(u32, f32)> {
        let loaded = self.loaded();
        let glyph = loaded.reader.charmap().map(letter)?;
        let widths = loaded.reader.glyph_metrics(Size::unscaled(), LocationRef::default());
        Some((glyph.to_u32(), widths.advance_width(glyph)? / loaded.units_per_em))
    }

    /// The width of `text` at `size`, in points. Letters that the font lacks count nothing.
    pub(super) fn width(self, text: &str, size: f32) -> f32 {
        text.chars().filter_map(|letter| self.glyph(letter)).map(|(_, width)| width * size).sum()
    }

    /// The glyphs of `text`, which holds only letters of the font.
    pub(super) fn glyphs(self, text: &str) -> Vec<KrillaGlyph> {
        let known = text.char_indices().filter_map(|(at, letter)| {
            let (glyph, width) = self.glyph(letter)?;
            let range = at..at + letter.len_utf8();
            Some(KrillaGlyph::new(GlyphId::new(glyph), width, 0.0, 0.0, 0.0, range, None))
        });
        known.collect()
    }
}

/// `text` in letters that the font has: composed, in one line, with what it lacks replaced.
pub(super) fn readable(text: &str) -> String {
    let composed = text.nfc().map(|letter| if letter.is_whitespace() && letter != '\u{a0}' { ' ' } else { letter });
    composed
        .filter(|letter| !letter.is_control())
        .map(|letter| if Face::Regular.glyph(letter).is_some() { letter } else { SUBSTITUTE })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_every_letter_that_our_texts_use() {
        let texts = include_str!("../../../templates/texts/documents.toml");
        let ours = include_str!("../../../templates/texts/en.toml");
        for letter in texts.chars().chain(ours.chars()).filter(|letter| !letter.is_whitespace()) {
            assert!(Face::Regular.glyph(letter).is_some(), "regular lacks {letter:?}");
            assert!(Face::SemiBold.glyph(letter).is_some(), "semi-bold lacks {letter:?}");
        }
    }

    #[test]
    fn what_the_font_lacks_is_replaced_and_letters_are_composed() {
        let rows = [
            ("nin\u{303}o", "niño", "letter and accent become one"),
            ("日本", "??", "another script"),
            ("a\tb\nc\u{7}", "a b c", "one line, no control signs"),
            ("62\u{a0}%", "62\u{a0}%", "a space that holds together stays"),
        ];
        for (typed, expected, reason) in rows {
            assert_eq!(readable(typed), expected, "{reason}");
        }
    }
}
