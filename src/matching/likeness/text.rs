//! What roles are called and how their work is written about, as counted word stems.

use frostem::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use crate::catalog::{Catalog, Role};
use crate::words::{is_filler, tokens};

/// Words of the publisher's style that stand in the statements of every kind of work.
const COMMON: [&str; 24] = [
    "all",
    "also",
    "any",
    "been",
    "can",
    "etc",
    "has",
    "have",
    "including",
    "its",
    "may",
    "not",
    "other",
    "per",
    "such",
    "than",
    "them",
    "they",
    "use",
    "used",
    "using",
    "was",
    "which",
    "will",
];

/// How often each part of a text counts.
type Part<'r> = (&'r str, f32);

/// The words of each role with their weight, and the words by number.
pub(super) struct WordCounts {
    /// For each role the words it holds, sorted.
    pub rows: Vec<Vec<(u32, f32)>>,
    /// A whole word for each number: the first that had the stem.
    pub words: Vec<String>,
}

/// Numbers for stems, shared over the roles of one signal.
#[derive(Default)]
struct Numbers {
    by_stem: FxHashMap<String, u32>,
    by_word: FxHashMap<String, u32>,
    words: Vec<String>,
}

/// Counts the words of what `parts` gives for each role.
pub(super) fn count<'r>(catalog: &'r Catalog, parts: impl Fn(&'r Catalog, &'r Role) -> Vec<Part<'r>>) -> WordCounts {
    let mut numbers = Numbers::default();
    let rows = catalog.roles.iter().map(|role| numbers.row(&parts(catalog, role))).collect();
    WordCounts { rows, words: numbers.words }
}

impl Numbers {
    fn row(&mut self, parts: &[Part<'_>]) -> Vec<(u32, f32)> {
        let mut counts: FxHashMap<u32, f32> = FxHashMap::default();
        for (text, weight) in parts {
            for token in tokens(text) {
                for word in token.word.split(|letter: char| !letter.is_ascii_alphabetic()) {
                    if word.len() >= 3 && !is_filler(word) && !COMMON.contains(&word) {
                        *counts.entry(self.number(word)).or_default() += weight;
                    }
                }
            }
        }
        // The tenth time that a word stands says less than the first.
        let mut row: Vec<(u32, f32)> = counts.into_iter().map(|(word, count)| (word, 1.0 + count.ln())).collect();
        row.sort_unstable_by_key(|(word, _)| *word);
        row
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.by_word.get(word) {
            return *number;
        }
        let stem = Stemmer::new(Algorithm::English).stem(word).into_owned();
        let next = self.words.len() as u32;
        let number = *self.by_stem.entry(stem).or_insert(next);
        if number == next {
            self.words.push(word.to_owned());
        }
        self.by_word.insert(word.to_owned(), number);
        number
    }
}

/// What a role is called, its own title most of all.
pub(super) fn titles<'r>(_: &'r Catalog, role: &'r Role) -> Vec<Part<'r>> {
    let alternate = role.alternate_titles.iter().map(|title| (title.as_str(), 1.0));
    let reported = role.reported_titles.iter().map(|title| (title.as_str(), 2.0));
    std::iter::once((role.title.as_str(), 5.0)).chain(alternate).chain(reported).collect()
}

/// What is done in a role: task statements, or the titles of its detailed activities without them.
pub(super) fn tasks<'r>(catalog: &'r Catalog, role: &'r Role) -> Vec<Part<'r>> {
    if role.tasks.is_empty() {
        let titles = role.activities.iter().map(|(place, _)| &catalog.activities[usize::from(place.0)].title);
        return titles.map(|title| (title.as_str(), 1.0)).collect();
    }
    role.tasks.iter().map(|task| (task.statement.as_str(), 1.0)).collect()
}

/// Everything that is written of a role: what it is called, what is done, and how it is described.
pub(super) fn whole<'r>(catalog: &'r Catalog, role: &'r Role) -> Vec<Part<'r>> {
    let described = match (&role.description, &role.summary) {
        (Some(description), _) => Some((description.as_str(), 3.0)),
        (None, summary) => summary.as_deref().map(|summary| (summary, 2.0)),
    };
    titles(catalog, role).into_iter().chain(tasks(catalog, role)).chain(described).collect()
}
