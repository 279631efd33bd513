//! What a household chose to tell of its money; all of it may stay untold.

use serde::{Deserialize, Deserializer, Serialize};

use super::{MOST, bounded, per_week_of_month, per_week_of_year};
use crate::catalog::Cents;

/// A household's money. None means that nobody told, never that there is nothing.
///
/// Amounts are read from nothing up to [`MOST`]; anything else is refused with the reason.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Household {
    /// Money at hand now.
    #[serde(deserialize_with = "told", skip_serializing_if = "Option::is_none")]
    pub savings: Option<Cents>,
    /// What the household cannot do without, a month: rent, food, transport, insurance, debts, care.
    #[serde(deserialize_with = "told", skip_serializing_if = "Option::is_none")]
    pub essentials_per_month: Option<Cents>,
    /// Other income after tax, a month, such as a partner's pay; counted in every week.
    #[serde(deserialize_with = "told", skip_serializing_if = "Option::is_none")]
    pub other_income_per_month: Option<Cents>,
    /// Unemployment benefit, a week.
    #[serde(deserialize_with = "told", skip_serializing_if = "Option::is_none")]
    pub benefit_per_week: Option<Cents>,
    /// Weeks of benefit that are left, from now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub benefit_weeks_left: Option<u32>,
    /// Severance still to come, one sum in the first week.
    #[serde(deserialize_with = "told", skip_serializing_if = "Option::is_none")]
    pub severance: Option<Cents>,
    /// What the person can earn beside unpaid learning, a week.
    #[serde(deserialize_with = "told", skip_serializing_if = "Option::is_none")]
    pub training_earnings_per_week: Option<Cents>,
    /// Weeks of looking for work after the learning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search_weeks: Option<u32>,
    /// Pay of the job that was lost, a year.
    #[serde(deserialize_with = "told", skip_serializing_if = "Option::is_none")]
    pub lost_pay_per_year: Option<Cents>,
    /// The lowest pay that pays the bills, a year.
    #[serde(deserialize_with = "told", skip_serializing_if = "Option::is_none")]
    pub pay_floor_per_year: Option<Cents>,
}

impl Household {
    /// Weeks of looking for work, or `usual` of them when they were not told.
    pub fn search_weeks_or(&self, usual: u32) -> u32 {
        self.search_weeks.unwrap_or(usual)
    }

    /// Essentials a week.
    pub fn essentials_per_week(&self) -> Option<Cents> {
        self.essentials_per_month.map(per_week_of_month)
    }

    /// Pay of the lost job a week.
    pub fn lost_pay_per_week(&self) -> Option<Cents> {
        self.lost_pay_per_year.map(per_week_of_year)
    }

    /// The lowest pay that pays the bills, a week.
    pub fn pay_floor_per_week(&self) -> Option<Cents> {
        self.pay_floor_per_year.map(per_week_of_year)
    }

    /// Other income a week; what was not told is not counted on.
    pub(super) fn other_income_per_week(&self) -> Cents {
        self.other_income_per_month.map_or(Cents::ZERO, per_week_of_month)
    }

    /// Benefit in `week` beside `own_earnings`; none unless both its amount and its length were told.
    ///
    /// States leave different parts of earnings alone; here each dollar earned takes one from the
    /// benefit, so that nobody counts on more than they get.
    pub(super) fn benefit_in(&self, week: u32, own_earnings: Cents) -> Cents {
        match (self.benefit_per_week, self.benefit_weeks_left) {
            (Some(benefit), Some(weeks)) if week < weeks => (bounded(benefit) - own_earnings).max(Cents::ZERO),
            _ => Cents::ZERO,
        }
    }
}

fn told<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Cents>, D::Error> {
    let amount = Option::<Cents>::deserialize(from)?;
    match amount {
        Some(amount) if bounded(amount) != amount => {
            Err(serde::de::Error::custom(format!("{amount} is not an amount from {} to {MOST}", Cents::ZERO)))
        }
        _ => Ok(amount),
    }
}
