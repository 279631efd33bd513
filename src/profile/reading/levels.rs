//! How well a person can do a thing, and whether they tell of it or only name it.

use std::ops::Range;

use super::layout::{Break, Layout};
use super::times;
use crate::profile::{OwnLevel, Strength};

/// Words that say how well, folded.
const LEVELS: &[(&str, OwnLevel)] = &[
    ("basic", OwnLevel::Beginner),
    ("basics", OwnLevel::Beginner),
    ("beginner", OwnLevel::Beginner),
    ("beginning", OwnLevel::Beginner),
    ("some", OwnLevel::Beginner),
    ("little", OwnLevel::Beginner),
    ("novice", OwnLevel::Beginner),
    ("rusty", OwnLevel::Beginner),
    ("basico", OwnLevel::Beginner),
    ("basica", OwnLevel::Beginner),
    ("poco", OwnLevel::Beginner),
    ("nociones", OwnLevel::Beginner),
    ("principiante", OwnLevel::Beginner),
    ("working", OwnLevel::Working),
    ("good", OwnLevel::Working),
    ("proficient", OwnLevel::Working),
    ("proficiency", OwnLevel::Working),
    ("comfortable", OwnLevel::Working),
    ("competent", OwnLevel::Working),
    ("intermediate", OwnLevel::Working),
    ("decent", OwnLevel::Working),
    ("solid", OwnLevel::Working),
    ("skilled", OwnLevel::Working),
    ("intermedio", OwnLevel::Working),
    ("intermedia", OwnLevel::Working),
    ("regular", OwnLevel::Working),
    ("advanced", OwnLevel::Advanced),
    ("strong", OwnLevel::Advanced),
    ("fluent", OwnLevel::Advanced),
    ("excellent", OwnLevel::Advanced),
    ("avanzado", OwnLevel::Advanced),
    ("avanzada", OwnLevel::Advanced),
    ("domino", OwnLevel::Advanced),
    ("dominio", OwnLevel::Advanced),
    ("excelente", OwnLevel::Advanced),
    ("fluido", OwnLevel::Advanced),
    ("expert", OwnLevel::Expert),
    ("mastery", OwnLevel::Expert),
    ("native", OwnLevel::Expert),
    ("guru", OwnLevel::Expert),
    ("teach", OwnLevel::Expert),
    ("experto", OwnLevel::Expert),
    ("experta", OwnLevel::Expert),
    ("nativo", OwnLevel::Expert),
    ("nativa", OwnLevel::Expert),
];
/// Words that make the person who taught a tool an expert in it.
const TAUGHT: &[&str] = &["trained", "taught", "train", "training", "ensene", "capacite", "capacitaba", "ensenaba"];
/// Words that govern what follows: "proficient in Word, Excel".
const GOVERNS: &[&str] =
    &["in", "with", "en", "of", "de", "at", "on", "con", "knowledge", "user", "skills", "using", "experience"];
/// Years of use from which a person is taken for advanced.
const ADVANCED_FROM_YEARS: f32 = 5.0;
/// A bracket behind a name with at most so many words speaks of it.
const LONGEST_REMARK: usize = 4;

/// The level that stands with the evidence at `words`.
pub(super) fn level(layout: &Layout<'_>, words: &Range<usize>, is_tool: bool) -> Option<OwnLevel> {
    let item = layout.item(words);
    in_item(layout, words, &item)
        .or_else(|| in_remark(layout, item.end))
        .or_else(|| governing(layout, words.start))
        .or_else(|| is_tool.then(|| by_teaching(layout, words.start)).flatten())
        .or_else(|| by_years(layout, &item))
}

/// Whether `word` says how well.
pub(super) fn is_level(word: &str) -> bool {
    LEVELS.iter().any(|(name, _)| *name == word)
}

fn level_of(layout: &Layout<'_>, place: usize) -> Option<OwnLevel> {
    let (word, next) = (layout.folded(place), layout.folded(place + 1));
    let level = LEVELS.iter().find(|(name, _)| *name == word)?.1;
    let is_raised = place > 0 && matches!(layout.folded(place - 1), "very" | "highly" | "muy" | "extremely");
    match level {
        // "trained some coworkers" and "a little store" are no levels of skill.
        OwnLevel::Beginner if matches!(word, "some" | "little" | "poco") && is_plain(next) => None,
        OwnLevel::Working if is_raised => Some(OwnLevel::Advanced),
        level => Some(level),
    }
}

