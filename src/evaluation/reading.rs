//! How well texts are read, measured on texts with labels that people wrote.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::catalog::codes::{ElementId, RoleCode};
use crate::profile::Education;
use crate::profile::reading::{Evidence, Meaning, Standing, TextReader};

/// A text with what a careful coach would note of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelledText {
    /// Its language: `en` or `es`.
    pub language: String,
    /// The text.
    pub text: String,
    /// Jobs.
    #[serde(default)]
    pub titles: Vec<TitleLabel>,
    /// Skills, knowledge, abilities and work activities.
    #[serde(default)]
    pub skills: Vec<SkillLabel>,
    /// Software and tools.
    #[serde(default)]
    pub tools: Vec<ToolLabel>,
    /// Licences and certificates.
    #[serde(default)]
    pub credentials: Vec<WordsLabel>,
    /// Completed education.
    #[serde(default)]
    pub education: Vec<EducationLabel>,
    /// Words that are taken back or only wished for: nothing in them may count.
    #[serde(default)]
    pub negated: Vec<WordsLabel>,
}

/// A job that the text tells of.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleLabel {
    /// The words that show it.
    pub words: String,
    /// Every code that would be right.
    pub codes: Vec<RoleCode>,
    /// How long, if the text says so.
    pub years: Option<f32>,
}

/// A skill that the text tells of.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkillLabel {
    /// The words that show it.
    pub words: String,
    /// Every element that would be right.
    pub elements: Vec<ElementId>,
    /// How well, if the text says so.
    pub level: Option<String>,
}

/// A tool that the text names.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToolLabel {
    /// The words that name it.
    pub words: String,
    /// Every name in the catalogue that would be right.
    pub names: Vec<String>,
    /// How well, if the text says so.
    pub level: Option<String>,
}

/// Words of a text.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordsLabel {
    /// The words.
    pub words: String,
}

/// Education that the text tells of.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EducationLabel {
    /// The words that show it.
    pub words: String,
    /// The level.
    pub education: Education,
}

/// Which half of the texts: lexicons and constants may be tuned on one, never on the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Half {
    /// Texts with even numbers, for tuning.
    Tuning,
    /// Texts with odd numbers, for reports.
    Test,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// How many.
    pub part: usize,
    /// Of how many.
    pub whole: usize,
}

impl Share {
    /// The share, 0 to 1; 1 of nothing.
    pub fn value(self) -> f64 {
        if self.whole == 0 { 1.0 } else { self.part as f64 / self.whole as f64 }
    }

    fn count(&mut self, is_part: bool) {
        self.whole += 1;
        self.part += usize::from(is_part);
    }

    fn add(&mut self, other: Self) {
        self.part += other.part;
        self.whole += other.whole;
    }
}

/// How well texts were read.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ReadingEvaluation {
    /// How many texts.
    pub texts: usize,
    /// Labelled skills that were found.
    pub skill_recall: Share,
    /// Labelled tools that were found.
    pub tool_recall: Share,
    /// Pieces of evidence for skills and tools that a label bears out.
    pub precision: Share,
    /// Labelled jobs that were found.
    pub title_recall: Share,
    /// Pieces of evidence for jobs that a label bears out.
    pub title_precision: Share,
    /// Labelled lengths of jobs that were read within half a year.
    pub years_right: Share,
    /// Labelled levels that were read.
    pub levels_right: Share,
    /// Labelled licences and certificates that were found.
    pub credential_recall: Share,
    /// Labelled education that was found.
    pub education_recall: Share,
    /// Labelled negations in which something counted all the same.
    pub negated_counted: Share,
    /// Labels that were not found and pieces that no label bears out, for tuning.
    #[serde(skip)]
    pub problems: Vec<String>,
}

impl ReadingEvaluation {
    /// Skills and tools together.
    pub fn recall(&self) -> Share {
        let mut both = self.skill_recall;
        both.add(self.tool_recall);
        both
    }

    /// Adds what was measured on other texts.
    pub fn add(&mut self, other: Self) {
        self.texts += other.texts;
        self.skill_recall.add(other.skill_recall);
        self.tool_recall.add(other.tool_recall);
        self.precision.add(other.precision);
        self.title_recall.add(other.title_recall);
        self.title_precision.add(other.title_precision);
        self.years_right.add(other.years_right);
        self.levels_right.add(other.levels_right);
        self.credential_recall.add(other.credential_recall);
        self.education_recall.add(other.education_recall);
        self.negated_counted.add(other.negated_counted);
        self.problems.extend(other.problems);
    }
}

