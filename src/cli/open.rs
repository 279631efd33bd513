//! Opens what commands share: the catalogue, and later the index beside it.

use crate::catalog::{Catalog, builtin};
use crate::constants::Constants;

use super::GlobalArgs;

/// The catalogue that the flags name.
pub(super) fn catalog(global: &GlobalArgs) -> anyhow::Result<Catalog> {
    let tables = match &global.catalog {
        None => builtin::tables()?,
        Some(_file) => anyhow::bail!("reading a full catalogue comes with `onward catalog build`"),
    };
    Ok(Catalog::from_tables(tables, Constants::builtin().growth)?)
}
