//! Every kind of page, with a way to each: what is checked on all of them is asked here.

use crate::desk::Desk;

/// A bookkeeper's résumé.
pub const RESUME: &str = "Maria Lopez\n\nExperience\nBookkeeper, Harbor Foods\nMarch 2016 - June 2024\n- Reconciled \
                          bank statements in QuickBooks every week\n- Paid bills and chased late customers\n\nSkills\n\
                          Microsoft Excel (advanced)\nNo experience with SAP software\n\nEducation\nHigh school diploma";

/// A cashier with six years in Ohio.
pub const CASHIER: &str = "job1=cashier&years1=6&area=OH&pay=29000";

/// Addresses of pages that need nothing before them; with errors where pages have them.
pub fn open_pages() -> Vec<String> {
    let mut pages: Vec<String> = [
        "/",
        "/search",
        "/search?q=medical+biling",
        "/search?q=xqzzv",
        "/role/43-4051.00?area=OH",
        "/role/ai-output-reviewer?area=CA",
        "/families/ai-oversight",
        "/skill/2.A.1.b",
        "/tool/Microsoft%20Excel",
        "/training",
        "/training?q=nurse&cost=2000&sort=weeks",
        "/programs/comptia-a-plus",
        "/resume",
        "/restore",
        "/clear",
        "/staff/sign-in",
        "/staff/code",
        "/tasks",
        "/work",
        "/matches?job1=asdfgh&years1=lots&pay=much",
        "/matches?job1=coordinator",
        "/data",
        "/method",
        "/design",
        "/nothing-here",
    ]
    .map(str::to_owned)
    .into();
    pages.push(format!("/matches?{CASHIER}"));
    pages.push(format!("/matches?{CASHIER}&list=can&reach=1"));
    for page in ["why", "path", "money"] {
        pages.push(format!("/matches/29-2072.00/{page}?{CASHIER}"));
    }
    pages.push(format!("/send?{CASHIER}"));
    pages.push(format!("/why-not?{CASHIER}&ask=nurse"));
    pages.push(format!("/compare?{CASHIER}&role=29-2072.00&role=43-3021.00"));
    pages
}

/// Confirms a résumé page by page and calls `seen` on each; the address of the record, which is not saved.
pub async fn confirm(desk: &Desk, mut seen: impl AsyncFnMut(&Desk)) -> String {
    desk.go("/resume").await;
    desk.write("#text", RESUME).await;
    for _ in ["jobs", "skills", "check", "matches"] {
        desk.press("form.long button[type=submit]").await;
        seen(desk).await;
    }
    let place = desk.place().await;
    let key = place.split('/').nth(2).unwrap_or_else(|| panic!("no record at {place}"));
    format!("/record/{key}")
}

/// Saves a record that was only held.
pub async fn keep_only(desk: &Desk, record: &str) {
    desk.go(record).await;
    desk.press("form.save button").await;
}

/// Saves a record, shows it to others, locks it, is locked out, erases it and leaves; calls `seen` on each page of that.
pub async fn keep(desk: &Desk, record: &str, mut seen: impl AsyncFnMut(&Desk)) {
    desk.go(record).await;
    desk.press("form.save button").await;
    seen(desk).await;
    desk.go(&format!("{record}/privacy")).await;
    desk.press("#shares button[value=share]").await;
    seen(desk).await;
    let shared = desk.find("#shares .private-link a").await.attr("href").await.unwrap().unwrap();
    desk.write("#passphrase", "blue tractor hill").await;
    desk.write("#again", "blue tractor hull").await;
    desk.press("#secret button[value=set-passphrase]").await;
    seen(desk).await;
    desk.write("#passphrase", "blue tractor hill").await;
    desk.write("#again", "blue tractor hill").await;
    desk.press("#secret button[value=set-passphrase]").await;
    seen(desk).await;
    desk.go(shared.strip_prefix(&desk.site).unwrap_or(&shared)).await;
    seen(desk).await;
    desk.driver.delete_all_cookies().await.unwrap();
    desk.go(record).await;
    seen(desk).await;
    desk.write("#passphrase", "blue tractor hill").await;
    desk.press("main form button").await;
    desk.go(&format!("{record}/erase")).await;
    desk.press("button.danger").await;
    seen(desk).await;
    desk.go("/clear").await;
    desk.press("button.danger").await;
    seen(desk).await;
}

/// Addresses of pages about a record.
pub fn record_pages(record: &str) -> Vec<String> {
    [
        "",
        "/work",
        "/matches",
        "/matches/29-2072.00/why",
        "/matches/29-2072.00/path",
        "/matches/29-2072.00/money",
        "/erase",
    ]
    .iter()
    .map(|page| format!("{record}{page}"))
    .collect()
}
