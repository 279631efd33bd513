//! `onward evaluate`.

use super::GlobalArgs;

/// Flags of the command.
#[derive(Debug, Default, clap::Args)]
pub struct EvaluateArgs {}

pub(super) fn run(_args: EvaluateArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    let _catalog = super::open::catalog(global)?;
    anyhow::bail!("not built yet")
}
