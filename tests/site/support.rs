//! What several modules of tests share.

use std::sync::OnceLock;

use onward::catalog::{Catalog, RoleIx};
use onward::constants::Constants;

/// The built-in catalogue, read once.
pub fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| Catalog::builtin(Constants::builtin().growth).expect("the built-in catalogue is sound"))
}

/// The role with `code`.
#[track_caller]
pub fn role(code: &str) -> RoleIx {
    catalog().find(&code.parse().expect("a role's code")).expect("the role is in the built-in catalogue")
}
