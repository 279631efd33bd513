//! How long one person's shortlist over all roles takes, and one match with its path.

use onward::catalog::{Catalog, builtin};
use onward::constants::Constants;
use onward::engine::{Engine, ShortlistOptions};
use onward::profile::{Job, WorkerProfile};

fn main() {
    divan::main();
}

fn engine() -> Engine {
    let constants = Constants::builtin();
    let tables = builtin::tables().expect("the built-in catalogue is readable");
    Engine::new(Catalog::from_tables(tables, constants.growth).expect("it fits together"), constants)
}

fn worker() -> WorkerProfile {
    let job = Job { role: "43-4051.00".parse().expect("a code"), title: String::new(), years: 6.0, ended_year: None };
    WorkerProfile { jobs: vec![job], area: "OH".parse().ok(), ..WorkerProfile::default() }
}

#[divan::bench]
fn match_over_all_roles_with_reasons(bencher: divan::Bencher<'_, '_>) {
    let (engine, worker) = (engine(), worker());
    let options = ShortlistOptions { all: true, year: 2026, ..ShortlistOptions::default() };
    bencher.bench_local(|| engine.shortlist(&worker, &options));
}

#[divan::bench]
fn shortlist_of_growing_roles(bencher: divan::Bencher<'_, '_>) {
    let (engine, worker) = (engine(), worker());
    let options = ShortlistOptions { year: 2026, ..ShortlistOptions::default() };
    bencher.bench_local(|| engine.shortlist(&worker, &options));
}

#[divan::bench]
fn one_match_with_its_path(bencher: divan::Bencher<'_, '_>) {
    let (engine, worker) = (engine(), worker());
    let role = engine.catalog.find(&"43-6013.00".parse().expect("a code")).expect("a role");
    bencher.bench_local(|| engine.match_with_path(&worker, role, 2026));
}
