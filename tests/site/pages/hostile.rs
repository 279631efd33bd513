//! Nonsense, malice and excess get a helpful sentence, never a blank page, a crash or an echo that runs.

use actix_web::http::Method;
use actix_web::test::{TestRequest, call_service, init_service};
use onward::web::app;

use crate::visitor::{SITE, encode, get, send};

fn nonsense() -> Vec<(String, &'static str)> {
    vec![
        ("asdfgh".into(), "keys at random"),
        ("   ".into(), "only spaces"),
        ("🦊🎉".into(), "emoji"),
        ("<script>alert(1)</script>".into(), "markup"),
        ("\"><img src=x onerror=alert(1)>".into(), "markup that closes an attribute"),
        ("'; DROP TABLE roles; --".into(), "another language's commands"),
        ("a".repeat(10_000), "ten thousand letters"),
        ("\u{0}\u{7}\u{202e}abc".into(), "characters that control"),
        ("kind:role AND (".into(), "a query language"),
        ("%s%n${jndi:ldap://x}{{7*7}}".into(), "templates"),
    ]
}

#[actix_web::test]
async fn nonsense_gets_a_helpful_sentence() {
    for (text, reason) in nonsense() {
        for path in ["/matches", "/search", "/work"] {
            let field = if path == "/search" { "q" } else { "job1" };
            let visit = get(&format!("{path}?{}", encode([(field, text.as_str())]))).await;
            assert!(matches!(visit.status, 200 | 400), "{path}, {reason}: {}", visit.status);
            assert_eq!(visit.texts("h1").len(), 1, "{path}, {reason}");
            assert!(!visit.body.contains("<script>alert"), "{path}, {reason} runs");
            assert!(visit.texts("img").is_empty(), "{path}, {reason} becomes markup");
            assert!(visit.attributes("a", "href").len() > 5, "{path}, {reason}: no way on");
        }
    }
}

#[actix_web::test]
async fn a_job_nobody_knows_is_kept_in_the_field_and_explained() {
    let visit = get("/matches?job1=asdfgh&years1=lots&pay=much&skills=patience").await;
    assert_eq!(visit.status, 400);
    assert_eq!(visit.attributes("input[name=job1]", "value"), ["asdfgh"]);
    assert_eq!(visit.attributes("input[name=years1]", "value"), ["lots"]);
    assert_eq!(visit.attributes("input[name=pay]", "value"), ["much"]);
    assert_eq!(visit.texts("textarea[name=skills]"), ["patience"]);
    assert_eq!(
        visit.attributes(".problems li a", "href"),
        ["#job1", "#years1", "#pay"],
        "the summary leads to the fields"
    );
    assert!(visit.texts(".problems")[0].contains("We could not find a job like “asdfgh”"));
}

#[actix_web::test]
async fn a_choice_that_is_not_in_the_lists_is_refused_not_guessed() {
    for address in [
        "/search?q=nurse&family=magic",
        "/search?q=nurse&zone=9",
        "/search?q=nurse&page=0",
        "/matches?job1=payroll+clerk&sort=luck",
        "/matches?job1=payroll+clerk&area=ZZ",
        "/role/43-4051.00?area=nowhere",
        "/search?q=a&q=b",
        "/api/v1/search?q=nurse&growing=perhaps",
    ] {
        let visit = get(address).await;
        assert_eq!(visit.status, 400, "{address}");
        assert!(!visit.body.is_empty(), "{address}");
    }
}

#[actix_web::test]
async fn what_is_not_there_says_so_and_offers_a_way_on() {
    let visit = get("/nothing").await;
    assert_eq!(visit.status, 404);
    insta::assert_snapshot!(visit.texts("main").join("\n"), @"We cannot find that page The address may be mistyped, or the page may have moved. Go to the start page Start with your job Search jobs");
    for address in ["/role/99-9999.99", "/role/x%20y", "/skill/9.Z", "/tool/None", "/task/1", "/families/x"] {
        assert_eq!(get(address).await.status, 404, "{address}");
    }
    let record = get("/record/aaaaaaaaaaaaaaaaaaaaaaaaaa").await;
    assert_eq!(record.status, 404);
    assert!(record.text().contains("There is no saved record at this address"));
    assert_eq!(get("/record/../../etc/passwd").await.status, 404);
}

#[actix_web::test]
async fn a_method_that_does_not_fit_gets_a_page_too() {
    for (method, address) in [(Method::DELETE, "/"), (Method::POST, "/search"), (Method::DELETE, "/record")] {
        let visit = send(method, address, None).await;
        assert_eq!(visit.status, 405, "{address}");
        assert!(!visit.header("allow").is_empty(), "{address} says what fits");
        assert!(visit.text().contains("Start with your job"), "{address}");
    }
}

#[actix_web::test]
async fn what_is_too_long_is_refused_with_a_page() {
    let address = format!("/search?q={}", "a".repeat(20_000));
    let visit = get(&address).await;
    assert_eq!(visit.status, 414);
    assert!(visit.text().contains("too much at once"));
    let body = encode([("job1", "payroll clerk"), ("skills", "x".repeat(100_000).as_str())]);
    let visit = send(Method::POST, "/record", Some(body)).await;
    assert_eq!(visit.status, 413);
    assert!(visit.text().contains("too much at once"));
    let long = get(&format!("/matches?{}", encode([("job1", "b".repeat(500).as_str())]))).await;
    assert_eq!(long.status, 400);
    assert!(long.text().contains("under 120 letters"));
}

#[actix_web::test]
async fn a_form_from_another_site_is_refused() {
    let service = init_service(app(SITE.clone())).await;
    let request = TestRequest::post().uri("/record").insert_header(("sec-fetch-site", "cross-site"));
    let response = call_service(&service, request.set_form([("job1", "payroll clerk")]).to_request()).await;
    assert_eq!(response.status().as_u16(), 403);
}
