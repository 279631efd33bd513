//! A wide table of figures: one line an occupation, one column a rating or share.

use super::{TableError, csv_error, finish, tsv_reader, tsv_writer};
use crate::catalog::codes::OnetCode;

/// Figures per occupation; an empty cell is an unknown figure, never zero.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Matrix {
    /// Column names: an element id and a scale, such as `2.A.1.a IM`, or with a category `2.D.1 RL 3`.
    pub columns: Vec<String>,
    /// One row an occupation, as long as `columns`.
    pub rows: Vec<(OnetCode, Vec<Option<f32>>)>,
}

impl Matrix {
    /// Whether the table has no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn read(&mut self, file: &str, bytes: &[u8]) -> Result<(), TableError> {
        let mut reader = tsv_reader(bytes);
        let header = reader.headers().map_err(|error| csv_error(file, &error))?;
        self.columns = header.iter().skip(1).map(str::to_owned).collect();
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record).map_err(|error| csv_error(file, &error))? {
            let line = record.position().map_or(0, csv::Position::line);
            let code = record[0].parse().map_err(|error| TableError::new(file, line, error))?;
            let figures = record.iter().skip(1).map(|cell| figure(cell, file, line)).collect::<Result<_, _>>()?;
            self.rows.push((code, figures));
        }
        Ok(())
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let mut writer = tsv_writer();
        let header = std::iter::once("code").chain(self.columns.iter().map(String::as_str));
        writer.write_record(header).expect("writing to memory does not fail");
        for (code, figures) in &self.rows {
            let cells = figures.iter().map(|figure| figure.map_or(String::new(), |value| value.to_string()));
            writer
                .write_record(std::iter::once(code.to_string()).chain(cells))
                .expect("writing to memory does not fail");
        }
        finish(writer)
    }
}

fn figure(cell: &str, file: &str, line: u64) -> Result<Option<f32>, TableError> {
    if cell.is_empty() {
        return Ok(None);
    }
    match cell.parse::<f32>() {
        Ok(value) if value.is_finite() => Ok(Some(value)),
        _ => Err(TableError::new(file, line, format!("`{cell}` is not a figure"))),
    }
}
