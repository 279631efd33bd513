//! Every text reads at about age 11, in both languages, by a published measure for each.
//!
//! Texts are measured together, by section of their file, because such measures mean little for a few words; longer
//! ones are measured alone as well, more loosely. What must stay harder is listed in `exceptions.toml` with its reason
//! and a bound of its own.

mod measure;
mod texts;

use std::collections::BTreeMap;

use onward::catalog::Language;
use serde::Deserialize;

use measure::{Reading, words};
use texts::Groups;

/// From here on a text is measured alone.
const LONG_WORDS: usize = 20;
/// The longest sentence: beyond it readers of every age lose the thread (plain-language guides of GOV.UK and others).
const LONGEST_SENTENCE_WORDS: usize = 25;

/// How hard texts may be: many together, and a longer one alone.
struct Bounds {
    together: f64,
    alone: f64,
}

impl Bounds {
    /// English: what is read at 11, and two grades above. Spanish: the end of primary school, and the band after it.
    const fn of(language: Language) -> Self {
        match language {
            Language::English => Self { together: 6.0, alone: 8.0 },
            Language::Spanish => Self { together: 65.0, alone: 55.0 },
        }
    }
}

/// Why a group or a text may be harder, and how hard it may be.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    bound: f64,
    because: String,
}

/// The exceptions of a language, by the name of a group or a text.
fn exceptions(language: Language) -> BTreeMap<String, Exception> {
    let mut file: BTreeMap<String, BTreeMap<String, Exception>> =
        toml::from_str(include_str!("exceptions.toml")).unwrap();
    file.remove(language.tag()).unwrap_or_default()
}

/// What is too hard, or is excepted although it is not.
fn problems(groups: &Groups, exceptions: &BTreeMap<String, Exception>, language: Language) -> Vec<String> {
    let bounds = Bounds::of(language);
    let mut found = Vec::new();
    let mut unused: Vec<&String> = exceptions.keys().collect();
    let mut judge = |name: &str, text: &str, reading: Reading, bound: f64| {
        let exception = exceptions.get(name).filter(|_| !reading.holds(bound));
        unused.retain(|other| exception.is_none() || *other != name);
        let bound = exception.map_or(bound, |exception| exception.bound);
        if !reading.holds(bound) || reading.longest_sentence > LONGEST_SENTENCE_WORDS {
            found.push(format!("{name} is too hard: {reading}, bound {bound}\n    {text}"));
        }
    };
    for (name, texts) in groups {
        judge(name, "together", Reading::of(texts.iter().map(|(_, text)| text.as_str()), language), bounds.together);
        for (name, text) in texts {
            let bound = if words(text) < LONG_WORDS { no_bound(language) } else { bounds.alone };
            judge(name, text, Reading::of([text.as_str()], language), bound);
        }
    }
    found.extend(unused.into_iter().map(|name| format!("{name} needs no exception any more")));
    found.extend(exceptions.iter().filter_map(|(name, exception)| {
        let is_argued = exception.because.split_whitespace().count() >= 8;
        (!is_argued).then(|| format!("{name} needs an argument"))
    }));
    found
}

/// What every text holds.
const fn no_bound(language: Language) -> f64 {
    match language {
        Language::English => f64::INFINITY,
        Language::Spanish => f64::NEG_INFINITY,
    }
}

fn reads_at_eleven(language: Language) {
    let problems = problems(&texts::longer(language), &exceptions(language), language);
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn every_english_text_reads_at_about_eleven() {
    reads_at_eleven(Language::English);
}

#[test]
fn every_spanish_text_reads_at_about_eleven() {
    reads_at_eleven(Language::Spanish);
}

/// Whoever reads Spanish is "usted" here, and what one learns for a job is "capacitación", as in the United States.
#[test]
fn spanish_texts_say_usted_and_capacitacion() {
    let others =
        "tú tu tus ti contigo eres estás puedes tienes quieres debes sabes haces formación formaciones os vuestro";
    let others: Vec<&str> = others.split(' ').collect();
    let mut found = Vec::new();
    for (name, text) in texts::all(Language::Spanish).into_values().flatten() {
        let lowercase = text.to_lowercase();
        let mut words = lowercase.split(|letter: char| !letter.is_alphabetic());
        found.extend(words.find(|word| others.contains(word)).map(|word| format!("{name} says {word}: {text}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_hard_text_a_long_sentence_and_a_needless_exception_are_found() {
    let hard = "Utilization of institutional documentation necessitates administrative authorization.";
    let long = "a b ".repeat(13);
    let plain = "Tell us what you did. We show jobs that you can reach.";
    let groups = [("hard", hard), ("long", long.as_str()), ("plain", plain)];
    let groups: Groups =
        groups.map(|(name, text)| (name.to_owned(), vec![(format!("{name}.text"), text.to_owned())])).into();
    let found = |exceptions: &str| {
        let exceptions: BTreeMap<String, Exception> = toml::from_str(exceptions).unwrap();
        let found = problems(&groups, &exceptions, Language::English);
        found.iter().map(|told| told.lines().next().unwrap().split(": ").next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(""), ["hard is too hard", "long is too hard", "long.text is too hard"]);
    let argued = "because = 'An argument of at least eight words stands here.' }";
    assert_eq!(found(&format!("hard = {{ bound = 40, {argued}")), ["long is too hard", "long.text is too hard"]);
    assert_eq!(found(&format!("hard = {{ bound = 7, {argued}"))[0], "hard is too hard");
    assert_eq!(found(&format!("plain = {{ bound = 9, {argued}")).last().unwrap(), "plain needs no exception any more");
    assert_eq!(found("hard = { bound = 40, because = 'No.' }").last().unwrap(), "hard needs an argument");
}
