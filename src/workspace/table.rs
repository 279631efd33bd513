//! Clients in a table: what a spreadsheet writes, row by row, with what is wrong in which line.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord, Trim};

use super::card::{Card, CardFault, TypedCard};

/// The most rows of a table.
pub const MOST_ROWS: usize = 20_000;
/// What a spreadsheet would take for the beginning of a formula; our own tables put an apostrophe before it.
const FORMULA_MARKS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A table that was read: what can be used of it, and what cannot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReadTable {
    /// The rows that are right, in their order.
    pub cards: Vec<Card>,
    /// The others.
    pub faults: Vec<RowFault>,
}

/// A row that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowFault {
    /// The line of the file that it begins in, from 1.
    pub line: u64,
    /// Why.
    pub why: WhyNot,
}

/// Why a row cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// Something in it cannot be kept.
    Card(CardFault),
    /// It is the same client as in an earlier line.
    Twice {
        /// That line.
        first_line: u64,
    },
}

/// Why a text is no table of clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableError {
    /// There are no rows below the first.
    Empty,
    /// No column is called `name`.
    NoName,
    /// There are over [`MOST_ROWS`].
    TooMany,
}

/// The columns of a card, by the names that people give them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Reference,
    Tags,
    LastContact,
    NextStep,
    Due,
}

impl Column {
    fn of(header: &str) -> Option<Self> {
        let header = header.trim().trim_start_matches('\u{feff}').to_lowercase().replace(['_', '-'], " ");
        Some(match header.as_str() {
            "name" | "client" | "full name" | "nombre" | "cliente" => Self::Name,
            "reference" | "id" | "number" | "case number" | "referencia" | "número" => Self::Reference,
            "tags" | "tag" | "groups" | "etiquetas" | "grupos" => Self::Tags,
            "last contact" | "último contacto" | "ultimo contacto" => Self::LastContact,
            "next step" | "próximo paso" | "proximo paso" => Self::NextStep,
            "due" | "by when" | "due date" | "para cuándo" | "para cuando" => Self::Due,
            _ => return None,
        })
    }
}

/// Reads a table with a first row of column names, with commas, semicolons or tabs between cells. Columns that we do
/// not know are passed over.
///
/// # Errors
/// It is no table of clients.
pub fn read_table(text: &str) -> Result<ReadTable, TableError> {
    let mut rows = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut rows = rows.records().map_while(Result::ok);
    let header = rows.next().ok_or(TableError::Empty)?;
    let columns: Vec<Option<Column>> = header.iter().map(Column::of).collect();
    if !columns.contains(&Some(Column::Name)) {
        return Err(TableError::NoName);
    }
    let (mut table, mut seen) = (ReadTable::default(), HashMap::new());
    for (place, row) in rows.filter(|row| row.iter().any(|cell| !cell.is_empty())).enumerate() {
        if place >= MOST_ROWS {
            return Err(TableError::TooMany);
        }
        let line = row.position().map_or(0, csv::Position::line);
        match typed(&row, &columns).read() {
            Err(fault) => table.faults.push(RowFault { line, why: WhyNot::Card(fault) }),
            Ok(card) => match seen.get(&card.key()) {
                Some(first_line) => {
                    table.faults.push(RowFault { line, why: WhyNot::Twice { first_line: *first_line } });
                }
                None => {
                    seen.insert(card.key(), line);
                    table.cards.push(card);
                }
            },
        }
    }
    if table.cards.is_empty() && table.faults.is_empty() { Err(TableError::Empty) } else { Ok(table) }
}

fn typed(row: &StringRecord, columns: &[Option<Column>]) -> TypedCard {
    let mut card = TypedCard::default();
    for (cell, column) in row.iter().zip(columns) {
        let cell = cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA_MARKS)).unwrap_or(cell);
        let field = match column {
            Some(Column::Name) => &mut card.name,
            Some(Column::Reference) => &mut card.reference,
            Some(Column::Tags) => &mut card.tags,
            Some(Column::LastContact) => &mut card.last_contact,
            Some(Column::NextStep) => &mut card.next_step,
            Some(Column::Due) => &mut card.due,
            None => continue,
        };
        cell.clone_into(field);
    }
    card
}

/// What stands between cells: of the three that spreadsheets write, the one that the first line has most of.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |mark: u8| first.bytes().filter(|byte| *byte == mark).count();
    // Of equally many, the last counts as the most: a comma, if there is none.
    [b'\t', b';', b','].into_iter().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tables_are_read_as_spreadsheets_write_them() {
        for (text, reason) in [
            ("name,reference,due\nMaria Lopez,7,2026-12-01\n", "commas"),
            ("Name;Reference;Due\r\nMaria Lopez;7;12/01/2026\r\n", "semicolons, American dates"),
            ("NOMBRE\tReferencia\tPara cuándo\nMaria Lopez\t7\t2026-12-01", "tabs, Spanish"),
            (
                "\u{feff}case_number,shoe size,client,by-when\n7,43,Maria Lopez,2026-12-01",
                "a mark, other columns, other order",
            ),
            ("name,reference,due\n\n\"Maria Lopez\",'7,2026-12-01,,,\n,,\n", "empty rows, quotes, more cells"),
        ] {
            let read = read_table(text).unwrap();
            assert!(read.faults.is_empty(), "{reason}: {:?}", read.faults);
            assert_eq!(read.cards.len(), 1, "{reason}");
            assert_eq!(
                (read.cards[0].name.as_str(), read.cards[0].due.map(|due| due.to_string())),
                ("Maria Lopez", Some("2026-12-01".to_owned())),
                "{reason}"
            );
        }
    }

    #[test]
    fn wrong_rows_are_named_by_their_line() {
        let read =
            read_table("name,reference,due\nMaria,1,\n,2,\nWalter,1,\nAna,3,soon\n\"two\nlines\",4,\nana,,\nAna,,\n")
                .unwrap();
        let lines: Vec<_> = read.faults.iter().map(|fault| (fault.line, fault.why)).collect();
        let expected = [
            (3, WhyNot::Card(CardFault::Name)),
            (4, WhyNot::Twice { first_line: 2 }),
            (5, WhyNot::Card(CardFault::Due)),
            (9, WhyNot::Twice { first_line: 8 }),
        ];
        assert_eq!(lines, expected);
        assert_eq!(read.cards.len(), 3);
    }

    #[test]
    fn what_is_no_table_of_clients_is_refused() {
        for (text, error, reason) in [
            ("", TableError::Empty, "nothing"),
            ("name,due\n", TableError::Empty, "no rows"),
            ("due,tags\n2026-12-01,x\n", TableError::NoName, "no names"),
            ("PK\u{3}\u{4}\u{0}workbook", TableError::NoName, "a workbook"),
        ] {
            assert_eq!(read_table(text), Err(error), "{reason}");
        }
        let many = format!("name\n{}", (0..=MOST_ROWS).map(|number| format!("c{number}\n")).collect::<String>());
        assert_eq!(read_table(&many), Err(TableError::TooMany));
    }

    #[test]
    fn a_formula_is_read_as_the_text_that_it_was() {
        let read = read_table("name\n'=SUM(A1)\n'tis Maria\n").unwrap();
        let names: Vec<_> = read.cards.iter().map(|card| card.name.as_str()).collect();
        assert_eq!(names, ["=SUM(A1)", "'tis Maria"]);
    }

    proptest! {
        #[test]
        fn no_text_makes_reading_panic(text in "(name[,;\t])?[\\PC\n\"',;\t]{0,200}") {
            let _ = read_table(&text);
        }
    }
}
