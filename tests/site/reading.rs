//! Reading texts: what forty people wrote, with labels, is read well enough, and nothing negated slips in unseen.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use onward::cli::evaluate_texts::{labelled_sentences, labelled_texts};
use onward::evaluation::{ReadingEvaluation, reading, spans};
use onward::profile::reading::TextReader;
use onward::profile::recognition::Recogniser;

use crate::support::catalog;

fn reader() -> TextReader {
    TextReader::new(catalog(), Arc::new(Recogniser::new(catalog())))
}

fn all_texts() -> ReadingEvaluation {
    let texts = labelled_texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/resumes")).unwrap();
    assert_eq!(texts.len(), 40, "every text is read");
    let measured: BTreeMap<_, _> = reading(&reader(), &texts, 2026);
    let mut all = ReadingEvaluation::default();
    measured.into_values().for_each(|one| all.add(one));
    all
}

/// Floors just below what is measured; the target is 0.85 of recall and of precision, and no negated statement counted.
#[test]
fn forty_labelled_texts_are_read_no_worse_than_today() {
    let all = all_texts();
    let rows = [
        ("recall of skills and tools", all.recall().value(), 0.50),
        ("precision of skills and tools", all.precision.value(), 0.62),
        ("recall of tools", all.tool_recall.value(), 0.90),
        ("recall of titles", all.title_recall.value(), 0.65),
    ];
    for (what, measured, least) in rows {
        assert!(measured >= least, "{what} is {measured:.3}, at least {least}");
    }
    let negated = all.negated_counted;
    assert!(negated.value() <= 0.07, "{} of {} negated statements count", negated.part, negated.whole);
}

#[test]
fn skills_in_job_postings_are_found() {
    let Ok(data) = std::env::var("ONWARD_DATA") else {
        println!("skipped: no source data");
        return;
    };
    let sentences = labelled_sentences(&Path::new(&data).join("bench/skillspan/dev.json")).unwrap();
    let measured = spans(&reader(), &sentences);
    assert!(measured.recall.whole > 2000, "every label is read: {}", measured.recall.whole);
}
