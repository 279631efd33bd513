//! A household and a plan, week by week: balance, runway, shortfall, and when pay is back.

use serde::{Deserialize, Serialize};

use super::lines::Lines;
use super::{Household, MoneyPlan, WEEKS_PER_YEAR, bounded};
use crate::catalog::Cents;

/// The weeks over which earnings are compared.
pub const FIVE_YEARS_WEEKS: u32 = 5 * WEEKS_PER_YEAR;

/// The longest horizon, ten years.
pub const LONGEST_WEEKS: u32 = 10 * WEEKS_PER_YEAR;

/// What becomes of a household's money on a path. Nothing is claimed from what was not told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CashFlow {
    /// Weeks followed: the horizon, or fewer where the pay of the job is not known.
    pub weeks: u32,
    /// The balance; none if savings or essentials were not told.
    pub balance: Option<Balance>,
    /// Every item over [`CashFlow::weeks`]: income less outgoings is the last balance less savings.
    pub totals: Lines,
    /// The first week of pay that goes on to the end of the weeks looked at, which are the horizon or
    /// five years, whichever is longer. Paid learning counts where the job follows without a break.
    pub first_pay_week: Option<u32>,
    /// Whether that pay is at or above the household's floor, if both are known.
    pub first_pay_meets_floor: Option<bool>,
    /// When pay a week is back, for good, at the pay of the lost job: so many weeks pass before.
    pub back_at_lost_pay: Option<Reached>,
    /// When earnings, benefit and severance together have caught up, for good, with what the lost job
    /// would have paid: at the end of so many weeks. Only five years are looked at.
    pub lost_income_regained: Option<Reached>,
    /// What came in and went out in each of five years; none where the pay of the job is not known.
    pub by_year: [Option<Lines>; 5],
    /// Earnings by work over five years; none if the pay of the job is not known.
    pub five_year_earnings: Option<Cents>,
    /// Five years of the path against the role to go back to, if both are known.
    pub against_fallback: Option<Comparison>,
    /// What was not told and would have said more.
    pub untold: Vec<Untold>,
}

/// A household's balance over the weeks followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Balance {
    /// At the end of each week, after what came in and went out in it.
    pub by_week: Vec<Cents>,
    /// The first week that ends below zero, which is how many weeks the money lasts; none if no week does.
    pub runway_weeks: Option<u32>,
    /// The lowest of them.
    pub lowest: Cents,
    /// The first week that ends with it.
    pub lowest_week: u32,
    /// What would have to be found: the most that the balance is below zero, or nothing.
    pub shortfall: Cents,
    /// Whether no week before the first pay ends below zero. None if no pay comes in the weeks looked
    /// at and the balance stays above zero in them.
    pub bridge_holds: Option<bool>,
}

/// Whether and when something comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reached {
    /// After so many weeks from now.
    AfterWeeks(u32),
    /// Not within so many weeks.
    NotWithinWeeks(u32),
}

/// Five years of a path against five years of the role to go back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Comparison {
    /// Earnings by work on the path.
    pub earnings: Cents,
    /// What the path costs.
    pub payments: Cents,
    /// Earnings in the other role.
    pub fallback_earnings: Cents,
    /// Earnings less payments less the other earnings: below zero, the path is behind.
    pub ahead: Cents,
}

/// Something that was not told, or is not known, and so is not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Untold {
    /// Without savings there is no balance.
    Savings,
    /// Without essentials there is no balance.
    Essentials,
    /// The benefit's length was told, not its amount: it is not counted.
    BenefitAmount,
    /// The benefit's amount was told, not how long it lasts: it is not counted.
    BenefitWeeks,
    /// Without the lost pay nothing is said of regaining it.
    LostPay,
    /// Nobody knows what the job pays: weeks end where it begins.
    JobPay,
}

/// Follows `household` through `plan`.
///
/// Within a week everything that comes in counts before what goes out. Benefit ends when the path
/// pays, learning included; what the person earns beside the learning is counted only while the
/// learning does not pay, because paid learning is a job.
pub fn simulate(household: &Household, plan: &MoneyPlan) -> CashFlow {
    let horizon = plan.horizon_weeks.clamp(1, LONGEST_WEEKS);
    let weeks_looked_at = horizon.max(FIVE_YEARS_WEEKS);
    let weeks = week_by_week(household, plan, weeks_looked_at);
    let followed = &weeks[..weeks.len().min(horizon as usize)];
    let first_pay_week = first_pay_week(&weeks, weeks_looked_at);
    let five_years = weeks.get(..FIVE_YEARS_WEEKS as usize);
    CashFlow {
        weeks: followed.len() as u32,
        balance: balance(household, &weeks, followed.len(), first_pay_week),
        totals: followed.iter().copied().sum(),
        first_pay_week,
        first_pay_meets_floor: first_pay_meets_floor(household, &weeks, first_pay_week),
        back_at_lost_pay: back_at_lost_pay(household, &weeks, weeks_looked_at),
        lost_income_regained: five_years.and_then(|weeks| lost_income_regained(household, weeks)),
        by_year: std::array::from_fn(|year| Some(year_of(&weeks, year)?.iter().copied().sum())),
        five_year_earnings: five_years.map(|weeks| weeks.iter().map(Lines::earnings).sum()),
        against_fallback: five_years.and_then(|weeks| against_fallback(plan, weeks)),
        untold: untold(household, plan),
    }
}

/// Each week as far as pay is known.
fn week_by_week(household: &Household, plan: &MoneyPlan, count: u32) -> Vec<Lines> {
    let mut payments = vec![Cents::ZERO; count as usize];
    for payment in &plan.payments {
        if let Some(week) = payments.get_mut(payment.week as usize) {
            *week += bounded(payment.amount);
        }
    }
    (0..count).map_while(|week| one_week(household, plan, week, payments[week as usize])).collect()
}

