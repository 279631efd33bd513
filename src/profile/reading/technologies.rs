//! Software and tools: their names, what people call them, and when a plain word means one.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::layout::{Break, Case, Layout, is_skipped_in_english, is_skipped_in_spanish};
use super::tool_context::{MAKERS, are_neighbours, begins_sentence, is_employer, is_sentence, is_using, name_goes_on};
use crate::catalog::{Catalog, Technology};
use crate::words::{fold, tokens};

/// What people call tools: name, then the catalogue's name.
const ALIASES: &str = include_str!("../../../index/synonyms/tool-names.tsv");

/// Ordinary words that are also names of tools.
#[rustfmt::skip]
const ORDINARY: &[&str] = &[
    "word", "access", "teams", "office", "project", "publisher", "square", "toast", "sage", "canvas", "box", "drive",
    "pages", "numbers", "keynote", "forms", "sheets", "docs", "go", "rust", "ruby", "swift", "flash", "scratch",
    "unity", "illustrator", "acrobat", "chef", "puppet", "spring", "react", "node", "spark", "hive", "pig", "ant",
    "express", "blink", "loom", "eclipse", "bash", "maple", "delphi", "oracle", "epic", "concur", "compass",
    "vision", "prism", "windows", "dynamics", "edge", "safari", "opera", "athena", "clio", "voyager", "amadeus",
    "sabre", "basecamp", "workday", "zoom", "slack", "premiere", "twitter", "lexis", "prolog", "ada", "scala",
    "django", "groovy", "julia", "lasso", "phoenix", "focus", "impact", "insight", "target", "trello", "gusto",
    "notion", "airtable", "asana", "r", "c", "d", "domino", "online", "expert", "basic", "call", "one", "set",
    "part", "san", "logistics", "git", "shell", "pandas", "encompass", "quicken", "inventor", "maya", "fusion",
    "primavera", "tableau", "adp",
];
/// Of those, the ones that small letters mean just as well.
#[rustfmt::skip]
const CLEAR_IN_SMALL_LETTERS: &[&str] = &[
    "tableau", "adp", "trello", "airtable", "asana", "pandas", "quicken", "git", "slack", "zoom", "django",
    "workday",
];
/// A tool that so many occupations use is known by its bare name.
const WIDELY_USED: usize = 8;
/// The most words of a name that are looked up together.
const LONGEST_NAME: usize = 6;
/// Names of so many letters are usually spelt.
const LONGEST_LETTERS: usize = 3;
/// Misspelt names are at least so long.
const SHORTEST_MISSPELT: usize = 6;
/// Names at least this alike (Jaro–Winkler, 0 to 1) count as a misspelling of each other.
const MISSPELT_SIMILARITY: f64 = 0.94;

/// When a name means its tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Telling {
    /// Always.
    Always,
    /// Only with a capital or beside other tools.
    Capitalised,
    /// Only in capitals throughout, as letters are written.
    Letters,
    /// Only where nothing else fits: beside other tools, or alone in its item with a capital.
    InCompany,
}

#[derive(Debug, Clone, Copy)]
struct Name {
    technology: u32,
    telling: Telling,
    /// Whether it is one word as it is usually written.
    is_one_word: bool,
}

/// Knows the tools of a catalogue by every name.
#[derive(Debug, Clone)]
pub(super) struct ToolNames {
    names: Vec<String>,
    /// By folded words without spaces between them.
    by_word: FxHashMap<String, Name>,
    /// Well-known names of one word by first letter, for misspellings.
    well_known: FxHashMap<u8, Vec<(String, u32)>>,
    /// Ordinary words, which are nobody's misspelling.
    vocabulary: FxHashSet<String>,
}

/// A tool that the text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundTool {
    pub(super) technology: u32,
    pub(super) words: Range<usize>,
}

impl ToolNames {
    /// Learns the tools of `catalog`; `vocabulary` are the words of ordinary text.
    pub(super) fn new(catalog: &Catalog, vocabulary: FxHashSet<String>) -> Self {
        let mut order: Vec<usize> = (0..catalog.technologies.len()).collect();
        order.sort_by_key(|place| std::cmp::Reverse(catalog.technologies[*place].user_count));
        let names = catalog.technologies.iter().map(|technology| technology.name.clone()).collect();
        let mut tools = Self { names, by_word: FxHashMap::default(), well_known: FxHashMap::default(), vocabulary };
        tools.add_aliases(catalog);
        for place in &order {
            let technology = &catalog.technologies[*place];
            tools.add(&technology.name, *place as u32, technology);
        }
        for place in &order {
            let technology = &catalog.technologies[*place];
            for short in short_forms(&technology.name) {
                tools.add_short(&short, *place as u32, technology);
            }
        }
        tools
    }

    /// The catalogue's name of a tool.
    pub(super) fn name(&self, technology: u32) -> &str {
        &self.names[technology as usize]
    }

    /// The tool whose name is exactly `text`.
    pub(super) fn named(&self, text: &str) -> Option<u32> {
        self.by_word.get(&joined(text)).map(|name| name.technology)
    }

