//! Job titles in running text, with when and how long the job was held.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::evidence::JobTime;
use super::layout::{Break, Case, Layout, is_skipped_in_spanish};
use super::phrases::{Gaps, PhraseTable};
use super::skills::stems;
use super::times;
use crate::catalog::{Catalog, RoleIx, spanish_titles};
use crate::profile::recognition::Recogniser;
use crate::words::{Language, fold, is_filler, singular, tokens};

/// Endings of words for people who do something.
#[rustfmt::skip]
const PERSON_ENDINGS: &[&str] = &[
    "er", "or", "ist", "ian", "ant", "eer", "man", "woman", "person", "yst", "ess", "ect", "ee", "ive", "ary",
    "sman",
];
/// Words for people who do something that no ending shows.
#[rustfmt::skip]
const PERSONS: &[&str] = &[
    "clerk", "rep", "aide", "nurse", "cook", "chef", "host", "maid", "pilot", "agent", "tech", "lead", "head",
    "temp", "hand", "intern", "guard", "coach", "medic", "associate", "assoc", "asst", "coordinator", "csr", "cna",
    "rn", "lpn", "help", "barista", "apprentice", "officer", "nco", "sergeant", "specialist", "mechanic", "crew",
    "admin", "aid", "sitter", "au pair", "caregiver", "professional", "member", "consultant", "dispatcher",
    "paralegal", "buyer", "qa", "supervisor", "hygienist", "student", "volunteer", "keyer", "biller", "coder",
    "principal", "secretary", "labor",
];
/// Words soon before a title that make it the person's own.
#[rustfmt::skip]
const CUES: &[&str] = &[
    "as", "was", "am", "im", "been", "became", "being", "former", "position", "role", "job", "title", "hired",
    "promoted", "como", "fui", "soy", "era", "puesto", "trabaje", "trabajaba", "empleo", "anduve", "chamba",
    "trabajo", "de", "estuve", "anos", "currently", "trabajando", "last", "current", "antes", "previous", "made",
    "formerly", "freelance", "luego", "then", "ahora", "now",
];
/// Words that a title never goes over.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "at", "for", "in", "with", "on", "from", "where", "who", "when", "during", "since", "en", "con", "para", "desde",
    "and", "y", "until", "by", "over", "while", "that", "to", "then", "but", "because", "if",
];
/// Words at the end of an employer's name, which may sound like a title before them.
const LONGEST_TITLE: usize = 6;
/// The least confidence for a title that is only told, not written as a heading.
const TOLD_FROM: f32 = 0.2;
/// Confidence of a title in the Spanish list.
const SPANISH_CONFIDENCE: f32 = 0.8;
/// The most titles looked up in one text.
const MOST_TITLES: usize = 16;

/// Knows titles well enough to find them in a text; what they mean is the recogniser's.
#[derive(Debug, Clone)]
pub(super) struct TitleNames {
    english: PhraseTable<()>,
    spanish: PhraseTable<RoleIx>,
    /// Spanish titles of one word.
    spanish_words: FxHashMap<String, RoleIx>,
}

/// A job that the text tells of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FoundTitle {
    pub(super) role: RoleIx,
    pub(super) words: Range<usize>,
    pub(super) confidence: f32,
    pub(super) time: JobTime,
}

