//! The piece of a document that shows why it was found, with the words that were looked for marked.

use serde::Serialize;

use super::documents::{HitKind, other_names};
use super::text_index::{Found, Marks, TextIndex};
use crate::catalog::{Catalog, Role};
use crate::words::tokens;

/// Longer sentences are cut around the first mark.
const MOST_SNIPPET_BYTES: usize = 240;

/// Which part of a document a snippet is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SnippetSource {
    /// Another name of it.
    AlsoCalled,
    /// A growth family it belongs to.
    Family,
    /// Why it belongs to its growth family.
    FamilyReason,
    /// Plain sentences about it.
    Summary,
    /// The publisher's description of it.
    Description,
    /// A task in it.
    Task,
    /// A work activity in it.
    Activity,
    /// What sort of tool it is.
    Category,
}

/// A piece of text, and whether it was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// The text.
    pub text: String,
    /// Whether it is to be marked.
    pub marked: bool,
}

/// Why a document was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Snippet {
    /// Which part of the document it is from.
    pub source: SnippetSource,
    /// The text in pieces; put together, they are the text.
    pub segments: Vec<Segment>,
}

impl Snippet {
    /// The text without marks.
    pub fn plain(&self) -> String {
        self.segments.iter().map(|segment| segment.text.as_str()).collect()
    }
}

/// Why `found` was found.
pub(super) fn snippet(
    index: &TextIndex,
    catalog: &Catalog,
    marks: &Marks,
    kind: HitKind,
    found: &Found,
) -> Option<Snippet> {
    let marker = Marker { index, marks };
    match kind {
        HitKind::Role(ix) => role_snippet(&marker, catalog, catalog.role(ix), found),
        HitKind::Technology(ix) => {
            let category = &catalog.technologies[usize::from(ix.0)].category;
            Some(Snippet { source: SnippetSource::Category, segments: marker.segments(category) })
        }
        HitKind::Element(_) | HitKind::Activity(_) => None,
    }
}

fn role_snippet(marker: &Marker<'_>, catalog: &Catalog, role: &Role, found: &Found) -> Option<Snippet> {
    let others = role.alternate_titles.len() + role.reported_titles.len();
    match found.name {
        Some(place) if place > others => {
            let name = role.families.get(place - others - 1).map(|(family, _)| family.name_in(catalog.language));
            return Some(Snippet { source: SnippetSource::Family, segments: marker.segments(name?) });
        }
        Some(place) if place > 0 => {
            let segments = marker.segments(other_names(role).nth(place - 1)?);
            return Some(Snippet { source: SnippetSource::AlsoCalled, segments });
        }
        _ => {}
    }
    let summary = role.summary.iter().flat_map(|text| sentences(text)).map(|text| (SnippetSource::Summary, text));
    let description =
        role.description.iter().flat_map(|text| sentences(text)).map(|text| (SnippetSource::Description, text));
    let reasons = role.families.iter().map(|(_, reason)| (SnippetSource::FamilyReason, reason.as_str()));
    let tasks = role.tasks.iter().map(|task| (SnippetSource::Task, task.statement.as_str()));
    let activities = role.activities.iter().map(|(ix, _)| &catalog.activities[usize::from(ix.0)].title);
    let activities = activities.map(|title| (SnippetSource::Activity, title.as_str()));
    let mut best: Option<(usize, SnippetSource, &str)> = None;
    for (source, text) in summary.chain(description).chain(reasons).chain(tasks).chain(activities) {
        let marked = marker.count(text);
        if best.is_none_or(|(most, ..)| marked > most) {
            best = Some((marked, source, text));
        }
    }
    best.map(|(_, source, text)| Snippet { source, segments: marker.segments(text) })
}

/// The sentences of `text`.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ").map(str::trim).filter(|sentence| !sentence.is_empty())
}

struct Marker<'a> {
    index: &'a TextIndex,
    marks: &'a Marks,
}

impl Marker<'_> {
    fn count(&self, text: &str) -> usize {
        tokens(text).iter().filter(|token| self.index.is_marked(self.marks, &token.word)).count()
    }

    fn segments(&self, text: &str) -> Vec<Segment> {
        let mut segments: Vec<Segment> = Vec::new();
        let mut at = 0;
        let marked = tokens(text).into_iter().filter(|token| self.index.is_marked(self.marks, &token.word));
        for token in marked {
            push(&mut segments, &text[at..token.range.start], false);
            push(&mut segments, &text[token.range.clone()], true);
            at = token.range.end;
        }
        push(&mut segments, &text[at..], false);
        shorten(segments)
    }
}

fn push(segments: &mut Vec<Segment>, text: &str, marked: bool) {
    if !text.is_empty() {
        segments.push(Segment { text: text.to_owned(), marked });
    }
}

/// Cuts what is too long for a list of results, never within a marked word.
fn shorten(segments: Vec<Segment>) -> Vec<Segment> {
    let mut left = MOST_SNIPPET_BYTES;
    let mut kept = Vec::new();
    for mut segment in segments {
        if segment.text.len() > left {
            if segment.marked {
                break;
            }
            let mut end = left;
            while !segment.text.is_char_boundary(end) {
                end -= 1;
            }
            let end = segment.text[..end].rfind(' ').unwrap_or(0);
            segment.text.truncate(end);
            segment.text.push('…');
            kept.push(segment);
            break;
        }
        left -= segment.text.len();
        kept.push(segment);
    }
    kept
}
