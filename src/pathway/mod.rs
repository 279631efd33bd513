//! From a match to a first path: what is missing, what closes it, and roughly how long it takes.

mod cover;
mod front;
mod gap;
pub mod money;
mod needs;
mod options;
mod planner;
mod progress;
mod result;
mod schedule;
mod steps;
mod stones;
mod wishes;

#[cfg(test)]
mod tests;

pub use front::{LearningPath, LimitKind, Merit, Need, NeedKind, PathFront, PathStep, SteppingStone, UnknownMerit};
pub use planner::plan_front;
pub use progress::{Closed, DoneStep, MOST_OWN_STEPS, MOST_STEP_CHARS, OwnStep, Progress};
pub use result::{Closing, Gap, Step, StepKind, TrainingPath};
pub use stones::stepping_stones;

use crate::catalog::{Role, RoleIx};
use crate::matching::{Match, Person, Scorer};

/// Lays out a first path for a match. Weeks are estimates from the role's usual preparation.
pub fn plan(scorer: &Scorer<'_>, person: &Person, role: RoleIx, found: &Match) -> TrainingPath {
    let role: &Role = scorer.catalog().role(role);
    let gaps = gap::of(scorer, person, role);
    let told = person.limits.training_hours_per_week;
    TrainingPath {
        code: found.code.clone(),
        title: found.title.clone(),
        steps: steps::order(&gaps, found),
        weeks: found.weeks,
        hours_per_week: told.unwrap_or(scorer.constants().access.default_hours_per_week),
        hours_told: told.is_some(),
        gaps,
    }
}
