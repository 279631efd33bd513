//! `onward match`.

use super::GlobalArgs;

/// Flags of the command.
#[derive(Debug, Default, clap::Args)]
pub struct MatchArgs {}

pub(super) fn run(_args: MatchArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    let _catalog = super::open::catalog(global)?;
    anyhow::bail!("not built yet")
}
