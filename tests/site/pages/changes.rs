//! What changed since last time, for who saved their answers.

use crate::visitor::{Visit, get, post};

async fn saved() -> String {
    let saved = post("/record", &[("job1", "payroll clerk"), ("years1", "3"), ("area", "OH")]).await;
    saved.header("location").split('?').next().unwrap().to_owned()
}

async fn matches(record: &str) -> Visit {
    get(&format!("{record}/matches")).await
}

#[actix_web::test]
async fn nothing_is_said_while_nothing_changed() {
    let record = saved().await;
    assert!(matches(&record).await.texts("#changes").is_empty());
    let same = get(&format!("{record}/work")).await.form(&record).submit().await;
    assert_eq!(same.status, 200);
    assert!(matches(&record).await.texts("#changes").is_empty(), "saved again as it was");
}

#[actix_web::test]
async fn a_changed_answer_is_named_with_what_it_did_until_it_was_seen() {
    let record = saved().await;
    let form = get(&format!("{record}/work")).await.form(&record);
    form.fill("job2", "registered nurse").fill("years2", "8").fill("area", "CA").submit().await;
    let visit = matches(&record).await;
    let said = visit.texts("#changes").join(" ");
    assert!(said.contains("What changed since November 22, 2026"), "{said}");
    assert!(said.contains("You added: Registered Nurses.") && said.contains("You changed: place."), "{said}");
    assert!(said.contains("New among the first 20"), "{said}");
    let new = visit.attributes("#changes dd a", "href");
    assert_eq!(get(&new[0]).await.status, 200, "each leads to why");
    let seen = visit.form_in("#changes").submit().await;
    assert_eq!((seen.status, seen.texts("#changes").len()), (200, 0));
    assert!(matches(&record).await.texts("#changes").is_empty());
}

#[actix_web::test]
async fn looking_at_the_list_spoils_no_open_form() {
    let record = saved().await;
    let form = get(&format!("{record}/work")).await.form(&record).fill("area", "TX");
    matches(&record).await;
    get(&format!("{record}/send")).await;
    assert_eq!(form.submit().await.status, 200, "the form still holds the revision that is saved");
    assert!(!matches(&record).await.texts("#changes").is_empty());
}

#[actix_web::test]
async fn what_was_taken_away_is_kept_nowhere() {
    let record = saved().await;
    let open = async || get(&format!("{record}/work")).await.form(&record);
    let kept = async || get(&format!("{record}/download/onward-record.json")).await.body;
    open().await.fill("skills", "Customer and Personal Service").submit().await;
    assert!(kept().await.contains(r#"{"skill":""#), "what was added is noted: {}", kept().await);
    open().await.fill("skills", "").submit().await;
    assert!(!kept().await.contains(r#"{"skill":""#));
    let said = matches(&record).await.texts("#changes").join(" ");
    assert!(said.is_empty() || said.contains("You changed: skills."), "{said}");
}
