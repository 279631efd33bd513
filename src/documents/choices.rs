//! What may be chosen about a document, each read from a short key, and the span of a step in weeks.

use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::pathway::{Merit, PathStep};

use crate::catalog::Language;

/// A key that stands for none of the choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not one of the choices")]
pub struct UnknownChoice;

/// Which path, in which language, on what paper, from which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choices {
    /// The path that is best at this; none for the first.
    pub merit: Option<Merit>,
    /// The language.
    pub language: Language,
    /// The paper.
    pub paper: Paper,
    /// The first day of week 1, if it is known.
    pub starts_on: Option<Date>,
}

/// Paper sizes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Paper {
    /// 8.5 by 11 inches.
    #[default]
    Letter,
    /// 210 by 297 millimetres.
    A4,
}

impl Paper {
    /// Width and height in points, of which 72 make an inch.
    pub fn size_points(self) -> (f32, f32) {
        match self {
            Self::Letter => (612.0, 792.0),
            Self::A4 => (595.276, 841.89),
        }
    }
}

impl FromStr for Paper {
    type Err = UnknownChoice;

    fn from_str(key: &str) -> Result<Self, UnknownChoice> {
        match key {
            "letter" => Ok(Self::Letter),
            "a4" => Ok(Self::A4),
            _ => Err(UnknownChoice),
        }
    }
}

/// When a step runs, in whole weeks from the day a path begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WeekSpan {
    /// Weeks before it begins.
    pub before: u16,
    /// How many weeks it takes; none for something done in a day.
    pub weeks: u16,
}

impl WeekSpan {
    /// The span of a step.
    pub fn of(step: &PathStep) -> Self {
        Self { before: step.starts_week, weeks: step.weeks }
    }

    /// The first week, counted from 1 as people do.
    pub fn first(self) -> u16 {
        self.before.saturating_add(1)
    }

    /// The last week, counted from 1.
    pub fn last(self) -> u16 {
        self.before.saturating_add(self.weeks.max(1))
    }

    /// The first day, and the day after the last, of a path that begins on `start`. A step without
    /// weeks takes one day. None beyond the calendar's last year.
    pub fn days(self, start: Date) -> Option<(Date, Date)> {
        let first = start.checked_add((i64::from(self.before) * 7).days()).ok()?;
        let days = if self.weeks == 0 { 1 } else { i64::from(self.weeks) * 7 };
        Some((first, first.checked_add(days.days()).ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pathway::UnknownMerit;
    use jiff::civil::date;

    #[test]
    fn weeks_become_days_with_an_end_that_is_not_part_of_them() {
        let start = date(2026, 12, 7);
        let rows = [
            (0, 1, date(2026, 12, 7), date(2026, 12, 14), "one week is seven days"),
            (0, 4, date(2026, 12, 7), date(2027, 1, 4), "over the new year"),
            (4, 2, date(2027, 1, 4), date(2027, 1, 18), "begins on the day the one before ends"),
            (12, 0, date(2027, 3, 1), date(2027, 3, 2), "something done in a day"),
            (63, 1, date(2028, 2, 21), date(2028, 2, 28), "in a leap year, before its day"),
            (64, 1, date(2028, 2, 28), date(2028, 3, 6), "and over it"),
        ];
        for (before, weeks, first, end, reason) in rows {
            assert_eq!(WeekSpan { before, weeks }.days(start), Some((first, end)), "{reason}");
        }
        assert_eq!(WeekSpan { before: u16::MAX, weeks: u16::MAX }.days(date(9990, 1, 1)), None);
    }

    #[test]
    fn weeks_are_counted_from_one() {
        assert_eq!((WeekSpan { before: 0, weeks: 12 }.first(), WeekSpan { before: 0, weeks: 12 }.last()), (1, 12));
        assert_eq!((WeekSpan { before: 12, weeks: 0 }.first(), WeekSpan { before: 12, weeks: 0 }.last()), (13, 13));
    }

    #[test]
    fn every_key_is_read_back_and_no_other() {
        for merit in Merit::ALL {
            assert_eq!(merit.key().parse(), Ok(merit));
            assert_eq!(serde_json::to_value(merit).unwrap(), merit.key(), "the same word as in JSON");
        }
        assert_eq!("Fastest".parse::<Merit>(), Err(UnknownMerit));
        assert_eq!("a4".parse(), Ok(Paper::A4));
        assert_eq!("de".parse::<Language>(), Err(UnknownChoice));
    }
}
