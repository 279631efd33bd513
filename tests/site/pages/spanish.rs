//! Pages in Spanish: by what the browser asks for, or by what the visitor chose.

use actix_web::body::to_bytes;
use actix_web::test::{TestRequest, call_service, init_service};
use onward::web::app;

use crate::visitor::{CUSTOMER_SERVICE, SITE, Visit};

async fn answer(request: TestRequest, address: &str) -> Visit {
    let service = init_service(app(SITE.clone())).await;
    let response = call_service(&service, request.to_request()).await;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = to_bytes(response.into_body()).await.ok().unwrap();
    Visit { address: address.to_owned(), status, headers, body: String::from_utf8_lossy(&bytes).into_owned() }
}

async fn in_spanish(address: &str) -> Visit {
    answer(TestRequest::with_uri(address).insert_header(("accept-language", "es-MX,es;q=0.9,en;q=0.5")), address).await
}

#[actix_web::test]
async fn who_reads_spanish_gets_every_page_in_spanish() {
    let matches = format!("/matches?{CUSTOMER_SERVICE}");
    let path = format!("/matches/29-2072.00/path?{CUSTOMER_SERVICE}");
    let rows = [
        ("/", "the start"),
        ("/work", "the form"),
        ("/search?q=accountant", "search"),
        ("/role/29-2072.00", "a role"),
        ("/role/ai-output-reviewer", "an emerging role"),
        ("/families/ai-oversight", "a family"),
        ("/training", "training"),
        ("/method", "the method"),
        ("/data", "the data"),
        ("/nowhere", "an error"),
        (matches.as_str(), "matches"),
        (path.as_str(), "a path"),
    ];
    for (address, what) in rows {
        let visit = in_spanish(address).await;
        assert_eq!(visit.attributes("html", "lang"), ["es"], "{what}");
        assert!(!visit.body.contains('{'), "{what} has a text that is not filled in");
        assert!(visit.header("vary").contains("accept-language"), "{what}");
    }
}

#[actix_web::test]
async fn roles_and_reasons_have_spanish_names_and_the_same_order() {
    let address = format!("/matches?{CUSTOMER_SERVICE}");
    let (spanish, english) = (in_spanish(&address).await, crate::visitor::get(&address).await);
    assert_eq!(spanish.attributes(".match h2 a", "href"), english.attributes(".match h2 a", "href"));
    let names = spanish.texts(".match h2");
    assert!(!names.is_empty() && names.iter().zip(english.texts(".match h2")).all(|(name, other)| *name != other));
    let role = in_spanish("/role/29-2072.00").await;
    let title = &role.texts("h1")[0];
    assert!(title.contains("registros médicos"), "{title}");
}

#[actix_web::test]
async fn the_switch_keeps_the_place_and_the_choice() {
    let request = TestRequest::post()
        .uri("/language")
        .insert_header(("host", "onward.test"))
        .insert_header(("referer", "http://onward.test/matches?job1=cashier&years1=3"))
        .insert_header(("content-type", "application/x-www-form-urlencoded"))
        .set_payload("lang=es");
    let chosen = answer(request, "/language").await;
    assert_eq!((chosen.status, chosen.header("location")), (303, "/matches?job1=cashier&years1=3"));
    let cookie = chosen.header("set-cookie").split(';').next().unwrap().to_owned();
    let request = TestRequest::with_uri("/").insert_header(("cookie", cookie)).insert_header(("accept-language", "en"));
    assert_eq!(answer(request, "/").await.attributes("html", "lang"), ["es"]);
}

#[actix_web::test]
async fn the_switch_leads_to_no_other_site() {
    for referer in ["https://elsewhere.test/x", "http://onward.test//elsewhere.test/x", "nonsense"] {
        let request = TestRequest::post()
            .uri("/language")
            .insert_header(("host", "onward.test"))
            .insert_header(("referer", referer))
            .insert_header(("content-type", "application/x-www-form-urlencoded"))
            .set_payload("lang=es");
        assert_eq!(answer(request, "/language").await.header("location"), "/", "{referer}");
    }
}
