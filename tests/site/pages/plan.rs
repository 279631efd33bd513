//! The plan of someone with a saved record: steps done, steps of their own, nothing lost when it is worked out again.

use crate::visitor::{CUSTOMER_SERVICE, Visit, get, post};

const MEDICAL_RECORDS: &str = "29-2072.00";

/// The key of a new record, and its page of the path.
async fn saved() -> (String, Visit) {
    let unsaved = get(&format!("/matches/{MEDICAL_RECORDS}/path?{CUSTOMER_SERVICE}")).await;
    assert!(unsaved.texts("#plan").is_empty(), "without a record nothing is kept, so that nothing can be marked");
    let record = unsaved.form("/record").submit().await.attributes(".private-link a", "href").remove(0);
    let key = record.rsplit('/').next().unwrap().to_owned();
    let page = path(&key).await;
    (key, page)
}

async fn path(key: &str) -> Visit {
    get(&format!("/record/{key}/matches/{MEDICAL_RECORDS}/path")).await
}

fn steps(page: &Visit) -> Vec<String> {
    page.texts("ol.path > li h3")
}

#[actix_web::test]
async fn a_step_that_is_done_is_kept_and_not_planned_again() {
    let (key, page) = saved().await;
    let before = steps(&page);
    let marked = page.form_in("ol.path li:nth-child(2)").submit().await;
    assert_eq!(marked.status, 200);
    assert_eq!(marked.texts("#plan li.is-done").len(), 1);
    assert_eq!(steps(&marked).len(), before.len() - 1, "{:?}", steps(&marked));
    let again = marked.form_in("#plan li.is-done").submit().await;
    assert_eq!(steps(&again), before, "what was not done after all is planned again");
    assert!(again.texts("#plan li.is-done").is_empty());
    assert_eq!(steps(&path(&key).await), before);
}

#[actix_web::test]
async fn whoever_found_out_and_made_a_proof_is_told_of_fewer_weeks() {
    let (_, page) = saved().await;
    let weeks = |page: &Visit| {
        let text = page.texts("#steps > p.quiet").remove(0);
        text.split(' ').next().unwrap().parse::<u32>().unwrap()
    };
    let before = weeks(&page);
    let found_out = page.form_in("ol.path li:first-child").submit().await;
    assert_eq!(weeks(&found_out), before - 1, "finding out takes a week");
}

#[actix_web::test]
async fn steps_in_their_own_words_stay_when_answers_change() {
    let (key, page) = saved().await;
    let add = |page: &Visit, text: &str| page.form_in("#plan .add-step").fill("text", text);
    let page = add(&page, "  Call Ana at the job center\n on Monday ").submit().await;
    let page = add(&page, "<script>alert(1)</script>").submit().await;
    assert_eq!(page.texts("#plan li > span"), ["Call Ana at the job center on Monday", "<script>alert(1)</script>"]);
    assert!(!page.body.contains("<script>alert"));
    let form = get(&format!("/record/{key}/work")).await;
    assert_eq!(form.form("/record/").fill("education", "bachelor").submit().await.status, 200);
    let later = path(&key).await;
    assert_eq!(later.texts("#plan li > span").len(), 2, "changed answers lose no word");
    let file = get(&format!("/record/{key}/download/onward-record.json")).await;
    assert!(file.body.contains("Call Ana at the job center on Monday"), "the download holds everything");
}

#[actix_web::test]
async fn their_own_steps_can_be_done_reopened_and_removed() {
    let (_, page) = saved().await;
    let page = page.form_in("#plan .add-step").fill("text", "Ask the library for a computer").submit().await;
    let page = page.form_in("#plan li:nth-of-type(1)").submit().await;
    assert_eq!(page.texts("#plan li.is-done").len(), 1);
    let page = page.form_in("#plan li.is-done").submit().await;
    assert!(page.texts("#plan li.is-done").is_empty());
    let page = page.form_in("#plan li:nth-of-type(1)").fill("action", "own-remove").submit().await;
    assert!(page.texts("#plan li").is_empty());
}

#[actix_web::test]
async fn nonsense_marks_nothing_and_a_strange_key_finds_nothing() {
    let (key, page) = saved().await;
    let before = steps(&page);
    let plan = format!("/record/{key}/matches/{MEDICAL_RECORDS}/plan");
    type Row = (&'static [(&'static str, &'static str)], u16, &'static str);
    let rows: [Row; 5] = [
        (&[("action", "done"), ("place", "2"), ("name", "another step")], 303, "the plan has changed since"),
        (&[("action", "done"), ("place", "4000")], 303, "no such step"),
        (&[("action", "undone"), ("place", "0")], 303, "nothing is done"),
        (&[("action", "add"), ("text", " \n ")], 303, "no word"),
        (&[("action", "explode")], 400, "no such action"),
    ];
    for (fields, status, reason) in rows {
        assert_eq!(post(&plan, fields).await.status, status, "{reason}");
    }
    assert_eq!(steps(&path(&key).await), before);
    let other = "0".repeat(key.len());
    let strange = format!("/record/{other}/matches/{MEDICAL_RECORDS}/plan");
    assert_eq!(post(&strange, &[("action", "add"), ("text", "mine")]).await.status, 404);
}

#[actix_web::test]
async fn the_link_to_share_shows_the_path_and_no_key() {
    let (key, page) = saved().await;
    let link = page.link("Link to this path");
    assert!(!link.contains(&key));
    let shared = get(&link).await;
    assert_eq!(shared.status, 200);
    assert_eq!(steps(&shared), steps(&page));
    assert!(!shared.body.contains(&key));
}
