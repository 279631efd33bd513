//! Texts of attackers do nothing in a real browser, even with the content security policy off.

use serde_json::json;

use crate::desk::{Desk, LAPTOP};
use crate::payloads::payloads;
use crate::query::encode;

/// Fields of the work form: a page of it shows this many payloads at once.
const FIELDS: [&str; 12] =
    ["job1", "years1", "ended1", "job2", "years2", "ended2", "skills", "tools", "held", "pay", "hours", "money"];

/// A browser that counts what runs, with the policy off: it would stop scripts too, and what is tested is that there
/// are none to stop.
async fn trapped() -> Option<Desk> {
    let desk = Desk::open(LAPTOP).await?;
    desk.command("Page.enable", json!({})).await;
    desk.command("Page.setBypassCSP", json!({ "enabled": true })).await;
    let trap = "window.hits = 0; window.alert = () => { window.hits += 1 }";
    desk.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": trap })).await;
    Some(desk)
}

#[tokio::test]
async fn five_hundred_payloads_do_nothing_even_without_the_policy() {
    let Some(desk) = trapped().await else { return };
    let payloads = payloads();
    for group in payloads.chunks(FIELDS.len()) {
        let query = encode(FIELDS.iter().copied().zip(group.iter().map(String::as_str)));
        desk.go(&format!("/matches?{query}")).await;
        check(&desk, &query).await;
    }
    for payload in payloads.iter().step_by(10) {
        let query = encode([("q", payload.as_str())]);
        for page in ["/search", "/training"] {
            desk.go(&format!("{page}?{query}")).await;
            check(&desk, payload).await;
        }
    }
    desk.driver.quit().await.unwrap();
}

#[tokio::test]
async fn payloads_in_a_file_do_nothing_on_the_pages_that_quote_it() {
    let Some(desk) = trapped().await else { return };
    for group in payloads().chunks(60) {
        let lines: String = group.iter().map(|payload| format!("- Used Microsoft Excel {payload}\n")).collect();
        let resume = format!("Experience\nBookkeeper {}, Harbor Foods\n2016 - 2024\n{lines}", group[0]);
        let file = desk.file("resume.txt", resume.as_bytes());
        desk.go("/resume").await;
        desk.write("#file", &file).await;
        for _ in ["jobs", "skills", "check"] {
            desk.press("form.long button[type=submit]").await;
            check(&desk, &group[0]).await;
        }
    }
    desk.driver.quit().await.unwrap();
}

/// Nothing ran and nothing came from elsewhere.
async fn check(desk: &Desk, typed: &str) {
    assert_eq!(desk.ask("return window.hits").await, json!(0), "{typed} runs");
    let foreign =
        "return performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith(location.origin))";
    assert_eq!(desk.ask(foreign).await, json!([]), "{typed} loads something");
}
