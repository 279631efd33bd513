//! The promises of planning, on small cases that can be counted out.

use microlp::{ComparisonOp, OptimizationDirection, Problem as Program, Variable};
use proptest::prelude::*;

use super::StepKind;
use super::cover::{self, Problem, Worth};
use super::options::{self, Effort, StepOption};
use super::schedule;
use crate::catalog::{Between, Cents};

const HOURS_PER_WEEK: f32 = 10.0;

fn option(kind: StepKind, closes: u32, (hours, least_weeks): (f32, f32), dollars: i64, certainty: f32) -> StepOption {
    let cost = Cents::of_dollars(dollars);
    StepOption {
        kind,
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
    let kinds = [StepKind::TakeProgramme, StepKind::Learn, StepKind::LearnTools, StepKind::TakeClass];
    let kind = proptest::sample::select(kinds.to_vec());
    let one = (kind, 1u32..32, (1f32..200.0, 0f32..30.0), 0i64..3000, 0.2f32..1.0);
    let one = one.prop_map(|(kind, closes, time, dollars, sure)| option(kind, closes, time, dollars, sure));
    proptest::collection::vec(one, 1..9)
}

fn worth(options: &[StepOption], set: &[usize]) -> Worth {
    let chosen = || set.iter().map(|place| &options[*place]);
    let hours: f32 = chosen().map(|option| option.hours).sum();
    let span = chosen().map(|option| option.least_weeks).fold(0.0, f32::max);
    Worth {
        weeks: schedule::least_weeks(hours, span, HOURS_PER_WEEK),
        cost: chosen().map(StepOption::middle_cost).sum(),
        risk: 1.0 - options::certainty_of_all(chosen().map(|option| (option.kind, option.certainty))),
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

/// The least weeks, dollars and risk of any set that covers, as a solver of integer programmes finds them; none if
/// nothing covers.
fn by_solver(options: &[StepOption], essential: u32) -> Option<[f64; 3]> {
    let mut best = [0.0; 3];
    for (place, value) in best.iter_mut().enumerate() {
        let mut program = Program::new(OptimizationDirection::Minimize);
        let prices = |option: &StepOption| if place == 1 { option.middle_cost().dollars() } else { 0.0 };
        let taken: Vec<Variable> = options.iter().map(|option| program.add_binary_var(prices(option))).collect();
        for bit in (0..u32::BITS).map(|bit| 1u32 << bit).filter(|bit| essential & bit != 0) {
            let closers = options.iter().zip(&taken).filter(|(option, _)| option.closes & bit != 0);
            let sum: Vec<(Variable, f64)> = closers.map(|(_, taken)| (*taken, 1.0)).collect();
            program.add_constraint(sum, ComparisonOp::Ge, 1.0);
        }
        match place {
            0 => weeks_to_solve(&mut program, options, &taken),
            1 => {}
            _ => risk_to_solve(&mut program, options, &taken),
        }
        let found = program.solve().ok()?.into_solution().ok()?.objective();
        *value = if place == 2 { 1.0 - (-found).exp() } else { found };
    }
    Some(best)
}

/// Weeks are at least the longest span, and at least what all hours take.
fn weeks_to_solve(program: &mut Program, options: &[StepOption], taken: &[Variable]) {
    let weeks = program.add_var(1.0, (0.0, f64::INFINITY));
    let hours = |option: &StepOption| -f64::from(option.hours / HOURS_PER_WEEK);
    let mut sum: Vec<(Variable, f64)> = options.iter().zip(taken).map(|(one, taken)| (*taken, hours(one))).collect();
    sum.push((weeks, 1.0));
    program.add_constraint(sum, ComparisonOp::Ge, 0.0);
    for (option, taken) in options.iter().zip(taken) {
        program.add_constraint([(weeks, 1.0), (*taken, -f64::from(option.least_weeks))], ComparisonOp::Ge, 0.0);
    }
}

/// Risks add up as logarithms; within one effort the greatest counts.
fn risk_to_solve(program: &mut Program, options: &[StepOption], taken: &[Variable]) {
    let efforts: Vec<Variable> = (0..3).map(|_| program.add_var(1.0, (0.0, f64::INFINITY))).collect();
    for (option, taken) in options.iter().zip(taken) {
        let risk = -f64::from(option.certainty).ln();
        let bearer = match option.effort() {
            Some(effort) => efforts[effort as usize],
            None => program.add_var(1.0, (0.0, f64::INFINITY)),
        };
        program.add_constraint([(bearer, 1.0), (*taken, -risk)], ComparisonOp::Ge, 0.0);
    }
}

#[test]
fn own_study_ends_well_as_a_whole_and_examinations_one_by_one() {
    type Row = (&'static [(StepKind, f32)], f32, &'static str);
    let rows: [Row; 4] = [
        (&[], 1.0, "nothing to finish"),
        (&[(StepKind::Learn, 0.5), (StepKind::Learn, 0.5), (StepKind::LearnTools, 0.8)], 0.5, "one effort"),
        (&[(StepKind::EarnCredential, 0.5), (StepKind::EarnCredential, 0.5)], 0.25, "two examinations"),
        (&[(StepKind::Learn, 0.5), (StepKind::TakeClass, 0.8)], 0.4, "study at home and a class"),
    ];
    for (steps, expected, reason) in rows {
        let certainty = options::certainty_of_all(steps.iter().copied());
        assert!((certainty - expected).abs() < 1e-6, "{reason}: {certainty}");
    }
    assert_eq!(option(StepKind::LearnTools, 1, (1.0, 0.0), 0, 0.5).effort(), Some(Effort::OwnStudy));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_best_of_each_measure_is_what_a_solver_of_integer_programmes_finds(
        options in options(),
        essential in 1u32..32,
    ) {
        let value = |set: &[usize]| worth(&options, set);
        let problem = Problem { options: &options, essential, worth: &value, bound: &value, allows: &|_, _| true, most_sets: 100_000 };
        let found = cover::search(&problem).best;
        let Some(solved) = by_solver(&options, essential) else {
            prop_assert!(found.is_empty());
            return Ok(());
        };
        let least = |measure: fn(&Worth) -> f64| found.iter().map(|cover| measure(&cover.worth)).fold(f64::INFINITY, f64::min);
        let ours = [least(|w| f64::from(w.weeks)), least(|w| w.cost.dollars()), least(|w| f64::from(w.risk))];
        for ((ours, solved), close) in ours.into_iter().zip(solved).zip([2e-3, 0.01, 1e-4]) {
            prop_assert!((ours - solved).abs() <= close, "{ours} is not {solved}");
        }
    }

    #[test]
    fn the_search_finds_every_best_set_that_counting_finds(options in options(), essential in 1u32..32) {
        let value = |set: &[usize]| worth(&options, set);
        let problem = Problem { options: &options, essential, worth: &value, bound: &value, allows: &|_, _| true, most_sets: 100_000 };
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
        let problem = Problem { options: &kept, essential, worth: &value, bound: &value, allows: &|_, _| true, most_sets: 100_000 };
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