fn is_plain(word: &str) -> bool {
    matches!(word, "of" | "people" | "days" | "time" | "nights" | "weekends" | "ones" | "a" | "kids")
}

fn in_item(layout: &Layout<'_>, words: &Range<usize>, item: &Range<usize>) -> Option<OwnLevel> {
    let before = (item.start..words.start).rev().find_map(|place| level_of(layout, place));
    before.or_else(|| (words.end..item.end).find_map(|place| level_of(layout, place)))
}

/// "Excel (advanced)", "Inglés: básico", "SAP - expert".
fn in_remark(layout: &Layout<'_>, from: usize) -> Option<OwnLevel> {
    if !matches!(layout.before(from), Break::Bracket | Break::Dash) {
        return None;
    }
    let end = layout.around(from, Break::Bracket).end;
    (end - from <= LONGEST_REMARK).then(|| (from..end).find_map(|place| level_of(layout, place))).flatten()
}

/// "Proficient in Word, Excel and PowerPoint": a level before the list holds for all of it.
fn governing(layout: &Layout<'_>, from: usize) -> Option<OwnLevel> {
    let start = layout.around(from, Break::Dash).start;
    let place = (start..from).rev().find(|place| level_of(layout, *place).is_some())?;
    let governs = (place + 1..(place + 3).min(from + 1)).any(|next| GOVERNS.contains(&layout.folded(next)));
    governs.then(|| level_of(layout, place)).flatten()
}

fn by_teaching(layout: &Layout<'_>, from: usize) -> Option<OwnLevel> {
    let start = layout.around(from, Break::Comma).start;
    let taught = (start..from).any(|place| TAUGHT.contains(&layout.folded(place)));
    let is_passive = (start..from).any(|place| matches!(layout.folded(place), "was" | "got" | "been" | "me"));
    (taught && !is_passive).then_some(OwnLevel::Expert)
}

fn by_years(layout: &Layout<'_>, item: &Range<usize>) -> Option<OwnLevel> {
    let after =
        if layout.before(item.end) == Break::Bracket { layout.around(item.end, Break::Bracket).end } else { item.end };
    let years = times::span_in_words(layout, item.start..after.min(layout.words.len()))?;
    let level = match years {
        years if years >= ADVANCED_FROM_YEARS => OwnLevel::Advanced,
        years if years >= 1.0 => OwnLevel::Working,
        _ => OwnLevel::Beginner,
    };
    Some(level)
}

/// Whether the evidence at `words` is told with what was done, or only named.
pub(super) fn strength(layout: &Layout<'_>, words: &Range<usize>) -> Strength {
    const LONGEST_BARE_ITEM: usize = 2;
    let item = layout.item(words);
    let others = item.len() - words.len();
    let clause = layout.around(words.start, Break::Sentence);
    let tells = clause.clone().any(|place| is_action(layout, place));
    let is_bare = others <= LONGEST_BARE_ITEM && !(words.clone()).any(|place| is_past(layout.folded(place)));
    let is_sentence = (clause.start..words.start).any(|place| is_action(layout, place));
    if tells && (!is_bare || is_sentence) { Strength::Described } else { Strength::Claimed }
}

fn is_action(layout: &Layout<'_>, place: usize) -> bool {
    let word = layout.folded(place);
    is_past(word)
        || (word.ends_with("ing") && word.len() > 5)
        || matches!(word, "i" | "we" | "use" | "run" | "handle" | "manage" | "make" | "keep" | "help" | "uso" | "hago")
        || is_spanish_action(layout, place)
}

fn is_past(word: &str) -> bool {
    #[rustfmt::skip]
    const IRREGULAR: &[&str] = &[
        "kept", "ran", "drove", "wrote", "taught", "made", "sold", "built", "led", "dealt", "took", "gave", "held",
        "met", "sent", "paid", "fed", "did", "set", "cut", "put", "oversaw", "bought", "told", "got",
    ];
    (word.len() > 4 && word.ends_with("ed")) || IRREGULAR.contains(&word)
}

fn is_spanish_action(layout: &Layout<'_>, place: usize) -> bool {
    let Some(word) = layout.words.get(place) else { return false };
    let written = &layout.text[word.range.clone()];
    let is_first_person = written.len() > 4 && (written.ends_with('é') || written.ends_with('í'));
    let folded = word.folded.as_str();
    is_first_person
        || (folded.len() > 5 && ["aba", "aban", "ando", "iendo"].iter().any(|ending| folded.ends_with(ending)))
}
