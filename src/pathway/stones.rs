//! Ways through another job first: one that is in reach now and from which the target is nearer.

use crate::catalog::{Role, RoleIx};
use crate::matching::{AccessLabel, Assessment, Person, Scorer};
use crate::profile::{Job, WorkerProfile};

use super::front::{PathFront, SteppingStone};
use super::planner::plan_front;

/// At most so many are named.
const MOST_STONES: usize = 3;
/// Jobs that are tried in full.
const TRIED: usize = 12;
/// Jobs whose own paths are planned.
const PLANNED: usize = 4;
/// Weeks in a job before it counts as experience and moving on is no job-hopping.
const WEEKS_IN_STONE: u16 = 52;
/// A stone must raise the fit to the target by this much (of 1)…
const LEAST_GAIN: f32 = 0.04;
/// …and reach pay this many weeks sooner than the direct path, or this much surer (of 1).
const LEAST_WEEKS_SOONER: u16 = 8;
const LEAST_SURER: f32 = 0.1;

/// The best jobs in between for someone on the way to `target`, whose direct paths are `direct`; none where those
/// are as short and as sure.
pub fn stepping_stones(
    scorer: &Scorer<'_>,
    (profile, person): (&WorkerProfile, &Person),
    target: &Assessment,
    direct: &PathFront,
    year: i16,
) -> Vec<SteppingStone> {
    if direct.fastest_weeks().is_some_and(|weeks| weeks < LEAST_WEEKS_SOONER) {
        return Vec::new();
    }
    let gains = candidates(scorer, person, target).into_iter().filter_map(|stone| {
        let later = after_a_year(scorer, profile, &stone, year);
        let after = scorer.assess(&later, target.role)?;
        let gain = after.fit.value - target.fit.value;
        (gain >= LEAST_GAIN).then_some((gain, stone, later, after))
    });
    let mut gains: Vec<(f32, Assessment, Person, Assessment)> = gains.collect();
    gains.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.role.cmp(&b.1.role)));
    let planned = gains.into_iter().take(PLANNED).filter_map(|(_, stone, later, after)| {
        let weeks_to_stone = better_than_direct(scorer, person, &stone, direct)?;
        let from_there = plan_front(scorer, &later, target.role, &scorer.explain(&later, &after), &[]);
        let role = scorer.catalog().role(stone.role);
        Some(SteppingStone {
            code: role.code.clone(),
            title: role.title.clone(),
            weeks_to_stone,
            weeks_in_stone: WEEKS_IN_STONE,
            weeks_to_target: from_there.fastest_weeks()?,
            entry_pay_usd_per_year: stone.pay_usd_per_year?.0,
            fit_to_stone: stone.fit.value,
            fit_after: after.fit.value,
            fit_before: target.fit.value,
        })
    });
    planned.take(MOST_STONES).collect()
}

/// The weeks to `stone`, if its own paths reach pay sooner or surer than the direct ones.
fn better_than_direct(scorer: &Scorer<'_>, person: &Person, stone: &Assessment, direct: &PathFront) -> Option<u16> {
    let front = plan_front(scorer, person, stone.role, &scorer.explain(person, stone), &[]);
    let weeks = front.fastest_weeks()?;
    let sooner = direct.fastest_weeks().is_none_or(|longer| weeks + LEAST_WEEKS_SOONER <= longer);
    let surer = direct.surest().is_none_or(|direct| front.surest().unwrap_or(0.0) >= direct + LEAST_SURER);
    let no_later = direct.fastest_weeks().is_none_or(|longer| weeks <= longer);
    (sooner || (surer && no_later)).then_some(weeks)
}

/// The person after a year in `stone`.
fn after_a_year(scorer: &Scorer<'_>, profile: &WorkerProfile, stone: &Assessment, year: i16) -> Person {
    let role = scorer.catalog().role(stone.role);
    let mut later = profile.clone();
    let years = f32::from(WEEKS_IN_STONE) / 52.0;
    later.jobs.insert(0, Job { role: role.code.clone(), title: role.title.clone(), years, ended_year: None });
    scorer.person(&later, year)
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
        .filter(|stone| stone.label == AccessLabel::WithinReach)
        .filter(|stone| stone.pay_usd_per_year.is_some_and(|(entry, _)| entry >= floor))
        .collect();
    found.sort_by(|a, b| b.overall.total_cmp(&a.overall).then(a.role.cmp(&b.role)));
    found.truncate(TRIED);
    found
}
