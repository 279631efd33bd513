//! What a household may tell, as it was typed; amounts are read as people write them.

use serde::Deserialize;

use crate::catalog::Cents;
use crate::pathway::money::{Household, Situation};
use crate::web::work_form::numbers;
use crate::wording::Texts;

/// The form. Every field may stay empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct MoneyForm {
    savings: String,
    essentials: String,
    other_income: String,
    benefit: String,
    benefit_weeks: String,
    severance: String,
    beside: String,
    search_weeks: String,
    laid_off: String,
    union: String,
    snap: String,
}

/// A field of the form with what was typed and, if it cannot be read, what to do.
pub struct Field {
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    pub value: String,
    pub problem: Option<String>,
    /// Whether it is a box to tick.
    pub is_box: bool,
}

impl MoneyForm {
    /// The household it tells of, and the fields to show again.
    pub fn read(&self, t: &Texts) -> (Household, Vec<Field>) {
        let m = &t.money;
        let mut fields = Vec::new();
        let mut amount = |name, label: &dyn ToString, hint: &dyn ToString, typed: &str| {
            let cents = numbers::usd(typed).map(|usd| Cents::of_dollars(i64::from(usd)));
            let is_wrong = cents.is_none() && !typed.trim().is_empty();
            fields.push(Field {
                name,
                label: label.to_string(),
                hint: hint.to_string(),
                value: typed.to_owned(),
                problem: is_wrong.then(|| t.error.money_wrong.to_string()),
                is_box: false,
            });
            cents
        };
        let savings = amount("savings", &m.savings, &m.savings_hint, &self.savings);
        let essentials = amount("essentials", &m.essentials, &m.essentials_hint, &self.essentials);
        let other = amount("other_income", &m.other_income, &m.other_income_hint, &self.other_income);
        let benefit = amount("benefit", &m.benefit, &m.benefit_hint, &self.benefit);
        let severance = amount("severance", &m.severance, &m.severance_hint, &self.severance);
        let beside = amount("beside", &m.beside, &m.beside_hint, &self.beside);
        let mut count = |name, label: &dyn ToString, typed: &str| {
            let weeks = numbers::within(typed, 0.0, 260.0).map(|weeks| weeks.round() as u32);
            let is_wrong = weeks.is_none() && !typed.trim().is_empty();
            fields.push(Field {
                name,
                label: label.to_string(),
                hint: String::new(),
                value: typed.to_owned(),
                problem: is_wrong.then(|| t.error.weeks_wrong.to_string()),
                is_box: false,
            });
            weeks
        };
        let benefit_weeks = count("benefit_weeks", &m.benefit_weeks, &self.benefit_weeks);
        let search_weeks = count("search_weeks", &m.search_weeks, &self.search_weeks);
        for (name, label, typed) in
            [("laid_off", &m.laid_off, &self.laid_off), ("union", &m.union, &self.union), ("snap", &m.snap, &self.snap)]
        {
            fields.push(Field {
                name,
                label: label.to_string(),
                hint: String::new(),
                value: typed.clone(),
                problem: None,
                is_box: true,
            });
        }
        let household = Household {
            savings,
            essentials_per_month: essentials,
            other_income_per_month: other,
            benefit_per_week: benefit,
            benefit_weeks_left: benefit_weeks,
            severance,
            training_earnings_per_week: beside,
            search_weeks,
            ..Household::default()
        };
        (household, fields)
    }

    /// What decides which support is worth asking about.
    pub fn situation(&self) -> Situation {
        let ticked = |typed: &str| (!typed.is_empty()).then_some(true);
        Situation {
            laid_off: ticked(&self.laid_off),
            draws_benefit: ticked(&self.benefit),
            in_union: ticked(&self.union),
            receives_snap: ticked(&self.snap),
            ..Situation::default()
        }
    }
}
