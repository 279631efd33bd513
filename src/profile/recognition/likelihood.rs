//! How much likelier a feature (a word, a pair of words, a few letters) is in one role's titles than in all.

use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

use crate::catalog::RoleIx;

/// A feature of a title, by its hash.
pub(super) type Feature = u64;

/// For each feature, the roles whose titles have it, with log-likelihood ratios.
#[derive(Debug, Clone, Default)]
pub(super) struct Likelihood {
    /// Where a feature's roles lie in `roles`.
    spans: FxHashMap<Feature, (u32, u32)>,
    /// Roles with how far a feature raises their log-likelihood over a role that lacks it.
    roles: Vec<(RoleIx, f32)>,
    /// Log-likelihood ratio of each role for a feature that none of its titles has.
    absent: Vec<f32>,
}

impl Likelihood {
    /// Learns from pairs of feature and role, one for each title that has the feature.
    /// `smoothing` counts as so many titles of all roles together.
    pub(super) fn new(mut pairs: Vec<(Feature, RoleIx)>, titles_of_role: &[u32], smoothing: f32) -> Self {
        pairs.sort_unstable();
        let titles: f32 = titles_of_role.iter().sum::<u32>() as f32;
        let absent: Vec<f32> =
            titles_of_role.iter().map(|titles| (smoothing / (*titles as f32 + smoothing)).ln()).collect();
        let mut spans = FxHashMap::default();
        let mut roles = Vec::new();
        for same_feature in pairs.chunk_by(|a, b| a.0 == b.0) {
            let share = same_feature.len() as f32 / titles;
            let start = roles.len() as u32;
            for same_role in same_feature.chunk_by(|a, b| a.1 == b.1) {
                let role = same_role[0].1;
                let titles = titles_of_role[usize::from(role.0)] as f32;
                let likelihood = (same_role.len() as f32 + smoothing * share) / (titles + smoothing);
                roles.push((role, (likelihood / share).ln() - absent[usize::from(role.0)]));
            }
            spans.insert(same_feature[0].0, (start, roles.len() as u32));
        }
        Self { spans, roles, absent }
    }

    /// Adds up what `features` say of each role.
    pub(super) fn add_up(&self, features: &[Feature], scores: &mut [f32]) {
        let mut known = 0;
        for feature in features {
            let Some((start, end)) = self.spans.get(feature) else { continue };
            known += 1;
            for (role, raise) in &self.roles[*start as usize..*end as usize] {
                scores[usize::from(role.0)] += raise;
            }
        }
        for (score, absent) in scores.iter_mut().zip(&self.absent) {
            *score = (*score + known as f32 * absent).max(0.0);
        }
    }
}

/// Words and pairs of neighbouring words, each once.
pub(super) fn word_features(words: &[String]) -> Vec<Feature> {
    let mut features: Vec<Feature> = words.iter().map(|word| hash_of(&[word.as_bytes()])).collect();
    features.extend(words.windows(2).map(|pair| hash_of(&[pair[0].as_bytes(), b" ", pair[1].as_bytes()])));
    features.sort_unstable();
    features.dedup();
    features
}

/// Runs of three and four letters of each word, its edges marked, each once.
pub(super) fn letter_features(words: &[String]) -> Vec<Feature> {
    let mut features = Vec::new();
    let mut edged = Vec::new();
    for word in words {
        edged.clear();
        edged.push(b' ');
        edged.extend_from_slice(word.as_bytes());
        edged.push(b' ');
        for length in [3, 4] {
            features.extend(edged.windows(length).map(|run| hash_of(&[run])));
        }
    }
    features.sort_unstable();
    features.dedup();
    features
}

fn hash_of(parts: &[&[u8]]) -> Feature {
    let mut hasher = FxHasher::default();
    for part in parts {
        hasher.write(part);
        hasher.write_usize(part.len());
    }
    hasher.finish()
}
