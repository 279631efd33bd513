//! Whatever is typed is read as plain words.

use proptest::prelude::*;

use super::{codes, search};

#[test]
fn signs_of_query_languages_mean_nothing() {
    let rows = [
        ("\"nurse", "nurse", "an open quote"),
        ("nurse*", "nurse", "a star"),
        ("nurse AND (", "nurse", "a word between and a bracket"),
        ("+nurse -midwife", "nurse midwife", "signs before words"),
        ("kind:clerk", "kind clerk", "a field"),
        ("title:[a TO z] clerk", "title z clerk", "a range"),
        ("<script>clerk</script>", "script clerk script", "markup"),
        ("clerk~2^5", "clerk 2 5", "an edit distance and a boost"),
    ];
    for (typed, plain, reason) in rows {
        assert_eq!(codes(&search(typed)), codes(&search(plain)), "{reason}");
    }
}

#[test]
fn nothing_is_found_for_nothing() {
    for text in ["", "   ", "\"\"", "?!", "zzxxqqvv"] {
        assert_eq!(search(text).total, 0, "for {text:?}");
    }
}

#[test]
fn a_page_beyond_the_end_is_empty_but_knows_the_total() {
    let request = onward::index::SearchRequest { page: usize::MAX, ..onward::index::SearchRequest::new("clerk") };
    let page = super::ask(&request);
    assert!(page.hits.is_empty() && page.total > 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_text_makes_search_panic(text in "\\PC{0,60}") {
        let page = search(&text);
        prop_assert!(page.hits.len() <= page.total);
    }

    #[test]
    fn no_string_of_words_and_signs_makes_search_panic(
        text in proptest::collection::vec("(nurse|clerk|c\\+\\+|\\.net|AI|data center|csr|[\"'*:()\\[\\]~^\\\\]|-|é|ß|İ|🦀| )", 0..20)
    ) {
        search(&text.concat());
    }

    #[test]
    fn a_very_long_text_is_answered(word in "[a-z]{1,12}", times in 1usize..2000) {
        search(&format!("{word} ").repeat(times));
    }
}
