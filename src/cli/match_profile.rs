//! `onward match`: a person against roles.

use std::path::PathBuf;

use anyhow::Context;
use rayon::prelude::*;

use super::GlobalArgs;
use super::person::PersonArgs;
use crate::catalog::Family;
use crate::engine::{Engine, MatchWithPath, ShortlistOptions};
use crate::profile::WorkerProfile;

/// Flags of the command.
#[derive(Debug, Default, clap::Args)]
pub struct MatchArgs {
    #[command(flatten)]
    person: PersonArgs,
    /// Only roles of this family: ai-oversight, workflow-redesign, data-infrastructure, human-centred
    #[arg(long)]
    family: Option<Family>,
    /// Many profiles at once, one JSON object a line (`-` for standard input): prints the best roles of each in brief
    #[arg(long, value_name = "FILE", conflicts_with_all = ["jobs", "occupations", "profile"])]
    many: Option<PathBuf>,
    /// Rank every role by fit, growing or not
    #[arg(long)]
    all: bool,
    /// At most this many roles; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
}

pub(super) fn run(args: MatchArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    let engine = super::open::engine(global)?;
    if let Some(file) = &args.many {
        return many(file, &args, &engine);
    }
    let profile = args.person.profile(&engine)?;
    let options = ShortlistOptions {
        all: args.all,
        family: args.family,
        top: (args.top > 0).then_some(args.top),
        year: super::open::this_year(),
    };
    let shortlist = engine.shortlist(&profile, &options);
    if global.json {
        let mut shown = serde_json::to_value(&shortlist)?;
        // A machine that reads `--all` wants the ranking; a path to each of a thousand roles is noise.
        if !args.all {
            let with_paths: Vec<MatchWithPath> = shortlist
                .matches
                .iter()
                .filter_map(|found| engine.match_with_path(&profile, engine.catalog.find(&found.code)?, options.year))
                .collect();
            shown["matches"] = serde_json::to_value(with_paths)?;
        }
        println!("{shown}");
        return Ok(());
    }
    super::print::shortlist(&shortlist, &engine);
    Ok(())
}

/// One line of JSON for each line of profiles: the best roles in brief, in the same order.
fn many(file: &std::path::Path, args: &MatchArgs, engine: &Engine) -> anyhow::Result<()> {
    let text = super::person::read(file)?;
    let options = ShortlistOptions {
        all: args.all,
        family: args.family,
        top: (args.top > 0).then_some(args.top),
        year: super::open::this_year(),
    };
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let answer = |(place, line): (usize, &&str)| {
        let profile: WorkerProfile = serde_json::from_str(line)
            .with_context(|| format!("line {} of the profiles is not one of ours", place + 1))?;
        Ok(serde_json::to_string(&engine.brief(&profile, &options))?)
    };
    let answers: anyhow::Result<Vec<String>> = lines.par_iter().enumerate().map(answer).collect();
    for line in answers? {
        println!("{line}");
    }
    Ok(())
}
