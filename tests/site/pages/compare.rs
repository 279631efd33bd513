//! Jobs side by side: the same figures for each, from the person's own answers.

use crate::visitor::{CUSTOMER_SERVICE, get, post};

#[actix_web::test]
async fn three_jobs_stand_side_by_side_with_the_same_rows() {
    let address = format!("/compare?{CUSTOMER_SERVICE}&role=29-2072.00&role=43-3021.00&role=15-1232.00");
    let visit = get(&address).await;
    assert_eq!(visit.status, 200);
    assert_eq!(visit.texts(".side-by-side thead th").len(), 4);
    let rows = visit.texts(".side-by-side tbody tr").len();
    assert_eq!(visit.texts(".side-by-side tbody td").len(), rows * 3, "every row has a cell for each job");
    let text = visit.texts(".side-by-side").join(" ");
    for wanted in ["Fastest way", "Cheapest way", "Pay at the start", "Jobs in Ohio", "AI could help with"] {
        assert!(text.contains(wanted), "{wanted}");
    }
    assert!(visit.texts("select[name=role]").is_empty(), "a fourth cannot be added");
}

#[actix_web::test]
async fn a_job_can_be_added_and_taken_away_without_losing_the_answers() {
    let path = get(&format!("/matches/29-2072.00/path?{CUSTOMER_SERVICE}")).await;
    let one = get(&path.link("Compare with another job")).await;
    let second = one.attributes("select[name=role] option", "value").remove(0);
    let form = one.form("/compare");
    let mut fields = form.fields.clone();
    fields.retain(|(name, value)| name != "role" || value == "29-2072.00");
    let query: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", value.replace(' ', "%20"))).collect();
    let two = get(&format!("/compare?{}&role={second}", query.join("&"))).await;
    assert_eq!(two.texts(".side-by-side thead th").len(), 3);
    let back = get(&two.attributes("a.remove", "href")[1]).await;
    assert_eq!(back.texts(".side-by-side thead th").len(), 2);
}

#[actix_web::test]
async fn nonsense_roles_get_a_kind_page() {
    for (roles, status, reason) in [
        ("&role=nonsense", 404, "no code"),
        ("&role=99-9999.99", 404, "no such role"),
        ("&role=29-2072.00&role=43-3021.00&role=15-1232.00&role=29-1141.00", 400, "more than three"),
        ("", 200, "none yet: one can be chosen"),
        ("&role=29-2072.00&role=29-2072.00", 200, "the same twice counts once"),
    ] {
        let visit = get(&format!("/compare?{CUSTOMER_SERVICE}{roles}")).await;
        assert_eq!((visit.status, visit.texts("h1").len()), (status, 1), "{reason}");
    }
}

#[actix_web::test]
async fn a_saved_record_compares_too() {
    let saved = post("/record", &[("job1", "customer service representative"), ("years1", "6")]).await;
    let key = saved.header("location").split('?').next().unwrap().to_owned();
    let visit = get(&format!("{key}/compare?role=29-2072.00")).await;
    assert_eq!(visit.texts(".side-by-side thead th").len(), 2);
    assert!(visit.form("/record/").action.ends_with("/compare"));
}