/// Reads every text, by number, and compares with its labels, per language and half.
pub fn reading(
    reader: &TextReader,
    texts: &BTreeMap<u32, LabelledText>,
    this_year: i16,
) -> BTreeMap<(String, Half), ReadingEvaluation> {
    let mut measured: BTreeMap<(String, Half), ReadingEvaluation> = BTreeMap::new();
    for (number, text) in texts {
        let half = if number.is_multiple_of(2) { Half::Tuning } else { Half::Test };
        let mut one = compare(reader, text, this_year);
        one.problems.iter_mut().for_each(|problem| problem.insert_str(0, &format!("{number:02} ")));
        measured.entry((text.language.clone(), half)).or_default().add(one);
    }
    measured
}

fn compare(reader: &TextReader, text: &LabelledText, this_year: i16) -> ReadingEvaluation {
    let read = reader.read(&text.text);
    let pieces: Vec<(&Evidence, Range<usize>)> = read
        .evidence
        .iter()
        .filter(|one| one.standing == Standing::Told)
        .flat_map(|one| one.spans.iter().map(move |span| (one, span.clone())))
        .collect();
    let mut measured = ReadingEvaluation { texts: 1, ..ReadingEvaluation::default() };
    let place = |words: &str| text.text.find(words).map_or(0..0, |start| start..start + words.len());
    for label in &text.skills {
        let found =
            pieces.iter().find(|(one, span)| overlap(span, &place(&label.words)) && shows(one, &label.elements));
        measured.skill_recall.count(found.is_some());
        count_level(&mut measured.levels_right, label.level.as_deref(), found.map(|(one, _)| *one));
        if found.is_none() {
            measured.problems.push(format!("missed skill  «{}» {:?}", label.words, ids(&label.elements)));
        }
    }
    for label in &text.tools {
        let found = pieces.iter().find(|(one, span)| overlap(span, &place(&label.words)) && names(one, &label.names));
        measured.tool_recall.count(found.is_some());
        count_level(&mut measured.levels_right, label.level.as_deref(), found.map(|(one, _)| *one));
        if found.is_none() {
            measured.problems.push(format!("missed tool   «{}» {:?}", label.words, label.names));
        }
    }
    for (one, span) in &pieces {
        count_piece(&mut measured, text, one, span, &place);
    }
    count_jobs(&mut measured, text, &pieces, this_year, &place);
    count_papers(&mut measured, text, &pieces, &place);
    for label in &text.negated {
        let counted = pieces.iter().find(|(_, span)| overlap(span, &place(&label.words)));
        measured.negated_counted.count(counted.is_some());
        if let Some((one, span)) = counted {
            let said =
                format!("NEGATED «{}» counts as {:?} by «{}»", label.words, one.meaning, &text.text[span.clone()]);
            measured.problems.push(said);
        }
    }
    measured
}

fn count_piece(
    measured: &mut ReadingEvaluation,
    text: &LabelledText,
    one: &Evidence,
    span: &Range<usize>,
    place: &impl Fn(&str) -> Range<usize>,
) {
    let is_right = match &one.meaning {
        Meaning::Technology(_) => {
            text.tools.iter().any(|label| overlap(span, &place(&label.words)) && names(one, &label.names))
        }
        Meaning::Element(_) => {
            text.skills.iter().any(|label| overlap(span, &place(&label.words)) && shows(one, &label.elements))
        }
        Meaning::Activity(_) => text.skills.iter().any(|label| overlap(span, &place(&label.words))),
        _ => return,
    };
    measured.precision.count(is_right);
    if !is_right {
        measured.problems.push(format!("wrong         «{}» {:?}", &text.text[span.clone()], one.meaning));
    }
}

