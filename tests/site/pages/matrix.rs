//! Every route, and who gets an answer there: a new route that is not in this table fails the test.

use std::collections::BTreeSet;

use crate::staff::{Colleague, office, shown_client};

/// Who may open a page.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Who {
    /// Everybody; it shows nobody's data, or only what the address itself says.
    Everybody,
    /// Whoever has the private link of a record.
    Owner,
    /// Whoever has a link that its owner shared.
    Shown,
    /// Those who are signed in: coach, supervisor, administrator.
    Staff([bool; 3]),
    /// The same for a form without a page of its own.
    Sent([bool; 3]),
}

use Who::{Everybody, Owner, Sent, Shown, Staff};

const ALL: Who = Staff([true; 3]);
const CASE_WORK: Who = Staff([true, true, false]);
const COACHES: Who = Staff([true, false, false]);
const ADMINISTRATORS: Who = Staff([false, false, true]);

/// The routes without those below a record.
const ROUTES: &[(&str, Who)] = &[
    ("/", Everybody),
    ("/language/{tag}", Everybody),
    ("/search", Everybody),
    ("/suggest", Everybody),
    ("/families/{key}", Everybody),
    ("/role/{code}", Everybody),
    ("/skill/{id}", Everybody),
    ("/tool/{name}", Everybody),
    ("/task/{id}", Everybody),
    ("/training", Everybody),
    ("/programs/{id}", Everybody),
    ("/resume", Everybody),
    ("/tasks", Everybody),
    ("/draft/{key}/jobs", Owner),
    ("/draft/{key}/skills", Owner),
    ("/draft/{key}/check", Owner),
    ("/work", Everybody),
    ("/matches", Everybody),
    ("/matches/{code}/why", Everybody),
    ("/matches/{code}/path", Everybody),
    ("/matches/{code}/money", Everybody),
    ("/matches/{code}/path.{kind:pdf|ics}", Everybody),
    ("/matches.txt", Everybody),
    ("/send", Everybody),
    ("/why-not", Everybody),
    ("/compare", Everybody),
    ("/restore", Everybody),
    ("/clear", Everybody),
    ("/data", Everybody),
    ("/method", Everybody),
    ("/design", Everybody),
    ("/healthz", Everybody),
    ("/static/{name}", Everybody),
    ("/api/v1/search", Everybody),
    ("/api/v1/recognise", Everybody),
    ("/api/v1/match", Everybody),
    ("/api/v1/roles/{code}", Everybody),
    ("/record", Everybody),
    ("/record/{key}", Owner),
    ("/record/{key}/save", Owner),
    ("/record/{key}/work", Owner),
    ("/record/{key}/download/{file}", Owner),
    ("/record/{key}/open", Owner),
    ("/record/{key}/privacy", Owner),
    ("/record/{key}/coach", Owner),
    ("/record/{key}/erase", Owner),
    ("/record/{key}/seen", Owner),
    ("/record/{key}/matches/{code}/plan", Owner),
    ("/shared/{share}", Shown),
    ("/staff/sign-in", Everybody),
    ("/staff/code", Everybody),
    ("/staff/sign-out", Everybody),
    ("/staff", ALL),
    ("/staff/clients", CASE_WORK),
    ("/staff/clients.{kind:csv|json}", CASE_WORK),
    ("/staff/clients/import", COACHES),
    ("/staff/clients/import/add", Sent([true, false, false])),
    ("/staff/clients/{client}", CASE_WORK),
    ("/staff/people", ADMINISTRATORS),
];

/// What can be read below a record.
const BELOW: &[&str] = &[
    "matches",
    "matches.txt",
    "send",
    "why-not",
    "compare",
    "matches/{code}/why",
    "matches/{code}/path",
    "matches/{code}/path.{kind:pdf|ics}",
    "matches/{code}/money",
];

/// The routes and the roots of records that the code has.
fn routes_of_the_site() -> BTreeSet<String> {
    let code = include_str!("../../../src/web/mod.rs");
    let code: String = code.split_whitespace().collect();
    let after = |mark: &'static str| code.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
    let below: Vec<&str> = after("below(\"").collect();
    let records = after("pages_of_a_record(\"").flat_map(|root| below.iter().map(move |page| format!("{root}/{page}")));
    let plain = after("page(\"").chain(after("action(\"")).map(str::to_owned);
    plain.chain(records).collect()
}

