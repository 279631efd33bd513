//! What to do this week: one to three things that someone who has just lost their job can begin with.

use crate::catalog::{Catalog, ProgramKind};
use crate::pathway::{LearningPath, PathFront, PathStep, StepKind};
use crate::web::pages::role::Link;
use crate::wording::{Words, format};

use super::steps::program_link;

/// Something to do.
pub struct ToDo {
    /// The programme that it is about.
    pub program: Option<Link>,
    /// What.
    pub text: String,
}

/// The first things to do on `path`; without one, whom to ask.
pub fn this_week(path: Option<&LearningPath>, front: &PathFront, catalog: &Catalog, words: &Words<'_>) -> Vec<ToDo> {
    let texts = &words.texts.path;
    let plain = |text: String| ToDo { text, program: None };
    // What takes longest sets the pace: it is begun first.
    let mut steps: Vec<&PathStep> = path.map_or_else(Vec::new, |path| path.steps.iter().collect());
    steps.sort_by_key(|step| std::cmp::Reverse(step.weeks));
    let learning = steps.into_iter().find_map(|step| begin(step, front, catalog, words));
    let mut all: Vec<ToDo> = learning.into_iter().collect();
    all.push(plain(texts.week_openings.to_string()));
    all.push(plain(texts.week_talk.to_string()));
    all
}

/// How to begin a step of learning; none for one that is nothing to begin with.
fn begin(step: &PathStep, front: &PathFront, catalog: &Catalog, words: &Words<'_>) -> Option<ToDo> {
    let texts = &words.texts.path;
    if let Some(joined) = step.program.as_ref().and_then(|id| catalog.find_program(id)) {
        let link = program_link(joined, words);
        let own = joined.program.words.as_ref().map(|own| own.start.en.clone());
        let text = match (joined.program.kind, own) {
            (ProgramKind::Apprenticeship, None) => texts.week_apprentice.to_string(),
            (_, Some(start)) => start,
            (_, None) => texts.week_program.to_string(),
        };
        return Some(ToDo { text, program: Some(link) });
    }
    let name = step.closes.first().map(|place| words.need_name(&front.needs[*place])).unwrap_or_default();
    let text = match step.kind {
        StepKind::Learn => {
            let hours = step.hours.min(front.hours_per_week).clamp(1.0, 10.0);
            texts.week_learn.with("hours", format::short(hours.round())).with("name", name).into()
        }
        StepKind::LearnTools => texts.week_tool.with("name", name).into(),
        StepKind::TakeClass => texts.week_class.with("name", name).into(),
        StepKind::EarnEducation => texts.week_degree.to_string(),
        StepKind::EarnCredential => texts.week_credential.with("name", name).into(),
        StepKind::Apprentice => texts.week_apprentice.to_string(),
        StepKind::FindOut | StepKind::TakeProgramme | StepKind::LearnOnTheJob | StepKind::Prove | StepKind::Apply => {
            return None;
        }
    };
    Some(ToDo { text, program: None })
}
