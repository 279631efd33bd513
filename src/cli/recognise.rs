//! `onward recognise`.

use super::GlobalArgs;

/// Flags of the command.
#[derive(Debug, Default, clap::Args)]
pub struct RecogniseArgs {}

pub(super) fn run(_args: RecogniseArgs, global: &GlobalArgs) -> anyhow::Result<std::process::ExitCode> {
    let _catalog = super::open::catalog(global)?;
    anyhow::bail!("not built yet")
}
