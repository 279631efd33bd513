//! Detailed work activities whose titles nearly stand in the text.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::layout::{Break, Layout, is_skipped_in_english};
use crate::catalog::Catalog;
use crate::words::{stem_english, tokens};

/// The least share of an activity's weight that must stand in the text.
const LEAST_COVERAGE: f32 = 0.9;
/// An activity of fewer words would be found everywhere.
const LEAST_WORDS: usize = 2;
/// Words that may stand between those of an activity, at most.
const MOST_BETWEEN: usize = 4;

/// An activity as slots, each filled by any of its words: "supplies or equipment" is one slot.
#[derive(Debug, Clone)]
struct Slots {
    weights: Vec<f32>,
}

/// Knows the activities of a catalogue by the stems of their titles.
#[derive(Debug, Clone)]
pub(super) struct Activities {
    activities: Vec<Slots>,
    /// For each stem, the activities and slots that it fills.
    by_stem: FxHashMap<String, Vec<(u32, u8)>>,
}

/// An activity that the text tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundActivity {
    pub(super) activity: usize,
    pub(super) words: Range<usize>,
}

impl Activities {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let titles: Vec<Vec<Vec<String>>> = catalog.activities.iter().map(|activity| slots(&activity.title)).collect();
        let mut by_stem: FxHashMap<String, Vec<(u32, u8)>> = FxHashMap::default();
        for (place, title) in titles.iter().enumerate() {
            for (slot, stems) in title.iter().enumerate() {
                for stem in stems {
                    by_stem.entry(stem.clone()).or_default().push((place as u32, slot as u8));
                }
            }
        }
        let rarity = |stem: &String| (titles.len() as f32 / by_stem[stem].len() as f32).ln().max(0.1);
        let weight = |stems: &Vec<String>| stems.iter().map(rarity).fold(f32::MAX, f32::min);
        let activities = titles.iter().map(|title| Slots { weights: title.iter().map(weight).collect() }).collect();
        Self { activities, by_stem }
    }

    /// The activities that `layout` tells of, of overlapping ones the longest.
    pub(super) fn find(&self, layout: &Layout<'_>) -> Vec<FoundActivity> {
        let mut found: Vec<(f32, FoundActivity)> = Vec::new();
        let mut start = 0;
        while start < layout.words.len() {
            let clause = layout.around(start, Break::Sentence);
            start = clause.end;
            self.find_in(layout, clause, &mut found);
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.words.start.cmp(&b.1.words.start)));
        let mut kept: Vec<FoundActivity> = Vec::new();
        for (_, one) in found {
            if kept.iter().all(|other| one.words.end <= other.words.start || other.words.end <= one.words.start) {
                kept.push(one);
            }
        }
        kept.sort_by_key(|found| found.words.start);
        kept
    }

    fn find_in(&self, layout: &Layout<'_>, clause: Range<usize>, found: &mut Vec<(f32, FoundActivity)>) {
        let mut filled: FxHashMap<u32, Vec<(u8, usize)>> = FxHashMap::default();
        for place in clause {
            let Some(fills) = self.by_stem.get(&layout.words[place].english) else { continue };
            for (activity, slot) in fills {
                filled.entry(*activity).or_default().push((*slot, place));
            }
        }
        for (activity, places) in filled {
            let slots = &self.activities[activity as usize];
            if places.len() < LEAST_WORDS || slots.weights.len() < LEAST_WORDS {
                continue;
            }
            if let Some((weight, words)) = tightest(slots, &places) {
                found.push((weight, FoundActivity { activity: activity as usize, words }));
            }
        }
    }
}

/// The shortest run of places that fills enough of an activity, with the weight that it fills.
fn tightest(slots: &Slots, places: &[(u8, usize)]) -> Option<(f32, Range<usize>)> {
    let total: f32 = slots.weights.iter().sum();
    let longest = slots.weights.len() + MOST_BETWEEN;
    let mut best: Option<(f32, Range<usize>)> = None;
    for from in 0..places.len() {
        let mut seen = 0u64;
        let mut weight = 0.0;
        for (slot, place) in &places[from..] {
            if place - places[from].1 >= longest {
                break;
            }
            if seen & (1 << (slot % 64)) == 0 {
                seen |= 1 << (slot % 64);
                weight += slots.weights[usize::from(*slot)];
            }
            let is_enough = weight >= total * LEAST_COVERAGE && seen.count_ones() as usize >= LEAST_WORDS;
            if is_enough
                && best
                    .as_ref()
                    .is_none_or(|(known, words)| weight > *known || place + 1 - places[from].1 < words.len())
            {
                best = Some((weight, places[from].1..place + 1));
                break;
            }
        }
    }
    best
}

/// The slots of a title: words joined by commas and "or" fill one together.
fn slots(title: &str) -> Vec<Vec<String>> {
    let mut slots: Vec<Vec<String>> = Vec::new();
    let mut end = 0;
    let mut joins = false;
    for token in tokens(title) {
        joins |= title[end..token.range.start].contains(',');
        end = token.range.end;
        if token.word == "or" {
            joins = true;
            continue;
        }
        if is_skipped_in_english(&token.word) {
            continue;
        }
        let stem = stem_english(&token.word);
        match slots.last_mut() {
            Some(last) if joins => last.push(stem),
            _ => slots.push(vec![stem]),
        }
        joins = false;
    }
    slots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternatives_fill_one_slot() {
        let slots = slots("Greet customers, patrons, or visitors.");
        assert_eq!(slots.len(), 2);
        assert_eq!(slots[1], ["custom", "patron", "visitor"]);
    }
}
