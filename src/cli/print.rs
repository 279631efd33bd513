//! Results as plain text for a terminal.

use crate::engine::{Engine, Shortlist};

/// A shortlist, a line a role.
pub(super) fn shortlist(shortlist: &Shortlist, _engine: &Engine) {
    for past in &shortlist.past {
        println!("Your work: {} ({}), {} years", past.title, past.code, past.years);
    }
    for found in &shortlist.matches {
        let pay = found
            .pay
            .as_ref()
            .map_or("pay not published".to_owned(), |pay| format!("${} a year", pay.median_usd_per_year));
        println!(
            "{:<14} {:<60} fit {:>3.0} %  {:?}  {}  {:.0}-{:.0} weeks",
            found.code.to_string(),
            found.title,
            found.fit.value * 100.0,
            found.access.label,
            pay,
            found.weeks.low,
            found.weeks.high
        );
    }
}
