//! Short texts, and what they say.

use std::sync::OnceLock;

use proptest::prelude::*;

use super::*;
use crate::catalog::GrowthRule;
use crate::profile::{Education, OwnLevel};

fn reader() -> &'static TextReader {
    static READER: OnceLock<TextReader> = OnceLock::new();
    READER.get_or_init(|| {
        let rule = GrowthRule { average_growth_percent: 3.1, openings_per_year_floor: 10_000.0 };
        let catalog = Catalog::builtin(rule).expect("the built-in catalogue is sound");
        TextReader::new(&catalog, Arc::new(Recogniser::new(&catalog)))
    })
}

fn tools(text: &str, standing: Standing) -> Vec<String> {
    let read = reader().read(text);
    let named = read.evidence.iter().filter(|one| one.standing == standing).filter_map(|one| match &one.meaning {
        Meaning::Technology(name) => Some(name.clone()),
        _ => None,
    });
    named.collect()
}

fn elements(text: &str) -> Vec<String> {
    let read = reader().read(text);
    let told = read.evidence.iter().filter(|one| one.counts()).filter_map(|one| match &one.meaning {
        Meaning::Element(id) => Some(id.to_string()),
        _ => None,
    });
    told.collect()
}

#[test]
fn tools_are_named_in_many_ways() {
    let rows = [
        ("Excel, QuickBooks", vec!["Microsoft Excel", "Intuit QuickBooks"], "without their makers"),
        ("I used Microsoft Excel daily", vec!["Microsoft Excel"], "with its maker"),
        ("quikbooks and salesforce", vec!["Intuit QuickBooks", "Salesforce software"], "misspelt, small letters"),
        (
            "Word, excel, Access",
            vec!["Microsoft Word", "Microsoft Excel", "Microsoft Access"],
            "ordinary words in a list",
        ),
        ("word, excel", vec!["Microsoft Word", "Microsoft Excel"], "beside a tool"),
        ("I had access to the office and gave my word", vec![], "ordinary words"),
        ("Clerk, Excel Staffing Inc.", vec![], "an employer"),
        ("I applied to SAP as a company", vec![], "a company"),
        ("power point", vec!["Microsoft PowerPoint"], "in two words"),
    ];
    for (text, expected, reason) in rows {
        assert_eq!(tools(text, Standing::Told), expected, "{reason}: {text}");
    }
}

#[test]
fn what_is_taken_back_or_wished_for_never_counts() {
    let rows = [
        ("I never used SAP but know Excel", "SAP software", Standing::Negated),
        ("No experience with SAP or Oracle", "SAP software", Standing::Negated),
        ("Want to learn SAP", "SAP software", Standing::Wished),
        ("Nunca he usado SAP, pero sí Excel", "SAP software", Standing::Negated),
        ("Quiero aprender SAP", "SAP software", Standing::Wished),
        ("SAP every day. Never used SAP.", "SAP software", Standing::Contradicted),
    ];
    for (text, name, standing) in rows {
        assert!(tools(text, standing).contains(&name.to_owned()), "{text}");
        assert!(!tools(text, Standing::Told).contains(&name.to_owned()), "{text}");
        let parts = reader().read(text).profile(2026);
        assert!(parts.technologies.iter().all(|own| own.name != name), "{text}");
    }
}

#[test]
fn everyday_words_show_skills_in_both_languages() {
    let rows = [
        ("I balanced the till every night", "2.C.1.c", "a deed"),
        ("answered all incoming phones", "2.A.1.d", "words between"),
        ("atendía a los clientes", "4.A.4.a.8", "Spanish"),
        ("Customer service", "2.C.1.e", "an item"),
        ("Writing", "2.A.1.c", "an element's name"),
        ("Judging the Qualities of Objects Services or People", "4.A.2.a.1", "a long name without its commas"),
    ];
    for (text, id, reason) in rows {
        assert!(elements(text).contains(&id.to_owned()), "{reason}: {text}: {:?}", elements(text));
    }
}

#[test]
fn a_job_is_read_with_its_time() {
    let read = reader().read("Cashier, Fresh Mart, 2015 - 2019\nRan the register");
    let parts = read.profile(2026);
    assert_eq!(parts.jobs.len(), 1, "{read:?}");
    assert_eq!((parts.jobs[0].years, parts.jobs[0].ended_year), (4.0, Some(2019)));
    let told = reader().read("I worked as a payroll clerk for 6 years.").profile(2026);
    assert_eq!((told.jobs.len(), told.jobs.first().map(|job| job.years)), (1, Some(6.0)));
    let sought = reader().read("Looking for a payroll clerk position").profile(2026);
    assert!(sought.jobs.is_empty(), "a job that is looked for was not held");
}

#[test]
fn levels_and_strength_come_of_the_words_nearby() {
    let rows = [
        ("basic Excel", Some(OwnLevel::Beginner), Strength::Claimed),
        ("Excel (advanced)", Some(OwnLevel::Advanced), Strength::Claimed),
        ("Expert in Excel", Some(OwnLevel::Expert), Strength::Claimed),
        ("Excel avanzado", Some(OwnLevel::Advanced), Strength::Claimed),
        ("I tracked every order of the month in Excel", None, Strength::Described),
        ("Excel", None, Strength::Claimed),
    ];
    for (text, level, strength) in rows {
        let read = reader().read(text);
        let excel = read.evidence.iter().find(|one| matches!(one.meaning, Meaning::Technology(_))).expect(text);
        assert_eq!((excel.level, excel.strength), (level, strength), "{text}");
    }
}

#[test]
fn papers_are_read() {
    let parts = reader().read("Bachelor's degree in history. CPR certified.").profile(2026);
    assert_eq!(parts.education, Some(Education::Bachelor));
    let read = reader().read("CPR certified");
    assert!(read.evidence.iter().any(|one| matches!(one.meaning, Meaning::Credential(_))), "{read:?}");
}

#[test]
fn the_same_thing_said_twice_is_one_piece_with_two_spans() {
    let read = reader().read("Excel every day. Reports in Excel.");
    let excel: Vec<_> = read.evidence.iter().filter(|one| matches!(one.meaning, Meaning::Technology(_))).collect();
    assert_eq!((excel.len(), excel[0].spans.len()), (1, 2));
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_span_lies_in_it(text in "\\PC{0,120}") {
        check_spans(&text)?;
    }

    #[test]
    fn any_words_are_read_and_every_span_lies_in_them(
        words in proptest::collection::vec("(Excel|no|never|SAP|cajera|años|5|2019|worked|as|a|clerk|BS|,|\\.|\n|é|í—|x)", 0..30)
    ) {
        check_spans(&words.join(" "))?;
    }
}

fn check_spans(text: &str) -> Result<(), TestCaseError> {
    let read = reader().read(text);
    for span in read.evidence.iter().flat_map(|one| &one.spans).chain(&read.unknown) {
        prop_assert!(text.get(span.clone()).is_some_and(|words| !words.is_empty()), "{span:?} of {text:?}");
    }
    prop_assert!(read.evidence.iter().all(|one| !one.spans.is_empty()));
    Ok(())
}
