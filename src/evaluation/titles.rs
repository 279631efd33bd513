//! Title recognition: is the occupation whose workers reported a title near the top, when the
//! title itself has been taken out of everything the recogniser learns from?

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;
use serde::Serialize;

use super::Split;
use crate::catalog::codes::RoleCode;
use crate::catalog::{Catalog, RoleIx};
use crate::profile::recognition::{Recogniser, Recognition};
use crate::words::fold;

/// What was measured on one part of the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TitleEvaluation {
    /// Which part.
    pub split: Split,
    /// How many reported titles were asked about.
    pub titles: usize,
    /// Share whose occupation came first.
    pub recall_at_1: f32,
    /// Share whose occupation was among the first five.
    pub recall_at_5: f32,
    /// Share whose occupation was among the first ten.
    pub recall_at_10: f32,
    /// Share that the recogniser called certain.
    pub certain: f32,
    /// Share of the certain ones whose first was right.
    pub certain_right: f32,
    /// Mean confidence of the first candidate; equal to `recall_at_1` if confidences mean what they say.
    pub mean_confidence: f32,
}

/// Asks about every title that workers of the occupations of `split` reported.
///
/// Every name in the catalogue, of whatever role, that equals any reported title (but for
/// capitals, accents and signs) is taken out first. A title that several occupations reported
/// counts as found with any of them, because the words alone cannot tell which is meant.
pub fn titles(catalog: &Catalog, split: Split) -> TitleEvaluation {
    let mut meant: HashMap<String, Vec<RoleIx>> = HashMap::new();
    for (ix, role) in catalog.roles() {
        for title in &role.reported_titles {
            meant.entry(fold(title)).or_default().push(ix);
        }
    }
    let held_out: HashSet<String> = meant.keys().cloned().collect();
    let recogniser = Recogniser::without(catalog, &held_out);
    let asked =
        catalog.roles().filter(|(_, role)| matches!(role.code, RoleCode::Onet(code) if Split::of(code) == split));
    let asked: Vec<&String> = asked.flat_map(|(_, role)| &role.reported_titles).collect();
    let answers: Vec<Answer> =
        asked.par_iter().map(|title| answer(&recogniser.recognise(title, 10), &meant[&fold(title)])).collect();
    let share = |of: &dyn Fn(&Answer) -> bool| {
        answers.iter().filter(|answer| of(answer)).count() as f32 / answers.len().max(1) as f32
    };
    let within = |places: usize| share(&|answer| answer.place.is_some_and(|place| place < places));
    let certain = share(&|answer| answer.certain);
    TitleEvaluation {
        split,
        titles: answers.len(),
        recall_at_1: within(1),
        recall_at_5: within(5),
        recall_at_10: within(10),
        certain,
        certain_right: share(&|answer| answer.certain && answer.place == Some(0)) / certain.max(f32::MIN_POSITIVE),
        mean_confidence: answers.iter().map(|answer| answer.confidence).sum::<f32>() / answers.len().max(1) as f32,
    }
}

struct Answer {
    place: Option<usize>,
    certain: bool,
    confidence: f32,
}

fn answer(recognition: &Recognition, meant: &[RoleIx]) -> Answer {
    Answer {
        place: recognition.candidates.iter().position(|candidate| meant.contains(&candidate.role)),
        certain: recognition.certain,
        confidence: recognition.candidates.first().map_or(0.0, |best| best.confidence),
    }
}
