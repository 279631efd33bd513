//! Matches: two lists, filters, orders, and cards that say why.

use crate::visitor::{CUSTOMER_SERVICE, get, post};

#[actix_web::test]
async fn a_card_says_how_far_why_what_it_pays_and_how_long_it_takes() {
    let visit = get(&format!("/matches?{CUSTOMER_SERVICE}")).await;
    let cards = visit.texts(".match");
    assert_eq!(cards.len(), 8);
    for card in &cards {
        for wanted in ["Middle pay", "Starting pay", "Ready in", "estimate", "Skill", "Demand"] {
            assert!(card.contains(wanted), "{wanted}: {card}");
        }
    }
    assert_eq!(visit.attributes(".match .bars svg", "aria-label").len(), 8 * 6, "six bars a card, each with its text");
    assert!(visit.texts(".match .why").iter().all(|why| !why.is_empty()));
    assert!(visit.texts(".match .chip").iter().all(|chip| chip != "Shrinking"), "nothing that shrinks is suggested");
}

#[actix_web::test]
async fn the_two_lists_differ_and_keep_the_answers() {
    let did = get(&format!("/matches?{CUSTOMER_SERVICE}")).await;
    let can = get(&did.attributes(".tabs a", "href")[1]).await;
    assert_eq!(can.texts(".tabs a[aria-current] b"), ["Close to what you can do"]);
    assert!(can.text().contains("Based on Customer Service Representatives (6 years) in Ohio."));
}

#[actix_web::test]
async fn orders_and_filters_do_what_they_say() {
    let by_pay = get(&format!("/matches?{CUSTOMER_SERVICE}&sort=pay")).await;
    let pay: Vec<u32> = by_pay.texts(".match .figures div:first-child dd").iter().map(|text| dollars(text)).collect();
    assert!(pay.windows(2).all(|pair| pair[0] >= pair[1]), "{pay:?}");
    let near = get(&format!("/matches?{CUSTOMER_SERVICE}&reach=1")).await;
    assert!(near.texts(".match .chip.strong").iter().all(|label| label == "Within reach"));
    let family = get(&format!("/matches?{CUSTOMER_SERVICE}&family=ai-oversight")).await;
    assert!(!family.texts(".match").is_empty());
    assert_eq!(family.attributes("#family option[selected]", "value"), ["ai-oversight"]);
}

