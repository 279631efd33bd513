//! The flags that name the publishers' files, and what is said while and after they are read.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};

use crate::catalog::builtin;
use crate::sources::{self, Inputs, Reading, StatedRelease};

/// How many unreadable rows of each file are printed; all of them with `--strict`.
const PRINTED_PER_FILE: usize = 5;

/// Where the publishers' files lie. Each may be a folder, a zip or a single file.
#[derive(Debug, clap::Args)]
pub(super) struct SourceArgs {
    /// An O*NET text database (folder or zip); given again, a later one supplies what earlier ones lack
    #[arg(long, value_name = "DIR", required = true)]
    onet: Vec<PathBuf>,
    /// The employment projections' occupation.xlsx
    #[arg(long, value_name = "FILE")]
    projections: Option<PathBuf>,
    /// The wage estimates (OEWS): national_M…, state_M… and MSA_M…, csv or xlsx
    #[arg(long, value_name = "DIR")]
    wages: Option<PathBuf>,
    /// The AI-exposure sets: GPTs are GPTs and Working with AI
    #[arg(long, value_name = "DIR")]
    exposure: Option<PathBuf>,
    /// Crosswalks between classifications
    #[arg(long, value_name = "DIR")]
    crosswalks: Option<PathBuf>,
    /// ESCO's classification, English csv
    #[arg(long, value_name = "DIR")]
    esco: Option<PathBuf>,
    /// The ESCO–O*NET crosswalk
    #[arg(long, value_name = "FILE")]
    esco_crosswalk: Option<PathBuf>,
    /// Lists of programmes: New Jersey's, TrainingProviderResults, RAPIDS, CIP, CTDL or the template of index/README.md
    #[arg(long, value_name = "PATH", num_args = 1..)]
    programmes: Vec<PathBuf>,
    /// A source's release and date where its files do not tell, such as onet=30.1@2025-12
    #[arg(long = "release", value_name = "SOURCE=RELEASE@DATE")]
    stated: Vec<StatedRelease>,
    /// Stop if any row cannot be read
    #[arg(long)]
    strict: bool,
}

impl SourceArgs {
    /// Reads everything, prints what could not be read, and stops there with `--strict`.
    pub fn read(self) -> anyhow::Result<Reading> {
        let inputs = Inputs {
            onet: self.onet,
            projections: self.projections,
            wages: self.wages,
            exposure: self.exposure,
            crosswalks: self.crosswalks,
            esco: self.esco,
            esco_crosswalk: self.esco_crosswalk,
            programmes: self.programmes,
            stated: self.stated,
        };
        let ours = builtin::tables().context("the built-in catalogue")?;
        let bar = bar("files read");
        let reading = sources::read(&inputs, ours, &|file| step(&bar, file))?;
        bar.finish_and_clear();
        let mut of_file = (String::new(), 0);
        for problem in &reading.problems {
            of_file = if of_file.0 == problem.file { (of_file.0, of_file.1 + 1) } else { (problem.file.clone(), 1) };
            if self.strict || of_file.1 <= PRINTED_PER_FILE {
                eprintln!("{problem}");
            }
        }
        let count = reading.problem_count;
        if self.strict && count > 0 {
            anyhow::bail!("{count} rows could not be read; nothing was written because of --strict");
        }
        if count > 0 {
            eprintln!(
                "warning: {count} rows could not be read and were left out; the first {PRINTED_PER_FILE} of each file \
                 are listed above, all with --strict"
            );
        }
        Ok(reading)
    }
}

/// A counting bar on a terminal; nothing where the output is piped.
pub(super) fn bar(what: &str) -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    let style = ProgressStyle::with_template(&format!("{{spinner}} {{pos}} {what}, {{elapsed}}: {{msg}}"));
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

/// Shows that work on `file` begins.
pub(super) fn step(bar: &ProgressBar, file: &str) {
    bar.set_message(file.to_owned());
    bar.inc(1);
}
