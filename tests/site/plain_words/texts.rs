//! Everything that we wrote for people to read, in groups that are measured together.

use std::collections::BTreeMap;

use onward::catalog::{Catalog, Family, Language, Role};
use onward::constants::Constants;
use toml::{Table, Value};

use super::measure::words;

/// Fewer words than this are a label, not a text.
const LEAST_WORDS: usize = 5;

/// A text with its name, such as `path.lede`.
pub type Named = (String, String);

/// Texts by the name of their group.
pub type Groups = BTreeMap<String, Vec<Named>>;

/// The texts of a language that are more than a label.
pub fn longer(language: Language) -> Groups {
    let mut groups = all(language);
    for texts in groups.values_mut() {
        texts.retain(|(_, text)| words(text) >= LEAST_WORDS);
    }
    groups.retain(|_, texts| !texts.is_empty());
    groups
}

/// All texts of a language.
pub fn all(language: Language) -> Groups {
    let mut groups = sections(match language {
        Language::English => include_str!("../../../templates/texts/en.toml"),
        Language::Spanish => include_str!("../../../templates/texts/es.toml"),
    });
    groups.insert("documents".to_owned(), documents(language));
    let mut support = Vec::new();
    side_by_side("support", &file(include_str!("../../../index/support.toml")), language, &mut support);
    groups.insert("support".to_owned(), support);
    groups.insert("certifications".to_owned(), certifications(language));
    groups.insert("things done".to_owned(), things_done(language));
    let english = Catalog::builtin(Constants::builtin().growth).unwrap();
    match language {
        Language::English => of_roles(&english, &mut groups),
        Language::Spanish => of_roles(&english.in_spanish(), &mut groups),
    }
    groups
}

fn file(text: &str) -> Value {
    Value::Table(text.parse().unwrap())
}

/// The texts of the pages, by section.
fn sections(texts: &str) -> Groups {
    let file: Table = texts.parse().unwrap();
    file.iter().map(|(section, texts)| (section.clone(), of_table(section, texts))).collect()
}

fn of_table(name: &str, table: &Value) -> Vec<Named> {
    let texts = table.as_table().unwrap().iter();
    texts.map(|(key, text)| (format!("{name}.{key}"), text.as_str().unwrap().to_owned())).collect()
}

/// What stands in documents: both languages side by side, and tables of Spanish only.
fn documents(language: Language) -> Vec<Named> {
    let file = file(include_str!("../../../templates/texts/documents.toml"));
    let mut found = Vec::new();
    side_by_side("documents", &file, language, &mut found);
    if language == Language::Spanish {
        for table in ["step_es", "merit_es"] {
            found.extend(of_table(&format!("documents.{table}"), &file[table]));
        }
    }
    found
}

/// Every text of a file that holds both languages side by side, in one of them.
fn side_by_side(name: &str, value: &Value, language: Language, found: &mut Vec<Named>) {
    match value {
        Value::Table(table) if table.get("en").is_some_and(Value::is_str) => {
            found.push((name.to_owned(), table[language.tag()].as_str().unwrap().to_owned()));
        }
        Value::Table(table) => {
            for (key, value) in table {
                side_by_side(&format!("{name}.{key}"), value, language, found);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                side_by_side(&format!("{name}.{at}"), item, language, found);
            }
        }
        _ => {}
    }
}

/// What we say of licenses and certificates: what each shows, how to start, what it leaves.
fn certifications(language: Language) -> Vec<Named> {
    let file = file(include_str!("../../../index/catalog/certifications.toml"));
    let mut found = Vec::new();
    for row in file["certification"].as_array().unwrap() {
        for key in ["says", "start", "proof"] {
            let in_file = match language {
                Language::English => key.to_owned(),
                Language::Spanish => format!("{key}_es"),
            };
            let name = format!("certifications.{}.{key}", row["id"].as_str().unwrap());
            found.push((name, row[in_file.as_str()].as_str().unwrap().to_owned()));
        }
    }
    found
}

/// What one can tick as done: area, English, Spanish, elements.
fn things_done(language: Language) -> Vec<Named> {
    let rows = include_str!("../../../index/guided.tsv").lines().skip(1).map(|line| line.split('\t'));
    let text = |mut cells: std::str::Split<'_, char>| match language {
        Language::English => cells.nth(1).unwrap().to_owned(),
        Language::Spanish => cells.nth(2).unwrap().to_owned(),
    };
    rows.enumerate().map(|(at, cells)| (format!("things done.{at}"), text(cells))).collect()
}

/// What we say of roles: summaries by family, why they are in it, and the texts of emerging roles.
fn of_roles(catalog: &Catalog, groups: &mut Groups) {
    let mut put = |group: &str, role: &Role, text: &str| {
        let texts = groups.entry(group.to_owned()).or_default();
        texts.push((format!("{group}.{}.{}", role.code, texts.len()), text.to_owned()));
    };
    for role in &catalog.roles {
        let family = Family::ALL.into_iter().find(|family| role.is_in(*family));
        let family = family.map_or_else(|| "others".to_owned(), |family| family.to_string());
        role.summary.iter().for_each(|text| put(&format!("summaries, {family}"), role, text));
        role.families.iter().for_each(|(_, reason)| put("reasons for a family", role, reason));
        put("names of licenses", role, &role.credential_note);
        let Some(composition) = &role.emerging else { continue };
        role.preparation.education_note.iter().for_each(|text| put("education of new jobs", role, text));
        role.tasks.iter().for_each(|task| put("tasks of new jobs", role, &task.statement));
        composition.evidence.iter().for_each(|row| put("evidence of new jobs", role, &row.claim));
    }
}
