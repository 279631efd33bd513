//! Accounts of those who work at an organisation, by the pages.

use crate::staff::{Colleague, PASSPHRASE, office};
use crate::visitor::get;

#[tokio::test]
async fn an_administrator_adds_a_coach_who_gets_in_by_the_printed_code() {
    let office = office("adds-a-coach");
    let fields = [("action", "add"), ("name", "Cleo Diaz"), ("sign_in", "Cleo@Example.org"), ("rank", "coach")];
    let added = office.administrator.post("/staff/people", &fields).await;
    assert_eq!(added.status, 200, "{}", added.text());
    assert!(added.texts("#handed h2")[0].contains("Cleo Diaz"));
    let code = added.texts("#handed .private-link")[0].clone();
    assert!(!office.administrator.get("/staff/people").await.body.contains(&code), "it is shown once");
    let fields = [("name", "cleo@example.org"), ("code", &code), ("passphrase", PASSPHRASE), ("again", PASSPHRASE)];
    let entered = Colleague::stranger().post("/staff/code", &fields).await;
    assert_eq!((entered.status, entered.header("location")), (303, "/staff"));
    let cookie = entered.header("set-cookie");
    assert!(
        cookie.contains("Path=/staff") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
        "{cookie}"
    );
    let account = Colleague::after(&entered).get("/staff").await;
    assert!(account.text().contains("Cleo Diaz, coach at adds-a-coach"), "{}", account.text());
}

#[tokio::test]
async fn what_is_wrong_is_said_and_what_was_typed_is_kept() {
    let office = office("said-and-kept");
    let taken = office.coach.name.as_str();
    for (name, sign_in, expected, reason) in [
        ("", "new-name", "Type the name of the person", "no name"),
        ("Dora", "with space", "no spaces", "no sign-in name"),
        ("Dora", taken, "Somebody has that sign-in name", "taken"),
    ] {
        let fields = [("action", "add"), ("name", name), ("sign_in", sign_in), ("rank", "supervisor")];
        let refused = office.administrator.post("/staff/people", &fields).await;
        assert_eq!(refused.status, 400, "{reason}");
        assert!(refused.texts("[role=alert]")[0].contains(expected), "{reason}: {:?}", refused.texts("[role=alert]"));
        assert_eq!(refused.attributes("#name", "value"), [name], "{reason}");
        assert_eq!(refused.attributes("#sign_in", "value"), [sign_in], "{reason}");
        assert_eq!(refused.attributes("#rank option[selected]", "value"), ["supervisor"], "{reason}");
    }
    let refused = Colleague::stranger().post("/staff/sign-in", &[("name", "ana"), ("passphrase", "wrong")]).await;
    assert_eq!((refused.status, refused.attributes("#name", "value")), (403, vec!["ana".to_owned()]));
    assert!(!refused.body.contains("wrong\""), "a passphrase is never sent back");
    let fields = [("name", "ana"), ("code", "abcd"), ("passphrase", "one"), ("again", "other")];
    let refused = Colleague::stranger().post("/staff/code", &fields).await;
    assert_eq!((refused.status, refused.attributes("#code", "value")), (403, vec!["abcd".to_owned()]));
}

#[tokio::test]
async fn whoever_signs_out_is_out_and_is_asked_to_sign_in() {
    let office = office("signs-out");
    let left = office.coach.post("/staff/sign-out", &[]).await;
    assert_eq!((left.status, left.header("location")), (303, "/staff/sign-in"));
    assert!(left.header("set-cookie").contains("Max-Age=0"));
    let after = office.coach.get("/staff").await;
    assert_eq!(
        (after.status, after.attributes("form[action='/staff/sign-in'] #name", "id")),
        (403, vec!["name".to_owned()])
    );
}

#[tokio::test]
async fn a_new_passphrase_ends_the_sessions_on_other_computers() {
    let office = office("other-computers");
    let fields = [("name", office.coach.name.as_str()), ("passphrase", PASSPHRASE)];
    let elsewhere = Colleague::after(&Colleague::stranger().post("/staff/sign-in", &fields).await);
    assert_eq!(elsewhere.get("/staff").await.status, 200);
    let wrong = [("old", "not this one here"), ("passphrase", "eight red tractors"), ("again", "eight red tractors")];
    assert_eq!(office.coach.post("/staff", &wrong).await.status, 403);
    let fields = [("old", PASSPHRASE), ("passphrase", "eight red tractors"), ("again", "eight red tractors")];
    let changed = office.coach.post("/staff", &fields).await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    assert_eq!(Colleague::after(&changed).get("/staff").await.status, 200);
    assert_eq!(elsewhere.get("/staff").await.status, 403);
    assert_eq!(office.coach.get("/staff").await.status, 403, "its own old key too");
}

#[tokio::test]
async fn nobody_is_removed_or_renamed_from_another_organisation_or_by_themselves() {
    let (office, other) = (office("first-office"), crate::staff::office("second-office"));
    let ids = |page: &crate::visitor::Visit| page.attributes("input[name=id]", "value");
    let own = ids(&office.administrator.get("/staff/people").await);
    assert_eq!(own.len(), 2, "one form for each colleague, none for oneself");
    for action in ["remove", "new-code", "rank"] {
        let refused = other.administrator.post("/staff/people", &[("action", action), ("id", &own[0])]).await;
        assert_eq!(refused.status, 400, "{action}");
    }
    assert_eq!(office.coach.get("/staff").await.status, 200);
    assert_eq!(office.supervisor.get("/staff").await.status, 200);
    let removed = office.administrator.post("/staff/people", &[("action", "remove"), ("id", &own[0])]).await;
    assert_eq!(removed.status, 303);
    let alive = [office.coach.get("/staff").await.status, office.supervisor.get("/staff").await.status];
    assert!(alive.contains(&403) && alive.contains(&200), "{alive:?}");
}

#[tokio::test]
async fn the_pages_speak_spanish() {
    for (page, heading) in [("/staff/sign-in", "Entrar"), ("/staff/code", "Use su código de un solo uso")] {
        let visit = get(&format!("{page}?lang=es")).await;
        assert_eq!(visit.texts("h1"), [heading], "{page}");
    }
}
