//! Titles that share rare words with the one asked about, and what they vote for.

use rustc_hash::FxHashMap;

use super::likelihood::Feature;
use crate::catalog::RoleIx;

/// So many of the nearest titles vote.
const VOTERS: usize = 300;
/// A role with many titles would win by number alone: votes are divided by a root of it.
const DAMPING_TITLES: f32 = 2.0;
const DAMPING_POWER: f32 = 0.65;
const LEAST_SIMILARITY: f32 = 0.05;

/// A title near the one asked about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Neighbour {
    /// Its place in the list of titles.
    pub(super) title: u32,
    /// Cosine of weighted words, 0 to 1.
    pub(super) similarity: f32,
}

/// Titles by their words, weighted by rarity.
#[derive(Debug, Clone, Default)]
pub(super) struct Neighbours {
    /// For each feature, its weight and where its titles lie in `titles`.
    spans: FxHashMap<Feature, (f32, u32, u32)>,
    titles: Vec<u32>,
    /// The length of each title's vector.
    lengths: Vec<f32>,
    role_of_title: Vec<RoleIx>,
    damping: Vec<f32>,
}

impl Neighbours {
    pub(super) fn new(features_of_title: &[Vec<Feature>], role_of_title: Vec<RoleIx>, titles_of_role: &[u32]) -> Self {
        let mut pairs: Vec<(Feature, u32)> = Vec::new();
        for (title, features) in features_of_title.iter().enumerate() {
            pairs.extend(features.iter().map(|feature| (*feature, title as u32)));
        }
        pairs.sort_unstable();
        let total = features_of_title.len() as f32;
        let mut spans = FxHashMap::default();
        let mut titles = Vec::with_capacity(pairs.len());
        let mut lengths = vec![0.0f32; features_of_title.len()];
        for same in pairs.chunk_by(|a, b| a.0 == b.0) {
            let weight = ((1.0 + total) / (1.0 + same.len() as f32)).ln() + 1.0;
            let start = titles.len() as u32;
            for (_, title) in same {
                titles.push(*title);
                lengths[*title as usize] += weight * weight;
            }
            spans.insert(same[0].0, (weight, start, titles.len() as u32));
        }
        for length in &mut lengths {
            *length = length.sqrt().max(f32::MIN_POSITIVE);
        }
        let damp = |titles: &u32| (*titles as f32 + DAMPING_TITLES).powf(DAMPING_POWER);
        Self { spans, titles, lengths, role_of_title, damping: titles_of_role.iter().map(damp).collect() }
    }

    /// The nearest titles, in no order.
    pub(super) fn nearest(&self, features: &[Feature]) -> Vec<Neighbour> {
        let mut products = vec![0.0f32; self.lengths.len()];
        let mut touched: Vec<u32> = Vec::new();
        let mut squares = 0.0;
        // A word that no title has still makes the title asked about a longer one.
        let unknown = (1.0 + self.lengths.len() as f32).ln() + 1.0;
        for feature in features {
            let Some((weight, start, end)) = self.spans.get(feature) else {
                squares += unknown * unknown * 0.25;
                continue;
            };
            squares += weight * weight;
            for title in &self.titles[*start as usize..*end as usize] {
                let product = &mut products[*title as usize];
                if *product == 0.0 {
                    touched.push(*title);
                }
                *product += weight * weight;
            }
        }
        let length = squares.sqrt();
        let mut near: Vec<Neighbour> = touched
            .into_iter()
            .map(|title| {
                let similarity = products[title as usize] / (length * self.lengths[title as usize]);
                Neighbour { title, similarity }
            })
            .filter(|near| near.similarity >= LEAST_SIMILARITY)
            .collect();
        if near.len() > VOTERS {
            near.select_nth_unstable_by(VOTERS, |a, b| {
                b.similarity.total_cmp(&a.similarity).then(a.title.cmp(&b.title))
            });
            near.truncate(VOTERS);
        }
        near
    }

    /// Adds the votes of `near` to each role's score.
    pub(super) fn vote(&self, near: &[Neighbour], scores: &mut [f32]) {
        for voter in near {
            let role = usize::from(self.role_of_title[voter.title as usize].0);
            scores[role] += voter.similarity * voter.similarity / self.damping[role];
        }
    }
}
