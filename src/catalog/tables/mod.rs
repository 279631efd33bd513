//! The catalogue as text tables: what `index/catalog/` holds, what a full catalogue file holds,
//! and what the publishers' readers produce. Reading and writing stand side by side.

mod cells;
mod certifications;
mod emerging;
mod fields;
mod fine;
mod matrix;
mod programs;
mod rows;
mod wages;

pub use cells::*;
pub use certifications::{CertificationKind, CertificationRow, CertificationTable, Practice};
pub use emerging::{EmergingRow, EvidenceRow, PartRow, RaisedElementRow};
pub use fields::{Award, Awards, FieldRow, OnlineShare, Span};
pub use fine::*;
pub use matrix::Matrix;
pub use programs::ProgramTable;
pub use rows::*;
pub use wages::{WageRow, WageTable};

use std::borrow::Cow;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A table that cannot be read, or a fact in it that contradicts another.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}")]
pub struct TableError {
    /// The table's file name.
    pub file: String,
    /// The line in that file, counted from 1; 0 where the whole file is meant.
    pub line: u64,
    /// What is wrong and what was expected.
    pub problem: String,
}

impl TableError {
    /// An error at `line` of `file`.
    pub fn new(file: &str, line: u64, problem: impl ToString) -> Self {
        Self { file: file.to_owned(), line, problem: problem.to_string() }
    }
}

/// Every table of a catalogue. Optional tables may be empty; the manifest says what is missing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tables {
    /// Where the figures come from.
    pub manifest: Manifest,
    /// Every coded occupation.
    pub occupations: Vec<OccupationRow>,
    /// Alternate and reported job titles.
    pub titles: Vec<TitlesRow>,
    /// Names of skills, knowledge, abilities, work activities, interests and work values.
    pub elements: Vec<ElementRow>,
    /// Importance (1–5) and level (0–7) of 35 skills.
    pub skills: Matrix,
    /// Importance and level of 33 knowledge areas.
    pub knowledge: Matrix,
    /// Importance of 52 abilities.
    pub abilities: Matrix,
    /// Importance of 41 generalised work activities.
    pub work_activities: Matrix,
    /// Shares of workers (0–100) by education, experience and training category.
    pub preparation: Matrix,
    /// Six occupational interests (1–7).
    pub interests: Matrix,
    /// Six work values (1–7).
    pub work_values: Matrix,
    /// Intermediate work activities with observed AI use.
    pub activity_groups: Vec<ActivityGroupRow>,
    /// Detailed work activities.
    pub activities: Vec<ActivityRow>,
    /// Which occupation does which detailed work activity.
    pub occupation_activities: Vec<OccupationActivitiesRow>,
    /// Named software and tools, and who uses them.
    pub technologies: Vec<TechnologyRow>,
    /// Employment projections.
    pub outlook: Vec<OutlookRow>,
    /// AI-exposure figures per occupation.
    pub exposure: Vec<ExposureRow>,
    /// Places with published pay.
    pub areas: Vec<AreaRow>,
    /// Pay, national.
    pub wages_national: WageTable,
    /// Pay by state.
    pub wages_states: WageTable,
    /// Pay by metropolitan area.
    pub wages_metropolitan: WageTable,
    /// Related occupations, closest first: used to evaluate and to link, never to score.
    pub related: Vec<RelatedRow>,
    /// Our own plain-language summaries, growth families and usual credentials.
    pub guidance: Vec<GuidanceRow>,
    /// Emerging roles.
    pub emerging: Vec<EmergingRow>,
    /// Our own list of certifications and licences.
    pub certifications: CertificationTable,
    /// Fields of study in our own words.
    pub fields: Vec<FieldRow>,
    /// Programmes of published lists, and those that are usual.
    pub programs: ProgramTable,
    /// Full catalogue only: descriptions.
    pub descriptions: Vec<DescriptionRow>,
    /// Full catalogue only: task statements.
    pub tasks: Vec<TaskRow>,
    /// Full catalogue only: the hierarchy of ESCO's skills.
    pub fine_skill_groups: Vec<FineSkillGroupRow>,
    /// Full catalogue only: ESCO's fine skills.
    pub fine_skills: Vec<FineSkillRow>,
    /// Full catalogue only: ESCO's occupations with their skills.
    pub fine_occupations: Vec<FineOccupationRow>,
    /// Full catalogue only: which of them match which of O*NET.
    pub fine_crosswalk: Vec<FineCrosswalkRow>,
}

/// A table of plain rows, read and written through serde.
pub trait Row: Serialize + DeserializeOwned {
    /// The table's file name.
    const FILE: &'static str;
}

/// Expands one list of all tables into reading and writing, so that neither can forget one.
macro_rules! each_table {
    ($visit:ident) => {
        $visit! {
            rows: occupations = OccupationRow, titles = TitlesRow, elements = ElementRow,
                  activity_groups = ActivityGroupRow, activities = ActivityRow,
                  occupation_activities = OccupationActivitiesRow, technologies = TechnologyRow,
                  outlook = OutlookRow, exposure = ExposureRow, areas = AreaRow, related = RelatedRow,
                  guidance = GuidanceRow, fields = FieldRow, descriptions = DescriptionRow, tasks = TaskRow,
                  fine_skill_groups = FineSkillGroupRow, fine_skills = FineSkillRow,
                  fine_occupations = FineOccupationRow, fine_crosswalk = FineCrosswalkRow;
            special: skills = "skills.tsv", knowledge = "knowledge.tsv", abilities = "abilities.tsv",
                  work_activities = "work_activities.tsv", preparation = "preparation.tsv",
                  interests = "interests.tsv", work_values = "work_values.tsv",
                  wages_national = "wages_national.tsv", wages_states = "wages_states.tsv",
                  wages_metropolitan = "wages_metropolitan.tsv", certifications = "certifications.toml",
                  programs = "programs.jsonl";
        }
    };
}

