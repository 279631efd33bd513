//! What a text says of the person who wrote it: jobs, skills, tools, papers, each with the words that prove it.

mod activities;
mod evidence;
mod guess;
mod layout;
mod levels;
mod papers;
mod phrases;
mod profile;
mod skills;
mod standing;
mod technologies;
mod times;
mod titles;
mod tool_context;

pub use evidence::{Evidence, JobTime, Meaning, ReadJob, ReadText, Standing};
pub use profile::ProfileParts;

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::catalog::Catalog;
use crate::catalog::codes::{ActivityId, ElementId, RoleCode};
use crate::profile::Strength;
use crate::profile::recognition::Recogniser;
use crate::words::tokens;
use activities::Activities;
use guess::Guesses;
use layout::{Break, Case, Layout};
use papers::Papers;
use skills::{FoundSkill, SkillPhrases};
use standing::{Said, standings};
use technologies::{FoundTool, ToolNames};
use titles::{FoundTitle, TitleNames};

/// The most bytes of a text that are read.
pub const MOST_BYTES: usize = 64 * 1024;
/// Confidence of a phrase whose words stand together, of one with others between, and of an activity.
const TOGETHER: f32 = 0.9;
const APART: f32 = 0.7;
const ACTIVITY: f32 = 0.6;

/// Reads texts. Made once for a catalogue.
#[derive(Debug, Clone)]
pub struct TextReader {
    recogniser: Arc<Recogniser>,
    elements: Vec<ElementId>,
    roles: Vec<RoleCode>,
    activity_ids: Vec<ActivityId>,
    skills: SkillPhrases,
    tools: ToolNames,
    titles: TitleNames,
    papers: Papers,
    activities: Activities,
    guesses: Guesses,
}

/// What a reading works with.
struct Page<'t> {
    layout: Layout<'t>,
    said: Vec<Said>,
    /// Whether a word is part of a heading, which tells nothing.
    heading: Vec<bool>,
}

impl TextReader {
    /// Learns what there is to find in `catalog`; titles are told apart by `recogniser`.
    pub fn new(catalog: &Catalog, recogniser: Arc<Recogniser>) -> Self {
        Self {
            recogniser,
            elements: catalog.elements.iter().map(|element| element.id.clone()).collect(),
            roles: catalog.roles.iter().map(|role| role.code.clone()).collect(),
            activity_ids: catalog.activities.iter().map(|activity| activity.id.clone()).collect(),
            skills: SkillPhrases::new(catalog),
            tools: ToolNames::new(catalog, vocabulary(catalog)),
            titles: TitleNames::new(catalog),
            papers: Papers::new(catalog),
            activities: Activities::new(catalog),
            guesses: Guesses::new(catalog),
        }
    }

    /// Reads `text`, of which at most [`MOST_BYTES`].
    pub fn read(&self, text: &str) -> ReadText {
        let layout = Layout::of(beginning(text));
        let page = Page { said: standings(&layout), heading: headings(&layout), layout };
        let mut evidence = Vec::new();
        let titles = self.titles.find(&page.layout, &self.recogniser);
        let papers = self.papers.find(&page.layout);
        let tools: Vec<FoundTool> = self.tools.find(&page.layout);
        let mut taken = vec![false; page.layout.words.len()];
        let paper_words = papers.credentials.iter().chain(papers.education.iter().map(|(_, words)| words));
        for words in titles.iter().map(|title| &title.words).chain(paper_words) {
            taken[words.clone()].fill(true);
        }
        for (_, words) in &papers.education {
            taken[words.end..subject_end(&page.layout, words.end)].fill(true);
        }
        let is_taken = |words: &Range<usize>| words.clone().all(|place| taken[place]);
        evidence.extend(titles.iter().map(|title| self.job(&page, title)));
        for words in &papers.credentials {
            let roles = self.papers.roles(&page.layout.text[page.layout.bytes(words)]);
            evidence.push(page.evidence(Meaning::Credential(roles), words, TOGETHER));
        }
        for (level, words) in &papers.education {
            evidence.push(page.evidence(Meaning::Education(*level), words, TOGETHER));
        }
        for tool in tools.iter().filter(|tool| !is_taken(&tool.words)) {
            let name = self.tools.name(tool.technology).to_owned();
            let mut found = page.evidence(Meaning::Technology(name), &tool.words, TOGETHER);
            found.level = levels::level(&page.layout, &tool.words, true);
            evidence.push(found);
        }
        for tool in &tools {
            taken[tool.words.clone()].fill(true);
        }
        for words in self.titles.mask(&page.layout) {
            taken[words].fill(true);
        }
        let skills = self.skills.find(&page.layout);
        for skill in &skills {
            if !skill.places.iter().all(|place| taken[*place] || page.heading[*place]) {
                evidence.push(self.skill(&page, skill));
            }
        }
        for found in self.activities.find(&page.layout) {
            let is_told =
                skills.iter().any(|skill| skill.places.iter().filter(|place| found.words.contains(*place)).count() > 1);
            if !is_told && !found.words.clone().all(|place| taken[place] || page.heading[place]) {
                let meaning = Meaning::Activity(self.activity_ids[found.activity].clone());
                evidence.push(page.evidence(meaning, &found.words, ACTIVITY));
            }
        }
        self.guess(&page, &taken, &mut evidence);
        let unknown = page.unknown(&evidence);
        ReadText { evidence: merged(evidence, text), unknown }
    }

