//! New Jersey's list of eligible programmes, with results by provider and field and the licences that it names.

use rustc_hash::FxHashMap;

use super::super::problems::Problems;
use super::super::table::{Cells, Column, Layout, Text, each_row, needed, optional};
use super::facts;
use super::known::{Known, role_codes};
use crate::catalog::codes::{CipCode, OnetCode};
use crate::catalog::{Attendance, Between, Outcome, OutcomeMeasure, Program, ProgramKind, ProgramSource};

/// Its name in the manifest.
const LIST: &str = super::releases::NJ_ETPL.id;
/// The date of rows that tell none: the newest export of the list at hand.
const NEWEST: &str = "2022-10-31";

/// What other files of the state add.
#[derive(Debug, Default)]
pub(super) struct Companions {
    /// Results by provider and field.
    pub outcomes: FxHashMap<(String, CipCode), Vec<Outcome>>,
    /// Occupations by the name of a licence in small letters.
    pub licences: FxHashMap<String, Vec<OnetCode>>,
}

const COLUMNS: [Column; 31] = [
    needed(&["programid"]),
    needed(&["providerid"]),
    needed(&["officialname", "standardized_name"]),
    needed(&["name"]),
    needed(&["cipcode"]),
    optional(&["city"]),
    optional(&["state"]),
    optional(&["zip"]),
    optional(&["website"]),
    optional(&["totalcost"]),
    optional(&["tuition"]),
    optional(&["fees"]),
    optional(&["booksmaterialscost"]),
    optional(&["suppliestoolscost"]),
    optional(&["othercosts"]),
    optional(&["prerequisites"]),
    optional(&["degreeawardedname"]),
    optional(&["credentialtype"]),
    optional(&["licenseawardedname"]),
    optional(&["industrycredentialname"]),
    optional(&["totalclockhours"]),
    optional(&["calendarlengthid"]),
    optional(&["standardized_description", "description"]),
    optional(&["statusname"]),
    optional(&["distancelearning"]),
    optional(&["eveningcourses"]),
    optional(&["childcare"]),
    optional(&["assistobtainingchildcare"]),
    optional(&["accessfordisabled"]),
    optional(&["languages"]),
    optional(&["_src"]),
];
const ID: usize = 0;
const PROVIDER_ID: usize = 1;
const NAME: usize = 2;
const PROVIDER: usize = 3;
const CIP: usize = 4;
const CITY: usize = 5;
const STATE: usize = 6;
const ZIP: usize = 7;
const SITE: usize = 8;
const TOTAL: usize = 9;
const TUITION: usize = 10;
const FEES: usize = 11;
const BOOKS: usize = 12;
const TOOLS: usize = 13;
const OTHER: usize = 14;
const ASKED: usize = 15;
const AWARD: usize = 16;
const CREDENTIAL_TYPE: usize = 17;
const LICENCE: usize = 18;
const CREDENTIAL: usize = 19;
const HOURS: usize = 20;
const LENGTH: usize = 21;
const DESCRIPTION: usize = 22;
const STATUS: usize = 23;
const DISTANCE: usize = 24;
const EVENING: usize = 25;
const CHILDCARE: usize = 26;
const CHILDCARE_HELP: usize = 27;
const ACCESSIBLE: usize = 28;
const LANGUAGES: usize = 29;
const EXPORT: usize = 30;

/// Reads the list of programmes.
pub(super) fn read(text: Text<'_>, known: &Known, also: &Companions, problems: &mut Problems) -> Vec<Program> {
    let mut programs = Vec::new();
    let mut providers: FxHashMap<String, crate::catalog::Provider> = FxHashMap::default();
    let mut nameless: Vec<(usize, String)> = Vec::new();
    each_row(text, Layout::Commas, &COLUMNS, problems, |cells| {
        if !matches!(cells.text(STATUS).to_lowercase().as_str(), "" | "approved") {
            return Ok(());
        }
        let program = program(cells, known, also)?;
        let provider_id = cells.needed_text(PROVIDER_ID)?.to_owned();
        match &program.provider {
            Some(provider) => drop(providers.entry(provider_id).or_insert_with(|| provider.clone())),
            None => nameless.push((programs.len(), provider_id)),
        }
        programs.push(program);
        Ok(())
    });
    for (place, id) in nameless {
        let unnamed = || facts::provider(&format!("Provider {id} of New Jersey's list"), "", "", "");
        programs[place].provider = Some(providers.get(&id).cloned().unwrap_or_else(unnamed));
    }
    programs
}

