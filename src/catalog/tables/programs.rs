//! Programmes, one JSON object a line: a row has lists within lists, which columns cannot hold.

use super::TableError;
use crate::catalog::Program;

/// Every programme of a catalogue but our own certifications, sorted by id.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ProgramTable(pub Vec<Program>);

impl ProgramTable {
    /// The table's file name.
    pub const FILE: &'static str = "programs.jsonl";

    /// Whether the table has no row.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn read(&mut self, file: &str, bytes: &[u8]) -> Result<(), TableError> {
        for (place, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            if line.trim_ascii().is_empty() {
                continue;
            }
            let program = serde_json::from_slice(line);
            self.0.push(program.map_err(|error| TableError::new(file, place as u64 + 1, error))?);
        }
        Ok(())
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for program in &self.0 {
            serde_json::to_writer(&mut bytes, program).expect("a programme has only plain values");
            bytes.push(b'\n');
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_no_programme_is_named() {
        let mut table = ProgramTable::default();
        let text = b"\n{\"id\":\"a\",\"name\":\"A\",\"kind\":\"course\",\"sources\":[]}\n{\"id\":\"b\"}\n";
        let error = table.read(ProgramTable::FILE, text).expect_err("the second has no name");
        assert_eq!((error.file.as_str(), error.line), ("programs.jsonl", 3));
        assert_eq!(table.0.len(), 1);
        let mut again = ProgramTable::default();
        again.read(ProgramTable::FILE, &table.write()).unwrap();
        assert_eq!(again, table);
    }
}
