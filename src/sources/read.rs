//! Reads all sources side by side and joins them to one set of tables.

use std::collections::BTreeMap;
use std::path::Path;

use rustc_hash::FxHashSet;

use super::bundle::{Bundle, PublishedFile};
use super::problems::Problems;
use super::published::published_code;
use super::releases::{self, NOT_STATED};
use super::wages::WageTables;
use super::{
    Inputs, Progress, Reading, SourceError, crosswalks, esco, exposure, onet, own, programs, projections, wages,
};
use crate::catalog::codes::{OnetCode, SocCode};
use crate::catalog::tables::{FineSkillGroupRow, Manifest, OccupationRow, SourceRow, Tables};

/// What could be read of one source, with what could not.
type Met<T> = Result<(T, Problems), SourceError>;

/// Reads everything that `inputs` names and joins it with our own tables in `ours`.
///
/// # Errors
/// A file or archive that cannot be opened, or a set of files without any occupation. Rows that
/// cannot be read are no error: they are listed in the result.
pub fn read(inputs: &Inputs, ours: Tables, progress: Progress<'_>) -> Result<Reading, SourceError> {
    let ((occupations, figures), fine_skills) = rayon::join(
        || rayon::join(|| read_onet(inputs, progress), || read_figures(inputs, progress)),
        || read_esco(inputs, progress),
    );
    let (occupations, mut problems) = occupations?;
    let (figures, met) = figures?;
    problems.append(met);
    let (fine_skills, met) = fine_skills?;
    problems.append(met);
    let mut tables = join(occupations, figures);
    fine_skills.join(&mut tables, &mut problems);
    own::join(&mut tables, ours.guidance, ours.emerging);
    (tables.certifications, tables.fields) = (ours.certifications, ours.fields);
    let listed = read_programs(inputs, &mut tables, progress, &mut problems)?;
    listed.join(&mut tables, ours.programs, &ours.manifest.sources);
    let (release, date) = releases::OUR_RELEASE;
    tables.manifest.sources.push(releases::OURS.row(release, date, &OUR_TABLES));
    finish_manifest(&mut tables, inputs);
    Ok(Reading { tables, problem_count: problems.count(), problems: problems.into_list() })
}

/// Tables that people write for this project.
const OUR_TABLES: [&str; 4] = ["certifications.toml", "emerging.toml", "fields.tsv", "guidance.tsv"];

/// Lists of programmes, and the crosswalks by which they find their occupations.
fn read_programs(
    inputs: &Inputs,
    tables: &mut Tables,
    progress: Progress<'_>,
    problems: &mut Problems,
) -> Result<programs::Listed, SourceError> {
    if inputs.programmes.is_empty() {
        return Ok(programs::Listed::default());
    }
    let mut known = programs::Known::of(tables);
    let shelf = Shelf::open(inputs.crosswalks.as_deref(), progress)?;
    let missing = &mut tables.manifest.missing;
    let without = "programmes under codes of 2010 that were given up lead nowhere";
    if let Some(file) = shelf.table("onet_2010_to_2019_Crosswalk.csv", without, missing)? {
        known.read_newer(file.text(), problems);
    }
    if let Some(file) = shelf.table("soc2018_cip2020.csv", "fields of study lead to no occupations", missing)? {
        known.read_fields(file.text(), problems);
    }
    programs::read(&inputs.programmes, &known, &tables.fields, progress, problems)
}

/// What of `tables` the built-in catalogue may hold: codes, names and figures, not the publishers' sentences.
pub fn builtin_part(mut tables: Tables) -> Tables {
    tables.descriptions.clear();
    tables.tasks.clear();
    tables.fine_skill_groups.clear();
    tables.fine_skills.clear();
    tables.fine_occupations.clear();
    tables.fine_crosswalk.clear();
    tables.manifest.missing.retain(|sentence| sentence != ESCO_NOT_GIVEN);
    tables.manifest.missing.push(
        "Descriptions, task statements and fine skills are not part of the built-in catalogue: \
         `onward catalog build` adds them from the publishers' files."
            .into(),
    );
    tables.programs.0.retain(programs::is_builtin);
    drop_absent_tables(&mut tables);
    tables
}

