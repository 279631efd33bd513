//! The same results for programs: JSON in, JSON out, errors as JSON.

use actix_web::http::Method;
use serde_json::Value;

use crate::visitor::{Visit, get, send};

fn json(visit: &Visit) -> Value {
    assert!(visit.header("content-type").starts_with("application/json"), "{}: {}", visit.address, visit.body);
    serde_json::from_str(&visit.body).unwrap()
}

#[actix_web::test]
async fn search_gives_codes_titles_and_corrections() {
    let answer = json(&get("/api/v1/search?q=medical+biling").await);
    assert_eq!(answer["corrected"], "medical billing");
    assert!(answer["total"].as_u64().unwrap() > 3);
    assert_eq!(answer["hits"][0]["kind"], "role");
}

#[actix_web::test]
async fn recognition_gives_confidence_and_whether_it_is_certain() {
    let answer = json(&get("/api/v1/recognise?title=Cust+Svc+Rep&top=3").await);
    assert_eq!(answer["certain"], true);
    assert_eq!(answer["candidates"][0]["code"], "43-4051.00");
    assert!(answer["candidates"].as_array().unwrap().len() <= 3);
    let nonsense = json(&get("/api/v1/recognise?title=asdfgh").await);
    assert_eq!(nonsense["candidates"].as_array().unwrap().len(), 0);
}

#[actix_web::test]
async fn matches_carry_bars_and_reasons() {
    let profile = r#"{"jobs":[{"role":"43-4051.00","years":6}],"area":"OH"}"#;
    let visit = send(Method::POST, "/api/v1/match?top=12", Some(profile.to_owned())).await;
    let answer = json(&visit);
    let matches = answer["matches"].as_array().unwrap();
    assert_eq!(matches.len(), 12);
    for found in matches {
        assert_eq!(found["access"]["bars"].as_array().unwrap().len(), 6);
        assert!(found["fit"]["reason"]["because"].as_array().is_some());
        assert_ne!(found["growth"], "declining");
    }
}

#[actix_web::test]
async fn a_role_has_pay_for_the_place_asked_for() {
    let answer = json(&get("/api/v1/roles/43-4051.00?area=OH").await);
    assert_eq!(answer["pay"]["area"], "OH");
    assert_eq!(answer["growth"], "declining");
}

#[actix_web::test]
async fn a_role_says_how_its_work_divides_and_how_open_it_is() {
    let answer = json(&get("/api/v1/roles/11-3012.00").await);
    let classes = answer["work_split"]["classes"].as_array().unwrap();
    let sum: f64 = classes.iter().map(|class| class["share"].as_f64().unwrap()).sum();
    assert!((sum - 1.0).abs() < 1e-4, "the shares sum to {sum}");
    let names: Vec<&str> = classes.iter().map(|class| class["class"].as_str().unwrap()).collect();
    assert_eq!(names, ["ai", "ai-with-check", "person"]);
    assert_eq!(classes[2]["pieces"][0]["source"], "working-with-ai");
    let entry = &answer["entry_point"];
    assert!((0.0..=1.0).contains(&entry["share"].as_f64().unwrap()));
    assert_eq!(entry["warning"]["kind"], "first-rung-shrinks");
    assert!(!entry["warning"]["shrinking"].as_array().unwrap().is_empty());
    let unknown = json(&get("/api/v1/roles/55-1011.00").await);
    assert!(unknown["work_split"].is_null() && unknown["entry_point"]["share"].is_null(), "unknown is null, not zero");
}

#[actix_web::test]
async fn errors_are_json_and_say_what_to_do() {
    let wrong = r#"{"jobs":[{"role":"clerk"}]}"#.to_owned();
    for (visit, status) in [
        (get("/api/v1/roles/99-9999.99").await, 404),
        (get("/api/v1/nothing").await, 404),
        (get("/api/v1/search?q=x&zone=99").await, 400),
        (send(Method::POST, "/api/v1/match", Some(wrong)).await, 400),
        (send(Method::POST, "/api/v1/match", Some(format!("{{\"x\":\"{}\"}}", "y".repeat(100_000)))).await, 413),
        (get("/api/v1/match").await, 405),
    ] {
        assert_eq!(visit.status, status, "{}: {}", visit.address, visit.body);
        let answer = json(&visit);
        assert!(answer["error"]["message"].as_str().unwrap().ends_with('.'), "{answer}");
        assert!(!visit.body.contains("clerk"), "what was sent is not repeated");
    }
}

#[actix_web::test]
async fn health_says_what_is_served() {
    let answer = json(&get("/healthz").await);
    assert_eq!(answer["saves_records"], true);
    assert!(answer["roles"].as_u64().unwrap() > 1000);
}
