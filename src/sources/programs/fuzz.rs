//! No bytes make a reader of programmes panic or lose the name of a bad file, and what is read fits together.

use proptest::prelude::*;
use proptest::sample::Index;

use super::super::fixtures::{self, Fixture};
use super::tests::NJ_HEADER;
use crate::catalog::{Catalog, GrowthRule};

const RULE: GrowthRule = GrowthRule { average_growth_percent: 3.1, openings_per_year_floor: 10_000.0 };

/// Pieces that have tripped readers before.
const ODD: [&[u8]; 14] = [
    b"",
    b"\0",
    b"\xff\xfe",
    b"\"",
    b"1e9",
    b"-99999",
    b"NaN",
    b"99-9999.99",
    b",,,,",
    b"\n",
    b"{",
    b"]",
    b"P99999Y",
    "\u{feff}é€".as_bytes(),
];

fn lists() -> Vec<Fixture> {
    let list = |path, text: &str| Fixture { path, bytes: text.as_bytes().to_vec() };
    let nj =
        format!("{NJ_HEADER}1,9,School,Newark,NJ,07102,Baking,120501,1,2,3,4,5,15,GED,Certificate,40,4,1,2,Spanish\n");
    let tpr = "uuid,provider_name,program_name,cip_code,soc_codes,weeks,hours,tuition,completion_rate,median_earnings\n\
        u-1,School,Baking,12.0501,51-3011,10,20,900,0.5,9000\n";
    let rapids = "occupational_title,rapids_code,onet_code,term_length,type\n\
        \"BAKER, BREAD (Any)\",0028,51-3011.00,4000-6000,HY\nBAKER,0028CB,51-3011.00,*CB,CB\n";
    let ctdl = r#"{"@graph":[{"@id":"x","@type":"ceterms:Course","ceterms:ctid":"ce-1","ceterms:name":{"en":"Baking"},
        "ceterms:estimatedCost":[{"ceterms:price":10}],"ceterms:estimatedDuration":[{"ceterms:exactDuration":"P9M"}]}]}"#;
    vec![
        list("programmes/nj.csv", &nj),
        list("programmes/tpr.csv", tpr),
        list("programmes/rapids.csv", rapids),
        list("programmes/course.json", ctdl),
        list("programmes/own.csv", include_str!("../../../index/programmes-template.csv")),
    ]
}

/// Few cases by default; `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.max(300), failure_persistence: None, ..default }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_list_breaks_a_reader(
        which in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), any::<Index>(), 0usize..30), 1..6),
        cut in prop::option::of(any::<Index>()),
    ) {
        let mut lists = lists();
        let place = which.index(lists.len());
        let bytes = &mut lists[place].bytes;
        for (at, odd, length) in changes {
            let at = at.index(bytes.len().max(1));
            let end = (at + length).min(bytes.len());
            bytes.splice(at.min(end)..end, ODD[odd.index(ODD.len())].iter().copied());
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len().max(1)));
        }
        let mut files = fixtures::all();
        files.extend(lists);
        let folder = tempfile::tempdir().expect("a folder for the files");
        let reading = fixtures::read(folder.path(), &files).expect("only rows are wrong");
        for problem in &reading.problems {
            prop_assert!(files.iter().any(|file| file.path.ends_with(&problem.file)), "{} names no file", problem);
        }
        let written = reading.tables.write();
        let bytes = |name: &str| written.iter().find(|(file, _)| *file == name).map(|(_, bytes)| bytes.as_slice().into());
        let again = crate::catalog::tables::Tables::read(bytes);
        prop_assert_eq!(again.as_ref(), Ok(&reading.tables), "what is written reads back the same");
        let catalog = Catalog::from_tables(reading.tables, RULE);
        prop_assert!(catalog.is_ok(), "{:?}", catalog.err());
    }
}