/// O*NET with the exposure of its tasks and its codes in the SOC.
struct Occupations {
    onet: onet::Onet,
    soc: BTreeMap<OnetCode, SocCode>,
    sources: Vec<SourceRow>,
    missing: Vec<String>,
    shares: exposure::TaskShares,
    applicability: exposure::Applicability,
}

fn read_onet(inputs: &Inputs, progress: Progress<'_>) -> Met<Occupations> {
    let mut problems = Problems::default();
    let (mut sources, mut missing) = (Vec::new(), Vec::new());
    let ai = Shelf::open(inputs.exposure.as_deref(), progress)?;
    let labels = ai.table("full_labelset.tsv", "tasks have no exposure", &mut missing)?;
    let labels = labels.map(|file| exposure::read_task_exposure(file.text(), &mut problems));
    let shares = ai.table("occ_level.csv", "occupations lack shares of exposed tasks", &mut missing)?;
    let shares = shares.map(|file| exposure::read_task_shares(file.text(), &mut problems));
    if shares.is_some() || labels.is_some() {
        sources.push(releases::TASK_EXPOSURE.row("2023", "2023-03", &["exposure.tsv", "tasks.tsv"]));
    }
    let name = "soc_ai_applicability_scores.csv";
    let scores = ai.table(name, "occupations lack observed use of AI", &mut missing)?;
    let scores = scores.map(|file| exposure::read_applicability(file.text(), &mut problems));
    let groups = ai.table("iwa_metrics.csv", "activities lack observed use of AI", &mut missing)?;
    let groups = groups.map(|file| exposure::read_group_use(file.text(), &mut problems));
    if scores.is_some() || groups.is_some() {
        sources.push(releases::OBSERVED_USE.row("2025", "2025-07", &["exposure.tsv", "activity_groups.tsv"]));
    }
    let crosswalks = Shelf::open(inputs.crosswalks.as_deref(), progress)?;
    let without = "SOC codes are taken from the first six digits";
    let soc = crosswalks.table("onet_2019_to_SOC_Crosswalk.csv", without, &mut missing)?;
    let soc = soc.map(|file| crosswalks::read_soc_codes(file.text(), &mut problems));
    if soc.is_some() {
        sources.push(releases::SOC_CROSSWALK.row("2019", "2020-11", &["occupations.tsv"]));
    }
    let bundles = inputs.onet.iter().map(|path| Bundle::open(path)).collect::<Result<Vec<_>, _>>()?;
    let mut onet = onet::read(&bundles, &labels.unwrap_or_default(), progress, &mut problems)?;
    exposure::join_group_use(&mut onet.tables.activity_groups, &groups.unwrap_or_default());
    sources.splice(0..0, onet_sources(&bundles, &onet));
    let (soc, shares, applicability) =
        (soc.unwrap_or_default(), shares.unwrap_or_default(), scores.unwrap_or_default());
    Ok((Occupations { onet, soc, sources, missing, shares, applicability }, problems))
}

/// One source for the first folder, and one a table for the others: those are often of another release.
fn onet_sources(bundles: &[Bundle], onet: &onet::Onet) -> Vec<SourceRow> {
    let mut rows = Vec::new();
    for (place, bundle) in bundles.iter().enumerate() {
        let mut given: Vec<&str> =
            onet.provided.iter().filter(|(from, _)| *from == place).map(|(_, table)| *table).collect();
        given.sort_unstable();
        given.dedup();
        let name = bundle.path().file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
        let (release, date) = releases::onet_release(&name, onet.newest_month[place].as_deref());
        if place == 0 {
            rows.push(releases::ONET.row(&release, &date, &given));
            continue;
        }
        for table in given.into_iter().filter(|table| *table != "elements.tsv") {
            let id = format!("onet-{}", table.trim_end_matches(".tsv").replace('_', "-"));
            rows.push(releases::ONET.row_as(&id, &release, &date, &[table]));
        }
    }
    rows
}

/// Projections and wages.
struct Figures {
    projections: projections::Projections,
    wages: WageTables,
    wage_codes: FxHashSet<SocCode>,
    sources: Vec<SourceRow>,
    missing: Vec<String>,
}

