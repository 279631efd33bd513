//! The promise of every reader: published layouts in, checked tables out, and every bad row named.

use super::catalog_file::{self, CatalogFile};
use super::fixtures::{self, Fixture};
use super::{Reading, SourceError, builtin_part};
use crate::catalog::tables::{TableError, Tables};
use crate::catalog::wages::Pay;
use crate::catalog::{Catalog, FineSkillGroupIx, FineSkillIx, GrowthRule};

const RULE: GrowthRule = GrowthRule { average_growth_percent: 3.1, openings_per_year_floor: 10_000.0 };

fn read(files: &[Fixture]) -> Reading {
    let folder = tempfile::tempdir().unwrap();
    fixtures::read(folder.path(), files).unwrap()
}

/// The fixtures with `from` in the file at `path` replaced by `to`.
fn changed(path: &str, from: &str, to: &str) -> Vec<Fixture> {
    let mut files = fixtures::all();
    let file = files.iter_mut().find(|file| file.path == path).unwrap();
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    assert!(text.contains(from), "{path} has no {from}");
    file.bytes = text.replace(from, to).into_bytes();
    files
}

fn without(path: &str) -> Vec<Fixture> {
    fixtures::all().into_iter().filter(|file| file.path != path).collect()
}

fn texts(problems: &[TableError]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn published_files_become_checked_tables() {
    let reading = read(&fixtures::all());
    assert_eq!(texts(&reading.problems), [""; 0]);
    let tables = reading.tables;
    assert_eq!(tables.occupations.len(), 3);
    assert_eq!(tables.skills.columns, ["2.A.1.a IM", "2.A.1.a LV", "2.B.1.a IM"]);
    assert_eq!(tables.skills.rows[1].1, [Some(2.5), Some(2.0), Some(3.0)], "low precision does not hide a figure");
    assert_eq!(tables.preparation.columns, ["2.D.1 RL 1", "2.D.1 RL 2", "3.A.1 RW 1", "3.A.3 OJ 9"]);
    assert_eq!(tables.interests.columns, ["1.B.1.a OI"], "high points are no ratings");
    assert_eq!(tables.titles[1].alternate.0, ["Bread Maker (BM)", "BM"], "once each, short titles too");
    assert_eq!(tables.titles[0].reported.0, ["Lens/Looker"], "the joining mark does not occur in a cell");
    assert_eq!(tables.related[0].closest.0, ["29-2011.00"]);
    assert_eq!(tables.related[0].further.0, ["55-1011.00"]);
    let technology = &tables.technologies[0];
    assert_eq!((technology.used_by.0.len(), &*technology.in_demand_for.0), (2, &["29-2011.00".to_owned()][..]));
    assert_eq!(tables.occupation_activities[0].activities.0, ["4.A.1.I01.D01"]);
    let group = &tables.activity_groups[0];
    assert_eq!((group.ai_share_user, group.ai_completion_performed), (Some(0.01), None));
    let exposures: Vec<_> = tables.tasks.iter().map(|task| (task.task_id, task.exposure)).collect();
    assert_eq!(exposures, [(7, Some(0.5)), (9, Some(0.0))], "core tasks first; a person's label before the model's");
    assert_eq!(tables.fine_skills.iter().map(|skill| &*skill.name).collect::<Vec<_>>(), ["flour", "bake bread"]);
    assert_eq!(tables.fine_skills[1].other_names.iter().collect::<Vec<_>>(), ["make bread"]);
    assert_eq!(&*tables.fine_occupations[0].name, "baker");
    assert_eq!((&*tables.fine_crosswalk[0].close.0, &*tables.fine_crosswalk[0].narrower.0), (&[0][..], &[1][..]));
    assert!(Catalog::from_tables(tables, RULE).unwrap().is_full);
}

#[test]
fn every_fine_skill_stands_in_the_narrowest_group_that_is_known() {
    let catalog = Catalog::from_tables(read(&fixtures::all()).tables, RULE).unwrap();
    let codes: Vec<&str> = catalog.fine_skill_groups.iter().map(|group| &*group.code).collect();
    assert_eq!(codes, ["0721", "S", "S1.1"], "a wider group before its narrower ones; fields by their number");
    assert_eq!(catalog.fine_skill_groups[2].parent, Some(FineSkillGroupIx(1)));
    let groups: Vec<_> = catalog.fine_skills.iter().map(|skill| (&*skill.name, skill.group)).collect();
    let food = Some(FineSkillGroupIx(2));
    assert_eq!(groups, [("flour", food), ("bake bread", food)], "`flour` by the wider skill it belongs to");
    let circle = changed("esco/broaderRelationsSkillPillar.csv", "esco/skill/s\r", "esco/skill/s1\r");
    let catalog = Catalog::from_tables(read(&circle).tables, RULE).unwrap();
    assert!(catalog.fine_skill_groups.iter().all(|group| group.parent.is_none()), "a circle is no hierarchy");
    let reading = read(&without("esco/skillGroups_en.csv"));
    assert!(reading.tables.manifest.missing.iter().any(|sentence| sentence.contains("stand in no group")));
    assert!(Catalog::from_tables(reading.tables, RULE).unwrap().fine_skills[0].group.is_none());
}

#[test]
fn an_occupation_needs_the_fine_skills_of_its_matches_by_how_near_they_are() {
    // ESCO's x calls 1 essential and 0 optional; y calls 0 essential.
    let both = |x: f32, y: f32| [(0, (0.5 * x + y) / (x + y)), (1, x / (x + y))];
    let rows = [
        ("closeMatch", "broadMatch", both(0.8, 0.3), "a narrower occupation counts less than a close one"),
        ("exactMatch", "exactMatch", both(1.0, 1.0), "equals count alike"),
        ("exactMatch", "narrowMatch", both(1.0, 0.6), "a wider occupation counts less than the same one"),
        ("broadMatch", "broadMatch", both(0.3, 0.3), "narrower ones alone say all there is to say"),
    ];
    for (x, y, expected, reason) in rows {
        let mut files = changed("crosswalk_esco_onet.csv", "closeMatch", "X");
        let file = files.iter_mut().find(|file| file.path == "crosswalk_esco_onet.csv").unwrap();
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        file.bytes = text.replace("broadMatch", y).replace(",X", &format!(",{x}")).into_bytes();
        let catalog = Catalog::from_tables(read(&files).tables, RULE).unwrap();
        let role = catalog.role(catalog.find(&"51-3011.00".parse().unwrap()).unwrap());
        for (need, (skill, weight)) in role.fine_skills.iter().zip(expected) {
            assert_eq!(need.skill, FineSkillIx(skill), "{reason}");
            assert!((need.weight - weight).abs() < 1e-6, "{reason}: {} is not {weight}", need.weight);
        }
        assert_eq!(role.fine_skills.len(), 2, "{reason}");
        assert!(role.fine_skills[1].essential, "{reason}");
        assert!(catalog.roles[0].fine_skills.is_empty(), "an occupation without a match");
    }
}

#[test]
fn an_occupation_without_a_line_of_its_own_takes_the_wider_groups() {
    let tables = read(&fixtures::all()).tables;
    let codes = |place: usize| {
        let row = &tables.occupations[place];
        [row.outlook_soc, row.wage_soc].map(|code| code.map(|code| code.to_string()))
    };
    assert_eq!(codes(0), [Some("29-2010".into()), Some("29-2010".into())]);
    assert_eq!(codes(1), [Some("51-3011".into()), Some("51-3011".into())]);
    assert_eq!(codes(2), [None, None]);
    assert_eq!(tables.exposure[0].observed_applicability, Some(0.25), "the study's joint line counts for its members");
}

#[test]
fn wages_are_kept_as_released() {
    let tables = read(&fixtures::all()).tables;
    let national: Vec<_> = tables.wages_national.0.iter().map(|row| row.soc.to_string()).collect();
    assert_eq!(national, ["29-2010", "51-3011"], "a broad group stays only where it has no detailed line");
    let baker = tables.wages_national.0[1].band;
    assert_eq!(baker.p90, Some(Pay { usd_per_year: 239_200, at_least: true }), "the cap of the year");
    assert_eq!(tables.wages_national.0[0].band.p10, Some(Pay::exactly(40_000)), "a comma in the figure");
    let ohio = &tables.wages_states.0;
    assert_eq!(ohio.len(), 1, "a line with nothing released says nothing");
    assert_eq!((ohio[0].band.employment, ohio[0].band.p50), (Some(30), None), "hourly pay is never made yearly");
    assert_eq!(tables.wages_metropolitan.0.len(), 1, "nonmetropolitan codes name no place");
    let cincinnati = tables.areas.iter().find(|area| area.code.to_string() == "17140").unwrap();
    assert_eq!((&*cincinnati.name, cincinnati.states.0.join(" ")), ("Cincinnati, OH-KY-IN", "OH KY IN".into()));
}

#[test]
fn the_layout_since_30_3_gives_the_same_tables() {
    let (old, new) = (read(&fixtures::all()), read(&fixtures::all_in_new_layout()));
    assert_eq!(texts(&new.problems), [""; 0]);
    let comparable = |tables: Tables| Tables {
        manifest: Default::default(),
        work_values: Default::default(),
        elements: Vec::new(),
        ..tables
    };
    assert!(new.tables.work_values.is_empty(), "work values left the database");
    assert_eq!(comparable(new.tables), comparable(old.tables));
}

#[test]
fn workbooks_of_wages_read_like_csv() {
    let mut files = fixtures::all();
    let file = files.iter_mut().find(|file| file.path == "wages/national_M2025.csv").unwrap();
    let text = String::from_utf8(std::mem::take(&mut file.bytes)).unwrap();
    let rows: Vec<csv::StringRecord> = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes())
        .into_records()
        .map(Result::unwrap)
        .collect();
    file.path = "wages/national_M2025_dl.xlsx";
    file.bytes = fixtures::workbook("national", &rows.iter().map(|row| row.iter().collect()).collect::<Vec<_>>());
    let reading = read(&files);
    assert_eq!(texts(&reading.problems), [""; 0]);
    assert_eq!(reading.tables.wages_national, read(&fixtures::all()).tables.wages_national);
}

