//! Cuts a text into small-letter words without accents, keeping names such as `c++`, `c#`, `.net` and `r&d` whole.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer words are nobody's vocabulary; they are cut here so that hostile text stays cheap.
const LONGEST_WORD_BYTES: usize = 40;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The word in small letters, without accents.
    pub word: String,
    /// The bytes of the text it was read from.
    pub range: Range<usize>,
}

/// The words of `text`, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::with_capacity(text.len() / 6 + 1);
    let mut at = 0;
    while let Some(token) = next_token(text, at) {
        at = token.range.end;
        match found.last_mut() {
            Some(last) if joins(text, last, &token) => join(text, last, &token),
            _ => found.push(token),
        }
    }
    found
}

/// `text` in small letters without accents, its words parted by single spaces.
pub fn fold(text: &str) -> String {
    let words: Vec<String> = tokens(text).into_iter().map(|token| token.word).collect();
    words.join(" ")
}

/// Whether `word` carries no meaning of its own in a title or a sentence.
pub fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "and"
            | "are"
            | "as"
            | "at"
            | "be"
            | "by"
            | "for"
            | "from"
            | "in"
            | "into"
            | "of"
            | "on"
            | "or"
            | "that"
            | "the"
            | "their"
            | "this"
            | "to"
            | "with"
    )
}

/// `word` without the ending of many.
pub fn singular(word: &str) -> String {
    let cut = |ending: &str, instead: &str| word.strip_suffix(ending).map(|base| format!("{base}{instead}"));
    let shortened = match word {
        _ if word.len() <= 3 || !word.is_ascii() => None,
        _ if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") => None,
        _ if word.len() > 4 && word.ends_with("ies") => cut("ies", "y"),
        _ if ["sses", "xes", "ches", "shes"].iter().any(|ending| word.ends_with(ending)) => cut("es", ""),
        _ if word.ends_with("men") => cut("men", "man"),
        _ => cut("s", ""),
    };
    shortened.unwrap_or_else(|| word.to_owned())
}

fn next_token(text: &str, from: usize) -> Option<Token> {
    let mut chars = text[from..].char_indices().map(|(place, c)| (from + place, c)).peekable();
    let start = loop {
        let (place, c) = chars.next()?;
        if c.is_alphanumeric() || starts_dot_net(text, place) {
            break place;
        }
    };
    let mut word = String::new();
    let mut end = start;
    let mut previous = ' ';
    for (place, c) in text[start..].char_indices().map(|(place, c)| (start + place, c)) {
        match c {
            '.' if place == start => word.push('.'),
            _ if c.is_alphanumeric() => push_folded(&mut word, c),
            _ if is_combining_mark(c) => {}
            '\'' | '’' if previous.is_alphanumeric() && letter_follows(text, place + c.len_utf8()) => {}
            _ => break,
        }
        previous = c;
        end = place + c.len_utf8();
    }
    end += programming_suffix(&text[end..], &mut word);
    drop_possessive(text, &mut word, start..end);
    truncate(&mut word);
    Some(Token { word, range: start..end })
}

fn push_folded(word: &mut String, c: char) {
    if c.is_ascii() {
        word.push(c.to_ascii_lowercase());
        return;
    }
    let bare = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c));
    word.extend(bare.flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()));
}

fn letter_follows(text: &str, place: usize) -> bool {
    text[place..].chars().next().is_some_and(char::is_alphabetic)
}

/// `.net` is a name; other dots part words.
fn starts_dot_net(text: &str, place: usize) -> bool {
    let rest = &text.as_bytes()[place..];
    rest.len() >= 4 && rest[..4].eq_ignore_ascii_case(b".net") && !rest.get(4).is_some_and(u8::is_ascii_alphanumeric)
}

