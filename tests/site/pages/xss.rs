//! What people type is text wherever it comes back: no payload of a long list becomes an element or an attribute.

use std::collections::BTreeSet;

use scraper::Html;

use crate::payloads::payloads;
use crate::visitor::{Visit, encode, get, upload};

/// Fields that take text, by the page that shows them again.
const FIELDS: [(&str, &[&str]); 4] = [
    (
        "/matches",
        &[
            "job1", "years1", "ended1", "job2", "years2", "ended2", "skills", "tools", "held", "pay", "lowest",
            "hours", "weeks", "money",
        ],
    ),
    (
        "/work",
        &["job1", "years1", "ended1", "job2", "skills", "tools", "held", "pay", "lowest", "hours", "weeks", "money"],
    ),
    ("/search", &["q"]),
    ("/training", &["q", "cost", "weeks", "near"]),
];

/// Every kind of element with its attributes' names, and every scheme that a link leads to.
fn shape(visit: &Visit) -> BTreeSet<String> {
    let html = Html::parse_document(&visit.body);
    let mut shape = BTreeSet::new();
    for element in html.tree.nodes().filter_map(|node| node.value().as_element()) {
        shape.insert(element.name().to_owned());
        for (name, value) in element.attrs() {
            shape.insert(format!("{} {name}", element.name()));
            let is_address = ["href", "src", "action", "formaction"].contains(&name);
            if is_address && !value.starts_with(['/', '#']) {
                shape.insert(format!("{name} {}", value.split(':').next().unwrap_or_default()));
            }
        }
    }
    shape
}

/// What the site's own pages are made of, with harmless words in their fields.
async fn own_shape() -> BTreeSet<String> {
    let mut own = BTreeSet::new();
    for words in ["qqxxzz", "coordinator", "cashier", "nurse", "excel", "7", "7*7", "data text"] {
        for (page, fields) in FIELDS {
            own.extend(shape(&get(&format!("{page}?{}", encode(fields.iter().map(|field| (*field, words))))).await));
        }
    }
    own
}

#[actix_web::test]
async fn no_payload_of_a_long_list_becomes_markup_in_any_field() {
    let (own, payloads) = (own_shape().await, payloads());
    assert!(payloads.len() > 500, "{}", payloads.len());
    for payload in &payloads {
        for (page, fields) in FIELDS {
            let visit = get(&format!("{page}?{}", encode(fields.iter().map(|field| (*field, payload.as_str()))))).await;
            assert!(matches!(visit.status, 200 | 400), "{page}: {} for {payload}", visit.status);
            let foreign: Vec<String> = shape(&visit).difference(&own).cloned().collect();
            assert!(foreign.is_empty(), "{page}: {foreign:?} from {payload}");
        }
    }
}

#[actix_web::test]
async fn no_payload_in_a_resume_becomes_markup_on_the_pages_that_quote_it() {
    let resume = |inside: &str| {
        format!(
            "Experience\nBookkeeper {inside}, Harbor Foods\n2016 - 2024\n- Used Microsoft Excel {inside}\nCertifications\nCertified Bookkeeper {inside}\n"
        )
    };
    let mut own = BTreeSet::new();
    // One whose words hide the job, and one whose do not: with and without the page of jobs.
    for inside in ["of words", ""] {
        own.extend(pages_of(&resume(inside)).await.iter().flat_map(shape));
    }
    for payload in payloads().iter().step_by(3) {
        for visit in pages_of(&resume(payload)).await {
            let foreign: Vec<String> = shape(&visit).difference(&own).cloned().collect();
            assert!(foreign.is_empty(), "{}: {foreign:?} from {payload}", visit.address);
        }
    }
}

/// The pages that a pasted résumé leads to: jobs, skills, answers; the form again for what nothing was found in.
async fn pages_of(resume: &str) -> Vec<Visit> {
    let answer = upload("/resume", &[("text", resume)], None).await;
    let mut pages = vec![get("/resume").await];
    if answer.status != 303 {
        pages.push(answer);
        return pages;
    }
    let mut page = get(answer.header("location")).await;
    for _ in ["jobs", "skills"] {
        let next = page.form("/draft/").submit().await;
        pages.push(std::mem::replace(&mut page, next));
    }
    pages.push(page);
    pages
}