fn program(cells: &Cells<'_>, known: &Known, also: &Companions) -> Result<Program, String> {
    let own = cells.needed_text(ID)?;
    let name = cells.needed_text(NAME)?;
    let source =
        ProgramSource { list: LIST.to_owned(), id: Some(facts::cut(own, 60)), date: exported(cells.text(EXPORT)) };
    let kind = kind(cells);
    let mut program = facts::blank(facts::id_of("nj", own)?, name, kind, source);
    let provider = facts::provider(cells.text(PROVIDER), cells.text(CITY), cells.text(STATE), cells.text(ZIP));
    program.provider = Some(provider).filter(|provider| !provider.name.is_empty());
    program.site = facts::short(cells.text(SITE));
    program.cip = facts::cip(cells.text(CIP));
    let licence = also.licences.get(&cells.text(LICENCE).to_lowercase());
    let field = program.cip.iter().flat_map(|cip| known.of_field(cip, name, kind));
    program.leads_to = role_codes(licence.into_iter().flatten().copied().chain(field));
    let part = |(column, name): (usize, &str)| facts::dollars(name, cells.text(column));
    let parts: Vec<Option<f64>> = PARTS.into_iter().map(part).collect::<Result<_, _>>()?;
    program.cost = facts::total(facts::dollars("totalcost", cells.text(TOTAL))?, &parts)?;
    program.hours = facts::hours("totalclockhours", cells.text(HOURS))?;
    program.weeks = weeks(cells.text(LENGTH))?;
    program.is_paid = kind == ProgramKind::Apprenticeship;
    program.entry = facts::entry(cells.text(ASKED));
    program.credential = credential(cells);
    program.attendance = attendance(cells);
    program.description = facts::text(cells.text(DESCRIPTION));
    if let Some(cip) = &program.cip {
        let key = (cells.needed_text(PROVIDER_ID)?.to_owned(), cip.clone());
        program.outcomes = also.outcomes.get(&key).cloned().unwrap_or_default();
    }
    Ok(program)
}

/// Columns of the parts of a cost, with their names.
const PARTS: [(usize, &str); 5] = [
    (TUITION, "tuition"),
    (FEES, "fees"),
    (BOOKS, "booksmaterialscost"),
    (TOOLS, "suppliestoolscost"),
    (OTHER, "othercosts"),
];

fn kind(cells: &Cells<'_>) -> ProgramKind {
    let by_award = facts::kind(cells.text(AWARD)).filter(|kind| *kind != ProgramKind::Certificate);
    let by_type = facts::kind(cells.text(CREDENTIAL_TYPE));
    let has_paper = [AWARD, CREDENTIAL_TYPE, LICENCE, CREDENTIAL].iter().any(|column| !cells.text(*column).is_empty());
    let usual = if has_paper { ProgramKind::Certificate } else { ProgramKind::Course };
    by_award.or(by_type).unwrap_or(usual)
}

/// What it ends in, the most useful first.
fn credential(cells: &Cells<'_>) -> Option<String> {
    let papers: Vec<String> =
        [LICENCE, CREDENTIAL, AWARD].iter().filter_map(|column| facts::short(cells.text(*column))).collect();
    (!papers.is_empty()).then(|| papers.join("; "))
}

/// The publisher's ten classes of length, in weeks.
fn weeks(class: &str) -> Result<Option<Between<f32>>, String> {
    let (low, high) = match class {
        "" | "0" => return Ok(None),
        "1" => (0.0, 0.2),
        "2" => (0.2, 0.4),
        "3" => (0.6, 1.0),
        "4" => (2.0, 3.0),
        "5" => (4.0, 11.0),
        "6" => (13.0, 22.0),
        "7" => (26.0, 52.0),
        "8" => (56.0, 104.0),
        "9" => (156.0, 208.0),
        "10" => (208.0, 260.0),
        other => return Err(format!("calendarlengthid: `{}` is no class from 1 to 10", facts::cut(other, 20))),
    };
    Ok(Some(Between { low, high }))
}

