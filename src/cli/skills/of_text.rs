//! `onward skills --text`: what a text tells of the person who wrote it.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use serde::Serialize;

use crate::catalog::Catalog;
use crate::catalog::codes::RoleCode;
use crate::cli::open;
use crate::profile::reading::{Evidence, Meaning, ReadText, Standing, TextReader};
use crate::profile::recognition::Recogniser;
use crate::profile::{OwnLevel, Strength};

/// Prints what was understood of the text at `path`; `-` is standard input.
pub(super) fn print(catalog: &Catalog, path: &Path, json: bool) -> anyhow::Result<ExitCode> {
    let text = text_of(path)?;
    let text = text.as_str();
    let reader = TextReader::new(catalog, Arc::new(Recogniser::new(catalog)));
    let read = reader.read(text);
    let lines: Vec<EvidenceLine<'_>> = lines(catalog, text, &read);
    let mut out = io::stdout().lock();
    for line in &lines {
        match json {
            true => writeln!(out, "{}", serde_json::to_string(line)?),
            false => writeln!(out, "{}", line.sentence()),
        }
        .context("the result cannot be written")?;
    }
    Ok(crate::cli::found(!lines.is_empty()))
}

fn text_of(path: &Path) -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    match path == Path::new("-") {
        true => io::stdin().read_to_end(&mut bytes).context("standard input cannot be read")?,
        false => std::fs::File::open(path)
            .and_then(|mut file| file.read_to_end(&mut bytes))
            .with_context(|| path.display().to_string())?,
    };
    if looks_plain(&bytes) {
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    let read = crate::cli::read::intake(&mut bytes.as_slice())?;
    Ok(read.with_context(|| path.display().to_string())?.text)
}

/// Whether spans count in the file as it is: text that does not begin like one of the formats.
fn looks_plain(bytes: &[u8]) -> bool {
    const FORMATS: [&[u8]; 9] =
        [b"%PDF", b"PK\x03\x04", b"{\\rtf", b"{\"", b"{\n", b"<?xml", b"<!DOCTYPE", b"<!doctype", b"<html"];
    std::str::from_utf8(bytes).is_ok() && !FORMATS.iter().any(|beginning| bytes.starts_with(beginning))
}

/// A piece of evidence as one line of JSON; a piece with several spans has several lines.
#[derive(Debug, Serialize)]
struct EvidenceLine<'a> {
    kind: &'static str,
    id: String,
    name: String,
    span: [usize; 2],
    words: &'a str,
    level: Option<OwnLevel>,
    strength: Strength,
    standing: Standing,
    negated: bool,
    confidence: f32,
    #[serde(skip_serializing_if = "Option::is_none")]
    years: Option<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_year: Option<i16>,
}

impl EvidenceLine<'_> {
    fn sentence(&self) -> String {
        let standing = match self.standing {
            Standing::Told => "",
            Standing::Negated => "NOT ",
            Standing::Wished => "wishes: ",
            Standing::Contradicted => "unclear: ",
        };
        format!("{:<11} {standing}{}  “{}”", self.kind, self.name, self.words.replace('\n', " "))
    }
}

fn lines<'a>(catalog: &Catalog, text: &'a str, read: &ReadText) -> Vec<EvidenceLine<'a>> {
    let each = read.evidence.iter().flat_map(|one| one.spans.iter().map(move |span| (one, span)));
    each.map(|(one, span)| {
        let (kind, id, name) = kind_id_name(catalog, one, &text[span.clone()]);
        let time = match &one.meaning {
            Meaning::Job(job) => Some(job.time),
            _ => None,
        };
        EvidenceLine {
            kind,
            id,
            name,
            span: [span.start, span.end],
            words: &text[span.clone()],
            level: one.level,
            strength: one.strength,
            standing: one.standing,
            negated: one.standing == Standing::Negated,
            confidence: one.confidence,
            years: time.and_then(|time| time.years_until(open::this_year())),
            ended_year: time.and_then(|time| time.ended_year()),
        }
    })
    .collect()
}

fn kind_id_name(catalog: &Catalog, one: &Evidence, words: &str) -> (&'static str, String, String) {
    match &one.meaning {
        Meaning::Job(job) => {
            let title = catalog.find(&job.role).map(|ix| catalog.role(ix).title.clone());
            ("job", job.role.to_string(), title.unwrap_or_default())
        }
        Meaning::Element(id) => {
            let name = catalog.find_element(id).map(|place| catalog.elements[place].name.clone());
            ("element", id.to_string(), name.unwrap_or_default())
        }
        Meaning::Technology(name) => ("technology", name.clone(), name.clone()),
        Meaning::Activity(id) => {
            let activity = catalog.activities.iter().find(|activity| activity.id == *id);
            ("activity", id.to_string(), activity.map(|activity| activity.title.clone()).unwrap_or_default())
        }
        Meaning::Credential(roles) => {
            let codes: Vec<String> = roles.iter().map(RoleCode::to_string).collect();
            ("credential", codes.join(" "), words.to_owned())
        }
        Meaning::Education(level) => {
            let id = serde_json::to_value(level).ok().and_then(|level| level.as_str().map(str::to_owned));
            ("education", id.unwrap_or_default(), words.to_owned())
        }
    }
}
