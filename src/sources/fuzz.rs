//! No bytes make a reader panic, lose the name of a bad row, or give tables that contradict each other.

use proptest::prelude::*;
use proptest::sample::Index;

use super::catalog_file::{self, CatalogFile};
use super::fixtures::{self, Fixture};
use crate::catalog::tables::Tables;
use crate::catalog::{Catalog, GrowthRule};

const RULE: GrowthRule = GrowthRule { average_growth_percent: 3.1, openings_per_year_floor: 10_000.0 };

/// Cells that have tripped readers of tables before.
const ODD_CELLS: [&[u8]; 16] = [
    b"",
    b"n/a",
    b"-1",
    b"1e999",
    b"NaN",
    b"inf",
    b"00000000000000000000001",
    b"99-9999.99",
    b"51-3011.00",
    b"55-1011",
    b"\"",
    b"\"\"\"",
    b"|",
    b"\xff\xfe",
    "\u{feff}é—\u{0}".as_bytes(),
    b"65536",
];

/// One change of a file.
#[derive(Debug, Clone)]
enum Mutation {
    Flip(Index, u8),
    Insert(Index, Vec<u8>),
    Delete(Index, usize),
    Cut(Index),
    Zero(Index, usize),
    ReplaceCell(Index, usize),
    DropColumn(Index),
    RepeatLine(Index, usize),
    SwapLines(Index, Index),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let place = any::<Index>;
    prop_oneof![
        1 => (place(), 1u8..).prop_map(|(at, bits)| Mutation::Flip(at, bits)),
        1 => (place(), prop::collection::vec(any::<u8>(), 1..20)).prop_map(|(at, bytes)| Mutation::Insert(at, bytes)),
        1 => (place(), 1usize..200).prop_map(|(at, length)| Mutation::Delete(at, length)),
        1 => place().prop_map(Mutation::Cut),
        1 => (place(), 1usize..200).prop_map(|(at, length)| Mutation::Zero(at, length)),
        4 => (place(), 0..ODD_CELLS.len()).prop_map(|(at, cell)| Mutation::ReplaceCell(at, cell)),
        1 => place().prop_map(Mutation::DropColumn),
        1 => (place(), 1usize..40).prop_map(|(at, times)| Mutation::RepeatLine(at, times)),
        1 => (place(), place()).prop_map(|(a, b)| Mutation::SwapLines(a, b)),
    ]
}

impl Mutation {
    fn apply(&self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        match self {
            Self::Flip(at, bits) => {
                let at = at.index(bytes.len());
                bytes[at] ^= bits;
            }
            Self::Insert(at, inserted) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, inserted.iter().copied());
            }
            Self::Delete(at, length) => {
                let at = at.index(bytes.len());
                bytes.drain(at..(at + length).min(bytes.len()));
            }
            Self::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Self::Zero(at, length) => {
                let at = at.index(bytes.len());
                let end = (at + length).min(bytes.len());
                bytes[at..end].fill(0);
            }
            Self::ReplaceCell(at, cell) => {
                let is_edge = |byte: &u8| matches!(byte, b'\t' | b',' | b'\r' | b'\n');
                let at = at.index(bytes.len());
                let begin = bytes[..at].iter().rposition(is_edge).map_or(0, |place| place + 1);
                let end = bytes[at..].iter().position(is_edge).map_or(bytes.len(), |place| at + place);
                bytes.splice(begin..end.max(begin), ODD_CELLS[*cell].iter().copied());
            }
            Self::DropColumn(at) => *bytes = drop_column(bytes, *at),
            Self::RepeatLine(at, times) => in_lines(bytes, |lines| {
                let line = lines[at.index(lines.len())];
                lines.extend(std::iter::repeat_n(line, *times));
            }),
            Self::SwapLines(a, b) => in_lines(bytes, |lines| {
                let length = lines.len();
                lines.swap(a.index(length), b.index(length));
            }),
        }
    }
}

fn in_lines(bytes: &mut Vec<u8>, change: impl FnOnce(&mut Vec<&[u8]>)) {
    let before = bytes.clone();
    let mut lines: Vec<&[u8]> = before.split(|byte| *byte == b'\n').collect();
    change(&mut lines);
    *bytes = lines.join(&b'\n');
}

fn drop_column(bytes: &[u8], at: Index) -> Vec<u8> {
    let separator = if bytes.contains(&b'\t') { b'\t' } else { b',' };
    let width = bytes.split(|byte| *byte == b'\n').next().map_or(1, |line| line.split(|b| *b == separator).count());
    let dropped = at.index(width);
    let line = |line: &[u8]| {
        let cells = line.split(|byte| *byte == separator).enumerate();
        cells.filter(|(place, _)| *place != dropped).map(|(_, cell)| cell).collect::<Vec<_>>().join(&separator)
    };
    bytes.split(|byte| *byte == b'\n').map(line).collect::<Vec<_>>().join(&b'\n')
}

