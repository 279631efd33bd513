//! `onward search`.

use super::{complaint, onward, printed};

#[test]
fn a_misspelt_topic_finds_its_roles_and_says_what_was_searched_for() {
    let text = printed(&["search", "medical", "biling"]);
    assert!(text.starts_with("Showing results for “medical billing”."), "{text}");
    assert!(text.contains("43-3021.00") && text.contains("29-2072.00"), "{text}");
}

#[test]
fn json_is_one_line_a_result() {
    let text = printed(&["search", "AI oversight", "--json", "--per-page", "3"]);
    let lines: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("a line is an object")).collect();
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().all(|line| line["kind"] == "role" && line["total"].as_u64() > Some(3)), "{text}");
}

#[test]
fn exit_codes_say_how_it_ended() {
    let rows = [
        (&["search", "nurse"][..], 0, "found"),
        (&["search", "zzxxqqvv"], 3, "nothing found"),
        (&["search"], 1, "nothing asked"),
        (&["search", "nurse", "--area", "ZZ"], 1, "an unknown area"),
        (&["search", "nurse", "--family", "none-such"], 2, "a wrong flag"),
        (&["search", "nurse", "--zone", "6"], 2, "a zone that does not exist"),
    ];
    for (arguments, code, reason) in rows {
        assert_eq!(onward(arguments).status.code(), Some(code), "{reason}");
    }
    assert!(complaint(&["search"]).contains("give a word"));
}
