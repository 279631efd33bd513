//! Numbers as people write them.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::catalog::{Cents, Language};

/// Yearly pay in dollars with thousands marked, such as `$41,230`.
pub fn usd(amount: u32) -> String {
    format!("${}", whole(f64::from(amount)))
}

/// An amount with its cents only where there are some, such as `$1,234` or `$1,234.50`.
pub fn money(amount: Cents) -> String {
    let sign = if amount < Cents::ZERO { "−" } else { "" };
    let dollars = whole((amount.0.unsigned_abs() / 100) as f64);
    match amount.0.unsigned_abs() % 100 {
        0 => format!("{sign}${dollars}"),
        cents => format!("{sign}${dollars}.{cents:02}"),
    }
}

/// An amount to the dollar, such as `−$42,884`.
pub fn whole_dollars(amount: Cents) -> String {
    let sign = if amount < Cents::ZERO { "−" } else { "" };
    format!("{sign}${}", whole(amount.dollars().abs()))
}

/// An amount that always says in which direction, such as `+$4,200` or `−$3,000`.
pub fn usd_change(amount: i64) -> String {
    let sign = match amount {
        0 => "",
        amount if amount > 0 => "+",
        _ => "−",
    };
    format!("{sign}${}", whole(amount.unsigned_abs() as f64))
}

/// The same in thousands where it is round, such as `+$20k`, for the ticks of an axis.
pub fn usd_change_short(amount: i64) -> String {
    if amount == 0 || amount % 100 != 0 || amount.abs() < 1000 {
        return usd_change(amount);
    }
    let sign = if amount > 0 { "+" } else { "−" };
    format!("{sign}${}k", short(amount.unsigned_abs() as f32 / 1000.0))
}

/// A whole number with thousands marked, such as `341,700`.
pub fn whole(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value < 0.0 && digits != "0" {
        text.push('−');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A share from 0 to 1 as a whole percentage, such as `62%`.
pub fn share(value: f32) -> String {
    format!("{:.0}%", value * 100.0)
}

/// A percentage with one digit where it matters, such as `3.1%`, `−4.5%` or `12%`.
pub fn percent(value: f32) -> String {
    let figure = value.abs();
    let digits = if figure >= 10.0 { format!("{figure:.0}") } else { format!("{figure:.1}") };
    let digits = digits.strip_suffix(".0").map_or(digits.clone(), str::to_owned);
    let sign = if value < 0.0 && digits != "0" { "−" } else { "" };
    format!("{sign}{digits}%")
}

/// A percentage that always says in which direction, such as `+12%` or `−4.5%`.
pub fn change(value: f32) -> String {
    let text = percent(value);
    if value > 0.0 && text != "0%" { format!("+{text}") } else { text }
}

/// A number without needless digits, such as `6`, `6.5` or `0.8`.
pub fn short(value: f32) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// Names as a list in a sentence: `a`, `a and b`, `a, b, and c`; names may hold an "and" of their own.
pub fn list(names: &[impl AsRef<str>], and: &str) -> String {
    let and = match names.last() {
        Some(last) => before(last.as_ref(), and),
        None => and,
    };
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [one, other] => format!("{} {and} {}", one.as_ref(), other.as_ref()),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            // Only English puts a comma before its "and".
            let comma = if and == "and" { "," } else { "" };
            format!("{}{comma} {and} {}", first.join(", "), last.as_ref())
        }
    }
}

/// The Spanish "and" and "or" as they sound before `word`: `e` before an i, `u` before an o.
fn before<'a>(word: &str, and: &'a str) -> &'a str {
    let start: String = word.chars().take(3).flat_map(char::to_lowercase).collect();
    let begins = |letters: &[&str]| letters.iter().any(|letter| start.starts_with(letter));
    match and {
        "y" if begins(&["i", "í", "hi", "hí"]) && !begins(&["hie", "ia", "ie", "io"]) => "e",
        "o" if begins(&["o", "ó", "ho", "hó", "8"]) => "u",
        _ => and,
    }
}

/// The beginning of `text`, at most `limit` characters, cut at the end of a sentence or word.
pub fn beginning(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let head: String = text.chars().take(limit).collect();
    if let Some(end) = head.rfind(". ").filter(|end| *end >= limit / 3) {
        return head[..=end].to_owned();
    }
    format!("{}…", head.rsplit_once(' ').map_or(head.as_str(), |(start, _)| start))
}

