//! The commands: each parses its flags, calls the engine and prints the result.

mod admin;
mod catalog;
mod evaluate;
pub mod evaluate_texts;
mod match_profile;
mod open;
mod path;
mod path_files;
mod person;
mod print;
mod read;
mod recognise;
mod search;
mod serve;
mod skills;
mod store;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

/// Growing roles a displaced worker can realistically reach, why, and the path there.
#[derive(Debug, Parser)]
#[command(name = "onward", version, about, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    global: GlobalArgs,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Flags that every command understands.
#[derive(Debug, Clone, Args)]
pub struct GlobalArgs {
    /// A full catalogue file made by `onward catalog build`; without it, the built-in catalogue
    #[arg(long, global = true, value_name = "FILE", env = "ONWARD_CATALOG")]
    pub catalog: Option<PathBuf>,
    /// Where the index and saved records are kept
    #[arg(long, global = true, value_name = "DIR", default_value = "onward-data", env = "ONWARD_DATA_DIR")]
    pub data_dir: PathBuf,
    /// Print JSON (one line an item) instead of text
    #[arg(long, global = true)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Set up and serve the website (what `onward` alone does)
    Serve(serve::ServeArgs),
    /// Search roles, skills, tools and activities
    Search(search::SearchArgs),
    /// Say which occupation a job title means
    #[command(alias = "recognize")]
    Recognise(recognise::RecogniseArgs),
    /// Say what a job needs, or what a text tells of its writer
    Skills(skills::SkillsArgs),
    /// Read an uploaded file from standard input, with little memory and time (the website does this)
    #[command(name = crate::intake::child::COMMAND, hide = true)]
    ReadUpload(read::UploadArgs),
    /// Say what a résumé file is read to
    Read(read::ReadArgs),
    /// Match a person with roles
    Match(match_profile::MatchArgs),
    /// Plan the ways to a role: steps, weeks, money
    Path(path::PathArgs),
    /// Build, check and describe catalogues
    Catalog(catalog::CatalogArgs),
    /// Measure how right the engine is
    Evaluate(evaluate::EvaluateArgs),
    /// Enter organisations and their first administrators
    Admin(admin::AdminArgs),
    /// Check, back up and salvage saved records
    Store(store::StoreArgs),
}

impl Cli {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever stopped it, as a sentence for the person at the terminal.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let global = &self.global;
        match self.command.unwrap_or_else(|| Command::Serve(serve::ServeArgs::default())) {
            Command::Search(args) => return search::run(args, global),
            Command::Recognise(args) => return recognise::run(args, global),
            Command::Skills(args) => return skills::run(args, global),
            Command::Read(args) => return read::run(&args, global),
            Command::ReadUpload(args) => Ok(crate::intake::child::run(args.now)?),
            Command::Serve(args) => serve::run(args, global),
            Command::Match(args) => match_profile::run(args, global),
            Command::Path(args) => path::run(&args, global),
            Command::Catalog(args) => catalog::run(args, global),
            Command::Evaluate(args) => evaluate::run(args, global),
            Command::Admin(args) => admin::run(args, global),
            Command::Store(args) => store::run(&args, global),
        }?;
        Ok(ExitCode::SUCCESS)
    }
}

/// How a command that looks for something ends: 0 if it found something, 3 if not.
fn found(any: bool) -> ExitCode {
    const NOTHING_FOUND: u8 = 3;
    if any { ExitCode::SUCCESS } else { ExitCode::from(NOTHING_FOUND) }
}