/// Reads the files; whatever they hold, what is read fits together and what is not has a name.
fn check(files: &[Fixture]) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().expect("a folder for the files");
    let Ok(reading) = fixtures::read(folder.path(), files) else { return Ok(()) };
    for problem in &reading.problems {
        let file = files.iter().find(|file| file.path.ends_with(&problem.file));
        prop_assert!(file.is_some(), "{problem} names no file");
        let lines = file.map_or(0, |file| file.bytes.iter().filter(|byte| **byte == b'\n').count() + 1);
        let is_sheet = problem.file.ends_with(".xlsx");
        prop_assert!(is_sheet || problem.line <= lines as u64, "{problem}: the file has {lines} lines");
        prop_assert!(!problem.problem.is_empty());
    }
    let tables = reading.tables;
    let written = tables.write();
    let bytes = |name: &str| written.iter().find(|(file, _)| *file == name).map(|(_, bytes)| bytes.as_slice().into());
    let again = Tables::read(bytes);
    prop_assert_eq!(again.as_ref(), Ok(&tables), "what is written reads back the same");
    let catalog = Catalog::from_tables(tables, RULE);
    prop_assert!(catalog.is_ok(), "{:?}", catalog.err());
    Ok(())
}

/// Few cases by default; `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.max(300), failure_persistence: None, ..default }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_text_file_breaks_a_reader(
        which in any::<Index>(),
        new_layout in any::<bool>(),
        mutations in prop::collection::vec(mutation(), 1..6),
    ) {
        let mut files = if new_layout { fixtures::all_in_new_layout() } else { fixtures::all() };
        let texts: Vec<usize> = (0..files.len()).filter(|place| !files[*place].path.ends_with(".xlsx")).collect();
        let bytes = &mut files[texts[which.index(texts.len())]].bytes;
        mutations.iter().for_each(|mutation| mutation.apply(bytes));
        check(&files)?;
    }

    #[test]
    fn no_workbook_breaks_a_reader(mutations in prop::collection::vec(mutation(), 1..4), inside in any::<bool>()) {
        let mut files = fixtures::all();
        let workbook = files.iter_mut().find(|file| file.path.ends_with(".xlsx")).expect("one is a workbook");
        if inside {
            // Damage of the packed bytes seldom gets past their checksum; this reaches the sheet itself.
            workbook.bytes = repacked(&workbook.bytes, |bytes| mutations.iter().for_each(|mutation| mutation.apply(bytes)));
        } else {
            mutations.iter().for_each(|mutation| mutation.apply(&mut workbook.bytes));
        }
        check(&files)?;
    }

    #[test]
    fn no_zip_breaks_a_reader(mutations in prop::collection::vec(mutation(), 1..4)) {
        let (inside, mut files): (Vec<Fixture>, Vec<Fixture>) =
            fixtures::all().into_iter().partition(|file| file.path.starts_with("onet/"));
        let packed: Vec<(&str, &[u8])> = inside.iter().map(|file| (file.path, file.bytes.as_slice())).collect();
        let mut bytes = fixtures::zip_of(&packed);
        mutations.iter().for_each(|mutation| mutation.apply(&mut bytes));
        files.push(Fixture { path: "db_30_1_text.zip", bytes });
        let folder = tempfile::tempdir().expect("a folder for the files");
        // The first reading only lays the files out: it lacks the zip.
        let _ = fixtures::read(folder.path(), &files);
        let mut inputs = fixtures::inputs(folder.path());
        inputs.onet.insert(0, folder.path().join("db_30_1_text.zip"));
        if let Ok(reading) = super::read(&inputs, Tables::default(), &|_| {}) {
            prop_assert!(Catalog::from_tables(reading.tables, RULE).is_ok());
        }
    }

    #[test]
    fn a_damaged_catalogue_file_is_refused_or_gives_the_same_tables(mutation in mutation()) {
        let folder = tempfile::tempdir().expect("a folder for the files");
        let tables = fixtures::read(folder.path(), &fixtures::all()).expect("the fixtures are whole").tables;
        let path = folder.path().join("full.onward");
        catalog_file::write(&tables, &path, &|_| {}).expect("the folder can be written");
        let mut bytes = std::fs::read(&path).expect("it was just written");
        mutation.apply(&mut bytes);
        std::fs::write(&path, bytes).expect("the folder can be written");
        match CatalogFile::open(&path) {
            Ok(file) => {
                let read = Tables::read(|name| file.bytes(name));
                prop_assert_eq!(read.as_ref(), Ok(&tables));
            }
            Err(error) => prop_assert!(error.to_string().contains("full.onward"), "{}", error),
        }
    }
}

/// The workbook with its sheet changed and everything packed anew.
fn repacked(workbook: &[u8], change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).expect("a workbook is a zip");
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).expect("it is whole");
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).expect("it is whole");
        let name = entry.name().expect("it has a name").into_owned();
        if name.contains("sheet1") {
            change(&mut bytes);
        }
        parts.push((name, bytes));
    }
    fixtures::zip_of(&parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
}
