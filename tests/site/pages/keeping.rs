//! Who gets at a saved record: its owner, those they show it to, and nobody else; and how it is taken along or ended.

use std::collections::BTreeSet;

use actix_web::http::Method;
use onward::web::token_for;

use crate::visitor::{BROWSER, SITE, Visit, get, post, send_as, upload};

/// Another browser than the visitor's.
const OTHER: &str = "AAAQEAYEAUDAOCAJBIFQYDIOBA";
/// The passphrase of every record here.
const WORDS: &str = "blue tractor hill";
/// Pages that show what is kept, below the address of a record or of a shared link.
const READ: [&str; 9] = [
    "/matches",
    "/matches.txt",
    "/send",
    "/why-not?ask=cashier",
    "/compare?role=29-2072.00&role=43-3021.00",
    "/matches/29-2072.00/why",
    "/matches/29-2072.00/path",
    "/matches/29-2072.00/path.pdf",
    "/matches/29-2072.00/money",
];
/// Pages and files for the owner alone.
const OWN: [&str; 8] = [
    "",
    "/work",
    "/privacy",
    "/erase",
    "/download/onward-record.json",
    "/download/resume.json",
    "/download/skills.csv",
    "/download/record.pdf",
];
/// What changes a record.
const CHANGES: [(&str, &[(&str, &str)]); 8] = [
    ("?edition=0", &[("job1", "cashier")]),
    ("/save", &[]),
    ("/seen", &[]),
    ("/erase", &[]),
    ("/matches/29-2072.00/plan", &[("action", "add"), ("text", "a step of others")]),
    ("/privacy", &[("action", "share"), ("days", "7")]),
    ("/privacy", &[("action", "drop-passphrase")]),
    ("/privacy", &[("action", "set-passphrase"), ("passphrase", "mine mine mine"), ("again", "mine mine mine")]),
];

/// A new record of a travel agent.
async fn saved() -> String {
    let answers = [("job1", "travel agent"), ("years1", "4"), ("pay", "41000"), ("skills", "Excel, Zendesk")];
    let answer = post("/record", &answers).await;
    answer.header("location").split('?').next().unwrap().to_owned()
}

/// Makes one more link to `record`; the address that it shows.
async fn share(record: &str) -> String {
    post(&format!("{record}/privacy"), &[("action", "share"), ("days", "7")]).await;
    let links = get(&format!("{record}/privacy")).await.attributes(".private-link a", "href");
    let link = links.last().unwrap().split_once("/shared/").unwrap().1.to_owned();
    format!("/shared/{link}")
}

