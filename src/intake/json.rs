//! JSON → text: a résumé by the JSON Resume schema, a Europass profile, or a badge.

use jiff::Timestamp;
use serde_json::Value;

use super::{FileKind, Intake, Refusal, badge};

/// Strings of another document that are read.
const MOST_STRINGS: usize = 5_000;
/// Keys whose values are no words of the person.
const NO_WORDS: [&str; 12] =
    ["id", "code", "uri", "url", "$schema", "type", "image", "email", "phone", "locale", "Code", "ISOcode"];

/// What the document says, if it is `now`.
///
/// # Errors
/// When it is no JSON, or JSON of another kind.
pub(super) fn read(document: &str, now: Timestamp) -> Result<Intake, Refusal> {
    let value: Value = serde_json::from_str(document).map_err(|_| Refusal::Damaged)?;
    if badge::is_credential(&value) {
        return badge::of_document(&value, now).map(Intake::of_badges);
    }
    let is_resume = ["work", "education", "skills", "volunteer"].iter().any(|key| value[key].is_array());
    if is_resume {
        return Ok(Intake::of(FileKind::JsonResume, resume(&value)));
    }
    if document.contains("SkillsPassport") || document.contains("workExperiences") || document.contains("uropass") {
        let mut lines = Vec::new();
        strings(&value, &mut lines);
        return Ok(Intake::of(FileKind::Europass, lines.join("\n")));
    }
    Err(Refusal::UnknownFormat)
}

/// The parts of a résumé under the headings that the reader of texts knows.
fn resume(value: &Value) -> String {
    let mut lines: Vec<String> = Vec::new();
    lines.extend(word(&value["basics"]["label"]));
    lines.extend(word(&value["basics"]["summary"]));
    for (key, heading, title) in [("work", "Experience", "position"), ("volunteer", "Volunteer", "position")] {
        let entries = items(value, key);
        if !entries.is_empty() {
            lines.push(format!("\n{heading}"));
        }
        for entry in entries {
            let place = word(&entry["name"]).or_else(|| word(&entry["organization"]));
            lines.push([word(&entry[title]), place].into_iter().flatten().collect::<Vec<_>>().join(", "));
            lines.extend(time(entry));
            lines.extend(word(&entry["summary"]));
            lines.extend(words(&entry["highlights"]).map(|line| format!("- {line}")));
        }
    }
    section(value, "education", "Education", &["studyType", "area", "institution"], &mut lines);
    section(value, "certificates", "Certifications", &["name", "issuer"], &mut lines);
    section(value, "awards", "Awards", &["title", "awarder"], &mut lines);
    section(value, "languages", "Languages", &["language", "fluency"], &mut lines);
    let skills = items(value, "skills");
    if !skills.is_empty() {
        lines.push("\nSkills".to_owned());
    }
    for skill in skills {
        lines.extend(word(&skill["name"]).map(|name| match word(&skill["level"]) {
            Some(level) => format!("{name} ({level})"),
            None => name,
        }));
        lines.extend(words(&skill["keywords"]));
    }
    lines.join("\n")
}

fn section(value: &Value, key: &str, heading: &str, fields: &[&str], lines: &mut Vec<String>) {
    let entries = items(value, key);
    if !entries.is_empty() {
        lines.push(format!("\n{heading}"));
    }
    for entry in entries {
        let found: Vec<String> = fields.iter().filter_map(|field| word(&entry[field])).collect();
        lines.push(found.join(", "));
    }
}

/// When an entry was: `March 2018 – Present`.
fn time(entry: &Value) -> Option<String> {
    let start = date(&word(&entry["startDate"])?);
    let end = word(&entry["endDate"]).map_or("Present".to_owned(), |end| date(&end));
    Some(format!("{start} – {end}"))
}

/// `2018-03-01` as `03/2018`; anything else as it is.
fn date(text: &str) -> String {
    let mut parts = text.split('-');
    match (parts.next(), parts.next()) {
        (Some(year), Some(month)) if year.len() == 4 => format!("{month}/{year}"),
        _ => text.to_owned(),
    }
}

fn items<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], |items| &items[..items.len().min(200)])
}

fn word(value: &Value) -> Option<String> {
    value.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn words(value: &Value) -> impl Iterator<Item = String> + '_ {
    value.as_array().into_iter().flatten().take(200).filter_map(word)
}

/// Every string in the order of the document. The parser bounds the depth.
fn strings(value: &Value, lines: &mut Vec<String>) {
    if lines.len() >= MOST_STRINGS {
        return;
    }
    match value {
        Value::String(_) => lines.extend(word(value)),
        Value::Array(items) => items.iter().for_each(|item| strings(item, lines)),
        Value::Object(fields) => {
            for (_, value) in fields.iter().filter(|(key, _)| !NO_WORDS.contains(&key.as_str())) {
                strings(value, lines);
            }
        }
        _ => {}
    }
}
