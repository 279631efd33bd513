//! Breaks text into lines at words: as many words to a line as fit.

use super::font::Face;

/// A face at a size, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    pub face: Face,
    pub size: f32,
}

/// A piece of a line in one style.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// From the left end of the line, in points.
    pub x: f32,
    pub style: Style,
    pub text: String,
}

/// A line of text.
pub(super) type Line = Vec<Piece>;

/// `runs` of text, broken into lines no wider than `width` points. Every line but the last ends in
/// a space, so that words stay apart when the text is read without its layout.
pub(super) fn broken(runs: &[(Style, &str)], width: f32) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![Vec::new()];
    let mut x = 0.0;
    for (style, text) in runs {
        for word in words(text, *style, width) {
            let own = style.face.width(word.trim_end_matches(' '), style.size);
            if x > 0.0 && x + own > width + 0.01 {
                lines.push(Vec::new());
                x = 0.0;
            }
            let line = lines.last_mut().expect("there is always a line");
            match line.last_mut().filter(|piece| piece.style == *style) {
                Some(piece) => piece.text.push_str(&word),
                None => line.push(Piece { x, style: *style, text: word.clone() }),
            }
            x += style.face.width(&word, style.size);
        }
    }
    lines
}

/// The words of `text`, each with the space after it; one that is wider than a line is cut.
fn words(text: &str, style: Style, width: f32) -> Vec<String> {
    let mut words = Vec::new();
    for word in text.split_inclusive([' ', '–', '-', '/']) {
        let mut part = String::new();
        for letter in word.chars() {
            if !part.is_empty() && letter != ' ' && style.face.width(&format!("{part}{letter}"), style.size) > width {
                words.push(std::mem::take(&mut part));
            }
            part.push(letter);
        }
        words.push(part);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STYLE: Style = Style { face: Face::Regular, size: 10.0 };

    fn texts(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| line.iter().map(|piece| piece.text.as_str()).collect()).collect()
    }

    #[test]
    fn lines_end_at_words_and_keep_the_space() {
        let lines = texts(&broken(&[(STYLE, "one two three four")], 45.0));
        assert_eq!(lines, ["one two ", "three ", "four"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut_rather_than_lost() {
        let lines = texts(&broken(&[(STYLE, "Donaudampfschiff")], 40.0));
        assert!(lines.len() > 1);
        assert_eq!(lines.concat(), "Donaudampfschiff");
    }

    #[test]
    fn a_change_of_style_stays_on_the_line() {
        let bold = Style { face: Face::SemiBold, size: 10.0 };
        let lines = broken(&[(bold, "When: "), (STYLE, "weeks 1–12")], 200.0);
        assert_eq!(lines.len(), 1);
        assert!(lines[0][1].x > 20.0);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_column_and_no_letter_is_lost(text in "[a-zñáé ,–/-]{0,200}", width in 30f32..400.0) {
            let lines = broken(&[(STYLE, &text)], width);
            prop_assert_eq!(texts(&lines).concat(), text.as_str());
            for line in texts(&lines) {
                let seen = line.trim_end_matches(' ');
                prop_assert!(STYLE.face.width(seen, 10.0) <= width + 0.1, "{:?}", seen);
            }
        }
    }
}