/// Sets the passphrase of `record`; the cookie that this browser got for it.
async fn lock(record: &str) -> String {
    let fields = [("action", "set-passphrase"), ("passphrase", WORDS), ("again", WORDS)];
    let answer = post(&format!("{record}/privacy"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    cookie(&answer)
}

fn cookie(answer: &Visit) -> String {
    let cookie = answer.header("set-cookie").to_owned();
    assert!(cookie.starts_with("opened=") && cookie.contains("HttpOnly") && cookie.contains("Path=/record/"));
    cookie.split(';').next().unwrap().to_owned()
}

async fn get_as(cookies: &str, address: &str) -> Visit {
    send_as(cookies, Method::GET, address, None).await
}

#[actix_web::test]
async fn behind_a_passphrase_nothing_is_seen_or_changed_with_the_link_alone() {
    let record = saved().await;
    let opened = lock(&record).await;
    for page in OWN.iter().chain(&READ) {
        let visit = get(&format!("{record}{page}")).await;
        assert_eq!(visit.status, 403, "{page}");
        assert!(visit.text().contains("Type your passphrase"), "{page}");
        assert!(!visit.body.contains("ravel agent") && !visit.body.contains("Zendesk"), "{page} tells of the record");
    }
    for (place, fields) in CHANGES {
        let answer = post(&format!("{record}{place}"), fields).await;
        assert_eq!(answer.status, 403, "{place}");
    }
    let cookies = format!("form={BROWSER}; {opened}");
    let whole = get_as(&cookies, &record).await;
    assert!(whole.text().contains("travel agent (4 years)"), "{}", whole.text());
    assert!(!get_as(&cookies, &format!("{record}/matches/29-2072.00/path")).await.text().contains("a step of others"));
    let copied = get_as(&format!("form={OTHER}; {opened}"), &record).await;
    assert_eq!(copied.status, 403, "a copied cookie is no proof in another browser");
}

#[actix_web::test]
async fn the_passphrase_opens_wrong_ones_are_counted_and_the_owner_sees_them() {
    let record = saved().await;
    lock(&record).await;
    let page = get(&record).await;
    for number in 1..=5 {
        let wrong = page.form("/record/").fill("passphrase", "red tractor hill").submit().await;
        assert_eq!(wrong.status, 403, "{number}");
        assert!(wrong.text().contains("That is not the passphrase"), "{number}: {}", wrong.text());
    }
    let waits = page.form("/record/").fill("passphrase", WORDS).submit().await;
    assert!(waits.text().contains("Please wait 16 minutes"), "{}", waits.text());

    let record = saved().await;
    lock(&record).await;
    let page = get(&record).await;
    page.form("/record/").fill("passphrase", "red tractor hill").submit().await;
    let right = post(&format!("{record}/open"), &[("passphrase", WORDS)]).await;
    let cookies = format!("form={BROWSER}; {}", cookie(&right));
    let privacy = get_as(&cookies, &format!("{record}/privacy")).await;
    assert!(privacy.texts("#accesses dd").contains(&"Someone had your link, but typed a wrong passphrase".to_owned()));
    let token = token_for(BROWSER).unwrap();
    let drop = Some(format!("action=drop-passphrase&token={token}"));
    assert_eq!(send_as(&cookies, Method::POST, &format!("{record}/privacy"), drop).await.status, 303);
    assert!(get(&record).await.text().contains("travel agent"), "without a passphrase the link is enough");
}

#[actix_web::test]
async fn a_passphrase_that_cannot_be_used_gets_a_sentence_and_changes_nothing() {
    let record = saved().await;
    let form = get(&format!("{record}/privacy")).await;
    for (passphrase, again, sentence) in [
        ("short", "short", "at least 8"),
        (WORDS, "blue tractor hull", "not the same"),
        (&"x".repeat(201), &"x".repeat(201), "at most 200"),
    ] {
        let form = form.form_in("#secret").fill("passphrase", passphrase).fill("again", again);
        let answer = form.fill("action", "set-passphrase").submit().await;
        assert_eq!(answer.status, 400);
        assert!(answer.texts(".problems").join(" ").contains(sentence), "{sentence}: {}", answer.text());
    }
    assert_eq!(get(&record).await.status, 200);
}

#[actix_web::test]
async fn a_shared_link_shows_the_list_and_neither_the_answers_nor_the_private_link() {
    let record = saved().await;
    let key = record.rsplit('/').next().unwrap();
    let shared = share(&record).await;
    for page in READ {
        let visit = get(&format!("{shared}{page}")).await;
        assert_eq!(visit.status, 200, "{page}");
        assert!(!visit.body.contains(key), "{page} tells the private link");
        assert!(!visit.body.contains("/record"), "{page} leads to the record, or offers to save one");
        assert!(!visit.body.contains("41000") && !visit.body.contains("job1"), "{page} holds the answers");
        assert!(page.contains('.') || visit.text().contains("Someone shared this list"), "{page}");
    }
    let matches = get(&format!("{shared}/matches")).await;
    assert!(matches.text().contains("Travel Agents (4 years)") || matches.text().contains("ravel"), "what it rests on");
    assert!(!matches.texts(".match h2").is_empty());
    assert_eq!(get(&shared).await.header("location"), format!("{shared}/matches"));
}

#[actix_web::test]
async fn with_a_shared_link_nothing_can_be_changed_or_downloaded() {
    let record = saved().await;
    let shared = share(&record).await;
    let before = get(&format!("{record}/download/onward-record.json")).await.body;
    for page in OWN.iter().filter(|page| !page.is_empty()) {
        assert_eq!(get(&format!("{shared}{page}")).await.status, 404, "{page}");
    }
    for (place, fields) in CHANGES {
        let answer = post(&format!("{shared}{place}"), fields).await;
        assert!(matches!(answer.status, 404 | 405), "{place}: {}", answer.status);
    }
    let link = shared.rsplit('/').next().unwrap();
    for (from, to) in [(0, 26), (26, 52), (52, 78)] {
        let key = &link[from..to];
        assert_eq!(get(&format!("/record/{key}")).await.status, 404, "a part of the link is no key");
    }
    assert_eq!(get(&format!("{record}/download/onward-record.json")).await.body, before);
}

#[actix_web::test]
async fn a_shared_link_ends_when_its_owner_says_and_the_passphrase_does_not_hold_it_up() {
    let record = saved().await;
    let (first, second) = (share(&record).await, share(&record).await);
    assert_ne!(first, second);
    let end = [("action", "unshare"), ("number", "1")];
    assert_eq!(post(&format!("{record}/privacy"), &end).await.status, 303);
    let ended = get(&format!("{first}/matches")).await;
    assert_eq!((ended.status, get(&format!("{second}/matches")).await.status), (404, 200));
    assert!(ended.text().contains("Ask the person who sent it for a new one"), "{}", ended.text());
    lock(&record).await;
    assert_eq!(get(&format!("{second}/matches")).await.status, 200);
    post(&format!("{record}/open"), &[("passphrase", WORDS)]).await;
    for nonsense in ["/shared/x/matches".to_owned(), format!("/shared/{}/matches", "a".repeat(78))] {
        assert_eq!(get(&nonsense).await.status, 404, "{nonsense}");
    }
}

#[actix_web::test]
async fn the_owner_sees_every_way_in_which_the_record_was_opened() {
    let record = saved().await;
    let shared = share(&record).await;
    get(&format!("{shared}/matches")).await;
    get(&format!("{shared}/matches")).await;
    get(&format!("{record}/download/skills.csv")).await;
    let rows = get(&format!("{record}/privacy")).await.texts("#accesses dt, #accesses dd");
    let ways: BTreeSet<&str> = rows.chunks(2).map(|row| row[1].as_str()).collect();
    assert_eq!(ways, BTreeSet::from(["Downloaded", "With link 1 that you shared", "With your private link"]));
    assert_eq!(rows.len(), 6, "each way once within the hour: {rows:?}");
    assert_eq!(rows[0], "November 22, 2026, 12:00 UTC");
}

#[actix_web::test]
async fn opening_or_sharing_a_record_spoils_no_open_form() {
    let record = saved().await;
    let form = get(&format!("{record}/work")).await;
    let shared = share(&record).await;
    get(&format!("{shared}/matches")).await;
    get(&format!("{record}/download/skills.csv")).await;
    let changed = form.form("/record/").fill("years1", "9").submit().await;
    assert!(changed.text().contains("(9 years)"), "{}", changed.text());
    let outdated = form.form("/record/").fill("years1", "3").submit().await;
    assert_eq!(outdated.status, 409, "but a form from before another change is");
}

#[actix_web::test]
async fn what_was_downloaded_erased_and_restored_is_the_same_record() {
    let record = saved().await;
    let step = [("action", "add"), ("text", "Call Ana on Monday")];
    post(&format!("{record}/matches/29-2072.00/plan"), &step).await;
    let file = get(&format!("{record}/download/onward-record.json")).await;
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"onward-record.json\"");
    get(&format!("{record}/erase")).await.form("/record/").submit().await;
    assert_eq!(get(&record).await.status, 404);
    let answer = upload("/restore", &[], Some(("onward-record.json", file.body.as_bytes()))).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let restored = answer.header("location").split('?').next().unwrap().to_owned();
    assert_ne!(restored, record, "a new private link");
    assert_eq!(get(&format!("{restored}/download/onward-record.json")).await.body, file.body);
    assert!(get(&restored).await.text().contains("travel agent (4 years)"));
    let path = get(&format!("{restored}/matches/29-2072.00/path")).await;
    assert!(path.text().contains("Call Ana on Monday"), "plans come back too");
}

#[actix_web::test]
async fn a_file_that_is_no_record_gets_a_sentence() {
    for (name, bytes, sentence) in [
        ("resume.txt", b"I was a cook".to_vec(), "We did not save this file"),
        ("onward-record.json", b"{\"version\":1}".to_vec(), "We did not save this file"),
        ("onward-record.json", b"{\"version\":9}".to_vec(), "newer version"),
        ("onward-record.json", vec![b'['; 3_000_000], "We did not save this file"),
        ("onward-record.json", vec![], "Choose a file first"),
    ] {
        let answer = upload("/restore", &[], Some((name, &bytes))).await;
        assert_eq!(answer.status, 400, "{sentence}");
        assert!(answer.texts(".problems").join(" ").contains(sentence), "{sentence}: {}", answer.text());
    }
}

#[actix_web::test]
async fn a_record_leaves_as_files_that_others_read() {
    let record = saved().await;
    let file = async |name: &str| get(&format!("{record}/download/{name}")).await;
    let table = file("skills.csv").await;
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(table.body.as_bytes()).records().map(Result::unwrap).collect();
    let names: Vec<&str> = rows.iter().map(|row| &row[2]).collect();
    assert!(names.iter().any(|name| name.contains("Zendesk")), "{names:?}");
    assert!(rows.iter().all(|row| ["skill", "tool", "credential"].contains(&&row[0]) && !row[3].is_empty()));
    let resume = file("resume.json").await;
    let read = onward::intake::read(resume.body.as_bytes(), (SITE.now)()).unwrap();
    assert!(read.text.contains("travel agent") && read.text.contains("Zendesk"), "{}", read.text);
    assert_eq!(get(&format!("{record}/download/record.exe")).await.status, 404);
    assert_eq!(file("record.pdf").await.header("content-type"), "application/pdf");
}

#[actix_web::test]
async fn whoever_leaves_a_shared_computer_takes_along_what_is_not_saved() {
    let begin = async |browser: &str| {
        let body = format!("own=I+fixed+bicycles&task1=yes&token={}", token_for(browser).unwrap());
        let answer = send_as(&format!("form={browser}"), Method::POST, "/tasks", Some(body)).await;
        answer.header("location").to_owned()
    };
    const MINE: &str = "AAAQEAYEAUDAOCAJBIFQYDIOCA";
    let (mine, others, kept) = (begin(MINE).await, begin(OTHER).await, saved().await);
    let confirmed = get_as(&format!("form={MINE}"), &begin(MINE).await).await;
    let held = confirmed.address.replace("/draft/", "/record/").replace("/skills", "/matches");
    let form = |page: &str| format!("token={}&page={page}", token_for(MINE).unwrap());
    let check = confirmed.address.replace("/skills", "/check");
    let answer = send_as(&format!("form={MINE}"), Method::POST, &check, Some(form("check"))).await;
    assert_eq!((answer.header("location"), get(&held).await.status), (held.as_str(), 200));

    let asked = get_as(&format!("form={MINE}"), "/clear").await;
    assert!(asked.text().contains("Leave this computer"));
    let left = send_as(&format!("form={MINE}"), Method::POST, "/clear", Some(form("clear"))).await;
    assert_eq!(left.header("clear-site-data"), "\"cache\", \"cookies\", \"storage\"");
    assert!(left.header("set-cookie").starts_with("form=; ") && left.header("set-cookie").contains("Max-Age=0"));
    assert!(left.text().contains("delete today's history"), "{}", left.text());
    for gone in [&mine, &held] {
        assert_eq!(get(gone).await.status, 404, "{gone}");
    }
    assert_eq!((get(&others).await.status, get(&kept).await.status), (200, 200), "what others began, what was saved");
}
