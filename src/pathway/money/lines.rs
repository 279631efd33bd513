//! The items that a balance is made of, for a week or for a sum of weeks.

use std::iter::Sum;
use std::ops::Add;

use serde::Serialize;

use crate::catalog::Cents;

/// What came in and went out, item by item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Lines {
    /// Severance.
    pub severance: Cents,
    /// Unemployment benefit.
    pub benefit: Cents,
    /// Other income of the household.
    pub other_income: Cents,
    /// What the person earned beside unpaid learning.
    pub own_earnings: Cents,
    /// What the learning paid.
    pub learning_pay: Cents,
    /// What the job paid.
    pub job_pay: Cents,
    /// What the path cost.
    pub payments: Cents,
    /// Essentials; none if they were not told.
    pub essentials: Option<Cents>,
}

impl Lines {
    /// Nothing came in and nothing went out.
    pub const NOTHING: Self = Self {
        severance: Cents::ZERO,
        benefit: Cents::ZERO,
        other_income: Cents::ZERO,
        own_earnings: Cents::ZERO,
        learning_pay: Cents::ZERO,
        job_pay: Cents::ZERO,
        payments: Cents::ZERO,
        essentials: Some(Cents::ZERO),
    };

    /// Everything that came in.
    pub fn income(&self) -> Cents {
        self.own_income() + self.other_income
    }

    /// What came in through the person: earnings, benefit and severance.
    pub fn own_income(&self) -> Cents {
        self.earnings() + self.benefit + self.severance
    }

    /// What the person earned by work, learning included.
    pub fn earnings(&self) -> Cents {
        self.own_earnings + self.pay()
    }

    /// What the path paid, as learning or as the job.
    pub fn pay(&self) -> Cents {
        self.learning_pay + self.job_pay
    }

    /// Everything that went out; none if essentials were not told.
    pub fn outgoings(&self) -> Option<Cents> {
        Some(self.essentials? + self.payments)
    }

    /// What was left over; none if essentials were not told.
    pub fn left_over(&self) -> Option<Cents> {
        Some(self.income() - self.outgoings()?)
    }
}

impl Add for Lines {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            severance: self.severance + other.severance,
            benefit: self.benefit + other.benefit,
            other_income: self.other_income + other.other_income,
            own_earnings: self.own_earnings + other.own_earnings,
            learning_pay: self.learning_pay + other.learning_pay,
            job_pay: self.job_pay + other.job_pay,
            payments: self.payments + other.payments,
            essentials: self.essentials.zip(other.essentials).map(|(one, two)| one + two),
        }
    }
}

impl Sum for Lines {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::NOTHING, Add::add)
    }
}
