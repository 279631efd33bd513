//! `onward match` gives what the page gives, as text and as JSON.

use serde_json::Value;

use super::{complaint, printed};

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(arguments)).expect("one JSON value")
}

#[test]
fn a_title_in_plain_words_gives_growing_roles_with_bars_reasons_pay_and_weeks() {
    let titles = [
        "customer service representative",
        "bookkeeping clerk",
        "executive assistant",
        "data entry keyer",
        "travel agent",
        "payroll clerk",
        "dispatcher",
        "insurance claims clerk",
    ];
    for title in titles {
        let shortlist = json(&["match", "--job", title, "--years", "6", "--state", "OH", "--json"]);
        let matches = shortlist["matches"].as_array().expect("a list");
        assert!(matches.len() >= 10, "{title}: {} roles", matches.len());
        for found in matches {
            let name = &found["title"];
            assert_eq!(found["access"]["bars"].as_array().map(Vec::len), Some(6), "{title}: {name}");
            assert!(found["fit"]["reason"]["because"][0]["source"].is_string(), "{title}: {name} has no source");
            assert!(found["pay"]["change_percent"].is_number(), "{title}: {name} has no pay against before");
            assert!(found["weeks"]["high"].is_number(), "{title}: {name} has no weeks");
            assert!(found["path"]["steps"].is_array(), "{title}: {name} has no path");
        }
    }
}

#[test]
fn all_ranks_every_role_by_fit() {
    let shortlist = json(&["match", "--occupation", "43-3031.00", "--all", "--top", "0", "--json"]);
    let fits: Vec<f64> = shortlist["matches"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|found| found["fit"]["value"].as_f64().expect("a fit"))
        .collect();
    assert!(fits.len() > 900, "{} roles", fits.len());
    assert!(fits.windows(2).all(|pair| pair[0] >= pair[1]));
}

#[test]
fn a_mistake_gets_a_sentence_that_says_what_to_do() {
    let rows: [(&[&str], &str, &str); 6] = [
        (&["match"], "--job", "nothing given"),
        (&["match", "--occupation", "99-9999.00"], "onward search", "an unknown code"),
        (&["match", "--occupation", "clerk clerk"], "43-4051.00", "not a code"),
        (&["match", "--occupation", "43-4051.00", "--area", "ZZ"], "such as OH", "an unknown place"),
        (&["match", "--occupation", "43-4051.00", "--education", "phd"], "--help", "an unknown level"),
        (&["match", "--profile", "no-such-file.json"], "no-such-file.json", "a missing file"),
    ];
    for (arguments, expected, reason) in rows {
        let complaint = complaint(arguments);
        assert!(complaint.contains(expected), "{reason}: {complaint}");
        assert!(!complaint.contains("panicked"), "{reason}: {complaint}");
    }
}

#[test]
fn text_names_the_past_job_and_a_line_for_each_role() {
    let text = printed(&["match", "--occupation", "43-4051.00", "--years", "6", "--area", "OH", "--top", "5"]);
    assert!(text.contains("Customer Service Representatives"));
    assert!(text.lines().count() >= 6, "{text}");
}
