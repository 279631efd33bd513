//! `onward catalog check`.

use std::path::PathBuf;

use super::super::{GlobalArgs, open};

/// Flags of the command.
#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// A catalogue file; without it, the one that --catalog names, or else the built-in catalogue
    file: Option<PathBuf>,
}

pub(super) fn run(args: CheckArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    let mut global = global.clone();
    global.catalog = args.file.or(global.catalog);
    let catalog = open::catalog(&global)?;
    match global.json {
        true => {
            println!("{}", serde_json::json!({ "ok": true, "version": catalog.version, "roles": catalog.roles.len() }))
        }
        false => println!("catalogue {} is whole: {} roles", catalog.version, catalog.roles.len()),
    }
    Ok(())
}
