//! Why: someone may say that a reason is not true of them, and take it back.

use crate::visitor::{CUSTOMER_SERVICE, Visit, get, post};

const OFFICE_SUPERVISOR: &str = "43-1011.00";

/// The value of the fit, out of a hundred.
fn fit(visit: &Visit) -> u32 {
    let value = visit.texts("#fit > details > summary .reason-value").remove(0);
    value.trim().parse().unwrap()
}

async fn why() -> Visit {
    get(&format!("/matches/{OFFICE_SUPERVISOR}/why?{CUSTOMER_SERVICE}&pay=38000")).await
}

#[actix_web::test]
async fn a_disputed_reason_never_raises_the_fit_and_the_answers_stay() {
    let before = why().await;
    let links = before.attributes("#fit .dispute a", "href");
    assert!(!links.is_empty(), "what a past job implies can be disputed");
    let mut lowered = false;
    for link in links {
        let after = get(&link).await;
        assert!(fit(&after) <= fit(&before), "{link}");
        lowered |= fit(&after) < fit(&before);
        for answer in ["customer%20service%20representative", "years1=6", "area=OH", "pay=38000", "not="] {
            assert!(after.link("Back to your matches").contains(answer), "{answer} is lost");
        }
    }
    assert!(lowered, "one of the heaviest reasons changes the fit");
}

#[actix_web::test]
async fn what_would_change_a_bar_is_always_named() {
    // The second is rated by nobody, so no skill can be named.
    for code in [OFFICE_SUPERVISOR, "29-2072.00", "ai-output-reviewer"] {
        let said = get(&format!("/matches/{code}/why?{CUSTOMER_SERVICE}")).await.text();
        assert!(!said.contains("Learning ."), "{code}: {said}");
    }
}

#[actix_web::test]
async fn what_is_disputed_is_listed_and_can_be_taken_back() {
    let before = why().await;
    let labels = before.attributes("#fit .dispute a", "aria-label");
    let names: Vec<&str> = labels.iter().map(|label| label.split(": ").nth(1).unwrap()).collect();
    let link = |visit: &Visit, place: usize| visit.attributes("#fit .dispute a", "href")[place].clone();
    let one = get(&link(&before, 0)).await;
    let two = get(&link(&one, 0)).await;
    let listed = two.texts("#disputed li");
    assert_eq!(listed.len(), 2, "{listed:?}");
    assert!(listed[0].contains(names[0]) && listed[1].contains(names[1]), "{listed:?}");
    assert!(two.text().contains(&format!("{}: you told us that this is not true of you", names[0])));
    let back = get(&two.attributes("#disputed a", "href")[1]).await;
    assert_eq!(back.texts("#disputed li").len(), 1);
    let none = get(&back.attributes("#disputed a", "href")[0]).await;
    assert!(none.texts("#disputed").is_empty());
    assert_eq!(fit(&none), fit(&before));
}

#[actix_web::test]
async fn a_saved_record_keeps_what_is_not_true_of_someone() {
    let fields = [("job1", "customer service representative"), ("years1", "6"), ("not", "2.C.1.e"), ("heavy", "no")];
    let record = post("/record", &fields).await.header("location").split('?').next().unwrap().to_owned();
    let rows = get(&record).await.text();
    assert!(rows.contains("Customer and Personal Service") && rows.contains("cannot do heavy"), "{rows}");
    let form = get(&format!("{record}/work")).await;
    assert_eq!(form.attributes("input[name=not]", "value"), ["2.C.1.e"]);
    let why = get(&format!("{record}/matches/{OFFICE_SUPERVISOR}/why")).await;
    assert_eq!(
        why.texts("#disputed li"),
        ["Customer and Personal Service"],
        "listed, without a link that would not save"
    );
}

#[actix_web::test]
async fn an_element_that_we_do_not_know_changes_nothing() {
    let visit =
        get(&format!("/matches/{OFFICE_SUPERVISOR}/why?{CUSTOMER_SERVICE}&pay=38000&not=9.Z.9,%3Cb%3E,,")).await;
    assert_eq!(visit.status, 200);
    assert!(visit.texts("#disputed").is_empty());
    assert_eq!(fit(&visit), fit(&why().await));
}