    fn add_aliases(&mut self, catalog: &Catalog) {
        let places: FxHashMap<&str, usize> = catalog
            .technologies
            .iter()
            .enumerate()
            .map(|(place, technology)| (technology.name.as_str(), place))
            .collect();
        let lines = ALIASES.lines().filter(|line| !line.starts_with('#'));
        for (alias, name) in lines.filter_map(|line| line.split_once('\t')) {
            let Some(place) = places.get(name).copied() else { continue };
            let key = joined(alias);
            let telling = match () {
                () if CLEAR_IN_SMALL_LETTERS.contains(&key.as_str()) => Telling::Always,
                () if ORDINARY.contains(&key.as_str()) => Telling::InCompany,
                () => Telling::Always,
            };
            let is_one_word = !alias.contains(' ');
            if is_one_word && key.len() >= SHORTEST_MISSPELT && telling == Telling::Always {
                self.well_known.entry(key.as_bytes()[0]).or_default().push((key.clone(), place as u32));
            }
            self.by_word.entry(key).or_insert(Name { technology: place as u32, telling, is_one_word });
        }
    }

    /// Adds a shorter form of a name, unless it is a word of ordinary text.
    fn add_short(&mut self, short: &str, place: u32, technology: &Technology) {
        let key = joined(short);
        if self.by_word.contains_key(&key) || (!short.contains(' ') && (self.is_ordinary(&key) || key.len() < 3)) {
            return;
        }
        self.add(short, place, technology);
        let is_known = technology.hot || technology.user_count >= WIDELY_USED;
        if let Some(name) = self.by_word.get_mut(&key).filter(|name| name.is_one_word) {
            name.telling = match is_letters(short) {
                true => Telling::Letters,
                false if is_known => name.telling,
                false => Telling::Capitalised,
            };
        }
    }

    fn add(&mut self, written: &str, place: u32, technology: &Technology) {
        let words = tokens(written);
        let key: String = words.iter().map(|token| token.word.as_str()).collect();
        if key.is_empty() || self.by_word.contains_key(&key) {
            return;
        }
        let is_one_word = words.len() == 1;
        let telling = if is_one_word { self.telling(&key, written, technology) } else { Telling::Always };
        // A name of two everyday words, such as "data entry software" without its last, says nothing.
        let is_plain = words.len() > 1 && words.iter().all(|token| self.is_ordinary(&token.word));
        let has_capitals = written.chars().skip(1).any(char::is_uppercase);
        let telling = if is_plain && has_capitals { Telling::Capitalised } else { telling };
        let is_known = technology.hot || technology.user_count >= WIDELY_USED;
        if is_one_word && is_known && telling != Telling::InCompany && key.len() >= SHORTEST_MISSPELT {
            self.well_known.entry(key.as_bytes()[0]).or_default().push((key.clone(), place));
        }
        self.by_word.insert(key, Name { technology: place, telling, is_one_word });
    }

