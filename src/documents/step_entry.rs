//! A step in the words of a document: when, what it costs, what it covers, why, and what to ask first.

use crate::catalog::{Between, Education};
use crate::catalog::{Cents, JoinedProgram, Outcome, OutcomeMeasure, Program};
use crate::pathway::{Need, NeedKind, PathFront, PathStep, StepKind};
use crate::wording::{Text, format};

use super::choices::WeekSpan;
use crate::catalog::Language;

/// A step, in words, with its figures beside them.
#[derive(Debug, Clone, PartialEq)]
pub struct StepEntry {
    /// Its place, counted from 1.
    pub number: usize,
    /// What to do, with the programme's name.
    pub heading: String,
    /// When it runs.
    pub span: WeekSpan,
    /// Of its weeks, how many are waiting.
    pub weeks_waiting: u16,
    /// Hours of learning.
    pub hours: f32,
    /// What it costs; none if nobody published it.
    pub cost: Option<Between<Cents>>,
    /// Whether the learner is paid.
    pub is_paid: bool,
    /// What it is, in a sentence or two.
    pub text: String,
    /// Numbers of the steps that come first.
    pub after: Vec<usize>,
    /// What it covers.
    pub closes: Vec<String>,
    /// Why it is there, a sentence each.
    pub why: Vec<String>,
    /// How to start.
    pub start: Option<String>,
    /// What proof it leaves.
    pub proof: Option<String>,
    /// How earlier learners fared, each with how many and when.
    pub results: Vec<String>,
    /// What to ask before paying.
    pub ask: Vec<String>,
    /// Where the programme was read, with date.
    pub sources: Vec<String>,
}

impl StepEntry {
    /// The step at `place` of a path, with its programme if it is one.
    pub(super) fn of(
        place: usize,
        step: &PathStep,
        front: &PathFront,
        joined: Option<&JoinedProgram>,
        language: Language,
    ) -> Self {
        let t = language.document_texts();
        let program = joined.map(|joined| &joined.program);
        let (heading, text) = t.step(step.kind);
        let closed: Vec<&Need> = step.closes.iter().filter_map(|need| front.needs.get(*need)).collect();
        let named =
            program.map(|program| t.step_program.with("heading", heading).with("name", name(program, language)));
        Self {
            number: place + 1,
            heading: named.map_or_else(|| heading.to_string(), String::from),
            span: WeekSpan::of(step),
            weeks_waiting: step.weeks_waiting,
            hours: step.hours,
            cost: step.cost,
            is_paid: step.is_paid,
            text: said_of(program, language).unwrap_or_else(|| text.to_string()),
            after: step.after.iter().map(|before| before + 1).collect(),
            closes: closed.iter().map(|need| need_name(need, language)).collect(),
            why: why(&closed, joined, front, language),
            start: program.and_then(|program| Some(language.of_both(&program.words.as_ref()?.start).to_owned())),
            proof: proof(step.kind, program, language),
            results: program.map_or_else(Vec::new, |program| results(program, language)),
            ask: questions(step, program, language),
            sources: program.map_or_else(Vec::new, |program| sources(program, language)),
        }
    }
}

/// The name of a programme in `language`, with who offers or grants it.
fn name(program: &Program, language: Language) -> String {
    let spanish = program.name_es.as_deref().filter(|_| language == Language::Spanish);
    let name = spanish.unwrap_or(&program.name);
    let by = program.provider.as_ref().map(|provider| match &provider.city {
        Some(city) => format!("{}, {city}", provider.name),
        None => provider.name.clone(),
    });
    match by.or_else(|| program.issuer.clone()) {
        Some(by) if !name.contains(&by) => format!("{name} ({by})"),
        _ => name.to_owned(),
    }
}

fn said_of(program: Option<&Program>, language: Language) -> Option<String> {
    Some(language.of_both(&program?.words.as_ref()?.says).to_owned())
}

/// The name of a need; a degree has none of its own.
pub(super) fn need_name(need: &Need, language: Language) -> String {
    match need.kind {
        NeedKind::Education { needed, .. } if need.name.is_empty() => education(needed, language).to_string(),
        _ => need.name.clone(),
    }
}

fn education(level: Education, language: Language) -> &'static Text {
    let t = language.document_texts();
    match level {
        Education::BelowHighSchool => &t.education_below_high_school,
        Education::HighSchool => &t.education_high_school,
        Education::SomeCollege => &t.education_some_college,
        Education::Associate => &t.education_associate,
        Education::Bachelor => &t.education_bachelor,
        Education::Master => &t.education_master,
        Education::Doctoral => &t.education_doctoral,
    }
}

