//! The best result comes first.

use onward::catalog::codes::AreaCode;
use onward::catalog::{Family, JobZone};
use onward::index::{Filters, HitKind, SearchRequest, SnippetSource};

use super::{ask, code, codes, filtered, search};
use crate::support::catalog;

#[test]
fn a_role_whose_title_is_typed_comes_first() {
    for role in &catalog().roles {
        let page = search(&role.title);
        assert_eq!(code(&page.hits[0]), role.code.to_string(), "for {}", role.title);
    }
}

#[test]
fn what_people_type_finds_what_they_mean() {
    let rows = [
        ("medical biling", &["43-3021.00", "29-2072.00"][..], 3, "a misspelt topic"),
        ("data center technician", &["data-center-technician"], 1, "an emerging role"),
        ("datacenter tech", &["data-center-technician"], 1, "one word for two, and an abbreviation"),
        ("nurse", &["29-1141.00"], 1, "the commonest of many"),
        ("help desk", &["15-1232.00"], 2, "a name that is not in the title"),
        ("helpdesk", &["15-1232.00"], 2, "the same as one word"),
        ("CSR", &["43-4051.00"], 1, "an abbreviation"),
        ("AP clerk", &["43-3031.00"], 1, "an abbreviation with a word"),
        ("LPN", &["29-2061.00"], 1, "a licence"),
        ("HVAC", &["49-9021.00"], 1, "a trade"),
        ("book keeper", &["43-3031.00"], 1, "two words for one"),
        ("custmer servce reprsentative", &["43-4051.00"], 1, "three misspelt words"),
        ("recep", &["43-4171.00"], 1, "the beginning of a word"),
        ("truck driver", &["53-3032.00", "53-3033.00"], 2, "two roles of the same name"),
        ("C++", &["C++"], 1, "a language whose name ends in signs"),
        ("R", &["R"], 1, "a language of one letter"),
        ("excel", &["Microsoft Excel"], 1, "a tool by its everyday name"),
        ("active listening", &["Active Listening"], 1, "a skill"),
    ];
    for (text, expected, within, reason) in rows {
        let found = codes(&search(text));
        let first = &found[..within.min(found.len())];
        assert!(first.iter().any(|code| expected.contains(&code.as_str())), "{reason}: {text} finds {found:?}");
    }
}

#[test]
fn a_growth_family_is_found_by_its_name_with_emerging_roles_on_top() {
    let page = search("AI oversight");
    for hit in &page.hits[..5] {
        let HitKind::Role(ix) = hit.kind else { panic!("{} is no role", hit.title) };
        let role = catalog().role(ix);
        assert!(role.is_in(Family::AiOversight) && role.emerging.is_some(), "{}", role.title);
    }
}

#[test]
fn another_spelling_is_said_openly_and_only_when_it_was_needed() {
    let corrected = |text| search(text).corrected.map(|correction| correction.shown_for);
    assert_eq!(corrected("medical biling").as_deref(), Some("medical billing"));
    assert_eq!(corrected("custmer service").as_deref(), Some("customer service"));
    assert_eq!(corrected("medical billing"), None);
    assert_eq!(corrected("recep"), None, "the beginning of a word is not misspelt");
}

#[test]
fn every_filter_holds_for_every_result() {
    let ohio: AreaCode = "OH".parse().unwrap();
    let zone = JobZone::new(3).unwrap();
    let rows = [
        Filters { family: Some(Family::HumanCentred), ..Filters::default() },
        Filters { growing: true, ..Filters::default() },
        Filters { job_zone: Some(zone), ..Filters::default() },
        Filters { area: Some(ohio), ..Filters::default() },
        Filters { growing: true, area: Some(ohio), job_zone: Some(zone), family: Some(Family::HumanCentred) },
    ];
    for filters in rows {
        for text in ["nurse", "assistant", ""] {
            let page = filtered(text, filters);
            assert!(page.total > 0, "{text} with {filters:?}");
            for hit in &page.hits {
                let HitKind::Role(ix) = hit.kind else { panic!("{} is no role", hit.title) };
                assert!(filters.pass(catalog(), catalog().role(ix)), "{} with {filters:?}", hit.title);
            }
        }
    }
}

#[test]
fn pages_put_together_are_the_whole_list() {
    for text in ["clerk", "manager", "teach children", "data"] {
        let whole = ask(&SearchRequest { per_page: usize::MAX, ..SearchRequest::new(text) });
        let pages = (1..=whole.total.div_ceil(70))
            .flat_map(|page| codes(&ask(&SearchRequest { page, per_page: 70, ..SearchRequest::new(text) })));
        assert_eq!(pages.collect::<Vec<_>>(), codes(&whole), "{text}");
        assert_eq!(whole.hits.len(), whole.total, "{text}");
        assert!(whole.hits.is_sorted_by(|a, b| a.score >= b.score), "{text} is in order");
    }
}

#[test]
fn results_are_counted_by_kind() {
    let page = search("accounting");
    let counts = page.counts;
    assert_eq!(counts.roles + counts.elements + counts.technologies + counts.activities, page.total);
    assert!(counts.roles > 0 && counts.technologies > 0, "{counts:?}");
}

#[test]
fn a_snippet_says_why_a_role_was_found() {
    let page = search("medical biller");
    let hit = page.hits.iter().find(|hit| code(hit) == "43-3021.00").expect("billing clerks are found");
    let snippet = hit.snippet.as_ref().expect("a role has a snippet");
    assert_eq!(snippet.source, SnippetSource::AlsoCalled);
    let marked: Vec<&str> =
        snippet.segments.iter().filter(|segment| segment.marked).map(|segment| segment.text.as_str()).collect();
    assert_eq!(marked, ["Medical", "Biller"]);
    let HitKind::Role(ix) = hit.kind else { panic!("it is a role") };
    assert!(catalog().role(ix).alternate_titles.contains(&snippet.plain()), "the text itself is untouched");
}
