//! A document as a list of blocks in reading order: what a page or plain text is set from.

use super::choices::WeekSpan;
use super::path_document::{PathDocument, Section};
use super::step_entry::StepEntry;
use crate::catalog::Language;

/// A document, ready to be set.
#[derive(Debug, Clone, PartialEq)]
pub struct Pages {
    /// Its title, also its first heading.
    pub title: String,
    /// One sentence on what it is, for the file's metadata.
    pub subject: String,
    /// Its language.
    pub language: Language,
    /// What it says, in reading order.
    pub blocks: Vec<Block>,
}

/// Something that stands below what comes before it.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; level 1 is the title.
    Heading {
        /// 1 to 3.
        level: u8,
        /// What it says.
        text: String,
    },
    /// A paragraph.
    Paragraph(String),
    /// A paragraph that begins with a label.
    Labelled {
        /// The label, with its colon.
        label: String,
        /// What it labels.
        text: String,
    },
    /// A list of points.
    Points(Vec<String>),
    /// The steps with their weeks and costs, and a bar for each.
    Timeline(Timeline),
}

/// A table of steps. Its bars are drawn, and say nothing that the other columns do not.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// What the table shows, for those who hear it.
    pub summary: String,
    /// Headings of the columns for step, weeks, cost and bar.
    pub columns: [String; 4],
    /// A row each step.
    pub rows: Vec<TimelineRow>,
    /// The last row: everything together.
    pub total: [String; 3],
    /// Weeks from the left end of the bars to the right end.
    pub weeks: u16,
}

/// A row of a table of steps.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineRow {
    /// Step, weeks, cost.
    pub cells: [String; 3],
    /// What the bar shows.
    pub span: WeekSpan,
    /// Of these, weeks of waiting at the end.
    pub weeks_waiting: u16,
}

impl Pages {
    /// The document that lays out a path.
    pub fn of(document: &PathDocument) -> Self {
        let t = document.language.document_texts();
        let heading = |level: u8, text: &str| Block::Heading { level, text: text.to_owned() };
        let mut blocks = vec![heading(1, &document.title)];
        blocks.extend(document.lede.iter().cloned().map(Block::Paragraph));
        blocks.push(heading(2, t.glance_heading.as_str()));
        blocks.push(Block::Paragraph(t.glance_text.with("weeks", document.weeks.max(1)).into()));
        blocks.push(Block::Timeline(timeline(document)));
        blocks.extend(section(&document.missing));
        blocks.push(heading(2, t.steps_heading.as_str()));
        for step in &document.steps {
            let title = t.step_heading.with("number", step.number).with("heading", &step.heading);
            blocks.push(Block::Heading { level: 3, text: title.into() });
            blocks.push(Block::Paragraph(step.text.clone()));
            blocks.extend(details(step, document).into_iter().map(|(label, text)| Block::Labelled { label, text }));
        }
        blocks.extend(document.closing.iter().flat_map(section));
        Self { title: document.title.clone(), subject: t.subject.to_string(), language: document.language, blocks }
    }

    /// The document as plain text: a line each block, point or row.
    pub fn to_text(&self) -> String {
        let mut lines = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Heading { level, text } => lines.push(format!("{} {text}", "#".repeat(usize::from(*level)))),
                Block::Paragraph(text) => lines.push(text.clone()),
                Block::Labelled { label, text } => lines.push(format!("{label} {text}")),
                Block::Points(points) => lines.extend(points.iter().map(|point| format!("• {point}"))),
                Block::Timeline(timeline) => {
                    lines.push(timeline.columns[..3].join(" | "));
                    lines.extend(timeline.rows.iter().map(|row| row.cells.join(" | ")));
                    lines.push(timeline.total.join(" | "));
                }
            }
        }
        lines.join("\n")
    }
}

fn section(section: &Section) -> Vec<Block> {
    let mut blocks = vec![Block::Heading { level: 2, text: section.heading.clone() }];
    if !section.text.is_empty() {
        blocks.push(Block::Paragraph(section.text.clone()));
    }
    if !section.items.is_empty() {
        blocks.push(Block::Points(section.items.clone()));
    }
    blocks
}

