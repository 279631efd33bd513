//! Role pages: pay for a place, growth with the rule, AI with its source, and what is not known said so.

use crate::visitor::get;

#[actix_web::test]
async fn pay_is_shown_for_the_chosen_place_with_a_chart_and_the_same_as_a_table() {
    for (code, area, place) in
        [("43-4051.00", "OH", "Ohio"), ("43-3031.00", "TX", "Texas"), ("15-1212.00", "NY", "New York")]
    {
        let visit = get(&format!("/role/{code}?area={area}")).await;
        assert_eq!(visit.attributes("#area option[selected]", "value"), [area], "{code}");
        let rows = visit.texts("#pay tbody th");
        assert_eq!(rows, [place, "United States"], "{code}");
        assert_eq!(visit.texts("#pay tbody td").len(), 10, "{code}: five figures a place");
        assert!(visit.attributes("#pay svg", "aria-label")[0].starts_with(&format!("In {place}, half of the people")));
        assert!(visit.texts("#pay .source")[0].contains("Bureau of Labor Statistics"), "{code}");
        assert!(visit.texts("#area optgroup").len() == 2, "{code}: city areas of the state, then states");
    }
}

#[actix_web::test]
async fn a_shrinking_job_says_so_without_blame() {
    let visit = get("/role/43-4051.00").await;
    let warning = visit.texts(".warn").join(" ");
    assert!(warning.contains("This job is shrinking") && warning.contains("not your fault"), "{warning}");
    assert!(visit.link("See what it can lead to").contains("role1=43-4051.00"));
    assert!(get("/role/29-1141.00").await.texts(".warn").is_empty(), "a growing job has no warning");
}

#[actix_web::test]
async fn figures_name_their_source_and_date() {
    let visit = get("/role/15-1212.00").await;
    let sources = visit.texts(".source").join(" ");
    for wanted in ["Employment Projections", "Occupational Employment and Wage Statistics", "20"] {
        assert!(sources.contains(wanted), "{wanted} is missing: {sources}");
    }
    assert!(visit.text().contains("We call a job growing when it grows at least 3.1%"));
}

#[actix_web::test]
async fn a_new_kind_of_job_says_what_it_is_made_of_and_that_pay_is_estimated() {
    let visit = get("/role/ai-output-reviewer?area=OH").await;
    let text = visit.text();
    assert!(text.contains("New and growing"));
    assert!(text.contains("No official wage: estimated from"), "{text}");
    assert!(text.contains("What this job is made of") && text.contains("written 2026-11-22"));
    assert!(!visit.attributes(".evidence a", "href").is_empty(), "evidence is linked");
}

#[actix_web::test]
async fn a_licensed_job_says_check_your_state() {
    let visit = get("/role/29-1141.00").await;
    assert!(visit.text().contains("You usually need a license"));
    assert!(visit.text().contains("Check your state"));
}
