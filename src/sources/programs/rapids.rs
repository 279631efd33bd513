//! Occupations that can be learned in a registered apprenticeship, with the hours of their terms.

use std::collections::BTreeMap;

use super::super::problems::Problems;
use super::super::table::{Layout, Text, each_row, needed};
use super::facts;
use super::known::{Known, role_codes};
use crate::catalog::codes::OnetCode;
use crate::catalog::{Between, Program, ProgramKind, ProgramSource};

const LIST: &str = super::releases::RAPIDS.id;
/// The list bears no date; this is the month in which it was read.
const READ: &str = "2026-11";

/// A row of the list.
#[derive(Debug)]
struct Row {
    code: String,
    name: String,
    occupations: Vec<OnetCode>,
    hours: Option<Between<f32>>,
}

/// Reads the list. The variants of an occupation (time-based, competency-based, hybrid, levels of a
/// career lattice) bear its number with letters behind; they become one programme.
pub(super) fn read(text: Text<'_>, known: &Known, problems: &mut Problems) -> Vec<Program> {
    let columns = [
        needed(&["occupational_title", "title"]),
        needed(&["rapids_code"]),
        needed(&["onet_code"]),
        needed(&["term_length"]),
    ];
    let mut groups: BTreeMap<(String, Vec<OnetCode>), Vec<Row>> = BTreeMap::new();
    each_row(text, Layout::Commas, &columns, problems, |cells| {
        let code = cells.needed_text(1)?.trim_start_matches('*').to_owned();
        let number: String = code.chars().take_while(char::is_ascii_digit).collect();
        if number.is_empty() {
            return Err(format!("`{}` is no RAPIDS code such as 0159 or 0159R-HY", facts::cut(&code, 20)));
        }
        let onet = onet_code(cells.needed_text(2)?)?;
        let occupations = known.of_old(onet);
        if occupations.is_empty() {
            return Err(format!("{onet} is no occupation of this catalogue"));
        }
        let name = title(cells.needed_text(0)?);
        let hours = term(cells.text(3))?;
        groups.entry((number, occupations.clone())).or_default().push(Row { code, name, occupations, hours });
        Ok(())
    });
    let mut programs: Vec<Program> = Vec::new();
    for ((number, _), mut rows) in groups {
        rows.sort_by(|a, b| (a.code.len(), &a.code).cmp(&(b.code.len(), &b.code)));
        let place = programs.iter().filter(|program| has_number(program, &number)).count();
        let own = if place == 0 { number } else { format!("{number}-{}", place + 1) };
        programs.extend(program(&own, &rows));
    }
    programs
}

fn has_number(program: &Program, number: &str) -> bool {
    program.id.as_str().strip_prefix("rapids-").is_some_and(|own| own.split('-').next() == Some(number))
}

fn program(own: &str, rows: &[Row]) -> Option<Program> {
    let first = rows.first()?;
    let sources = rows.iter().map(|row| ProgramSource {
        list: LIST.to_owned(),
        id: Some(row.code.clone()),
        date: READ.to_owned(),
    });
    let id = facts::id_of("rapids", own).ok()?;
    let mut program = facts::blank(id, &first.name, ProgramKind::Apprenticeship, sources.clone().next()?);
    program.sources = sources.collect();
    program.sources.dedup();
    program.leads_to = role_codes(first.occupations.iter().copied());
    // Levels of a lattice are parts of the way.
    let is_whole = |row: &&Row| !row.code.contains("CL");
    let whole: Vec<Between<f32>> = rows.iter().filter(is_whole).filter_map(|row| row.hours).collect();
    let spans = if whole.is_empty() { rows.iter().filter_map(|row| row.hours).collect() } else { whole };
    program.hours = spans.into_iter().reduce(|a, b| Between { low: a.low.min(b.low), high: a.high.max(b.high) });
    program.is_paid = true;
    program.credential = Some("Certificate of completion of apprenticeship".to_owned());
    Some(program)
}

/// A code of O*NET-SOC 2010; the list has points where hyphens belong.
fn onet_code(text: &str) -> Result<OnetCode, String> {
    let mended = match text.split_once('.') {
        Some((group, rest)) if group.len() == 2 => format!("{group}-{rest}"),
        _ => text.to_owned(),
    };
    mended.parse().map_err(|error| format!("onet_code: {error}"))
}

/// Hours such as `4000`, `4000-5000` or `6000+`; competency-based terms have none.
fn term(text: &str) -> Result<Option<Between<f32>>, String> {
    let plain = text.trim_matches(|c: char| c.is_whitespace() || c == '+');
    if plain.is_empty() || plain.trim_start_matches('*').eq_ignore_ascii_case("CB") {
        return Ok(None);
    }
    let (low, high) = plain.split_once(['-', '–']).unwrap_or((plain, plain));
    match (facts::hours("term_length", low)?, facts::hours("term_length", high)?) {
        (Some(low), Some(high)) if low.low <= high.low => Ok(Some(Between { low: low.low, high: high.high })),
        _ => Err(format!("term_length: `{}` does not read like 4000 or 4000-5000", facts::cut(plain, 30))),
    }
}

/// Words that stay in capitals.
const CAPITALS: [&str; 23] = [
    "CNC", "HVAC", "IT", "I", "II", "III", "IV", "TV", "EMT", "CAD", "CAM", "PLC", "LAN", "RF", "ESL", "MRI", "EDM",
    "NC", "CNA", "HR", "UAV", "ICT", "LPN",
];

/// A title as a person writes it: `INSPECTOR, QUALITY ASSURANCE (Alternate Title: …)` is a quality assurance inspector.
fn title(text: &str) -> String {
    let plain = text.split('(').next().unwrap_or_default().trim().trim_end_matches(',');
    let plain = if plain.is_empty() { text } else { plain };
    let turned = match plain.split_once(',') {
        Some((noun, what)) if !what.contains(',') && !noun.trim().is_empty() => {
            format!("{} {}", what.trim(), noun.trim())
        }
        _ => plain.to_owned(),
    };
    let word = |word: &str| if CAPITALS.contains(&word) { word.to_owned() } else { word.to_lowercase() };
    let words: Vec<String> = turned.split_whitespace().map(word).collect();
    let joined = words.join(" ");
    let mut letters = joined.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_terms_are_read_as_they_are_meant() {
        let rows = [
            (
                "ACCOUNTING TECHNICIAN (Alternate Title: Accounting Specialist)",
                "Accounting technician",
                "what follows is a note",
            ),
            ("INSPECTOR, QUALITY ASSURANCE", "Quality assurance inspector", "a turned name"),
            ("CNC OPERATOR - TURNING", "CNC operator - turning", "an abbreviation"),
        ];
        for (text, expected, reason) in rows {
            assert_eq!(title(text), expected, "{reason}");
        }
        let span = |low, high| Ok(Some(Between { low, high }));
        assert_eq!(term("8000"), span(8000.0, 8000.0));
        assert_eq!(term(" 3400–4000 \u{a0}"), span(3400.0, 4000.0), "a long dash and an odd space");
        assert_eq!(term("6000+"), span(6000.0, 6000.0));
        assert_eq!(term("*CB"), Ok(None), "competency-based");
        assert!(term("1e9").is_err() && term("two years").is_err() && term("5000-4000").is_err());
        assert_eq!(onet_code("49.3023.02").unwrap().to_string(), "49-3023.02");
    }
}
