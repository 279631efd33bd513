//! Why not? Any role that someone asks about gets an answer.

use crate::visitor::{CUSTOMER_SERVICE, Visit, get, post};

async fn ask(typed: &str) -> Visit {
    let matches = get(&format!("/matches?{CUSTOMER_SERVICE}")).await;
    matches.form("/why-not").fill("ask", typed).submit().await
}

#[actix_web::test]
async fn a_listed_job_says_where_it_stands_and_leads_on() {
    let best = get(&format!("/matches?{CUSTOMER_SERVICE}")).await;
    let code = best.attributes(".match h2 a", "href")[0].split('/').nth(2).unwrap().to_owned();
    let visit = get(&format!("/why-not?{CUSTOMER_SERVICE}&ask_role={code}")).await;
    assert!(visit.text().contains("number 1 in “Close to what you did”"), "{}", visit.text());
    for link in ["All the reasons", "Your path there", "About the job"] {
        assert_eq!(get(&visit.link(link)).await.status, 200, "{link}");
    }
}

#[actix_web::test]
async fn a_hard_job_says_what_holds_back_and_what_would_open_it() {
    let visit = ask("registered nurse").await;
    assert_eq!(visit.texts("h1"), ["Why not this one: Registered Nurses?"]);
    let gates = visit.texts(".gate");
    assert!(gates.len() >= 2 && gates.iter().all(|gate| gate.contains("What would open it:")), "{gates:?}");
    assert!(gates.iter().any(|gate| gate.starts_with("Gates") && gate.contains("license")), "{gates:?}");
    let before = get(&format!("/why-not?{CUSTOMER_SERVICE}&lowest=90000&ask_role=43-3051.00")).await;
    assert!(before.texts(".gate").iter().any(|gate| gate.contains("You need $90,000")), "{:?}", before.texts(".gate"));
}

#[actix_web::test]
async fn a_job_that_shrinks_may_be_asked_about_too_and_others_like_it_are_named() {
    let visit = ask("file clerk").await;
    assert!(visit.text().contains("this one is expected to shrink"), "{}", visit.text());
    assert!(!visit.texts(".lines a").is_empty(), "related jobs that grow");
    assert_eq!(get(&visit.link("All the reasons")).await.status, 200);
}

#[actix_web::test]
async fn a_job_hidden_by_a_choice_says_which_and_shows_the_list_without_it() {
    let visit = get(&format!("/matches?{CUSTOMER_SERVICE}&reach=1&sort=pay")).await;
    let answer = visit.form("/why-not").fill("ask", "registered nurse").submit().await;
    assert!(answer.texts(".note").join(" ").contains("Only within reach"), "{}", answer.text());
    let list = get(&answer.link("Show the list without them")).await;
    assert!(list.texts(".lifts").is_empty());
    assert_eq!(list.attributes("#sort option[selected]", "value"), ["pay"], "the order is kept");
}

#[actix_web::test]
async fn several_likely_jobs_are_asked_about_and_an_unknown_one_gets_a_way_on() {
    let visit = ask("coordinator").await;
    assert!(visit.text().contains("Which job do you mean by “coordinator”?"));
    let links = visit.attributes(".lines a", "href");
    assert!(links.len() >= 3, "{links:?}");
    assert!(get(&links[1]).await.texts("h1")[0].starts_with("Why not this one"));
    let unknown = ask("xqzzv & <xqzzv>").await;
    assert!(unknown.text().contains("We do not know a job called “xqzzv & <xqzzv>”."), "{}", unknown.text());
    assert_eq!(unknown.attributes("#ask", "value"), ["xqzzv & <xqzzv>"], "what was typed is kept");
    assert_eq!(ask("").await.attributes("#ask", "value"), [""]);
}

#[actix_web::test]
async fn who_saved_their_answers_may_ask_too() {
    let saved = post("/record", &[("job1", "payroll clerk"), ("years1", "3")]).await;
    let record = saved.header("location").split('?').next().unwrap().to_owned();
    let matches = get(&format!("{record}/matches")).await;
    let answer = matches.form(&format!("{record}/why-not")).fill("ask", "registered nurse").submit().await;
    assert_eq!(answer.texts("h1"), ["Why not this one: Registered Nurses?"]);
    assert!(answer.link("All the reasons").starts_with(&record));
}
