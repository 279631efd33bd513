//! The fit: how alike the work is, how far what sets the role apart is covered, and which tools are known.

use super::likeness::Alike;
use super::person::PersonJob;
use super::{Claim, Person, Reason, Score, Scorer};
use crate::catalog::RoleIx;

/// How many reasons each part of a fit shows.
const REASONS_SHOWN: usize = 6;
/// How many names each signal of likeness shows.
const NAMES_SHOWN: usize = 3;
/// Share of an element from which it counts as covered.
pub(super) const COVERED_SHARE: f32 = 0.95;

/// A fit in figures; what it rests on is put in words only where someone reads it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// From 0 to 1.
    pub value: f32,
    /// Share of the evidence that was available, 0 to 1.
    pub confidence: f32,
    /// How alike the role is to the person's own work, 0 to 1, and which job that is.
    pub likeness: Option<(f32, usize)>,
    /// How much of what sets the role apart the person shows, 0 to 1.
    pub coverage: Option<f32>,
    /// How many of the role's tools the person knows, 0 to 1.
    pub tools: Option<f32>,
    /// Whether the person held this very occupation.
    pub same: bool,
}

impl Fit {
    /// What the person can do for the role, whatever job showed it, 0 to 1: coverage and tools.
    pub fn ability(&self) -> f32 {
        match (self.coverage, self.tools) {
            (Some(coverage), Some(tools)) => 0.75 * coverage + 0.25 * tools,
            (coverage, tools) => coverage.or(tools).unwrap_or(self.value),
        }
    }
}

/// The fit of `person` to every role, in their order; none where nothing can be compared.
pub(super) fn of_all(scorer: &Scorer<'_>, person: &Person) -> Vec<Option<Fit>> {
    let roles = scorer.catalog.roles.len();
    let likeness = likeness(scorer, person, roles);
    let coverage = coverage(scorer, person, roles);
    let tools = tools(scorer, person, roles);
    let mut fits: Vec<Option<Fit>> = (0..roles)
        .map(|role| {
            let likeness = likeness.get(role).copied().filter(|(_, known, _)| *known > 0.0);
            let coverage = coverage.get(role).copied().filter(|_| scorer.basis.needs.knows(role));
            let tools = tools.get(role).copied().filter(|_| scorer.basis.tools.knows(role));
            join(scorer, likeness, coverage, tools)
        })
        .collect();
    for job in &person.jobs {
        let whole = Fit { value: 1.0, confidence: 1.0, likeness: None, coverage: None, tools: None, same: true };
        fits[usize::from(job.role.0)] = Some(whole);
    }
    fits
}

fn join(
    scorer: &Scorer<'_>,
    likeness: Option<(f32, f32, usize)>,
    coverage: Option<f32>,
    tools: Option<f32>,
) -> Option<Fit> {
    let constants = &scorer.constants.fit;
    let parts = [
        likeness.map(|(value, known, _)| (value, constants.likeness_share * known)),
        coverage.map(|value| (value, constants.coverage_share)),
        tools.map(|value| (value, constants.tools_share)),
    ];
    let confidence: f32 = parts.iter().flatten().map(|(_, share)| share).sum();
    let sum: f32 = parts.iter().flatten().map(|(value, share)| value * share).sum();
    let likeness = likeness.map(|(value, _, job)| (value, job));
    (confidence > 0.0).then(|| Fit { value: sum / confidence, confidence, likeness, coverage, tools, same: false })
}

/// For each role the likeness to the closest of the person's jobs, the share of signals known to
/// any of them, and which job is closest; empty without a job.
///
/// The share does not depend on which job is closest: a longer job must not change how much the
/// other parts weigh.
fn likeness(scorer: &Scorer<'_>, person: &Person, roles: usize) -> Vec<(f32, f32, usize)> {
    let mut best: Vec<(f32, f32, usize)> = Vec::new();
    for (place, job) in person.jobs.iter().enumerate() {
        let row = scorer.basis.likeness.row(job.role);
        best.resize(roles, (0.0, 0.0, 0));
        for (best, (value, known)) in best.iter_mut().zip(row.value.iter().zip(&row.known)) {
            let value = value * job.familiarity;
            if *known > 0.0 {
                let (closest, at) = if best.1 == 0.0 || value > best.0 { (value, place) } else { (best.0, best.2) };
                *best = (closest, known.max(best.1), at);
            }
        }
    }
    best
}

/// For each role the share of what sets it apart that the person shows; empty if nothing is known of them.
fn coverage(scorer: &Scorer<'_>, person: &Person, roles: usize) -> Vec<f32> {
    if person.elements.iter().all(|held| held.level.is_none()) {
        return Vec::new();
    }
    let needs = &scorer.basis.needs;
    let mut covered = vec![0.0f32; roles];
    for (place, above) in person.above.iter().enumerate().filter(|(_, above)| **above > 0.0) {
        needs.cover(place, *above, &mut covered);
    }
    // What no publisher rated of their past work is unknown, not missing. What they name
    // themselves adds to what they show, never to what is asked. Someone who only named skills
    // has said what they have.
    if person.rated.contains(&true) && person.rated.contains(&false) {
        let known_share = needs.known_share(&person.rated);
        covered
            .iter_mut()
            .zip(known_share)
            .for_each(|(covered, known)| *covered = (*covered / known.max(0.1)).min(1.0));
    }
    covered
}

