//! The fit: the weighted mean of the signals that have data, with everything it rests on.

use super::signals::{self, Signal};
use super::{Claim, Person, Reason, Score, Scorer};
use crate::catalog::Role;

pub(super) fn score(scorer: &Scorer<'_>, person: &Person, role: &Role) -> Option<Score> {
    if person.jobs.iter().any(|job| scorer.catalog.role(job.role).code == role.code) {
        return Some(same_occupation());
    }
    let mut found: Vec<(f32, &'static str, Signal)> = Vec::with_capacity(signals::ALL.len());
    for registered in &signals::ALL {
        if let Some(signal) = (registered.of)(scorer, person, role) {
            found.push(((registered.weight)(&scorer.constants.fit), registered.source, signal));
        }
    }
    let total: f32 = found.iter().map(|(weight, _, _)| weight).sum();
    if total <= 0.0 {
        return None;
    }
    let value = found.iter().map(|(weight, _, signal)| weight * signal.value).sum::<f32>() / total;
    let because = found
        .into_iter()
        .map(|(weight, source, signal)| Reason {
            claim: signal.claim,
            value: signal.value,
            weight: weight / total,
            source: source.parse().ok(),
            because: signal.because,
        })
        .collect();
    let reason = Reason { claim: Claim::Fit, value, weight: 1.0, source: None, because };
    Some(Score { value, confidence: total, reason })
}

fn same_occupation() -> Score {
    let reason = Reason { claim: Claim::SameOccupation, value: 1.0, weight: 1.0, source: None, because: Vec::new() };
    Score { value: 1.0, confidence: 1.0, reason }
}

/// The part of a fit that speaks of the work done, 0 to 1.
pub(super) fn likeness(fit: &Score) -> f32 {
    let done = |reason: &&Reason| matches!(reason.claim, Claim::Mix | Claim::Activities { .. });
    let total: f32 = fit.reason.because.iter().filter(done).map(|reason| reason.weight).sum();
    let sum: f32 = fit.reason.because.iter().filter(done).map(|reason| reason.weight * reason.value).sum();
    if total > 0.0 { sum / total } else { fit.value }
}

/// The share of the role's needs that the person does not cover yet, 0 to 1.
pub(super) fn uncovered(fit: &Score) -> f32 {
    let coverage = fit.reason.because.iter().find(|reason| matches!(reason.claim, Claim::Elements { .. }));
    1.0 - coverage.map_or(fit.value, |reason| (reason.value + fit.value) / 2.0)
}
