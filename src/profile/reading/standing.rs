//! What the words of a text take back or only wish for, and how far that reaches.

mod cues;
mod others;

use super::layout::{Break, Layout};
use cues::*;

/// What is said of the words at one place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing: they are meant as they stand.
    #[default]
    Plain,
    /// They are taken back.
    Negated,
    /// They are only wished for.
    Wished,
    /// They are what the person looks for: a job named here was not held.
    Sought,
}

/// What is said of each word of `layout`.
pub(super) fn standings(layout: &Layout<'_>) -> Vec<Said> {
    let mut said = vec![Said::Plain; layout.words.len()];
    for place in 0..layout.words.len() {
        if is_seeking(layout, place) {
            let end = clause_end(layout, place + 1);
            mark(&mut said, place..end, Said::Sought);
            mark(&mut said, place..end.min(place + WHAT_IS_SOUGHT), Said::Wished);
        }
    }
    for place in 0..layout.words.len() {
        if is_wish(layout, place) {
            mark(&mut said, place..wish_end(layout, place + 1), Said::Wished);
        }
    }
    for place in 0..layout.words.len() {
        if is_negation(layout, place) {
            let reach = negated(layout, place);
            mark(&mut said, reach, Said::Negated);
        }
        if let Some(reach) = others::taken_back(layout, place) {
            mark(&mut said, reach, Said::Negated);
        }
    }
    said
}

fn mark(said: &mut [Said], reach: std::ops::Range<usize>, what: Said) {
    for one in &mut said[reach] {
        *one = what;
    }
}

fn is_seeking(layout: &Layout<'_>, place: usize) -> bool {
    let (word, next) = (layout.folded(place), layout.folded(place + 1));
    SEEKING.iter().any(|(first, second)| *first == word && (second.is_empty() || *second == next))
}

fn is_wish(layout: &Layout<'_>, place: usize) -> bool {
    const LEARNS_WITHIN: usize = 5;
    let (word, next) = (layout.folded(place), layout.folded(place + 1));
    if WISHES_OF_TWO.contains(&(word, next)) {
        return true;
    }
    if is_wish_of_a_deed(layout, place) {
        return true;
    }
    if !WISHES.contains(&word) || (word == "id" && layout.before(place) == Break::None && next == "card") {
        return false;
    }
    // "A good deal of what I need to do" is no wish: what is to be learned follows soon.
    let end = clause_end(layout, place + 1).min(place + 1 + LEARNS_WITHIN);
    let learns = (place + 1..end).any(|later| LEARNING.contains(&layout.folded(later)));
    let is_past = place > 0 && matches!(layout.folded(place - 1), "who" | "they" | "customers" | "clients" | "didnt");
    let is_weak = matches!(word, "need" | "would" | "ready" | "trying");
    learns && !is_past && (!is_weak || is_about_learning(layout, place, end))
}

/// "Hoping to run", "quiero aprender": a wish for anything but going on as before.
fn is_wish_of_a_deed(layout: &Layout<'_>, place: usize) -> bool {
    const OWN: &[&str] = &["i", "id", "im", "am", "would", "also", "and", "but", "really", "just", "ive", "been"];
    let (word, next, deed) = (layout.folded(place), layout.folded(place + 1), layout.folded(place + 2));
    let is_own = layout.before(place) >= Break::Comma || OWN.contains(&layout.folded(place - 1));
    if WISHES_OF_A_DEED.contains(&(word, next)) {
        return is_own && !GOING_ON.contains(&deed);
    }
    let is_infinitive =
        |verb: &str| verb.len() > 3 && (verb.ends_with(['r']) || verb.ends_with("rme") || verb.ends_with("rlo"));
    matches!(word, "quiero" | "quisiera" | "espero" | "pienso" | "planeo" | "deseo")
        && is_infinitive(next)
        && !GOING_ON.contains(&next)
}

/// Words such as "would" wish only with a plain word of learning.
fn is_about_learning(layout: &Layout<'_>, place: usize, end: usize) -> bool {
    const PLAIN: &[&str] =
        &["learn", "learning", "get", "become", "move", "study", "break", "transition", "train", "taught", "switch"];
    (place + 1..end).any(|later| PLAIN.contains(&layout.folded(later)))
}

fn wish_end(layout: &Layout<'_>, from: usize) -> usize {
    let end = clause_end(layout, from);
    let fresh = (from..end).find(|place| {
        layout.before(*place) == Break::Comma
            && matches!(layout.folded(*place), "i" | "im" | "ive" | "yo" | "so" | "and")
    });
    fresh.unwrap_or(end)
}

