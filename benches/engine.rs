//! How long matching takes on one core: one person against all roles, and many people in brief.

use onward::catalog::codes::RoleCode;
use onward::catalog::{Catalog, builtin};
use onward::constants::Constants;
use onward::engine::{Engine, ShortlistOptions};
use onward::profile::{Education, Job, OwnLevel, OwnSkill, Strength, WorkerProfile};

/// People in the crowd.
const CROWD: usize = 1000;

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
    WorkerProfile {
        jobs: vec![job],
        area: "OH".parse().ok(),
        education: Some(Education::SomeCollege),
        pay_usd_per_year: Some(41_000),
        ..WorkerProfile::default()
    }
}

/// People with one to three jobs and up to five skills, drawn from a fixed seed.
fn crowd(engine: &Engine) -> Vec<WorkerProfile> {
    let mut state = 20_261_122u64;
    let mut draw = |below: usize| {
        // Knuth's multiplier; the high bits are the good ones.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let rated: Vec<&RoleCode> =
        engine.catalog.roles.iter().filter(|role| role.is_rated()).map(|role| &role.code).collect();
    let levels = [OwnLevel::Beginner, OwnLevel::Working, OwnLevel::Advanced, OwnLevel::Expert];
    let person = |_| {
        let jobs = (0..1 + draw(3)).map(|_| Job {
            role: rated[draw(rated.len())].clone(),
            title: String::new(),
            years: draw(20) as f32,
            ended_year: None,
        });
        let jobs = jobs.collect();
        let skills = (0..draw(6)).map(|_| OwnSkill {
            element: engine.catalog.elements[draw(68)].id.clone(),
            level: levels[draw(4)],
            strength: Strength::Described,
        });
        WorkerProfile { jobs, skills: skills.collect(), ..WorkerProfile::default() }
    };
    (0..CROWD).map(person).collect()
}

#[divan::bench]
fn prepare_the_engine(bencher: divan::Bencher<'_, '_>) {
    let constants = Constants::builtin();
    let catalog = Catalog::builtin(constants.growth).expect("it fits together");
    bencher
        .with_inputs(|| (catalog.clone(), constants.clone()))
        .bench_local_values(|(catalog, constants)| Engine::new(catalog, constants));
}

#[divan::bench]
fn match_over_all_roles_with_ten_explained(bencher: divan::Bencher<'_, '_>) {
    let (engine, worker) = (engine(), worker());
    let options = ShortlistOptions { all: true, top: Some(10), year: 2026, ..ShortlistOptions::default() };
    bencher.bench_local(|| engine.shortlist(&worker, &options));
}

#[divan::bench]
fn shortlist_of_growing_roles_with_ten_explained(bencher: divan::Bencher<'_, '_>) {
    let (engine, worker) = (engine(), worker());
    let options = ShortlistOptions { top: Some(10), year: 2026, ..ShortlistOptions::default() };
    bencher.bench_local(|| engine.shortlist(&worker, &options));
}

#[divan::bench]
fn the_one_skill_that_opens_most_doors(bencher: divan::Bencher<'_, '_>) {
    let (engine, worker) = (engine(), worker());
    let options = ShortlistOptions { year: 2026, ..ShortlistOptions::default() };
    let ranking = engine.rank(&worker, &options);
    bencher.bench_local(|| engine.doors(&ranking));
}

#[divan::bench]
fn one_match_with_its_path(bencher: divan::Bencher<'_, '_>) {
    let (engine, worker) = (engine(), worker());
    let role = engine.catalog.find(&"43-6013.00".parse().expect("a code")).expect("a role");
    bencher.bench_local(|| engine.match_with_path(&worker, role, 2026));
}

/// Each profile against all roles on one core: the ten best with five strengths and five gaps each.
#[divan::bench(sample_count = 5)]
fn many_profiles_in_brief(bencher: divan::Bencher<'_, '_>) {
    let engine = engine();
    let crowd = crowd(&engine);
    let options = ShortlistOptions { all: true, year: 2026, ..ShortlistOptions::default() };
    bencher
        .counter(divan::counter::ItemsCount::new(CROWD))
        .bench_local(|| crowd.iter().map(|worker| engine.brief(worker, &options).len()).sum::<usize>());
}
