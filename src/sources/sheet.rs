//! Worksheets of Excel workbooks as rows of text.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use csv::StringRecord;

/// Sheets of a workbook: name and rows, each with its line counted from 1.
pub(super) struct Sheet {
    rows: calamine::Range<Data>,
}

/// More unpacked bytes than any published workbook has: beyond it the file is a mistake or a trap.
const UNPACKED_LIMIT_BYTES: u128 = 2 << 30;

impl Sheet {
    /// The sheet of `bytes` that `wanted` picks by name, or else the first.
    pub fn open(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> Result<Self, String> {
        let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| format!("no workbook: {error}"))?;
        if archive.decompressed_size().is_none_or(|size| size > UNPACKED_LIMIT_BYTES) {
            return Err("a workbook larger than any that is published".into());
        }
        let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| format!("no workbook: {error}"))?;
        let names = workbook.sheet_names();
        let name = names.iter().find(|name| wanted(name)).or(names.first()).ok_or("a workbook without sheets")?.clone();
        let rows = workbook.worksheet_range(&name).map_err(|error| format!("sheet `{name}`: {error}"))?;
        Ok(Self { rows })
    }

    /// Its rows.
    pub fn rows(&self) -> impl Iterator<Item = (u64, StringRecord)> {
        let first = u64::from(self.rows.start().map_or(0, |(row, _)| row)) + 1;
        self.rows.rows().enumerate().map(move |(place, row)| (first + place as u64, row.iter().map(text).collect()))
    }
}

fn text(cell: &Data) -> String {
    match cell {
        // Whole numbers are kept as 64-bit fractions in workbooks: `99` must not become `99.0`.
        Data::Float(value) => value.to_string(),
        other => other.to_string(),
    }
}
