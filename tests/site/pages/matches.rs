//! Matches: two lists, filters, orders, and cards that say why.

use crate::visitor::{CUSTOMER_SERVICE, get};

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
