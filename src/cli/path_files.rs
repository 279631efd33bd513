//! Writes a path to files: a PDF to print and a calendar of its steps.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use jiff::civil::Date;

use crate::catalog::{Catalog, Language};
use crate::documents::{Choices, Occasion, Paper, PathDocument, calendar, pages, pdf};
use crate::engine::MatchWithPaths;
use crate::pathway::Merit;

/// Flags for files.
#[derive(Debug, clap::Args)]
pub(super) struct FileArgs {
    /// Also write the path as a PDF
    #[arg(long, value_name = "FILE")]
    pdf: Option<PathBuf>,
    /// Also write its steps as a calendar; needs --start
    #[arg(long, value_name = "FILE", requires = "start")]
    ics: Option<PathBuf>,
    /// The first day of week 1, as YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    start: Option<Date>,
    /// Which path the files hold: fastest, cheapest, surest, paid or balanced [default: the first]
    #[arg(long, value_name = "MERIT")]
    merit: Option<Merit>,
    /// Language of the files: en or es
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    lang: Language,
    /// Paper of the PDF: letter or a4
    #[arg(long, value_name = "PAPER", default_value = "letter")]
    paper: Paper,
}

impl FileArgs {
    /// Writes the files that were asked for, and says which.
    pub(super) fn write(&self, planned: &MatchWithPaths, catalog: &Catalog) -> anyhow::Result<()> {
        if self.pdf.is_none() && self.ics.is_none() {
            return Ok(());
        }
        let choices = Choices { merit: self.merit, language: self.lang, paper: self.paper, starts_on: self.start };
        let occasion = Occasion { catalog, made_on: super::open::today() };
        let document = PathDocument::of(&planned.front, choices, occasion)?;
        if let Some(file) = &self.pdf {
            let bytes = pdf::write(&pages::Pages::of(&document), self.paper)?;
            fs::write(file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
            eprintln!("wrote {}", file.display());
        }
        if let (Some(file), Some(start)) = (&self.ics, self.start) {
            fs::write(file, calendar::write(&document, start))
                .with_context(|| format!("cannot write {}", file.display()))?;
            eprintln!("wrote {}", file.display());
        }
        Ok(())
    }
}
