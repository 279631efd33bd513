//! Our own template for a list of programmes: a plain csv that any office can fill in.

use super::super::problems::Problems;
use super::super::table::{Cells, Column, Layout, Text, each_row, needed, optional};
use super::facts;
use super::known::{Known, role_codes};
use crate::catalog::{Between, Cents, Education, Program, ProgramKind, ProgramSource};

const LIST: &str = super::releases::OWN_LISTS.id;

const COLUMNS: [Column; 22] = [
    needed(&["name"]),
    needed(&["provider"]),
    needed(&["kind"]),
    optional(&["id"]),
    optional(&["city"]),
    optional(&["state"]),
    optional(&["zip"]),
    optional(&["website"]),
    optional(&["cip"]),
    optional(&["occupations"]),
    optional(&["hours"]),
    optional(&["weeks"]),
    optional(&["cost_dollars"]),
    optional(&["online"]),
    optional(&["evening"]),
    optional(&["entry_education"]),
    optional(&["credential"]),
    optional(&["languages"]),
    optional(&["technologies"]),
    optional(&["description"]),
    optional(&["paid"]),
    optional(&["date"]),
];

/// Reads the list.
pub(super) fn read(text: Text<'_>, known: &Known, problems: &mut Problems) -> Vec<Program> {
    let mut programs = Vec::new();
    each_row(text, Layout::Commas, &COLUMNS, problems, |cells| {
        programs.push(program(cells, known)?);
        Ok(())
    });
    programs
}

fn program(cells: &Cells<'_>, known: &Known) -> Result<Program, String> {
    let (name, provider) = (cells.needed_text(0)?, cells.needed_text(1)?);
    let kind: ProgramKind = choice(cells.needed_text(2)?, "kind")?;
    let date = facts::date(cells.text(21)).unwrap_or_default();
    let own = Some(cells.text(3)).filter(|own| !own.is_empty());
    let source = ProgramSource { list: LIST.to_owned(), id: own.map(|own| facts::cut(own, 60)), date };
    let id = match own {
        Some(own) => facts::id_of("own", own)?,
        // Without an id of its own a row is known by what it says it is.
        None => facts::id_of("own", &blake3::hash(format!("{name}\n{provider}").as_bytes()).to_hex()[..16])?,
    };
    let mut program = facts::blank(id, name, kind, source);
    program.provider = Some(facts::provider(provider, cells.text(4), cells.text(5), cells.text(6)));
    program.site = facts::short(cells.text(7));
    program.cip = match cells.text(8) {
        "" => None,
        code => Some(
            facts::cip(code).ok_or_else(|| format!("cip: `{}` is no code such as 52.0302", facts::cut(code, 20)))?,
        ),
    };
    let stated: Vec<_> = list(cells.text(9)).flat_map(|code| known.occupations(code)).collect();
    let field = || program.cip.iter().flat_map(|cip| known.of_field(cip, name, kind)).collect();
    program.leads_to = role_codes(if stated.is_empty() { field() } else { stated });
    program.hours = range(cells.text(10), "hours")?;
    program.weeks = range(cells.text(11), "weeks")?;
    program.cost = cost(cells.text(12))?;
    program.attendance.online = yes(cells.text(13), "online")?;
    program.attendance.evening = yes(cells.text(14), "evening")?;
    program.attendance.languages = list(cells.text(17)).map(str::to_owned).collect();
    program.entry.education = match cells.text(15) {
        "" => None,
        text => Some(choice::<Education>(text, "entry_education")?),
    };
    program.credential = facts::short(cells.text(16));
    program.technologies = list(cells.text(18)).map(str::to_owned).collect();
    program.description = facts::text(cells.text(19));
    program.is_paid = yes(cells.text(20), "paid")?.unwrap_or(kind == ProgramKind::Apprenticeship);
    Ok(program)
}

/// A value by the name that it has in tables.
fn choice<T: serde::de::DeserializeOwned>(text: &str, name: &str) -> Result<T, String> {
    let value = serde_json::Value::String(text.trim().to_lowercase().replace(' ', "-"));
    serde_json::from_value(value).map_err(|error| format!("{name}: {error}"))
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|item| !item.is_empty())
}

fn yes(text: &str, name: &str) -> Result<Option<bool>, String> {
    match text.to_lowercase().as_str() {
        "" => Ok(None),
        "yes" | "y" | "true" | "1" => Ok(Some(true)),
        "no" | "n" | "false" | "0" => Ok(Some(false)),
        other => Err(format!("{name}: `{}` is neither yes nor no", facts::cut(other, 20))),
    }
}

/// One figure, or two joined by a hyphen.
fn range(text: &str, name: &str) -> Result<Option<Between<f32>>, String> {
    let (low, high) = text.split_once('-').filter(|(low, _)| !low.is_empty()).unwrap_or((text, text));
    match (facts::hours(name, low)?, facts::hours(name, high)?) {
        (Some(low), Some(high)) if low.low > high.low => Err(format!("{name}: {} comes before {}", low.low, high.low)),
        (Some(low), Some(high)) => Ok(Some(Between { low: low.low, high: high.high })),
        (low, high) => Ok(low.or(high)),
    }
}

/// In this list a zero is meant: the programme is free.
fn cost(text: &str) -> Result<Option<Between<Cents>>, String> {
    let (low, high) = text.split_once('-').filter(|(low, _)| !low.is_empty()).unwrap_or((text, text));
    let cents = |dollars: f64| Cents((dollars * 100.0).round() as i64);
    match (facts::dollars("cost_dollars", low)?, facts::dollars("cost_dollars", high)?) {
        (Some(low), Some(high)) if low <= high => Ok(Some(Between { low: cents(low), high: cents(high) })),
        (Some(low), Some(high)) => Err(format!("cost_dollars: {low} comes before {high}")),
        _ => Ok(None),
    }
}
