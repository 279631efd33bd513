//! How we score: the page says what the constants say, and every page leads to it.

use onward::constants::{FIT_TEXT, SignalKind, TEXT};

use crate::visitor::{SITE, get};

/// The percentages of a part of the page, row by row.
fn percents(figures: &[String]) -> Vec<f32> {
    figures.iter().filter_map(|figure| figure.strip_suffix('%')?.parse().ok()).collect()
}

#[actix_web::test]
async fn every_share_of_the_fit_is_the_one_that_the_program_uses() {
    let visit = get("/method").await;
    let fit = SITE.engine.constants.fit;
    let shown = percents(&visit.texts("#fit tbody td"));
    let used = [fit.likeness_share, fit.coverage_share, fit.tools_share];
    assert_eq!(shown.len(), used.len());
    for (shown, used) in shown.iter().zip(used) {
        assert!((shown - used * 100.0).abs() < 0.5, "{shown} for {used}");
    }
    assert_eq!(shown.iter().sum::<f32>(), 100.0, "the parts make a whole");
}

#[actix_web::test]
async fn all_ten_signals_are_named_with_their_shares_and_a_sentence_each() {
    let visit = get("/method").await;
    let constants = &SITE.engine.constants.signals;
    let is_full = SITE.engine.catalog.is_full;
    assert_eq!(visit.texts("#likeness tbody tr").len(), SignalKind::ALL.len());
    assert!(visit.texts("#likeness tbody th span").iter().all(|sentence| sentence.ends_with('.')));
    let mut used: Vec<f32> = SignalKind::ALL
        .into_iter()
        .filter(|kind| constants.knows(is_full, *kind))
        .map(|kind| constants.of(is_full, kind).weight * 100.0)
        .collect();
    used.sort_by(|a, b| b.total_cmp(a));
    let shown = percents(&visit.texts("#likeness tbody td"));
    assert_eq!(shown.len(), used.len(), "what this catalogue lacks has no share");
    for (shown, used) in shown.iter().zip(&used) {
        assert!((shown - used).abs() < 0.5, "{shown} for {used}");
    }
}

#[actix_web::test]
async fn every_figure_in_a_sentence_comes_from_the_constants() {
    let visit = get("/method").await;
    let (access, evidence) = (SITE.engine.constants.access, SITE.engine.constants.evidence);
    let hundred = |value: f32| format!("{:.0}", value * 100.0);
    let rows = [
        ("#bars", format!("a fit of {}.", hundred(access.within_reach_fit)), "within reach"),
        ("#bars", format!("a fit of {}.", hundred(access.stretch_fit)), "a stretch"),
        ("#bars", format!("below {}.", hundred(access.stretch_bar)), "not yet"),
        ("#bars", format!("we take {} weeks", access.default_weeks), "time that is not told"),
        ("#years", format!("first {} years", evidence.fresh_years), "what has not faded"),
        ("#years", format!("after {} years more", evidence.half_life_years), "half of it"),
        ("#years", format!("{}%", hundred(evidence.entry_share)), "the first day"),
        ("#words", format!("{}%", hundred(evidence.claimed)), "a claim"),
        ("#words", format!("{}%", hundred(evidence.described)), "told with what was done"),
        ("#words", format!("{}%", hundred(evidence.verified)), "with a paper"),
        ("#words", format!("{} of 7", evidence.beginner_level), "the lowest level"),
        ("#ladder", format!("{}%", hundred(access.enough_pay_share)), "enough pay"),
        ("#growing", format!("{}%", SITE.engine.constants.growth.average_growth_percent), "the growth rule"),
    ];
    for (part, wanted, what) in rows {
        let text = visit.texts(part).join(" ");
        assert!(text.contains(&wanted), "{what}: `{wanted}` is not in {text}");
    }
    assert_eq!(visit.texts("#gates dt").len(), 5, "five gates");
    assert_eq!(visit.texts("#bars dl:first-of-type dt").len(), 6, "six bars");
}

#[actix_web::test]
async fn both_files_stand_at_the_end_as_they_are() {
    let files = get("/method").await.texts("#files pre");
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(files, [plain(TEXT), plain(FIT_TEXT)]);
}

#[actix_web::test]
async fn the_page_of_data_and_the_foot_of_every_page_lead_there() {
    assert!(get("/data").await.attributes("main a", "href").contains(&"/method".to_owned()));
    for address in ["/", "/search", "/role/43-4051.00"] {
        assert!(get(address).await.attributes("footer a", "href").contains(&"/method".to_owned()), "{address}");
    }
}

#[actix_web::test]
async fn what_never_enters_a_score_is_said() {
    let refused = get("/method").await.texts("#refuse").join(" ");
    for wanted in ["name", "age", "sex", "race", "ZIP code"] {
        assert!(refused.contains(wanted), "{wanted}: {refused}");
    }
}
