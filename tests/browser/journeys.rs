//! Whole visits of people, as they make them: by hand, by keyboard, with and without scripts, on a phone, in Spanish.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::Key;

use crate::desk::{Desk, LAPTOP, Setting};
use crate::places::CASHIER;

/// The most time that the site may take of a visit of 90 seconds: the rest is the person's.
const MOST_WAITING: Duration = Duration::from_secs(30);

/// How each visit is made: every journey must work in all of these.
const WAYS: [Setting; 3] =
    [LAPTOP, Setting { scripts: false, ..LAPTOP }, Setting { scripts: false, width: 390, ..LAPTOP }];

#[tokio::test]
async fn a_displaced_cashier_sees_a_shortlist_within_four_pages_and_ninety_seconds() {
    for way in WAYS {
        let Some(desk) = Desk::open(way).await else { return };
        let start = Instant::now();
        desk.go("/").await;
        desk.write("#job1", "cashier").await;
        desk.write("#years1", "6").await;
        desk.press("form.ask button[type=submit]").await;
        let (pages, waited) = (desk.pages.load(Ordering::Relaxed), start.elapsed());
        assert!(pages <= 4 && waited < MOST_WAITING, "{pages} pages, {waited:?}");
        assert!(desk.number("return document.querySelectorAll('.match h2').length").await >= 5.0);
        desk.press(".match h2 a").await;
        let place = desk.place().await;
        assert!(place.starts_with("/matches/") || place.starts_with("/role/"), "a match leads on: {place}");
        desk.driver.quit().await.unwrap();
    }
}

#[tokio::test]
async fn a_bookkeeper_makes_the_whole_visit_in_spanish() {
    let Some(desk) = Desk::open(Setting { language: "es", scripts: false, ..LAPTOP }).await else { return };
    desk.go("/").await;
    assert_eq!(desk.find("html").await.attr("lang").await.unwrap().unwrap(), "es");
    desk.write("#job1", "tenedora de libros").await;
    desk.write("#years1", "8").await;
    desk.press("form.ask button[type=submit]").await;
    let text = desk.text().await;
    assert!(desk.place().await.starts_with("/matches?"), "{text}");
    assert!(desk.number("return document.querySelectorAll('.match h2').length").await >= 5.0, "{text}");
    for english in ["Matches", "within reach", "Based on", "per year"] {
        assert!(!text.contains(english), "`{english}` on a Spanish page");
    }
    desk.press(".match h2 a").await;
    assert_eq!(desk.find("html").await.attr("lang").await.unwrap().unwrap(), "es");
    desk.driver.quit().await.unwrap();
}

#[tokio::test]
async fn an_executive_assistant_with_a_pdf_sees_a_shortlist_within_six_pages() {
    let resume: toml::Table = toml::from_str(include_str!("../resumes/05-executive-assistant.toml")).unwrap();
    let text = resume["text"].as_str().unwrap();
    for way in WAYS {
        let Some(desk) = Desk::open(way).await else { return };
        let page = format!("<meta charset=utf-8><pre style='white-space:pre-wrap'>{}</pre>", text.replace('<', "&lt;"));
        let source = desk.file("resume.html", page.as_bytes());
        desk.driver.goto(format!("file://{source}")).await.unwrap();
        let pdf = desk.file("resume.pdf", &desk.printed().await);
        desk.go("/").await;
        desk.press("a[href='/resume']").await;
        desk.write("#file", &pdf).await;
        while desk.driver.find_all(thirtyfour::By::Css("form.long")).await.unwrap().len() == 1 {
            desk.press("form.long button[type=submit]").await;
        }
        let pages = desk.pages.load(Ordering::Relaxed);
        assert!(pages <= 6, "{pages} pages");
        assert!(desk.place().await.ends_with("/matches"), "{}", desk.text().await);
        assert!(desk.number("return document.querySelectorAll('.match h2').length").await >= 5.0);
        desk.driver.back().await.unwrap();
        assert!(desk.place().await.ends_with("/check"), "Back leads to the answers: {}", desk.place().await);
        let answers = desk.text().await;
        assert!(
            answers.contains("Executive Assistant (9 years)") && answers.contains("Microsoft Outlook"),
            "with what was understood: {answers}"
        );
        desk.driver.quit().await.unwrap();
    }
}

#[tokio::test]
async fn the_visit_can_be_made_with_the_keyboard_alone() {
    let Some(desk) = Desk::open(LAPTOP).await else { return };
    desk.go("/").await;
    desk.keys(Key::Tab + "").await;
    assert_eq!(focused(&desk, "getAttribute('href')").await, "#main", "the first stop skips the menu");
    desk.keys(Key::Enter + "").await;
    tab_to(&desk, "job1").await;
    desk.keys("cashier").await;
    tab_to(&desk, "years1").await;
    desk.keys("6").await;
    desk.enter().await;
    assert!(desk.place().await.starts_with("/matches?"));
    let mut stops = 0;
    while !focused(&desk, "closest('.match') ? 'yes' : ''").await.contains("yes") {
        desk.keys(Key::Tab + "").await;
        stops += 1;
        assert!(stops < 120, "no match can be reached");
        let is_seen = "return getComputedStyle(document.activeElement).outlineStyle !== 'none'";
        assert_eq!(desk.ask(is_seen).await, json!(true), "the focus is seen at stop {stops}");
    }
    desk.enter().await;
    assert!(!desk.place().await.starts_with("/matches?"), "the match leads on");
    desk.driver.quit().await.unwrap();
}

#[tokio::test]
async fn the_shortlist_and_the_path_print_as_a_person_would_keep_them() {
    let Some(desk) = Desk::open(LAPTOP).await else { return };
    for (address, most_pages) in
        [(format!("/matches?{CASHIER}"), 8), (format!("/matches/29-2072.00/path?{CASHIER}"), 8)]
    {
        desk.go(&address).await;
        let heading = desk.find("h1").await.text().await.unwrap();
        desk.emulate("print", &[]).await;
        let shown = "return [...document.querySelectorAll('nav, form, button, .skip')]\
                     .filter(e => e.getClientRects().length > 0).map(e => e.outerHTML.slice(0, 80))";
        assert_eq!(desk.ask(shown).await, json!([]), "nothing that paper cannot do: {address}");
        desk.emulate("", &[]).await;
        let pdf = desk.printed().await;
        let pages = lopdf::Document::load_mem(&pdf).unwrap().get_pages().len();
        assert!(pages <= most_pages, "{address}: {pages} pages of paper");
        let text = onward::intake::read(&pdf, jiff::Timestamp::UNIX_EPOCH).unwrap().text;
        let words = |text: &str| text.split_whitespace().collect::<String>();
        assert!(words(&text).contains(&words(&heading)), "{heading} is on paper: {text}");
    }
    desk.driver.quit().await.unwrap();
}

/// What `question` says of the element that has the focus.
async fn focused(desk: &Desk, question: &str) -> String {
    desk.ask(&format!("return document.activeElement.{question}")).await.as_str().unwrap_or_default().to_owned()
}

/// Presses Tab until the element `id` has the focus.
async fn tab_to(desk: &Desk, id: &str) {
    for _ in 0..60 {
        if focused(desk, "id").await == id {
            return;
        }
        desk.keys(Key::Tab + "").await;
    }
    panic!("`{id}` cannot be reached");
}