#[test]
fn every_route_is_in_the_table() {
    let below = |root: &'static str| BELOW.iter().map(move |page| format!("{root}/{page}"));
    let table: BTreeSet<String> = ROUTES
        .iter()
        .map(|(route, _)| (*route).to_owned())
        .chain(below("/record/{key}"))
        .chain(below("/shared/{share}"))
        .chain(below("/staff/clients/{client}"))
        .collect();
    let found = routes_of_the_site();
    assert!(found.len() > 60, "the code is no longer written as this test reads it");
    assert_eq!(found.difference(&table).collect::<Vec<_>>(), Vec::<&String>::new(), "not in the table");
    assert_eq!(table.difference(&found).collect::<Vec<_>>(), Vec::<&String>::new(), "not in the code");
}

#[tokio::test]
async fn everybody_gets_an_answer_where_they_may_and_nowhere_else() {
    let office = office("matrix");
    let ranks = [&office.coach, &office.supervisor, &office.administrator];
    let client = shown_client(&office).await;
    let below = BELOW.iter().map(|page| (format!("/staff/clients/{{client}}/{page}"), CASE_WORK));
    let routes = ROUTES.iter().map(|(route, who)| ((*route).to_owned(), *who)).chain(below);
    let mut problems = Vec::new();
    for (route, who) in routes {
        let (may, is_page) = match who {
            Staff(may) => (may, true),
            Sent(may) => (may, false),
            Everybody | Owner | Shown => continue,
        };
        let route = &filled(&route, &client.id);
        let stranger = Colleague::stranger();
        let (read, sent) = (stranger.get(route).await, stranger.post(route, &[]).await.status);
        let is_asked_to_sign_in = read.status == 403 && read.body.contains("/staff/sign-in");
        if (is_page && !is_asked_to_sign_in) || !matches!(sent, 403 | 405) {
            problems.push(format!("{route}: a stranger gets {}, and {sent} for a form", read.status));
        }
        for (colleague, may) in ranks.iter().zip(may) {
            let (read, sent) = (colleague.get(route).await.status, colleague.post(route, &[]).await.status);
            let is_read = if is_page { read == 200 } else { may };
            if is_read != may || (!may && !matches!(sent, 404 | 405)) || (!is_page && may && sent != 303) {
                problems.push(format!("{route}: {} gets {read}, and {sent} for a form", colleague.name));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// A route with the parts of an address that there is.
fn filled(route: &str, client: &str) -> String {
    let address = route.replace("{client}", client).replace("{code}", "29-2072.00").replace("{kind:pdf|ics}", "pdf");
    let address = address.replace("{kind:csv|json}", "csv");
    match address.ends_with("/compare") {
        true => format!("{address}?role=29-2072.00&role=43-3021.00"),
        false => address,
    }
}

#[tokio::test]
async fn nobody_else_gets_at_a_client_by_any_address() {
    let (office, other) = (office("of-the-client"), crate::staff::office("of-others"));
    let client = shown_client(&office).await;
    let colleague = office.second_coach();
    let others = [&other.coach, &other.supervisor, &other.administrator, &colleague, &office.administrator];
    let pages = BELOW.iter().map(|page| format!("/staff/clients/{{client}}/{page}"));
    for route in pages.chain(["/staff/clients/{client}".to_owned()]) {
        let address = filled(&route, &client.id);
        for someone in others {
            for answer in [someone.get(&address).await, someone.post(&address, &[("action", "remove")]).await] {
                assert!(matches!(answer.status, 404 | 405), "{} gets {} at {address}", someone.name, answer.status);
                assert!(!answer.body.contains(&client.name), "{address}");
            }
        }
    }
    for someone in [&other.coach, &other.supervisor, &colleague] {
        let found = someone.get(&format!("/staff/clients?q={}", client.name)).await;
        assert!(found.texts(".hits h2").is_empty(), "{}", someone.name);
    }
    assert_eq!(office.coach.get(&filled("/staff/clients/{client}", &client.id)).await.status, 200, "still there");
}

#[tokio::test]
async fn who_is_signed_in_opens_no_record_by_it() {
    let office = office("no-record");
    for (route, who) in ROUTES.iter().filter(|(_, who)| matches!(who, Owner | Shown)) {
        // A record of somebody, whom this office knows nothing of.
        let key = "a".repeat(if *who == Shown { 78 } else { 26 });
        let address = route.replace("{key}", &key).replace("{share}", &key).replace("{code}", "43-4051.00");
        let address = address.replace("{file}", "record.pdf");
        for colleague in [&office.coach, &office.supervisor, &office.administrator] {
            let status = colleague.get(&address).await.status;
            assert!(matches!(status, 303 | 404 | 405), "{address}: {} gets {status}", colleague.name);
        }
    }
}