/// Takes `++`, `#` or a single `+` after a letter into the word; returns its length.
fn programming_suffix(rest: &str, word: &mut String) -> usize {
    let suffix = match rest.as_bytes() {
        [b'+', b'+', ..] => "++",
        [b'#', ..] if word.len() <= 2 => "#",
        [b'+', ..] if word.len() == 1 => "+",
        _ => return 0,
    };
    if rest[suffix.len()..].starts_with(|c: char| c.is_alphanumeric()) {
        return 0;
    }
    word.push_str(suffix);
    suffix.len()
}

/// A driver's licence is found by `driver`.
fn drop_possessive(text: &str, word: &mut String, range: Range<usize>) {
    let written = &text[range];
    if (written.ends_with("'s") || written.ends_with("’s")) && word.len() > 2 {
        word.pop();
    }
}

fn truncate(word: &mut String) {
    if word.len() > LONGEST_WORD_BYTES {
        let mut end = LONGEST_WORD_BYTES;
        while !word.is_char_boundary(end) {
            end -= 1;
        }
        word.truncate(end);
    }
}

/// Whether two neighbours are one word: `R.N.`, `A/P`, `R&D`, `e-mail`, `x-ray`.
fn joins(text: &str, last: &Token, next: &Token) -> bool {
    let letters_so_far = last.word.bytes().filter(|byte| *byte != b'&').count();
    let is_spelled = letters_so_far * 2 == last.range.len() + 1;
    let single = |word: &str| word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic();
    match &text[last.range.end..next.range.start] {
        "." | "/" | "&" => is_spelled && single(&next.word) && last.word.as_bytes()[0].is_ascii_alphabetic(),
        "-" => single(&last.word) && next.word.len() > 1,
        _ => false,
    }
}

fn join(text: &str, last: &mut Token, next: &Token) {
    if &text[last.range.end..next.range.start] == "&" {
        last.word.push('&');
    }
    last.word.push_str(&next.word);
    last.range.end = next.range.end;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn names_that_hang_on_a_sign_stay_whole() {
        let rows: [(&str, &[&str], &str); 16] = [
            ("C++ and C# developer", &["c++", "and", "c#", "developer"], "programming languages"),
            ("ASP.NET / .NET Core", &["asp", ".net", ".net", "core"], "a name that begins with a dot"),
            ("R programming", &["r", "programming"], "a language of one letter"),
            ("R.N., night shift", &["rn", "night", "shift"], "letters with full stops"),
            ("A/P Clerk", &["ap", "clerk"], "letters with a stroke"),
            ("R&D manager", &["r&d", "manager"], "letters with an ampersand"),
            ("e-mail and x-ray", &["email", "and", "xray"], "a letter with a hyphen"),
            ("data-entry", &["data", "entry"], "a hyphen parts longer words"),
            ("Driver's license", &["driver", "license"], "a possessive is dropped"),
            ("O’Brien", &["obrien"], "an apostrophe inside a name"),
            ("Résumé ﬁle", &["resume", "file"], "accents and ligatures are folded"),
            ("CV e\u{301}crit", &["cv", "ecrit"], "accents as marks of their own"),
            ("Office 365", &["office", "365"], "figures are words"),
            ("sales/marketing", &["sales", "marketing"], "a stroke parts longer words"),
            ("Notepad++", &["notepad++"], "a longer name with signs"),
            ("a+b", &["a", "b"], "a sum is not a name"),
        ];
        for (text, expected, reason) in rows {
            assert_eq!(words(text), expected, "{reason}");
        }
    }

    #[test]
    fn one_and_many_are_the_same_name() {
        for (many, one) in [
            ("nurses", "nurse"),
            ("secretaries", "secretary"),
            ("coaches", "coach"),
            ("processes", "process"),
            ("foremen", "foreman"),
            ("business", "business"),
            ("bus", "bus"),
            ("analysis", "analysis"),
        ] {
            assert_eq!(singular(many), one);
        }
    }

    proptest! {
        #[test]
        fn every_token_points_into_its_text(text in "\\PC{0,80}") {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert!(token.range.start >= end, "tokens do not overlap");
                prop_assert!(text.get(token.range.clone()).is_some(), "a range lies on character boundaries");
                end = token.range.end;
            }
        }
    }
}
