//! Reads a publisher's table by the names of its columns, whatever their order, and names bad rows.

use std::str::FromStr;

use csv::StringRecord;

use super::problems::Problems;

/// How a text table separates and quotes its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Tabs, no quoting: O*NET's text database, the exposure labels.
    Tabs,
    /// Commas, quoted where needed: everything else.
    Commas,
    /// The same below rows that describe the table.
    CommasBelowPreamble,
}

/// A published file: its name, for problems, and its bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    /// Its name without folders.
    pub file: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// A column by the names that releases have given it; letter case does not matter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    names: &'static [&'static str],
    needed: bool,
}

/// A column without which a table cannot be read.
pub(super) const fn needed(names: &'static [&'static str]) -> Column {
    Column { names, needed: true }
}

/// A column that some releases have.
pub(super) const fn optional(names: &'static [&'static str]) -> Column {
    Column { names, needed: false }
}

/// Where the wanted columns stand.
#[derive(Debug)]
struct Header {
    places: Vec<Option<usize>>,
    names: Vec<&'static str>,
    width: usize,
}

impl Header {
    fn find(record: &StringRecord, columns: &[Column]) -> Result<Self, String> {
        let place_of = |column: &Column| {
            column.names.iter().find_map(|name| record.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name)))
        };
        let places: Vec<Option<usize>> = columns.iter().map(place_of).collect();
        let missing = columns.iter().zip(&places).find(|(column, place)| column.needed && place.is_none());
        match missing {
            Some((column, _)) => Err(format!("no column `{}` in the header line", column.names.join("` or `"))),
            None => {
                Ok(Self { places, names: columns.iter().map(|column| column.names[0]).collect(), width: record.len() })
            }
        }
    }
}

/// One row, its cells by the place of their column in the list that was asked for.
pub(super) struct Cells<'a> {
    header: &'a Header,
    record: &'a StringRecord,
}

impl<'a> Cells<'a> {
    /// The cell without spaces around it; empty where the publisher wrote `n/a` or has no such column.
    pub fn text(&self, column: usize) -> &'a str {
        let cell = self.header.places[column].and_then(|place| self.record.get(place)).unwrap_or("").trim();
        if cell.eq_ignore_ascii_case("n/a") { "" } else { cell }
    }

    /// The cell, which must not be empty.
    pub fn needed_text(&self, column: usize) -> Result<&'a str, String> {
        match self.text(column) {
            "" => Err(format!("no {} where one was expected", self.header.names[column])),
            text => Ok(text),
        }
    }

    /// The cell as a code or number.
    pub fn parse<T: FromStr>(&self, column: usize) -> Result<T, String>
    where
        T::Err: ToString,
    {
        self.needed_text(column)?
            .parse()
            .map_err(|error: T::Err| format!("{}: {}", self.header.names[column], error.to_string()))
    }

    /// The cell as a figure, or nothing where it is empty.
    pub fn figure(&self, column: usize) -> Result<Option<f32>, String> {
        let text = self.text(column);
        if text.is_empty() {
            return Ok(None);
        }
        match text.parse::<f32>() {
            Ok(value) if value.is_finite() => Ok(Some(value)),
            _ => Err(format!("{}: `{}` where a figure was expected", self.header.names[column], shorten(text))),
        }
    }

    /// A figure that must be there and lie in `range`.
    pub fn figure_in(&self, column: usize, range: std::ops::RangeInclusive<f32>) -> Result<f32, String> {
        let name = self.header.names[column];
        let value = self.figure(column)?.ok_or_else(|| format!("no {name} where one was expected"))?;
        match range.contains(&value) {
            true => Ok(value),
            false => Err(format!("{name}: {value} is not from {} to {}", range.start(), range.end())),
        }
    }

    /// Whether the cell says yes.
    pub fn yes(&self, column: usize) -> bool {
        self.text(column).eq_ignore_ascii_case("y")
    }
}

/// Calls `visit` for every row of a text table. A row that cannot be read, or that `visit` refuses,
/// becomes a problem at its line; a table without a needed column becomes one problem.
pub(super) fn each_row(
    text: Text<'_>,
    layout: Layout,
    columns: &[Column],
    problems: &mut Problems,
    visit: impl FnMut(&Cells<'_>) -> Result<(), String>,
) {
    let bytes = text.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text.bytes);
    let mut reader = text_reader(bytes, layout);
    let mut rows = Rows::new(text.file, columns, layout == Layout::CommasBelowPreamble, visit);
    let mut lines = Lines { bytes, at: 0, line: 1 };
    let mut raw = csv::ByteRecord::new();
    loop {
        match reader.read_byte_record(&mut raw) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                problems.add(text.file, lines.line, error);
                break;
            }
        }
        let line = lines.of(raw.position().map_or(0, csv::Position::byte));
        match StringRecord::from_byte_record(raw) {
            Ok(record) => {
                rows.row(line, &record, problems);
                raw = record.into_byte_record();
            }
            Err(error) => {
                problems.add(text.file, line, "text that is not UTF-8");
                raw = error.into_byte_record();
            }
        }
        if rows.is_hopeless {
            return;
        }
    }
    rows.finish(problems);
}

