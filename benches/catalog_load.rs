//! How long the built-in catalogue takes from embedded text to a checked catalogue.

use onward::catalog::tables::Tables;
use onward::catalog::{Catalog, builtin};
use onward::constants::Constants;

fn main() {
    divan::main();
}

#[divan::bench]
fn read_check_and_join() -> Catalog {
    Catalog::builtin(Constants::builtin().growth).expect("the built-in catalogue fits together")
}

#[divan::bench]
fn read_tables_only() -> Tables {
    builtin::tables().expect("the built-in catalogue is readable")
}
