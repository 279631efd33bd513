//! `onward catalog refresh-builtin`.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;

use super::super::GlobalArgs;
use super::sources::SourceArgs;
use crate::catalog::Catalog;
use crate::catalog::tables::{CertificationTable, EmergingRow, FieldRow, GuidanceRow, Row};
use crate::constants::Constants;
use crate::sources::{builtin_part, catalog_file};

/// Flags of the command.
#[derive(Debug, clap::Args)]
pub(super) struct RefreshArgs {
    #[command(flatten)]
    sources: SourceArgs,
    /// The folder of the built-in catalogue in the source tree: index/catalog
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
}

pub(super) fn run(args: RefreshArgs, _global: &GlobalArgs) -> anyhow::Result<()> {
    let tables = builtin_part(args.sources.read()?.tables);
    Catalog::from_tables(tables.clone(), Constants::builtin().growth)
        .context("the sources contradict each other, so that nothing was written")?;
    let mut total_bytes = 0;
    for (name, bytes) in tables.write() {
        total_bytes += bytes.len();
        // People write these; they are never written over.
        if [GuidanceRow::FILE, EmergingRow::FILE, CertificationTable::FILE, FieldRow::FILE].contains(&name) {
            continue;
        }
        let path = args.to.join(name);
        catalog_file::replace(&path, |file| file.write_all(&bytes)).with_context(|| path.display().to_string())?;
        eprintln!("{:>10} bytes  {name}", bytes.len());
    }
    eprintln!("{total_bytes:>10} bytes in all, guidance and emerging roles included");
    Ok(())
}