/// For each role the share of its tools that the person knows; empty if they know none.
fn tools(scorer: &Scorer<'_>, person: &Person, roles: usize) -> Vec<f32> {
    if person.technologies.iter().all(|familiar| *familiar <= 0.0) {
        return Vec::new();
    }
    let mut covered = vec![0.0f32; roles];
    for (tool, familiar) in person.technologies.iter().enumerate().filter(|(_, familiar)| **familiar > 0.0) {
        scorer.basis.tools.cover(tool, *familiar, &mut covered);
    }
    let full = scorer.constants.fit.tools_enough;
    covered.iter_mut().for_each(|covered| *covered = (*covered / full).min(1.0));
    covered
}

/// The fit with everything it rests on.
pub(super) fn explain(scorer: &Scorer<'_>, person: &Person, role: RoleIx, fit: &Fit) -> Score {
    let claim = if fit.same { Claim::SameOccupation } else { Claim::Fit };
    let parts = [
        fit.likeness.map(|(value, job)| likeness_reason(scorer, person, role, value, job)),
        fit.coverage.map(|value| coverage_reason(scorer, person, role, value)),
        fit.tools.map(|value| tools_reason(scorer, person, role, value)),
    ];
    let mut because: Vec<Reason> = parts.into_iter().flatten().collect();
    let total: f32 = because.iter().map(|part| part.weight).sum();
    because.iter_mut().for_each(|part| part.weight /= total);
    let reason = Reason { claim, value: fit.value, weight: 1.0, source: None, because };
    Score { value: fit.value, confidence: fit.confidence, reason }
}

fn likeness_reason(scorer: &Scorer<'_>, person: &Person, role: RoleIx, value: f32, job: usize) -> Reason {
    let job = &person.jobs[job];
    let known = |job: &PersonJob| scorer.basis.likeness.row(job.role).known[usize::from(role.0)];
    let known = person.jobs.iter().map(known).fold(0.0, f32::max);
    let alike = scorer.basis.likeness.why((job.role, role), NAMES_SHOWN, scorer.catalog);
    let because = alike.into_iter().map(|alike| alike_reason(alike, job.familiarity)).collect();
    let claim = Claim::Likeness { job: job.title.clone(), years: job.years };
    Reason { claim, value, weight: scorer.constants.fit.likeness_share * known, source: source("onet"), because }
}

fn alike_reason(alike: Alike, familiarity: f32) -> Reason {
    Reason {
        claim: Claim::Alike { kind: alike.kind, names: alike.names },
        value: alike.value * familiarity,
        weight: alike.weight,
        source: source(alike.source),
        because: Vec::new(),
    }
}

fn coverage_reason(scorer: &Scorer<'_>, person: &Person, role: RoleIx, value: f32) -> Reason {
    let mut elements = scorer.basis.needs.of_role(usize::from(role.0), &person.above);
    elements.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let covered = elements.iter().filter(|element| element.share >= COVERED_SHARE).count();
    let claim = Claim::Elements { covered, needed: elements.len() };
    let shown = elements.iter().take(REASONS_SHOWN).map(|element| {
        let held = &person.elements[element.place];
        Reason {
            claim: Claim::Element {
                id: scorer.catalog.elements[element.place].id.clone(),
                name: scorer.catalog.elements[element.place].name.clone(),
                have: held.level,
                need: element.need,
                from: held.from.map(|job| person.jobs[job].title.clone()),
                disputed: held.disputed,
            },
            value: element.share,
            weight: element.weight,
            source: source("onet"),
            because: Vec::new(),
        }
    });
    let because = shown.collect();
    Reason { claim, value, weight: scorer.constants.fit.coverage_share, source: source("onet"), because }
}

fn tools_reason(scorer: &Scorer<'_>, person: &Person, role: RoleIx, value: f32) -> Reason {
    let used = &scorer.catalog.role(role).technologies;
    let place = |used: &crate::catalog::UsedTechnology| usize::from(used.technology.0);
    let mut shared: Vec<(f32, usize)> = used
        .iter()
        .map(place)
        .filter(|tool| person.technologies[*tool] > 0.0)
        .map(|tool| (scorer.basis.tools.share(tool, usize::from(role.0)), tool))
        .collect();
    shared.sort_by(|a, b| b.0.total_cmp(&a.0));
    let claim = Claim::Technologies { shared: shared.len(), needed: used.len() };
    let because = shared.into_iter().take(REASONS_SHOWN).map(|(weight, tool)| Reason {
        claim: Claim::Technology { name: scorer.catalog.technologies[tool].name.to_string() },
        value: person.technologies[tool],
        weight,
        source: source("onet"),
        because: Vec::new(),
    });
    let because = because.collect();
    Reason { claim, value, weight: scorer.constants.fit.tools_share, source: source("onet"), because }
}

fn source(id: &str) -> Option<crate::catalog::codes::SourceId> {
    id.parse().ok()
}
