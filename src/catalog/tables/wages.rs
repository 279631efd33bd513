//! Pay per place and occupation: a line with a place, then a line for each occupation there.

use super::{TableError, csv_error, finish, tsv_writer};
use crate::catalog::codes::{AreaCode, SocCode};
use crate::catalog::wages::{Pay, PayBand};

const HEADER: [&str; 8] =
    ["area_or_soc", "employment", "p10_usd_per_year", "p25", "p50", "p75", "p90", "location_quotient"];

/// One published line of pay.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WageRow {
    /// Where.
    pub area: AreaCode,
    /// Which occupation, by the publisher's code.
    pub soc: SocCode,
    /// The figures.
    pub band: PayBand,
}

/// Pay, sorted by area.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WageTable(pub Vec<WageRow>);

impl WageTable {
    /// Whether the table has no row.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn read(&mut self, file: &str, bytes: &[u8]) -> Result<(), TableError> {
        let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').quoting(false).flexible(true).from_reader(bytes);
        let mut area = None;
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record).map_err(|error| csv_error(file, &error))? {
            let line = record.position().map_or(0, csv::Position::line);
            let wrong = |problem: String| TableError::new(file, line, problem);
            match (record.len(), area) {
                (1, _) => area = Some(record[0].parse().map_err(|error| TableError::new(file, line, error))?),
                (8, Some(area)) => {
                    let soc = record[0].parse().map_err(|error| TableError::new(file, line, error))?;
                    self.0.push(WageRow { area, soc, band: read_band(&record).map_err(wrong)? });
                }
                (8, None) => return Err(wrong("a line of pay before any line with a place".into())),
                (columns, _) => return Err(wrong(format!("{columns} columns where 1 (a place) or 8 were expected"))),
            }
        }
        Ok(())
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let mut writer = tsv_writer();
        writer.write_record(HEADER).expect("writing to memory does not fail");
        let mut area = None;
        for row in &self.0 {
            if area != Some(row.area) {
                writer.write_record([row.area.to_string()]).expect("writing to memory does not fail");
                area = Some(row.area);
            }
            let band = &row.band;
            let pay = |pay: Option<Pay>| pay.map_or(String::new(), |pay| pay.to_string());
            let cells = [
                row.soc.to_string(),
                band.employment.map_or(String::new(), |jobs| jobs.to_string()),
                pay(band.p10),
                pay(band.p25),
                pay(band.p50),
                pay(band.p75),
                pay(band.p90),
                band.location_quotient.map_or(String::new(), |quotient| quotient.to_string()),
            ];
            writer.write_record(cells).expect("writing to memory does not fail");
        }
        finish(writer)
    }
}

fn read_band(record: &csv::StringRecord) -> Result<PayBand, String> {
    let pay = |column: usize| match &record[column] {
        "" => Ok(None),
        cell => cell.parse::<Pay>().map(Some),
    };
    Ok(PayBand {
        employment: number(&record[1])?,
        p10: pay(2)?,
        p25: pay(3)?,
        p50: pay(4)?,
        p75: pay(5)?,
        p90: pay(6)?,
        location_quotient: number(&record[7])?,
    })
}

fn number<T: std::str::FromStr>(cell: &str) -> Result<Option<T>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    cell.parse().map(Some).map_err(|_| format!("`{cell}` is not a number"))
}
