//! Households worked out by hand in `tests/households.toml`, and the rules that they lean on.

use serde::Deserialize;

use super::*;

const TABLE: &str = include_str!("../../../tests/households.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    household: Vec<Worked>,
}

/// A household, its plan, and what was worked out by hand; what is absent must not be claimed.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Worked {
    name: String,
    told: Household,
    plan: MoneyPlan,
    balance: Option<WorkedBalance>,
    first_pay_week: Option<u32>,
    meets_floor: Option<bool>,
    back: Option<Reached>,
    regained: Option<Reached>,
    five_year_earnings: Option<Cents>,
    ahead: Option<Cents>,
    #[serde(default)]
    untold: Vec<Untold>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct WorkedBalance {
    runway_weeks: Option<u32>,
    lowest: Cents,
    lowest_week: u32,
    shortfall: Cents,
    bridge_holds: Option<bool>,
}

fn worked() -> Vec<Worked> {
    toml::from_str::<Table>(TABLE).expect("the table is readable").household
}

/// A household that spends $600 a week and lost $900 a week.
fn household(savings_usd: i64) -> Household {
    Household {
        savings: Some(Cents::of_dollars(savings_usd)),
        essentials_per_month: Some(Cents::of_dollars(2_600)),
        lost_pay_per_year: Some(Cents::of_dollars(46_800)),
        ..Household::default()
    }
}

fn job(usd_per_week: i64) -> Vec<PayStep> {
    vec![PayStep { from_week: 0, per_week: Cents::of_dollars(usd_per_week) }]
}

#[test]
fn twenty_households_come_out_as_worked_by_hand() {
    let rows = worked();
    assert_eq!(rows.len(), 20);
    for row in rows {
        let flow = simulate(&row.told, &row.plan);
        let name = &row.name;
        let balance = flow.balance.map(|found| WorkedBalance {
            runway_weeks: found.runway_weeks,
            lowest: found.lowest,
            lowest_week: found.lowest_week,
            shortfall: found.shortfall,
            bridge_holds: found.bridge_holds,
        });
        assert_eq!(balance, row.balance, "{name}");
        assert_eq!(flow.first_pay_week, row.first_pay_week, "{name}: first pay");
        assert_eq!(flow.first_pay_meets_floor, row.meets_floor, "{name}: floor");
        assert_eq!(flow.back_at_lost_pay, row.back, "{name}: back at the lost pay");
        assert_eq!(flow.lost_income_regained, row.regained, "{name}: lost income regained");
        assert_eq!(flow.five_year_earnings, row.five_year_earnings, "{name}: five years");
        assert_eq!(flow.against_fallback.map(|against| against.ahead), row.ahead, "{name}: against the fallback");
        assert_eq!(flow.untold, row.untold, "{name}: untold");
    }
}

#[test]
fn a_month_and_a_year_become_weeks_half_up() {
    for (cents, of_month, of_year, why) in [
        (0, 0, 0, "nothing"),
        (260_000, 60_000, 5_000, "both come out even"),
        (200_000, 46_154, 3_846, "46,153.85 goes up, 3,846.15 goes down"),
        (26, 6, 1, "half a cent goes up"),
        (25, 6, 0, "less than half goes down"),
        (-500, 0, 0, "an amount below nothing counts as nothing"),
    ] {
        assert_eq!(per_week_of_month(Cents(cents)), Cents(of_month), "{why}");
        assert_eq!(per_week_of_year(Cents(cents)), Cents(of_year), "{why}");
    }
}

#[test]
fn years_hold_their_own_weeks_and_sum_to_five_years() {
    let plan = MoneyPlan { search_weeks: 60, job_pay: job(1_000), horizon_weeks: 52, ..MoneyPlan::default() };
    let flow = simulate(&household(0), &plan);
    let earned = flow.by_year.map(|year| year.map(|lines| lines.earnings()));
    let dollars = |amount| Some(Cents::of_dollars(amount));
    // Year 2 has 104 - 60 = 44 paid weeks, the later ones 52.
    assert_eq!(earned, [dollars(0), dollars(44_000), dollars(52_000), dollars(52_000), dollars(52_000)]);
    assert_eq!(flow.five_year_earnings, dollars(200_000));
}

#[test]
fn years_before_a_job_of_unknown_pay_are_known() {
    let plan = MoneyPlan { learning_weeks: 110, horizon_weeks: 300, ..MoneyPlan::default() };
    let flow = simulate(&household(0), &plan);
    assert_eq!(flow.by_year.map(|year| year.is_some()), [true, true, false, false, false]);
    assert_eq!((flow.weeks, flow.five_year_earnings), (110, None));
}

#[test]
fn a_job_that_starts_at_once_with_unknown_pay_leaves_only_the_savings() {
    let flow = simulate(&household(500), &MoneyPlan { horizon_weeks: 52, ..MoneyPlan::default() });
    let balance = flow.balance.expect("savings and essentials were told");
    assert_eq!((balance.by_week.len(), balance.lowest, balance.runway_weeks), (0, Cents::of_dollars(500), None));
}

#[test]
fn severance_that_is_used_up_is_not_income_regained() {
    let told = Household { severance: Some(Cents::of_dollars(20_000)), ..household(0) };
    let plan = MoneyPlan { search_weeks: 4, job_pay: job(800), horizon_weeks: 52, ..MoneyPlan::default() };
    // 20,000 - 4 x 900 - 164 x 100 = 0 after 168 weeks, and behind ever after.
    assert_eq!(simulate(&told, &plan).lost_income_regained, Some(Reached::NotWithinWeeks(260)));
}

#[test]
fn a_benefit_above_the_pay_can_make_an_earlier_job_the_poorer_one() {
    let told =
        Household { benefit_per_week: Some(Cents::of_dollars(500)), benefit_weeks_left: Some(26), ..household(5_000) };
    let lowest = |search_weeks| {
        let plan = MoneyPlan { search_weeks, job_pay: job(400), horizon_weeks: 26, ..MoneyPlan::default() };
        simulate(&told, &plan).balance.map(|balance| balance.lowest)
    };
    assert!(lowest(0) < lowest(20), "which is why the property holds only for pay at or above the benefit");
}

#[test]
fn instalments_sum_to_the_total_and_differ_by_a_cent() {
    let parts = Payment::instalments(Cents(10_001), 2, 4, 3);
    let expected = [(2, 3_334), (6, 3_334), (10, 3_333)];
    assert_eq!(parts, expected.map(|(week, cents)| Payment { week, amount: Cents(cents) }));
    assert!(Payment::instalments(Cents(5), 0, 1, 0).is_empty());
}

#[test]
fn what_a_household_told_is_read_and_written_back_and_nonsense_is_refused() {
    let told = household(1_000);
    let json = serde_json::to_string(&told).expect("a household is written");
    assert_eq!(json, r#"{"savings":100000,"essentials-per-month":260000,"lost-pay-per-year":4680000}"#);
    assert_eq!(serde_json::from_str::<Household>(&json).expect("and read"), told);
    assert_eq!(serde_json::from_str::<Household>("{}").expect("all is optional"), Household::default());
    for (refused, why) in [
        (r#"{"savings":-1}"#, "below nothing"),
        (r#"{"savings":100000000001}"#, "above a thousand million dollars"),
        (r#"{"savings":1.5}"#, "a part of a cent"),
        (r#"{"saving":1}"#, "an unknown field"),
    ] {
        assert!(serde_json::from_str::<Household>(refused).is_err(), "{why}");
    }
}
