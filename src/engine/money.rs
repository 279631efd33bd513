//! What a path costs and brings in money, joined from the path, the area's pay and what the household told.

use super::Engine;
use crate::catalog::{Cents, ProgramKind};
use crate::matching::{Match, PayOutlook};
use crate::pathway::money::{Ask, FIVE_YEARS_WEEKS};
use crate::pathway::money::{
    CashFlow, Fallback, Household, MoneyPlan, PayStep, Payment, Situation, per_week_of_year, simulate, worth_asking,
};
use crate::pathway::{LearningPath, PathStep, StepKind};

/// Weeks of a term, at whose beginning tuition is due.
const TERM_WEEKS: u16 = 17;
/// Weeks in a job after which its median pay is assumed rather than its starting pay.
const SETTLED_WEEKS: u32 = 104;

impl Engine {
    /// What becomes of a household's money on `path` to the role that was `found`.
    pub fn cash_flow(&self, household: &Household, found: &Match, path: &LearningPath) -> CashFlow {
        let mut household = household.clone();
        if let Some(pay) = &found.pay {
            let before = pay.before_usd_per_year.map(|usd| Cents::of_dollars(i64::from(usd)));
            household.lost_pay_per_year = household.lost_pay_per_year.or(before);
        }
        simulate(&household, &self.money_plan(&household, found, path))
    }

    /// Support worth asking about for `path`.
    pub fn support(&self, path: &LearningPath, situation: &Situation) -> Vec<Ask> {
        let kinds: Vec<ProgramKind> = path.steps.iter().filter_map(|step| self.kind_of(step)).collect();
        worth_asking(&kinds, situation)
    }

    fn money_plan(&self, household: &Household, found: &Match, path: &LearningPath) -> MoneyPlan {
        let search_weeks = household.search_weeks_or(self.constants.path.search_weeks as u32);
        let pay = found.pay.as_ref();
        let share = |pay: &PayOutlook| {
            let cents =
                f64::from(pay.median_usd_per_year) * 100.0 * f64::from(self.constants.path.apprentice_pay_share);
            per_week_of_year(Cents(cents.round() as i64))
        };
        // Whoever learns in paid work looks for the employer first, and keeps the job.
        let paid_from = path.paid_from_week.map(|week| u32::from(week) + search_weeks);
        let learning_pay = paid_from.zip(pay).map(|(from_week, pay)| PayStep { from_week, per_week: share(pay) });
        MoneyPlan {
            payments: path.steps.iter().flat_map(payments).collect(),
            learning_weeks: u32::from(path.weeks) + if path.is_paid { search_weeks } else { 0 },
            learning_pay: learning_pay.into_iter().collect(),
            search_weeks: if path.is_paid { 0 } else { search_weeks },
            job_pay: pay.map_or_else(Vec::new, job_pay),
            horizon_weeks: FIVE_YEARS_WEEKS,
            fallback: household.lost_pay_per_week().map(|per_week| Fallback { from_week: search_weeks, per_week }),
        }
    }

    fn kind_of(&self, step: &PathStep) -> Option<ProgramKind> {
        if let Some(joined) = step.program.as_ref().and_then(|id| self.catalog.find_program(id)) {
            return Some(joined.program.kind);
        }
        match step.kind {
            StepKind::TakeClass => Some(ProgramKind::Course),
            StepKind::EarnEducation => Some(ProgramKind::Associate),
            StepKind::EarnCredential => Some(ProgramKind::Certification),
            _ => None,
        }
    }
}

/// What a step costs at the dearer end, by terms.
fn payments(step: &PathStep) -> Vec<Payment> {
    let total = step.cost.map_or(Cents::ZERO, |cost| cost.high);
    if total == Cents::ZERO {
        return Vec::new();
    }
    let terms = step.weeks.div_ceil(TERM_WEEKS).max(1);
    Payment::instalments(total, u32::from(step.starts_week), u32::from(TERM_WEEKS), u32::from(terms))
}

/// Starting pay, and the median once settled.
fn job_pay(pay: &PayOutlook) -> Vec<PayStep> {
    let per_week = |usd: u32| per_week_of_year(Cents::of_dollars(i64::from(usd)));
    vec![
        PayStep { from_week: 0, per_week: per_week(pay.entry_usd_per_year) },
        PayStep { from_week: SETTLED_WEEKS, per_week: per_week(pay.median_usd_per_year) },
    ]
}