/// Where the clause of the word at `from` ends.
fn clause_end(layout: &Layout<'_>, from: usize) -> usize {
    let mut end = from;
    while end < layout.words.len() && layout.before(end) < Break::Dash && !TURNS.contains(&layout.folded(end)) {
        end += 1;
    }
    end
}

fn clause_start(layout: &Layout<'_>, place: usize) -> usize {
    let mut start = place;
    while start > 0 && layout.before(start) < Break::Sentence && !TURNS.contains(&layout.folded(start - 1)) {
        start -= 1;
    }
    start
}

fn is_negation(layout: &Layout<'_>, place: usize) -> bool {
    let word = layout.folded(place);
    if !NEGATIONS.contains(&word) {
        return is_pair_of_negation(layout, place);
    }
    // "0 a no más de" and "más o menos" count nothing; "no." may stand for number.
    if (word == "menos" && layout.folded(place.wrapping_sub(1)) != "todo" && layout.before(place) == Break::None)
        || (word == "no" && layout.folded(place + 1).starts_with(|c: char| c.is_ascii_digit()))
    {
        return false;
    }
    if layout.before(place + 1) >= Break::Sentence {
        return true;
    }
    !is_praise(layout, place)
}

/// Whether a negation is praise or says nothing: "never missed a deadline", "sin errores".
fn is_praise(layout: &Layout<'_>, place: usize) -> bool {
    const SAYS_LITTLE: &[&str] = &[
        "a",
        "any",
        "un",
        "una",
        "one",
        "single",
        "have",
        "had",
        "he",
        "chargeable",
        "me",
        "ni",
        "tengo",
        "hay",
        "tuve",
        "hubo",
        "has",
        "been",
        "se",
        "mayor",
        "major",
        "lost",
        "written",
    ];
    let is_harmless = |next: usize| {
        let word = layout.folded(next);
        layout.before(next) < Break::Sentence
            && (HARMLESS_WORDS.contains(&word) || HARMLESS_NEXT.iter().any(|harmless| word.starts_with(harmless)))
    };
    let end = next_comma(layout, place, clause_end(layout, place + 1));
    // "No problem solving experience" and "no supervision experience" are no praise.
    if (place + 2..end).any(|later| EXPERIENCE.contains(&layout.folded(later))) {
        return false;
    }
    let pair = (layout.folded(place + 1), layout.folded(place + 2));
    let is_set_phrase = matches!(
        pair,
        ("call", "no" | "outs" | "offs")
            | ("show", "" | "no")
            | ("written", "up")
            | ("write", "up" | "ups")
            | ("lost", "time")
            | ("been", "written")
    ) || matches!(pair.0, "shows" | "writeups");
    is_set_phrase
        || is_harmless(place + 1)
        || (SAYS_LITTLE.contains(&pair.0) && is_harmless(place + 2))
        || (SAYS_LITTLE.contains(&pair.0) && SAYS_LITTLE.contains(&pair.1) && is_harmless(place + 3))
}

/// Two words that negate together: "other than", "far from", "rather than".
fn is_pair_of_negation(layout: &Layout<'_>, place: usize) -> bool {
    let pair = (layout.folded(place), layout.folded(place + 1));
    matches!(
        pair,
        ("only", "read" | "heard" | "seen" | "watched" | "observed" | "shadowed")
            | ("instead", "of")
            | ("as", "opposed")
            | ("me", "falta")
            | ("over", "my")
            | ("beyond", "me")
            | ("off", "the")
            | ("gave", "up")
            | ("solo", "lo" | "la")
            | ("other", "than")
            | ("rather", "than")
            | ("far", "from")
            | ("new", "to")
            | ("rusty", "on")
            | ("aparte", "de")
    ) && layout.before(place + 1) == Break::None
        && (pair.0 != "off" || layout.folded(place + 2) == "table")
        && (pair.0 != "over" || layout.folded(place + 2) == "head")
        && (pair != ("me", "falta") || !matches!(layout.folded(place.wrapping_sub(1)), "no" | "nunca" | "ni"))
}

