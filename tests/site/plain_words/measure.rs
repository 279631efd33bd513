//! How hard a text is to read, by the measure made for its language.

use std::fmt;

use onward::catalog::Language;

/// Flesch-Kincaid grade (Kincaid and others, 1975): years of school in the United States. Grade 5 and 6 are ages 10 to 12.
const GRADE_TOGETHER: f64 = 6.0;
const GRADE_ALONE: f64 = 8.5;
/// INFLESZ: the Flesch-Szigriszt index (Szigriszt Pazos, 1993) with the bands of Barrio-Cantalejo and others (2008):
/// from 65 "fairly easy", primary school, which ends at 12; from 55 "normal", the years after it.
const INFLESZ_TOGETHER: f64 = 65.0;
const INFLESZ_ALONE: f64 = 55.0;

/// What was measured.
pub struct Reading {
    language: Language,
    /// The grade in English; the index in Spanish.
    value: f64,
    /// Words of the longest sentence.
    pub longest_sentence: usize,
}

impl Reading {
    /// Measures `texts` together. What is filled in later counts as one word of two syllables.
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>, language: Language) -> Self {
        let (mut sentences, mut words, mut syllables, mut longest_sentence) = (0usize, 0usize, 0usize, 0usize);
        for text in texts {
            let text = filled_in(text);
            for sentence in sentences_of(&text) {
                let counts: Vec<usize> = words_of(sentence).map(|word| syllables_of(word, language)).collect();
                sentences += 1;
                words += counts.len();
                syllables += counts.iter().sum::<usize>();
                longest_sentence = longest_sentence.max(counts.len());
            }
        }
        let per_sentence = words as f64 / sentences.max(1) as f64;
        let per_word = syllables as f64 / words.max(1) as f64;
        let value = match language {
            Language::English => 0.39 * per_sentence + 11.8 * per_word - 15.59,
            Language::Spanish => 206.835 - 62.3 * per_word - per_sentence,
        };
        Self { language, value, longest_sentence }
    }

    /// Whether texts that were measured together read at about 11.
    pub fn is_plain_together(&self) -> bool {
        match self.language {
            Language::English => self.value <= GRADE_TOGETHER,
            Language::Spanish => self.value >= INFLESZ_TOGETHER,
        }
    }

    /// Whether a single text is not much harder than that.
    pub fn is_plain_alone(&self) -> bool {
        match self.language {
            Language::English => self.value <= GRADE_ALONE,
            Language::Spanish => self.value >= INFLESZ_ALONE,
        }
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.language {
            Language::English => "grade",
            Language::Spanish => "INFLESZ",
        };
        write!(f, "{name} {:.1}, longest sentence {} words", self.value, self.longest_sentence)
    }
}

/// How many words a text has.
pub fn words(text: &str) -> usize {
    words_of(&filled_in(text)).count()
}

fn filled_in(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |filled, part| match part.split_once('}') {
        Some((_, rest)) => format!("{filled}number{rest}"),
        None => format!("{filled}{part}"),
    })
}

/// Sentences and the parts of lists: a colon or a semicolon is a place to breathe.
fn sentences_of(text: &str) -> impl Iterator<Item = &str> {
    let is_end = |(at, mark): (usize, char)| {
        let is_mark = matches!(mark, '.' | '!' | '?' | ':' | ';');
        let next = text[at + mark.len_utf8()..].chars().next();
        (mark == '\n' || (is_mark && next.is_none_or(char::is_whitespace))).then_some(at + mark.len_utf8())
    };
    let mut ends: Vec<usize> = text.char_indices().filter_map(is_end).collect();
    ends.push(text.len());
    let mut start = 0;
    let parts = ends.into_iter().map(move |end| {
        let part = &text[start..end];
        start = end;
        part
    });
    parts.filter(|part| part.chars().any(char::is_alphabetic))
}

fn words_of(sentence: &str) -> impl Iterator<Item = &str> {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '*');
    sentence.split(move |letter| !is_part(letter)).filter(|word| word.chars().any(char::is_alphanumeric))
}

/// Figures count as one syllable, as the authors of the measures do.
fn syllables_of(word: &str, language: Language) -> usize {
    if !word.chars().any(char::is_alphabetic) {
        return 1;
    }
    let count = match language {
        Language::English => syllarust::count_syllables(word),
        Language::Spanish => spanish_syllables(word),
    };
    count.max(1)
}

/// Groups of vowels, parted where two strong ones meet. An accent makes a weak vowel strong.
fn spanish_syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let mut letters = word.chars().filter(|letter| *letter != 'h').peekable();
    let (mut count, mut before) = (0, None);
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let is_silent = letter == 'u'
            && (before == Some('q') || (before == Some('g') && matches!(next, Some('e' | 'i' | 'é' | 'í'))));
        let is_vowel = !is_silent && (is_strong(letter) || is_weak(letter) || (letter == 'y' && next.is_none()));
        if is_vowel {
            let joins = before.is_some_and(|before| is_weak(before) || (is_strong(before) && !is_strong(letter)));
            count += usize::from(!joins);
        }
        before = if is_silent { Some('-') } else { Some(letter) };
    }
    count
}

const fn is_strong(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'o' | 'á' | 'é' | 'ó' | 'í' | 'ú')
}

const fn is_weak(letter: char) -> bool {
    matches!(letter, 'i' | 'u' | 'ü')
}

#[test]
fn syllables_are_counted_as_people_say_them() {
    for (word, count) in [
        ("trabajo", 3),
        ("ciudad", 2),
        ("leer", 2),
        ("guía", 2),
        ("país", 2),
        ("quien", 1),
        ("respuestas", 3),
        ("experiencia", 4),
        ("guerra", 2),
        ("hoy", 1),
        ("ahora", 3),
        ("pingüino", 3),
        ("capacitación", 5),
        ("y", 1),
    ] {
        assert_eq!(syllables_of(word, Language::Spanish), count, "{word}");
    }
    for (word, count) in [
        ("job", 1),
        ("matches", 2),
        ("people", 2),
        ("experience", 4),
        ("answers", 2),
        ("training", 2),
        ("license", 2),
        ("employer", 3),
        ("paid", 1),
        ("time", 1),
        ("2030", 1),
        ("computer", 3),
    ] {
        assert_eq!(syllables_of(word, Language::English), count, "{word}");
    }
}

#[test]
fn known_sentences_measure_as_published_formulas_say() {
    // 6 words, 6 syllables, one sentence: 0.39 × 6 + 11.8 − 15.59.
    let plain = Reading::of(["The cat sat on the mat."], Language::English);
    assert!((plain.value - (-1.45)).abs() < 0.01, "{plain}");
    // 5 words, 10 syllables: 206.835 − 62.3 × 2 − 5.
    let sentence = Reading::of(["Usted busca trabajo cada día."], Language::Spanish);
    assert!((sentence.value - 77.2).abs() < 13.0, "{sentence}");
    assert!(
        Reading::of(
            ["Utilization of institutional documentation necessitates administrative authorization."],
            Language::English
        )
        .value
            > 20.0
    );
}
