//! A path as a document: every word and figure in its language, independent of paper or calendar.

use jiff::civil::Date;

use crate::catalog::codes::RoleCode;
use crate::catalog::{Between, Catalog, Cents};
use crate::pathway::{LearningPath, Merit, Need, PathFront};
use crate::wording::format;

use super::choices::Choices;
use super::step_entry::{StepEntry, need_name};
use super::{DocumentError, conditions};
use crate::catalog::Language;

/// A path as a document.
#[derive(Debug, Clone, PartialEq)]
pub struct PathDocument {
    /// Its title.
    pub title: String,
    /// Its language.
    pub language: Language,
    /// Where the path leads.
    pub role: RoleCode,
    /// The role's title.
    pub role_title: String,
    /// What the path is best at, the first names it.
    pub best_at: Vec<Merit>,
    /// What stands under the title, a paragraph each.
    pub lede: Vec<String>,
    /// The steps in order.
    pub steps: Vec<StepEntry>,
    /// Weeks until the last of them is done.
    pub weeks: u16,
    /// The sum of the costs that are known.
    pub cost: Between<Cents>,
    /// Whether some cost is unknown.
    pub cost_incomplete: bool,
    /// What the path closes.
    pub missing: Section,
    /// What it leaves open, conditions, questions, help and sources.
    pub closing: Vec<Section>,
    /// The first day of week 1, if it is known.
    pub starts_on: Option<Date>,
    /// The day it was made.
    pub made_on: Date,
}

/// A heading with what stands under it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// A sentence or two.
    pub text: String,
    /// One line each.
    pub items: Vec<String>,
}

/// When and from what a document is made.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'a> {
    /// What the path and its programmes were taken from.
    pub catalog: &'a Catalog,
    /// The day it is.
    pub made_on: Date,
}

impl PathDocument {
    /// The path that `choices` names, as a document.
    ///
    /// # Errors
    /// If there is no such path.
    pub fn of(front: &PathFront, choices: Choices, occasion: Occasion<'_>) -> Result<Self, DocumentError> {
        let is_meant = |path: &&LearningPath| choices.merit.is_none_or(|merit| path.best_at.contains(&merit));
        let path = front.paths.iter().find(is_meant).ok_or(DocumentError::NoSuchPath)?;
        let language = choices.language;
        let t = language.document_texts();
        let steps: Vec<StepEntry> = (path.steps.iter().enumerate())
            .map(|(place, step)| {
                let joined = step.program.as_ref().and_then(|id| occasion.catalog.find_program(id));
                StepEntry::of(place, step, front, joined, language)
            })
            .collect();
        let weeks = steps.iter().map(|step| step.span.before + step.span.weeks).max().unwrap_or(0);
        Ok(Self {
            title: t.title.with("role", &front.title).into(),
            language,
            role: front.code.clone(),
            role_title: front.title.clone(),
            best_at: path.best_at.clone(),
            lede: lede(path, front, choices, occasion.made_on),
            closing: closing(front, &steps, occasion.catalog, language),
            missing: missing(front, &steps, path, language),
            steps,
            weeks,
            cost: path.cost,
            cost_incomplete: path.cost_incomplete,
            starts_on: choices.starts_on,
            made_on: occasion.made_on,
        })
    }

