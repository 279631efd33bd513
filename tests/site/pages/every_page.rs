//! Every page: renders, is small, is safe, is reachable without a mouse, and has no dead link.

use std::collections::{BTreeSet, VecDeque};

use actix_web::http::Method;
use onward::catalog::Family;

use crate::visitor::{CUSTOMER_SERVICE, SITE, Visit, get, post, send};

/// The largest page, in bytes, before compression.
const PAGE_LIMIT_BYTES: usize = 60_000;

/// Pages that the crawl below visits at most: enough for each kind, few enough to wait for.
const CRAWL_LIMIT: usize = 250;

async fn samples() -> Vec<Visit> {
    let mut addresses: Vec<String> = [
        "/",
        "/search",
        "/search?q=medical+biling",
        "/search?q=excel&growing=1&family=data-infrastructure&zone=3&area=OH",
        "/search?q=xqzzv",
        "/role/43-4051.00?area=OH",
        "/role/43-3031.00?area=NY",
        "/role/15-1212.00?area=17140",
        "/role/55-1011.00",
        "/role/ai-output-reviewer?area=CA",
        "/skill/2.A.1.b",
        "/skill/1.B.1.a",
        "/tool/Microsoft%20Excel",
        "/work",
        "/work?role1=43-4051.00",
        "/restore",
        "/clear",
        "/staff/sign-in",
        "/staff/code",
        "/matches",
        "/matches?job1=coordinator",
        "/training",
        "/training?q=nurse&cost=2000&sort=weeks",
        "/training?q=xqzzv&state=OH",
        "/programs/comptia-a-plus",
        "/data",
        "/method",
        "/design",
        "/nothing-here",
    ]
    .map(str::to_owned)
    .into();
    addresses.extend(Family::ALL.map(|family| format!("/families/{family}")));
    addresses.push(format!("/task/{}", SITE.engine.catalog.activities[0].id));
    for code in ["29-2072.00", "ai-output-reviewer", "29-1141.00"] {
        addresses.push(format!("/matches/{code}/why?{CUSTOMER_SERVICE}"));
        addresses.push(format!("/matches/{code}/path?{CUSTOMER_SERVICE}"));
        addresses.push(format!("/compare?{CUSTOMER_SERVICE}&role={code}&role=43-3021.00"));
    }
    for ask in ["", "&ask=cashier", "&ask=coordinator", "&ask=xqzzv", "&ask_role=29-1141.00&reach=1&no_loss=1"] {
        addresses.push(format!("/why-not?{CUSTOMER_SERVICE}{ask}"));
    }
    addresses.push(format!("/send?{CUSTOMER_SERVICE}&list=can&reach=1"));
    addresses.push(format!("/matches?{CUSTOMER_SERVICE}&reach=1&no_loss=1&ready=26&family=human-centred"));
    for view in ["", "&list=can", "&sort=pay&reach=1", "&family=ai-oversight&sort=time", "&sort=openings&page=3"] {
        addresses.push(format!("/matches?{CUSTOMER_SERVICE}{view}"));
    }
    let mut visits = Vec::new();
    for address in addresses {
        visits.push(get(&address).await);
    }
    visits.extend(of_a_record().await);
    visits
}

/// Pages of a saved record, by its private link and by a shared one.
async fn of_a_record() -> Vec<Visit> {
    let mut visits = Vec::new();
    let saved = post("/record", &[("job1", "payroll clerk"), ("years1", "3")]).await;
    let record = saved.header("location").to_owned();
    let bare = record.split('?').next().unwrap().to_owned();
    let pages = ["/work", "/erase", "/matches", "/send", "/why-not?ask=cashier", "/privacy"]
        .map(|page| format!("{bare}{page}"));
    for address in std::iter::once(record).chain(pages) {
        visits.push(get(&address).await);
    }
    post(&format!("{bare}/privacy"), &[("action", "share"), ("days", "7")]).await;
    let link = get(&format!("{bare}/privacy")).await.attributes(".private-link a", "href").remove(0);
    let shared = link.split_once("/shared").unwrap().1.to_owned();
    for page in ["matches", "send", "matches/29-2072.00/why", "matches/29-2072.00/path"] {
        visits.push(get(&format!("/shared{shared}/{page}")).await);
    }
    visits
}

