//! The promises of planning, on small cases that can be counted out.

use proptest::prelude::*;

use super::StepKind;
use super::cover::{self, Problem, Worth};
use super::options::StepOption;
use super::schedule;
use crate::catalog::{Between, Cents};

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
