//! The catalogue in Spanish: our own translations of its names and texts, laid over the English ones.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::codes::RoleCode;
use super::{Catalog, Language, Role};

const ROLES: &str = include_str!("../../index/spanish/roles.tsv");
const ELEMENTS: &str = include_str!("../../index/spanish/elements.tsv");
const GROUPS: &str = include_str!("../../index/spanish/activity_groups.tsv");
const ACTIVITIES: &str = include_str!("../../index/spanish/activities.tsv");
/// Further names of occupations, as people say them: name, code.
const SAID_TITLES: &str = include_str!("../../index/synonyms/titles-es.tsv");
const EMERGING: &str = include_str!("../../index/spanish/emerging.toml");

/// What a coded occupation is called, and what we say of it.
struct RoleTexts<'a> {
    title: &'a str,
    titles: &'a str,
    summary: &'a str,
    family_reasons: &'a str,
    credential_note: &'a str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EmergingFile {
    role: Vec<EmergingTexts>,
}

/// As [`RoleTexts`], for an emerging role; tasks and claims in the order of the English file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EmergingTexts {
    id: String,
    title: String,
    alternate_titles: Vec<String>,
    summary: String,
    family_reason: String,
    education: String,
    credential_note: String,
    tasks: Vec<String>,
    evidence_claims: Vec<String>,
    #[serde(default, rename = "element_reasons")]
    _element_reasons: FxHashMap<String, String>,
}

impl Catalog {
    /// The same facts under Spanish names. What nobody has translated keeps its English name; the
    /// publishers' sentences of the full catalogue stay as they were published.
    pub fn in_spanish(&self) -> Self {
        let mut catalog = self.clone();
        catalog.language = Language::Spanish;
        catalog.version = version(&self.version);
        let elements = names(ELEMENTS);
        for element in &mut catalog.elements {
            replace(&mut element.name, elements.get(element.id.as_str()).copied());
        }
        let groups = names(GROUPS);
        for group in &mut catalog.activity_groups {
            replace(&mut group.title, groups.get(group.id.as_str()).copied());
        }
        let activities = names(ACTIVITIES);
        for activity in &mut catalog.activities {
            replace(&mut activity.title, activities.get(activity.id.as_str()).copied());
        }
        let roles = role_texts();
        let emerging = emerging_texts();
        let said = said_titles();
        for role in &mut catalog.roles {
            let code = role.code.to_string();
            if let Some(texts) = roles.get(code.as_str()) {
                translate(role, texts);
            } else if let Some(texts) = emerging.iter().find(|texts| is_code_of(&role.code, &texts.id)) {
                translate_emerging(role, texts);
            }
            for title in said.get(code.as_str()).into_iter().flatten() {
                let is_known = |known: &String| known.to_lowercase() == *title;
                if !role.alternate_titles.iter().any(is_known) && !is_known(&role.title) {
                    role.alternate_titles.push((*title).to_owned());
                }
            }
        }
        catalog
    }
}

/// The version of the catalogue `english` under its Spanish names.
fn version(english: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    for text in [english, ROLES, ELEMENTS, GROUPS, ACTIVITIES, EMERGING, SAID_TITLES] {
        hasher.update(text.as_bytes());
    }
    format!("{english}-es-{}", &hasher.finalize().to_hex()[..8])
}

/// Further names by the code of the occupation they mean.
fn said_titles() -> FxHashMap<&'static str, Vec<&'static str>> {
    let mut titles: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for (title, code) in spanish_titles() {
        titles.entry(code).or_default().push(title);
    }
    titles
}

/// Spanish job titles as people say them, each with the code of the occupation it means.
pub fn spanish_titles() -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = SAID_TITLES.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split_once('\t')).map(|(title, code)| (title, code.trim()))
}

/// `name` by id, of a table of two columns.
fn names(table: &'static str) -> FxHashMap<&'static str, &'static str> {
    table.lines().skip(1).filter_map(|line| line.split_once('\t')).collect()
}

fn role_texts() -> FxHashMap<&'static str, RoleTexts<'static>> {
    ROLES.lines().skip(1).filter_map(role_row).collect()
}

fn role_row(line: &'static str) -> Option<(&'static str, RoleTexts<'static>)> {
    let mut cells = line.split('\t');
    let mut cell = || cells.next();
    let (code, title, titles, summary) = (cell()?, cell()?, cell()?, cell()?);
    let (family_reasons, credential_note) = (cell()?, cell()?);
    Some((code, RoleTexts { title, titles, summary, family_reasons, credential_note }))
}

