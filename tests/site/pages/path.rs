//! The path page: first what to do this week, then the ways as choices, then the steps of one.

use crate::visitor::{CUSTOMER_SERVICE, Visit, get, post};

const MEDICAL_RECORDS: &str = "29-2072.00";

async fn path(more: &str) -> Visit {
    get(&format!("/matches/{MEDICAL_RECORDS}/path?{CUSTOMER_SERVICE}{more}")).await
}

#[actix_web::test]
async fn the_page_begins_with_what_to_do_this_week() {
    let visit = path("").await;
    assert_eq!(visit.status, 200);
    assert_eq!(visit.texts("main h2")[0], "What to do this week");
    let to_do = visit.texts("#week li");
    assert!((1..=3).contains(&to_do.len()), "{to_do:?}");
    assert!(to_do.iter().any(|text| text.contains("1-877-872-5627")), "someone to talk to is named: {to_do:?}");
}

#[actix_web::test]
async fn every_way_says_how_long_how_much_how_sure_and_whether_it_is_paid() {
    let visit = path("").await;
    let ways = visit.texts("table.ways tbody tr");
    assert!((1..=5).contains(&ways.len()), "{ways:?}");
    for row in &ways {
        assert!(row.contains("week") && row.contains('%'), "{row}");
        assert!(row.contains('$') || row.contains("free") || row.contains("not known"), "{row}");
    }
    assert_eq!(visit.attributes("table.ways a[aria-current]", "href").len(), 1, "one of them is shown");
}

#[actix_web::test]
async fn each_way_has_its_own_address_and_steps_with_dates_and_reasons() {
    let visit = path("").await;
    for (place, href) in visit.attributes("table.ways tbody a", "href").into_iter().enumerate() {
        let shown = get(href.split('#').next().unwrap()).await;
        assert_eq!(shown.status, 200, "{href}");
        let name = &visit.texts("table.ways tbody a")[place];
        assert_eq!(shown.texts("#steps h2")[0], format!("{name}: step by step"), "{href}");
        let steps = shown.texts("ol.path > li");
        assert!(steps.len() >= 3, "{href}: {steps:?}");
        assert!(steps.iter().all(|step| step.contains("When")), "{href}: a step has no weeks");
        let learning = shown.texts("ol.path ul.closes li");
        assert!(!learning.is_empty(), "{href}: no step says what it closes");
    }
}

#[actix_web::test]
async fn the_timeline_says_in_words_what_it_draws() {
    let visit = path("").await;
    let said = visit.attributes(".timeline svg[role=img]", "aria-label").remove(0);
    let steps = visit.texts("ol.path > li").len();
    assert_eq!(visit.texts(".timeline text.name").len(), steps);
    assert!(said.starts_with("Timeline of ") && said.contains(&format!("{steps}. ")), "{said}");
}

#[actix_web::test]
async fn a_program_in_a_step_leads_to_its_page() {
    let visit = path("&education=associate").await;
    let mut hrefs = visit.attributes(".step-program a", "href");
    for href in visit.attributes("table.ways tbody a", "href") {
        hrefs.extend(get(href.split('#').next().unwrap()).await.attributes(".step-program a", "href"));
    }
    assert!(!hrefs.is_empty(), "no way to this job names a program");
    assert!(hrefs.iter().all(|href| href.starts_with("/programs/")));
    assert_eq!(get(&hrefs[0]).await.status, 200);
}

#[actix_web::test]
async fn a_word_that_is_no_way_gets_a_kind_page_and_a_way_that_is_gone_the_first() {
    for (way, reason) in [("sideways", "no such word"), ("%3Cscript%3E", "markup"), ("fastest%00", "a control letter")]
    {
        let visit = path(&format!("&way={way}")).await;
        assert_eq!(visit.status, 400, "{reason}");
        assert_eq!(visit.texts("h1"), ["We did not understand that"], "{reason}");
    }
    let shown = path("").await.texts("table.ways tbody a").join(" ").to_lowercase();
    if !shown.contains("paid") {
        assert!(path("&way=paid").await.text().contains("there is no such way any more"));
    }
}

#[actix_web::test]
async fn work_and_pay_here_are_said_and_so_is_what_is_not_counted() {
    let text = path("").await.texts("#here").join(" ");
    assert!(text.contains("openings a year") && text.contains("in Ohio"), "{text}");
    assert!(text.contains("Pay at the start") && text.contains("from home is not known"), "{text}");
    let nowhere = get(&format!("/matches/{MEDICAL_RECORDS}/path?job1=cashier&years1=3")).await;
    assert!(nowhere.texts("#here").join(" ").contains("Tell us where you look for work"));
    let emerging = get(&format!("/matches/ai-output-reviewer/path?{CUSTOMER_SERVICE}")).await;
    assert!(emerging.texts("#here").join(" ").contains("Nobody counts this kind of job"));
}

#[actix_web::test]
async fn what_the_weeks_rest_on_is_said_with_a_link_to_the_method() {
    let assumed = path("").await;
    assert!(assumed.text().contains("You did not say how many hours a week you can learn, so we used 20."));
    let told = path("&hours=12").await;
    assert!(told.text().contains("12 hours a week for learning, as you told us."));
    assert_eq!(get(&told.link("How a path is planned")).await.texts("#paths h2"), ["How a path is planned"]);
}

#[actix_web::test]
async fn a_saved_record_has_the_same_page() {
    let saved = post("/record", &[("job1", "customer service representative"), ("years1", "6"), ("area", "OH")]).await;
    let key = saved.header("location").split('?').next().unwrap().to_owned();
    let visit = get(&format!("{key}/matches/{MEDICAL_RECORDS}/path")).await;
    assert_eq!(visit.texts("ol.path > li .step-facts"), path("").await.texts("ol.path > li .step-facts"));
    let way = visit.attributes("table.ways tbody a", "href").remove(0);
    assert!(way.starts_with("/record/") && way.contains("?way="), "{way}");
}

#[actix_web::test]
async fn the_money_of_a_way_is_worked_out_from_what_was_told_and_nonsense_is_asked_about() {
    let address = path("").await.link("See the money");
    let untold = get(&address).await;
    assert_eq!(untold.status, 200);
    assert!(untold.text().contains("Tell your savings"), "nothing is claimed of what was not told");
    let told = post(&address, &[("savings", "6,000"), ("essentials", "2400"), ("benefit", "about 400")]).await;
    assert_eq!(told.status, 200);
    assert!(told.text().contains("Your money lasts"), "{}", told.text());
    assert_eq!(told.texts(".wrong").len(), 1, "the amount in words is asked about, and only that");
}
