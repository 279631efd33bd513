//! What a path on paper and in a calendar must keep: order, words, dates, tags.

use std::io::Write as _;
use std::process::{Command, Stdio};

use icalendar::{Calendar, Component as _, DatePerhapsTime};
use jiff::civil::date;

use super::fixtures::{document, front};
use super::pages::{Block, Pages};
use super::{Choices, DocumentError, Occasion, Paper, PathDocument, calendar, pdf};
use crate::catalog::Language;
use crate::pathway::Merit;
use Language::{English, Spanish};

fn printed(language: Language, paper: Paper) -> Vec<u8> {
    pdf::write(&Pages::of(&document(language, true)), paper).unwrap()
}

/// What a program of poppler makes of a PDF; none where it is not installed.
fn poppler(program: &str, arguments: &[&str], bytes: &[u8]) -> Option<String> {
    let mut command = Command::new(program);
    command.args(arguments).arg("-").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    if program == "pdftotext" {
        command.arg("-");
    }
    let Ok(mut child) = command.spawn() else {
        println!("skipped: {program} is not installed");
        return None;
    };
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    Some(String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned())
}

fn contains(bytes: &[u8], wanted: &str) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted.as_bytes())
}

/// Words without what separates them, so that lines may break anywhere.
fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[test]
fn the_text_of_a_document_is_the_same_as_last_time() {
    for (language, expected) in [(English, include_str!("fixtures/en.txt")), (Spanish, include_str!("fixtures/es.txt"))]
    {
        let text = Pages::of(&document(language, true)).to_text();
        assert!(text == expected.trim_end(), "the text changed; if it should, write this into the file:\n{text}");
    }
}

#[test]
fn a_pdf_has_title_language_bookmarks_and_tags() {
    for (language, tag) in [(English, "en-US"), (Spanish, "es-US")] {
        let bytes = printed(language, Paper::Letter);
        for wanted in ["/StructTreeRoot", "/Outlines", "/MarkInfo", "/DisplayDocTitle true", "pdfuaid:part"] {
            assert!(contains(&bytes, wanted), "{wanted}");
        }
        assert!(contains(&bytes, &format!("/Lang({tag})")), "{tag}");
        let Some(info) = poppler("pdfinfo", &["-enc", "UTF-8"], &bytes) else { return };
        assert!(info.contains(&format!("Title:           {}", document(language, true).title)), "{info}");
        assert!(info.contains("Tagged:          yes"), "{info}");
        assert!(info.contains("612 x 792 pts (letter)"), "{info}");
    }
    let bytes = printed(English, Paper::A4);
    let Some(info) = poppler("pdfinfo", &["-enc", "UTF-8"], &bytes) else { return };
    assert!(info.contains("(A4)"), "{info}");
}

#[test]
fn a_pdf_is_read_in_the_order_in_which_it_is_written() {
    for language in Language::ALL {
        let bytes = printed(language, Paper::Letter);
        let pages = Pages::of(&document(language, true));
        let Some(read) = poppler("pdftotext", &[], &bytes) else { return };
        let Some(structure) = poppler("pdfinfo", &["-enc", "UTF-8", "-struct-text"], &bytes) else { return };
        let (read, structure) = (squeezed(&read), squeezed(&structure.replace('"', "")));
        let (mut at, mut tagged_at) = (0, 0);
        for block in &pages.blocks {
            let Block::Heading { text, .. } = block else { continue };
            let wanted = squeezed(text);
            at +=
                read[at..].find(&wanted).unwrap_or_else(|| panic!("{text} is missing or out of order")) + wanted.len();
            let first: String = wanted.chars().take(12).collect();
            tagged_at += structure[tagged_at..].find(&first).unwrap_or_else(|| panic!("{text} is not tagged")) + 1;
        }
    }
}

#[test]
fn no_word_of_the_document_is_lost_on_paper() {
    let pages = Pages::of(&document(Spanish, true));
    let Some(read) = poppler("pdftotext", &["-raw"], &printed(Spanish, Paper::A4)) else { return };
    let read = squeezed(&read);
    for word in pages.to_text().replace(['#', '|'], " ").split_whitespace() {
        assert!(read.contains(word), "{word}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(printed(English, Paper::Letter), printed(English, Paper::Letter));
}

#[test]
fn a_path_that_is_not_there_is_refused() {
    let catalog = crate::catalog::Catalog::builtin(crate::constants::Constants::builtin().growth).unwrap();
    let occasion = Occasion { catalog: &catalog, made_on: date(2026, 11, 23) };
    let choices = Choices { merit: Some(Merit::Surest), language: English, paper: Paper::Letter, starts_on: None };
    assert_eq!(PathDocument::of(&front(), choices, occasion), Err(DocumentError::NoSuchPath));
}

#[test]
fn a_calendar_keeps_to_the_standard_and_is_read_back() {
    for language in Language::ALL {
        let document = document(language, true);
        let written = calendar::write(&document, date(2026, 12, 7));
        assert_eq!(written.matches('\n').count(), written.matches("\r\n").count(), "every line ends in CRLF");
        assert!(written.split("\r\n").all(|line| line.len() <= 75), "{written}");
        let read: Calendar = written.parse().unwrap();
        let events: Vec<_> = read.events().collect();
        assert_eq!(events.len(), document.steps.len());
        for (event, step) in events.iter().zip(&document.steps) {
            let (first, end) = step.span.days(date(2026, 12, 7)).unwrap();
            let day = |found: Option<DatePerhapsTime>| match found {
                Some(DatePerhapsTime::Date(day)) => day.to_string(),
                other => panic!("not a whole day: {other:?}"),
            };
            assert_eq!((day(event.get_start()), day(event.get_end())), (first.to_string(), end.to_string()));
            assert!(event.get_summary().unwrap().contains(&step.heading), "{:?}", event.get_summary());
            assert!(event.get_description().unwrap().contains(&step.text), "{:?}", event.get_description());
        }
    }
}

#[test]
fn events_have_stable_names_without_a_person_in_them() {
    let names = |language| {
        let written = calendar::write(&document(language, true), date(2026, 12, 7));
        let names = written.lines().filter_map(|line| line.strip_prefix("UID:").map(str::to_owned));
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(English)[1], "15-1232.00-cheapest-2@onward.invalid");
    assert_eq!(names(English), names(Spanish));
}
