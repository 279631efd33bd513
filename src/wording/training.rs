//! Words about training: money, how sure, kinds of programme, results of earlier learners.

use super::{Text, Words, format};
use crate::catalog::{Between, Cents, KnownFrom, Outcome, OutcomeMeasure, ProgramKind};
use crate::pathway::{LearningPath, LimitKind, Need, NeedKind, PathStep};

impl Words<'_> {
    /// What something costs: `free`, `$400`, `$400 to $900`; said to be unknown where it is.
    pub fn cost(&self, cost: Option<Between<Cents>>) -> String {
        let texts = &self.texts.path;
        match cost {
            None => texts.cost_unknown.to_string(),
            Some(Between { high: Cents(..=0), .. }) => texts.cost_free.to_string(),
            Some(cost) if cost.low == cost.high => format::money(cost.low),
            Some(cost) => {
                texts.cost_range.with("low", format::money(cost.low)).with("high", format::money(cost.high)).into()
            }
        }
    }

    /// What a whole path costs, with a word where some of it is unknown.
    pub fn path_cost(&self, path: &LearningPath) -> String {
        let nothing_known = path.cost.high <= Cents::ZERO;
        match (path.cost_incomplete, nothing_known) {
            (true, true) => self.cost(None),
            (true, false) => self.texts.path.cost_more.with("cost", self.cost(Some(path.cost))).into(),
            (false, _) => self.cost(Some(path.cost)),
        }
    }

    /// How likely all of a path ends well, in words with the figure.
    pub fn path_certainty(&self, path: &LearningPath) -> String {
        if path.asks_for_learning() { self.certainty(path.certainty) } else { self.texts.path.sure_nothing.to_string() }
    }

    /// How likely something ends well, from 0 to 1, in words with the figure.
    pub fn certainty(&self, certainty: f32) -> String {
        let texts = &self.texts.path;
        let words = match certainty {
            certainty if certainty >= 0.75 => &texts.sure_high,
            certainty if certainty >= 0.5 => &texts.sure_good,
            certainty if certainty >= 0.25 => &texts.sure_even,
            _ => &texts.sure_low,
        };
        texts.sure.with("words", words).with("percent", format::share(certainty)).into()
    }

    /// The weeks in which a step is done, counted from 1.
    pub fn step_weeks(&self, step: &PathStep) -> String {
        let texts = &self.texts.path;
        let first = step.starts_week + 1;
        match step.ends_week() {
            last if last < first => texts.when_last.with("first", first).into(),
            last if last == first => texts.when_one.with("first", first).into(),
            last => texts.when.with("first", first).with("last", last).into(),
        }
    }

    /// That many weeks.
    pub fn week_count(&self, weeks: u16) -> String {
        match weeks {
            1 => self.texts.path.weeks_one.to_string(),
            weeks => self.texts.path.weeks_other.with("count", weeks).into(),
        }
    }

    /// A need in a few words, without levels.
    pub fn need_name(&self, need: &Need) -> String {
        match &need.kind {
            NeedKind::Education { needed, .. } => self.education(*needed).to_string(),
            NeedKind::Element(_) | NeedKind::Technology | NeedKind::Credential => need.name.clone(),
        }
    }

    /// A need with what the person has and what the role asks for.
    pub fn need(&self, need: &Need) -> String {
        let texts = &self.texts.path;
        match (&need.kind, need.have, need.need) {
            (NeedKind::Education { needed, have }, ..) => {
                let text = texts.closes_education.with("needed", self.education(*needed));
                text.with("have", self.education(*have)).into()
            }
            (_, Some(have), Some(level)) => {
                let text = texts.closes_level.with("name", &need.name).with("have", format::short(have));
                text.with("need", format::short(level)).into()
            }
            (_, None, Some(level)) => {
                texts.closes_unknown.with("name", &need.name).with("need", format::short(level)).into()
            }
            (_, _, None) => texts.closes_name.with("name", &need.name).into(),
        }
    }

    /// A limit that a path does not keep.
    pub fn exceeded(&self, limit: LimitKind) -> &'static Text {
        match limit {
            LimitKind::Money => &self.texts.path.exceeds_money,
            LimitKind::Weeks => &self.texts.path.exceeds_weeks,
        }
    }

    /// A kind of programme.
    pub fn program_kind(&self, kind: ProgramKind) -> &'static Text {
        let texts = &self.texts.program;
        match kind {
            ProgramKind::Course => &texts.kind_course,
            ProgramKind::Certificate => &texts.kind_certificate,
            ProgramKind::Associate => &texts.kind_associate,
            ProgramKind::Bachelor => &texts.kind_bachelor,
            ProgramKind::Master => &texts.kind_master,
            ProgramKind::Apprenticeship => &texts.kind_apprenticeship,
            ProgramKind::Certification => &texts.kind_certification,
            ProgramKind::Licence => &texts.kind_licence,
            ProgramKind::OnTheJob => &texts.kind_on_the_job,
        }
    }

    /// How it is known that a programme teaches something.
    pub fn known_from(&self, known: KnownFrom) -> &'static Text {
        match known {
            KnownFrom::Stated => &self.texts.program.known_stated,
            KnownFrom::Text => &self.texts.program.known_text,
            KnownFrom::Field => &self.texts.program.known_field,
        }
    }

    /// A result of earlier learners: the figure, of how many, and when.
    pub fn outcome(&self, outcome: &Outcome) -> String {
        let texts = &self.texts.program;
        let (measure, figure) = match outcome.measure {
            OutcomeMeasure::Completed => (&texts.outcome_completed, format::share(outcome.value as f32)),
            OutcomeMeasure::EmployedAfterTwoQuarters => {
                (&texts.outcome_employed_two, format::share(outcome.value as f32))
            }
            OutcomeMeasure::EmployedAfterFourQuarters => {
                (&texts.outcome_employed_four, format::share(outcome.value as f32))
            }
            OutcomeMeasure::PayAfterTwoQuarters => (&texts.outcome_pay_two, format::usd(outcome.value as u32)),
            OutcomeMeasure::PayAfterFourQuarters => (&texts.outcome_pay_four, format::usd(outcome.value as u32)),
        };
        let learners = match outcome.learners {
            Some(count) => texts.outcome_of.with("count", format::whole(f64::from(count))).to_string(),
            None => texts.outcome_of_unknown.to_string(),
        };
        let period = outcome.period.clone().unwrap_or_else(|| texts.outcome_period_unknown.to_string());
        format!("{figure} {measure} ({learners}; {period})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Language;

    fn cents(low: i64, high: i64) -> Option<Between<Cents>> {
        Some(Between { low: Cents(low), high: Cents(high) })
    }

    #[test]
    fn what_is_unknown_is_never_said_to_be_free() {
        let words = Words::new(Language::English.texts());
        let rows = [
            (None, "not known: ask"),
            (cents(0, 0), "free"),
            (cents(0, 50_000), "$0 to $500"),
            (cents(123_400, 123_400), "$1,234"),
            (cents(12_345, 20_000), "$123.45 to $200"),
        ];
        for (cost, expected) in rows {
            assert_eq!(words.cost(cost), expected);
        }
    }

    #[test]
    fn how_sure_is_said_in_words_and_in_percent() {
        let words = Words::new(Language::English.texts());
        let rows = [
            (0.8, "likely (80%)"),
            (0.55, "more likely than not (55%)"),
            (0.3, "uncertain (30%)"),
            (0.1, "a long shot (10%)"),
        ];
        for (certainty, expected) in rows {
            assert_eq!(words.certainty(certainty), expected);
        }
    }
}
