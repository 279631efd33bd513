//! Employment projections: table 1.2 of `occupation.xlsx`.

use std::ops::RangeInclusive;

use csv::StringRecord;

use super::problems::Problems;
use super::sheet::Sheet;
use super::table::{Text, clean, shorten};
use crate::catalog::codes::SocCode;
use crate::catalog::tables::OutlookRow;

/// What the workbook gives.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Projections {
    /// One row a line item.
    pub rows: Vec<OutlookRow>,
    /// Base and projected year.
    pub years: Option<(u16, u16)>,
}

/// Places of the columns, found by what their names begin with: the names hold the years.
struct Columns {
    code: usize,
    kind: usize,
    jobs_base: usize,
    jobs_projected: usize,
    growth: usize,
    openings: usize,
    education: Option<usize>,
    experience: Option<usize>,
    training: Option<usize>,
    years: (u16, u16),
}

const HEADER: &str =
    "a header line with an occupation type, employment in two years, its change in percent and openings";

impl Columns {
    fn find(record: &StringRecord) -> Option<Self> {
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_lowercase()).collect();
        let place = |beginning: &str| cells.iter().position(|cell| cell.starts_with(beginning));
        let year = |cell: &String| cell.strip_prefix("employment, ").and_then(|year| year.parse::<u16>().ok());
        let mut employment = cells.iter().enumerate().filter_map(|(place, cell)| Some((place, year(cell)?)));
        let (jobs_base, base_year) = employment.next()?;
        let (jobs_projected, projected_year) = employment.next()?;
        Some(Self {
            code: cells.iter().position(|cell| cell.ends_with("matrix code"))?,
            kind: place("occupation type")?,
            jobs_base,
            jobs_projected,
            growth: place("employment change, percent")?,
            openings: place("occupational openings")?,
            education: place("typical education"),
            experience: place("work experience"),
            training: place("typical on-the-job training"),
            years: (base_year, projected_year),
        })
    }

    fn row(&self, record: &StringRecord) -> Result<OutlookRow, String> {
        let cell = |place: usize| record.get(place).unwrap_or("").trim();
        let words = |place: Option<usize>| match place.map_or("", cell) {
            "—" | "-" => String::new(),
            words => clean(words),
        };
        let soc: SocCode = cell(self.code).parse().map_err(|error| format!("{error}"))?;
        let figure = |place: usize, name: &str, range: RangeInclusive<f32>| match cell(place).parse::<f32>() {
            Ok(value) if range.contains(&value) => Ok(value),
            _ => Err(format!("{soc}: {name} `{}` where a figure was expected", shorten(cell(place)))),
        };
        Ok(OutlookRow {
            soc,
            jobs_thousand_base: figure(self.jobs_base, "employment", 0.0..=1e6)?,
            jobs_thousand_projected: figure(self.jobs_projected, "projected employment", 0.0..=1e6)?,
            growth_percent: figure(self.growth, "change in percent", -100.0..=10_000.0)?,
            openings_thousand_per_year: figure(self.openings, "openings", 0.0..=1e6)?,
            typical_education: words(self.education),
            related_experience: words(self.experience),
            on_the_job_training: words(self.training),
        })
    }
}

/// Reads the workbook.
pub(super) fn read_projections(text: Text<'_>, problems: &mut Problems) -> Projections {
    match Sheet::open(text.bytes, |name| name.trim().eq_ignore_ascii_case("Table 1.2")) {
        Ok(sheet) => read_rows(text.file, sheet.rows(), problems),
        Err(problem) => {
            problems.add(text.file, 0, problem);
            Projections::default()
        }
    }
}

fn read_rows(file: &str, rows: impl Iterator<Item = (u64, StringRecord)>, problems: &mut Problems) -> Projections {
    let mut columns: Option<Columns> = None;
    let mut found = Vec::<OutlookRow>::new();
    for (line, record) in rows {
        let Some(columns) = &columns else {
            columns = Columns::find(&record);
            continue;
        };
        // Only line items: summaries would count their members twice.
        if !record.get(columns.kind).unwrap_or("").trim().eq_ignore_ascii_case("line item") {
            continue;
        }
        match columns.row(&record) {
            Ok(row) if found.iter().any(|other| other.soc == row.soc) => {
                problems.add(file, line, format!("{} stands here a second time; the first row counts", row.soc));
            }
            Ok(row) => found.push(row),
            Err(problem) => problems.add(file, line, problem),
        }
    }
    if columns.is_none() {
        problems.add(file, 1, format!("no {HEADER}"));
    }
    found.sort_by_key(|row| row.soc);
    Projections { rows: found, years: columns.map(|columns| columns.years) }
}