fn dollars(text: &str) -> u32 {
    let figure = text.split_whitespace().next().unwrap_or_default();
    figure.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

#[actix_web::test]
async fn thin_answers_bring_the_question_that_helps_most() {
    let visit = get("/matches?job1=payroll+clerk").await;
    assert!(visit.texts(".thin").join(" ").contains("For how many years did you do it?"), "{}", visit.text());
    let form = visit.form("/matches").fill("years1", "5");
    assert!(form.fields.iter().any(|(name, value)| name == "job1" && value == "payroll clerk"), "nothing is lost");
}

#[actix_web::test]
async fn why_shows_the_whole_tree_and_what_would_change_it() {
    let visit = get(&format!("/matches/29-2072.00/why?{CUSTOMER_SERVICE}")).await;
    assert!(visit.texts("details.reason details.reason").len() >= 4, "reasons open into reasons");
    assert_eq!(visit.text().matches("What would change this").count(), 6, "one for each bar");
    assert!(visit.text().contains("We could judge"));
    assert_eq!(get(&format!("/matches/99-9999.99/why?{CUSTOMER_SERVICE}")).await.status, 404);
}

#[actix_web::test]
async fn what_if_changes_one_answer_and_keeps_the_others() {
    let answers = format!("{CUSTOMER_SERVICE}&skills=Spanish&heavy=no&not=2.C.1.e&weeks=20&hours=10&pay=18&per=hour");
    let visit = get(&format!("/matches?{answers}&list=can&sort=pay")).await;
    assert_eq!(visit.attributes("#if-area option[selected]", "value"), ["OH"], "filled in already");
    assert_eq!(visit.attributes("#if-hours", "value"), ["10"]);
    assert!(visit.texts("label[for=if-pay]")[0].contains("an hour"), "the amount is for what was said");
    let tried = visit.form_in("#what-if").fill("area", "TX").submit().await;
    assert!(tried.text().contains("(6 years) in Texas."), "{}", tried.text());
    for answer in ["skills=Spanish", "heavy=no", "not=2.C.1.e", "weeks=20", "hours=10", "pay=18", "per=hour"] {
        assert!(tried.link("Change your answers").contains(answer), "{answer} is lost");
    }
    assert_eq!(tried.texts(".tabs a[aria-current] b"), ["Close to what you can do"], "the list stays");
    assert_eq!(tried.attributes("#sort option[selected]", "value"), ["pay"], "the order stays");
}

#[actix_web::test]
async fn what_if_is_for_answers_in_the_address_only() {
    let record = post("/record", &[("job1", "payroll clerk"), ("years1", "3")]).await;
    let matches = format!("{}/matches", record.header("location").split('?').next().unwrap());
    assert!(get(&matches).await.texts("#what-if").is_empty(), "trying must not look like saving");
}

#[actix_web::test]
async fn the_skills_that_open_most_doors_are_named_with_the_jobs_they_bring_closer() {
    let visit = get(&format!("/matches?{CUSTOMER_SERVICE}")).await;
    let doors = visit.texts("#doors li > p");
    assert!((1..=3).contains(&doors.len()), "{doors:?}");
    assert!(doors.iter().all(|door| door.contains("closer")), "{doors:?}");
    let hrefs = visit.attributes("#doors a", "href");
    assert!(
        hrefs.iter().any(|href| href.starts_with("/skill/")) && hrefs.iter().any(|href| href.starts_with("/role/"))
    );
    let nurse = get("/matches?role1=29-1141.00&years1=30&area=OH").await;
    assert_ne!(nurse.texts("#doors li a"), visit.texts("#doors li a"), "other work, other doors");
}

#[actix_web::test]
async fn a_card_warns_where_the_first_step_gives_way() {
    let visit = get(&format!("/matches?{CUSTOMER_SERVICE}&family=ai-oversight")).await;
    let warnings = visit.texts(".match .entry-warning");
    assert!(warnings.iter().any(|warning| warning.contains("The first step is getting narrower")), "{warnings:?}");
    for (card, title) in visit.texts(".match").iter().zip(visit.attributes(".match h2 a", "href")) {
        let code = title.split('/').nth(2).unwrap().to_owned();
        let is_warned = !get(&format!("/role/{code}")).await.texts("#entry .note").is_empty();
        assert_eq!(
            card.contains("The first step is getting narrower"),
            is_warned,
            "{code}: as the job's own page says"
        );
    }
}

#[actix_web::test]
async fn the_picture_numbers_the_jobs_as_the_list_does_and_a_table_says_the_same() {
    for (page, first) in [("", 1), ("&page=2", 9)] {
        let visit = get(&format!("/matches?{CUSTOMER_SERVICE}{page}")).await;
        let numbers: Vec<String> = (first..first + 8).map(|number| number.to_string()).collect();
        assert_eq!(visit.texts("#options svg g text"), numbers);
        assert_eq!(
            visit.texts(".match h2").iter().map(|title| title.split('.').next().unwrap()).collect::<Vec<_>>(),
            numbers
        );
        let rows = visit.texts("#options tbody th");
        assert_eq!(rows, visit.texts(".match h2"), "number and title");
        let cells = visit.texts("#options tbody td");
        assert_eq!(cells.len(), 8 * 4, "label, weeks, pay and fit");
        let labels: Vec<&String> = cells.iter().step_by(4).collect();
        assert_eq!(labels, visit.texts(".match .chip.strong").iter().collect::<Vec<_>>());
        assert!(cells.iter().skip(3).step_by(4).all(|fit| fit.starts_with("Fits ") && fit.ends_with(" of 100)")));
    }
}

#[actix_web::test]
async fn a_filter_is_taken_away_by_a_link_that_keeps_the_others_and_says_what_it_hides() {
    let visit = get(&format!("/matches?{CUSTOMER_SERVICE}&list=can&reach=1&no_loss=1&ready=26")).await;
    let shown = count(&visit);
    let lifts = visit.attributes(".lifts a", "href");
    assert_eq!(lifts.len(), 3);
    for (href, text) in lifts.iter().zip(visit.texts(".lifts a .quiet")) {
        let without = get(href).await;
        assert_eq!(without.texts(".lifts a").len(), 2, "{href}");
        assert_eq!(without.texts(".tabs a[aria-current] b"), ["Close to what you can do"]);
        let hidden: usize = text.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0);
        assert_eq!(count(&without), shown + hidden, "{text}");
    }
    assert!(get(&format!("/matches?{CUSTOMER_SERVICE}")).await.texts(".lifts").is_empty());
}

/// How many jobs the list has.
fn count(visit: &crate::visitor::Visit) -> usize {
    let said = visit.texts("[role=status]").join(" ");
    said.split(' ').next().and_then(|count| count.parse().ok()).unwrap_or(0)
}

#[actix_web::test]
async fn pay_and_time_filters_hold_what_they_promise() {
    let visit = get(&format!("/matches?{CUSTOMER_SERVICE}&no_loss=1&ready=13")).await;
    assert!(!visit.texts(".match").is_empty());
    assert!(
        visit.texts(".match .compare").iter().all(|change| !change.starts_with('−')),
        "{:?}",
        visit.texts(".compare")
    );
    let weeks = visit.texts("#options tbody td[data-name='Ready in']");
    for text in weeks {
        let most = text.split(' ').filter_map(|word| word.parse::<u32>().ok()).max();
        assert!(text.ends_with("weeks") && most.is_some_and(|most| most <= 13), "{text}");
    }
}

#[actix_web::test]
async fn when_nothing_is_left_one_press_shows_everything_again() {
    let visit = get(&format!("/matches?{CUSTOMER_SERVICE}&family=ai-oversight&reach=1&no_loss=1&ready=13")).await;
    assert!(visit.texts(".match").is_empty() && visit.texts("#options").is_empty());
    assert!(visit.text().contains("No job is left with these choices."));
    assert_eq!(visit.texts(".lifts a").len(), 4);
    assert_eq!(get(&visit.link("Show all matches")).await.texts(".match").len(), 8);
}
