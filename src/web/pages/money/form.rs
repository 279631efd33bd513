//! What a household may tell, as it was typed; amounts are read as people write them.

use serde::Deserialize;

use crate::catalog::Cents;
use crate::pathway::money::{Household, Situation};
use crate::web::work_form::numbers;
use crate::wording::{Text, Texts};

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

impl Field {
    /// Ids of what describes it.
    pub fn described(&self) -> Option<String> {
        let wrong = self.problem.is_some().then(|| format!("{}-wrong", self.name));
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.name));
        let ids: Vec<String> = [wrong, hint].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

impl MoneyForm {
    /// The household it tells of, and the fields to show again.
    pub fn read(&self, t: &Texts) -> (Household, Vec<Field>) {
        let m = &t.money;
        let mut asked = Asked { t, fields: Vec::new() };
        let household = Household {
            savings: asked.amount("savings", &m.savings, &m.savings_hint, &self.savings),
            essentials_per_month: asked.amount("essentials", &m.essentials, &m.essentials_hint, &self.essentials),
            other_income_per_month: asked.amount(
                "other_income",
                &m.other_income,
                &m.other_income_hint,
                &self.other_income,
            ),
            benefit_per_week: asked.amount("benefit", &m.benefit, &m.benefit_hint, &self.benefit),
            benefit_weeks_left: asked.weeks("benefit_weeks", &m.benefit_weeks, &self.benefit_weeks),
            severance: asked.amount("severance", &m.severance, &m.severance_hint, &self.severance),
            training_earnings_per_week: asked.amount("beside", &m.beside, &m.beside_hint, &self.beside),
            search_weeks: asked.weeks("search_weeks", &m.search_weeks, &self.search_weeks),
            ..Household::default()
        };
        asked.tick("laid_off", &m.laid_off, &self.laid_off);
        asked.tick("union", &m.union, &self.union);
        asked.tick("snap", &m.snap, &self.snap);
        (household, asked.fields)
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

/// The fields as they are asked.
struct Asked<'t> {
    t: &'t Texts,
    fields: Vec<Field>,
}

impl Asked<'_> {
    fn amount(&mut self, name: &'static str, label: &Text, hint: &Text, typed: &str) -> Option<Cents> {
        let cents = numbers::usd(typed).map(|usd| Cents::of_dollars(i64::from(usd)));
        let problem = (cents.is_none() && !typed.trim().is_empty()).then(|| self.t.error.money_wrong.to_string());
        let (label, hint, value) = (label.to_string(), hint.to_string(), typed.to_owned());
        self.fields.push(Field { name, label, hint, value, problem, is_box: false });
        cents
    }

    fn weeks(&mut self, name: &'static str, label: &Text, typed: &str) -> Option<u32> {
        const MOST_WEEKS: f32 = 260.0;
        let weeks = numbers::within(typed, 0.0, MOST_WEEKS).map(|weeks| weeks.round() as u32);
        let problem = (weeks.is_none() && !typed.trim().is_empty()).then(|| self.t.error.weeks_wrong.to_string());
        let (label, value) = (label.to_string(), typed.to_owned());
        self.fields.push(Field { name, label, hint: String::new(), value, problem, is_box: false });
        weeks
    }

    fn tick(&mut self, name: &'static str, label: &Text, typed: &str) {
        let (label, value) = (label.to_string(), typed.to_owned());
        self.fields.push(Field { name, label, hint: String::new(), value, problem: None, is_box: true });
    }
}