#[actix_web::test]
async fn every_page_is_whole_small_and_in_plain_order() {
    for visit in samples().await {
        let address = &visit.address;
        assert!(visit.status < 500, "{address}: {}", visit.status);
        assert!(visit.body.len() <= PAGE_LIMIT_BYTES, "{address}: {} bytes", visit.body.len());
        assert!(visit.body.trim_end().ends_with("</html>"), "{address} is cut off");
        assert_eq!(visit.attributes("html", "lang"), ["en"], "{address}");
        assert_eq!(visit.texts("h1").len(), 1, "{address} has one main heading");
        assert_eq!(visit.attributes("a.skip", "href"), ["#main"], "{address}");
        assert!(visit.texts("title")[0].ends_with("– Onward"), "{address}");
        let text = visit.text();
        let unfilled = text.split('{').skip(1).any(|rest| rest.split('}').next().is_some_and(is_key));
        assert!(!unfilled, "{address} shows a text whose braces are not filled in");
    }
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.len() < 20 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

#[actix_web::test]
async fn every_control_has_a_label_and_every_drawing_a_text() {
    for visit in samples().await {
        let address = &visit.address;
        let labels: BTreeSet<String> = visit.attributes("label", "for").into_iter().collect();
        let controls = "input:not([type=hidden]), select, textarea";
        for id in visit.attributes(controls, "id") {
            assert!(labels.contains(&id), "{address}: the control `{id}` has no label");
        }
        assert_eq!(
            visit.attributes(controls, "id").len(),
            visit.texts(controls).len(),
            "{address}: a control has no id"
        );
        let ids = visit.attributes("[id]", "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{address}: an id stands twice: {ids:?}");
        let drawings = visit.texts("svg").len();
        let named = visit.attributes("svg[role=img]", "aria-label").len();
        let named = named + visit.attributes("svg[role=img]", "aria-labelledby").len();
        let described = named + visit.texts("svg[aria-hidden]").len();
        assert_eq!(drawings, described, "{address}: a drawing has neither a text nor is it marked as ornament");
        let described_by = visit.attributes("[aria-describedby]", "aria-describedby");
        for described_by in described_by.into_iter().chain(visit.attributes("[aria-labelledby]", "aria-labelledby")) {
            for id in described_by.split(' ') {
                assert!(ids.iter().any(|known| known == id), "{address}: nothing has the id `{id}`");
            }
        }
    }
}

#[actix_web::test]
async fn every_answer_carries_the_security_headers() {
    let mut visits = samples().await;
    visits.push(get("/static/style.css").await);
    visits.push(get("/healthz").await);
    visits.push(get("/api/v1/search?q=nurse").await);
    visits.push(send(Method::DELETE, "/", None).await);
    for visit in visits {
        let address = &visit.address;
        assert!(visit.header("content-security-policy").contains("default-src 'none'"), "{address}");
        assert!(visit.header("content-security-policy").contains("frame-ancestors 'none'"), "{address}");
        assert_eq!(visit.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(visit.header("cross-origin-opener-policy"), "same-origin", "{address}");
        assert!(!visit.body.contains(" style=\"") && !visit.body.contains(" onclick"), "{address} needs inline code");
    }
}

#[actix_web::test]
async fn what_a_person_told_is_kept_nowhere_and_listed_nowhere() {
    for visit in samples().await {
        let address = &visit.address;
        let personal =
            ["/matches", "/work", "/record", "/shared", "/restore", "/clear", "/compare", "/send", "/why-not"]
                .iter()
                .any(|path| address.starts_with(path));
        if personal {
            assert_eq!(visit.header("cache-control"), "no-store", "{address}");
            assert_eq!(visit.header("referrer-policy"), "same-origin", "{address}");
            assert!(visit.header("x-robots-tag").contains("noindex"), "{address}");
        }
        assert_eq!(visit.header("set-cookie"), "", "{address} sets a cookie");
    }
}

#[actix_web::test]
async fn static_files_are_kept_for_good_under_the_hash_of_their_content() {
    let start = get("/").await;
    let style = start.attributes("link[rel=stylesheet]", "href").remove(0);
    let found = get(&style).await;
    assert_eq!(found.status, 200);
    assert!(found.header("cache-control").contains("immutable"));
    assert!(found.body.len() < 32_000, "the style sheet has {} bytes", found.body.len());
    assert_eq!(get("/static/style.css").await.header("cache-control"), "no-cache", "without the hash it may change");
    assert_eq!(get("/static/../Cargo.toml").await.status, 404);
}

#[actix_web::test]
async fn head_answers_like_get() {
    for address in ["/", "/data", "/method", "/role/43-4051.00", "/healthz"] {
        assert_eq!(send(Method::HEAD, address, None).await.status, 200, "{address}");
    }
}

#[actix_web::test]
async fn no_link_on_any_page_is_dead() {
    let mut waiting: VecDeque<String> = VecDeque::from([
        "/".to_owned(),
        format!("/matches?{CUSTOMER_SERVICE}"),
        "/search?q=nurse".to_owned(),
        "/role/ai-output-reviewer".to_owned(),
    ]);
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut visited = 0;
    while let Some(address) = waiting.pop_front() {
        visited += 1;
        let visit = get(&address).await;
        assert_eq!(visit.status, 200, "a dead link: {address}");
        let found = visit.attributes("[href]", "href").into_iter().chain(visit.attributes("[src]", "src"));
        for href in found.map(|href| href.split('#').next().unwrap_or_default().to_owned()) {
            let is_ours = href.starts_with('/');
            let is_elsewhere = href.starts_with("https://") || href.starts_with("mailto:?");
            assert!(is_ours || href.is_empty() || is_elsewhere, "{address} leads to `{href}`");
            // The switch of language leads back to where it was pressed.
            let is_page = is_ours && !href.starts_with("/language/");
            if is_page && seen.len() < CRAWL_LIMIT && seen.insert(href.clone()) {
                waiting.push_back(href);
            }
        }
    }
    assert!(visited > 100, "only {visited} pages were reached");
}