fn read_figures(inputs: &Inputs, progress: Progress<'_>) -> Met<Figures> {
    let mut problems = Problems::default();
    let (mut sources, mut missing) = (Vec::new(), Vec::new());
    let mut projected = projections::Projections::default();
    match &inputs.projections {
        None => missing.push("Employment projections are missing: no role counts as growing.".to_owned()),
        Some(path) => {
            let shelf = Shelf::open(Some(path), progress)?;
            let name = if path.is_dir() { "occupation.xlsx".to_owned() } else { shelf.first_name() };
            if let Some(file) = shelf.table(&name, "no role counts as growing", &mut missing)? {
                projected = projections::read_projections(file.text(), &mut problems);
                let (release, date) = releases::projections_release(projected.years);
                sources.push(releases::PROJECTIONS.row(&release, &date, &["outlook.tsv"]));
            }
        }
    }
    let mut wages = wages::Wages::default();
    match &inputs.wages {
        None => missing.push("Wage estimates are missing: no pay is shown.".to_owned()),
        Some(path) => {
            wages = wages::read(&Bundle::open(path)?, progress, &mut problems)?;
            let release = wages.year.map_or(NOT_STATED.to_owned(), |year| format!("May {year}"));
            let date = wages.year.map_or(NOT_STATED.to_owned(), |year| format!("{year}-05"));
            let tables = ["areas.tsv", "wages_metropolitan.tsv", "wages_national.tsv", "wages_states.tsv"];
            sources.push(releases::WAGES.row(&release, &date, &tables));
            missing.append(&mut wages.missing);
        }
    }
    let (wages, wage_codes) = wages.into_tables();
    Ok((Figures { projections: projected, wages, wage_codes, sources, missing }, problems))
}

/// What is said where ESCO was not asked for; the built-in catalogue never has it.
const ESCO_NOT_GIVEN: &str = "ESCO is missing: fine skills are not compared.";

/// ESCO's tables; the crosswalk waits for the occupations.
#[derive(Default)]
struct FineSkills {
    groups: Vec<FineSkillGroupRow>,
    skills: esco::Skills,
    occupations: esco::Occupations,
    crosswalk: Option<PublishedFile>,
    sources: Vec<SourceRow>,
    missing: Vec<String>,
}

fn read_esco(inputs: &Inputs, progress: Progress<'_>) -> Met<FineSkills> {
    let mut problems = Problems::default();
    let (mut sources, mut missing) = (Vec::new(), Vec::new());
    if inputs.esco.is_none() {
        missing.push(ESCO_NOT_GIVEN.to_owned());
        return Ok((FineSkills { missing, ..FineSkills::default() }, problems));
    }
    let shelf = Shelf::open(inputs.esco.as_deref(), progress)?;
    let without = "fine skills are not compared";
    let mut read = |name: &str| shelf.table(name, without, &mut missing);
    let (skills, occupations, relations) =
        (read("skills_en.csv")?, read("occupations_en.csv")?, read("occupationSkillRelations.csv")?);
    let mut skills = skills.map(|file| esco::read_skills(file.text(), &mut problems)).unwrap_or_default();
    let mut occupations =
        occupations.map(|file| esco::read_occupations(file.text(), &mut problems)).unwrap_or_default();
    if let Some(file) = relations.filter(|_| !skills.is_empty() && !occupations.is_empty()) {
        esco::read_relations(file.text(), &mut occupations, &skills, &mut problems);
    }
    let groups = read_groups(&shelf, &mut skills, &mut missing, &mut problems)?;
    if !skills.is_empty() {
        let tables = ["fine_skill_groups.tsv", "fine_skills.tsv", "fine_occupations.tsv"];
        sources.push(releases::ESCO.row("1.1.1", "2022-09", &tables));
    }
    let shelf = Shelf::open(inputs.esco_crosswalk.as_deref(), progress)?;
    let is_folder = inputs.esco_crosswalk.as_deref().is_none_or(Path::is_dir);
    let name = if is_folder { "crosswalk_esco_onet.csv".to_owned() } else { shelf.first_name() };
    let crosswalk = shelf.table(&name, "occupations have no fine skills", &mut missing)?;
    if crosswalk.is_some() {
        sources.push(releases::ESCO_CROSSWALK.row("1", "2022-09", &["fine_crosswalk.tsv"]));
    }
    Ok((FineSkills { groups, skills, occupations, crosswalk, sources, missing }, problems))
}

