//! A job title as people write it, brought to a common form.

use super::lexicon::Lexicon;
use crate::words::{Language, Synonyms, tokens};

/// Longer titles are cut here: nobody's job needs more words.
const MOST_WORDS: usize = 16;
const MOST_BYTES: usize = 300;

/// Words about the contract, not the work.
const TERMS_OF_EMPLOYMENT: &[&str] = &[
    "remote",
    "hybrid",
    "onsite",
    "fulltime",
    "parttime",
    "permanent",
    "temp",
    "seasonal",
    "freelance",
    "prn",
    "w2",
    "1099",
    "remoto",
    "presencial",
    "hibrido",
    "temporal",
    "eventual",
    "wfh",
    "hiring",
    "urgent",
    "urgently",
    "wanted",
    "needed",
];
/// Pairs of words about the contract, not the work.
const TERMS_OF_TWO_WORDS: &[(&str, &str)] = &[
    ("full", "time"),
    ("tiempo", "completo"),
    ("tiempo", "parcial"),
    ("medio", "tiempo"),
    ("part", "time"),
    ("per", "diem"),
    ("on", "site"),
    ("entry", "level"),
    ("night", "shift"),
    ("day", "shift"),
    ("evening", "shift"),
    ("weekend", "shift"),
    ("first", "shift"),
    ("second", "shift"),
    ("third", "shift"),
    ("1st", "shift"),
    ("2nd", "shift"),
    ("3rd", "shift"),
];
/// Words for the step on a ladder, not the work.
const STEPS: &[&str] = &[
    "senior",
    "sr",
    "junior",
    "jr",
    "lead",
    "leader",
    "principal",
    "trainee",
    "apprentice",
    "intern",
    "experienced",
    "certified",
    "licensed",
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "1",
    "2",
    "3",
    "4",
    "5",
    "l1",
    "l2",
    "l3",
    "level",
    "grade",
    "step",
    "former",
    "current",
    "retired",
    "acting",
    "interim",
];
/// Forms for women, with the form that stands for everyone.
const GENDERED: &[(&str, &str)] = &[
    ("waitress", "waiter"),
    ("actress", "actor"),
    ("hostess", "host"),
    ("stewardess", "steward"),
    ("masseuse", "masseur"),
    ("seamstress", "sewer"),
];

/// A title in the forms that are looked up, as words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Title {
    /// As written, without the contract's terms.
    pub(super) written: Vec<String>,
    /// With abbreviations written out and misspelt words put right.
    pub(super) spelt_out: Vec<String>,
    /// Without the step on the ladder.
    pub(super) bare: Vec<String>,
}

impl Title {
    /// Reads what a person calls their job.
    pub(super) fn read(text: &str, language: Language, synonyms: &Synonyms, lexicon: &Lexicon) -> Self {
        let words = without_terms(words_of(text));
        let spelt_out = spell_out(&words, language, synonyms, lexicon);
        let mut bare: Vec<String> = spelt_out.iter().filter(|word| !STEPS.contains(&word.as_str())).cloned().collect();
        if bare.is_empty() {
            bare.clone_from(&spelt_out);
        }
        let common = |words: &[String]| common(words, language);
        Self { written: common(&words), spelt_out: common(&spelt_out), bare: common(&bare) }
    }

    /// All words that say something of the work: spelt out, then abbreviations as written.
    pub(super) fn evidence(&self) -> Vec<String> {
        let mut words = self.spelt_out.clone();
        words.extend(self.written.iter().filter(|word| !self.spelt_out.contains(word)).cloned());
        words
    }
}

/// The forms of a title in the catalogue: without what stands in brackets, and the bracket alone if it is long.
pub(super) fn entry_forms(text: &str, language: Language) -> Vec<Vec<String>> {
    /// A shorter bracket is an abbreviation or a remark.
    const SHORTEST_BRACKET_BYTES: usize = 8;
    let common = |words: &[String]| common(words, language);
    let Some((before, rest)) = text.split_once('(') else { return vec![common(&words_of(text))] };
    let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
    let outside = common(&words_of(&format!("{before} {after}")));
    let mut forms = Vec::new();
    if !outside.is_empty() {
        forms.push(outside);
    }
    if inside.len() >= SHORTEST_BRACKET_BYTES || forms.is_empty() {
        forms.push(common(&words_of(inside)));
    }
    forms.retain(|form| !form.is_empty());
    forms
}

