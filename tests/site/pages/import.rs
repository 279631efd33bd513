//! A caseload comes from a table and goes into one.

use std::fmt::Write as _;

use crate::staff::{Colleague, office, shown_client};
use crate::visitor::get;

const PAGE: &str = "/staff/clients/import";

/// Ten thousand rows, of which three hundred are wrong.
fn large_table() -> String {
    let mut table = "name,reference,tags,next_step,due\n".to_owned();
    for number in 0..10_000 {
        let due = if number % 100 == 7 { "soon" } else { "2026-12-01" };
        let name = if number % 100 == 8 { "" } else { "Maria Lopez" };
        let reference = if number % 100 == 9 { number - 9 } else { number };
        writeln!(table, "{name},A-{reference},evening,Call,{due}").unwrap();
    }
    table
}

fn lines(page: &crate::visitor::Visit) -> Vec<String> {
    page.texts("#preview li")
}

async fn count(coach: &Colleague) -> String {
    coach.get("/staff/clients").await.texts("[role=status]").first().cloned().unwrap_or_default()
}

#[tokio::test]
async fn ten_thousand_rows_with_three_hundred_wrong_ones_are_told_added_once_and_never_in_part() {
    let office = office("large-table");
    let table = large_table();
    let looked = office.coach.upload(PAGE, "clients.csv", table.as_bytes()).await;
    assert_eq!(lines(&looked), ["New clients: 9700", "Rows that cannot be used: 300"], "{}", looked.text());
    let faults = looked.texts("#faults li");
    assert_eq!(faults.len(), 100);
    assert_eq!(faults[0], "Row 9: That is not a date. Choose a day, or leave it empty.");
    assert_eq!(faults[1], "Row 10: Type a name, with at most 100 letters.");
    assert_eq!(faults[2], "Row 11: This is the same client as in row 2.");
    assert!(looked.texts("#faults p").last().unwrap().contains("200"));
    assert!(looked.body.len() < 60_000, "{} bytes", looked.body.len());
    assert_eq!(count(&office.coach).await, "", "nothing is added by looking");
    let added = office.coach.post("/staff/clients/import/add", &[]).await;
    assert_eq!(added.header("location"), "/staff/clients");
    assert_eq!(count(&office.coach).await, "9700 of 9700 clients");
    assert_eq!(office.coach.post("/staff/clients/import/add", &[]).await.header("location"), PAGE, "once");
    let again = office.coach.upload(PAGE, "clients.csv", table.as_bytes()).await;
    assert_eq!(lines(&again), ["Clients that stay as they are: 9700", "Rows that cannot be used: 300"]);
    assert!(again.attributes("#preview form", "action").is_empty(), "there is nothing to add");
    let mended = table.replace("soon", "2026-12-24").replace("Call", "Write");
    let looked = office.coach.upload(PAGE, "clients.csv", mended.as_bytes()).await;
    let expected = ["New clients: 100", "Clients with something new: 9700", "Rows that cannot be used: 200"];
    assert_eq!(lines(&looked), expected);
    office.coach.post("/staff/clients/import/add", &[]).await;
    assert_eq!(count(&office.coach).await, "9800 of 9800 clients");
}

#[tokio::test]
async fn what_is_no_table_is_refused_with_what_to_do() {
    let office = office("no-table");
    for (bytes, expected, reason) in [
        (&b""[..], "no rows", "an empty file"),
        (b"name\n", "no rows", "only the names of columns"),
        (b"due,tags\n2026-12-01,x\n", "called \u{201c}name\u{201d}", "no names"),
        (b"PK\x03\x04workbook", "CSV file first", "a workbook"),
        (&[0xFF, 0xFE, 0x00][..], "called \u{201c}name\u{201d}", "half a letter"),
    ] {
        let refused = office.coach.upload(PAGE, "clients.csv", bytes).await;
        assert_eq!(refused.status, 400, "{reason}");
        assert!(refused.texts("[role=alert]")[0].contains(expected), "{reason}: {:?}", refused.texts("[role=alert]"));
    }
    for (bytes, reason) in [
        (b"nombre;etiquetas\nJos\xe9 N\xfa\xf1ez;tarde\n".to_vec(), "Windows letters"),
        ("name\tx\nJosé Núñez\t1\n".encode_utf16().flat_map(u16::to_le_bytes).collect(), "UTF-16"),
    ] {
        let bytes = if reason == "UTF-16" { [&[0xFF, 0xFE][..], &bytes].concat() } else { bytes };
        office.coach.upload(PAGE, "clients.csv", &bytes).await;
        office.coach.post("/staff/clients/import/add", &[]).await;
        let list = office.coach.get("/staff/clients").await.texts(".hits h2");
        assert_eq!(list, ["José Núñez"], "{reason}");
    }
}

#[tokio::test]
async fn a_caseload_goes_into_files_that_run_nothing_and_come_back_the_same() {
    let office = office("files");
    let table = "name,reference,tags,last_contact,next_step,due\n'=1+1,7,\"a, b\",2026-11-01,'@call,2026-12-01\n";
    office.coach.upload(PAGE, "clients.csv", table.as_bytes()).await;
    office.coach.post("/staff/clients/import/add", &[]).await;
    let file = office.coach.get("/staff/clients.csv").await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    let expected = "name,reference,tags,last_contact,next_step,due,coach\n\
                    '=1+1,7,\"a, b\",2026-11-01,'@call,2026-12-01,coach of files\n";
    assert_eq!(file.body, expected);
    let again = office.coach.upload(PAGE, "clients.csv", file.body.as_bytes()).await;
    assert_eq!(lines(&again), ["Clients that stay as they are: 1"]);
    let json: serde_json::Value =
        serde_json::from_str(&office.supervisor.get("/staff/clients.json").await.body).unwrap();
    assert_eq!((json[0]["name"].as_str(), json[0]["coach"].as_str()), (Some("=1+1"), Some("coach of files")));
    let other = crate::staff::office("no-files");
    assert_eq!(other.supervisor.get("/staff/clients.csv").await.body.lines().count(), 1, "nothing of another office");
}

#[tokio::test]
async fn a_client_who_is_handed_over_is_asked_again_whether_the_new_coach_may_look() {
    let office = office("hands-over");
    let client = shown_client(&office).await;
    let (second, address) = (office.second_coach(), format!("/staff/clients/{}", client.id));
    let page = office.supervisor.get(&address).await;
    let ids = page.attributes("#coach option", "value");
    assert_eq!(page.texts("#coach option"), ["Second Coach"], "not to the one who has the client");
    let fields = [("action", "hand"), ("coach", ids[0].as_str())];
    assert_eq!(office.coach.post(&address, &fields).await.status, 400, "only a supervisor does that");
    let other = crate::staff::office("hands-nothing-over");
    assert_eq!(other.supervisor.post(&address, &fields).await.status, 404);
    assert_eq!(office.supervisor.post(&address, &fields).await.status, 303);
    assert_eq!(office.coach.get(&address).await.status, 404);
    assert_eq!(second.get(&address).await.texts("h1"), [client.name]);
    for someone in [&second, &office.supervisor] {
        assert_eq!(someone.get(&format!("{address}/matches")).await.status, 404, "{}", someone.name);
    }
    let own = get(&format!("{}/coach", client.record)).await;
    assert!(own.texts("#coaches .card p")[0].starts_with("Could see it until"));
}