macro_rules! list_files {
    (rows: $($row:ident = $type:ident),*; special: $($special:ident = $file:literal),*;) => {
        &[Manifest::FILE, EmergingRow::FILE, $($type::FILE,)* $($file),*]
    };
}

impl Tables {
    /// Every file that a catalogue may have, in the order of [`Tables::write`].
    pub const FILES: &'static [&'static str] = each_table!(list_files);

    /// Reads every table that `file_bytes` can give by name; a table it has not stays empty.
    ///
    /// # Errors
    /// The first unreadable row, with file, line and what was expected.
    pub fn read<'a>(file_bytes: impl Fn(&str) -> Option<Cow<'a, [u8]>> + Sync) -> Result<Self, TableError> {
        let manifest_bytes =
            file_bytes(Manifest::FILE).ok_or_else(|| TableError::new(Manifest::FILE, 0, "the manifest is missing"))?;
        let mut tables = Self { manifest: Manifest::read(&manifest_bytes)?, ..Self::default() };
        if let Some(bytes) = file_bytes(EmergingRow::FILE) {
            tables.emerging = EmergingRow::read_all(&bytes)?;
        }
        macro_rules! read_each {
            (rows: $($row:ident = $type:ident),*; special: $($special:ident = $file:literal),*;) => {{
                let errors = std::sync::Mutex::new(Vec::new());
                let report = |result: Result<(), TableError>| {
                    if let Err(error) = result {
                        errors.lock().expect("no reader panics while it reports").push(error);
                    }
                };
                let (report, file_bytes) = (&report, &file_bytes);
                rayon::scope(|scope| {
                    // Largest first: the metropolitan wages take longer than all the rest.
                    $(let slot = &mut tables.$special;
                    scope.spawn(move |_| report(file_bytes($file).map_or(Ok(()), |bytes| slot.read($file, &bytes))));)*
                    $(let slot = &mut tables.$row;
                    scope.spawn(move |_| report(read_rows(file_bytes, slot)));)*
                });
                errors.into_inner().expect("no reader panics while it reports")
            }};
        }
        let mut errors: Vec<TableError> = each_table!(read_each);
        errors.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        errors.into_iter().next().map_or(Ok(tables), Err)
    }

    /// File names of the tables that have rows.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        if !self.emerging.is_empty() {
            names.push(EmergingRow::FILE);
        }
        macro_rules! name_each {
            (rows: $($row:ident = $type:ident),*; special: $($special:ident = $file:literal),*;) => {
                $(if !self.$row.is_empty() { names.push($type::FILE); })*
                $(if !self.$special.is_empty() { names.push($file); })*
            };
        }
        each_table!(name_each);
        names
    }

    /// Every table as `(file name, bytes)`; empty tables are left out.
    pub fn write(&self) -> Vec<(&'static str, Vec<u8>)> {
        let mut files = vec![(Manifest::FILE, self.manifest.write())];
        if !self.emerging.is_empty() {
            files.push((EmergingRow::FILE, EmergingRow::write_all(&self.emerging)));
        }
        macro_rules! write_each {
            (rows: $($row:ident = $type:ident),*; special: $($special:ident = $file:literal),*;) => {
                $(if !self.$row.is_empty() { files.push(write_rows(&self.$row)); })*
                $(if !self.$special.is_empty() { files.push(($file, self.$special.write())); })*
            };
        }
        each_table!(write_each);
        files
    }
}

fn tsv_reader(bytes: &[u8]) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(b'\t').quoting(false).flexible(false).from_reader(bytes)
}

fn tsv_writer() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new()
        .delimiter(b'\t')
        .quote_style(csv::QuoteStyle::Never)
        .flexible(true)
        .from_writer(Vec::new())
}

fn finish(writer: csv::Writer<Vec<u8>>) -> Vec<u8> {
    writer.into_inner().expect("writing to memory does not fail")
}

fn csv_error(file: &str, error: &csv::Error) -> TableError {
    let line = error.position().map_or(0, csv::Position::line);
    let problem = match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => err.to_string(),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} columns where {expected_len} were expected")
        }
        _ => error.to_string(),
    };
    TableError::new(file, line, problem)
}

fn read_rows<'a, R: Row>(
    file_bytes: &(impl Fn(&str) -> Option<Cow<'a, [u8]>> + Sync),
    rows: &mut Vec<R>,
) -> Result<(), TableError> {
    let Some(bytes) = file_bytes(R::FILE) else { return Ok(()) };
    for row in tsv_reader(&bytes).into_deserialize() {
        rows.push(row.map_err(|error| csv_error(R::FILE, &error))?);
    }
    Ok(())
}

fn write_rows<R: Row>(rows: &[R]) -> (&'static str, Vec<u8>) {
    let mut writer = tsv_writer();
    for row in rows {
        writer.serialize(row).expect("a row has only plain columns");
    }
    (R::FILE, finish(writer))
}
