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

#[actix_web::test]
async fn the_work_is_divided_between_ai_and_people_with_shares_that_are_also_said_in_words() {
    let visit = get("/role/43-4051.00").await;
    let headings = visit.texts("#split h3");
    for (heading, class) in headings.iter().zip(["AI does most of it", "AI helps, a person checks", "A person does it"])
    {
        assert!(heading.contains(class) && heading.contains('%'), "{heading}");
    }
    let percents = headings[..3].iter().map(|heading| heading.split(' ').next_back().unwrap().trim_end_matches('%'));
    assert_eq!(percents.map(|percent| percent.parse::<u32>().unwrap()).sum::<u32>(), 100, "{headings:?}");
    assert_eq!(visit.attributes("#split svg rect", "width").len(), 3, "one bar of three parts");
    assert_eq!(visit.attributes("#split svg", "aria-hidden"), ["true"], "the words say what the bar shows");
    assert!(visit.texts("#split .source")[0].contains("Working with AI"));
    let split = visit.texts("#split").join(" ");
    assert!(split.contains("Respond to customer problems or complaints"), "{split}");
    assert!(split.contains("activities and tasks could be judged"), "{split}");
    let manager = get("/role/11-1021.00").await.texts("#split").join(" ");
    assert!(manager.contains("Where the time can go") && manager.contains("stays with a person:"), "{manager}");
    let unknown = get("/role/55-1011.00").await.texts("#split").join(" ");
    assert!(unknown.contains("There is not enough to say"), "{unknown}");
}

#[actix_web::test]
async fn a_role_says_whether_one_can_start_in_it_and_warns_where_the_first_step_gives_way() {
    let rows = [
        ("11-3012.00", "jobs that people come from are shrinking", true, "its first rung is office work"),
        ("29-1141.00", "a year of similar work or less", false, "care work grows"),
        ("ai-output-reviewer", "This job is made of others", true, "its parts, and the office work that leads to them"),
        ("55-1011.00", "not enough to say how open", false, "nothing is published"),
    ];
    for (code, wanted, has_warning, reason) in rows {
        let visit = get(&format!("/role/{code}")).await;
        let entry = visit.texts("#entry").join(" ");
        assert!(entry.contains(wanted), "{code}: {reason}: {entry}");
        let warning = visit.texts("#entry .note").join(" ");
        assert_eq!(warning.contains("The first step is getting narrower"), has_warning, "{code}: {reason}");
    }
}
