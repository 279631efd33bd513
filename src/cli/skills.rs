//! `onward skills`: what a job needs, the most telling first; what a text tells of its writer.

mod of_text;

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use serde::Serialize;

use super::GlobalArgs;
use crate::catalog::codes::{ElementId, RoleCode};
use crate::catalog::{Catalog, ElementKind, FineSkillKind, RoleIx};
use crate::profile::job_skills::{JobSkills, SkillRanker};
use crate::profile::recognition::Recogniser;
use crate::wording::{Language, Words};

/// Flags of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  onward skills --job 'bookkeeper'                 what a job of this title needs
  onward skills --occupation 43-3031.00 --top 10   what an occupation needs
  onward skills --json < titles.txt                many titles, one a line, as JSON lines
  onward skills --text resume.txt                  what a text tells of the person who wrote it
  onward skills --text resume.pdf                  the same of a PDF, Word, OpenDocument or other résumé file

A title that may mean several occupations gets a mixed list, each occupation by how sure it is. ESCO's
fine skills need a full catalogue (--catalog FILE). What a text takes back or only wishes for is
printed as such.

Exit status: 0 when every title was recognised, 1 after an error, 2 for a wrong flag, 3 when a title
means no job or nothing in a text was understood.")]
pub struct SkillsArgs {
    #[command(flatten)]
    of: Of,
    /// At most this many of each kind; as JSON, all of them unless it is given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    top: Option<u16>,
}

/// Whose skills; one way of asking at a time.
#[derive(Debug, clap::Args)]
#[group(multiple = false)]
struct Of {
    /// A job title as people write it; may be given several times
    #[arg(long = "job", value_name = "TITLE")]
    jobs: Vec<String>,
    /// An occupation by its O*NET-SOC code, or an emerging role by its name; may be given several times
    #[arg(long = "occupation", value_name = "CODE")]
    occupations: Vec<RoleCode>,
    /// A text such as a résumé; `-` for standard input
    #[arg(long, value_name = "FILE")]
    text: Option<PathBuf>,
}

/// A title may mean at most so many occupations.
const CANDIDATES: usize = 8;
/// Candidates less sure than this, beside the best, say more of the guess than of the job.
const LEAST_SURE: f32 = 0.08;
/// How many of each kind the text shows.
const SHOWN: usize = 15;

pub(super) fn run(args: SkillsArgs, global: &GlobalArgs) -> anyhow::Result<ExitCode> {
    if let Some(path) = &args.of.text {
        return of_text::print(&super::open::catalog(global)?, path, global.json);
    }
    let is_empty = args.of.jobs.is_empty() && args.of.occupations.is_empty();
    if is_empty && io::stdin().is_terminal() {
        bail!("no job given: try `onward skills --job bookkeeper`, or pipe titles in, one a line");
    }
    let catalog = super::open::catalog(global)?;
    let top = args.top.map(usize::from).unwrap_or(if global.json { usize::MAX } else { SHOWN });
    let ranker = SkillRanker::new(&catalog);
    let mut printer = Printer { catalog: &catalog, ranker, json: global.json, top, all_found: true };
    for code in &args.of.occupations {
        let role = catalog.find(code).with_context(|| format!("there is no occupation {code}"))?;
        printer.print(None, &[Candidate { role, matched_title: String::new(), confidence: 1.0 }])?;
    }
    if args.of.occupations.is_empty() {
        let recogniser = Recogniser::new(&catalog);
        for title in &args.of.jobs {
            printer.print(Some(title), &candidates(&recogniser, title))?;
        }
        if is_empty {
            for line in io::stdin().lock().split(b'\n') {
                let line = line.context("standard input cannot be read")?;
                let title = String::from_utf8_lossy(&line);
                let title = title.trim_end_matches('\r');
                printer.print(Some(title), &candidates(&recogniser, title))?;
            }
        }
    }
    Ok(super::found(printer.all_found))
}

/// An occupation that is meant, and how sure that is.
struct Candidate {
    role: RoleIx,
    matched_title: String,
    confidence: f32,
}

fn candidates(recogniser: &Recogniser, title: &str) -> Vec<Candidate> {
    let found = recogniser.recognise(title, CANDIDATES).candidates;
    let least = found.first().map_or(0.0, |best| best.confidence * LEAST_SURE);
    let candidate = |found: crate::profile::recognition::Candidate| Candidate {
        role: found.role,
        matched_title: found.matched_title,
        confidence: found.confidence,
    };
    found.into_iter().filter(|found| found.confidence >= least).map(candidate).collect()
}

/// What a job needs as one line of JSON.
#[derive(Debug, Serialize)]
struct JobLine<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    job: Option<&'a str>,
    candidates: Vec<CandidateLine<'a>>,
    elements: Vec<ElementLine<'a>>,
    technologies: Vec<TechnologyLine<'a>>,
    esco_skills: Vec<FineSkillLine<'a>>,
}

#[derive(Debug, Serialize)]
struct CandidateLine<'a> {
    code: &'a RoleCode,
    role: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    matched_title: &'a str,
    confidence: f32,
}