fn why(closed: &[&Need], joined: Option<&JoinedProgram>, front: &PathFront, language: Language) -> Vec<String> {
    let t = language.document_texts();
    let of_kind = |essential: bool| -> Vec<String> {
        let needs = closed.iter().filter(|need| need.is_essential == essential);
        needs.map(|need| need_name(need, language)).collect()
    };
    let mut why: Vec<String> = Vec::new();
    for (names, text) in [(of_kind(true), &t.why_essential), (of_kind(false), &t.why_helpful)] {
        if !names.is_empty() {
            why.push(text.with("names", language.list(&names)).into());
        }
    }
    if joined.is_some_and(|joined| joined.program.required_for.contains(&front.code)) {
        why.push(t.why_required.to_string());
    }
    why
}

/// What is left in hand after a step; the programme's own words first.
fn proof(kind: StepKind, program: Option<&Program>, language: Language) -> Option<String> {
    let t = language.document_texts();
    if let Some(words) = program.and_then(|program| program.words.as_ref()) {
        return Some(language.of_both(&words.proof).to_owned());
    }
    if let Some(credential) = program.and_then(|program| program.credential.as_ref()) {
        return Some(t.proof_credential.with("name", credential).into());
    }
    let text = match kind {
        StepKind::EarnEducation => &t.proof_education,
        StepKind::TakeClass | StepKind::TakeProgramme => &t.proof_class,
        StepKind::Learn | StepKind::LearnTools => &t.proof_practice,
        StepKind::Apprentice => &t.proof_apprentice,
        StepKind::EarnCredential => &t.proof_licence,
        StepKind::LearnOnTheJob => &t.proof_job,
        StepKind::FindOut | StepKind::Prove | StepKind::Apply => return None,
    };
    Some(text.to_string())
}

/// How earlier learners fared, each with how many and when if that is published.
fn results(program: &Program, language: Language) -> Vec<String> {
    program.outcomes.iter().map(|outcome| result(outcome, language)).collect()
}

fn result(outcome: &Outcome, language: Language) -> String {
    let t = language.document_texts();
    let text = match outcome.measure {
        OutcomeMeasure::Completed => &t.result_completed,
        OutcomeMeasure::EmployedAfterTwoQuarters => &t.result_employed_half,
        OutcomeMeasure::EmployedAfterFourQuarters => &t.result_employed_year,
        OutcomeMeasure::PayAfterTwoQuarters => &t.result_pay_half,
        OutcomeMeasure::PayAfterFourQuarters => &t.result_pay_year,
    };
    let share = language.share(outcome.value as f32);
    let said = text.with("share", share).with("usd", format::usd(outcome.value.max(0.0).round() as u32));
    let learners = outcome.learners.map(|count| t.result_learners.with("count", count).into());
    let basis: Vec<String> = learners.into_iter().chain(outcome.period.clone()).collect();
    if basis.is_empty() {
        return said.into();
    }
    t.result_basis.with("result", said).with("basis", basis.join(", ")).into()
}

/// What to ask before paying, from what is known of the step and what is not.
fn questions(step: &PathStep, program: Option<&Program>, language: Language) -> Vec<String> {
    let t = language.document_texts();
    let mut ask: Vec<String> = Vec::new();
    if program.is_some_and(|program| program.provider.is_none()) {
        ask.push(t.ask_typical.to_string());
    }
    match step.kind {
        StepKind::TakeProgramme | StepKind::TakeClass => {
            ask.push(t.ask_price.to_string());
            if program.is_some_and(|program| program.outcomes.is_empty()) {
                ask.push(t.ask_results.to_string());
            }
        }
        StepKind::EarnEducation => ask.extend([t.ask_price.to_string(), t.ask_credit.to_string()]),
        StepKind::EarnCredential if program.is_none() => ask.push(t.ask_state.to_string()),
        StepKind::EarnCredential => ask.push(t.ask_price.to_string()),
        StepKind::Apprentice => ask.push(t.ask_hire.to_string()),
        _ => {}
    }
    let Some(program) = program else { return ask };
    if program.varies_by_state {
        ask.push(t.ask_state.to_string());
    }
    if let Some(terms) = program.entry.stated.as_ref().filter(|_| program.provider.is_some()) {
        ask.push(t.ask_entry.with("terms", format::beginning(terms.trim_end_matches('.'), 160)).into());
    }
    if let Some(years) = program.renew_years {
        ask.push(t.ask_renew.with("years", format::short(years)).into());
    }
    ask
}

fn sources(program: &Program, language: Language) -> Vec<String> {
    let dated = |source: &crate::catalog::ProgramSource| {
        let date = language.published(&source.date);
        language.document_texts().source_dated.with("source", &source.list).with("date", date).into()
    };
    program.sources.iter().map(dated).collect()
}
