//! `onward catalog build`.

use std::path::PathBuf;

use anyhow::Context;

use super::super::GlobalArgs;
use super::info;
use super::sources::{SourceArgs, bar, step};
use crate::catalog::Catalog;
use crate::constants::Constants;
use crate::sources::catalog_file;

/// Flags of the command.
#[derive(Debug, clap::Args)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    sources: SourceArgs,
    /// The catalogue file to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(super) fn run(args: BuildArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    let tables = args.sources.read()?.tables;
    let catalog = Catalog::from_tables(tables.clone(), Constants::builtin().growth)
        .context("the sources contradict each other, so that nothing was written")?;
    let bar = bar("tables written");
    catalog_file::write(&tables, &args.out, &|table| step(&bar, table))?;
    bar.finish_and_clear();
    eprintln!("wrote {}", args.out.display());
    info::print(&catalog, global)
}