    /// The element or tool that a list item names but for a slip: what is left to try for an unknown word.
    pub fn misspelt(&self, item: &str) -> Option<Meaning> {
        let element = self.skills.misspelt_name(item).map(|place| Meaning::Element(self.elements[place].clone()));
        let tool = || self.tools.named(item).map(|place| Meaning::Technology(self.tools.name(place).to_owned()));
        element.or_else(tool)
    }

    /// The roles whose usual licence or certificate `statement` names.
    pub fn credential_roles(&self, statement: &str) -> Vec<RoleCode> {
        self.papers.roles(statement)
    }

    /// Statements in which nothing was found, by the words they share with the lexicons.
    fn guess(&self, page: &Page<'_>, taken: &[bool], evidence: &mut Vec<Evidence>) {
        for guess in self.guesses.find(&page.layout) {
            let bytes = page.layout.bytes(&guess.words);
            let is_read = evidence.iter().any(|one| {
                let is_content = !matches!(one.meaning, Meaning::Technology(_));
                is_content && one.spans.iter().any(|span| span.start < bytes.end && bytes.start < span.end)
            });
            if !is_read && !guess.words.clone().any(|place| page.heading[place]) && !taken[guess.words.start] {
                let meaning = Meaning::Element(self.elements[guess.target].clone());
                evidence.push(page.evidence(meaning, &guess.words, guess.confidence));
            }
        }
    }

    fn job(&self, page: &Page<'_>, title: &FoundTitle) -> Evidence {
        let bytes = page.layout.bytes(&title.words);
        let job = ReadJob {
            role: self.roles[usize::from(title.role.0)].clone(),
            title: page.layout.text[bytes].to_owned(),
            time: title.time,
        };
        let mut found = page.evidence(Meaning::Job(job), &title.words, title.confidence);
        if title.words.clone().any(|place| page.said[place] == Said::Sought) && found.standing == Standing::Told {
            found.standing = Standing::Wished;
        }
        found
    }

    fn skill(&self, page: &Page<'_>, skill: &FoundSkill) -> Evidence {
        let words = skill.words();
        let meaning = Meaning::Element(self.elements[skill.target].clone());
        let mut found = page.evidence(meaning, &words, if skill.extra == 0 { TOGETHER } else { APART });
        found.standing = page.standing(skill.places.iter().copied());
        found.level = levels::level(&page.layout, &words, false);
        found
    }
}

impl Page<'_> {
    fn evidence(&self, meaning: Meaning, words: &Range<usize>, confidence: f32) -> Evidence {
        let is_done = matches!(meaning, Meaning::Job(_) | Meaning::Activity(_));
        Evidence {
            meaning,
            spans: vec![self.layout.bytes(words)],
            level: None,
            strength: if is_done { Strength::Described } else { levels::strength(&self.layout, words) },
            standing: self.standing(words.clone()),
            confidence,
        }
    }

    fn standing(&self, places: impl Iterator<Item = usize> + Clone) -> Standing {
        let says = |what: Said| places.clone().any(|place| self.said[place] == what);
        match () {
            () if says(Said::Negated) => Standing::Negated,
            () if says(Said::Wished) => Standing::Wished,
            () => Standing::Told,
        }
    }

    /// Short list items in which nothing was found.
    fn unknown(&self, evidence: &[Evidence]) -> Vec<Range<usize>> {
        const LONGEST: usize = 6;
        let mut unknown = Vec::new();
        let mut start = 0;
        while start < self.layout.words.len() {
            let item = self.layout.around(start, Break::Comma);
            start = item.end;
            let bytes = self.layout.bytes(&item);
            let has_evidence =
                evidence.iter().flat_map(|one| &one.spans).any(|span| span.start < bytes.end && bytes.start < span.end);
            let is_plain = item.clone().all(|place| self.said[place] == Said::Plain && !self.heading[place]);
            if !has_evidence && is_plain && item.len() <= LONGEST {
                unknown.push(bytes);
            }
        }
        unknown
    }
}

