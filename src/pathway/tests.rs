//! The promises of planning, on small cases that can be counted out and on real roles.

use std::sync::OnceLock;

use proptest::prelude::*;

use super::cover::{self, Problem, Worth};
use super::options::StepOption;
use super::schedule;
use super::{LimitKind, Merit, PathFront, StepKind};
use crate::catalog::{Between, Catalog, Cents};
use crate::constants::Constants;
use crate::engine::Engine;
use crate::profile::{Education, Job, Limits, WorkerProfile};

fn option(closes: u32, hours: f32, least_weeks: f32, dollars: i64, certainty: f32) -> StepOption {
    let cost = Cents::of_dollars(dollars);
    StepOption {
        kind: StepKind::TakeProgramme,
        program: None,
        closes,
        hours,
        least_weeks,
        weeks_waiting: 0.0,
        cost: Some(Between { low: cost, high: cost }),
        certainty,
        is_paid: false,
        first: Vec::new(),
    }
}

fn options() -> impl Strategy<Value = Vec<StepOption>> {
    let one = (1u32..32, 1f32..200.0, 0f32..30.0, 0i64..3000, 0.2f32..1.0);
    let one = one.prop_map(|(closes, hours, weeks, dollars, sure)| option(closes, hours, weeks, dollars, sure));
    proptest::collection::vec(one, 1..9)
}

fn worth(options: &[StepOption], set: &[usize]) -> Worth {
    let chosen = || set.iter().map(|place| &options[*place]);
    let hours: f32 = chosen().map(|option| option.hours).sum();
    let span = chosen().map(|option| option.least_weeks).fold(0.0, f32::max);
    Worth {
        weeks: schedule::least_weeks(hours, span, 10.0),
        cost: chosen().map(StepOption::middle_cost).sum(),
        risk: chosen().map(StepOption::risk).sum(),
    }
}

/// Every set that covers and of which no other is as good in everything, by trying all.
fn by_counting(options: &[StepOption], essential: u32) -> Vec<Worth> {
    let all = 0u32..1 << options.len();
    let sets = all.map(|bits| (0..options.len()).filter(|place| bits & (1 << place) != 0).collect::<Vec<usize>>());
    let covers =
        |set: &Vec<usize>| set.iter().fold(0, |bits, place| bits | options[*place].closes) & essential == essential;
    let worths: Vec<Worth> = sets.filter(covers).map(|set| worth(options, &set)).collect();
    worths.iter().filter(|one| !worths.iter().any(|other| other.matches(one) && !one.matches(other))).copied().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_search_finds_every_best_set_that_counting_finds(options in options(), essential in 1u32..32) {
        let value = |set: &[usize]| worth(&options, set);
        let problem = Problem { options: &options, essential, worth: &value, bound: &value, allows: &|_| true, most_sets: 100_000 };
        let found = cover::search(&problem);
        let counted = by_counting(&options, essential);
        prop_assert!(found.is_exact);
        prop_assert_eq!(found.best.is_empty(), counted.is_empty());
        for one in &counted {
            prop_assert!(found.best.iter().any(|cover| cover.worth.matches(one)), "missed {one:?} of {:?}", found.best);
        }
        for cover in &found.best {
            let beaten = counted.iter().find(|one| one.matches(&cover.worth) && !cover.worth.matches(one));
            prop_assert!(beaten.is_none(), "{cover:?} is worse than {beaten:?}");
        }
    }

    #[test]
    fn pruning_loses_no_best_set(options in options(), essential in 1u32..32) {
        let (kept, is_whole) = cover::prune(options.clone(), essential);
        prop_assert!(is_whole);
        let value = |set: &[usize]| worth(&kept, set);
        let problem = Problem { options: &kept, essential, worth: &value, bound: &value, allows: &|_| true, most_sets: 100_000 };
        let found = cover::search(&problem);
        for one in by_counting(&options, essential) {
            prop_assert!(found.best.iter().any(|cover| cover.worth.matches(&one)), "lost {one:?}");
        }
    }

    #[test]
    fn no_step_begins_before_what_it_rests_on_and_no_week_holds_more_hours_than_there_are(
        options in options(),
        hours_per_week in 4f32..40.0,
    ) {
        let steps: Vec<&StepOption> = options.iter().collect();
        let before: Vec<Vec<usize>> = (0..steps.len()).map(|place| if place == 0 { vec![] } else { vec![place - 1] }).collect();
        let slots = schedule::lay_out(&steps, &before, hours_per_week);
        for (place, firsts) in before.iter().enumerate() {
            prop_assert!(firsts.iter().all(|first| slots[*first].ends <= slots[place].starts));
        }
        let free = vec![Vec::new(); steps.len()];
        let slots = schedule::lay_out(&steps, &free, hours_per_week);
        let ends = slots.iter().map(|slot| slot.ends).max().unwrap_or(0);
        let hours: f32 = steps.iter().map(|step| step.hours).sum();
        prop_assert!(f32::from(ends) * hours_per_week + 0.1 >= hours, "{hours} hours in {ends} weeks of {hours_per_week}");
    }
}

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let constants = Constants::builtin();
        Engine::new(Catalog::builtin(constants.growth).expect("the built-in catalogue is sound"), constants)
    })
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

fn front(profile: &WorkerProfile, to: &str) -> PathFront {
    let role = engine().catalog.find(&to.parse().unwrap()).unwrap();
    engine().paths(profile, role, 2026).unwrap().front
}

/// Origins whose work AI takes over, and roles that they would ask about.
const ORIGINS: [&str; 8] =
    ["43-4051.00", "43-9021.00", "43-3031.00", "43-6014.00", "43-4171.00", "43-3021.00", "43-9041.00", "27-3042.00"];

fn ten_best(profile: &WorkerProfile) -> Vec<String> {
    let options = crate::engine::ShortlistOptions { top: Some(10), year: 2026, ..Default::default() };
    engine().shortlist(profile, &options).matches.iter().map(|found| found.code.to_string()).collect()
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
    let worth = |path: &super::LearningPath| (path.weeks, path.cost.low.0 + path.cost.high.0, 1.0 - path.certainty);
    for (place, path) in front.paths.iter().enumerate() {
        let one = worth(path);
        let is_worse = |other: &super::LearningPath| {
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

#[test]
fn every_front_of_the_eight_origins_keeps_its_promises() {
    let tight =
        Limits { training_hours_per_week: Some(8.0), money_usd: Some(1500), weeks: Some(78.0), ..Limits::default() };
    for origin in ORIGINS {
        for limits in [Limits::default(), tight.clone()] {
            let profile = worker(origin, Education::HighSchool, limits.clone());
            for to in ten_best(&profile) {
                check(&front(&profile, &to), &limits);
            }
        }
    }
}

#[test]
fn no_degree_where_entry_asks_for_none() {
    let profile = worker("43-4051.00", Education::HighSchool, Limits::default());
    for to in ["15-1232.00", "29-2072.00", "47-2111.00"] {
        for path in front(&profile, to).paths {
            let degree = path.steps.iter().find(|step| step.kind == StepKind::EarnEducation && step.weeks > 60);
            assert!(degree.is_none(), "{to}: {degree:?}");
        }
    }
}
