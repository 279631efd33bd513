//! A coach's clients: entered, found, and seen only while they want it.

use crate::staff::{Colleague, office, shown_client};
use crate::visitor::{get, post};

/// Pages and files about a client's record.
const SHOWN: [&str; 7] = [
    "matches",
    "matches.txt",
    "send",
    "why-not?ask=cashier",
    "matches/29-2072.00/path",
    "matches/29-2072.00/path.pdf",
    "matches/29-2072.00/path.ics",
];

#[tokio::test]
async fn a_coach_sees_what_a_client_shows_and_nothing_from_the_next_request_on_that_they_show_it_no_more() {
    let office = office("consent");
    let client = shown_client(&office).await;
    let root = format!("/staff/clients/{}", client.id);
    for page in SHOWN {
        let seen = office.coach.get(&format!("{root}/{page}")).await;
        assert_eq!(seen.status, 200, "{page}");
        assert!(!seen.body.contains(client.record.rsplit('/').next().unwrap()), "the private link is on {page}");
    }
    let page = office.coach.get(&root).await;
    assert_eq!(page.attributes("#showing a.go", "href"), [format!("{root}/matches")]);
    assert_eq!(office.coach.get(&format!("{root}/matches")).await.link("Back to this client"), root);
    let own = format!("{}/coach", client.record);
    let stop = get(&own).await.form_in("#coaches").fill("action", "stop");
    assert!(stop.submit().await.texts("#coaches .card p")[0].starts_with("Could see it until"));
    for page in SHOWN {
        for someone in [&office.coach, &office.supervisor] {
            let refused = someone.get(&format!("{root}/{page}")).await;
            assert_eq!(refused.status, 404, "{page}");
            assert!(refused.text().contains("does not show you their answers any more"), "{page}");
        }
    }
    let page = office.coach.get(&root).await;
    assert!(page.texts("#showing")[0].contains("any more"), "{}", page.text());
    assert!(page.attributes("#showing a.go", "href").is_empty());
}

#[tokio::test]
async fn a_client_reads_who_looked_and_when() {
    let office = office("looks");
    let client = shown_client(&office).await;
    let own = format!("{}/coach", client.record);
    assert!(get(&own).await.texts("#looks dd").is_empty());
    office.coach.get(&format!("/staff/clients/{}/matches", client.id)).await;
    office.supervisor.get(&format!("/staff/clients/{}/matches.txt", client.id)).await;
    let looks = get(&own).await;
    let mut names = looks.texts("#looks dd");
    names.sort();
    assert_eq!(names, ["coach of looks", "supervisor of looks"]);
    assert_eq!(looks.texts("#looks dt")[0], "November 22, 2026, 12:00 UTC");
    office.coach.post(&format!("/staff/clients/{}", client.id), &[("action", "remove")]).await;
    assert_eq!(get(&own).await.texts("#looks dd").len(), 2, "also when the coach has removed the client");
}

#[tokio::test]
async fn a_code_is_used_once_and_a_wrong_one_is_explained() {
    let office = office("code-once");
    let first = shown_client(&office).await;
    let invited = office.coach.post(&format!("/staff/clients/{}", first.id), &[("action", "invite")]).await;
    let code = invited.texts("#handed .private-link")[0].clone();
    let page = format!("{}/coach", first.record);
    for (typed, reason) in [("aaaa-aaaa-aaaa-aaaa", "no such code"), ("xyz", "no code at all"), ("", "nothing")] {
        let refused = post(&page, &[("action", "ask"), ("code", typed)]).await;
        assert_eq!((refused.status, refused.attributes("#code", "value")), (400, vec![typed.to_owned()]), "{reason}");
        assert!(refused.texts("[role=alert]")[0].contains("No coach gave out that code"), "{reason}");
    }
    assert_eq!(post(&page, &[("action", "allow"), ("code", &code.to_uppercase())]).await.status, 303);
    assert_eq!(post(&page, &[("action", "allow"), ("code", &code)]).await.status, 400, "a second time");
    let lines = get(&page).await.texts("#coaches .card p");
    assert_eq!(
        lines.iter().filter(|line| line.starts_with("Can see it")).count(),
        1,
        "agreed to anew, not twice: {lines:?}"
    );
}

#[tokio::test]
async fn an_erased_record_is_gone_for_the_coach_too() {
    let office = office("erased");
    let client = shown_client(&office).await;
    let erase = get(&format!("{}/erase", client.record)).await.form(&format!("{}/erase", client.record));
    assert_eq!(erase.submit().await.status, 200);
    let seen = office.coach.get(&format!("/staff/clients/{}/matches", client.id)).await;
    assert_eq!(seen.status, 404);
    assert!(seen.text().contains("does not show you"));
}

