//! The promises of planning on real roles: nothing essential open, no step without a gain, limits and sums kept.

use onward::catalog::{Catalog, Cents, builtin};
use onward::constants::Constants;
use onward::engine::{Engine, ShortlistOptions};
use onward::pathway::{LearningPath, LimitKind, Merit, PathFront, StepKind};
use onward::profile::{Education, Job, Limits, WorkerProfile};
use onward::sources::{self, Inputs};

use crate::catalog::{builtin_inputs, source_data};

fn builtin_engine() -> Engine {
    let constants = Constants::builtin();
    Engine::new(Catalog::builtin(constants.growth).unwrap(), constants)
}

/// Everything that is published, with the lists of programmes of New Jersey and California.
fn full_engine() -> Option<Engine> {
    let data = source_data()?;
    let mut inputs = Inputs {
        esco: Some(data.join("esco-1.1.1")),
        esco_crosswalk: Some(data.join("esco-onet-crosswalk")),
        ..builtin_inputs(&data)
    };
    inputs.programmes.extend([data.join("training/nj-etpl"), data.join("training/ca-etp")]);
    let tables = sources::read(&inputs, builtin::tables().unwrap(), &|_| {}).unwrap().tables;
    let constants = Constants::builtin();
    Some(Engine::new(Catalog::from_tables(tables, constants.growth).unwrap(), constants))
}

fn worker(code: &str, education: Education, limits: Limits) -> WorkerProfile {
    let job = Job { role: code.parse().unwrap(), title: String::new(), years: 8.0, ended_year: None };
    WorkerProfile {
        jobs: vec![job],
        education: Some(education),
        area: Some("NJ".parse().unwrap()),
        limits,
        ..WorkerProfile::default()
    }
}

fn front(engine: &Engine, profile: &WorkerProfile, to: &str) -> PathFront {
    let role = engine.catalog.find(&to.parse().unwrap()).unwrap();
    engine.paths(profile, role, 2026).unwrap().front
}

/// Origins whose work AI takes over, and roles that they would ask about.
const ORIGINS: [&str; 8] =
    ["43-4051.00", "43-9021.00", "43-3031.00", "43-6014.00", "43-4171.00", "43-3021.00", "43-9041.00", "27-3042.00"];

fn ten_best(engine: &Engine, profile: &WorkerProfile) -> Vec<String> {
    let options = ShortlistOptions { top: Some(10), year: 2026, ..Default::default() };
    engine.shortlist(profile, &options).matches.iter().map(|found| found.code.to_string()).collect()
}

/// What must hold of every front.
fn check(front: &PathFront, limits: &Limits) {
    let name = &front.title;
    let closable = |place: usize| !front.unmet.contains(&place);
    assert!(front.paths.len() <= 5, "{name}: more paths than anyone reads");
    for path in &front.paths {
        for (place, need) in front.needs.iter().enumerate().filter(|(_, need)| need.is_essential) {
            let closed = path.steps.iter().any(|step| step.closes.contains(&place));
            assert!(closed || !closable(place), "{name}: {:?} leaves {} open", path.best_at, need.name);
        }
        for step in &path.steps {
            let is_frame = matches!(step.kind, StepKind::FindOut | StepKind::Prove | StepKind::Apply);
            assert!(is_frame || !step.closes.is_empty(), "{name}: a step without a gain");
            for first in &step.after {
                assert!(path.steps[*first].ends_week() <= step.starts_week, "{name}: out of order");
            }
        }
        let known = || path.steps.iter().filter_map(|step| step.cost.as_ref());
        assert_eq!(path.cost.low, known().map(|cost| cost.low).sum::<Cents>(), "{name}: least cost");
        assert_eq!(path.cost.high, known().map(|cost| cost.high).sum::<Cents>(), "{name}: most cost");
        assert_eq!(path.weeks, path.steps.iter().map(|step| step.ends_week()).max().unwrap(), "{name}: weeks");
        if let Some(most) = limits.money_usd.filter(|_| !path.exceeds.contains(&LimitKind::Money)) {
            assert!(path.cost.high <= Cents::of_dollars(i64::from(most)), "{name}: {} is too much", path.cost.high);
        }
        if let Some(weeks) = limits.weeks.filter(|_| !path.exceeds.contains(&LimitKind::Weeks)) {
            assert!(f32::from(path.weeks) <= weeks, "{name}: {} weeks are too many", path.weeks);
        }
    }
    let worth = |path: &LearningPath| (path.weeks, path.cost.low.0 + path.cost.high.0, 1.0 - path.certainty);
    for (place, path) in front.paths.iter().enumerate() {
        let one = worth(path);
        let is_worse = |other: &LearningPath| {
            let other = worth(other);
            other != one && other.0 <= one.0 && other.1 <= one.1 && other.2 <= one.2 + 1e-6
        };
        let others = front.paths.iter().enumerate().filter(|(other, _)| *other != place);
        let is_paid = path.best_at.contains(&Merit::Paid);
        assert!(
            is_paid || !others.map(|(_, other)| other).any(is_worse),
            "{name}: {:?} is worse than another",
            path.best_at
        );
    }
}

/// Checks the ten best targets of every origin, with limits and without; how many paths have a listed programme.
fn check_all(engine: &Engine) -> usize {
    let tight =
        Limits { training_hours_per_week: Some(8.0), money_usd: Some(1500), weeks: Some(78.0), ..Limits::default() };
    let mut with_provider = 0;
    for origin in ORIGINS {
        for limits in [Limits::default(), tight.clone()] {
            let profile = worker(origin, Education::HighSchool, limits.clone());
            for to in ten_best(engine, &profile) {
                let front = front(engine, &profile, &to);
                check(&front, &limits);
                let steps = front.paths.iter().flat_map(|path| &path.steps);
                let programs = steps.filter_map(|step| engine.catalog.find_program(step.program.as_ref()?));
                with_provider += programs.filter(|joined| joined.program.provider.is_some()).count();
            }
        }
    }
    with_provider
}

#[test]
fn every_front_of_the_eight_origins_keeps_its_promises() {
    check_all(&builtin_engine());
}

#[test]
fn it_keeps_them_with_every_publication_and_the_lists_of_two_states() {
    let Some(engine) = full_engine() else { return };
    let lists = engine.catalog.programs.iter().filter(|joined| joined.program.provider.is_some()).count();
    assert!(lists > 1500, "{lists} programmes have a provider");
    let used = check_all(&engine);
    assert!(used > 0, "no path has a programme that a state lists");
}

#[test]
fn no_degree_where_entry_asks_for_none() {
    let engine = builtin_engine();
    let profile = worker("43-4051.00", Education::HighSchool, Limits::default());
    for to in ["15-1232.00", "29-2072.00", "47-2111.00"] {
        for path in front(&engine, &profile, to).paths {
            let degree = path.steps.iter().find(|step| step.kind == StepKind::EarnEducation && step.weeks > 60);
            assert!(degree.is_none(), "{to}: {degree:?}");
        }
    }
}
