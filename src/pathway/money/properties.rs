//! What holds for every household and plan.

use proptest::prelude::*;

use super::*;

/// Up to and beyond the largest amount that counts, small ones as often as large ones.
fn amounts() -> impl Strategy<Value = Cents> {
    prop_oneof![0..1_000_000i64, 0..=MOST.0, Just(MOST.0), Just(i64::MAX), Just(i64::MIN), -1_000i64..0].prop_map(Cents)
}

fn told() -> impl Strategy<Value = Option<Cents>> {
    prop::option::weighted(0.8, amounts())
}

fn households() -> impl Strategy<Value = Household> {
    let weeks = || prop::option::of(0u32..80);
    let sums = (amounts(), amounts(), told(), told(), told(), told(), told());
    (sums, weeks(), told()).prop_map(|(sums, benefit_weeks_left, pay_floor_per_year)| Household {
        savings: Some(sums.0),
        essentials_per_month: Some(sums.1),
        other_income_per_month: sums.2,
        benefit_per_week: sums.3,
        benefit_weeks_left,
        severance: sums.4,
        training_earnings_per_week: sums.5,
        search_weeks: None,
        lost_pay_per_year: sums.6,
        pay_floor_per_year,
    })
}

fn steps(fewest: usize) -> impl Strategy<Value = Vec<PayStep>> {
    let step = (0u32..100, amounts()).prop_map(|(from_week, per_week)| PayStep { from_week, per_week });
    prop::collection::vec(step, fewest..4)
}

fn plans() -> impl Strategy<Value = MoneyPlan> {
    let payment = (0u32..700, amounts()).prop_map(|(week, amount)| Payment { week, amount });
    let weeks = prop_oneof![4 => 0u32..120, 1 => Just(u32::MAX)];
    let fallback = prop::option::of((0u32..300, amounts()));
    let payments = prop::collection::vec(payment, 0..6);
    (payments, weeks, steps(0), 0u32..40, steps(0), prop_oneof![0u32..600, Just(u32::MAX)], fallback).prop_map(
        |(payments, learning_weeks, learning_pay, search_weeks, job_pay, horizon_weeks, fallback)| MoneyPlan {
            payments,
            learning_weeks,
            learning_pay,
            search_weeks,
            job_pay,
            horizon_weeks,
            fallback: fallback.map(|(from_week, per_week)| Fallback { from_week, per_week }),
        },
    )
}

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    /// Amounts from the smallest to the largest that a number holds are among those drawn, so this
    /// also proves that nothing overflows.
    #[test]
    fn incomes_less_outgoings_are_the_last_balance_less_savings(household in households(), plan in plans()) {
        let flow = simulate(&household, &plan);
        let balance = flow.balance.expect("savings and essentials are told");
        let savings = household.savings.map_or(Cents::ZERO, bounded);
        let last = balance.by_week.last().copied().unwrap_or(savings);
        let totals = flow.totals;
        let outgoings = totals.outgoings().expect("essentials are told");
        prop_assert_eq!(totals.income() - outgoings, last - savings);
        let items = [
            totals.severance, totals.benefit, totals.other_income, totals.own_earnings, totals.learning_pay, totals.job_pay,
        ];
        prop_assert_eq!(items.into_iter().sum::<Cents>(), totals.income());
        prop_assert_eq!(balance.by_week.len(), flow.weeks as usize);
    }

    #[test]
    fn the_figures_of_a_balance_agree_with_its_weeks(household in households(), plan in plans()) {
        let balance = simulate(&household, &plan).balance.expect("savings and essentials are told");
        prop_assert_eq!(balance.runway_weeks.is_some(), balance.shortfall > Cents::ZERO);
        prop_assert_eq!(balance.shortfall, (-balance.lowest).max(Cents::ZERO));
        if let Some(lowest) = balance.by_week.iter().min() {
            prop_assert_eq!(*lowest, balance.by_week[balance.lowest_week as usize]);
        }
        if let Some(week) = balance.runway_weeks {
            prop_assert!(balance.by_week[..week as usize].iter().all(|end| *end >= Cents::ZERO));
        }
    }

    #[test]
    fn five_years_are_the_sum_of_their_years(household in households(), plan in plans()) {
        let flow = simulate(&household, &plan);
        let years: Option<Vec<Lines>> = flow.by_year.into_iter().collect();
        let earned = years.map(|years| years.iter().map(Lines::earnings).sum::<Cents>());
        prop_assert_eq!(earned, flow.five_year_earnings);
    }

    #[test]
    fn more_savings_never_give_a_shorter_runway(household in households(), plan in plans(), more in amounts()) {
        let lasts = |household: &Household| {
            let balance = simulate(household, &plan).balance.expect("savings and essentials are told");
            balance.runway_weeks.unwrap_or(u32::MAX)
        };
        let savings = household.savings.map_or(Cents::ZERO, bounded);
        let richer = Household { savings: Some(savings + bounded(more)), ..household.clone() };
        prop_assert!(lasts(&richer) >= lasts(&household));
    }

    /// Pay that does not fall and is at or above the benefit: otherwise waiting can pay more than working.
    #[test]
    fn a_later_first_pay_never_gives_a_higher_lowest_balance(
        household in households(), plan in plans(), first in amounts(), raise in amounts(), later in 1u32..60,
    ) {
        let first = bounded(first).max(household.benefit_per_week.map_or(Cents::ZERO, bounded));
        let raised = bounded(Cents((first.0).saturating_add(bounded(raise).0)));
        let job_pay =
            vec![PayStep { from_week: 0, per_week: first }, PayStep { from_week: 52, per_week: raised }];
        let sooner = MoneyPlan { job_pay, ..plan };
        let delayed = MoneyPlan { search_weeks: sooner.search_weeks + later, ..sooner.clone() };
        let lowest = |plan: &MoneyPlan| simulate(&household, plan).balance.map(|balance| balance.lowest);
        prop_assert!(lowest(&delayed) <= lowest(&sooner));
    }

    #[test]
    fn without_savings_or_essentials_no_balance_is_claimed_and_earnings_stay(
        household in households(), plan in plans(), no_savings in any::<bool>(),
    ) {
        let mut less = household.clone();
        if no_savings { less.savings = None } else { less.essentials_per_month = None }
        let (more, less) = (simulate(&household, &plan), simulate(&less, &plan));
        prop_assert!(less.balance.is_none());
        prop_assert_eq!(more.five_year_earnings, less.five_year_earnings);
        prop_assert_eq!(more.against_fallback, less.against_fallback);
        prop_assert_eq!(more.lost_income_regained, less.lost_income_regained);
    }
}
