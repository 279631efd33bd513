//! A coach's work as they do it: an account from a paper code, a client who agrees, a list that is followed.

use std::sync::atomic::Ordering;

use crate::desk::{Desk, LAPTOP, Setting};
use crate::places::{confirm, keep_only};

pub const PASSPHRASE: &str = "seven blue tractors";

/// Uses a one-time code for `name`; leads to the account.
pub async fn use_code(desk: &Desk, name: &str, code: &str) {
    desk.go("/staff/code").await;
    desk.write("#name", name).await;
    desk.write("#code", code).await;
    desk.write("#passphrase", PASSPHRASE).await;
    desk.write("#again", PASSPHRASE).await;
    desk.press("form button[type=submit]").await;
}

/// The administrator adds a coach, who signs in; calls `seen` on each page of that.
pub async fn coach_at_work(desk: &Desk, mut seen: impl AsyncFnMut(&Desk)) {
    use_code(desk, "ana", &desk.code).await;
    seen(desk).await;
    desk.go("/staff/people").await;
    desk.write("#name", "Cleo Diaz").await;
    desk.write("#sign_in", "cleo").await;
    desk.press("button[value=add]").await;
    seen(desk).await;
    let code = desk.find("#handed .private-link").await.text().await.unwrap();
    desk.go("/staff").await;
    desk.press("form[action='/staff/sign-out'] button").await;
    seen(desk).await;
    use_code(desk, "cleo", &code).await;
    seen(desk).await;
}

/// A coach enters a client, who shows their record with the code; the record's address. Calls `seen` on each page.
pub async fn client_agrees(desk: &Desk, mut seen: impl AsyncFnMut(&Desk)) -> String {
    desk.go("/staff/clients").await;
    seen(desk).await;
    desk.write("#name", "Maria Lopez").await;
    desk.press("form[action='/staff/clients'][method=post] button").await;
    seen(desk).await;
    desk.press("button[value=invite]").await;
    seen(desk).await;
    let code = desk.find("#handed .private-link").await.text().await.unwrap();
    let record = confirm(desk, async |_| ()).await;
    keep_only(desk, &record).await;
    desk.go(&format!("{record}/coach")).await;
    desk.write("#code", &code).await;
    desk.press("button[value=ask]").await;
    seen(desk).await;
    desk.press("button[value=allow]").await;
    seen(desk).await;
    record
}

#[tokio::test]
async fn a_first_meeting_with_a_new_client_takes_at_most_twenty_pages() {
    const PHONE_IN_SPANISH: Setting = Setting { scripts: false, width: 390, language: "es" };
    for way in [LAPTOP, Setting { scripts: false, ..LAPTOP }, PHONE_IN_SPANISH] {
        let Some(desk) = Desk::open(way).await else { return };
        coach_at_work(&desk, async |_| ()).await;
        let before = desk.pages.load(Ordering::Relaxed);
        let record = client_agrees(&desk, async |_| ()).await;
        desk.go("/staff/clients").await;
        desk.press(".hits h2 a").await;
        desk.press("#showing a.go").await;
        assert!(desk.place().await.starts_with("/staff/clients/"), "{}", desk.place().await);
        assert!(desk.number("return document.querySelectorAll('.match h2').length").await >= 5.0);
        let path = "return document.querySelectorAll(\"main a[href^='/record/']\").length";
        assert!(desk.number(path).await < 0.5, "the client's private link is nowhere");
        desk.driver.back().await.unwrap();
        desk.write("#next_step", "Look at two classes together").await;
        desk.press("button[value=save]").await;
        let list = desk.text().await;
        assert!(list.contains("Look at two classes together"), "{list}");
        let pages = desk.pages.load(Ordering::Relaxed) - before;
        assert!(pages <= 20, "{pages} pages");
        desk.go(&format!("{record}/coach")).await;
        assert!(desk.text().await.contains("Cleo Diaz"), "the client reads who looked");
        desk.press("button[value=stop]").await;
        desk.go("/staff/clients").await;
        desk.press(".hits h2 a").await;
        assert_eq!(desk.number("return document.querySelectorAll('#showing a.go').length").await as u32, 0);
        desk.driver.quit().await.unwrap();
    }
}
