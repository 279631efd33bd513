//! The household's money while learning: how long it lasts, what is missing, when pay is back, and whom to ask.
//!
//! **Rounding.** Every amount is whole cents and every sum is exact. A figure is rounded in one place
//! only, when it is turned into an amount a week: half a cent and more goes up. From then on the same
//! weekly amount is added each week, so items add up to balances to the cent. A year has 52 weeks, so
//! a week of a monthly amount is twelve fifty-seconds of it; a week counted as a quarter of a month
//! would spend thirteen months a year. The rounding is at most 26 cents a year.

mod household;
mod lines;
mod plan;
mod simulate;
mod support;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use household::Household;
pub use lines::Lines;
pub use plan::{Fallback, MoneyPlan, PayStep, Payment};
pub use simulate::{Balance, CashFlow, Comparison, FIVE_YEARS_WEEKS, LONGEST_WEEKS, Reached, Untold, simulate};
pub use support::{Ask, AskReason, Situation, Support, SupportKind, SupportTable, worth_asking};

use crate::catalog::Cents;

/// Weeks that a year is counted as.
pub const WEEKS_PER_YEAR: u32 = 52;

/// The largest amount that counts, a thousand million dollars. Ten years of weeks with six such
/// amounts each and a million such payments sum to less than 2^63 cents, so no sum overflows.
pub const MOST: Cents = Cents::of_dollars(1_000_000_000);

/// The amount a week of an amount a month, rounded half up.
pub fn per_week_of_month(per_month: Cents) -> Cents {
    divided(bounded(per_month) * 12)
}

/// The amount a week of an amount a year, rounded half up.
pub fn per_week_of_year(per_year: Cents) -> Cents {
    divided(bounded(per_year))
}

/// A fifty-second, rounded half up.
fn divided(amount: Cents) -> Cents {
    let weeks = i64::from(WEEKS_PER_YEAR);
    Cents((amount.0 + weeks / 2).div_euclid(weeks))
}

/// The amount, or the nearer of nothing and [`MOST`].
fn bounded(amount: Cents) -> Cents {
    amount.clamp(Cents::ZERO, MOST)
}