impl TitleNames {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let mut names = Self {
            english: PhraseTable::default(),
            spanish: PhraseTable::default(),
            spanish_words: FxHashMap::default(),
        };
        for role in &catalog.roles {
            let all = std::iter::once(&role.title).chain(&role.alternate_titles).chain(&role.reported_titles);
            for title in all {
                let written = title.split('(').next().unwrap_or_default();
                let words: Vec<String> = tokens(written)
                    .into_iter()
                    .filter(|token| !is_filler(&token.word))
                    .map(|token| singular(&token.word))
                    .collect();
                if words.last().is_some_and(|last| is_person(last)) {
                    names.english.add(words.iter().map(String::as_str), ());
                }
            }
        }
        for (title, code) in spanish_titles() {
            let role = code.parse().ok().and_then(|code| catalog.find(&code));
            let Some(role) = role else { continue };
            if title.contains(' ') {
                names.spanish.add(stems(title, Language::Spanish).iter().map(String::as_str), role);
            } else {
                names.spanish_words.insert(common_form(&fold(title)), role);
            }
        }
        names
    }

    /// The jobs that `layout` tells of.
    pub(super) fn find(&self, layout: &Layout<'_>, recogniser: &Recogniser) -> Vec<FoundTitle> {
        let mut found = self.spanish_titles(layout);
        for words in self.windows(layout).into_iter().take(MOST_TITLES) {
            let is_free = found.iter().all(|other| words.end <= other.words.start || other.words.end <= words.start);
            if !is_free {
                continue;
            }
            let recognition = recogniser.recognise(&layout.text[layout.bytes(&words)], 1);
            let Some(best) = recognition.candidates.first() else { continue };
            let is_told = has_cue(layout, words.start) || self.is_known(layout, &words);
            if recognition.certain || (is_told && best.confidence >= TOLD_FROM) {
                let time = JobTime::default();
                found.push(FoundTitle { role: best.role, confidence: best.confidence, words, time });
            }
        }
        found.sort_by_key(|title| title.words.start);
        let starts: Vec<usize> = found.iter().map(|title| title.words.start).collect();
        for (at, title) in found.iter_mut().enumerate() {
            let next = starts.get(at + 1).copied().unwrap_or(layout.words.len());
            title.time = time_of(layout, &title.words, next);
        }
        found
    }

    /// Where titles may stand: known names in places where one tells of one's job.
    fn windows(&self, layout: &Layout<'_>) -> Vec<Range<usize>> {
        let mut windows = self.known_names(layout);
        for start in 0..layout.words.len() {
            if !begins_title(layout, start) {
                continue;
            }
            let end = title_end(layout, start);
            let first = layout.folded(start);
            let is_deed =
                first.ends_with("ed") || first == "kept" || (start..end).any(|place| is_figure(layout.folded(place)));
            if end > start && !is_deed && is_person(layout.folded(end - 1)) {
                windows.push(start..end);
            }
        }
        windows.sort_by_key(|words| (std::cmp::Reverse(words.len()), words.start));
        windows
    }

    /// The words of every known title, whoever holds it: nothing in them is a skill.
    pub(super) fn mask(&self, layout: &Layout<'_>) -> Vec<Range<usize>> {
        self.all_names(layout)
    }

    fn is_known(&self, layout: &Layout<'_>, words: &Range<usize>) -> bool {
        self.known_names(layout).contains(words)
    }

    fn known_names(&self, layout: &Layout<'_>) -> Vec<Range<usize>> {
        self.all_names(layout).into_iter().filter(|words| tells_of_a_job(layout, words)).collect()
    }

    fn all_names(&self, layout: &Layout<'_>) -> Vec<Range<usize>> {
        let singulars: Vec<String> = layout.words.iter().map(|word| singular(&word.folded)).collect();
        let word_cost = |place: usize| u8::from(!is_filler(layout.folded(place)));
        let break_cost = |place: usize| (layout.before(place) <= Break::Mark).then_some(0);
        let gaps = Gaps { most_extra: 0, word_cost: &word_cost, break_cost: &break_cost };
        let found = self.english.find(singulars.iter().map(String::as_str), &gaps);
        found.iter().map(|found| found.range()).collect()
    }

    fn spanish_titles(&self, layout: &Layout<'_>) -> Vec<FoundTitle> {
        if !layout.languages().spanish {
            return Vec::new();
        }
        let word_cost = |place: usize| u8::from(!is_skipped_in_spanish(layout.folded(place)));
        let break_cost = |place: usize| (layout.before(place) <= Break::Mark).then_some(0);
        let gaps = Gaps { most_extra: 0, word_cost: &word_cost, break_cost: &break_cost };
        let stems = layout.words.iter().map(|word| word.spanish.as_str());
        let mut found: Vec<(RoleIx, Range<usize>)> =
            self.spanish.find(stems, &gaps).into_iter().map(|found| (found.value, found.range())).collect();
        let single =
            |place: usize| Some((*self.spanish_words.get(&common_form(layout.folded(place)))?, place..place + 1));
        found.extend((0..layout.words.len()).filter_map(single));
        found.retain(|(_, words)| tells_of_a_job(layout, words));
        found.sort_by_key(|(_, words)| (std::cmp::Reverse(words.len()), words.start));
        let mut kept: Vec<FoundTitle> = Vec::new();
        for (role, words) in found {
            if kept.iter().all(|other| words.end <= other.words.start || other.words.end <= words.start) {
                kept.push(FoundTitle { role, words, confidence: SPANISH_CONFIDENCE, time: JobTime::default() });
            }
        }
        kept
    }
}

