//! No page breaks a rule of WCAG 2.2 AA that axe-core can check: each kind of page, both languages, light and dark.

use serde_json::Value;

use crate::coach::{client_agrees, coach_at_work};
use crate::desk::{Desk, LAPTOP, Setting};
use crate::places::{confirm, keep, open_pages, record_pages};

/// Where `.ci/run` puts axe-core.
const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/axe/node_modules/axe-core/axe.min.js");

/// What `axe` finds on the page in the light and in the dark scheme, a line each.
async fn violations(desk: &Desk, axe: &str) -> Vec<String> {
    const RUN: &str = "const done = arguments[0]; axe.run(document, { resultTypes: ['violations'], runOnly: \
                       ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(found => \
                       done(found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160)).join(' | '))), \
                       error => done(['axe failed: ' + error]));";
    let mut found = Vec::new();
    desk.driver.execute(axe, Vec::new()).await.unwrap();
    for scheme in ["light", "dark"] {
        // Colours that change slowly would be measured on their way.
        desk.emulate("", &[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")]).await;
        let answer = desk.driver.execute_async(RUN, Vec::new()).await.unwrap();
        let place = desk.place().await;
        let lines = answer.json().as_array().cloned().unwrap_or_default();
        found.extend(lines.iter().map(|line: &Value| format!("{place}, {scheme}: {}", line.as_str().unwrap_or("?"))));
    }
    found
}

async fn every_page_is_clean(language: &'static str) {
    let Ok(axe) = std::fs::read_to_string(AXE) else {
        println!("skipped: no axe-core in target/axe");
        return;
    };
    let Some(desk) = Desk::open(Setting { language, ..LAPTOP }).await else { return };
    let mut found = Vec::new();
    let record = confirm(&desk, async |desk| found.extend(violations(desk, &axe).await)).await;
    let pages = [open_pages(), record_pages(&record)].concat();
    for page in &pages {
        desk.go(page).await;
        let spoken = desk.find("html").await.attr("lang").await.unwrap();
        assert_eq!(spoken.as_deref(), Some(language), "{page}");
        found.extend(violations(&desk, &axe).await);
    }
    keep(&desk, &record, async |desk| found.extend(violations(desk, &axe).await)).await;
    coach_at_work(&desk, async |desk| found.extend(violations(desk, &axe).await)).await;
    client_agrees(&desk, async |desk| found.extend(violations(desk, &axe).await)).await;
    for page in ["/staff/clients", "/staff/clients/import", "/staff/clients?which=due"] {
        desk.go(page).await;
        found.extend(violations(&desk, &axe).await);
    }
    assert!(found.is_empty(), "{} of {} pages:\n{}", found.len(), pages.len(), found.join("\n"));
    desk.driver.quit().await.unwrap();
}

#[tokio::test]
async fn every_page_in_english_is_accessible_in_both_schemes() {
    every_page_is_clean("en").await;
}

#[tokio::test]
async fn every_page_in_spanish_is_accessible_in_both_schemes() {
    every_page_is_clean("es").await;
}
