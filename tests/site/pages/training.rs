//! Training search and the page of a program: what is unknown is said, never shown as nothing.

use crate::visitor::{encode, get};

#[actix_web::test]
async fn a_search_by_words_finds_programs_with_cost_and_weeks() {
    let visit = get("/training?q=comptia").await;
    assert!(visit.texts(".hits h2").iter().all(|name| name.contains("CompTIA")), "{:?}", visit.texts(".hits h2"));
    for row in visit.texts(".hits > li") {
        assert!(row.contains("Cost:") && row.contains("Time:"), "{row}");
    }
}

#[actix_web::test]
async fn pages_of_twenty_follow_each_other_without_a_gap() {
    let first = get("/training").await;
    assert_eq!(first.texts(".hits h2").len(), 20);
    let second = get(&first.link("More results")).await;
    assert!(second.texts(".hits h2").iter().all(|name| !first.texts(".hits h2").contains(name)));
    assert_eq!(get(&second.link("Earlier results")).await.texts(".hits h2"), first.texts(".hits h2"));
    let beyond = get("/training?page=900").await;
    assert_eq!(beyond.status, 200);
}

#[actix_web::test]
async fn the_form_keeps_what_was_chosen() {
    let visit =
        get("/training?q=nurse&cost=900&weeks=30&format=home&evening=1&kind=certification&state=OH&sort=cost").await;
    assert_eq!(visit.attributes("input[name=cost]", "value"), ["900"]);
    assert_eq!(visit.attributes("input[name=evening][checked]", "value"), ["1"]);
    for (name, value) in [("format", "home"), ("kind", "certification"), ("state", "OH"), ("sort", "cost")] {
        assert_eq!(visit.attributes(&format!("select[name={name}] option[selected]"), "value"), [value], "{name}");
    }
}

#[actix_web::test]
async fn nothing_found_says_what_to_loosen_and_each_link_loosens_it() {
    let visit = get("/training?q=comptia&cost=1&kind=bachelor").await;
    assert_eq!(visit.texts("main h2"), ["Nothing fits all of that"]);
    assert_eq!(visit.link("No limit to the cost"), "/training?q=comptia&kind=bachelor");
    assert_eq!(visit.link("All training"), "/training");
}

#[actix_web::test]
async fn nonsense_in_a_field_gets_a_kind_page() {
    for (query, reason) in [
        ("sort=best", "no such order"),
        ("page=0", "pages start at 1"),
        ("state=ZZ", "no such state"),
        ("role=99-9999.99", "no such role"),
        ("kind=magic", "no such kind"),
        ("evening=maybe", "not a tick"),
    ] {
        let visit = get(&format!("/training?{query}")).await;
        assert_eq!((visit.status, visit.texts("h1").len()), (400, 1), "{reason}");
    }
    for (query, reason) in [("cost=lots", "no amount"), ("weeks=-3", "no number of weeks")] {
        let visit = get(&format!("/training?{query}")).await;
        assert_eq!(visit.status, 200, "{reason}");
        assert_eq!(visit.attributes("[aria-invalid=true]", "id").len(), 1, "{reason} is said beside the field");
    }
    let markup = get(&format!("/training?{}", encode([("q", "\"><img src=x onerror=alert(1)>")]))).await;
    assert!(markup.texts("img").is_empty());
}

#[actix_web::test]
async fn a_role_leads_to_the_training_for_it() {
    let role = get("/role/29-2072.00").await;
    let visit = get(&role.link("Find training for this job")).await;
    assert!(visit.texts(".hits h2").iter().any(|name| name.contains("Coder")), "{:?}", visit.texts(".hits h2"));
    assert_eq!(visit.texts("select[name=role] option[selected]"), ["Medical Records Specialists"]);
}

#[actix_web::test]
async fn a_program_page_says_what_it_is_costs_teaches_and_leads_to() {
    let visit = get("/programs/comptia-a-plus").await;
    assert_eq!(visit.texts("h1"), ["CompTIA A+"]);
    let text = visit.text();
    for wanted in ["Certification exam", "$480 to $2,060", "90 to 180", "every 3 years", "Check with the provider"] {
        assert!(text.contains(wanted), "{wanted}");
    }
    assert!(visit.texts("#teaches tbody tr").iter().any(|row| row.contains("of 7") && row.contains("it says so")));
    assert!(!visit.texts("#roles li").is_empty());
}

#[actix_web::test]
async fn what_nobody_said_of_a_program_is_to_be_asked_for() {
    let visit = get("/programs/comptia-a-plus").await;
    let held = visit.texts(".terms").join(" ");
    assert!(held.contains("Childcare, or help to find itnot said: ask"), "{held}");
    assert!(visit.texts("#outcomes").join(" ").contains("No results are published"));
    for (id, reason) in [("no-such-program", "unknown"), ("%3Cscript%3E", "markup"), ("A B", "no id at all")] {
        let visit = get(&format!("/programs/{}", id.replace(' ', "%20"))).await;
        assert_eq!(visit.status, 404, "{reason}");
        assert!(visit.text().contains("do not know a program"), "{reason}");
    }
}
