//! Ways through another job first: one that is in reach now and from which the target is nearer.

use crate::catalog::{Role, RoleIx};
use crate::matching::{AccessLabel, Assessment, Person, Scorer};
use crate::profile::{Job, WorkerProfile};

use super::front::SteppingStone;

/// At most so many are named.
const MOST_STONES: usize = 3;
/// Jobs that are tried in full.
const TRIED: usize = 12;
/// Weeks in a job before it counts as experience and moving on is no job-hopping.
const WEEKS_IN_STONE: u16 = 52;
/// A stone must raise the fit by this much (of 1), or reach pay this many weeks sooner.
const LEAST_GAIN: f32 = 0.04;
const LEAST_WEEKS_SOONER: f32 = 8.0;

/// The best jobs in between for someone on the way to `target`; none where the direct path is short and sure.
pub fn stepping_stones(
    scorer: &Scorer<'_>,
    profile: &WorkerProfile,
    person: &Person,
    target: &Assessment,
    year: i16,
) -> Vec<SteppingStone> {
    let is_near = target.label == AccessLabel::WithinReach && target.weeks.high <= f32::from(WEEKS_IN_STONE) / 2.0;
    if is_near {
        return Vec::new();
    }
    let mut stones: Vec<(f32, SteppingStone)> = candidates(scorer, person, target)
        .into_iter()
        .filter_map(|stone| by_way_of(scorer, profile, target, &stone, year))
        .collect();
    stones.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.code.cmp(&b.1.code)));
    stones.into_iter().take(MOST_STONES).map(|(_, stone)| stone).collect()
}

/// Jobs in reach sooner than the target, paid above the floor, and related to it by the experts' lists.
fn candidates(scorer: &Scorer<'_>, person: &Person, target: &Assessment) -> Vec<Assessment> {
    let catalog = scorer.catalog();
    let goal = catalog.role(target.role);
    let leads_on = |ix: RoleIx, role: &Role| goal.related.contains(&ix) || role.related.contains(&target.role);
    let is_new = |ix: RoleIx| ix != target.role && person.jobs.iter().all(|job| job.role != ix);
    let floor = person.limits.lowest_pay_usd_per_year.unwrap_or(0);
    let roles = catalog.roles().filter(|(ix, role)| is_new(*ix) && leads_on(*ix, role) && role.may_be_suggested());
    let mut found: Vec<Assessment> = roles
        .filter_map(|(ix, _)| scorer.assess(person, ix))
        .filter(|stone| stone.label == AccessLabel::WithinReach && stone.weeks.high < target.weeks.high)
        .filter(|stone| stone.pay_usd_per_year.is_some_and(|(entry, _)| entry >= floor))
        .collect();
    found.sort_by(|a, b| b.overall.total_cmp(&a.overall).then(a.role.cmp(&b.role)));
    found.truncate(TRIED);
    found
}

/// The way by `stone`, with how much is gained by it; none if it is no better than the direct way.
fn by_way_of(
    scorer: &Scorer<'_>,
    profile: &WorkerProfile,
    target: &Assessment,
    stone: &Assessment,
    year: i16,
) -> Option<(f32, SteppingStone)> {
    let role = scorer.catalog().role(stone.role);
    let mut later = profile.clone();
    let years = f32::from(WEEKS_IN_STONE) / 52.0;
    later.jobs.insert(0, Job { role: role.code.clone(), title: role.title.clone(), years, ended_year: None });
    let after = scorer.assess(&scorer.person(&later, year), target.role)?;
    let gain = after.fit.value - target.fit.value;
    let sooner = target.weeks.high - stone.weeks.high;
    if gain < LEAST_GAIN || (sooner < LEAST_WEEKS_SOONER && after.label >= target.label) {
        return None;
    }
    let (entry_pay_usd_per_year, _) = stone.pay_usd_per_year?;
    let worth = gain + sooner / 520.0;
    Some((
        worth,
        SteppingStone {
            code: role.code.clone(),
            title: role.title.clone(),
            weeks_to_stone: stone.weeks.high.round() as u16,
            weeks_in_stone: WEEKS_IN_STONE,
            weeks_to_target: after.weeks.high.round() as u16,
            entry_pay_usd_per_year,
            fit_to_stone: stone.fit.value,
            fit_after: after.fit.value,
            fit_before: target.fit.value,
        },
    ))
}