fn emerging_texts() -> Vec<EmergingTexts> {
    let file: EmergingFile = toml::from_str(EMERGING).expect("the file is read by a test");
    file.role
}

/// Whether `code` is that of the emerging role `id`.
fn is_code_of(code: &RoleCode, id: &str) -> bool {
    matches!(code, RoleCode::Emerging(own) if own.to_string() == id)
}

fn replace(text: &mut String, translated: Option<&str>) {
    if let Some(translated) = translated.filter(|translated| !translated.is_empty()) {
        translated.clone_into(text);
    }
}

fn translate(role: &mut Role, texts: &RoleTexts<'_>) {
    replace(&mut role.title, Some(texts.title));
    if role.summary.is_some() && !texts.summary.is_empty() {
        role.summary = Some(texts.summary.to_owned());
    }
    let titles = texts.titles.split('|').filter(|title| !title.is_empty());
    retitle(role, titles.map(str::to_owned).collect());
    let reasons: Vec<&str> = texts.family_reasons.split('|').filter(|reason| !reason.is_empty()).collect();
    if reasons.len() == role.families.len() {
        for ((_, reason), translated) in role.families.iter_mut().zip(reasons) {
            translated.clone_into(reason);
        }
    }
    replace(&mut role.credential_note, Some(texts.credential_note));
}

fn translate_emerging(role: &mut Role, texts: &EmergingTexts) {
    replace(&mut role.title, Some(&texts.title));
    role.summary = Some(texts.summary.clone());
    retitle(role, texts.alternate_titles.clone());
    for (_, reason) in &mut role.families {
        replace(reason, Some(&texts.family_reason));
    }
    replace(&mut role.credential_note, Some(&texts.credential_note));
    if let Some(note) = &mut role.preparation.education_note {
        replace(note, Some(&texts.education));
    }
    for (task, translated) in role.tasks.iter_mut().zip(&texts.tasks) {
        translated.clone_into(&mut task.statement);
    }
    if let Some(composition) = &mut role.emerging {
        for (row, translated) in composition.evidence.iter_mut().zip(&texts.evidence_claims) {
            translated.clone_into(&mut row.claim);
        }
    }
}

/// The role under `titles` and no others: an English one would be no help to who reads Spanish.
fn retitle(role: &mut Role, titles: Vec<String>) {
    if !titles.is_empty() {
        role.alternate_titles = titles;
        role.reported_titles.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::GrowthRule;

    fn both() -> (Catalog, Catalog) {
        let rule = GrowthRule { average_growth_percent: 3.1, openings_per_year_floor: 10_000.0 };
        let english = Catalog::builtin(rule).unwrap();
        let spanish = english.in_spanish();
        (english, spanish)
    }

    #[test]
    fn every_name_and_every_text_of_ours_is_in_spanish() {
        let (english, spanish) = both();
        let (roles, emerging) = (role_texts(), emerging_texts());
        for role in &english.roles {
            let is_translated = roles.contains_key(role.code.to_string().as_str())
                || emerging.iter().any(|texts| is_code_of(&role.code, &texts.id));
            assert!(is_translated, "{} has no Spanish name", role.code);
        }
        for (role, other) in english.roles.iter().zip(&spanish.roles) {
            assert_eq!(role.summary.is_some(), other.summary.is_some());
            assert!(role.summary.is_none() || role.summary != other.summary, "{}: summary", role.code);
            assert!(role.credential_note.is_empty() || role.credential_note != other.credential_note, "{}", role.code);
            for ((_, reason), (_, translated)) in role.families.iter().zip(&other.families) {
                assert_ne!(reason, translated, "{}: why it is in a family", role.code);
            }
            for (task, translated) in role.tasks.iter().zip(&other.tasks) {
                assert_ne!(task.statement, translated.statement, "{}", role.code);
            }
        }
        let (elements, groups, activities) = (names(ELEMENTS), names(GROUPS), names(ACTIVITIES));
        assert!(english.elements.iter().all(|element| elements.contains_key(element.id.as_str())));
        assert!(english.activity_groups.iter().all(|group| groups.contains_key(group.id.as_str())));
        assert!(english.activities.iter().all(|activity| activities.contains_key(activity.id.as_str())));
    }

    #[test]
    fn the_language_changes_no_figure_and_no_choice_of_roles() {
        let (english, spanish) = both();
        for (role, other) in english.roles.iter().zip(&spanish.roles) {
            assert_eq!(role.code, other.code);
            assert_eq!(role.ratings, other.ratings);
            assert_eq!(role.may_be_suggested(), other.may_be_suggested(), "{}", role.code);
        }
    }
}
