//! Words and abbreviations that stand for others, read from `index/synonyms/<language>.txt`.

use rustc_hash::FxHashMap;

use super::Language;
use super::tokens::tokens;

/// The embedded English list.
const ENGLISH: &str = include_str!("../../index/synonyms/en.txt");
/// The embedded Spanish list.
const SPANISH: &str = include_str!("../../index/synonyms/es.txt");

/// What a word or phrase also stands for: one list of words a meaning, the commonest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meanings {
    /// Meanings of an abbreviation, which may replace it.
    pub long_forms: Vec<Vec<String>>,
    /// Other names of the same thing.
    pub equivalents: Vec<Vec<String>>,
}

/// A list of synonyms.
#[derive(Debug, Clone, Default)]
pub struct Synonyms {
    /// By first word: phrases with their meanings, longest first.
    by_first_word: FxHashMap<String, Vec<(Vec<String>, Meanings)>>,
}

/// A line that is not a synonym.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: `{text}` is neither `short = long form` nor `one ~ other`")]
pub struct SynonymError {
    /// The line, counted from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
}

impl Synonyms {
    /// The list of `language` that the program was built with.
    ///
    /// # Panics
    /// Never in a tested build: a test reads the files.
    pub fn of(language: Language) -> Self {
        let text = match language {
            Language::English => ENGLISH,
            Language::Spanish => SPANISH,
        };
        Self::read(text, language).expect("the lists in index/synonyms are read by a test")
    }

    /// Reads a list of words in `language`.
    ///
    /// # Errors
    /// The first line that is not a synonym.
    pub fn read(text: &str, language: Language) -> Result<Self, SynonymError> {
        let mut synonyms = Self::default();
        for (place, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            synonyms.add(line, language).ok_or_else(|| SynonymError { line: place + 1, text: line.to_owned() })?;
        }
        Ok(synonyms)
    }

    /// The longest phrase at the beginning of `words` that stands for another, with its length.
    pub fn at_start(&self, words: &[&str]) -> Option<(usize, &Meanings)> {
        let phrases = self.by_first_word.get(*words.first()?)?;
        let begins = |phrase: &[String]| phrase.len() <= words.len() && phrase.iter().zip(words).all(|(a, b)| a == b);
        phrases.iter().find(|(phrase, _)| begins(phrase)).map(|(phrase, meanings)| (phrase.len(), meanings))
    }

    /// What exactly `words` stand for.
    pub fn get(&self, words: &[&str]) -> Option<&Meanings> {
        self.at_start(words).filter(|(length, _)| *length == words.len()).map(|(_, meanings)| meanings)
    }

    /// How many words and phrases stand for others.
    pub fn len(&self) -> usize {
        self.by_first_word.values().map(Vec::len).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_first_word.is_empty()
    }

    fn entry(&mut self, phrase: &[String]) -> &mut Meanings {
        let phrases = self.by_first_word.entry(phrase[0].clone()).or_default();
        let place = match phrases.iter().position(|(known, _)| known == phrase) {
            Some(place) => place,
            None => {
                let place = phrases.iter().take_while(|(known, _)| known.len() > phrase.len()).count();
                phrases.insert(place, (phrase.to_vec(), Meanings::default()));
                place
            }
        };
        &mut phrases[place].1
    }

    fn add(&mut self, line: &str, language: Language) -> Option<()> {
        if let Some((short, long)) = line.split_once(" = ") {
            let short = phrase(short, language)?;
            for meaning in long.split(" | ") {
                let meaning = phrase(meaning, language)?;
                self.entry(&short).long_forms.push(meaning);
            }
            return Some(());
        }
        let (one, other) = line.split_once(" ~ ")?;
        let (one, other) = (phrase(one, language)?, phrase(other, language)?);
        self.entry(&one).equivalents.push(other.clone());
        self.entry(&other).equivalents.push(one);
        Some(())
    }
}

fn phrase(text: &str, language: Language) -> Option<Vec<String>> {
    let words = tokens(text).into_iter().map(|token| token.word);
    let words: Vec<String> = words.filter(|word| !language.is_filler(word)).collect();
    (1..=8).contains(&words.len()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_english_list_is_readable_and_covers_common_office_words() {
        let synonyms = Synonyms::of(Language::English);
        assert!(synonyms.len() >= 150, "{} short forms", synonyms.len());
        for (short, long, reason) in [
            ("csr", "customer service representative", "call centers"),
            ("lpn", "licensed practical nurse", "health"),
            ("hvac", "heating air conditioning", "trades"),
            ("ap clerk", "accounts payable clerk", "a phrase"),
            ("sr", "senior", "ranks"),
        ] {
            let short: Vec<&str> = short.split(' ').collect();
            let meanings = synonyms.get(&short).expect(reason);
            assert_eq!(meanings.long_forms[0].join(" "), long, "{reason}");
        }
    }

    #[test]
    fn the_spanish_list_knows_how_offices_shorten_words() {
        let synonyms = Synonyms::of(Language::Spanish);
        for (short, long) in [("rrhh", "recursos humanos"), ("aux", "auxiliar"), ("ti", "tecnologia informacion")] {
            assert_eq!(synonyms.get(&[short]).expect(short).long_forms[0].join(" "), long);
        }
    }

    #[test]
    fn the_longest_phrase_wins() {
        let synonyms = Synonyms::of(Language::English);
        let (length, meanings) = synonyms.at_start(&["ap", "clerk", "ii"]).expect("a known phrase");
        assert_eq!((length, meanings.long_forms[0].len()), (2, 3));
    }

    #[test]
    fn a_line_without_a_sign_is_refused_with_its_number() {
        let error =
            Synonyms::read("# words\nlawyer attorney\n", Language::English).expect_err("no sign between the words");
        assert_eq!(error.line, 2);
    }
}
