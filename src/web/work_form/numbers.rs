//! Numbers as people type them.

use super::Per;

/// The highest pay we believe, in US dollars a year.
const MAX_USD_PER_YEAR: f64 = 2_000_000.0;

/// Years in a job, such as `6`, `1.5 years` or `18 months`; from 0 to 60.
pub fn years(text: &str) -> Option<f32> {
    let small = text.trim().to_lowercase();
    let (figure, unit) = split_unit(&small);
    let value: f32 = match figure {
        "half" | "half a" => 0.5,
        figure => figure.replace(',', ".").parse().ok()?,
    };
    let years = match unit {
        "" | "y" | "yr" | "yrs" | "year" | "years" => value,
        "m" | "mo" | "month" | "months" => value / 12.0,
        _ => return None,
    };
    (0.0..=60.0).contains(&years).then_some(years)
}

fn split_unit(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    match text.strip_prefix("half a") {
        Some(unit) => ("half a", unit.trim()),
        None => (text[..end].trim().trim_end_matches('+'), text[end..].trim()),
    }
}

/// An amount of money such as `38,000`, `$18.50` or `38k`, in whole dollars a year.
pub fn usd_per_year(text: &str, per: Per) -> Option<u32> {
    let yearly = amount(text)? * per.per_year();
    (0.0..=MAX_USD_PER_YEAR).contains(&yearly).then(|| yearly.round() as u32)
}

/// An amount of money in whole dollars.
pub fn usd(text: &str) -> Option<u32> {
    usd_per_year(text, Per::Year)
}

fn amount(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|c| !matches!(c, '$' | ',' | ' ' | '\u{a0}')).collect();
    let plain = plain.to_lowercase();
    let (figure, times) = plain.strip_suffix('k').map_or((plain.as_str(), 1.0), |figure| (figure, 1000.0));
    let is_plain = !figure.is_empty() && figure.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_plain.then(|| figure.parse::<f64>().ok()).flatten().map(|value| value * times)
}

/// A number from `low` to `high`, with or without digits after the point.
pub fn within(text: &str, low: f32, high: f32) -> Option<f32> {
    let value: f32 = text.trim().replace(',', ".").parse().ok()?;
    (low..=high).contains(&value).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_as_people_write_them() {
        let rows = [
            ("6", Some(6.0)),
            (" 1.5 ", Some(1.5)),
            ("1,5", Some(1.5)),
            ("18 months", Some(1.5)),
            ("10+ years", Some(10.0)),
            ("half a year", Some(0.5)),
            ("0", Some(0.0)),
            ("61", None),
            ("-1", None),
            ("six", None),
            ("NaN", None),
            ("inf", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(years(text), expected, "{text}");
        }
    }

    #[test]
    fn pay_is_read_by_year_month_and_hour() {
        let rows = [
            ("38,000", Per::Year, Some(38_000)),
            ("$38k", Per::Year, Some(38_000)),
            ("18.50", Per::Hour, Some(38_480)),
            ("$ 3 000", Per::Month, Some(36_000)),
            ("1e9", Per::Year, None),
            ("-5", Per::Year, None),
            ("a lot", Per::Year, None),
            ("99999999999", Per::Year, None),
        ];
        for (text, per, expected) in rows {
            assert_eq!(usd_per_year(text, per), expected, "{text}");
        }
    }
}
