//! A text as words with their stems, and what stands between them.

use std::ops::Range;

use crate::words::{stem_english, stem_spanish, tokens};

/// Text that a line break after so many letters may continue on the next line in small letters.
const SHORTEST_WRAPPED_LINE: usize = 30;
/// The same for a next line that begins with a capital: only a full line is taken for wrapped.
const SHORTEST_FULL_LINE: usize = 60;
/// A line of more words than this ends with its sentence, and one of so many ends where it is: what is said reaches no
/// farther, and looking around each word of an endless line would take ever longer.
const LONG_LINE_WORDS: usize = 150;
const LONGEST_LINE_WORDS: usize = 300;

/// What stands before a word, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// A space or nothing.
    None,
    /// A hyphen, a stroke or a quotation mark.
    Mark,
    /// A comma.
    Comma,
    /// A bracket or a colon.
    Bracket,
    /// A dash between spaces.
    Dash,
    /// The end of a sentence, a semicolon or a bullet.
    Sentence,
    /// The end of a line, or the beginning of the text.
    Line,
}

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// small letters, or no letters.
    Lower,
    /// Begins with a capital.
    Capital,
    /// Has capitals only, at least two.
    Upper,
}

/// A word of the text.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// Small letters without accents.
    pub(super) folded: String,
    /// Its stem if it is English.
    pub(super) english: String,
    /// Its stem if it is Spanish.
    pub(super) spanish: String,
    /// What stands before it.
    pub(super) before: Break,
    /// Its capitals.
    pub(super) case: Case,
}

/// A text cut into words.
#[derive(Debug, Clone)]
pub(super) struct Layout<'t> {
    /// The text.
    pub(super) text: &'t str,
    /// Its words in order.
    pub(super) words: Vec<Word>,
}

impl<'t> Layout<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let (mut end, mut line_words) = (0, 0);
        for token in tokens(text) {
            let written = &text[token.range.clone()];
            let before = match words.last() {
                None => Break::Line,
                Some(last) => break_between(text, end, token.range.start, &last.folded),
            };
            let is_long = line_words >= LONG_LINE_WORDS && before >= Break::Sentence;
            let before = if is_long || line_words >= LONGEST_LINE_WORDS { Break::Line } else { before };
            line_words = if before == Break::Line { 1 } else { line_words + 1 };
            end = token.range.end;
            words.push(Word {
                english: stem_english(&token.word),
                spanish: stem_spanish(&written.to_lowercase()),
                case: case_of(written),
                folded: token.word,
                range: token.range,
                before,
            });
        }
        Self { text, words }
    }

    /// The folded word at `place`; empty outside the text.
    pub(super) fn folded(&self, place: usize) -> &str {
        self.words.get(place).map_or("", |word| word.folded.as_str())
    }

    /// What stands before the word at `place`; the end of a line after the last.
    pub(super) fn before(&self, place: usize) -> Break {
        self.words.get(place).map_or(Break::Line, |word| word.before)
    }

    /// The bytes from the first to the last of `words`.
    pub(super) fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        self.words[words.start].range.start..self.words[words.end - 1].range.end
    }

    /// The words around `place` up to the nearest break of at least `least` on both sides.
    pub(super) fn around(&self, place: usize, least: Break) -> Range<usize> {
        let mut start = place;
        while start > 0 && self.before(start) < least {
            start -= 1;
        }
        let mut end = place + 1;
        while end < self.words.len() && self.before(end) < least {
            end += 1;
        }
        start..end
    }

    /// The list item around `words`: up to commas, strokes, brackets and "and" on both sides.
    pub(super) fn item(&self, words: &Range<usize>) -> Range<usize> {
        let parts = |place: usize| self.before(place) >= Break::Comma || self.has_stroke_before(place);
        let mut start = words.start;
        while start > 0 && !parts(start) && !is_conjunction(self.folded(start - 1)) {
            start -= 1;
        }
        let mut end = words.end;
        while end < self.words.len() && !parts(end) && !is_conjunction(self.folded(end)) {
            end += 1;
        }
        start..end
    }

    fn has_stroke_before(&self, place: usize) -> bool {
        let between = &self.text[self.words[place - 1].range.end..self.words[place].range.start];
        between.contains(['/', '&', '+'])
    }
}

/// The share of function words below which a language is not read.
const LEAST_SHARE: f32 = 0.2;

impl Layout<'_> {
    /// How much of the text's function words are English and Spanish, 0 to 1 each.
    pub(super) fn languages(&self) -> Languages {
        let count = |is_skipped: fn(&str) -> bool| {
            let words = self.words.iter().filter(|word| !is_figure(&word.folded));
            words.filter(|word| is_skipped(&word.folded)).count() as f32
        };
        let (english, spanish) = (count(is_skipped_in_english), count(is_skipped_in_spanish));
        let all = (english + spanish).max(1.0);
        Languages {
            english: english >= spanish || english / all >= LEAST_SHARE,
            spanish: spanish > english || spanish / all >= LEAST_SHARE,
            is_mainly_spanish: spanish > english,
        }
    }
}

/// Which languages a text is read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Languages {
    pub(super) english: bool,
    pub(super) spanish: bool,
    /// Single words are read in this language only.
    pub(super) is_mainly_spanish: bool,
}

/// Whether `word` joins the items of a list.
pub(super) fn is_conjunction(word: &str) -> bool {
    matches!(word, "and" | "or" | "y" | "e" | "o" | "plus" | "also" | "&")
}

fn case_of(written: &str) -> Case {
    let mut letters = written.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next().filter(|first| first.is_uppercase()) else {
        // A name such as iPhone has its capital inside.
        return if written.chars().any(char::is_uppercase) { Case::Capital } else { Case::Lower };
    };
    let mut rest = letters.peekable();
    let is_long = rest.peek().is_some();
    if first.is_uppercase() && is_long && rest.all(|c| !c.is_lowercase()) { Case::Upper } else { Case::Capital }
}

