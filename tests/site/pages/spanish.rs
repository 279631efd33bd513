//! Pages in Spanish: by what the browser asks for, or by what the visitor chose.

use actix_web::test::TestRequest;

use crate::visitor::{CUSTOMER_SERVICE, Visit, ask};

async fn in_spanish(address: &str) -> Visit {
    ask(TestRequest::with_uri(address).insert_header(("accept-language", "es-MX,es;q=0.9,en;q=0.5")), address).await
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
async fn what_two_jobs_have_in_common_is_named_in_spanish() {
    let address = format!("/matches/29-2072.00/why?{CUSTOMER_SERVICE}");
    let names = |visit: &Visit, head: &str| -> Vec<String> {
        let said = visit.texts(".reason-text").into_iter().filter_map(|text| Some(text.split_once(head)?.1.to_owned()));
        said.collect()
    };
    let spanish = names(&in_spanish(&address).await, "Lo que más tienen en común: ");
    let english = names(&crate::visitor::get(&address).await, "Most in common: ");
    // Words of the catalogue's English texts are not named at all.
    assert!(spanish.len() >= 2 && spanish.len() < english.len(), "{spanish:?}\n{english:?}");
    assert!(spanish.iter().all(|names| !english.contains(names)), "{spanish:?}");
}

#[actix_web::test]
async fn the_switch_keeps_the_place_and_the_choice() {
    let page = ask(TestRequest::with_uri("/"), "/").await;
    let switch = &page.attributes("a.language", "href")[0];
    let request = TestRequest::with_uri(switch)
        .insert_header(("host", "onward.test"))
        .insert_header(("referer", "http://onward.test/matches?job1=cashier&years1=3"));
    let chosen = ask(request, switch).await;
    assert_eq!((chosen.status, chosen.header("location")), (303, "/matches?job1=cashier&years1=3"));
    let cookie = chosen.header("set-cookie").split(';').next().unwrap().to_owned();
    let request = TestRequest::with_uri("/").insert_header(("cookie", cookie)).insert_header(("accept-language", "en"));
    assert_eq!(ask(request, "/").await.attributes("html", "lang"), ["es"]);
}

#[actix_web::test]
async fn the_switch_leads_to_no_other_site() {
    for referer in ["https://elsewhere.test/x", "http://onward.test//elsewhere.test/x", "nonsense"] {
        let request = TestRequest::with_uri("/language/es")
            .insert_header(("host", "onward.test"))
            .insert_header(("referer", referer));
        assert_eq!(ask(request, "/language/es").await.header("location"), "/", "{referer}");
    }
}

#[actix_web::test]
async fn an_address_may_name_its_language_and_search_engines_are_told_where_each_is() {
    let request = TestRequest::with_uri("/role/29-2072.00?lang=es").insert_header(("host", "onward.test"));
    let page = ask(request, "/role/29-2072.00?lang=es").await;
    assert_eq!(page.attributes("html", "lang"), ["es"]);
    assert!(page.header("set-cookie").starts_with("language=es"), "the next page is in Spanish too");
    let expected = "<http://onward.test/role/29-2072.00?lang=es>; rel=\"alternate\"; hreflang=\"es\"";
    assert!(page.header("link").contains(expected), "{}", page.header("link"));
    let matches = in_spanish(&format!("/matches?{CUSTOMER_SERVICE}")).await;
    assert!(!matches.header("link").contains("hreflang"), "a person's page is listed nowhere");
}

#[actix_web::test]
async fn search_and_titles_are_understood_in_both_languages_on_either_site() {
    for (typed, code, reason) in [
        ("cajera", "41-2011.00", "a Spanish title"),
        ("cashier", "41-2011.00", "an English one"),
        ("tenedor de libros", "43-3031.00", "three words"),
    ] {
        let query = crate::visitor::encode([("q", typed)]);
        for visit in
            [in_spanish(&format!("/search?{query}")).await, crate::visitor::get(&format!("/search?{query}")).await]
        {
            let first = visit.attributes(".hits a, .results a, main h2 a, main h3 a", "href");
            assert!(first.iter().take(3).any(|href| href.contains(code)), "{reason}: {typed}: {first:?}");
        }
        let query = crate::visitor::encode([("job1", typed), ("years1", "4")]);
        for visit in
            [in_spanish(&format!("/matches?{query}")).await, crate::visitor::get(&format!("/matches?{query}")).await]
        {
            assert_eq!(visit.status, 200, "{reason}: {typed}");
            assert!(!visit.texts(".match h2").is_empty(), "{reason}: {typed}: {:?}", visit.texts("main"));
        }
    }
}