/// The places that the negation at `place` takes back.
fn negated(layout: &Layout<'_>, place: usize) -> std::ops::Range<usize> {
    let end = negation_end(layout, place);
    let tail_end = next_comma(layout, place, end);
    let tail: Vec<&str> = (place + 1..tail_end).map(|later| layout.folded(later)).collect();
    let points_back = tail.iter().any(|word| POINTERS.contains(word));
    let is_tail = tail.len() <= 7 && tail.iter().all(|word| TAIL.contains(word));
    if let Some(asked) = others::asked(layout, place) {
        return asked..end;
    }
    if !is_tail {
        return others::fronted(layout, place, tail_end).unwrap_or(place)..end;
    }
    let start = clause_start(layout, place);
    let before = item_start(layout, start, place);
    if before < place {
        return before..end;
    }
    // "SAP? Never used it." points back to the sentence before.
    if points_back && start == place && start > 0 && layout.before(start) < Break::Line {
        return clause_start(layout, start - 1)..end;
    }
    place..end
}

/// Where the statement that ends in a negation begins: after the last comma that parts another one.
fn item_start(layout: &Layout<'_>, start: usize, place: usize) -> usize {
    const SUBJECTS: &[&str] =
        &["i", "ive", "which", "that", "que", "lo", "la", "yo", "we", "is", "is", "es", "something"];
    // "Excel, which I never used": the comma belongs to the statement.
    let mut from = place;
    while from > start && (SUBJECTS.contains(&layout.folded(from - 1)) || layout.before(from) == Break::Comma) {
        from -= 1;
    }
    while from > start && layout.before(from) < Break::Comma {
        from -= 1;
    }
    from
}

fn negation_end(layout: &Layout<'_>, place: usize) -> usize {
    let word = layout.folded(place);
    let end = clause_end(layout, place + 1);
    // "No experience with SAP, Oracle", "no SAP, Oracle or Workday experience".
    let fresh = (place + 1..end).find(|later| layout.before(*later) == Break::Comma && begins_afresh(layout, *later));
    let own_end = fresh.unwrap_or(end);
    let is_about_experience =
        (place + 1..own_end.min(place + LONGEST_LIST)).any(|later| EXPERIENCE.contains(&layout.folded(later)));
    let reaches_far = is_about_experience || !matches!(word, "no" | "sin" | "without" | "zero" | "ni" | "except");
    if matches!(word, "without" | "sin") && !is_about_experience {
        let near = end.min(place + 1 + SHORT_REACH).min(next_comma(layout, place, end));
        return others::bare_list_end(layout, place, end).unwrap_or(near);
    }
    let is_verb_of_spanish = word == "no" && layout.folded(place + 1).len() > 1 && is_spanish_verb(layout, place + 1);
    if !reaches_far && !is_verb_of_spanish {
        return others::bare_list_end(layout, place, end).unwrap_or(next_comma(layout, place, end));
    }
    // "Haven't hauled doubles, delivered freight or driven": the list ends in its last "or".
    let is_one_list = fresh.is_some_and(|from| {
        layout.folded(from).ends_with("ed")
            && (from..end).any(|later| matches!(layout.folded(later), "or" | "nor"))
            && !(from..end).any(|later| matches!(layout.folded(later), "i" | "ive" | "in"))
    });
    if is_one_list { end } else { own_end }
}

/// Whether the words after a comma say something of their own rather than go on with a list.
fn begins_afresh(layout: &Layout<'_>, place: usize) -> bool {
    let (word, next) = (layout.folded(place), layout.folded(place + 1));
    match word {
        // "never used SAP, Oracle, or Workday", "and I type fast".
        "and" | "y" => FRESH_START.contains(&next),
        _ => FRESH_START.contains(&word) || (word.ends_with("ed") && word.len() > 4),
    }
}

fn is_spanish_verb(layout: &Layout<'_>, place: usize) -> bool {
    #[rustfmt::skip]
    const VERBS: &[&str] = &[
        "se", "he", "tengo", "uso", "manejo", "domino", "conozco", "hago", "puedo", "preparo", "se", "trabaje",
        "use", "aprendi", "me", "hablo", "escribo", "sabia", "la", "lo", "hice", "cuento", "entiendo", "toco",
    ];
    VERBS.contains(&layout.folded(place))
}

fn next_comma(layout: &Layout<'_>, place: usize, end: usize) -> usize {
    let parts = |later: &usize| {
        let between = &layout.text[layout.words[later - 1].range.end..layout.words[*later].range.start];
        layout.before(*later) >= Break::Comma && !between.contains(':')
    };
    (place + 1..end).find(parts).unwrap_or(end)
}

#[cfg(test)]
mod tests;
