//! What a path costs and brings, and when.

use serde::{Deserialize, Serialize};

use super::bounded;
use crate::catalog::Cents;

/// What a path costs and brings. Weeks count from now: week 0 is the first.
///
/// First comes the learning, then the search, then the job. An apprenticeship is learning that pays
/// ([`MoneyPlan::learning_pay`]) with no search behind it; the time to find a sponsor is the part of
/// the learning before its first step of pay.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct MoneyPlan {
    /// What is paid for the path, and when: tuition, fees, books, tools.
    pub payments: Vec<Payment>,
    /// Weeks of learning; 0 if the path is only a search.
    pub learning_weeks: u32,
    /// Pay while learning, in steps counted from week 0; empty if the learning does not pay.
    pub learning_pay: Vec<PayStep>,
    /// Weeks of looking for work after the learning.
    pub search_weeks: u32,
    /// Pay of the job in steps counted from its first week, such as the area's 25th percentile and
    /// later its median; empty if nobody knows.
    pub job_pay: Vec<PayStep>,
    /// Weeks over which the balance is followed, 1 to [`super::LONGEST_WEEKS`]; what lies outside is taken as the
    /// nearer bound.
    pub horizon_weeks: u32,
    /// The role to go back to instead, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<Fallback>,
}

/// Money to be paid in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Payment {
    /// The week, counted from now.
    pub week: u32,
    /// How much.
    pub amount: Cents,
}

/// Pay from a week on, until the next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PayStep {
    /// The first week at this pay, counted from the start of the learning or of the job.
    pub from_week: u32,
    /// Pay a week.
    pub per_week: Cents,
}

/// The role that someone could go back to instead of taking the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Fallback {
    /// The first week of its pay, counted from now.
    pub from_week: u32,
    /// Pay a week.
    pub per_week: Cents,
}

impl MoneyPlan {
    /// The first week of the job, whatever it pays.
    pub fn job_week(&self) -> u32 {
        self.learning_weeks.saturating_add(self.search_weeks)
    }

    /// Pay of the learning in `week`.
    pub(super) fn learning_pay_in(&self, week: u32) -> Cents {
        if week < self.learning_weeks { pay_at(&self.learning_pay, week) } else { Cents::ZERO }
    }

    /// Pay of the job in `week`; none if it is not known.
    pub(super) fn job_pay_in(&self, week: u32) -> Option<Cents> {
        match week.checked_sub(self.job_week()) {
            None => Some(Cents::ZERO),
            Some(_) if self.job_pay.is_empty() => None,
            Some(week_of_job) => Some(pay_at(&self.job_pay, week_of_job)),
        }
    }
}

impl Payment {
    /// `total` in `count` instalments, `every_weeks` apart from `first_week` on. They differ by a cent
    /// at most, the larger ones first, and sum to the total. No instalments, no payments.
    pub fn instalments(total: Cents, first_week: u32, every_weeks: u32, count: u32) -> Vec<Self> {
        (0..count)
            .map(|place| {
                let cents = total.0.div_euclid(i64::from(count));
                let left_over = total.0.rem_euclid(i64::from(count));
                let week = first_week.saturating_add(every_weeks.saturating_mul(place));
                Self { week, amount: Cents(cents + i64::from(i64::from(place) < left_over)) }
            })
            .collect()
    }
}

/// Pay of the latest step that has begun.
fn pay_at(steps: &[PayStep], week: u32) -> Cents {
    let begun = steps.iter().filter(|step| step.from_week <= week);
    begun.max_by_key(|step| step.from_week).map_or(Cents::ZERO, |step| bounded(step.per_week))
}
