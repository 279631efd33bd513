//! A record as files to keep: all of it, a résumé for other services, its skills as a table, a document to print.

use actix_web::HttpResponse;
use actix_web::web::{self, Data, Path};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::catalog::Catalog;
use crate::documents::pages::{Block, Pages};
use crate::documents::{Paper, pdf};
use crate::profile::OwnLevel;
use crate::profile::{Strength, WorkerProfile};
use crate::store::SavedRecord;
use crate::web::Site;
use crate::web::error::SiteError;
use crate::web::page::{self, Visitor};
use crate::web::records::Opened;
use crate::wording::Words;
use crate::wording::format::harmless;

use super::privacy::day;

/// The kinds of file, as the address ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum RecordFile {
    /// Everything, to restore it here or with another copy of Onward.
    #[serde(rename = "onward-record.json")]
    Whole,
    /// By the JSON Resume schema, version 1.0.0.
    #[serde(rename = "resume.json")]
    Resume,
    /// One skill, tool or certificate a row.
    #[serde(rename = "skills.csv")]
    Skills,
    /// A document to print.
    #[serde(rename = "record.pdf")]
    Document,
}

impl RecordFile {
    const fn name(self) -> &'static str {
        match self {
            Self::Whole => "onward-record.json",
            Self::Resume => "onward-resume.json",
            Self::Skills => "onward-skills.csv",
            Self::Document => "onward-record.pdf",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Whole | Self::Resume => "application/json",
            Self::Skills => "text/csv; charset=utf-8",
            Self::Document => "application/pdf",
        }
    }
}

/// `GET /record/{key}/download/{file}`
///
/// # Errors
/// Not found for a key without a record or an unknown kind of file.
pub async fn show(
    site: Data<Site>,
    visitor: Visitor,
    path: Path<(String, RecordFile)>,
    opened: Opened,
) -> Result<HttpResponse, SiteError> {
    let (_, file) = path.into_inner();
    let made = web::block(move || bytes_of(file, &opened.record, &site, visitor));
    Ok(page::attachment(file.media_type(), file.name(), made.await??))
}

fn bytes_of(file: RecordFile, record: &SavedRecord, site: &Site, visitor: Visitor) -> Result<Vec<u8>, SiteError> {
    let catalog = &site.engine.catalog;
    let words = visitor.words(catalog);
    match file {
        RecordFile::Whole => Ok(record.to_download()?),
        RecordFile::Resume => {
            serde_json::to_vec_pretty(&resume(record, catalog, &words)).map_err(|_| SiteError::Internal)
        }
        RecordFile::Skills => skills(&record.profile, catalog).map_err(|_| SiteError::Internal),
        RecordFile::Document => Ok(pdf::write(&document(record, site, visitor), Paper::default())?),
    }
}

/// The record by the JSON Resume schema: what it has fields for, and nothing that nobody said.
fn resume(record: &SavedRecord, catalog: &Catalog, words: &Words<'_>) -> Value {
    let profile = &record.profile;
    let work = profile.jobs.iter().map(|job| {
        let mut entry = json!({ "position": job.title });
        if job.years > 0.0 {
            entry["summary"] = super::job_line(job, words.texts).into();
        }
        if let Some(year) = job.ended_year {
            entry["endDate"] = year.to_string().into();
        }
        entry
    });
    let named = rows(profile, catalog);
    let skills = named.iter().filter(|row| row.kind != RowKind::Credential);
    let skills = skills.map(|row| match &row.level {
        Some(level) => json!({ "name": row.name, "level": level }),
        None => json!({ "name": row.name }),
    });
    let credentials = named.iter().filter(|row| row.kind == RowKind::Credential);
    let education = profile.education.map(|level| json!({ "studyType": words.education(level).to_string() }));
    json!({
        "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
        "work": work.collect::<Vec<_>>(),
        "education": education.into_iter().collect::<Vec<_>>(),
        "skills": skills.collect::<Vec<_>>(),
        "certificates": credentials.map(|row| json!({ "name": row.name })).collect::<Vec<_>>(),
        "meta": { "lastModified": record.saved_at.to_string() },
    })
}

