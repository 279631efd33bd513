//! The languages of documents, and how each writes money, shares, dates and spans of weeks.

use std::str::FromStr;

use jiff::civil::Date;

use crate::catalog::{Between, Cents, Language, Spoken};
use crate::wording::format;

use super::choices::{UnknownChoice, WeekSpan};
use super::texts::{self, DocumentTexts};

impl FromStr for Language {
    type Err = UnknownChoice;

    fn from_str(tag: &str) -> Result<Self, UnknownChoice> {
        Self::of_tag(tag).ok_or(UnknownChoice)
    }
}

impl Language {
    /// Its tag with the country whose conventions it keeps, for the file's metadata.
    pub fn tag_with_country(self) -> &'static str {
        match self {
            Self::English => "en-US",
            Self::Spanish => "es-US",
        }
    }

    /// The texts of documents in it.
    pub fn document_texts(self) -> &'static DocumentTexts {
        texts::of(self)
    }

    /// The sentence in this language.
    pub fn of_both(self, both: &Spoken) -> &str {
        match self {
            Self::English => &both.en,
            Self::Spanish => &both.es,
        }
    }

    /// An amount. Spanish in the United States keeps the country's signs: `$1,234.50`.
    pub fn money(self, amount: Cents) -> String {
        format::money(amount)
    }

    /// Least and most of an amount: free, one amount, or both.
    pub fn money_range(self, range: Between<Cents>) -> String {
        if range.high == Cents::ZERO {
            return self.document_texts().free.to_string();
        }
        if range.low == range.high {
            return self.money(range.low);
        }
        format!("{}–{}", self.money(range.low), self.money(range.high))
    }

    /// A share from 0 to 1 as a whole percentage; Spanish puts a space before the sign.
    pub fn share(self, value: f32) -> String {
        match self {
            Self::English => format!("{:.0}%", value * 100.0),
            Self::Spanish => format!("{:.0}\u{a0}%", value * 100.0),
        }
    }

    /// A date in full: `November 23, 2026`, `23 de noviembre de 2026`.
    pub fn date(self, date: Date) -> String {
        format::day(date, self)
    }

    /// The date of a source as published, `YYYY-MM` or `YYYY-MM-DD`, as its month; anything else stays.
    pub fn published(self, date: &str) -> String {
        format::month(date, self)
    }

    /// Weeks counted from 1: `week 3`, `weeks 1–12`; a step without weeks says when it is due.
    pub fn span(self, span: WeekSpan) -> String {
        let t = self.document_texts();
        match span.weeks {
            0 => t.from_week.with("week", span.first()).into(),
            1 => t.week_one.with("week", span.first()).into(),
            _ => t.weeks_span.with("first", span.first()).with("last", span.last()).into(),
        }
    }

    /// A number of weeks: `1 week`, `12 weeks`.
    pub fn weeks(self, count: u16) -> String {
        let t = self.document_texts();
        if count == 1 { t.one_week.to_string() } else { t.weeks.with("count", count).into() }
    }

    /// Names in a sentence: `a, b, and c`; Spanish has no comma before the last, and says `e` before the sound i.
    pub fn list(self, names: &[impl AsRef<str>]) -> String {
        format::list(names, self.document_texts().and.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Spanish};

    #[test]
    fn money_keeps_its_cents_and_says_when_there_is_nothing_to_pay() {
        let rows = [
            (0, 0, "free", "gratis"),
            (12_300, 12_300, "$123", "$123"),
            (0, 5_050, "$0–$50.50", "$0–$50.50"),
            (123_456_700, 123_456_701, "$1,234,567–$1,234,567.01", "$1,234,567–$1,234,567.01"),
        ];
        for (low, high, english, spanish) in rows {
            let range = Between { low: Cents(low), high: Cents(high) };
            assert_eq!(English.money_range(range), english);
            assert_eq!(Spanish.money_range(range), spanish);
        }
    }

    #[test]
    fn dates_are_written_as_each_language_writes_them() {
        let date = jiff::civil::date(2026, 11, 3);
        assert_eq!(English.date(date), "November 3, 2026");
        assert_eq!(Spanish.date(date), "3 de noviembre de 2026");
        assert_eq!(English.published("2026-05-01"), "May 2026");
        assert_eq!(Spanish.published("2026-05"), "mayo de 2026");
        for odd in ["spring", "2026", "2026-13"] {
            assert_eq!(English.published(odd), odd);
        }
    }

    #[test]
    fn spanish_says_e_before_the_sound_of_i() {
        assert_eq!(Spanish.list(&["costura", "inglés"]), "costura e inglés");
        assert_eq!(Spanish.list(&["a", "b", "hierro"]), "a, b y hierro");
        assert_eq!(English.list(&["a", "b", "c"]), "a, b, and c");
        assert_eq!(Spanish.list(&["Word"]), "Word");
    }
}
