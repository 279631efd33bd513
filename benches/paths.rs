//! How long planning the paths to one role takes with five thousand programmes at hand: percentiles over eight
//! origins and their ten best roles.

use std::time::Instant;

use onward::catalog::{
    Between, Catalog, Cents, JoinedProgram, KnownFrom, Program, ProgramKind, ProgramSource, RoleIx, Taught, Teachable,
};
use onward::constants::Constants;
use onward::engine::{Engine, ShortlistOptions};
use onward::profile::{Education, Job, WorkerProfile};

const PROGRAMS: usize = 5000;
const ROUNDS: usize = 5;
const ORIGINS: [&str; 8] =
    ["43-4051.00", "43-9021.00", "43-3031.00", "43-6014.00", "43-4171.00", "43-3021.00", "43-9041.00", "27-3042.00"];

fn main() {
    let constants = Constants::builtin();
    let mut catalog = Catalog::builtin(constants.growth).expect("the built-in catalogue is sound");
    let drawn = programs(&catalog);
    catalog.set_programs(drawn);
    let engine = Engine::new(catalog, constants);
    let mut micros: Vec<u128> = Vec::new();
    let mut paths = 0;
    for origin in ORIGINS {
        let profile = worker(origin);
        let options = ShortlistOptions { top: Some(10), year: 2026, ..ShortlistOptions::default() };
        for found in engine.shortlist(&profile, &options).matches {
            let role = engine.catalog.find(&found.code).expect("it was found");
            for _ in 0..ROUNDS {
                let begun = Instant::now();
                let planned = engine.paths(&profile, role, 2026).expect("it can be planned");
                micros.push(begun.elapsed().as_micros());
                paths += planned.front.paths.len();
            }
        }
    }
    micros.sort_unstable();
    let at = |percent: usize| micros[(micros.len() - 1) * percent / 100] as f64 / 1000.0;
    println!("{} fronts of {:.1} paths, {PROGRAMS} programmes", micros.len(), paths as f64 / micros.len() as f64);
    println!("ms a front: median {:.2}, 95th percentile {:.2}, longest {:.2}", at(50), at(95), at(100));
}

fn worker(code: &str) -> WorkerProfile {
    let job = Job { role: code.parse().expect("a code"), title: String::new(), years: 8.0, ended_year: None };
    WorkerProfile {
        jobs: vec![job],
        education: Some(Education::HighSchool),
        area: "NJ".parse().ok(),
        ..WorkerProfile::default()
    }
}

/// Programmes drawn from a fixed seed: each leads to one to four roles and teaches three to ten elements.
fn programs(catalog: &Catalog) -> Vec<JoinedProgram> {
    let mut state = 20_261_123u64;
    let mut draw = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let elements = catalog.rated_elements().count();
    let make = |place: usize| {
        let roles: Vec<RoleIx> = (0..1 + draw(4)).map(|_| RoleIx(draw(catalog.roles.len()) as u16)).collect();
        let count = 3 + draw(8);
        let mut taught = || Taught {
            what: Teachable::Element(draw(elements) as u16),
            level: Some(2.0 + draw(40) as f32 / 10.0),
            confidence: 0.3 + draw(7) as f32 / 10.0,
            known_from: KnownFrom::Field,
        };
        let teaches: Vec<Taught> = (0..count).map(|_| taught()).collect();
        let cost = Cents::of_dollars(draw(20_000) as i64);
        let hours = 20.0 + draw(1500) as f32;
        JoinedProgram {
            teaches,
            roles,
            required_for: Vec::new(),
            program: Program {
                hours: Some(Between { low: hours, high: hours }),
                weeks: Some(Between { low: hours / 20.0, high: hours / 15.0 }),
                cost: Some(Between { low: cost, high: cost }),
                ..Program::named(
                    format!("program-{place}").parse().expect("a slug"),
                    format!("Programme {place}"),
                    ProgramKind::Certificate,
                    ProgramSource { list: "drawn".into(), id: None, date: "2026-11".into() },
                )
            },
        }
    };
    (0..PROGRAMS).map(make).collect()
}
