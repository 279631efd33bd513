//! `onward search`.

use super::GlobalArgs;

/// Flags of the command.
#[derive(Debug, Default, clap::Args)]
pub struct SearchArgs {}

pub(super) fn run(_args: SearchArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    let _catalog = super::open::catalog(global)?;
    anyhow::bail!("not built yet")
}
