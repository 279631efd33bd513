//! What a displaced office worker can rely on, on the built-in catalogue.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::*;
use crate::catalog::builtin;
use crate::matching::{AccessLabel, BarKind, Rung};
use crate::profile::{Education, Job};

pub(super) fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let constants = Constants::builtin();
        let catalog = Catalog::from_tables(builtin::tables().unwrap(), constants.growth).unwrap();
        Engine::new(catalog, constants)
    })
}

pub(super) fn worker(code: &str, years: f32) -> WorkerProfile {
    WorkerProfile {
        jobs: vec![Job { role: code.parse().unwrap(), title: String::new(), years, ended_year: None }],
        area: Some("OH".parse().unwrap()),
        ..WorkerProfile::default()
    }
}

fn options(top: usize) -> ShortlistOptions {
    ShortlistOptions { top: Some(top), year: 2026, ..ShortlistOptions::default() }
}

/// The jobs that routine office workers come from.
const OFFICE_JOBS: [(&str, &str); 8] = [
    ("43-4051.00", "customer service representative"),
    ("43-3031.00", "bookkeeping clerk"),
    ("43-6011.00", "executive assistant"),
    ("43-9021.00", "data entry keyer"),
    ("41-3041.00", "travel agent"),
    ("43-3051.00", "payroll clerk"),
    ("43-5032.00", "dispatcher"),
    ("43-9041.00", "insurance claims clerk"),
];

#[test]
fn an_office_worker_gets_ten_growing_roles_from_three_families_and_nothing_absurd() {
    // Physicians and surgeons, judges, lawyers, airline pilots: years of school or flying away.
    let absurd = ["29-12", "23-1023", "23-1011", "53-2011"];
    for (code, name) in OFFICE_JOBS {
        let shortlist = engine().shortlist(&worker(code, 6.0), &options(20));
        assert!(shortlist.matches.len() >= 10, "{name}: {} roles", shortlist.matches.len());
        let families: BTreeSet<Family> = shortlist.matches.iter().flat_map(|found| found.families.clone()).collect();
        assert!(families.len() >= 3, "{name}: only {families:?}");
        for found in &shortlist.matches {
            assert!(found.growth.is_growing(), "{name}: {} does not grow", found.title);
            let text = found.code.to_string();
            assert!(!absurd.iter().any(|start| text.starts_with(start)), "{name}: {}", found.title);
        }
    }
}

#[test]
fn every_match_carries_six_bars_reasons_pay_against_before_and_weeks() {
    let shortlist = engine().shortlist(&worker("43-4051.00", 6.0), &options(20));
    for found in &shortlist.matches {
        let kinds: Vec<BarKind> = found.access.bars.iter().map(|bar| bar.kind).collect();
        assert_eq!(kinds, BarKind::ALL, "{}", found.title);
        assert!(!found.fit.reason.because.is_empty(), "{} has no reasons", found.title);
        assert!(
            found.fit.reason.because.iter().all(|reason| reason.source.is_some()),
            "{} lacks a source",
            found.title
        );
        let pay = found.pay.as_ref().unwrap_or_else(|| panic!("{} has no pay", found.title));
        assert!(pay.before_usd_per_year.is_some() && pay.change_percent.is_some(), "{}", found.title);
        assert!(found.weeks.low >= 2.0 && found.weeks.high > found.weeks.low, "{}: {:?}", found.title, found.weeks);
    }
}

#[test]
fn a_fit_is_the_weighted_sum_of_what_stands_beneath_it() {
    let shortlist = engine().shortlist(&worker("43-3031.00", 6.0), &options(50));
    for found in shortlist.matches {
        let reason = &found.fit.reason;
        let weights: f32 = reason.because.iter().map(|child| child.weight).sum();
        let sum: f32 = reason.because.iter().map(|child| child.weight * child.value).sum();
        assert!((weights - 1.0).abs() < 1e-4, "{}: shares sum to {weights}", found.title);
        assert!((sum - found.fit.value).abs() < 1e-4, "{}: {sum} is not {}", found.title, found.fit.value);
    }
}

#[test]
fn the_way_up_is_not_the_way_down() {
    let fit = |from: &str, to: &str| {
        let role = engine().catalog.find(&to.parse().unwrap()).unwrap();
        engine().match_with_path(&worker(from, 10.0), role, 2026).unwrap().found.fit.value
    };
    assert!(fit("29-1141.00", "31-1131.00") > fit("31-1131.00", "29-1141.00"), "a nurse covers a nursing assistant");
    assert!(fit("13-2011.00", "43-3031.00") > fit("43-3031.00", "13-2011.00"), "an accountant covers a bookkeeper");
}

#[test]
fn more_years_in_a_job_never_lower_what_it_shows() {
    let role = engine().catalog.find(&"43-6013.00".parse().unwrap()).unwrap();
    let mut last = 0.0;
    for years in [0.0, 0.5, 1.0, 2.0, 5.0, 20.0] {
        let fit = engine().match_with_path(&worker("43-4051.00", years), role, 2026).unwrap().found.fit.value;
        assert!(fit >= last, "{years} years give {fit}, fewer gave {last}");
        last = fit;
    }
}

