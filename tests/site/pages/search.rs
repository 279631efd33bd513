//! Search: misspellings, filters in a plain form, marked words, pages.

use crate::visitor::get;

#[actix_web::test]
async fn a_misspelling_is_put_right_in_the_open() {
    let visit = get("/search?q=medical+biling").await;
    assert!(visit.texts(".note").join(" ").contains("Showing results for “medical billing”"));
    let first_three = visit.texts(".hits h2")[..3].join(", ");
    assert!(first_three.contains("Billing") || first_three.contains("Medical Records"), "{first_three}");
    assert!(!visit.texts(".hits mark").is_empty(), "found words are marked");
}

#[actix_web::test]
async fn new_kinds_of_jobs_are_found_by_what_they_are_for() {
    let visit = get("/search?q=AI+oversight").await;
    assert_eq!(visit.texts(".hits .kind")[0], "New kind of job");
}

#[actix_web::test]
async fn filters_hold_and_stay_chosen() {
    let visit = get("/search?q=manager&family=workflow-redesign&growing=1&area=OH").await;
    assert_eq!(visit.attributes("#family option[selected]", "value"), ["workflow-redesign"]);
    assert_eq!(visit.attributes("#area option[selected]", "value"), ["OH"]);
    assert_eq!(visit.attributes("#growing[checked]", "value"), ["1"]);
    assert!(visit.texts(".hits .chip").iter().all(|chip| !chip.starts_with("Shrinking")));
    assert!(visit.texts(".hits .kind").iter().all(|kind| kind.contains("ob")), "filters leave only jobs");
}

#[actix_web::test]
async fn pages_follow_each_other_without_repeating_a_result() {
    let first = get("/search?q=clerk").await;
    let second = get(&first.link("More results")).await;
    let (one, two) = (first.attributes(".hits h2 a", "href"), second.attributes(".hits h2 a", "href"));
    assert!(!two.is_empty() && two.iter().all(|href| !one.contains(href)), "{one:?} {two:?}");
    assert_eq!(second.link("Earlier results"), "/search?q=clerk");
}

#[actix_web::test]
async fn nothing_found_says_what_to_try() {
    let visit = get("/search?q=xqzzvw&growing=1").await;
    assert_eq!(visit.status, 200);
    assert!(visit.text().contains("Nothing found for “xqzzvw”"));
    assert!(visit.link("Search without filters").ends_with("?q=xqzzvw"));
    assert!(visit.texts(".family-card").len() == 4, "the families are a way on");
}

#[actix_web::test]
async fn suggestions_while_typing_are_titles() {
    let visit = get("/suggest?q=custom").await;
    assert_eq!(visit.header("cache-control"), "no-store");
    assert!(visit.body.contains("Customer Service Representatives"), "{}", visit.body);
    assert_eq!(get("/suggest?q=").await.body, "{\"suggestions\":[]}");
}
