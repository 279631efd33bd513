//! `onward recognise`: says which occupation a job title means.

use std::io::{self, BufRead, IsTerminal, Write};
use std::process::ExitCode;

use anyhow::{Context, bail};
use serde::Serialize;

use super::GlobalArgs;
use crate::catalog::Catalog;
use crate::profile::recognition::{Recogniser, Recognition};

/// Flags of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  onward recognise 'Sr. Cust Svc Rep II (remote)'    the likeliest occupations with a confidence
  onward recognise --json < titles.txt               many titles, one a line, as JSON lines

A confidence is between 0 and 1. A title that is not certain may mean several occupations: ask
which was closest.

Exit status: 0 when every title was recognised, 1 after an error, 2 for a wrong flag, 3 when a title
means no occupation.")]
pub struct RecogniseArgs {
    /// A job title as people write it; without one, titles are read from standard input, one a line
    #[arg(value_name = "TITLE")]
    titles: Vec<String>,
    /// The most occupations shown for a title
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=100))]
    top: u16,
}

pub(super) fn run(args: RecogniseArgs, global: &GlobalArgs) -> anyhow::Result<ExitCode> {
    if args.titles.is_empty() && io::stdin().is_terminal() {
        bail!("no title given: try `onward recognise 'Customer service rep'`, or pipe titles in, one a line");
    }
    let catalog = super::open::catalog(global)?;
    let recogniser = Recogniser::new(&catalog);
    let mut printer = Printer { catalog: &catalog, json: global.json, out: io::stdout().lock(), all_found: true };
    if args.titles.is_empty() {
        for line in io::stdin().lock().split(b'\n') {
            let line = line.context("standard input cannot be read")?;
            let title = String::from_utf8_lossy(&line);
            printer.print(title.trim_end_matches('\r'), &recogniser.recognise(&title, args.top.into()))?;
        }
    } else {
        for title in &args.titles {
            printer.print(title, &recogniser.recognise(title, args.top.into()))?;
        }
    }
    Ok(super::found(printer.all_found))
}

/// A title as one line of JSON.
#[derive(Debug, Serialize)]
struct TitleLine<'a> {
    title: &'a str,
    certain: bool,
    candidates: Vec<CandidateLine<'a>>,
}

#[derive(Debug, Serialize)]
struct CandidateLine<'a> {
    code: String,
    role: &'a str,
    matched_title: &'a str,
    confidence: f32,
}

struct Printer<'a> {
    catalog: &'a Catalog,
    json: bool,
    out: io::StdoutLock<'static>,
    all_found: bool,
}

impl Printer<'_> {
    fn print(&mut self, title: &str, recognition: &Recognition) -> anyhow::Result<()> {
        self.all_found &= !recognition.candidates.is_empty();
        match self.json {
            true => self.print_json(title, recognition),
            false => self.print_text(title, recognition).context("the result cannot be written"),
        }
    }

    fn print_json(&mut self, title: &str, recognition: &Recognition) -> anyhow::Result<()> {
        let candidates = recognition.candidates.iter().map(|candidate| {
            let role = self.catalog.role(candidate.role);
            CandidateLine {
                code: role.code.to_string(),
                role: &role.title,
                matched_title: &candidate.matched_title,
                confidence: candidate.confidence,
            }
        });
        let line = TitleLine { title, certain: recognition.certain, candidates: candidates.collect() };
        let line = serde_json::to_string(&line)?;
        writeln!(self.out, "{line}").context("the result cannot be written")
    }

    fn print_text(&mut self, title: &str, recognition: &Recognition) -> io::Result<()> {
        if recognition.candidates.is_empty() {
            return writeln!(self.out, "“{title}” is no job title that we know. Try other words for the work.");
        }
        match recognition.certain {
            true => writeln!(self.out, "“{title}” means:")?,
            false => writeln!(self.out, "“{title}” may mean (which was closest?):")?,
        }
        for candidate in &recognition.candidates {
            let role = self.catalog.role(candidate.role);
            let percent = candidate.confidence * 100.0;
            let code = role.code.to_string();
            writeln!(self.out, "{percent:>4.0} %  {code:<12} {}  ({})", role.title, candidate.matched_title)?;
        }
        Ok(())
    }
}
