//! The list as text: to copy, to send, to keep.

use actix_web::test::TestRequest;

use crate::visitor::{CUSTOMER_SERVICE, ask, get, post};

#[actix_web::test]
async fn the_text_holds_the_list_as_it_is_shown_and_is_a_file_too() {
    let list = get(&format!("/matches?{CUSTOMER_SERVICE}&sort=pay&reach=1")).await;
    let page = get(&list.link("Send this list or copy it as text")).await;
    let text = page.texts("textarea").remove(0);
    for (title, label) in list.texts(".match h2").iter().zip(list.texts(".match .chip.strong")) {
        assert!(text.contains(&format!("{title} ({label})")), "{title}: {text}");
    }
    assert!(text.contains("Only within reach"), "what is left out is said");
    let file = get(&page.link("Download as a text file")).await;
    assert_eq!(file.header("content-type"), "text/plain; charset=utf-8");
    assert!(file.header("content-disposition").contains("attachment"));
    assert_eq!(file.header("cache-control"), "no-store");
    assert_eq!(file.body.split_whitespace().collect::<Vec<_>>().join(" "), text);
}

#[actix_web::test]
async fn an_e_mail_is_short_enough_for_every_program() {
    for job in ["customer%20service%20representative", "c%C3%B3digo"] {
        let page = get(&format!("/send?job1={job}&role1=43-4051.00&was1={job}&years1=6&area=OH")).await;
        let address = page.link("Open as an e-mail");
        let body = address.split("body=").nth(1).unwrap();
        assert!(address.starts_with("mailto:?subject=") && body.len() <= 1_800, "{}", body.len());
        assert!(body.contains("1.%20") && body.contains("%0D%0A") && !body.contains(['&', '#', ' ']));
    }
}

#[actix_web::test]
async fn no_private_key_is_in_what_is_sent() {
    let saved = post("/record", &[("job1", "payroll clerk"), ("years1", "3")]).await;
    let record = saved.header("location").split('?').next().unwrap().to_owned();
    let key = record.rsplit('/').next().unwrap();
    let page = get(&format!("{record}/send")).await;
    assert!(!page.texts("textarea")[0].contains(key) && !page.link("Open as an e-mail").contains(key));
    let file = get(&page.link("Download as a text file")).await;
    assert!(file.body.contains("Payroll") && !file.body.contains(key));
}

#[actix_web::test]
async fn who_reads_spanish_sends_spanish() {
    let address = format!("/matches.txt?{CUSTOMER_SERVICE}");
    let file = ask(TestRequest::with_uri(&address).insert_header(("accept-language", "es")), &address).await;
    assert!(file.body.starts_with("Trabajos a los que podría pasar\n"), "{}", file.body);
    assert!(file.body.contains("A su alcance") && !file.body.contains("Within reach"));
}