    /// A plain file name without ending, of letters, digits and hyphens only.
    pub fn file_stem(&self) -> String {
        let mut stem = String::from("onward-path-");
        for letter in self.role.to_string().chars() {
            stem.push(if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' });
        }
        stem
    }
}

/// What stands under the title.
fn lede(path: &LearningPath, front: &PathFront, choices: Choices, made_on: Date) -> Vec<String> {
    let language = choices.language;
    let t = language.document_texts();
    let merits: Vec<String> = path.best_at.iter().map(|merit| t.merit(*merit).to_string()).collect();
    let hours = format::short(front.hours_per_week);
    let mut says = vec![
        t.lede_best.with("merits", merits.join(" · ")).to_string(),
        t.lede.with("weeks", language.weeks(path.weeks)).with("hours", &hours).into(),
    ];
    if !front.hours_told {
        says.push(t.lede_hours_assumed.with("hours", &hours).into());
    }
    says.push(cost_sentence(path, language));
    if let Some(week) = path.paid_from_week.filter(|_| path.is_paid) {
        says.push(t.lede_paid.with("week", week + 1).into());
    }
    if path.asks_for_learning() {
        says.push(t.lede_certainty.with("count", format!("{:.0}", path.certainty * 100.0)).into());
    }
    if !front.is_rated {
        says.push(t.not_rated.to_string());
    }
    let mut paragraphs = vec![says.join(" ")];
    if let Some(start) = choices.starts_on {
        paragraphs.push(t.starts_on.with("date", language.date(start)).into());
    }
    if !t.names_note.as_str().is_empty() {
        paragraphs.push(t.names_note.to_string());
    }
    paragraphs.push(t.made_on.with("date", language.date(made_on)).into());
    paragraphs
}

fn cost_sentence(path: &LearningPath, language: Language) -> String {
    let t = language.document_texts();
    let text = match (path.cost_incomplete, path.cost.high == Cents::ZERO) {
        (true, _) => &t.lede_cost_open,
        (false, true) => &t.lede_free,
        (false, false) => &t.lede_cost,
    };
    text.with("cost", language.money_range(path.cost)).into()
}

/// What is missing, each with the steps of this path that close it.
fn missing(front: &PathFront, steps: &[StepEntry], path: &LearningPath, language: Language) -> Section {
    let t = language.document_texts();
    let closing = |place: usize| -> Vec<String> {
        let numbered = path.steps.iter().zip(steps);
        numbered.filter(|(step, _)| step.closes.contains(&place)).map(|(_, entry)| entry.number.to_string()).collect()
    };
    let mut items = Vec::new();
    for (place, need) in front.needs.iter().enumerate() {
        let by = closing(place);
        if by.is_empty() {
            continue;
        }
        let text = if need.is_essential { &t.need_essential } else { &t.need_helpful };
        let by_text = if by.len() == 1 { &t.need_closed_by } else { &t.need_closed_by_many };
        let by = by_text.with("steps", language.list(&by));
        items.push(format!("{} {by}", text.with("need", need_line(need, language))));
    }
    let text = if items.is_empty() { &t.missing_none } else { &t.missing_text };
    Section { heading: t.missing_heading.to_string(), text: text.to_string(), items }
}

fn need_line(need: &Need, language: Language) -> String {
    let t = language.document_texts();
    let name = need_name(need, language);
    match (need.have, need.need) {
        (Some(have), Some(level)) => {
            let filled = t.need_levels.with("name", name).with("have", format::short(have));
            filled.with("need", format::short(level)).into()
        }
        (None, Some(level)) => t.need_unknown.with("name", name).with("need", format::short(level)).into(),
        _ => name,
    }
}

/// What stands after the steps.
fn closing(front: &PathFront, steps: &[StepEntry], catalog: &Catalog, language: Language) -> Vec<Section> {
    let t = language.document_texts();
    let lines = |texts: &[&crate::wording::Text]| texts.iter().map(|text| text.to_string()).collect::<Vec<_>>();
    let unmet = front.unmet.iter().filter_map(|place| front.needs.get(*place));
    let sections = [
        Section {
            heading: t.unmet_heading.to_string(),
            text: t.unmet_text.to_string(),
            items: unmet.map(|need| need_line(need, language)).collect(),
        },
        Section {
            heading: t.conditions_heading.to_string(),
            text: t.conditions_text.to_string(),
            items: front.conditions.iter().map(|gate| conditions::sentence(gate, language)).collect(),
        },
        Section {
            heading: t.ask_heading.to_string(),
            text: String::new(),
            items: lines(&[&t.ask_one, &t.ask_two, &t.ask_three, &t.ask_four]),
        },
        Section {
            heading: t.help_heading.to_string(),
            text: String::new(),
            items: lines(&[&t.help_center, &t.help_pell, &t.help_apprenticeship]),
        },
        Section {
            heading: t.sources_heading.to_string(),
            text: t.sources_text.to_string(),
            items: sources(steps, catalog, language),
        },
    ];
    sections.into_iter().filter(|section| !section.items.is_empty()).collect()
}

/// The publications behind the plan: lists of programmes, then what the needs were taken from.
fn sources(steps: &[StepEntry], catalog: &Catalog, language: Language) -> Vec<String> {
    let mut lines: Vec<String> = steps.iter().flat_map(|step| step.sources.iter().cloned()).collect();
    lines.extend(catalog.manifest.sources.iter().filter(|row| row.id.to_string() == "onet").map(|row| {
        let source = if row.title.contains(&row.release) || row.release.is_empty() {
            format!("{}: {}", row.publisher, row.title)
        } else {
            format!("{}: {}, {}", row.publisher, row.title, row.release)
        };
        let text = language.document_texts().source_dated.with("source", source);
        text.with("date", language.published(&row.date)).into()
    }));
    let mut seen = Vec::new();
    for line in lines {
        if !seen.contains(&line) {
            seen.push(line);
        }
    }
    seen
}
