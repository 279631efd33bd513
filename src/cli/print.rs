//! Results as plain text for a terminal, in the same words as the pages.

use crate::engine::{Engine, Shortlist};
use crate::matching::Match;
use crate::wording::{Language, Words, format};

/// A shortlist: the past work, then three lines a role.
pub(super) fn shortlist(shortlist: &Shortlist, engine: &Engine) {
    let words = Words::of(Language::default().texts(), &engine.catalog);
    for past in &shortlist.past {
        println!("Your work: {} ({}), {} years", past.title, past.code, past.years);
    }
    println!("Pay and jobs: {}", words.area(shortlist.area));
    for found in &shortlist.matches {
        println!("\n{}  {} ({})", words.access(found.access.label), found.title, found.code);
        println!("  {}", figures(&words, found));
        println!("  {}", words.why(found));
    }
}

/// Fit, weeks and pay in one line.
fn figures(words: &Words<'_>, found: &Match) -> String {
    let pay = found.pay.as_ref().map(|pay| {
        let change = pay.change_percent.map_or(String::new(), |change| format!(" ({})", format::change(change)));
        format!("{} a year{change}", format::usd(pay.median_usd_per_year))
    });
    let pay = pay.unwrap_or_else(|| "pay not published".to_owned());
    format!("fit {} · {} · {pay}", format::share(found.fit.value), words.weeks(found.weeks))
}