fn count_jobs(
    measured: &mut ReadingEvaluation,
    text: &LabelledText,
    pieces: &[(&Evidence, Range<usize>)],
    this_year: i16,
    place: &impl Fn(&str) -> Range<usize>,
) {
    let jobs = || {
        pieces.iter().filter_map(|(one, span)| match &one.meaning {
            Meaning::Job(job) => Some((job, span)),
            _ => None,
        })
    };
    for label in &text.titles {
        let found = jobs().find(|(job, span)| overlap(span, &place(&label.words)) && label.codes.contains(&job.role));
        measured.title_recall.count(found.is_some());
        let read = found.and_then(|(job, _)| job.time.years_until(this_year));
        if let (Some(years), true) = (label.years, found.is_some()) {
            measured.years_right.count(read.is_some_and(|read| (read - years).abs() <= 0.5));
            if read.is_none_or(|read| (read - years).abs() > 0.5) {
                measured.problems.push(format!("years         «{}» {years} read {read:?}", label.words));
            }
        }
        if found.is_none() {
            measured.problems.push(format!("missed title  «{}»", label.words));
        }
    }
    for (job, span) in jobs() {
        let is_right =
            text.titles.iter().any(|label| overlap(span, &place(&label.words)) && label.codes.contains(&job.role));
        measured.title_precision.count(is_right);
        if !is_right {
            measured.problems.push(format!("wrong title   «{}» {}", job.title, job.role));
        }
    }
}

fn count_papers(
    measured: &mut ReadingEvaluation,
    text: &LabelledText,
    pieces: &[(&Evidence, Range<usize>)],
    place: &impl Fn(&str) -> Range<usize>,
) {
    for label in &text.credentials {
        let is_found = |(one, span): &(&Evidence, Range<usize>)| {
            matches!(one.meaning, Meaning::Credential(_)) && overlap(span, &place(&label.words))
        };
        measured.credential_recall.count(pieces.iter().any(is_found));
        if !pieces.iter().any(is_found) {
            measured.problems.push(format!("missed paper  «{}»", label.words));
        }
    }
    for label in &text.education {
        let is_found = |(one, span): &(&Evidence, Range<usize>)| {
            one.meaning == Meaning::Education(label.education) && overlap(span, &place(&label.words))
        };
        measured.education_recall.count(pieces.iter().any(is_found));
        if !pieces.iter().any(is_found) {
            measured.problems.push(format!("missed study  «{}» {:?}", label.words, label.education));
        }
    }
}

fn count_level(levels: &mut Share, label: Option<&str>, found: Option<&Evidence>) {
    let (Some(label), Some(found)) = (label, found) else { return };
    let read = found.level.and_then(|level| serde_json::to_value(level).ok());
    levels.count(read.as_ref().and_then(|level| level.as_str()) == Some(label));
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Whether a piece is one of `elements`; an activity is its generalised one.
fn shows(one: &Evidence, elements: &[ElementId]) -> bool {
    match &one.meaning {
        Meaning::Element(element) => elements.contains(element),
        Meaning::Activity(activity) => {
            elements.iter().any(|element| activity.as_str().starts_with(&format!("{element}.")))
        }
        _ => false,
    }
}

fn names(one: &Evidence, accepted: &[String]) -> bool {
    matches!(&one.meaning, Meaning::Technology(name) if accepted.contains(name))
}

fn ids(elements: &[ElementId]) -> Vec<&str> {
    elements.iter().map(ElementId::as_str).collect()
}

/// A sentence of a job posting whose words are labelled as skills or knowledge.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelledSentence {
    /// The sentence.
    pub text: String,
    /// The bytes of its skills and fields of knowledge.
    pub spans: Vec<Range<usize>>,
}

/// How well the spans of skills and knowledge in job postings are found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct SpanEvaluation {
    /// Labelled spans that some evidence overlaps.
    pub recall: Share,
    /// Pieces of evidence that overlap a labelled span.
    pub precision: Share,
}

/// Reads every sentence and compares with its labels.
pub fn spans(reader: &TextReader, sentences: &[LabelledSentence]) -> SpanEvaluation {
    let mut measured = SpanEvaluation::default();
    for sentence in sentences {
        let read = reader.read(&sentence.text);
        let told = read.evidence.iter().filter(|one| {
            let is_skill = !matches!(one.meaning, Meaning::Job(_));
            is_skill && one.counts()
        });
        let pieces: Vec<&Range<usize>> = told.flat_map(|one| &one.spans).collect();
        for span in &sentence.spans {
            measured.recall.count(pieces.iter().any(|piece| overlap(piece, span)));
        }
        for piece in pieces {
            measured.precision.count(sentence.spans.iter().any(|span| overlap(piece, span)));
        }
    }
    measured
}