/// The words of the name `written`, whose common form is `form`, as people spell them: what misspelt ones are put
/// right to. English words are common forms themselves but for their number.
pub(super) fn spellings(written: &str, form: &[String], language: Language) -> Vec<String> {
    match language {
        Language::English => form.to_vec(),
        Language::Spanish => words_of(written),
    }
}

/// The words of `text` that say something, as they may stand among [`spellings`].
pub(super) fn spelt_words(text: &str, language: Language) -> Vec<String> {
    let words = words_of(text).into_iter().filter(|word| !language.is_filler(word));
    match language {
        Language::English => words.map(|word| language.name_form(&word)).collect(),
        Language::Spanish => words.collect(),
    }
}

fn words_of(text: &str) -> Vec<String> {
    let mut end = text.len().min(MOST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    tokens(&text[..end]).into_iter().map(|token| token.word).take(MOST_WORDS).collect()
}

/// Singular, without fillers and without forms for one sex only.
fn common(words: &[String], language: Language) -> Vec<String> {
    let form = |word: &String| match language {
        Language::English => ungendered(language.name_form(word)),
        Language::Spanish => language.name_form(word),
    };
    words.iter().filter(|word| !language.is_filler(word)).map(form).collect()
}

fn ungendered(word: String) -> String {
    if let Some((_, common)) = GENDERED.iter().find(|(form, _)| *form == word) {
        return (*common).to_owned();
    }
    const SHORTEST_STEM: usize = 4;
    for ending in ["woman", "person", "people"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= SHORTEST_STEM) {
            return format!("{stem}man");
        }
    }
    word
}

fn without_terms(words: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(words.len());
    let mut place = 0;
    while place < words.len() {
        let word = words[place].as_str();
        let next = words.get(place + 1).map_or("", String::as_str);
        if TERMS_OF_TWO_WORDS.contains(&(word, next)) {
            place += 2;
            continue;
        }
        if !TERMS_OF_EMPLOYMENT.contains(&word) {
            kept.push(words[place].clone());
        }
        place += 1;
    }
    if kept.is_empty() { words } else { kept }
}

/// Writes abbreviations out in their commonest meaning and puts misspelt words right.
fn spell_out(words: &[String], language: Language, synonyms: &Synonyms, lexicon: &Lexicon) -> Vec<String> {
    let refs: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut spelt = Vec::with_capacity(words.len());
    let mut place = 0;
    while place < refs.len() {
        match synonyms.at_start(&refs[place..]) {
            Some((length, meanings)) if !meanings.long_forms.is_empty() => {
                spelt.extend_from_slice(&meanings.long_forms[0]);
                place += length;
            }
            _ => {
                let word = match language {
                    Language::English => language.name_form(refs[place]),
                    Language::Spanish => refs[place].to_owned(),
                };
                let right = lexicon.put_right(word.clone());
                spelt.push(if right == word { words[place].clone() } else { right });
                place += 1;
            }
        }
    }
    spelt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_brought_to_a_common_form() {
        let synonyms = Synonyms::of(Language::English);
        let rows = [
            ("Sr. Cust Svc Rep II (remote)", "customer service representative", "abbreviations, step and place"),
            ("CUSTOMER SERVICE REPRESENTATIVES", "customer service representative", "capitals and many"),
            ("Admin Asst - part time", "administrative assistant", "hours"),
            ("Saleswoman", "salesman", "a form for women"),
            ("Waitress", "waiter", "another"),
            ("A/P Clerk", "account payable clerk", "letters with a stroke"),
            ("Senior", "senior", "a title of a step alone keeps it"),
        ];
        for (written, common, reason) in rows {
            assert_eq!(
                Title::read(written, Language::English, &synonyms, &Lexicon::default()).bare.join(" "),
                common,
                "{reason}"
            );
        }
    }

    #[test]
    fn a_bracket_in_the_catalogue_is_a_form_of_its_own_when_it_says_something() {
        let forms = |text| entry_forms(text, Language::English).iter().map(|words| words.join(" ")).collect::<Vec<_>>();
        assert_eq!(forms("CNA (Certified Nursing Assistant)"), ["cna", "certified nursing assistant"]);
        assert_eq!(forms("Certified Nursing Assistant (CNA)"), ["certified nursing assistant"]);
        assert_eq!(forms("()"), Vec::<String>::new());
    }
}