/// One week; none if what it pays is not known.
fn one_week(household: &Household, plan: &MoneyPlan, week: u32, payments: Cents) -> Option<Lines> {
    let learning_pay = plan.learning_pay_in(week);
    let job_pay = plan.job_pay_in(week)?;
    let is_paid = learning_pay + job_pay > Cents::ZERO;
    let earns_beside = week < plan.learning_weeks && !is_paid;
    let own_earnings = household.training_earnings_per_week.filter(|_| earns_beside).map_or(Cents::ZERO, bounded);
    Some(Lines {
        severance: household.severance.filter(|_| week == 0).map_or(Cents::ZERO, bounded),
        benefit: if is_paid { Cents::ZERO } else { household.benefit_in(week, own_earnings) },
        other_income: household.other_income_per_week(),
        own_earnings,
        learning_pay,
        job_pay,
        payments,
        essentials: household.essentials_per_week(),
    })
}

fn balance(household: &Household, weeks: &[Lines], followed: usize, first_pay_week: Option<u32>) -> Option<Balance> {
    household.essentials_per_month?;
    let mut balance = bounded(household.savings?);
    let mut all = Vec::with_capacity(weeks.len());
    for week in weeks {
        balance += week.left_over()?;
        all.push(balance);
    }
    let is_below = |balance: &Cents| *balance < Cents::ZERO;
    let before_pay = &all[..first_pay_week.map_or(all.len(), |week| week as usize)];
    let bridge_holds = match first_pay_week {
        None if !before_pay.iter().any(is_below) => None,
        _ => Some(!before_pay.iter().any(is_below)),
    };
    all.truncate(followed);
    // Where the job begins at once and nobody knows its pay, there is no week to follow.
    let lowest = all.iter().copied().min().unwrap_or(balance);
    Some(Balance {
        runway_weeks: all.iter().position(is_below).map(|week| week as u32),
        lowest,
        lowest_week: all.iter().position(|balance| *balance == lowest).unwrap_or_default() as u32,
        shortfall: (-lowest).max(Cents::ZERO),
        bridge_holds,
        by_week: all,
    })
}

/// A week without known pay lies in the job, which pays.
fn first_pay_week(weeks: &[Lines], count: u32) -> Option<u32> {
    lasting_from(count, |week| weeks.get(week).is_none_or(|week| week.pay() > Cents::ZERO))
}

fn first_pay_meets_floor(household: &Household, weeks: &[Lines], first_pay_week: Option<u32>) -> Option<bool> {
    let first = weeks.get(first_pay_week? as usize)?;
    Some(first.pay() >= household.pay_floor_per_week()?)
}

fn back_at_lost_pay(household: &Household, weeks: &[Lines], count: u32) -> Option<Reached> {
    let lost = household.lost_pay_per_week()?;
    if weeks.len() < count as usize {
        return None;
    }
    let back = lasting_from(count, |week| weeks[week].pay() >= lost);
    Some(back.map_or(Reached::NotWithinWeeks(count), Reached::AfterWeeks))
}

fn lost_income_regained(household: &Household, weeks: &[Lines]) -> Option<Reached> {
    let lost = household.lost_pay_per_week()?;
    let mut ahead = Cents::ZERO;
    let mut ahead_after = vec![ahead];
    for week in weeks {
        ahead += week.own_income() - lost;
        ahead_after.push(ahead);
    }
    let regained = lasting_from(ahead_after.len() as u32, |weeks| ahead_after[weeks] >= Cents::ZERO);
    Some(regained.map_or(Reached::NotWithinWeeks(weeks.len() as u32), Reached::AfterWeeks))
}

fn against_fallback(plan: &MoneyPlan, weeks: &[Lines]) -> Option<Comparison> {
    let fallback = plan.fallback?;
    let paid_weeks = FIVE_YEARS_WEEKS.saturating_sub(fallback.from_week);
    let fallback_earnings = bounded(fallback.per_week) * i64::from(paid_weeks);
    let earnings: Cents = weeks.iter().map(Lines::earnings).sum();
    let payments: Cents = weeks.iter().map(|week| week.payments).sum();
    Some(Comparison { earnings, payments, fallback_earnings, ahead: earnings - payments - fallback_earnings })
}

fn untold(household: &Household, plan: &MoneyPlan) -> Vec<Untold> {
    let has_benefit = household.benefit_per_week.is_some();
    let has_benefit_weeks = household.benefit_weeks_left.is_some();
    let checks = [
        (household.savings.is_none(), Untold::Savings),
        (household.essentials_per_month.is_none(), Untold::Essentials),
        (has_benefit_weeks && !has_benefit, Untold::BenefitAmount),
        (has_benefit && !has_benefit_weeks, Untold::BenefitWeeks),
        (household.lost_pay_per_year.is_none(), Untold::LostPay),
        (plan.job_pay.is_empty(), Untold::JobPay),
    ];
    checks.into_iter().filter_map(|(is_untold, what)| is_untold.then_some(what)).collect()
}

fn year_of(weeks: &[Lines], year: usize) -> Option<&[Lines]> {
    let length = WEEKS_PER_YEAR as usize;
    weeks.get(year * length..(year + 1) * length)
}

/// The first of `count` places from which on `holds` in every one.
fn lasting_from(count: u32, holds: impl Fn(usize) -> bool) -> Option<u32> {
    let last_without = (0..count).rev().find(|place| !holds(*place as usize));
    let first = last_without.map_or(0, |place| place + 1);
    (first < count).then_some(first)
}
