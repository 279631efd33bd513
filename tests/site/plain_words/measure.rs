//! How hard a text is to read, by the measure made for its language.
//!
//! - English: the Flesch-Kincaid grade, years of school in the United States (J. P. Kincaid, R. P. Fishburne,
//!   R. L. Rogers and B. S. Chissom, Research Branch Report 8-75, 1975): `0.39 × words per sentence +
//!   11.8 × syllables per word − 15.59`. Children of 11 are in grade 5 or 6.
//! - Spanish: the index of F. Szigriszt Pazos (*Sistemas predictivos de legibilidad del mensaje escrito*, 1993):
//!   `206.835 − 62.3 × syllables per word − words per sentence`, read on the INFLESZ scale (I. M. Barrio-Cantalejo and
//!   others, *Anales del Sistema Sanitario de Navarra* 31(2), 2008): from 80 very easy, from 65 fairly easy, as in
//!   primary school, which ends at 12; from 55 normal, as in the years after it and in newspapers; below that hard.
//!
//! The Flesch-Kincaid grade does not fit Spanish, whose common words have more syllables.

use std::fmt;

use onward::catalog::Language;

/// Names that nobody can put more simply, because offices, schools and laws call things so. A word of such a name
/// counts two syllables at most: who knows the name reads it at a glance, and who does not has to ask for it by it.
const NAMES: [&str; 22] = [
    "American Job Center",
    "Bureau of Labor Statistics",
    "Community Health Integration",
    "Principal Illness Navigation",
    "associate's degree",
    "bachelor's degree",
    "customer service representatives",
    "high school diploma",
    "information security analysts",
    "registered apprenticeship",
    "Centro de Empleo",
    "Centros de Empleo",
    "Departamento de Educación",
    "Oficina de Estadísticas Laborales",
    "analistas de seguridad informática",
    "aprendizaje registrado",
    "bachelor’s degree",
    "diploma de preparatoria",
    "licenciatura",
    "representantes de servicio al cliente",
    "associate’s degree",
    "título asociado",
];

/// What stands for a word that is filled in later, and for a long word of a name.
const PLAIN_WORD: &str = "number";

/// What was measured.
pub struct Reading {
    language: Language,
    /// The grade in English; the index in Spanish.
    value: f64,
    /// Words of the longest sentence, from full stop to full stop.
    pub longest_sentence: usize,
}

impl Reading {
    /// Measures `texts` together. A colon and a semicolon end what the authors of both measures count as a sentence.
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>, language: Language) -> Self {
        let (mut sentences, mut words, mut syllables, mut longest_sentence) = (0usize, 0usize, 0usize, 0usize);
        for text in texts {
            let text = plain(text, language);
            let mut whole = 0;
            for part in parts_of(&text) {
                let counts: Vec<usize> = words_of(part).map(|word| syllables_of(word, language)).collect();
                sentences += 1;
                words += counts.len();
                syllables += counts.iter().sum::<usize>();
                whole += counts.len();
                longest_sentence = longest_sentence.max(whole);
                if !part.ends_with([':', ';']) {
                    whole = 0;
                }
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

    /// Whether it is no harder than `bound`: a grade in English, an index in Spanish.
    pub fn holds(&self, bound: f64) -> bool {
        match self.language {
            Language::English => self.value <= bound,
            Language::Spanish => self.value >= bound,
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

/// The text with plain words for what is filled in later and for the long words of names.
fn plain(text: &str, language: Language) -> String {
    let mut text = filled_in(text);
    for name in NAMES {
        if text.contains(name) {
            let words = name.split(' ').map(|word| if syllables_of(word, language) > 2 { PLAIN_WORD } else { word });
            text = text.replace(name, &words.collect::<Vec<_>>().join(" "));
        }
    }
    text
}

fn filled_in(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |filled, part| match part.split_once('}') {
        Some((_, rest)) => format!("{filled}{PLAIN_WORD}{rest}"),
        None => format!("{filled}{part}"),
    })
}

/// Sentences, and what stands between a colon or a semicolon and the next.
fn parts_of(text: &str) -> impl Iterator<Item = &str> {
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

/// Words and figures: "18,000" and "apprenticeship.gov" are one each.
fn words_of(sentence: &str) -> impl Iterator<Item = &str> {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '*' | '.' | ',');
    let words = sentence.split(move |letter| !is_part(letter));
    words.map(|word| word.trim_matches(['.', ','])).filter(|word| word.chars().any(char::is_alphanumeric))
}

/// Figures count as one syllable, as the authors of the measures do.
fn syllables_of(word: &str, language: Language) -> usize {
    if !word.chars().any(char::is_alphabetic) {
        return 1;
    }
    let count = match language {
        Language::English => syllarust::count_syllables(&word.replace('’', "'")),
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
    let rows = [
        (Language::Spanish, "trabajo ciudad leer guía país quien respuestas experiencia", [3, 2, 2, 2, 2, 1, 3, 4]),
        (Language::Spanish, "guerra hoy ahora pingüino capacitación y maíz construir", [2, 1, 3, 3, 5, 1, 2, 2]),
        (Language::Spanish, "viaje buey cooperar ahí averigüe qué día aéreo", [2, 1, 4, 2, 4, 1, 2, 4]),
        (
            Language::English,
            "job matches people experience answers training license employer",
            [1, 2, 2, 4, 2, 2, 2, 3],
        ),
        (Language::English, "paid time 2030 computer used needed asked every", [1, 1, 1, 3, 1, 2, 1, 3]),
    ];
    for (language, words, counts) in rows {
        for (word, count) in words.split(' ').zip(counts) {
            assert_eq!(syllables_of(word, language), count, "{word}");
        }
    }
}

#[test]
fn sentences_measure_as_the_published_formulas_say() {
    let rows = [
        // 6 words, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59.
        (Language::English, "The cat sat on the mat.", -1.45),
        // 6 words, 8 syllables, in two parts: 0.39 × 3 + 11.8 × 8 / 6 − 15.59.
        (Language::English, "It takes {weeks}: about a week.", 1.313),
        // 4 words, 12 syllables: 0.39 × 4 + 11.8 × 3 − 15.59.
        (Language::English, "Computer employer computer employer.", 21.37),
        // 5 words, 11 syllables: 206.835 − 62.3 × 11 / 5 − 5.
        (Language::Spanish, "Usted busca trabajo cada día.", 64.775),
        // 3 words, 6 syllables, the last cut to two as a name: 206.835 − 62.3 × 2 − 3.
        (Language::Spanish, "Pide una licenciatura.", 79.235),
    ];
    for (language, text, value) in rows {
        let reading = Reading::of([text], language);
        assert!((reading.value - value).abs() < 0.01, "{text}: {reading}");
    }
}

#[test]
fn a_sentence_lasts_to_its_full_stop() {
    let listed = Reading::of(["One two: three four; five six. Seven eight."], Language::English);
    assert_eq!(listed.longest_sentence, 6);
    let figures = Reading::of(["About 18,000 live at example.gov, or 1.5 each. Two."], Language::English);
    assert_eq!(figures.longest_sentence, 8);
}
