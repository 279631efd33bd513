//! One file of the wage estimates, line by line.

use super::super::problems::Problems;
use super::super::sheet::Sheet;
use super::super::table::{Cells, Column, Layout, Text, each_row, each_sheet_row, needed, optional, shorten};
use super::areas::{Place, place};
use super::{Wages, year_of};
use crate::catalog::codes::SocCode;
use crate::catalog::tables::WageRow;
use crate::catalog::wages::{Pay, PayBand};

const COLUMNS: [Column; 13] = [
    needed(&["AREA"]),
    needed(&["AREA_TITLE", "AREA_NAME"]),
    needed(&["AREA_TYPE"]),
    needed(&["OCC_CODE"]),
    needed(&["O_GROUP", "OCC_GROUP"]),
    needed(&["TOT_EMP"]),
    needed(&["A_PCT10"]),
    needed(&["A_PCT25"]),
    needed(&["A_MEDIAN"]),
    needed(&["A_PCT75"]),
    needed(&["A_PCT90"]),
    optional(&["LOC_QUOTIENT", "LOC_Q"]),
    optional(&["NAICS"]),
];

/// Reads a csv file or workbook of the estimates into `wages`.
pub(in super::super) fn read_wages(text: Text<'_>, wages: &mut Wages, problems: &mut Problems) {
    let mut reader = Reader { wages, cap: cap(year_of(text.file)), last_area: None };
    if !text.file.to_lowercase().ends_with(".xlsx") {
        return each_row(text, Layout::Commas, &COLUMNS, problems, |cells| reader.row(cells));
    }
    match Sheet::open(text.bytes, |_| false) {
        Ok(sheet) => each_sheet_row(text.file, sheet.rows(), &COLUMNS, problems, |cells| reader.row(cells)),
        Err(problem) => problems.add(text.file, 0, problem),
    }
}

/// The yearly pay at which the publisher stops telling and writes `#`. Source: field descriptions
/// of the estimates: $115.00 an hour since May 2022, $100.00 from May 2016, $90.00 before.
fn cap(year: Option<u16>) -> u32 {
    match year {
        Some(..2016) => 187_200,
        Some(2016..2022) => 208_000,
        _ => 239_200,
    }
}

struct Reader<'a> {
    wages: &'a mut Wages,
    cap: u32,
    /// Code and title of the place on the line before, with what they mean: lines of a place stand together.
    last_area: Option<(String, String, Place)>,
}

impl Reader<'_> {
    fn row(&mut self, cells: &Cells<'_>) -> Result<(), String> {
        let group = cells.needed_text(4)?;
        let is_detailed = group.eq_ignore_ascii_case("detailed");
        // Files of all industries together hold lines of single industries too.
        let is_one_industry = !matches!(cells.text(12), "" | "000000" | "0");
        if is_one_industry || !(is_detailed || group.eq_ignore_ascii_case("broad")) {
            return Ok(());
        }
        let soc: SocCode = cells.parse(3)?;
        let Place::Area(area) = self.place(cells)? else { return Ok(()) };
        let code = area.code;
        self.wages.areas.entry(code).or_insert(area);
        let row = WageRow { area: code, soc, band: self.band(cells)? };
        // A line without employment and pay says nothing.
        if row.band != PayBand::default() {
            (if is_detailed { &mut self.wages.detailed } else { &mut self.wages.broad }).push(row);
        }
        Ok(())
    }

    fn place(&mut self, cells: &Cells<'_>) -> Result<Place, String> {
        let (area_type, code, title) = (cells.text(2), cells.text(0), cells.text(1));
        match &self.last_area {
            // The title counts too: nonmetropolitan areas share codes.
            Some((last_code, last_title, place)) if last_code == code && last_title == title => Ok(place.clone()),
            _ => {
                let found = place(area_type, code, title)?;
                self.last_area = Some((code.to_owned(), title.to_owned(), found.clone()));
                Ok(found)
            }
        }
    }

    fn band(&self, cells: &Cells<'_>) -> Result<PayBand, String> {
        let pay = |column: usize| -> Result<Option<Pay>, String> {
            match cells.text(column) {
                "#" => Ok(Some(Pay { usd_per_year: self.cap, at_least: true })),
                text => Ok(whole(text)?.map(Pay::exactly)),
            }
        };
        Ok(PayBand {
            employment: whole(cells.text(5))?,
            p10: pay(6)?,
            p25: pay(7)?,
            p50: pay(8)?,
            p75: pay(9)?,
            p90: pay(10)?,
            location_quotient: quotient(cells.text(11))?,
        })
    }
}

/// Whether the publisher released no figure. Hourly pay never stands in for a missing yearly one:
/// the occupations that have only hourly pay do not work full years.
fn is_withheld(text: &str) -> bool {
    matches!(text, "" | "*" | "**" | "***" | "-" | "—" | "~")
}

fn whole(text: &str) -> Result<Option<u32>, String> {
    if is_withheld(text) {
        return Ok(None);
    }
    let plain: String = text.chars().filter(|character| *character != ',').collect();
    match plain.parse::<f64>() {
        Ok(value) if (0.0..1e9).contains(&value) => Ok(Some(value.round() as u32)),
        _ => Err(format!("`{}` where a whole number, `*` or `#` was expected", shorten(text))),
    }
}

fn quotient(text: &str) -> Result<Option<f32>, String> {
    if is_withheld(text) {
        return Ok(None);
    }
    match text.parse::<f32>() {
        Ok(value) if (0.0..1e6).contains(&value) => Ok(Some(value)),
        _ => Err(format!("location quotient `{}` where a figure was expected", shorten(text))),
    }
}