/// A Spanish title of one word without its ending for one sex: cajera, cajero.
fn common_form(word: &str) -> String {
    word.trim_end_matches(['a', 'o']).to_owned()
}

fn is_figure(word: &str) -> bool {
    word.len() > 1 && word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether `word` may be the last of a title.
fn is_person(word: &str) -> bool {
    PERSONS.contains(&word) || (word.len() > 3 && PERSON_ENDINGS.iter().any(|ending| word.ends_with(ending)))
}

/// Whether a known name stands where one tells of one's own job.
fn tells_of_a_job(layout: &Layout<'_>, words: &Range<usize>) -> bool {
    let last = layout.folded(words.end - 1);
    // "Trained home health aides" tells of others.
    let is_one = singular(last) == last;
    let is_article = |place: usize| matches!(layout.folded(place), "a" | "an" | "un" | "una" | "former" | "freelance");
    let start = if words.start > 0 && is_article(words.start - 1) { words.start - 1 } else { words.start };
    let begins_afresh = layout.before(start) >= Break::Comma;
    let has_capital = layout.words[words.start].case != Case::Lower;
    let next = layout.folded(words.end);
    let ends_like_title =
        layout.before(words.end) >= Break::Comma || matches!(next, "at" | "for" | "en" | "with" | "in" | "w");
    let is_answer = layout.before(start) == Break::Bracket;
    if has_cue(layout, words.start) {
        return true;
    }
    match words.len() {
        1 => is_one && begins_afresh && ends_like_title && (is_answer || has_time_near(layout, words)),
        _ => is_one && begins_afresh && (has_capital || ends_like_title),
    }
}

fn has_time_near(layout: &Layout<'_>, words: &Range<usize>) -> bool {
    let line = layout.around(words.start, Break::Line);
    let has_year = line.clone().any(|place| times::year(layout, place).is_some());
    let is_followed = matches!(layout.folded(words.end), "at" | "en" | "for");
    has_year || is_followed || times::span_in_words(layout, line).is_some()
}

/// Whether words such as "worked as a" or "fui" stand soon before `start`.
fn has_cue(layout: &Layout<'_>, start: usize) -> bool {
    const FARTHEST: usize = 3;
    let mut place = start;
    for _ in 0..FARTHEST {
        if place == 0 || layout.before(place) >= Break::Comma {
            return false;
        }
        place -= 1;
        let word = layout.folded(place);
        if CUES.contains(&word) {
            return true;
        }
        if ENDS.contains(&word) {
            return false;
        }
    }
    false
}

fn begins_title(layout: &Layout<'_>, start: usize) -> bool {
    let begins_line = layout.before(start) == Break::Line && layout.words[start].case != Case::Lower;
    let (last, earlier) = match start {
        0 => return begins_line,
        1 => (layout.folded(0), ""),
        start => (layout.folded(start - 1), layout.folded(start - 2)),
    };
    let is_led_to = matches!(last, "a" | "an") && matches!(earlier, "as" | "was" | "am" | "im" | "been");
    let is_bare = last == "as" && matches!(earlier, "worked" | "hired" | "work" | "working" | "job" | "started");
    begins_line || is_led_to || is_bare
}

fn title_end(layout: &Layout<'_>, start: usize) -> usize {
    let mut end = start;
    while end < layout.words.len() && end - start < LONGEST_TITLE {
        let parts = end > start && layout.before(end) > Break::Mark;
        let word = layout.folded(end);
        if parts || ENDS.contains(&word) || times::year(layout, end).is_some() {
            break;
        }
        end += 1;
    }
    end
}

/// When the job was held: from dates on its line or the next, else from words in its sentence.
fn time_of(layout: &Layout<'_>, words: &Range<usize>, next_title: usize) -> JobTime {
    let line = layout.around(words.start, Break::Line);
    let after = words.end..line.end.min(next_title.max(words.end));
    let next_line = line.end..match line.end < layout.words.len() {
        true => layout.around(line.end, Break::Line).end.min(next_title.max(line.end)),
        false => line.end,
    };
    for places in [after.clone(), line.start..words.start, next_line] {
        let time = times::dates(layout, places);
        if time != JobTime::default() {
            return time;
        }
    }
    let sentence = layout.around(words.start, Break::Sentence);
    let told =
        times::span_in_words(layout, after).or_else(|| times::span_in_words(layout, sentence.start..words.start));
    JobTime { years: told, ..JobTime::default() }
}
