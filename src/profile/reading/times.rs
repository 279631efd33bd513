//! Years in a text: how long something lasted, and from when to when.

use std::ops::Range;

use super::evidence::JobTime;
use super::layout::{Break, Layout};

/// Figures in words, English and Spanish, folded.
const FIGURES: &[(&str, f32)] = &[
    ("half", 0.5),
    ("one", 1.0),
    ("two", 2.0),
    ("couple", 2.0),
    ("three", 3.0),
    ("few", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("fifteen", 15.0),
    ("twenty", 20.0),
    ("un", 1.0),
    ("ano", 1.0),
    ("dos", 2.0),
    ("tres", 3.0),
    ("cuatro", 4.0),
    ("cinco", 5.0),
    ("seis", 6.0),
    ("siete", 7.0),
    ("ocho", 8.0),
    ("nueve", 9.0),
    ("diez", 10.0),
    ("once", 11.0),
    ("doce", 12.0),
    ("quince", 15.0),
    ("veinte", 20.0),
];
/// The months with their number from 0, folded; both languages. Three letters or more stand for each.
const MONTHS: &[(&str, u8)] = &[
    ("january", 0),
    ("enero", 0),
    ("february", 1),
    ("febrero", 1),
    ("march", 2),
    ("marzo", 2),
    ("april", 3),
    ("abril", 3),
    ("may", 4),
    ("mayo", 4),
    ("june", 5),
    ("junio", 5),
    ("july", 6),
    ("julio", 6),
    ("august", 7),
    ("agosto", 7),
    ("september", 8),
    ("septiembre", 8),
    ("october", 9),
    ("octubre", 9),
    ("november", 10),
    ("noviembre", 10),
    ("december", 11),
    ("diciembre", 11),
];
const MONTHS_PER_YEAR: f32 = 12.0;
/// Nobody worked longer.
const MOST_YEARS: f32 = 60.0;
/// Words between the ends of a span of years: "2015 to about 2019".
const MOST_BETWEEN: usize = 3;

/// How long the words in `places` say that something lasted, in years: "6 years", "18 months", "cinco años".
pub(super) fn span_in_words(layout: &Layout<'_>, places: Range<usize>) -> Option<f32> {
    places.clone().find_map(|place| {
        let word = layout.folded(place);
        let unit = unit_years(word).or_else(|| unit_years(word.trim_start_matches(|c: char| c.is_ascii_digit())))?;
        let glued = figure(word.trim_end_matches(char::is_alphabetic));
        let before = (place.saturating_sub(2)..place).rev().find_map(|earlier| figure(layout.folded(earlier)));
        let is_half_more =
            word.starts_with("ano") && layout.folded(place + 1) == "y" && layout.folded(place + 2) == "medio";
        let count = glued.or(before).or(is_half_more.then_some(1.0))? + if is_half_more { 0.5 } else { 0.0 };
        let years = count * unit;
        (years > 0.0 && years <= MOST_YEARS).then_some(years)
    })
}

fn unit_years(word: &str) -> Option<f32> {
    match word {
        "year" | "years" | "yr" | "yrs" | "ano" | "anos" => Some(1.0),
        "month" | "months" | "mos" | "mes" | "meses" => Some(1.0 / MONTHS_PER_YEAR),
        "summer" | "summers" | "season" | "seasons" => Some(0.25),
        _ => None,
    }
}

fn figure(word: &str) -> Option<f32> {
    let digits = word.trim_end_matches('+');
    if !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.parse().ok();
    }
    FIGURES.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// From when to when, as far as the words in `places` say.
pub(super) fn dates(layout: &Layout<'_>, places: Range<usize>) -> JobTime {
    let mut time = JobTime::default();
    let Some(first) = places.clone().find(|place| year(layout, *place).is_some()) else { return time };
    let started = year_with_month(layout, first);
    let is_since = first > 0 && matches!(layout.folded(first - 1), "since" | "desde");
    let after = first + 1..places.end.min(first + 2 + MOST_BETWEEN);
    let end = after.clone().find_map(|place| match layout.folded(place) {
        _ if layout.before(place) >= Break::Sentence => None,
        word if is_now(word) => Some(End::Now),
        _ => year(layout, place).map(|_| End::Year(year_with_month(layout, place))),
    });
    match end {
        Some(End::Year(ended)) if ended >= started => {
            (time.started, time.ended) = (Some(started), Some(ended));
        }
        Some(End::Now) => (time.started, time.is_current) = (Some(started), true),
        _ if is_since => (time.started, time.is_current) = (Some(started), true),
        _ => {}
    }
    time
}

enum End {
    Now,
    Year(f32),
}

fn is_now(word: &str) -> bool {
    matches!(
        word,
        "present" | "current" | "now" | "today" | "presente" | "actual" | "actualidad" | "hoy" | "fecha" | "ahora"
    )
}

/// Whether the word at `place` is a year of a working life.
pub(super) fn year(layout: &Layout<'_>, place: usize) -> Option<i16> {
    let word = layout.folded(place);
    let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| word.parse().ok()).flatten().filter(|year| (1950..=2100).contains(year))
}

fn year_with_month(layout: &Layout<'_>, place: usize) -> f32 {
    let year = f32::from(year(layout, place).unwrap_or_default());
    let month = place.checked_sub(1).and_then(|before| month(layout.folded(before)));
    year + month.map_or(0.0, |month| f32::from(month) / MONTHS_PER_YEAR)
}

fn month(word: &str) -> Option<u8> {
    if let Ok(number) = word.parse::<u8>() {
        return (1..=12).contains(&number).then(|| number - 1);
    }
    const SHORTEST: usize = 3;
    let named = MONTHS.iter().find(|(name, _)| word.len() >= SHORTEST && name.starts_with(word));
    named.map(|(_, number)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_in_words_and_as_dates() {
        let rows = [
            ("cashier for 6 years", Some(6.0), "a figure"),
            ("5+ years", Some(5.0), "or more"),
            ("11 yrs OTR", Some(11.0), "shortened"),
            ("cuatro años", Some(4.0), "Spanish"),
            ("18 months", Some(1.5), "months"),
            ("año y medio", Some(1.5), "a year and a half"),
            ("every year", None, "no figure"),
        ];
        for (text, years, reason) in rows {
            let layout = Layout::of(text);
            assert_eq!(span_in_words(&layout, 0..layout.words.len()), years, "{reason}: {text}");
        }
        for (text, years) in
            [("2015 - 2019", Some(4.0)), ("Jan 2015 – Jul 2016", Some(1.5)), ("2020 to present", Some(6.0))]
        {
            let layout = Layout::of(text);
            assert_eq!(dates(&layout, 0..layout.words.len()).years_until(2026), years, "{text}");
        }
    }
}