/// Months by name.
#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];
/// The same in Spanish.
#[rustfmt::skip]
const MONTHS_IN_SPANISH: [&str; 12] = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
];

/// The name of a month, by its number from 1.
pub fn month_name(number: usize, language: Language) -> Option<&'static str> {
    let names = match language {
        Language::English => MONTHS,
        Language::Spanish => MONTHS_IN_SPANISH,
    };
    names.get(number.wrapping_sub(1)).copied()
}

/// The day of a moment in UTC, as people write it.
pub fn day_of(at: Timestamp, language: Language) -> String {
    day(at.to_zoned(TimeZone::UTC).date(), language)
}

/// A day in words, such as `November 22, 2026` or `22 de noviembre de 2026`.
pub fn day(date: Date, language: Language) -> String {
    let month = usize::from(date.month().unsigned_abs());
    let month = month_name(month, language).expect("a date has one of twelve months");
    match language {
        Language::English => format!("{month} {}, {}", date.day(), date.year()),
        Language::Spanish => format!("{} de {month} de {}", date.day(), date.year()),
    }
}

/// A date such as `2025-05` or `2025-05-14` by month, such as `May 2025`; as it is if it is no date.
pub fn month(date: &str, language: Language) -> String {
    let mut parts = date.split('-');
    let (year, number) = (parts.next().unwrap_or_default(), parts.next().and_then(|text| text.parse::<usize>().ok()));
    match number.and_then(|number| month_name(number, language)) {
        Some(name) if language == Language::Spanish => format!("{name} de {year}"),
        Some(name) => format!("{name} {year}"),
        None => date.to_owned(),
    }
}

/// What a spreadsheet would take for the beginning of a formula.
const FORMULA_MARKS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that no spreadsheet runs.
pub fn harmless(cell: &str) -> String {
    if cell.starts_with(FORMULA_MARKS) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pay_is_written_with_thousands_marked() {
        for (amount, expected) in [(0, "$0"), (950, "$950"), (41_230, "$41,230"), (1_000_000, "$1,000,000")] {
            assert_eq!(usd(amount), expected);
        }
    }

    #[test]
    fn a_change_of_pay_always_says_in_which_direction() {
        let rows =
            [(4_200, "+$4,200", "+$4.2k"), (-30_000, "−$30,000", "−$30k"), (0, "$0", "$0"), (500, "+$500", "+$500")];
        for (amount, long, short) in rows {
            assert_eq!((usd_change(amount), usd_change_short(amount)), (long.to_owned(), short.to_owned()));
        }
    }

    #[test]
    fn a_percentage_has_a_digit_only_where_it_matters() {
        let rows = [(3.1, "3.1%"), (-4.5, "−4.5%"), (12.4, "12%"), (5.0, "5%"), (-0.01, "0%")];
        for (value, expected) in rows {
            assert_eq!(percent(value), expected);
        }
        assert_eq!(change(12.0), "+12%");
        assert_eq!(change(-3.3), "−3.3%");
        assert_eq!(change(0.0), "0%");
    }

    #[test]
    fn a_list_reads_like_a_sentence() {
        assert_eq!(list(&["a", "b", "c"], "and"), "a, b, and c");
        assert_eq!(list(&["a", "b"], "and"), "a and b");
        assert_eq!(list(&["a"], "and"), "a");
        assert_eq!(list(&[] as &[&str], "and"), "");
        assert_eq!(list(&["ventas", "inventario"], "y"), "ventas e inventario");
        assert_eq!(list(&["agua", "hielo"], "y"), "agua y hielo");
        assert_eq!(list(&["uno", "otro"], "o"), "uno u otro");
    }

    #[test]
    fn a_date_is_said_by_month() {
        let rows = [("2025-05", "May 2025"), ("2024-12-31", "December 2024"), ("2024", "2024"), ("2024-13", "2024-13")];
        for (date, expected) in rows {
            assert_eq!(month(date, Language::English), expected);
        }
        assert_eq!(month("2025-05", Language::Spanish), "mayo de 2025");
        let date = jiff::civil::date(2026, 11, 22);
        assert_eq!(day(date, Language::English), "November 22, 2026");
        assert_eq!(day(date, Language::Spanish), "22 de noviembre de 2026");
    }

    #[test]
    fn a_cut_text_ends_with_a_sentence_or_a_word() {
        assert_eq!(beginning("One two. Three four five.", 14), "One two.");
        assert_eq!(beginning("One two three four", 10), "One two…");
        assert_eq!(beginning("Short.", 10), "Short.");
    }
}