    fn telling(&self, key: &str, written: &str, technology: &Technology) -> Telling {
        let has_inner_capital = written.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit());
        let is_known = technology.hot || technology.user_count >= WIDELY_USED;
        match () {
            () if CLEAR_IN_SMALL_LETTERS.contains(&key) => Telling::Always,
            () if key.len() < 3 || self.is_ordinary(key) => Telling::InCompany,
            () if is_known && key.len() > 3 => Telling::Always,
            () if is_known || has_inner_capital => Telling::Capitalised,
            () => Telling::InCompany,
        }
    }

    fn is_ordinary(&self, word: &str) -> bool {
        ORDINARY.contains(&word) || self.vocabulary.contains(word)
    }

    /// The tools that `layout` names.
    pub(super) fn find(&self, layout: &Layout<'_>) -> Vec<FoundTool> {
        let mut candidates: Vec<(FoundTool, Name)> = Vec::new();
        let mut place = 0;
        while place < layout.words.len() {
            match self.longest_at(layout, place) {
                Some((name, end)) => {
                    candidates.push((FoundTool { technology: name.technology, words: place..end }, name));
                    place = end;
                }
                None => {
                    if let Some(technology) = self.misspelt(layout, place) {
                        let name = Name { technology, telling: Telling::Always, is_one_word: true };
                        candidates.push((FoundTool { technology, words: place..place + 1 }, name));
                    }
                    place += 1;
                }
            }
        }
        let sure: Vec<bool> = candidates.iter().map(|(found, name)| self.is_sure(layout, found, *name)).collect();
        let is_beside_sure = |at: usize| {
            let own = &candidates[at].0;
            let near = |other: usize| sure[other] && are_neighbours(layout, &own.words, &candidates[other].0.words);
            if layout.item(&own.words).len() > own.words.len() + 1 {
                return false;
            }
            (at > 0 && near(at - 1)) || (at + 1 < candidates.len() && near(at + 1))
        };
        let kept = candidates.iter().enumerate().filter(|(at, (found, name))| {
            let fits = sure[*at] || (is_beside_sure(*at) && !name_goes_on(layout, &found.words));
            fits && !is_employer(layout, &found.words) && (name.is_one_word || !is_sentence(layout, &found.words))
        });
        kept.map(|(_, (found, _))| found.clone()).collect()
    }

    fn longest_at(&self, layout: &Layout<'_>, start: usize) -> Option<(Name, usize)> {
        let mut key = String::new();
        let mut best = None;
        for end in start + 1..=(start + LONGEST_NAME).min(layout.words.len()) {
            if end > start + 1 && layout.before(end - 1) > Break::Mark {
                break;
            }
            key.push_str(layout.folded(end - 1));
            let Some(name) = self.by_word.get(&key) else { continue };
            // "in design" is no tool: a name of one word is parted only between words that say something.
            let is_parted = name.is_one_word && end - start > 1;
            let says_nothing = |word: &str| is_skipped_in_english(word) || is_skipped_in_spanish(word);
            if !is_parted || !(start..end).any(|place| says_nothing(layout.folded(place))) {
                best = Some((*name, end));
            }
        }
        best
    }

    fn misspelt(&self, layout: &Layout<'_>, place: usize) -> Option<u32> {
        let word = layout.folded(place);
        if word.len() < SHORTEST_MISSPELT || self.vocabulary.contains(word) {
            return None;
        }
        let bucket = self.well_known.get(word.as_bytes().first()?)?;
        let near = bucket.iter().filter(|(name, _)| {
            name.len().abs_diff(word.len()) <= 2 && strsim::osa_distance(name, word) <= 1 + usize::from(word.len() > 8)
        });
        let scored = near.map(|(name, technology)| (strsim::jaro_winkler(name, word), *technology));
        let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
        (best.0 >= MISSPELT_SIMILARITY).then_some(best.1)
    }

    fn is_sure(&self, layout: &Layout<'_>, found: &FoundTool, name: Name) -> bool {
        let has_capital = layout.words[found.words.start].case != Case::Lower;
        let case = layout.words[found.words.start].case;
        let is_short = found.words.len() == 1 && layout.words[found.words.start].folded.len() <= LONGEST_LETTERS;
        match name.telling {
            // "POs" are purchase orders, "POS" is a till.
            Telling::Always => !is_short || case != Case::Capital || begins_sentence(layout, found.words.start),
            Telling::Letters => case == Case::Upper,
            Telling::Capitalised => has_capital && !begins_sentence(layout, found.words.start),
            Telling::InCompany => {
                let first = found.words.start;
                let is_item = layout.item(&found.words).len() <= found.words.len() + 1;
                let is_led_to = first > 0 && is_using(layout.folded(first - 1));
                has_capital
                    && !name_goes_on(layout, &found.words)
                    && (is_item || is_led_to)
                    && (is_led_to || !begins_sentence(layout, first))
            }
        }
    }
}

/// Shorter forms of a catalogue name: without its maker, without "software", its capital letters alone.
fn short_forms(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut forms = Vec::new();
    let body: &[&str] = match words.as_slice() {
        [body @ .., "software" | "systems" | "system"] if !body.is_empty() => body,
        body => body,
    };
    if body.len() < words.len() {
        let is_name = body
            .iter()
            .any(|word| word.chars().skip(1).any(char::is_uppercase) || MAKERS.contains(&fold(word).as_str()));
        if is_name || (body.len() == 1 && body[0].starts_with(char::is_uppercase)) {
            forms.push(body.join(" "));
        }
    }
    if body.len() > 1 && MAKERS.contains(&fold(body[0]).as_str()) {
        forms.push(body[1..].join(" "));
    }
    if let [before @ .., last] = body
        && before.len() >= 2
        && is_letters(last)
    {
        forms.push((*last).to_owned());
        forms.push(before.join(" "));
    }
    // A maker of two or more words before a name with capitals inside, such as "MICROS Systems OPERA".
    if let [.., last] = words.as_slice()
        && words.len() > 1
        && last.chars().skip(1).any(char::is_uppercase)
        && last.chars().any(char::is_lowercase)
    {
        forms.push((*last).to_owned());
    }
    forms
}

fn is_letters(word: &str) -> bool {
    (3..=6).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn joined(text: &str) -> String {
    tokens(text).into_iter().map(|token| token.word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_shorter_forms() {
        let rows: [(&str, &[&str]); 5] = [
            ("Microsoft Excel", &["Excel"]),
            ("Salesforce software", &["Salesforce"]),
            (
                "Electronic medical record EMR software",
                &["Electronic medical record EMR", "EMR", "Electronic medical record"],
            ),
            ("Hyland Software OnBase", &["Software OnBase", "OnBase"]),
            ("Graphics software", &["Graphics"]),
        ];
        for (name, forms) in rows {
            assert_eq!(short_forms(name), forms, "{name}");
        }
    }

    #[test]
    fn every_alias_is_written_as_it_is_looked_up() {
        for line in ALIASES.lines().filter(|line| !line.starts_with('#')) {
            let (alias, name) = line.split_once('\t').expect(line);
            assert_eq!(alias, fold(alias), "{line}");
            assert!(!name.is_empty(), "{line}");
        }
    }
}
