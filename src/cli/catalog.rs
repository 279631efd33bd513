//! `onward catalog`.

use super::GlobalArgs;

/// Flags of the command.
#[derive(Debug, Default, clap::Args)]
pub struct CatalogArgs {}

pub(super) fn run(_args: CatalogArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    let _catalog = super::open::catalog(global)?;
    anyhow::bail!("not built yet")
}