#[test]
fn a_zip_reads_like_its_folder() {
    let (inside, beside): (Vec<Fixture>, Vec<Fixture>) =
        fixtures::all().into_iter().partition(|file| file.path.starts_with("onet/"));
    let packed: Vec<(&str, &[u8])> = inside.iter().map(|file| (file.path, file.bytes.as_slice())).collect();
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("db_30_1_text.zip");
    std::fs::write(&zip, fixtures::zip_of(&packed)).unwrap();
    fixtures::read(folder.path(), &beside).expect_err("without O*NET there are no occupations");
    let mut inputs = fixtures::inputs(folder.path());
    inputs.onet.insert(0, zip);
    let reading = super::read(&inputs, Tables::default(), &|_| {}).unwrap();
    assert_eq!(reading.tables.manifest.sources[0].release, "30.1");
    let from_folder = read(&fixtures::all()).tables;
    assert_eq!(reading.tables.skills, from_folder.skills);
    assert_eq!(reading.tables.occupations, from_folder.occupations);
}

#[test]
fn every_unreadable_row_is_named_with_what_was_expected() {
    let rows = [
        ("onet/Skills.txt", "IM\t2.5", "IM\t9", "Skills.txt:2: Data Value: 9 is not from 1 to 5"),
        ("onet/Job Zones.txt", "\t2\t", "\t6\t", "Job Zones.txt:2: job zone 6 is not from 1 to 5"),
        (
            "onet/Related Occupations.txt",
            "29-2011.00",
            "99-9999.00",
            "occupation 99-9999.00 is not in Occupation Data.txt",
        ),
        ("onet/Tasks to DWAs.txt", "D01", "D99", "Tasks to DWAs.txt:2: activity 4.A.1.I01.D99 is not in"),
        ("onet/Task Statements.txt", "\t7\t", "\tseven\t", "Task Statements.txt:3: Task ID:"),
        (
            "wages/state_M2025.csv",
            "39,Ohio,2,51",
            "3,Ohio,2,51",
            "state_M2025.csv:2: area `3` is no federal code of a state",
        ),
        ("wages/MSA_M2025.csv", ",22000,", ",abc,", "MSA_M2025.csv:2: `abc` where a whole number"),
        ("exposure/occ_level.csv", "0.123456", "1.5", "occ_level.csv:2: dv_rating_beta: 1.5 is not from 0 to 1"),
        ("exposure/full_labelset.tsv", "E2", "E7", "full_labelset.tsv:2: label `E7` where E0, E1 or E2"),
        (
            "esco/occupationSkillRelations.csv",
            "occupation/y",
            "occupation/z",
            "occupationSkillRelations.csv:4: occupation z",
        ),
        ("crosswalk_esco_onet.csv", "closeMatch", "nearMatch", "crosswalk_esco_onet.csv:4: match `nearMatch`"),
        ("crosswalks/onet_2019_to_SOC_Crosswalk.csv", ",51-3011,", ",51_3011,", "Crosswalk.csv:2:"),
    ];
    for (path, from, to, expected) in rows {
        let reading = read(&changed(path, from, to));
        let found = texts(&reading.problems);
        assert!(found.iter().any(|problem| problem.contains(expected)), "{path}: {found:?}");
        Catalog::from_tables(reading.tables, RULE).expect("what is left fits together");
    }
}