/// The groups of skills; each of `skills` is told its own.
fn read_groups(
    shelf: &Shelf<'_>,
    skills: &mut esco::Skills,
    missing: &mut Vec<String>,
    problems: &mut Problems,
) -> Result<Vec<FineSkillGroupRow>, SourceError> {
    let mut read = |name: &str| shelf.table(name, "fine skills stand in no group", missing);
    let (groups, broader) = (read("skillGroups_en.csv")?, read("broaderRelationsSkillPillar.csv")?);
    let Some((groups, broader)) = groups.zip(broader) else { return Ok(Vec::new()) };
    let groups = esco::read_groups(groups.text(), problems);
    Ok(esco::read_broader(broader.text(), &groups, skills, problems))
}

impl FineSkills {
    fn join(self, tables: &mut Tables, problems: &mut Problems) {
        let known = onet::Known(tables.occupations.iter().map(|row| (row.code, ())).collect());
        if let Some(file) = self.crosswalk {
            tables.fine_crosswalk = esco::read_crosswalk(file.text(), &known, &self.occupations, problems);
        }
        tables.fine_skill_groups = self.groups;
        tables.fine_skills = self.skills.into_values().collect();
        tables.fine_occupations = esco::occupation_rows(self.occupations);
        tables.manifest.sources.extend(self.sources);
        tables.manifest.missing.extend(self.missing);
    }
}

fn join(occupations: Occupations, figures: Figures) -> Tables {
    let Occupations { onet, soc, mut sources, missing, shares, applicability } = occupations;
    sources.extend(figures.sources);
    let missing = onet.missing.into_iter().chain(missing).chain(figures.missing).collect();
    let outlook_codes: FxHashSet<SocCode> = figures.projections.rows.iter().map(|row| row.soc).collect();
    let soc_of = |code: OnetCode| soc.get(&code).copied().unwrap_or_else(|| code.soc());
    let occupation_rows = onet.occupations.iter().map(|(code, occupation)| OccupationRow {
        code: *code,
        soc: soc_of(*code),
        outlook_soc: published_code(soc_of(*code), &outlook_codes),
        wage_soc: published_code(soc_of(*code), &figures.wage_codes),
        job_zone: occupation.job_zone.map(|zone| zone.number()),
        title: occupation.title.clone(),
    });
    let pairs = onet.occupations.keys().map(|code| (*code, soc_of(*code)));
    Tables {
        manifest: Manifest { sources, missing },
        exposure: exposure::exposure_rows(pairs, &shares, &applicability),
        occupations: occupation_rows.collect(),
        outlook: figures.projections.rows,
        areas: figures.wages.areas,
        wages_national: figures.wages.national,
        wages_states: figures.wages.states,
        wages_metropolitan: figures.wages.metropolitan,
        ..onet.tables
    }
}

/// Files of one input, or none where it was not given.
struct Shelf<'a> {
    bundle: Option<Bundle>,
    progress: Progress<'a>,
}

impl<'a> Shelf<'a> {
    fn open(path: Option<&Path>, progress: Progress<'a>) -> Result<Self, SourceError> {
        Ok(Self { bundle: path.map(Bundle::open).transpose()?, progress })
    }

    fn first_name(&self) -> String {
        self.bundle.as_ref().and_then(|bundle| bundle.names().first().cloned()).unwrap_or_default()
    }

    /// A file with its name, or nothing and a sentence in `missing`.
    fn table(
        &self,
        name: &str,
        without: &str,
        missing: &mut Vec<String>,
    ) -> Result<Option<PublishedFile>, SourceError> {
        let found = match &self.bundle {
            Some(bundle) => {
                (self.progress)(name);
                bundle.read(name)?
            }
            None => None,
        };
        if found.is_none() {
            missing.push(format!("{name} is missing: {without}."));
        }
        Ok(found)
    }
}

fn finish_manifest(tables: &mut Tables, inputs: &Inputs) {
    for source in &mut tables.manifest.sources {
        if let Some(stated) = inputs.stated.iter().find(|stated| stated.source == source.id) {
            source.release.clone_from(&stated.release);
            source.date.clone_from(&stated.date);
        }
    }
    drop_absent_tables(tables);
}

/// A source whose tables are all absent is no source of this catalogue.
fn drop_absent_tables(tables: &mut Tables) {
    let present: Vec<&str> = tables.names();
    for source in &mut tables.manifest.sources {
        source.tables.retain(|table| present.contains(&table.as_str()));
    }
    tables.manifest.sources.retain(|source| !source.tables.is_empty());
}
