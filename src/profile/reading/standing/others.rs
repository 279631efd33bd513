//! Denials that stand apart from what they deny, and deeds of other people.

use std::ops::Range;

use super::cues::{ANSWER, DENIALS, OTHER_PEOPLE, OTHERS};
use super::{clause_end, clause_start, next_comma};
use crate::profile::reading::layout::{Break, Layout};

/// The longest short answer, in words.
const LONGEST_ANSWER: usize = 5;
/// The most words of an item in a bare list.
const LONGEST_ITEM: usize = 3;

/// What the word at `place` takes back besides what a plain negation does.
pub(super) fn taken_back(layout: &Layout<'_>, place: usize) -> Option<Range<usize>> {
    answer(layout, place).or_else(|| by_others(layout, place)).or_else(|| someday(layout, place))
}

/// "Excel – never", "SAP: none", "Photoshop, no": a short answer takes back what stands before it.
fn answer(layout: &Layout<'_>, place: usize) -> Option<Range<usize>> {
    let begins = place > 0 && layout.before(place) >= Break::Comma && layout.before(place) < Break::Line;
    if !begins {
        return None;
    }
    let end = (place + 1..=layout.words.len()).find(|later| layout.before(*later) >= Break::Comma)?;
    let mut words = (place..end).map(|later| layout.folded(later));
    let denies = (place..end).any(|later| DENIALS.contains(&layout.folded(later)));
    if !denies || end - place > LONGEST_ANSWER || !words.all(|word| ANSWER.contains(&word)) {
        return None;
    }
    let start = match layout.before(place) {
        // "Word, Excel, no": only the last item is meant.
        Break::Comma => back_to(layout, place, Break::Comma),
        Break::Sentence if !is_asked(layout, place) => return None,
        _ => back_to(layout, place, Break::Sentence),
    };
    let is_plain_sentence = layout.before(place) == Break::Comma && place - start > LONGEST_ITEM;
    (!is_plain_sentence).then_some(start..end)
}

fn back_to(layout: &Layout<'_>, place: usize, least: Break) -> usize {
    let mut start = place - 1;
    while start > 0 && layout.before(start) < least {
        start -= 1;
    }
    start
}

fn is_asked(layout: &Layout<'_>, place: usize) -> bool {
    place > 0 && layout.text[layout.words[place - 1].range.end..layout.words[place].range.start].contains('?')
}

/// Where the question begins that the negation at `place` answers.
pub(super) fn asked(layout: &Layout<'_>, place: usize) -> Option<usize> {
    is_asked(layout, place).then(|| clause_start(layout, place - 1))
}

/// "AutoCAD I can't draw": what stands before the subject of a short denial belongs to it.
pub(super) fn fronted(layout: &Layout<'_>, place: usize, tail_end: usize) -> Option<usize> {
    const LONGEST_TAIL: usize = 4;
    const FRAMES: &[&str] = &[
        "as", "at", "in", "when", "while", "during", "since", "for", "on", "with", "because", "if", "and", "so", "or",
        "como", "en", "cuando", "durante", "desde", "con", "porque", "si", "y", "con", "that", "que", "also",
    ];
    let start = back_to(layout, place.checked_sub(1)?.max(1), Break::Comma);
    let is_subject = matches!(layout.folded(place - 1), "i" | "ive" | "yo" | "isnt" | "wasnt");
    let is_copula = matches!(layout.folded(place), "isnt" | "wasnt" | "arent" | "werent")
        || matches!(layout.folded(place - 1), "is" | "was" | "are" | "were" | "es" | "era");
    let is_own = layout.before(place) < Break::Comma && place > start + usize::from(is_subject);
    let fits = (is_subject && tail_end - place <= LONGEST_TAIL) || is_copula;
    (is_own && fits && !FRAMES.contains(&layout.folded(start)) && !is_first_person(layout.folded(start)))
        .then_some(start)
}

fn is_first_person(word: &str) -> bool {
    matches!(word, "i" | "im" | "ive" | "yo" | "we")
}

/// "No SAP, Oracle or NetSuite": a list of short items joined by "or" is denied as a whole.
pub(super) fn bare_list_end(layout: &Layout<'_>, place: usize, end: usize) -> Option<usize> {
    let joins = |later: usize| matches!(layout.folded(later), "or" | "nor" | "ni" | "o");
    let last = (place + 2..end).rev().find(|later| joins(*later))?;
    let mut item = 0;
    for later in place + 1..last {
        item = if layout.before(later) >= Break::Comma { 1 } else { item + 1 };
        if item > LONGEST_ITEM || matches!(layout.folded(later), "i" | "yo" | "but" | "pero") {
            return None;
        }
    }
    Some(next_comma(layout, last, end))
}

/// "Someone else ran payroll", "payroll was done by my boss", "eso lo hacía otro".
fn by_others(layout: &Layout<'_>, place: usize) -> Option<Range<usize>> {
    let (word, next) = (layout.folded(place), layout.folded(place + 1));
    let end = clause_end(layout, place + 1);
    let start = || clause_start(layout, place);
    let is_done = |from: usize| {
        (from.saturating_sub(3)..from).any(|at| matches!(layout.folded(at), "was" | "were" | "is" | "are" | "got"))
    };
    if word == "by" && (OTHERS.contains(&next) || (next == "my" && OTHER_PEOPLE.contains(&layout.folded(place + 2)))) {
        return is_done(place).then(|| start()..end);
    }
    const DID: &[&str] = &["hacia", "hace", "hizo", "hacian", "veia", "ve", "llevaba", "lleva", "manejaba", "maneja"];
    let is_mine = next == "mi" && OTHER_PEOPLE.contains(&layout.folded(place + 2));
    if DID.contains(&word) && matches!(layout.folded(place.wrapping_sub(1)), "lo" | "la" | "los" | "las") {
        return (OTHERS.contains(&next) || is_mine || next == "el" || next == "la").then(|| start()..end);
    }
    let begins = layout.before(place) >= Break::Comma
        || matches!(layout.folded(place.wrapping_sub(1)), "and" | "but" | "y" | "pero" | "because" | "porque");
    let is_other = matches!((word, next), ("someone" | "somebody", "else") | ("otra", "persona") | ("alguien", "mas"))
        || (matches!(word, "my" | "mi")
            && OTHER_PEOPLE.contains(&next)
            && !["and", "y", "s"].contains(&layout.folded(place + 2)));
    // "My boss trusted me with payroll" is the writer's own.
    let own_end = next_comma(layout, place, end);
    let is_own = (place + 1..own_end).any(|at| matches!(layout.folded(at), "me" | "i" | "us" | "we" | "my" | "mi"));
    if is_other && word != "my" && word != "mi" && !begins {
        return Some(start()..end);
    }
    (is_other && begins && !is_own).then_some(place..own_end)
}

/// "Dispatch maybe someday", "algún día facturación": only wished for, so nothing counts.
fn someday(layout: &Layout<'_>, place: usize) -> Option<Range<usize>> {
    let (word, next) = (layout.folded(place), layout.folded(place + 1));
    let is_someday = word == "someday" || matches!((word, next), ("some", "day") | ("algun", "dia"));
    let is_maybe = matches!(word, "maybe" | "quizas" | "quiza")
        && (layout.before(place) >= Break::Comma || layout.before(place + 1) >= Break::Comma)
        && !next.starts_with(|c: char| c.is_ascii_digit());
    (is_someday || is_maybe).then(|| layout.around(place, Break::Comma))
}
