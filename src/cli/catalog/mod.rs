//! `onward catalog`: builds, checks and describes catalogues.

mod build;
mod check;
mod info;
mod refresh_builtin;
mod sources;

use super::GlobalArgs;

/// Flags of the command.
#[derive(Debug, clap::Args)]
pub struct CatalogArgs {
    #[command(subcommand)]
    command: CatalogCommand,
}

#[derive(Debug, clap::Subcommand)]
enum CatalogCommand {
    /// Make a full catalogue file from the publishers' files
    Build(build::BuildArgs),
    /// Say what a catalogue holds, from which sources, and what it lacks
    Info,
    /// Check that a catalogue is whole and agrees with itself
    Check(check::CheckArgs),
    /// Write the figure files of the built-in catalogue anew from the publishers' files
    RefreshBuiltin(refresh_builtin::RefreshArgs),
}

pub(super) fn run(args: CatalogArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    match args.command {
        CatalogCommand::Build(args) => build::run(args, global),
        CatalogCommand::Info => info::run(global),
        CatalogCommand::Check(args) => check::run(args, global),
        CatalogCommand::RefreshBuiltin(args) => refresh_builtin::run(args, global),
    }
}