#[test]
fn work_left_long_ago_counts_less_than_fresh_work() {
    let role = engine().catalog.find(&"43-6013.00".parse().unwrap()).unwrap();
    let mut long_ago = worker("43-4051.00", 6.0);
    long_ago.jobs[0].ended_year = Some(1996);
    let fit = |profile: &WorkerProfile| engine().match_with_path(profile, role, 2026).unwrap().found.fit.value;
    assert!(fit(&long_ago) < fit(&worker("43-4051.00", 6.0)));
}

#[test]
fn a_degree_stands_beside_the_fit_and_never_inside_it() {
    let role = engine().catalog.find(&"13-2011.00".parse().unwrap()).unwrap();
    let with = |education| {
        let profile = WorkerProfile { education: Some(education), ..worker("43-3031.00", 6.0) };
        engine().match_with_path(&profile, role, 2026).unwrap().found
    };
    let (school, college) = (with(Education::HighSchool), with(Education::Bachelor));
    assert_eq!(school.fit.value, college.fit.value, "the fit knows nothing of degrees");
    let gate = |found: &Match| found.access.bars[1].value.unwrap();
    assert!(gate(&school) < gate(&college), "the gate does");
    assert!(school.weeks.high > college.weeks.high, "a degree takes time");
    assert_eq!(school.access.label, AccessLabel::NotYet);
    assert_eq!(school.rung, Rung::NotYet, "what is not yet within reach stands on no rung");
}

#[test]
fn without_a_job_or_a_skill_the_answer_is_a_question() {
    let shortlist = engine().shortlist(&WorkerProfile::default(), &options(20));
    assert_eq!(shortlist.standing, Standing::NotEnough(Question::Job));
    assert!(shortlist.matches.is_empty());
}

#[test]
fn without_a_place_the_bar_for_place_is_unknown_and_asks() {
    let profile = WorkerProfile { area: None, ..worker("43-4051.00", 6.0) };
    let shortlist = engine().shortlist(&profile, &options(5));
    assert!(matches!(shortlist.standing, Standing::Thin(_)), "{:?}", shortlist.standing);
    for found in shortlist.matches {
        let place = found.access.bars.iter().find(|bar| bar.kind == BarKind::Place).unwrap();
        assert_eq!(place.value, None);
        assert!(found.access.confidence < 1.0);
    }
}

#[test]
fn both_lists_hold_the_same_roles_in_two_orders() {
    let shortlist = engine().shortlist(&worker("43-4051.00", 6.0), &options(40));
    let all: BTreeSet<usize> = (0..shortlist.matches.len()).collect();
    assert_eq!(shortlist.close_to_what_you_did.iter().copied().collect::<BTreeSet<_>>(), all);
    assert_eq!(shortlist.close_to_what_you_can_do.iter().copied().collect::<BTreeSet<_>>(), all);
    assert_ne!(shortlist.close_to_what_you_did, shortlist.close_to_what_you_can_do);
}

#[test]
fn everything_ranked_by_fit_holds_declining_roles_too() {
    let everything = ShortlistOptions { all: true, year: 2026, ..ShortlistOptions::default() };
    let shortlist = engine().shortlist(&worker("43-4051.00", 6.0), &everything);
    assert!(shortlist.matches.len() > 900);
    assert!(shortlist.matches.iter().any(|found| found.growth == Growth::Declining));
    assert!(shortlist.matches.windows(2).all(|pair| pair[0].fit.value >= pair[1].fit.value));
}

#[test]
fn a_path_names_what_is_missing_and_its_weeks_are_those_of_the_match() {
    let role = engine().catalog.find(&"43-6013.00".parse().unwrap()).unwrap();
    let answer = engine().match_with_path(&worker("43-4051.00", 6.0), role, 2026).unwrap();
    assert_eq!(answer.path.weeks, answer.found.weeks);
    assert!(answer.path.gaps.iter().any(|gap| gap.element.is_some()), "it names skills or knowledge");
    assert!(answer.path.gaps.iter().all(|gap| !gap.closed_by.is_empty()), "it says what closes each");
    assert!(!answer.path.hours_told, "it says that the hours are an assumption");
}

#[test]
fn fewer_hours_a_week_take_more_weeks() {
    let role = engine().catalog.find(&"43-6013.00".parse().unwrap()).unwrap();
    let weeks = |hours: f32| {
        let mut profile = worker("43-9021.00", 6.0);
        profile.limits.training_hours_per_week = Some(hours);
        engine().match_with_path(&profile, role, 2026).unwrap().found.weeks.high
    };
    assert!(weeks(5.0) > weeks(20.0) && weeks(20.0) > weeks(40.0));
}