fn break_between(text: &str, end: usize, start: usize, last: &str) -> Break {
    let between = &text[end..start];
    if between.contains('\n') {
        return if is_wrapped(text, end, start, last) { Break::None } else { Break::Line };
    }
    let mut strongest = Break::None;
    let mut chars = between.chars().peekable();
    let mut previous = 'x';
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        strongest = strongest.max(strength(c, previous, next, last));
        previous = c;
    }
    strongest
}

fn strength(c: char, previous: char, next: Option<char>, last: &str) -> Break {
    match c {
        ';' | '!' | '?' | '•' | '·' | '|' | '▪' | '●' | '*' | '…' | '►' | '✓' | '■' | '→' => {
            Break::Sentence
        }
        '.' if next.is_some_and(char::is_whitespace) && !is_abbreviation(last) => Break::Sentence,
        ',' | '、' => Break::Comma,
        '(' | ')' | ':' | '[' | ']' => Break::Bracket,
        '—' => Break::Dash,
        '-' | '–' if previous.is_whitespace() || next.is_some_and(char::is_whitespace) => Break::Dash,
        _ if c.is_whitespace() || c == '.' => Break::None,
        _ => Break::Mark,
    }
}

fn is_abbreviation(word: &str) -> bool {
    matches!(word, "approx" | "mr" | "mrs" | "ms" | "dr" | "st" | "eg" | "ie" | "vs" | "no" | "sr" | "jr" | "dept")
        || (word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic())
}

/// Whether a single line break only wraps a long line.
fn is_wrapped(text: &str, end: usize, start: usize, last: &str) -> bool {
    let between = &text[end..start];
    let is_plain = between.chars().all(|c| c.is_whitespace() || c == ',') && between.matches('\n').count() == 1;
    let line_start = text[..end].rfind('\n').map_or(0, |place| place + 1);
    let length = text[line_start..end].chars().count();
    let begins_small = text[start..].chars().next().is_some_and(|c| c.is_lowercase() || c.is_numeric());
    let goes_on = between.contains(',') || is_skipped_in_english(last) || is_skipped_in_spanish(last);
    is_plain && if begins_small { length >= SHORTEST_WRAPPED_LINE } else { length >= SHORTEST_FULL_LINE && goes_on }
}

/// Whether `word` may stand between the words of an English phrase without changing what it says.
pub(super) fn is_skipped_in_english(word: &str) -> bool {
    #[rustfmt::skip]
    const SKIPPED: &[&str] = &[
        "a", "all", "an", "and", "any", "are", "as", "at", "be", "been", "both", "by", "daily", "different", "each",
        "every", "for", "from", "had", "have", "her", "his", "i", "in", "into", "is", "it", "its", "many", "monthly",
        "multiple", "my", "new", "of", "on", "or", "other", "our", "out", "over", "several", "some", "that", "the",
        "their", "them", "these", "this", "those", "through", "to", "up", "various", "was", "we", "weekly", "were",
        "with", "within", "your", "us", "about",
    ];
    SKIPPED.contains(&word) || is_figure(word) || (word.len() > 4 && word.ends_with("ly"))
}

/// The same for Spanish.
pub(super) fn is_skipped_in_spanish(word: &str) -> bool {
    #[rustfmt::skip]
    const SKIPPED: &[&str] = &[
        "a", "al", "algunas", "algunos", "cada", "como", "con", "de", "del", "diaria", "diario", "e", "el", "en",
        "era", "esa", "ese", "esta", "estas", "este", "estos", "fue", "la", "las", "le", "les", "lo", "los", "mas",
        "me", "mi", "mis", "muchas", "muchos", "muy", "nuestra", "nuestras", "nuestro", "nuestros", "o", "otras",
        "otros", "para", "por", "que", "se", "su", "sus", "tambien", "toda", "todas", "todo", "todos", "u", "un",
        "una", "unas", "unos", "varias", "varios", "y",
    ];
    SKIPPED.contains(&word) || is_figure(word) || (word.len() > 6 && word.ends_with("mente"))
}

fn is_figure(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_words_is_told_apart() {
        let rows = [
            ("data entry", Break::None, "a space"),
            ("data-entry", Break::Mark, "a hyphen"),
            ("Word, Excel", Break::Comma, "a comma"),
            ("Excel (advanced)", Break::Bracket, "a bracket"),
            ("Cashier - Target", Break::Dash, "a dash"),
            ("till. Cleaned", Break::Sentence, "a full stop"),
            ("till\nCleaned", Break::Line, "a short line ends"),
            ("I have been working in offices for ten\nyears", Break::None, "a long line is wrapped"),
            ("approx. 50", Break::None, "an abbreviation"),
        ];
        for (text, expected, reason) in rows {
            let layout = Layout::of(text);
            assert_eq!(layout.words.last().map(|word| word.before), Some(expected), "{reason}: {text}");
        }
    }

    #[test]
    fn an_endless_line_ends_with_its_sentence_or_where_it_is() {
        let lines = |text: &str| {
            let words = Layout::of(text).words;
            let starts = words.iter().enumerate().filter(|(_, word)| word.before == Break::Line);
            starts.map(|(place, _)| place).collect::<Vec<_>>()
        };
        assert_eq!(lines(&"counted money ".repeat(400)), [0, 300, 600]);
        assert_eq!(lines(&"We counted all the money. ".repeat(60)), [0, 150], "of five words each");
        assert_eq!(lines(&"We counted all the money. ".repeat(30)), [0], "a long paragraph is one");
    }
}
