//! Single facts of a programme as lists write them: money, hours, codes, dates, entry terms.

use crate::catalog::codes::{AreaCode, CipCode, ProgramId};
use crate::catalog::{
    Between, Cents, Education, EntryTerms, Outcome, OutcomeMeasure, Program, ProgramKind, ProgramSource, Provider,
};

/// No programme that a list of eligible training names costs more; above it a figure is a typing error.
pub(super) const COST_LIMIT_DOLLARS: f64 = 200_000.0;
/// Ten years of full-time work: no programme is longer.
const HOURS_LIMIT: f32 = 20_000.0;
/// Longer texts are cut: nobody reads them, and a damaged file must not fill the catalogue.
const TEXT_LIMIT_CHARS: usize = 4_000;
const NAME_LIMIT_CHARS: usize = 200;
/// What publishers write for a figure that they hold back.
const SUPPRESSED: f64 = -99_999.0;

type Read<T> = Result<T, String>;

/// A programme of which nothing is known but its name.
pub(super) fn blank(id: ProgramId, name: &str, kind: ProgramKind, source: ProgramSource) -> Program {
    Program::named(id, cut(name, NAME_LIMIT_CHARS), kind, source)
}

/// An id made of a list's short name and its own id, whatever letters that has.
pub(super) fn id_of(list: &str, own: &str) -> Read<ProgramId> {
    let slug: String =
        own.trim().chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let slug: Vec<&str> = slug.split('-').filter(|part| !part.is_empty()).collect();
    if slug.is_empty() {
        return Err("no id where one was expected".to_owned());
    }
    let text: String = format!("{list}-{}", slug.join("-")).chars().take(60).collect();
    text.trim_end_matches('-').parse().map_err(|error| format!("{error}"))
}

/// One line of at most so many characters, without control characters.
pub(super) fn cut(text: &str, limit: usize) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").chars().take(limit).collect()
}

/// A text of at most [`TEXT_LIMIT_CHARS`], or nothing.
pub(super) fn text(text: &str) -> Option<String> {
    Some(cut(text, TEXT_LIMIT_CHARS)).filter(|text| !text.is_empty())
}

/// A short text, or nothing.
pub(super) fn short(text: &str) -> Option<String> {
    Some(cut(text, NAME_LIMIT_CHARS)).filter(|text| !text.is_empty())
}

/// A figure; nothing where it is empty or held back.
pub(super) fn figure(name: &str, text: &str) -> Read<Option<f64>> {
    let text = text.trim().trim_start_matches('$').replace(',', "");
    if text.is_empty() || text.eq_ignore_ascii_case("n/a") {
        return Ok(None);
    }
    match text.parse::<f64>() {
        Ok(value) if value == SUPPRESSED => Ok(None),
        Ok(value) if value.is_finite() => Ok(Some(value)),
        _ => Err(format!("{name}: `{}` where a figure was expected", cut(&text, 60))),
    }
}

/// US dollars; nothing where none are given.
pub(super) fn dollars(name: &str, text: &str) -> Read<Option<f64>> {
    match figure(name, text)? {
        Some(value) if value < 0.0 => Err(format!("{name}: {value} dollars, less than nothing")),
        Some(value) if value > COST_LIMIT_DOLLARS => Err(format!(
            "{name}: ${} is more than any programme costs (${COST_LIMIT_DOLLARS}); taken for a typing error",
            grouped(value)
        )),
        other => Ok(other),
    }
}