/// The same for the rows of a worksheet, each with its line. Rows before the one that has all
/// needed columns are skipped: publishers put titles there.
pub(super) fn each_sheet_row(
    file: &str,
    sheet_rows: impl Iterator<Item = (u64, StringRecord)>,
    columns: &[Column],
    problems: &mut Problems,
    visit: impl FnMut(&Cells<'_>) -> Result<(), String>,
) {
    let mut rows = Rows::new(file, columns, true, visit);
    for (line, record) in sheet_rows {
        rows.row(line, &record, problems);
    }
    rows.finish(problems);
}

/// Finds the header among the first rows, then passes every row on.
struct Rows<'a, V> {
    file: &'a str,
    columns: &'a [Column],
    /// Whether other rows may stand above the header.
    has_preamble: bool,
    header: Option<Header>,
    /// What the last row that might have been the header lacked.
    lacked: String,
    /// Whether the header is wrong, so that no row can be read.
    is_hopeless: bool,
    visit: V,
}

impl<'a, V: FnMut(&Cells<'_>) -> Result<(), String>> Rows<'a, V> {
    fn new(file: &'a str, columns: &'a [Column], has_preamble: bool, visit: V) -> Self {
        let lacked = "no header line".to_owned();
        Self { file, columns, has_preamble, header: None, lacked, is_hopeless: false, visit }
    }

    fn row(&mut self, line: u64, record: &StringRecord, problems: &mut Problems) {
        let Some(header) = &self.header else {
            match Header::find(record, self.columns) {
                Ok(header) => self.header = Some(header),
                Err(lacked) if self.has_preamble => self.lacked = lacked,
                Err(lacked) => {
                    self.is_hopeless = true;
                    problems.add(self.file, line, lacked);
                }
            }
            return;
        };
        if record.len() != header.width {
            let problem = format!("{} columns where {} were expected", record.len(), header.width);
            problems.add(self.file, line, problem);
        } else if let Err(problem) = (self.visit)(&Cells { header, record }) {
            problems.add(self.file, line, problem);
        }
    }

    fn finish(self, problems: &mut Problems) {
        if self.header.is_none() {
            problems.add(self.file, 0, self.lacked);
        }
    }
}

/// Lines by place in the text. The reader's own count is one behind where lines end in CR LF.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the record that the reader began at `byte`; records come in order.
    fn of(&mut self, byte: u64) -> u64 {
        let mut begin = usize::try_from(byte).unwrap_or(usize::MAX).clamp(self.at, self.bytes.len());
        while self.bytes.get(begin).is_some_and(|byte| matches!(byte, b'\r' | b'\n')) {
            begin += 1;
        }
        self.line += self.bytes[self.at..begin].iter().filter(|byte| **byte == b'\n').count() as u64;
        self.at = begin;
        self.line
    }
}

fn text_reader(bytes: &[u8], layout: Layout) -> csv::Reader<&[u8]> {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true);
    if layout == Layout::Tabs {
        builder.delimiter(b'\t').quoting(false);
    }
    builder.from_reader(bytes)
}

/// A text as it may stand in a cell of ours: one line, and without the mark that joins lists.
pub(super) fn clean(text: &str) -> String {
    let plain = text.trim().replace('|', "/");
    match plain.contains(char::is_control) {
        true => plain.replace(char::is_control, " "),
        false => plain,
    }
}

/// A cell short enough to stand in a sentence.
pub(super) fn shorten(text: &str) -> String {
    text.chars().take(60).collect()
}

/// A figure with at most `digits` after the point: more are noise, and make files large.
pub(super) fn rounded(value: f32, digits: i32) -> f32 {
    let scale = 10f64.powi(digits);
    ((f64::from(value) * scale).round() / scale) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 2] = [needed(&["Code", "Old Code"]), optional(&["Note"])];

    fn read(text: &str) -> (Vec<(String, String)>, Vec<String>) {
        let (mut rows, mut problems) = (Vec::new(), Problems::default());
        each_row(Text { file: "t.txt", bytes: text.as_bytes() }, Layout::Tabs, &COLUMNS, &mut problems, |cells| {
            rows.push((cells.needed_text(0)?.to_owned(), cells.text(1).to_owned()));
            Ok(())
        });
        (rows, problems.into_list().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn columns_are_found_by_name_in_any_order_and_letter_case() {
        let (rows, problems) = read("note\tOLD CODE\r\nn/a\tx\r\n");
        assert_eq!(rows, [("x".into(), String::new())]);
        assert!(problems.is_empty());
    }

    #[test]
    fn every_bad_row_is_named_and_the_others_are_read() {
        let (rows, problems) = read("Code\tNote\nx\ta\nlone\n\tb\ny\tc\n");
        assert_eq!(rows.len(), 2);
        assert_eq!(problems, ["t.txt:3: 1 columns where 2 were expected", "t.txt:4: no Code where one was expected"]);
    }

    #[test]
    fn a_table_without_a_needed_column_is_one_problem() {
        assert_eq!(read("Kode\n1\n2\n").1, ["t.txt:1: no column `Code` or `Old Code` in the header line"]);
        assert_eq!(read("").1, ["t.txt:0: no header line"]);
    }

    #[test]
    fn a_cell_of_ours_is_one_line_without_the_joining_mark() {
        assert_eq!(clean(" a|b\tc\r\n"), "a/b c");
    }
}
