//! The steps of one way: what to do, why, when, for how much, and what it leaves.

use crate::catalog::codes::ProgramId;
use crate::catalog::{Catalog, JoinedProgram};
use crate::pathway::{PathFront, PathStep, StepKind};
use crate::web::pages::role::Link;
use crate::wording::{Words, format};

use super::plan::step_key;

/// A step as the page shows it.
pub struct StepView {
    /// What to do.
    pub heading: String,
    /// The same in a sentence or two.
    pub text: String,
    /// The programme, if it is one.
    pub program: Option<ProgramLine>,
    /// What it closes, with levels.
    pub closes: Vec<String>,
    /// What comes first.
    pub after: Option<String>,
    /// When, how many hours, how much, what it leaves.
    pub facts: Vec<(String, String)>,
    /// Results of earlier learners.
    pub outcomes: Vec<String>,
    /// What tells it from other steps, for the form that marks it as done.
    pub key: String,
}

/// The programme of a step.
pub struct ProgramLine {
    /// Its name and page, with its provider, or that it is described as it usually is.
    pub link: Link,
}

impl StepView {
    /// A step of a path of `front`.
    pub fn of(step: &PathStep, front: &PathFront, catalog: &Catalog, words: &Words<'_>) -> Self {
        let texts = &words.texts.path;
        let (heading, text) = words.step(step.kind);
        let program = step.program.as_ref().and_then(|id| catalog.find_program(id));
        let after: Vec<String> = step.after.iter().map(|place| (place + 1).to_string()).collect();
        Self {
            heading: heading.to_string(),
            text: text.to_string(),
            program: program.map(|joined| ProgramLine { link: program_link(joined, words) }),
            closes: step.closes.iter().map(|place| words.need(&front.needs[*place])).collect(),
            after: (!after.is_empty())
                .then(|| texts.after.with("steps", format::list(&after, words.texts.site.and.as_str())).into()),
            facts: facts(step, program, words),
            key: step_key(step, front),
            outcomes: program.map_or_else(Vec::new, |joined| {
                joined.program.outcomes.iter().map(|outcome| words.outcome(outcome)).collect()
            }),
        }
    }
}

/// A link to a programme, with who offers it.
pub fn program_link(joined: &JoinedProgram, words: &Words<'_>) -> Link {
    let texts = &words.texts.path;
    let program = &joined.program;
    Link {
        name: program.name.clone(),
        href: format!("/programs/{}", program.id),
        note: match &program.provider {
            Some(provider) => texts.by_provider.with("provider", &provider.name).into(),
            None => texts.typical.to_string(),
        },
    }
}

/// What the timeline and lists call a step: its programme, or what is done.
pub fn short_name(step: &PathStep, front: &PathFront, catalog: &Catalog, words: &Words<'_>) -> String {
    let first = step.closes.first().map(|place| words.need_name(&front.needs[*place]));
    name_of((step.kind, step.program.as_ref()), first, catalog, words)
}

/// A step's programme, or what is done with what it `closes` first.
pub fn name_of(
    (kind, program): (StepKind, Option<&ProgramId>),
    closes: Option<String>,
    catalog: &Catalog,
    words: &Words<'_>,
) -> String {
    if let Some(joined) = program.and_then(|id| catalog.find_program(id)) {
        return joined.program.name.clone();
    }
    let (heading, _) = words.step(kind);
    let learns = matches!(
        kind,
        StepKind::Learn
            | StepKind::TakeClass
            | StepKind::LearnTools
            | StepKind::LearnOnTheJob
            | StepKind::EarnCredential
    );
    match closes.filter(|_| learns) {
        Some(closed) => format!("{heading}: {closed}"),
        None => heading.to_string(),
    }
}

fn facts(step: &PathStep, program: Option<&JoinedProgram>, words: &Words<'_>) -> Vec<(String, String)> {
    let texts = &words.texts.path;
    let mut facts = vec![(texts.fact_when.to_string(), words.step_weeks(step))];
    if let Some(hours) = hours_a_week(step) {
        facts.push((texts.fact_hours.to_string(), hours));
    } else if step.is_paid {
        facts.push((texts.fact_hours.to_string(), texts.hours_paid.to_string()));
    }
    if step.weeks_waiting > 0 {
        facts.push((texts.fact_waiting.to_string(), words.week_count(step.weeks_waiting)));
    }
    if step.kind.is_learning() {
        facts.push((texts.fact_cost.to_string(), words.cost(step.cost)));
        facts.push((texts.fact_sure.to_string(), words.certainty(step.certainty)));
    }
    if let Some(own) = program.and_then(|joined| joined.program.words.as_ref()) {
        facts.push((texts.fact_proof.to_string(), own.proof.en.clone()));
        facts.push((texts.fact_start.to_string(), own.start.en.clone()));
    } else if let Some(credential) = program.and_then(|joined| joined.program.credential.as_ref()) {
        facts.push((texts.fact_proof.to_string(), credential.clone()));
    }
    facts
}

/// Hours of learning in a week of it; none if it takes none.
fn hours_a_week(step: &PathStep) -> Option<String> {
    let weeks = step.weeks.saturating_sub(step.weeks_waiting).max(1);
    (step.hours > 0.0).then(|| format::short((step.hours / f32::from(weeks)).max(0.5)))
}
