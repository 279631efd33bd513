//! `onward store`.

use std::path::PathBuf;

use crate::store::{EmbeddedStore, Health, Store, salvage};

use super::GlobalArgs;

/// Flags of the command.
#[derive(Debug, clap::Args)]
pub struct StoreArgs {
    #[command(subcommand)]
    command: StoreCommand,
}

#[derive(Debug, clap::Subcommand)]
enum StoreCommand {
    /// Read every saved record and say whether all are whole
    Check,
    /// Write a copy of all saved records into another folder
    Backup {
        /// The folder, new or empty
        folder: PathBuf,
    },
    /// Set a damaged journal aside and keep the records that are still whole
    Salvage,
}

pub(super) fn run(args: &StoreArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    let folder = folder(global);
    // Looking at a folder must not make a store in it.
    anyhow::ensure!(
        folder.is_dir(),
        "there are no saved records in {}; give their folder with --data-dir",
        folder.display()
    );
    match &args.command {
        StoreCommand::Check => {
            let Health { record_count, size_bytes, .. } = EmbeddedStore::open(&folder)?.health();
            println!("{record_count} records, all whole, in {size_bytes} bytes");
        }
        StoreCommand::Backup { folder: target } => {
            EmbeddedStore::open(&folder)?.back_up(target)?;
            println!("copied to {}; records that people erase from now on stay in the copy", target.display());
        }
        StoreCommand::Salvage => {
            let salvaged = salvage(&folder)?;
            println!("kept {} records; {} bytes could not be read", salvaged.record_count, salvaged.unreadable_bytes);
            println!(
                "the damaged file is now {}: delete it when you no longer need it, since it holds people's words and \
                 erasing a record does not reach it",
                salvaged.set_aside.display()
            );
        }
    }
    Ok(())
}

/// Where saved records are kept.
pub(super) fn folder(global: &GlobalArgs) -> PathBuf {
    global.data_dir.join("records")
}
