//! The form: an unclear title is asked about, a choice holds, words are understood, answers come back.

use crate::visitor::get;

#[actix_web::test]
async fn an_unclear_title_is_asked_about_not_guessed() {
    let question = get("/matches?job1=coordinator&years1=4&area=TX").await;
    assert!(question.text().contains("Which of these was closest?"));
    let codes = question.attributes("input[name=role1]", "value");
    assert!(codes.len() >= 3, "{codes:?}");
    assert!(question.attributes("input[checked]", "name").is_empty(), "we choose for nobody");
    let answered = question.form("/matches").fill("role1", &codes[1]).submit().await;
    assert!(answered.text().contains("(4 years) in Texas."), "{}", answered.text());
}

#[actix_web::test]
async fn a_changed_title_is_recognised_anew() {
    let address = "/matches?job1=payroll+clerk&role1=43-4051.00&was1=customer+service&years1=2";
    assert!(get(address).await.text().contains("Based on Payroll and Timekeeping Clerks"));
}

#[actix_web::test]
async fn the_form_comes_back_with_every_answer() {
    let query = "job1=dispatcher&years1=3&job2=payroll%20clerk&years2=2&ended2=2019&education=associate&area=OH&pay=41000\
                 &hours=10&weeks=26&money=500&place=remote&skills=Spanish&tools=Excel&lowest=30000";
    let visit = get(&format!("/work?{query}")).await;
    for (name, value) in [("job1", "dispatcher"), ("job2", "payroll clerk"), ("ended2", "2019"), ("hours", "10")] {
        assert_eq!(visit.attributes(&format!("input[name={name}]"), "value"), [value], "{name}");
    }
    for (name, value) in [("education", "associate"), ("area", "OH"), ("place", "remote")] {
        assert_eq!(visit.attributes(&format!("select[name={name}] option[selected]"), "value")[0], value, "{name}");
    }
    assert_eq!(visit.texts("textarea[name=skills]"), ["Spanish"]);
    assert_eq!(visit.attributes("details.more[open]", "class").len(), 1, "the second job stands open, the third not");
}

#[actix_web::test]
async fn words_we_do_not_know_are_named_not_dropped_in_silence() {
    let visit = get("/matches?job1=payroll+clerk&years1=5&tools=Excel,+Flumoxator+9000").await;
    assert!(visit.text().contains("We did not know these words"), "{}", visit.text());
    assert!(visit.text().contains("Flumoxator 9000"));
    assert!(!visit.texts(".note").join(" ").contains("Excel"));
}

#[actix_web::test]
async fn a_role_page_leads_to_the_form_with_that_job() {
    let visit = get("/work?role1=43-4051.00").await;
    assert_eq!(visit.attributes("input[name=job1]", "value"), ["Customer Service Representatives"]);
}

#[actix_web::test]
async fn an_empty_form_asks_for_the_job_first() {
    let visit = get("/matches").await;
    assert_eq!(visit.status, 400);
    assert_eq!(visit.attributes(".problems li a", "href"), ["#job1"]);
    assert_eq!(visit.attributes("input[name=job1][aria-invalid=true]", "id"), ["job1"]);
}

#[actix_web::test]
async fn someone_who_cannot_do_heavy_work_sees_it_as_a_gate() {
    let visit = get("/work").await;
    assert_eq!(visit.texts("label[for=heavy]"), ["I cannot do heavy physical work"]);
    assert!(visit.attributes("#heavy[checked]", "id").is_empty(), "we assume it of nobody");
    let told =
        visit.form("/matches").fill("job1", "customer service representative").fill("heavy", "no").submit().await;
    let form = get(&told.link("Change your answers")).await;
    assert_eq!(form.attributes("#heavy[checked]", "id"), ["heavy"]);
    let nursing = "/matches/31-1131.00/why?job1=customer%20service%20representative&years1=6";
    let heavy = get(&format!("{nursing}&heavy=no")).await.text();
    assert!(heavy.contains("you told us that heavy work is not for you"), "{heavy}");
    assert!(!get(nursing).await.text().contains("you told us that heavy work"));
    assert_eq!(get(&format!("{nursing}&heavy=maybe")).await.status, 400);
}

#[actix_web::test]
async fn study_wishes_are_kept_in_the_form_in_the_record_and_after_an_error() {
    let wishes = "from_home=yes&childcare=yes";
    let wrong = get(&format!("/matches?job1=dispatcher&years1=many&{wishes}")).await;
    assert_eq!(wrong.status, 400);
    let ticked = wrong.attributes("input[type=checkbox][value=yes][checked]", "name");
    assert_eq!(ticked, ["from_home", "childcare"]);
    let fields =
        [("job1", "payroll clerk"), ("years1", "3"), ("evening", "yes"), ("accessible", "yes"), ("spanish", "yes")];
    let saved = crate::visitor::post("/record", &fields).await;
    let record = get(saved.header("location")).await;
    assert!(record.text().contains("In the evening, In a place I can get into"), "{}", record.text());
    let form = get(&record.link("Change your answers")).await;
    assert_eq!(form.attributes("input[value=yes][checked]", "name"), ["evening", "accessible", "spanish"]);
    assert_eq!(get("/matches?job1=payroll+clerk&years1=3&evening=perhaps").await.status, 400);
}
