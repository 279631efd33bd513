//! The layout of TrainingProviderResults: one line a programme with its own results.

use super::super::problems::Problems;
use super::super::table::{Cells, Column, Layout, Text, each_row, needed, optional};
use super::facts;
use super::known::{Known, role_codes};
use crate::catalog::{Attendance, Between, Outcome, OutcomeMeasure, Program, ProgramKind, ProgramSource};

const LIST: &str = super::releases::PROVIDER_RESULTS.id;
/// More hours than a week can hold are hours of the whole programme.
const HOURS_OF_A_WEEK: f64 = 60.0;

const COLUMNS: [Column; 22] = [
    needed(&["uuid", "program_id", "id"]),
    needed(&["provider_name"]),
    needed(&["program_name"]),
    optional(&["snapshot", "date"]),
    optional(&["program_format"]),
    optional(&["cip_code"]),
    optional(&["soc_codes"]),
    optional(&["city"]),
    optional(&["state"]),
    optional(&["zip"]),
    optional(&["weeks"]),
    optional(&["hours"]),
    optional(&["tuition"]),
    optional(&["supplies"]),
    optional(&["total_out_of_pocket"]),
    optional(&["completion_rate"]),
    optional(&["employment_rate_q2"]),
    optional(&["median_earnings"]),
    optional(&["total_exited"]),
    optional(&["program_url"]),
    optional(&["description"]),
    optional(&["prerequisites"]),
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
    let (own, name) = (cells.needed_text(0)?, cells.needed_text(2)?);
    let date = facts::date(cells.text(3)).unwrap_or_default();
    let source = ProgramSource { list: LIST.to_owned(), id: Some(facts::cut(own, 60)), date };
    let kind = facts::kind(name).unwrap_or(ProgramKind::Certificate);
    let mut program = facts::blank(facts::id_of("tpr", own)?, name, kind, source);
    program.provider = Some(facts::provider(cells.needed_text(1)?, cells.text(7), cells.text(8), cells.text(9)));
    program.site = facts::short(cells.text(19));
    program.cip = facts::cip(cells.text(5));
    let stated: Vec<_> = cells.text(6).split([';', ',']).flat_map(|code| known.occupations(code)).collect();
    let field = || program.cip.iter().flat_map(|cip| known.of_field(cip, name, kind)).collect();
    program.leads_to = role_codes(if stated.is_empty() { field() } else { stated });
    let part = |column: usize, name: &str| facts::dollars(name, cells.text(column));
    let parts = [part(12, "tuition")?, part(13, "supplies")?];
    program.cost = facts::total(part(14, "total_out_of_pocket")?, &parts)?;
    let weeks = facts::figure("weeks", cells.text(10))?;
    program.weeks = facts::span(weeks, "weeks")?;
    program.hours = hours(weeks, facts::figure("hours", cells.text(11))?)?;
    program.attendance = attendance(cells.text(4));
    program.entry = facts::entry(cells.text(21));
    program.is_paid = kind == ProgramKind::Apprenticeship;
    program.outcomes = outcomes(cells)?;
    program.description = facts::text(cells.text(20));
    Ok(program)
}

/// The layout gives hours a week; some providers write those of the whole programme.
fn hours(weeks: Option<f64>, hours: Option<f64>) -> Result<Option<Between<f32>>, String> {
    let total = match (weeks, hours) {
        (Some(weeks), Some(hours)) if hours <= HOURS_OF_A_WEEK => Some(weeks * hours),
        (_, hours) => hours.filter(|hours| *hours > HOURS_OF_A_WEEK),
    };
    facts::span(total, "hours")
}

fn attendance(format: &str) -> Attendance {
    let low = format.to_lowercase();
    let is_hybrid = low.contains("hybrid") || low.contains("blended");
    let online = is_hybrid || low.contains("online") || low.contains("distance");
    let in_person = is_hybrid || low.contains("in-person") || low.contains("in person");
    let known = online || in_person;
    Attendance { online: known.then_some(online), in_person: known.then_some(in_person), ..Attendance::default() }
}

fn outcomes(cells: &Cells<'_>) -> Result<Vec<Outcome>, String> {
    let figure = |column: usize, name: &str| facts::figure(name, cells.text(column));
    let left = figure(18, "total_exited")?.filter(|n| (1.0..1e6).contains(n)).map(|n| n as u32);
    let completed = facts::share(OutcomeMeasure::Completed, figure(15, "completion_rate")?, left);
    let employed = facts::share(OutcomeMeasure::EmployedAfterTwoQuarters, figure(16, "employment_rate_q2")?, left);
    let pay = facts::pay(OutcomeMeasure::PayAfterTwoQuarters, figure(17, "median_earnings")?, None);
    Ok([completed, employed, pay].into_iter().flatten().collect())
}
