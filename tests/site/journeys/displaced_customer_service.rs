//! Six years of answering phones in Ohio end. Without JavaScript, without an account: from the first
//! question to matches, reasons, a path, a saved record on another day, and its end.

use crate::visitor::{Visit, get};

#[actix_web::test]
async fn someone_finds_a_way_on_keeps_it_and_takes_it_away_again() {
    let start = get("/").await;
    assert_eq!(start.status, 200);
    let asked = start.form("/matches").fill("job1", "Cust Svc Rep II (remote)").fill("years1", "6").fill("area", "OH");

    let matches = asked.submit().await;
    assert_eq!(matches.status, 200, "{}", matches.text());
    assert!(matches.text().contains("Based on Customer Service Representatives (6 years) in Ohio."));
    assert!(matches.text().contains("is expected to shrink"), "the person learns why, and that it is not their fault");
    let labels = matches.texts(".match .chip.strong");
    assert!(labels.len() >= 6 && labels.iter().any(|label| label == "Within reach"), "{labels:?}");

    let why = get(&matches.link("Why this job")).await;
    assert_eq!(why.status, 200);
    assert_eq!(why.texts(".bar-row h3").len(), 6, "six bars");
    assert!(why.text().contains("Source: "), "figures name their source");

    let path = get(&why.link("See your path there")).await;
    assert_eq!(path.status, 200);
    assert!(path.text().contains("This is an estimate"), "weeks are said to be estimates");
    assert!(path.texts(".path > li").len() >= 2);

    let saved = path.form("/record").submit().await;
    assert_eq!(saved.status, 200);
    assert!(saved.text().contains("Keep it"), "the person is told to keep the link");
    let record = private_link(&saved);

    let later = get(&record).await;
    assert!(later.text().contains("Cust Svc Rep II (remote) (6 years)"), "{}", later.text());
    let again = get(&later.link("See your matches")).await;
    assert_eq!(titles(&again), titles(&matches), "the same answers give the same matches");
    let recorded_why = get(&again.link("Why this job")).await;
    assert_eq!(recorded_why.status, 200);
    assert_eq!(get(&recorded_why.link("See your path there")).await.status, 200);

    let form = get(&later.link("Change your answers")).await;
    let changed = form.form("/record/").fill("education", "bachelor").fill("tools", "Excel, Zendesk").submit().await;
    assert!(changed.text().contains("Bachelor's degree"), "{}", changed.text());
    assert!(changed.text().contains("Microsoft Excel"));

    let file = get(&changed.link("Everything, to restore it later")).await;
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"onward-record.json\"");
    assert!(file.body.contains("\"43-4051.00\"") && file.body.contains("\"bachelor\""));

    let question = get(&changed.link("Erase")).await;
    assert_eq!(get(&record).await.status, 200, "asking erases nothing yet");
    let erased = question.form("/record/").submit().await;
    assert!(erased.text().contains("Your answers are erased"));
    assert_eq!(get(&record).await.status, 404, "the link leads nowhere any more");
}

#[actix_web::test]
async fn a_change_from_an_old_window_does_not_overwrite_a_newer_one() {
    let matches = get(&format!("/matches?{}", crate::visitor::CUSTOMER_SERVICE)).await;
    let saved = matches.form("/record").submit().await;
    let form_address = format!("{}/work", private_link(&saved));
    let (first, second) = (get(&form_address).await, get(&form_address).await);
    assert_eq!(first.form("/record/").fill("years1", "7").submit().await.status, 200);
    let refused = second.form("/record/").fill("years1", "3").submit().await;
    assert_eq!(refused.status, 409);
    assert!(refused.text().contains("changed from another window"));
    assert!(get(&private_link(&saved)).await.text().contains("(7 years)"));
}

fn private_link(saved: &Visit) -> String {
    saved.attributes(".private-link a", "href").remove(0)
}

fn titles(matches: &Visit) -> Vec<String> {
    matches.texts(".match h2")
}