#[test]
fn a_missing_table_is_a_sentence_not_an_end() {
    let paths: Vec<&str> = fixtures::all().iter().map(|file| file.path).collect();
    for path in paths.into_iter().filter(|path| !path.ends_with("Occupation Data.txt")) {
        let reading = read(&without(path));
        assert_eq!(texts(&reading.problems), [""; 0], "{path}");
        let complete = read(&fixtures::all()).tables.manifest.missing;
        let missing = &reading.tables.manifest.missing;
        assert!(missing.iter().any(|sentence| !complete.contains(sentence)), "{path} is not missed");
        Catalog::from_tables(reading.tables, RULE).unwrap();
    }
}

#[test]
fn without_occupations_there_is_no_catalogue() {
    let folder = tempfile::tempdir().unwrap();
    let error = fixtures::read(folder.path(), &without("onet/Occupation Data.txt")).unwrap_err();
    assert!(matches!(error, SourceError::NoOccupations));
}

#[test]
fn a_later_folder_supplies_what_an_earlier_one_lacks_and_the_manifest_says_so() {
    let tables = read(&fixtures::all()).tables;
    let of = |table: &str| {
        let holds = |source: &&crate::catalog::tables::SourceRow| source.tables.iter().any(|name| name == table);
        tables.manifest.sources.iter().filter(holds).map(|source| source.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(of("abilities.tsv"), ["onet-abilities"]);
    assert_eq!(of("skills.tsv"), ["onet"]);
    let onet = &tables.manifest.sources[0];
    assert_eq!(onet.date, "2025-12", "the newest month of its rows");
    assert!(tables.manifest.missing.iter().any(|sentence| sentence.contains("Abilities.txt has no levels")));
}

#[test]
fn the_built_in_part_holds_no_sentence_of_a_publisher() {
    let tables = builtin_part(read(&fixtures::all()).tables);
    let names = tables.names();
    assert!(!names.iter().any(|name| name.contains("fine") || *name == "tasks.tsv" || *name == "descriptions.tsv"));
    assert!(tables.manifest.sources.iter().all(|source| source.id.as_str() != "esco"));
    let text: Vec<u8> = tables.write().into_iter().flat_map(|(_, bytes)| bytes).collect();
    let text = String::from_utf8(text).unwrap();
    assert!(!text.contains("They bake.") && !text.contains("Sweep"));
}

#[test]
fn a_catalogue_file_gives_back_the_tables_it_was_made_from() {
    let folder = tempfile::tempdir().unwrap();
    let tables = read(&fixtures::all()).tables;
    let path = folder.path().join("full.onward");
    catalog_file::write(&tables, &path, &|_| {}).unwrap();
    let file = CatalogFile::open(&path).unwrap();
    assert_eq!(Tables::read(|name| file.bytes(name)).unwrap(), tables);
    let again = folder.path().join("again.onward");
    catalog_file::write(&tables, &again, &|_| {}).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), std::fs::read(&again).unwrap(), "the same tables make the same bytes");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "no half-made file is left beside");
    let version = |catalog: Catalog| catalog.version;
    let read_version = version(Catalog::read(|name| file.bytes(name), RULE).unwrap());
    assert_eq!(read_version, version(Catalog::from_tables(tables, RULE).unwrap()));
}
