//! Pay of a role in the person's place against pay before.

use crate::catalog::Role;
use crate::catalog::codes::AreaCode;

use super::{PayOutlook, Person, Scorer};

pub(super) fn outlook(scorer: &Scorer<'_>, person: &Person, role: &Role) -> Option<PayOutlook> {
    let pay = scorer.catalog.pay(role, person.area)?;
    let (entry, median) = (pay.band.p25?.usd_per_year, pay.band.p50?.usd_per_year);
    let before = person.pay_before;
    Some(PayOutlook {
        area: pay.area,
        wider_area: pay.wider_area,
        quality: pay.quality,
        entry_usd_per_year: entry,
        median_usd_per_year: median,
        experienced_usd_per_year: pay.band.p75.map(|pay| pay.usd_per_year),
        before_usd_per_year: before.map(|(usd_per_year, _)| usd_per_year),
        before_told: before.is_some_and(|(_, told)| told),
        change_percent: before
            .filter(|(usd_per_year, _)| *usd_per_year > 0)
            .map(|(usd_per_year, _)| (median as f32 / usd_per_year as f32 - 1.0) * 100.0),
    })
}

/// Median pay of `role` in `area`, US dollars a year.
pub(super) fn median(scorer: &Scorer<'_>, role: &Role, area: AreaCode) -> Option<u32> {
    scorer.catalog.pay(role, area)?.band.p50.map(|pay| pay.usd_per_year)
}
