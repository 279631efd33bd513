//! The promise of the readers of programmes: dirty rows are named with a reason, what is held back stays unknown.

use super::super::{Inputs, fixtures};
use crate::catalog::codes::CipCode;
use crate::catalog::{Cents, Education, OutcomeMeasure, Program, ProgramKind, builtin};
use crate::sources::Reading;

/// Reads these files as lists of programmes beside the fixtures of every other source.
pub(super) fn read(files: &[(&'static str, &str)]) -> Reading {
    let folder = tempfile::tempdir().unwrap();
    let mut all = fixtures::all();
    let listed = |(path, text): &(&'static str, &str)| fixtures::Fixture { path, bytes: text.as_bytes().to_vec() };
    all.extend(files.iter().map(listed));
    fixtures::read(folder.path(), &all).unwrap()
}

fn programs(reading: &Reading) -> &[Program] {
    &reading.tables.programs.0
}

pub(super) const NJ_HEADER: &str = "programid,providerid,name,city,state,zip,officialname,cipcode,tuition,fees,\
    booksmaterialscost,suppliestoolscost,othercosts,totalcost,prerequisites,degreeawardedname,totalclockhours,\
    calendarlengthid,distancelearning,eveningcourses,languages\n";

/// A row of New Jersey's list with these costs, hours and length.
fn nj(id: u32, tuition: &str, total: &str, hours: &str, length: &str) -> String {
    format!(
        "{id},9,Our School,Newark,NJ,7102,Baking {id},120501,{tuition},0,0,0,0,{total},High School Diploma or GED,\
         Certificate of Completion,{hours},{length},1,2,\"Arabic, Spanish\"\n"
    )
}

#[test]
fn every_dirty_row_is_left_out_with_its_line_and_reason() {
    let rows = [
        (nj(1, "4198", "41984198", "40", "5"), "$41,984,198 is more than any programme costs", "a typing error"),
        (nj(2, "-5", "100", "40", "5"), "less than nothing", "a negative cost"),
        (nj(3, "3000", "7000", "40", "5"), "a total of $7,000 whose parts make $3,000", "a total against its parts"),
        (nj(4, "1e9", "", "40", "5"), "more than any programme costs", "a thousand million"),
        (nj(5, "NaN", "1", "40", "5"), "a figure was expected", "no figure"),
        (nj(6, "10", "10", "999999", "5"), "longer than any programme", "a hundred years"),
        (nj(7, "10", "10", "40", "77"), "no class from 1 to 10", "an unknown class of length"),
        (nj(8, "10", "10", "40", "5").replace("Baking 8", ""), "no officialname", "a programme without a name"),
    ];
    let text: String = std::iter::once(NJ_HEADER).chain(rows.iter().map(|(row, _, _)| row.as_str())).collect();
    let reading = read(&[("programmes/nj.csv", &text)]);
    assert!(programs(&reading).is_empty());
    for (place, (_, expected, reason)) in rows.iter().enumerate() {
        let problem = &reading.problems.iter().find(|one| one.line == place as u64 + 2).expect(reason);
        assert!(problem.file == "nj.csv" && problem.problem.contains(expected), "{reason}: {problem}");
    }
}

#[test]
fn a_good_row_says_what_the_state_says_of_it() {
    let text = format!("{NJ_HEADER}{}", nj(1, "4000", "4000", "240", "7"));
    let outcomes = "providerid,cipcode,PerEmployed2,PerEmployed4,AvgQuarterlyWage2,AvgQuarterlyWage4,NumCompleted2,\
        NumCompleted4,NumUsedWageCalc2,NumUsedWageCalc4\n9,120501,0.8,-99999,9000,-99999,10,0,8,0\n";
    let reading = read(&[("programmes/nj.csv", &text), ("programmes/outcomes.csv", outcomes)]);
    let program = &programs(&reading)[0];
    assert_eq!((program.id.as_str(), program.kind), ("nj-1", ProgramKind::Certificate));
    assert_eq!(program.cip, "12.0501".parse::<CipCode>().ok());
    assert_eq!(program.cost.map(|cost| cost.high), Some(Cents::of_dollars(4000)));
    assert_eq!(program.weeks.map(|weeks| (weeks.low, weeks.high)), Some((26.0, 52.0)));
    assert_eq!(program.provider.as_ref().unwrap().zip.as_deref(), Some("07102"), "a zero that a spreadsheet ate");
    assert_eq!((program.attendance.online, program.attendance.evening), (Some(true), Some(false)));
    assert_eq!(program.attendance.childcare, None, "no column says so");
    assert_eq!(program.attendance.languages, ["Arabic", "Spanish"]);
    assert_eq!(program.entry.education, Some(Education::HighSchool));
    let results: Vec<_> = program.outcomes.iter().map(|one| (one.measure, one.value, one.learners)).collect();
    let expected = [
        (OutcomeMeasure::EmployedAfterTwoQuarters, 0.8, Some(10)),
        (OutcomeMeasure::PayAfterTwoQuarters, 36_000.0, Some(8)),
    ];
    assert_eq!(results, expected, "what is held back is absent, not zero");
}

#[test]
fn a_file_that_is_no_list_is_told_what_was_expected() {
    let reading = read(&[("programmes/prices.csv", "product,price\nbread,2\n")]);
    let problem = &reading.problems[0];
    assert_eq!((problem.file.as_str(), problem.line), ("prices.csv", 1));
    assert!(problem.problem.contains("programid") && problem.problem.contains("ceterms"));
}

#[test]
fn the_template_reads_without_a_problem() {
    let reading = read(&[("programmes/template.csv", include_str!("../../../index/programmes-template.csv"))]);
    assert_eq!(reading.problems, []);
    let names: Vec<&str> = programs(&reading).iter().map(|program| program.id.as_str()).collect();
    assert_eq!(names, ["own-acct-1", "own-hvac-2"]);
    assert!(programs(&reading)[1].is_paid && programs(&reading)[1].cost.is_some(), "free is said");
}

#[test]
fn the_same_programme_in_two_lists_is_one_with_both_sources() {
    let template = "name,provider,kind,cip,cost_dollars,website,date\n\
        BAKING 1,Our  School,certificate,12.0501,3500,https://school.example,2026-01\n";
    let nj = format!("{NJ_HEADER}{}", nj(1, "4000", "4000", "240", "7"));
    let reading = read(&[("programmes/nj.csv", &nj), ("programmes/own.csv", template)]);
    let [program] = programs(&reading) else { panic!("{:?}", programs(&reading)) };
    let lists: Vec<&str> = program.sources.iter().map(|source| source.list.as_str()).collect();
    assert_eq!(lists, ["own-list", "nj-etpl"]);
    assert_eq!(program.cost.map(|cost| cost.low), Some(Cents::of_dollars(3500)), "the more recent list is right");
    assert_eq!(program.hours.map(|hours| hours.low), Some(240.0), "what it does not say is taken from the other");
}

#[test]
fn damaged_json_is_named_with_its_line() {
    let reading = read(&[("programmes/course.json", "{\n\"@type\": \"ceterms:Course\",\n\"ceterms:name\": \"A")]);
    let problem = &reading.problems[0];
    assert_eq!((problem.file.as_str(), problem.line), ("course.json", 3));
}

/// The real lists, where they are at hand.
#[test]
fn the_published_lists_are_read_whole() {
    let Some(data) = std::env::var_os("ONWARD_DATA").map(std::path::PathBuf::from) else {
        println!("skipped: no source data");
        return;
    };
    let lists = ["training/nj-etpl", "training/ca-etp", "interop/ctdl"];
    let inputs = Inputs {
        onet: vec![data.join("onet-30.1")],
        crosswalks: Some(data.join("crosswalks")),
        programmes: lists.iter().map(|list| data.join(list)).collect(),
        ..Inputs::default()
    };
    let reading = super::super::read(&inputs, builtin::tables().unwrap(), &|_| {}).unwrap();
    let count =
        |list: &str| programs(&reading).iter().filter(|one| one.sources.iter().any(|from| from.list == list)).count();
    let counts = ["nj-etpl", "provider-results", "ctdl", "rapids"].map(count);
    println!("{counts:?}, {} problems: {:#?}", reading.problem_count, reading.problems);
    assert!((1_440..=1_463).contains(&counts[0]), "1,466 rows, three of them dirty, a few twice");
    assert!((60..=65).contains(&counts[1]));
    assert!(counts[2] >= 6 && counts[3] > 900);
    assert!(reading.problems.iter().any(|one| one.problem.contains("$41,984,198")));
    let suppressed =
        |one: &Program| one.outcomes.iter().any(|outcome| outcome.value < 0.0 || outcome.value == 99_999.0);
    assert!(!programs(&reading).iter().any(suppressed));
}
