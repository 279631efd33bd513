//! Rich text → text: groups, paragraphs, and letters by their codes. Everything else is looks.

use encoding_rs::WINDOWS_1252;

use super::{MOST_TEXT_BYTES, Refusal};

/// Deeper groups are made to do harm.
const MOST_DEPTH: usize = 500;
/// Groups that hold no text of the document.
const SKIPPED: [&str; 14] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "header",
    "footer",
    "themedata",
    "datastore",
    "listtable",
    "listoverridetable",
    "generator",
    "fldinst",
];

/// What holds within a group.
#[derive(Debug, Clone, Copy)]
struct Group {
    is_skipped: bool,
    /// How many letters follow a letter by code for readers that do not know it.
    substitutes: usize,
}

/// The text of the document.
///
/// # Errors
/// When its groups do not match or are too deep.
pub(super) fn text(bytes: &[u8]) -> Result<String, Refusal> {
    let mut reader = Reader { bytes, at: 0, text: String::new(), groups: Vec::new(), left_out: 0 };
    while reader.at < bytes.len() && reader.text.len() <= MOST_TEXT_BYTES {
        reader.step()?;
    }
    Ok(reader.text)
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    text: String,
    groups: Vec<Group>,
    /// Letters that stand for one already read.
    left_out: usize,
}

impl Reader<'_> {
    fn step(&mut self) -> Result<(), Refusal> {
        let byte = self.bytes[self.at];
        self.at += 1;
        match byte {
            b'{' => {
                let group = self.groups.last().copied().unwrap_or(Group { is_skipped: false, substitutes: 1 });
                self.groups.push(group);
                if self.groups.len() > MOST_DEPTH {
                    return Err(Refusal::TooMuchInside);
                }
            }
            b'}' => {
                self.groups.pop().ok_or(Refusal::Damaged)?;
                if self.groups.is_empty() {
                    // What follows the document is none of it.
                    self.at = self.bytes.len();
                }
            }
            b'\\' => self.control(),
            b'\r' | b'\n' => {}
            byte => self.push_byte(byte),
        }
        Ok(())
    }

    fn control(&mut self) {
        let Some(&first) = self.bytes.get(self.at) else { return };
        if first == b'\'' {
            let code = self.bytes.get(self.at + 1..self.at + 3).and_then(|code| std::str::from_utf8(code).ok());
            let code = code.and_then(|code| u8::from_str_radix(code, 16).ok());
            self.at += 3;
            if let Some(byte) = code {
                self.push_byte(byte);
            }
            return;
        }
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            match first {
                b'~' => self.push_byte(b' '),
                b'_' => self.push_byte(b'-'),
                b'\\' | b'{' | b'}' => self.push_byte(first),
                b'*' => self.skip_group(),
                _ => {}
            }
            return;
        }
        let (word, number) = self.word();
        self.apply(&word, number);
    }

    /// A control word with its number.
    fn word(&mut self) -> (String, Option<i32>) {
        let rest = &self.bytes[self.at..];
        let letters = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let digits = rest[letters..].iter().take(11).enumerate();
        let digits = digits.take_while(|(place, byte)| byte.is_ascii_digit() || *place == 0 && **byte == b'-').count();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (word, number) = (text(&rest[..letters]), text(&rest[letters..letters + digits]).parse().ok());
        self.at += letters + digits + usize::from(rest.get(letters + digits) == Some(&b' '));
        (word, number)
    }

    fn apply(&mut self, word: &str, number: Option<i32>) {
        match word {
            "par" | "line" | "row" | "sect" | "page" => self.push('\n'),
            "tab" | "cell" => self.push(' '),
            "emdash" | "endash" => self.push('–'),
            "bullet" => self.push('•'),
            "lquote" | "rquote" => self.push('’'),
            "ldblquote" | "rdblquote" => self.push('"'),
            "u" => {
                // Codes beyond 32,767 are written as negative numbers.
                let code = number.map(|code| if code < 0 { code + 65_536 } else { code });
                if let Some(letter) = code.and_then(|code| char::from_u32(code.unsigned_abs())) {
                    self.push(letter);
                }
                self.left_out = self.groups.last().map_or(1, |group| group.substitutes);
            }
            "uc" => {
                if let Some(group) = self.groups.last_mut() {
                    group.substitutes = number.unwrap_or(1).clamp(0, 8).unsigned_abs() as usize;
                }
            }
            "bin" => self.at = self.at.saturating_add(number.unwrap_or(0).max(0).unsigned_abs() as usize),
            _ if SKIPPED.contains(&word) => self.skip_group(),
            _ => {}
        }
    }

    fn skip_group(&mut self) {
        if let Some(group) = self.groups.last_mut() {
            group.is_skipped = true;
        }
    }

    fn push_byte(&mut self, byte: u8) {
        if self.left_out > 0 {
            self.left_out -= 1;
            return;
        }
        let (letter, _) = WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
        let letter = letter.chars().next().unwrap_or(' ');
        self.push(letter);
    }

    fn push(&mut self, letter: char) {
        if !self.groups.last().is_none_or(|group| group.is_skipped) {
            self.text.push(letter);
        }
    }
}
