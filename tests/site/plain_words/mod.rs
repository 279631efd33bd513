//! Every text reads at about age 11, in both languages, by a published measure for each.
//!
//! Texts are measured together, by section of their file, because such measures mean little for a few words; longer
//! ones are measured alone as well, more loosely. What must stay harder is listed with its reason in `exceptions.toml`.

mod measure;

use std::collections::{BTreeMap, BTreeSet};

use onward::catalog::{Catalog, Family, Language};
use toml::{Table, Value};

use crate::visitor::SITE;
use measure::{Reading, words};

/// Fewer words than this are a label, not a text.
const LEAST_WORDS: usize = 5;
/// From here on a text is measured alone.
const LONG_WORDS: usize = 20;
/// The longest sentence: beyond it readers of every age lose the thread (plain-language guides of GOV.UK and others).
const LONGEST_SENTENCE_WORDS: usize = 25;
const EXCEPTIONS: &str = include_str!("exceptions.toml");

/// A text with its name, such as `path.lede`.
type Named = (String, String);

/// The texts of the pages, by section.
fn sections(file: &str) -> BTreeMap<String, Vec<Named>> {
    let file: Table = file.parse().unwrap();
    let texts = |section: &String, value: &Value| -> Vec<Named> {
        let texts = value.as_table().unwrap().iter();
        texts.map(|(key, text)| (format!("{section}.{key}"), text.as_str().unwrap().to_owned())).collect()
    };
    file.iter().map(|(section, value)| (section.clone(), texts(section, value))).collect()
}

/// Every text of a file that holds both languages side by side, in one of them.
fn side_by_side(name: &str, value: &Value, language: Language, found: &mut Vec<Named>) {
    match value {
        Value::Table(table) if table.get("en").is_some_and(Value::is_str) => {
            let text = table[language.tag()].as_str().unwrap().to_owned();
            found.push((name.to_owned(), text));
        }
        Value::Table(table) => {
            table.iter().for_each(|(key, value)| side_by_side(&format!("{name}.{key}"), value, language, found));
        }
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(at, item)| side_by_side(&format!("{name}.{at}"), item, language, found));
        }
        _ => {}
    }
}

/// The summaries of roles, by family; those of no family together.
fn summaries(catalog: &Catalog) -> BTreeMap<String, Vec<Named>> {
    let mut found: BTreeMap<String, Vec<Named>> = BTreeMap::new();
    for role in &catalog.roles {
        let family = Family::ALL.into_iter().find(|family| role.is_in(*family));
        let name = family.map_or_else(|| "others".to_owned(), |family| family.to_string());
        let named = role.summary.iter().map(|text| (format!("summary.{}", role.code), text.clone()));
        found.entry(format!("summaries, {name}")).or_default().extend(named);
    }
    found
}

/// All texts of a language, by groups that are measured together.
fn groups(language: Language) -> BTreeMap<String, Vec<Named>> {
    let (file, catalog) = match language {
        Language::English => (include_str!("../../../templates/texts/en.toml"), &SITE.engine.catalog),
        Language::Spanish => {
            let spanish = SITE.in_spanish.as_ref().unwrap();
            (include_str!("../../../templates/texts/es.toml"), &spanish.engine.catalog)
        }
    };
    let mut groups = sections(file);
    for (name, file) in [
        ("documents", include_str!("../../../templates/texts/documents.toml")),
        ("support", include_str!("../../../index/support.toml")),
    ] {
        let mut found = Vec::new();
        side_by_side(name, &Value::Table(file.parse().unwrap()), language, &mut found);
        groups.insert(name.to_owned(), found);
    }
    groups.extend(summaries(catalog));
    for texts in groups.values_mut() {
        texts.retain(|(_, text)| words(text) >= LEAST_WORDS);
    }
    groups.retain(|_, texts| !texts.is_empty());
    groups
}

/// What is too hard: groups, then single texts, each with what was measured.
fn too_hard(language: Language) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (name, texts) in groups(language) {
        let together = Reading::of(texts.iter().map(|(_, text)| text.as_str()), language);
        if !together.is_plain_together() {
            found.push((name.clone(), format!("{name} together: {together}")));
        }
        for (key, text) in texts {
            let alone = Reading::of([text.as_str()], language);
            let is_long = words(&text) >= LONG_WORDS;
            if alone.longest_sentence > LONGEST_SENTENCE_WORDS || (is_long && !alone.is_plain_alone()) {
                found.push((key.clone(), format!("{key}: {alone}\n    {text}")));
            }
        }
    }
    found
}

/// Names of what may be harder, from the file, each with a reason.
fn exceptions(language: Language) -> BTreeSet<String> {
    let file: Table = EXCEPTIONS.parse().unwrap();
    let named = file[language.tag()].as_table().unwrap();
    for (name, reason) in named {
        assert!(reason.as_str().unwrap().split_whitespace().count() >= 4, "{name} needs a reason");
    }
    named.keys().cloned().collect()
}

fn reads_at_eleven(language: Language) {
    let (hard, allowed) = (too_hard(language), exceptions(language));
    let unexpected: Vec<&str> =
        hard.iter().filter(|(name, _)| !allowed.contains(name)).map(|(_, told)| told.as_str()).collect();
    assert!(unexpected.is_empty(), "{} texts are too hard:\n{}", unexpected.len(), unexpected.join("\n"));
    let hard: BTreeSet<String> = hard.into_iter().map(|(name, _)| name).collect();
    let needless: Vec<&String> = allowed.difference(&hard).collect();
    assert!(needless.is_empty(), "no exceptions any more: {needless:?}");
}

#[test]
fn every_english_text_reads_at_about_eleven() {
    reads_at_eleven(Language::English);
}

#[test]
fn every_spanish_text_reads_at_about_eleven() {
    reads_at_eleven(Language::Spanish);
}
