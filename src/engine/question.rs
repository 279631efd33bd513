//! The one question whose answer would change a ranking most.

use crate::profile::{Education, WorkerProfile};

use super::{Assessment, Engine, Question, ShortlistOptions};

/// How many roles at the top are compared.
const TOP: usize = 10;
/// A change smaller than this in the first ten is not worth a question.
const LEAST_CHANGE: f32 = 0.05;

/// The unanswered question whose plausible answers would change the first ten roles most; none if
/// every question is answered or no answer would change much.
///
/// For each question two plausible answers, far apart, are tried; what counts is the mean share of
/// the first ten roles that each would replace.
pub(super) fn most_useful(
    engine: &Engine,
    profile: &WorkerProfile,
    options: &ShortlistOptions,
    found: &[Assessment],
) -> Option<Question> {
    if profile.jobs.is_empty() {
        return Some(Question::Job);
    }
    let changes = open(engine, profile).into_iter().map(|(question, answers)| {
        let replaced: f32 = answers.iter().map(|answer| replaced(engine, answer, options, found)).sum();
        (question, replaced / answers.len().max(1) as f32)
    });
    let (question, change) = changes.max_by(|a, b| a.1.total_cmp(&b.1))?;
    (change >= LEAST_CHANGE).then_some(question)
}

/// Questions that are open, each with the profile as two plausible answers would make it.
fn open(engine: &Engine, profile: &WorkerProfile) -> Vec<(Question, Vec<WorkerProfile>)> {
    let mut open = Vec::new();
    let with = |change: &dyn Fn(&mut WorkerProfile)| {
        let mut answered = profile.clone();
        change(&mut answered);
        answered
    };
    if profile.jobs.iter().all(|job| job.years <= 0.0) {
        let years = |years: f32| with(&|profile| profile.jobs.iter_mut().for_each(|job| job.years = years));
        open.push((Question::Years, vec![years(1.0), years(8.0)]));
    }
    if profile.area.is_none() {
        // A large and a small state, with different work in them.
        let areas = ["CA", "WY"].iter().filter_map(|code| code.parse().ok());
        let known = areas.filter(|area| engine.catalog.find_area(*area).is_some());
        open.push((Question::Area, known.map(|area| with(&|profile| profile.area = Some(area))).collect()));
    }
    if profile.education.is_none() {
        let levels = [Education::HighSchool, Education::Bachelor];
        open.push((Question::Education, levels.map(|level| with(&|profile| profile.education = Some(level))).into()));
    }
    if profile.pay_usd_per_year.is_none() && profile.limits.lowest_pay_usd_per_year.is_none() {
        let pay = [30_000, 60_000];
        open.push((Question::Pay, pay.map(|pay| with(&|profile| profile.pay_usd_per_year = Some(pay))).into()));
    }
    open
}

/// Share of the first ten roles of `found` that are not among the first ten with `answer`.
fn replaced(engine: &Engine, answer: &WorkerProfile, options: &ShortlistOptions, found: &[Assessment]) -> f32 {
    let person = engine.scorer().person(answer, options.year);
    let then = engine.order(&person, options);
    let top = found.len().min(TOP);
    let kept = found.iter().take(top).filter(|one| then.iter().take(TOP).any(|other| other.role == one.role)).count();
    1.0 - kept as f32 / top.max(1) as f32
}