/// Words of headings: "Computer skills:", "WORK EXPERIENCE".
fn headings(layout: &Layout<'_>) -> Vec<bool> {
    const LONGEST: usize = 5;
    #[rustfmt::skip]
    const HEADING_WORDS: &[&str] = &[
        "skills", "experience", "education", "employment", "history", "summary", "profile", "objective", "software",
        "tools", "certifications", "languages", "references", "about", "training", "work", "computer", "technical",
        "professional", "habilidades", "experiencia", "educacion", "idiomas", "formacion", "herramientas", "perfil",
        "objetivo", "computacion", "laboral", "estudios", "and", "y", "de", "other", "key", "core", "strengths",
        "programs", "systems", "programas", "i", "know", "additional", "volunteer", "relevant", "mi",
        "qualifications",
    ];
    let mut heading = vec![false; layout.words.len()];
    let mut start = 0;
    while start < layout.words.len() {
        let line = layout.around(start, Break::Line);
        start = line.end;
        let colon = (line.start + 1..line.end.min(line.start + LONGEST + 1)).find(|place| {
            let between = &layout.text[layout.words[place - 1].range.end..layout.words[*place].range.start];
            between.contains(':')
        });
        let end = colon.unwrap_or(line.end);
        let is_heading =
            end - line.start <= LONGEST && (line.start..end).all(|place| HEADING_WORDS.contains(&layout.folded(place)));
        if is_heading {
            heading[line.start..end].fill(true);
        }
    }
    heading
}

/// Where the subject of a degree ends: "B.S. Psychology", "AAS, Health Information Technology".
fn subject_end(layout: &Layout<'_>, from: usize) -> usize {
    const LONGEST: usize = 5;
    let mut end = from;
    while end < layout.words.len() && end - from < LONGEST && layout.before(end) <= Break::Comma {
        let goes_on =
            layout.words[end].case != Case::Lower || matches!(layout.folded(end), "in" | "of" | "en" | "and" | "y");
        if !goes_on {
            break;
        }
        end += 1;
    }
    end
}

/// Joins pieces of one meaning and standing, and marks what the text both says and takes back.
fn merged(found: Vec<Evidence>, text: &str) -> Vec<Evidence> {
    let mut merged: Vec<Evidence> = Vec::new();
    for one in found {
        let same = |other: &&mut Evidence| other.meaning == one.meaning && other.standing == one.standing;
        match merged.iter_mut().find(same) {
            Some(known) if !matches!(one.meaning, Meaning::Job(_)) => {
                known.spans.extend(one.spans);
                known.level = known.level.max(one.level);
                known.strength = known.strength.max(one.strength);
                known.confidence = known.confidence.max(one.confidence);
            }
            _ => merged.push(one),
        }
    }
    for one in &mut merged {
        one.spans.sort_by_key(|span| (span.start, span.end));
        one.spans.dedup();
    }
    let taken_back: Vec<(Meaning, Vec<String>)> = merged
        .iter()
        .filter(|one| one.standing == Standing::Negated)
        .map(|one| (one.meaning.clone(), words_of(one, text)))
        .collect();
    for one in merged.iter_mut().filter(|one| one.standing == Standing::Told) {
        // Two skills of one element differ: "no payroll, but invoices" takes nothing back.
        let names_same = |words: &Vec<String>| words_of(one, text).iter().any(|own| words.contains(own));
        let is_contradicted = taken_back.iter().any(|(meaning, words)| {
            *meaning == one.meaning && (!matches!(meaning, Meaning::Element(_)) || names_same(words))
        });
        if is_contradicted {
            one.standing = Standing::Contradicted;
        }
    }
    merged.sort_by_key(|one| (one.spans[0].start, one.spans[0].end));
    merged
}

fn words_of(evidence: &Evidence, text: &str) -> Vec<String> {
    evidence.spans.iter().map(|span| crate::words::fold(&text[span.clone()])).collect()
}

/// Words of ordinary text: of the lexicons and of the catalogue's activities.
fn vocabulary(catalog: &Catalog) -> FxHashSet<String> {
    let mut words = skills::vocabulary();
    let names = catalog.elements.iter().map(|element| element.name.as_str());
    for title in catalog.activities.iter().map(|activity| activity.title.as_str()).chain(names) {
        words.extend(tokens(title).into_iter().map(|token| token.word));
    }
    words
}

fn beginning(text: &str) -> &str {
    let mut end = text.len().min(MOST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests;
