//! What is written into a file of each format is what is read out of it.

use std::path::Path;

use onward::cli::evaluate_texts::labelled_texts;
use onward::intake::read;
use unicode_normalization::UnicodeNormalization;

use super::files::{FORMATS, docx, simple_pdf};
use crate::visitor::{get, upload};

/// The letters and signs of a text without white space.
fn letters(text: &str) -> String {
    text.nfkc().filter(|letter| !letter.is_whitespace()).collect()
}

#[test]
fn a_dozen_resumes_are_the_same_in_every_format() {
    let texts = labelled_texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/resumes")).unwrap();
    let mut read_files = 0;
    for text in texts.values().step_by(3).take(13) {
        for format in &FORMATS {
            let file = (format.write)(&text.text);
            let said =
                read(&file, jiff::Timestamp::UNIX_EPOCH).unwrap_or_else(|error| panic!("{}: {error}", format.ending));
            assert_eq!(said.kind, format.kind);
            assert!(!said.is_cut, "{}", format.ending);
            let (written, said) = (letters(&text.text), letters(&said.text));
            let said = said.strip_prefix("CertificationsRésumé").unwrap_or(&said);
            assert_eq!(said, written, "{:?} as .{}", format.kind, format.ending);
            read_files += 1;
        }
    }
    assert!(read_files >= 12 * FORMATS.len(), "{read_files} files were read");
}

#[actix_web::test]
async fn of_what_is_very_long_the_beginning_is_read_and_that_is_said() {
    let long = "Cashier, 2019 to 2024. I counted money.\n".repeat(4_000);
    for (file, reason) in [(simple_pdf(&long), "more pages than are read"), (docx(&long), "more words than are read")] {
        let answer = upload("/resume", &[("text", "")], Some(("long", &file))).await;
        let page = get(answer.header("location")).await;
        assert!(page.text().contains("We read only its beginning"), "{reason}: {}", page.text());
    }
    let answer = upload("/resume", &[("text", "")], Some(("short", &docx("Cashier, 2019 to 2024")))).await;
    let page = get(answer.header("location")).await;
    assert!(page.status == 200 && !page.text().contains("only its beginning"), "{}", page.text());
}