#[derive(Debug, Serialize)]
struct ElementLine<'a> {
    id: &'a ElementId,
    name: &'a str,
    kind: ElementKind,
    importance: f32,
    level: Option<f32>,
    score: f32,
}

#[derive(Debug, Serialize)]
struct TechnologyLine<'a> {
    name: &'a str,
    in_demand: bool,
    score: f32,
}

#[derive(Debug, Serialize)]
struct FineSkillLine<'a> {
    uri: String,
    name: &'a str,
    kind: FineSkillKind,
    essential: bool,
    score: f32,
}

impl<'a> JobLine<'a> {
    fn of(job: Option<&'a str>, candidates: &'a [Candidate], skills: &JobSkills, printer: &Printer<'a>) -> Self {
        let (catalog, top) = (printer.catalog, printer.top);
        let candidate = |found: &'a Candidate| {
            let role = catalog.role(found.role);
            let (code, confidence) = (&role.code, rounded(found.confidence));
            CandidateLine { code, role: &role.title, matched_title: &found.matched_title, confidence }
        };
        let elements = skills.elements.iter().take(top).map(|needed| {
            let element = &catalog.elements[needed.element];
            ElementLine {
                id: &element.id,
                name: &element.name,
                kind: element.kind,
                importance: rounded(needed.importance),
                level: needed.level.map(rounded),
                score: rounded(needed.score),
            }
        });
        let technologies = skills.technologies.iter().take(top).map(|needed| {
            let name = &catalog.technologies[usize::from(needed.technology.0)].name;
            TechnologyLine { name, in_demand: needed.in_demand, score: rounded(needed.score) }
        });
        let esco_skills = skills.fine_skills.iter().take(top).map(|needed| {
            let skill = catalog.fine_skill(needed.skill);
            FineSkillLine {
                uri: skill.id.uri(),
                name: &skill.name,
                kind: skill.kind,
                essential: needed.essential,
                score: rounded(needed.score),
            }
        });
        Self {
            job,
            candidates: candidates.iter().map(candidate).collect(),
            elements: elements.collect(),
            technologies: technologies.collect(),
            esco_skills: esco_skills.collect(),
        }
    }
}

/// Four digits: more would claim what nobody knows.
fn rounded(value: f32) -> f32 {
    (value * 10_000.0).round() / 10_000.0
}

struct Printer<'a> {
    catalog: &'a Catalog,
    ranker: SkillRanker<'a>,
    json: bool,
    top: usize,
    all_found: bool,
}

impl<'a> Printer<'a> {
    fn print(&mut self, job: Option<&str>, candidates: &[Candidate]) -> anyhow::Result<()> {
        let roles: Vec<(RoleIx, f32)> = candidates.iter().map(|found| (found.role, found.confidence)).collect();
        let skills = self.ranker.rank(&roles, job);
        self.all_found &= !roles.is_empty() || !skills.fine_skills.is_empty();
        let line = JobLine::of(job, candidates, &skills, self);
        let mut out = io::stdout().lock();
        let written = match self.json {
            true => writeln!(out, "{}", serde_json::to_string(&line)?),
            false => print_text(&mut out, &line),
        };
        written.context("the result cannot be written")
    }
}

fn print_text(out: &mut impl Write, line: &JobLine<'_>) -> io::Result<()> {
    if let Some(job) = line.job {
        match line.candidates.is_empty() {
            true => writeln!(out, "“{job}” is no job title that we know. Try other words for the work.")?,
            false => writeln!(out, "“{job}”")?,
        }
    }
    for found in &line.candidates {
        writeln!(out, "{:>4.0} %  {:<12} {}", found.confidence * 100.0, found.code.to_string(), found.role)?;
    }
    let words = Words::new(Language::default().texts());
    let elements = line.elements.iter().map(|needed| {
        let level = needed.level.map_or(String::new(), |level| format!(", level {level:.1} of 7"));
        let kind = words.element_kind(needed.kind).0.to_string().to_lowercase();
        (needed.score, needed.name, format!("{kind}, importance {:.1} of 5{level}", needed.importance))
    });
    section(out, "Skills, knowledge, abilities and activities", elements)?;
    let technologies = line.technologies.iter().map(|needed| {
        (needed.score, needed.name, if needed.in_demand { "employers ask for it".into() } else { String::new() })
    });
    section(out, "Software and tools", technologies)?;
    let fine = line
        .esco_skills
        .iter()
        .map(|needed| (needed.score, needed.name, if needed.essential { "essential".into() } else { String::new() }));
    section(out, "Fine skills (ESCO)", fine)?;
    writeln!(out)
}

fn section<'a>(
    out: &mut impl Write,
    heading: &str,
    rows: impl ExactSizeIterator<Item = (f32, &'a str, String)>,
) -> io::Result<()> {
    if rows.len() == 0 {
        return Ok(());
    }
    writeln!(out, "\n{heading}")?;
    for (score, name, note) in rows {
        let row = format!("  {:>3.0}  {name:<48} {note}", score * 100.0);
        writeln!(out, "{}", row.trim_end())?;
    }
    Ok(())
}
