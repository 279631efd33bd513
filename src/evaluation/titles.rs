//! Title recognition: is the occupation whose workers reported a title near the top, when the
//! title itself has been taken out of everything the recogniser learns from?

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;
use serde::Serialize;

use super::origins::coded;
use super::statistics::Tally;
use super::{Estimate, ReliabilityBin, Split};
use crate::catalog::{Catalog, RoleIx};
use crate::profile::recognition::{Recogniser, Recognition};
use crate::words::fold;

/// What was measured on one part of the catalogue. Intervals are over occupations, not titles.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TitleEvaluation {
    /// Which part.
    pub split: Split,
    /// How many reported titles were asked about.
    pub titles: usize,
    /// Share whose occupation came first.
    pub recall_at_1: Option<Estimate>,
    /// Share whose occupation was among the first five.
    pub recall_at_5: Option<Estimate>,
    /// Share whose occupation was among the first ten.
    pub recall_at_10: Option<Estimate>,
    /// Share that the recogniser called certain.
    pub certain: Option<Estimate>,
    /// Share of the certain ones whose first was right.
    pub certain_right: Option<Estimate>,
    /// Mean confidence of the first candidate; equal to `recall_at_1` if confidences mean what they say.
    pub mean_confidence: Option<Estimate>,
    /// Mean gap between confidence and share right.
    pub expected_calibration_error: Option<Estimate>,
    /// Confidence against share right, bin by bin.
    pub bins: Vec<ReliabilityBin>,
}

/// A recogniser that has not seen any reported title, and whose workers reported which.
pub struct HeldOutTitles {
    recogniser: Recogniser,
    meant: HashMap<String, Vec<RoleIx>>,
    /// Roles without a code of their own, which no worker can have reported a title of.
    emerging: HashSet<RoleIx>,
}

impl HeldOutTitles {
    /// Takes every name in `catalog`, of whatever role, that equals any reported title (but for
    /// capitals, accents and signs) out of what a recogniser learns.
    pub fn new(catalog: &Catalog) -> Self {
        let mut meant: HashMap<String, Vec<RoleIx>> = HashMap::new();
        for (ix, role) in catalog.roles() {
            for title in &role.reported_titles {
                meant.entry(fold(title)).or_default().push(ix);
            }
        }
        let held_out: HashSet<String> = meant.keys().cloned().collect();
        let emerging = catalog.roles().filter(|(_, role)| role.emerging.is_some()).map(|(ix, _)| ix).collect();
        Self { recogniser: Recogniser::without(catalog, &held_out), meant, emerging }
    }

    /// Asks about a title. One that several occupations reported counts as found with any of them,
    /// because the words alone cannot tell which is meant; places are counted among coded occupations.
    fn ask(&self, title: &str) -> Answer {
        const ASKED: usize = 10;
        let found: Recognition = self.recogniser.recognise(title, ASKED);
        let with_emerging = self.recogniser.recognise(title, ASKED + self.emerging.len());
        let mut coded = with_emerging.candidates.iter().filter(|candidate| !self.emerging.contains(&candidate.role));
        let meant = &self.meant[&fold(title)];
        Answer {
            place: coded.position(|candidate| meant.contains(&candidate.role)).filter(|place| *place < ASKED),
            certain: found.certain,
            confidence: found.candidates.first().map_or(0.0, |best| f64::from(best.confidence)),
        }
    }
}

struct Answer {
    place: Option<usize>,
    certain: bool,
    confidence: f64,
}

/// Asks about every title that workers of the occupations of `split` reported.
pub fn titles(catalog: &Catalog, held_out: &HeldOutTitles, split: Split, sample: Option<usize>) -> TitleEvaluation {
    let answers: Vec<Vec<Answer>> = coded(catalog, split, sample, |role| !role.reported_titles.is_empty())
        .par_iter()
        .map(|(ix, _)| catalog.role(*ix).reported_titles.iter().map(|title| held_out.ask(title)).collect::<Vec<_>>())
        .collect();
    let count = |of_occupation: &Vec<Answer>, is_so: fn(&Answer) -> bool| {
        of_occupation.iter().filter(|answer| is_so(answer)).count() as f64
    };
    let share = |is_so: fn(&Answer) -> bool, of: fn(&Answer) -> bool| {
        Estimate::ratio(&answers, |one| count(one, is_so), |one| count(one, of))
    };
    let tallies: Vec<Tally> = answers.iter().map(|of_occupation| tally(of_occupation)).collect();
    TitleEvaluation {
        split,
        titles: answers.iter().map(Vec::len).sum(),
        recall_at_1: share(|answer| answer.place == Some(0), |_| true),
        recall_at_5: share(|answer| answer.place.is_some_and(|place| place < 5), |_| true),
        recall_at_10: share(|answer| answer.place.is_some(), |_| true),
        certain: share(|answer| answer.certain, |_| true),
        certain_right: share(|answer| answer.certain && answer.place == Some(0), |answer| answer.certain),
        mean_confidence: Estimate::ratio(
            &answers,
            |one| one.iter().map(|answer| answer.confidence).sum(),
            |one| one.len() as f64,
        ),
        expected_calibration_error: Estimate::of(&tallies, |drawn| {
            Tally::sum(drawn.iter().copied()).expected_calibration_error()
        }),
        bins: Tally::sum(tallies.iter()).bins(),
    }
}

fn tally(answers: &[Answer]) -> Tally {
    let mut tally = Tally::default();
    for answer in answers {
        tally.add(answer.confidence, answer.place == Some(0));
    }
    tally
}
