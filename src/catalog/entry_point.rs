//! How open a role is to newcomers, and whether the first rung of its ladder holds.

use serde::Serialize;

use super::work_split::{WorkClass, WorkSplitRule, class_of_group, is_routine};
use super::{Catalog, Growth, Role, RoleIx};

/// The publisher's first five categories of experience are none, up to a month, three, six and
/// twelve: up to a year counts as little.
const LITTLE_EXPERIENCE: usize = 5;
/// Work that newcomers are given says something of a role when it has this many such activities.
const FEWEST_ROUTINE: usize = 2;
/// The work that newcomers are given counts as exposed when AI takes part in this share of it.
const EXPOSED_SHARE: f32 = 0.5;
/// Fewer feeding roles than this make no first rung.
const FEWEST_FEEDERS: usize = 2;
/// The first rung shrinks when this share of the jobs on it is in roles that shrink.
const SHRINKING_SHARE: f32 = 0.5;

/// How open a role is to newcomers.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryPoint {
    /// Share of its jobs that ask for a year of related experience or less, 0 to 1.
    pub share: Option<f32>,
    /// How exposed the work is that newcomers are given.
    pub exposed: Option<EntryExposure>,
    /// What one should know before one counts on starting there.
    pub warning: Option<EntryWarning>,
}

/// How exposed to AI the routine work with information is that newcomers are given. Activities have
/// no published difficulty; fetching, entering, filing and passing on information is the part of a
/// role that is handed to newcomers first and that AI was seen at most.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct EntryExposure {
    /// Routine activities with information that could be judged.
    pub judged: usize,
    /// Those of them in which AI takes part.
    pub with_ai: usize,
    /// Whether AI takes part in at least half of them.
    pub exposed: bool,
}

/// What one should know before one counts on starting in a role.
#[derive(Debug, Clone, PartialEq)]
pub enum EntryWarning {
    /// The role grows, but most jobs in the roles from which people come into it are in roles that shrink.
    FirstRungShrinks {
        /// Shrinking roles that feed it, those with the most jobs first.
        shrinking: Vec<RoleIx>,
        /// How many roles feed it.
        feeders: usize,
    },
    /// The role grows, but few of its jobs are open with little experience and AI does part of what newcomers do.
    NewcomersWorkExposed,
}

/// A role has few openings for newcomers when fewer than this share of its jobs asks for little experience.
const FEW_OPEN_SHARE: f32 = 0.25;

impl EntryPoint {
    /// How open `role` is to newcomers; `rule` says from where on AI takes part.
    pub fn of(role: &Role, catalog: &Catalog, rule: &WorkSplitRule) -> Self {
        let share = entry_share(role, catalog);
        let exposed = exposure(role, catalog, rule);
        let warning = first_rung(role, catalog).or_else(|| {
            let is_narrow = share.is_some_and(|share| share < FEW_OPEN_SHARE);
            let is_exposed = exposed.is_some_and(|entry| entry.exposed);
            (is_narrow && is_exposed).then_some(EntryWarning::NewcomersWorkExposed)
        });
        Self { share, exposed, warning: warning.filter(|_| role.growth.is_growing()) }
    }
}

/// Share of jobs that ask for little experience; of an emerging role, the mean of its parts.
fn entry_share(role: &Role, catalog: &Catalog) -> Option<f32> {
    let of_role = |role: &Role| {
        let percent = &role.preparation.experience_percent;
        let all: f32 = percent.iter().sum();
        (all > 0.0).then(|| percent.iter().take(LITTLE_EXPERIENCE).sum::<f32>() / all)
    };
    let Some(composition) = &role.emerging else { return of_role(role) };
    let known = composition.parts.iter().filter_map(|(ix, weight)| Some((of_role(catalog.role(*ix))?, weight)));
    let (sum, total) = known.fold((0.0, 0.0), |(sum, total), (share, weight)| (sum + share * weight, total + weight));
    (total > 0.0).then(|| sum / total)
}

fn exposure(role: &Role, catalog: &Catalog, rule: &WorkSplitRule) -> Option<EntryExposure> {
    let groups = role.activities.iter().map(|(ix, _)| {
        let group = catalog.activities[usize::from(ix.0)].group;
        &catalog.activity_groups[group]
    });
    let classes: Vec<WorkClass> =
        groups.filter(|group| is_routine(group)).filter_map(|group| class_of_group(group, rule)).collect();
    let with_ai = classes.iter().filter(|class| **class != WorkClass::Person).count();
    let judged = classes.len();
    let exposed = with_ai as f32 >= judged as f32 * EXPOSED_SHARE;
    (judged >= FEWEST_ROUTINE).then_some(EntryExposure { judged, with_ai, exposed })
}

/// Roles that ask for less preparation and that the publisher calls related: from where people come.
/// An emerging role has no such list; those of its parts stand in, and the parts themselves.
pub fn feeders(role: &Role, catalog: &Catalog) -> Vec<RoleIx> {
    let parts: &[(RoleIx, f32)] = role.emerging.as_ref().map_or(&[], |composition| &composition.parts);
    let near = parts.iter().flat_map(|(ix, _)| std::iter::once(ix).chain(&catalog.role(*ix).related));
    let mut feeders: Vec<RoleIx> = role.related.iter().chain(near).copied().collect();
    let zone = role.preparation.job_zone;
    feeders.retain(|ix| {
        let other = catalog.role(*ix);
        other.growth != Growth::Unknown && other.preparation.job_zone.is_some() && other.preparation.job_zone < zone
    });
    feeders.sort_unstable();
    feeders.dedup();
    feeders
}

fn first_rung(role: &Role, catalog: &Catalog) -> Option<EntryWarning> {
    let feeders = feeders(role, catalog);
    let jobs = |ix: &RoleIx| {
        let other = catalog.role(*ix);
        let jobs = other.outlook.as_ref().and_then(|outlook| outlook.jobs_thousand).unwrap_or(0.0);
        jobs / other.figures_shared_by.max(1) as f32
    };
    let mut shrinking: Vec<RoleIx> =
        feeders.iter().copied().filter(|ix| catalog.role(*ix).growth == Growth::Declining).collect();
    let (all, fewer): (f32, f32) = (feeders.iter().map(jobs).sum(), shrinking.iter().map(jobs).sum());
    if feeders.len() < FEWEST_FEEDERS || fewer <= 0.0 || fewer < all * SHRINKING_SHARE {
        return None;
    }
    shrinking.sort_by(|a, b| jobs(b).total_cmp(&jobs(a)));
    Some(EntryWarning::FirstRungShrinks { shrinking, feeders: feeders.len() })
}

#[cfg(test)]
mod tests;