/// Kinds of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowKind {
    Skill,
    Tool,
    Credential,
}

/// Something that the person has.
struct Row {
    kind: RowKind,
    /// Its code in the catalogue, if it has one.
    code: String,
    name: String,
    level: Option<String>,
    proof: Option<&'static str>,
}

fn rows(profile: &WorkerProfile, catalog: &Catalog) -> Vec<Row> {
    let skills = profile.skills.iter().filter_map(|own| {
        let place = catalog.find_element(&own.element)?;
        Some(Row {
            kind: RowKind::Skill,
            code: own.element.to_string(),
            name: catalog.elements[place].name.clone(),
            level: Some(level(own.level).to_owned()),
            proof: Some(proof(own.strength)),
        })
    });
    let tools = profile.technologies.iter().map(|own| Row {
        kind: RowKind::Tool,
        code: String::new(),
        name: own.name.clone(),
        level: Some(level(own.level).to_owned()),
        proof: Some(proof(own.strength)),
    });
    let held = profile.credentials_held.iter().map(|code| Row {
        kind: RowKind::Credential,
        code: code.to_string(),
        name: catalog.find(code).map_or_else(|| code.to_string(), |ix| catalog.role(ix).title.clone()),
        level: None,
        proof: None,
    });
    skills.chain(tools).chain(held).collect()
}

const fn level(level: OwnLevel) -> &'static str {
    match level {
        OwnLevel::Beginner => "beginner",
        OwnLevel::Working => "working",
        OwnLevel::Advanced => "advanced",
        OwnLevel::Expert => "expert",
    }
}

const fn proof(strength: Strength) -> &'static str {
    match strength {
        Strength::Claimed => "claimed",
        Strength::Described => "described",
        Strength::Verified => "verified",
    }
}

fn skills(profile: &WorkerProfile, catalog: &Catalog) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["kind", "code", "name", "level", "proof"])?;
    for row in rows(profile, catalog) {
        let kind = match row.kind {
            RowKind::Skill => "skill",
            RowKind::Tool => "tool",
            RowKind::Credential => "credential",
        };
        let level = row.level.unwrap_or_default();
        table.write_record([kind, &row.code, &harmless(&row.name), &level, row.proof.unwrap_or_default()])?;
    }
    table.into_inner().map_err(|error| error.into_error().into())
}

/// Everything on paper, with the plans.
fn document(record: &SavedRecord, site: &Site, visitor: Visitor) -> Pages {
    let (words, t) = (visitor.words(&site.engine.catalog), visitor.t);
    let saved = t.record.saved_at.with("date", day(record.saved_at, t)).to_string();
    let mut blocks =
        vec![Block::Heading { level: 1, text: t.record.heading.to_string() }, Block::Paragraph(saved.clone())];
    let answers = super::rows(&record.profile, site, &words);
    blocks.extend(answers.into_iter().map(|(label, text)| Block::Labelled { label: format!("{label}:"), text }));
    for plan in &record.progress {
        let title = site.engine.catalog.find(&plan.role).map(|ix| site.engine.catalog.role(ix).title.clone());
        let role = title.unwrap_or_else(|| plan.role.to_string());
        blocks.push(Block::Heading { level: 2, text: t.path.title.with("role", role).into() });
        let own = plan.own.iter().map(|own| if own.is_done { format!("✓ {}", own.text) } else { own.text.clone() });
        let points: Vec<String> = own.collect();
        if !points.is_empty() {
            blocks.push(Block::Points(points));
        }
    }
    Pages { title: t.record.heading.to_string(), subject: saved, language: t.language(), blocks }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_like_a_formula() {
        for (cell, written) in [("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-2", "'-2"), ("Excel", "Excel")] {
            assert_eq!(harmless(cell), written);
        }
    }
}
