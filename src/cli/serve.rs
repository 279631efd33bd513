//! `onward serve`.

use super::GlobalArgs;

/// Flags of the command.
#[derive(Debug, Default, clap::Args)]
pub struct ServeArgs {}

pub(super) fn run(_args: ServeArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    let _catalog = super::open::catalog(global)?;
    anyhow::bail!("not built yet")
}