fn attendance(cells: &Cells<'_>) -> Attendance {
    let says = |column: usize| match cells.text(column) {
        "1" => Some(true),
        "2" => Some(false),
        _ => None,
    };
    let childcare = match (says(CHILDCARE), says(CHILDCARE_HELP)) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (here, help) => here.or(help),
    };
    let languages = cells.text(LANGUAGES).split(',').map(str::trim);
    Attendance {
        online: says(DISTANCE),
        // Who teaches only at a distance says so nowhere; a place is known if distance is not offered.
        in_person: (says(DISTANCE) == Some(false)).then_some(true),
        evening: says(EVENING),
        childcare,
        accessible: says(ACCESSIBLE),
        languages: languages.filter(|name| !name.is_empty() && *name != "Other Languages").map(str::to_owned).collect(),
    }
}

/// The date in the name of the export that a row comes from.
fn exported(file: &str) -> String {
    match file.get(..8) {
        Some(day) if day.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..])
        }
        _ => NEWEST.to_owned(),
    }
}

/// Reads results by provider and field; what is held back stays unknown.
pub(super) fn read_outcomes(text: Text<'_>, problems: &mut Problems) -> Vec<((String, CipCode), Vec<Outcome>)> {
    let columns = [
        needed(&["providerid"]),
        needed(&["cipcode"]),
        needed(&["PerEmployed2"]),
        needed(&["PerEmployed4"]),
        needed(&["AvgQuarterlyWage2"]),
        needed(&["AvgQuarterlyWage4"]),
        needed(&["NumCompleted2"]),
        needed(&["NumCompleted4"]),
        needed(&["NumUsedWageCalc2"]),
        needed(&["NumUsedWageCalc4"]),
    ];
    let mut outcomes = Vec::new();
    each_row(text, Layout::Commas, &columns, problems, |cells| {
        let Some(cip) = facts::cip(cells.needed_text(1)?) else { return Ok(()) };
        let figure = |column: usize| facts::figure("a figure of results", cells.text(column));
        let count =
            |column: usize| Ok::<_, String>(figure(column)?.filter(|n| (0.0..1e6).contains(n)).map(|n| n as u32));
        let mut found = Vec::new();
        for (half, employed, wage) in [
            (0, OutcomeMeasure::EmployedAfterTwoQuarters, OutcomeMeasure::PayAfterTwoQuarters),
            (1, OutcomeMeasure::EmployedAfterFourQuarters, OutcomeMeasure::PayAfterFourQuarters),
        ] {
            let (completed, paid) = (count(6 + half)?, count(8 + half)?);
            // Nobody employed and no record of pay: the learners were not found, which is no result.
            let share = figure(2 + half)?.filter(|share| *share > 0.0 || paid.is_some_and(|paid| paid > 0));
            found.extend(facts::share(employed, share, completed));
            found.extend(facts::pay(wage, figure(4 + half)?, paid).filter(|_| paid != Some(0)));
        }
        if !found.is_empty() {
            outcomes.push(((cells.needed_text(0)?.to_owned(), cip), found));
        }
        Ok(())
    });
    outcomes
}

/// Reads licences with their occupations (codes of 2010).
pub(super) fn read_licences(text: Text<'_>, known: &Known, problems: &mut Problems) -> Vec<(String, Vec<OnetCode>)> {
    let columns = [needed(&["NAME"]), needed(&["CODE"]), optional(&["ISDELETED"])];
    let mut licences = Vec::new();
    each_row(text, Layout::Commas, &columns, problems, |cells| {
        if let (false, Ok(code)) = (cells.text(2) == "1", cells.parse::<OnetCode>(1)) {
            licences.push((cells.needed_text(0)?.to_lowercase(), known.of_old(code)));
        }
        Ok(())
    });
    licences
}