/// Whole dollars with commas.
fn grouped(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A cost of so many dollars; nothing where it is zero, for then nobody has written it down.
pub(super) fn cost(dollars: f64) -> Option<Between<Cents>> {
    let cents = Cents((dollars * 100.0).round() as i64);
    (cents.0 > 0).then_some(Between { low: cents, high: cents })
}

/// Everything a learner pays, from a total and its parts.
pub(super) fn total(total: Option<f64>, parts: &[Option<f64>]) -> Read<Option<Between<Cents>>> {
    let sum: f64 = parts.iter().flatten().sum();
    match total.filter(|total| *total > 0.0) {
        None => Ok(cost(sum)),
        // Part of the costs may stand nowhere, so only a large difference is an error of typing.
        Some(total) if sum > 0.0 && (total - sum).abs() > 1_000.0 && (total > sum * 1.5 || sum > total * 1.5) => {
            Err(format!("a total of ${} whose parts make ${}", grouped(total), grouped(sum)))
        }
        Some(total) => Ok(cost(total.max(sum))),
    }
}

/// Hours, the same least and most; nothing where none or zero are given.
pub(super) fn hours(name: &str, text: &str) -> Read<Option<Between<f32>>> {
    span(figure(name, text)?, name)
}

/// A positive length of time as one figure.
pub(super) fn span(value: Option<f64>, name: &str) -> Read<Option<Between<f32>>> {
    match value {
        None => Ok(None),
        Some(value) if value < 0.0 => Err(format!("{name}: {value}, less than nothing")),
        Some(value) if value > f64::from(HOURS_LIMIT) => Err(format!("{name}: {value}, longer than any programme")),
        Some(0.0) => Ok(None),
        Some(value) => Ok(Some(Between { low: value as f32, high: value as f32 })),
    }
}

/// A CIP code with or without its point, its leading zero or the marks of a spreadsheet.
pub(super) fn cip(text: &str) -> Option<CipCode> {
    let plain: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let (family, rest) = match plain.split_once('.') {
        Some((family, rest)) => (format!("{family:0>2}"), rest.to_owned()),
        None if plain.len() >= 5 => {
            let padded = format!("{plain:0>6}");
            (padded[..2].to_owned(), padded[2..].to_owned())
        }
        None => (format!("{plain:0>2}"), String::new()),
    };
    let code = if rest.is_empty() { family } else { format!("{family}.{rest}") };
    code.parse().ok().filter(|code: &CipCode| !code.as_str().starts_with("99") && !code.as_str().starts_with("00"))
}

/// Who offers it and where.
pub(super) fn provider(name: &str, city: &str, state: &str, zip: &str) -> Provider {
    let digits: String = zip.chars().take_while(char::is_ascii_digit).collect();
    let state = state.trim().to_ascii_uppercase().parse().ok();
    Provider {
        name: cut(name, NAME_LIMIT_CHARS),
        city: short(city),
        state: state.filter(|area| matches!(area, AreaCode::State(_))),
        zip: (digits.len() >= 4).then(|| format!("{digits:0>5}").chars().take(5).collect()),
    }
}

/// What must be had before, as far as a sentence says so.
pub(super) fn entry(stated: &str) -> EntryTerms {
    let low = stated.to_lowercase();
    let is_nothing = matches!(low.trim().trim_end_matches('.'), "" | "none" | "n/a" | "no" | "na");
    let says = |words: &[&str]| words.iter().any(|word| low.contains(word));
    let is_waived = says(&["not required", "not necessary", "not needed", "no high school", "preferred"]);
    let education = if is_nothing || is_waived {
        None
    } else if says(&["high school", "ged", "hs diploma", "h.s.", "secondary school", "hse "]) {
        Some(Education::HighSchool)
    } else if says(&["associate"]) {
        Some(Education::Associate)
    } else if says(&["bachelor", "baccalaureate"]) {
        Some(Education::Bachelor)
    } else if says(&["master's", "masters degree"]) {
        Some(Education::Master)
    } else {
        None
    };
    EntryTerms { education, stated: short(stated).filter(|_| !is_nothing), ..EntryTerms::default() }
}

/// The kind of programme that a name or the name of an award speaks of.
pub(super) fn kind(text: &str) -> Option<ProgramKind> {
    let low = text.to_lowercase();
    let kinds = [
        ("apprentice", ProgramKind::Apprenticeship),
        ("associate", ProgramKind::Associate),
        ("post-baccalaureate", ProgramKind::Certificate),
        ("bachelor", ProgramKind::Bachelor),
        ("master's", ProgramKind::Master),
        ("master of", ProgramKind::Master),
        ("masterdegree", ProgramKind::Master),
        ("professional degree", ProgramKind::Master),
        ("certificate", ProgramKind::Certificate),
    ];
    kinds.into_iter().find(|(word, _)| low.contains(word)).map(|(_, kind)| kind)
}

/// A share from 0 to 1 with how many it was counted of. A zero of nobody is unknown.
pub(super) fn share(measure: OutcomeMeasure, value: Option<f64>, learners: Option<u32>) -> Option<Outcome> {
    let value = value.filter(|value| (0.0..=1.0).contains(value))?;
    (value > 0.0 || learners.is_some_and(|learners| learners > 0)).then_some(Outcome {
        measure,
        value,
        learners,
        period: None,
    })
}

/// Pay a year from the pay of one quarter. Less than a hundred dollars a year is nobody's pay.
pub(super) fn pay(measure: OutcomeMeasure, quarter: Option<f64>, learners: Option<u32>) -> Option<Outcome> {
    let value = quarter? * 4.0;
    (100.0..1_000_000.0).contains(&value).then_some(Outcome { measure, value, learners, period: None })
}

/// A date at the start of a text as `YYYY-MM-DD` or `YYYY-MM`.
pub(super) fn date(text: &str) -> Option<String> {
    let plain = text.trim();
    let is_date = |text: &str| {
        text.char_indices().all(|(place, c)| if matches!(place, 4 | 7) { c == '-' } else { c.is_ascii_digit() })
    };
    let found = plain.get(..10).or_else(|| plain.get(..7))?;
    is_date(found).then(|| found.to_owned())
}