#[tokio::test]
async fn a_caseload_is_found_by_words_and_what_is_due_comes_first() {
    let office = office("caseload");
    let add = async |name: &str, tags: &str, step: &str, due: &str, contact: &str| {
        let added = office.coach.post("/staff/clients", &[("name", name)]).await;
        let fields = [
            ("action", "save"),
            ("name", name),
            ("tags", tags),
            ("next_step", step),
            ("due", due),
            ("last_contact", contact),
        ];
        let saved = office.coach.post(added.header("location"), &fields).await;
        assert_eq!(saved.status, 303, "{name}: {}", saved.text());
    };
    add("Maria Lopez", "evening, #Spanish, evening", "Call about the class", "2026-11-20", "2026-11-19").await;
    add("Walter Ito", "evening", "", "", "2026-10-01").await;
    add("Ana Berg", "", "Send her résumé", "2026-12-01", "2026-11-21").await;
    for (query, expected, reason) in [
        ("", vec!["Maria Lopez", "Ana Berg", "Walter Ito"], "what is due first, then by name"),
        ("?q=EVENING", vec!["Maria Lopez", "Walter Ito"], "by tag, in any case"),
        ("?q=lopez+spanish", vec!["Maria Lopez"], "every word, in name or tag"),
        ("?q=resume", vec![], "as it is written"),
        ("?q=r%C3%A9sum%C3%A9", vec!["Ana Berg"], "by next step"),
        ("?which=due", vec!["Maria Lopez"], "due by today"),
        ("?which=stalled", vec!["Walter Ito"], "no contact for over thirty days"),
        ("?page=7", vec![], "beyond the last page"),
    ] {
        let list = office.coach.get(&format!("/staff/clients{query}")).await;
        assert_eq!(list.texts(".hits h2"), expected, "{reason}");
    }
    let list = office.coach.get("/staff/clients?q=maria").await;
    let facts = &list.texts(".hits .facts-row")[0];
    assert!(facts.contains("#evening #Spanish") && facts.contains("by November 20, 2026"), "{facts}");
    assert_eq!(office.supervisor.get("/staff/clients").await.texts(".hits h2").len(), 3, "of every coach");
}

#[tokio::test]
async fn what_is_wrong_on_a_clients_card_is_said_and_what_was_typed_is_kept() {
    let office = office("card-problems");
    let client = shown_client(&office).await;
    let address = format!("/staff/clients/{}", client.id);
    let many = (0..11).map(|number| format!("tag{number}")).collect::<Vec<_>>().join(",");
    for (field, typed, expected, reason) in [
        ("name", "", "Type a name", "no name"),
        ("due", "soon", "not a date", "no date"),
        ("last_contact", "2026-02-30", "not a date", "a day that never was"),
        ("tags", many.as_str(), "10 tags", "too many tags"),
        ("next_step", &*"x".repeat(201), "too long", "a long step"),
    ] {
        let mut fields = vec![("action", "save"), ("name", "Other name")];
        fields.retain(|(name, _)| *name != field);
        fields.push((field, typed));
        let refused = office.coach.post(&address, &fields).await;
        assert_eq!(refused.status, 400, "{reason}");
        assert!(refused.texts("[role=alert]")[0].contains(expected), "{reason}");
        assert_eq!(refused.attributes(&format!("#{field}"), "value"), [typed], "{reason}");
    }
    assert_eq!(office.coach.get(&address).await.texts("h1"), [client.name], "nothing changed");
    assert_eq!(Colleague::stranger().post(&address, &[("action", "remove")]).await.status, 403);
    assert_eq!(office.coach.post(&address, &[("action", "steal")]).await.status, 400);
}

#[tokio::test]
async fn a_client_reads_the_notes_that_are_for_them_while_they_show_their_record_and_no_others() {
    let office = office("notes");
    let client = shown_client(&office).await;
    let (address, own) = (format!("/staff/clients/{}", client.id), format!("{}/coach", client.record));
    let note = async |someone: &Colleague, text: &str, is_shared: &str| {
        someone.post(&address, &[("action", "note"), ("note", text), ("is_shared", is_shared)]).await
    };
    assert_eq!(note(&office.coach, "Bus line 7 stops at the college.", "yes").await.status, 303);
    assert_eq!(note(&office.supervisor, "Needs time. <b>Call</b> on Friday.", "").await.status, 303);
    let texts = office.coach.get(&address).await.texts(".hits li p");
    let expected = [
        "November 22, 2026, 12:00 UTC · supervisor of notes · only your team reads it",
        "Needs time. <b>Call</b> on Friday.",
        "November 22, 2026, 12:00 UTC · coach of notes · the client can read it",
        "Bus line 7 stops at the college.",
    ];
    assert_eq!(texts, expected);
    let read = get(&own).await;
    assert_eq!(read.texts("#notes li p")[1], "Bus line 7 stops at the college.");
    assert!(!read.body.contains("Needs time"), "what is for the team");
    let long = "x".repeat(2_001);
    for (typed, reason) in [("", "nothing"), (long.as_str(), "too long")] {
        let refused = note(&office.coach, typed, "yes").await;
        assert_eq!((refused.status, refused.texts("#note")), (400, vec![typed.to_owned()]), "{reason}");
    }
    assert_eq!(note(&crate::staff::office("no-notes").coach, "x", "yes").await.status, 404);
    get(&own).await.form_in("#coaches").fill("action", "stop").submit().await;
    assert!(get(&own).await.texts("#notes").is_empty());
    assert_eq!(office.coach.get(&address).await.texts(".hits li").len(), 2, "what the team wrote stays theirs");
    office.coach.post(&address, &[("action", "remove")]).await;
    assert_eq!(office.supervisor.get(&address).await.status, 404);
}