fn timeline(document: &PathDocument) -> Timeline {
    let language = document.language;
    let t = language.document_texts();
    let rows = document.steps.iter().map(|step| TimelineRow {
        cells: [
            t.step_heading.with("number", step.number).with("heading", &step.heading).into(),
            language.span(step.span),
            short_cost(step, language),
        ],
        span: step.span,
        weeks_waiting: step.weeks_waiting,
    });
    let known = language.money_range(document.cost);
    let cost = if document.cost_incomplete { format!("{known} + {}", t.cost_ask) } else { known };
    Timeline {
        summary: t.glance_summary.to_string(),
        columns: [&t.column_step, &t.column_weeks, &t.column_cost, &t.column_bar].map(ToString::to_string),
        rows: rows.collect(),
        total: [t.total.to_string(), language.weeks(document.weeks), cost],
        weeks: document.weeks.max(1),
    }
}

/// The cost of a step in a word or two.
fn short_cost(step: &StepEntry, language: Language) -> String {
    let t = language.document_texts();
    match (&step.cost, step.is_paid) {
        (Some(cost), true) => format!("{}; {}", language.money_range(*cost), t.cost_paid),
        (Some(cost), false) => language.money_range(*cost),
        (None, true) => t.cost_paid.to_string(),
        (None, false) => t.cost_ask.to_string(),
    }
}

/// What is to be said of a step besides what it is, each with its label.
pub(super) fn details(step: &StepEntry, document: &PathDocument) -> Vec<(String, String)> {
    let language = document.language;
    let t = language.document_texts();
    let joined = |lines: &[String], between: &str| (!lines.is_empty()).then(|| lines.join(between));
    let rows = [
        (&t.label_when, Some(when(step, document))),
        (&t.label_cost, Some(cost(step, language))),
        (&t.label_closes, (!step.closes.is_empty()).then(|| format!("{}.", language.list(&step.closes)))),
        (&t.label_why, joined(&step.why, " ")),
        (&t.label_start, step.start.clone()),
        (&t.label_proof, step.proof.clone()),
        (&t.label_results, joined(&step.results, "; ").map(|text| format!("{text}."))),
        (&t.label_ask, joined(&step.ask, " ")),
        (&t.label_source, joined(&step.sources, "; ").map(|text| format!("{text}."))),
    ];
    rows.into_iter().filter_map(|(label, text)| Some((label.to_string(), text?))).collect()
}

fn when(step: &StepEntry, document: &PathDocument) -> String {
    let language = document.language;
    let t = language.document_texts();
    let mut when = language.span(step.span);
    if let Some((first, end)) = document.starts_on.and_then(|start| step.span.days(start)) {
        let last = end.yesterday().unwrap_or(end);
        let text = if step.span.weeks == 0 { &t.when_day } else { &t.when_dates };
        let text = text.with("when", &when).with("first", language.date(first));
        when = text.with("last", language.date(last)).into();
    }
    if step.hours >= 1.0 {
        when = t.when_hours.with("when", when).with("hours", format!("{:.0}", step.hours)).into();
    }
    if step.weeks_waiting > 0 {
        when = t.when_waiting.with("when", when).with("weeks", language.weeks(step.weeks_waiting)).into();
    }
    let numbers: Vec<String> = step.after.iter().map(ToString::to_string).collect();
    match numbers.len() {
        0 => format!("{when}."),
        1 => format!("{when}. {}", t.after.with("steps", language.list(&numbers))),
        _ => format!("{when}. {}", t.after_many.with("steps", language.list(&numbers))),
    }
}

fn cost(step: &StepEntry, language: Language) -> String {
    let t = language.document_texts();
    let known = step.cost.map_or_else(|| t.cost_unknown.to_string(), |cost| language.money_range(cost));
    if step.is_paid { format!("{}.", t.cost_is_paid.with("cost", known)) } else { format!("{known}.") }
}
