//! What answers say besides their text: who may keep them, that nothing has changed, what a browser must refuse.

use actix_web::test::TestRequest;

use crate::visitor::{BROWSER, CUSTOMER_SERVICE, Visit, ask, get};

/// The answer to someone who has the page that `tag` names.
async fn again(address: &str, tag: &str) -> Visit {
    let request = TestRequest::get().uri(address).insert_header(("cookie", format!("form={BROWSER}")));
    ask(request.insert_header(("if-none-match", tag)), address).await
}

#[actix_web::test]
async fn a_shared_page_that_has_not_changed_is_not_sent_twice() {
    for address in ["/", "/role/43-4051.00", "/search?q=nurse", "/method"] {
        let first = get(address).await;
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with("W/\""), "{address}: {tag}");
        let second = again(address, &tag).await;
        assert_eq!((second.status, second.body.len()), (304, 0), "{address}");
        assert_eq!(second.header("etag"), tag, "{address}");
        assert_eq!(second.header("cache-control"), first.header("cache-control"), "{address}");
        let several = again(address, &format!("\"other\", {tag}")).await;
        assert_eq!(several.status, 304, "{address}: one of several");
        assert_eq!(again(address, "W/\"other\"").await.status, 200, "{address}: an older one");
    }
    assert_ne!(get("/").await.header("etag"), get("/?lang=es").await.header("etag"), "languages differ");
}

#[actix_web::test]
async fn a_page_about_a_person_has_no_tag_and_is_kept_nowhere() {
    let matches = get(&format!("/matches?{CUSTOMER_SERVICE}")).await;
    assert_eq!((matches.header("etag"), matches.header("cache-control")), ("", "no-store"));
}

#[actix_web::test]
async fn only_a_secure_connection_is_told_to_stay_secure() {
    let secure = TestRequest::get().uri("/").insert_header(("x-forwarded-proto", "https"));
    let told = ask(secure, "/").await.header("strict-transport-security").to_owned();
    let seconds: u64 = told.trim_start_matches("max-age=").split(';').next().unwrap().parse().unwrap();
    assert!(seconds >= 365 * 24 * 3600, "{told}");
    assert_eq!(get("/").await.header("strict-transport-security"), "");
}

/// The score of Mozilla's HTTP Observatory, by its published modifiers
/// (<https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring>, as of 2025): 100 and what each adds.
fn observatory(visit: &Visit) -> i32 {
    let policy = visit.header("content-security-policy");
    let directive = |name: &str| {
        let mut directives = policy.split(';').map(str::trim);
        directives.find_map(|directive| directive.strip_prefix(name)).map(str::trim)
    };
    let is_safe = !policy.contains("unsafe-") && !policy.contains("http:") && !policy.contains('*');
    let csp = match (policy.is_empty(), is_safe, directive("default-src")) {
        (true, ..) => -25,
        (_, false, _) => -20,
        (_, true, Some("'none'")) => 10,
        (_, true, _) => 5,
    };
    let cookie = visit.header("set-cookie").to_ascii_lowercase();
    let cookies = match (cookie.is_empty(), cookie.contains("secure"), cookie.contains("httponly")) {
        (true, ..) => 0,
        (_, true, true) => {
            if cookie.contains("samesite=") {
                5
            } else {
                0
            }
        }
        _ => -20,
    };
    let framing = match (directive("frame-ancestors"), visit.header("x-frame-options")) {
        (Some("'none'"), _) => 5,
        (_, "DENY" | "SAMEORIGIN") => 0,
        _ => -20,
    };
    let referrer = match visit.header("referrer-policy") {
        "no-referrer" | "same-origin" | "strict-origin" | "strict-origin-when-cross-origin" => 5,
        "" => 0,
        _ => -5,
    };
    let secure = if visit.header("strict-transport-security").is_empty() { -20 } else { 0 };
    let sniffing = if visit.header("x-content-type-options") == "nosniff" { 0 } else { -5 };
    let resources = match visit.header("cross-origin-resource-policy") {
        "same-origin" | "same-site" => 10,
        _ => 0,
    };
    let shared = if visit.header("access-control-allow-origin") == "*" { -50 } else { 0 };
    // Scripts and styles are our own, so their integrity neither adds nor takes.
    100 + csp + cookies + framing + referrer + secure + sniffing + resources + shared
}

#[actix_web::test]
async fn every_kind_of_answer_grades_as_a_plus_by_the_published_rules() {
    let matches = format!("/matches?{CUSTOMER_SERVICE}");
    for address in [
        "/",
        "/resume",
        "/search?q=nurse",
        matches.as_str(),
        "/nothing-here",
        "/static/style.css",
        "/api/v1/search?q=x",
    ] {
        let secure = TestRequest::get().uri(address).insert_header(("x-forwarded-proto", "https"));
        let visit = ask(secure, address).await;
        let score = observatory(&visit);
        // A+ begins at 100 points.
        assert!(score >= 100, "{address}: {score} points, {:?}", visit.headers);
        assert!(!visit.header("content-security-policy").contains("unsafe"), "{address}");
    }
}
