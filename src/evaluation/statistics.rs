//! Plain statistics that several topics share: rank correlation, quartiles, reliability by bins.

use serde::Serialize;

/// How many bins a scale from 0 to 1 is cut into.
pub(super) const BINS: usize = 10;

/// Spearman's rank correlation of pairs, ties at their average rank; none if either side is constant.
pub(super) fn spearman(pairs: &[(f64, f64)]) -> Option<f64> {
    let one = average_ranks(pairs.iter().map(|pair| pair.0));
    let other = average_ranks(pairs.iter().map(|pair| pair.1));
    let middle = (pairs.len() as f64 + 1.0) / 2.0;
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - middle) * (b - middle)).sum::<f64>();
    let scale = (product(&one, &one) * product(&other, &other)).sqrt();
    (scale > 0.0).then(|| product(&one, &other) / scale)
}

/// Ranks from 1, equal figures at the average of the places they share.
fn average_ranks(figures: impl Iterator<Item = f64>) -> Vec<f64> {
    let figures: Vec<f64> = figures.collect();
    let mut order: Vec<usize> = (0..figures.len()).collect();
    order.sort_by(|a, b| figures[*a].total_cmp(&figures[*b]));
    let mut ranks = vec![0.0; figures.len()];
    let mut start = 0;
    for tied in order.chunk_by(|a, b| figures[*a] == figures[*b]) {
        let average = start as f64 + (tied.len() as f64 + 1.0) / 2.0;
        for place in tied {
            ranks[*place] = average;
        }
        start += tied.len();
    }
    ranks
}

/// Lower quartile, median and upper quartile, by the nearest place above; zeros where there is nothing.
pub(super) fn quartiles(mut figures: Vec<f32>) -> [f32; 3] {
    figures.sort_by(f32::total_cmp);
    [0.25, 0.5, 0.75].map(|share| figures.get((figures.len() as f32 * share) as usize).copied().unwrap_or(0.0))
}

/// What was said and what came true, counted in equal bins of what was said.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Tally {
    bins: [Counts; BINS],
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Counts {
    said: f64,
    true_count: f64,
    count: f64,
}

/// One bin of a tally.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ReliabilityBin {
    /// Where it begins, 0 to 1.
    pub from: f64,
    /// How many answers fall in it.
    pub count: usize,
    /// Mean of what was said, 0 to 1.
    pub predicted: f64,
    /// Share that came true, 0 to 1.
    pub observed: f64,
}

impl Tally {
    /// Counts one answer: the probability that was said, 0 to 1, and whether it came true.
    pub(super) fn add(&mut self, said: f64, came_true: bool) {
        let bin = &mut self.bins[((said * BINS as f64) as usize).min(BINS - 1)];
        bin.said += said;
        bin.true_count += f64::from(u8::from(came_true));
        bin.count += 1.0;
    }

    /// All answers of several tallies.
    pub(super) fn sum<'a>(tallies: impl Iterator<Item = &'a Self>) -> Self {
        let mut total = Self::default();
        for tally in tallies {
            for (sum, bin) in total.bins.iter_mut().zip(&tally.bins) {
                sum.said += bin.said;
                sum.true_count += bin.true_count;
                sum.count += bin.count;
            }
        }
        total
    }

    /// How many answers.
    pub(super) fn count(&self) -> f64 {
        self.bins.iter().map(|bin| bin.count).sum()
    }

    /// How many came true.
    pub(super) fn true_count(&self) -> f64 {
        self.bins.iter().map(|bin| bin.true_count).sum()
    }

    /// Expected calibration error: the gap between said and true in each bin, weighted by how many
    /// answers it holds (Naeini, Cooper and Hauskrecht 2015); none without answers.
    pub(super) fn expected_calibration_error(&self) -> Option<f64> {
        let gaps: f64 = self.bins.iter().map(|bin| (bin.said - bin.true_count).abs()).sum();
        (self.count() > 0.0).then(|| gaps / self.count())
    }

    /// The bins that hold answers.
    pub(super) fn bins(&self) -> Vec<ReliabilityBin> {
        let filled = self.bins.iter().enumerate().filter(|(_, bin)| bin.count > 0.0);
        filled
            .map(|(place, bin)| ReliabilityBin {
                from: place as f64 / BINS as f64,
                count: bin.count as usize,
                predicted: bin.said / bin.count,
                observed: bin.true_count / bin.count,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is given, what comes of it, and why.
    type Case<'a, T> = (&'a [(f64, T)], Option<f64>, &'a str);

    #[test]
    fn rank_correlation_equals_what_is_worked_out_by_hand() {
        let rows: [Case<'_, f64>; 6] = [
            (&[(1.0, 10.0), (2.0, 20.0), (3.0, 900.0)], Some(1.0), "the same order, whatever the distances"),
            (&[(1.0, 3.0), (2.0, 2.0), (3.0, 1.0)], Some(-1.0), "the reverse order"),
            // Differences of rank 0, 1, 1, 0: 1 - 6 * 2 / (4 * 15).
            (&[(1.0, 1.0), (2.0, 3.0), (3.0, 2.0), (4.0, 4.0)], Some(0.8), "one swap of four"),
            // Ranks 1.5 1.5 3 4 against 1 2 3 4: 4.5 / sqrt(4.5 * 5).
            (&[(1.0, 1.0), (1.0, 2.0), (2.0, 3.0), (3.0, 4.0)], Some(0.948_683_298), "a tie at its average rank"),
            (&[(1.0, 1.0), (1.0, 2.0)], None, "a constant side has no order"),
            (&[], None, "nothing"),
        ];
        for (pairs, expected, reason) in rows {
            match (spearman(pairs), expected) {
                (Some(found), Some(expected)) => assert!((found - expected).abs() < 1e-9, "{reason}: {found}"),
                (found, expected) => assert_eq!(found, expected, "{reason}"),
            }
        }
    }

    #[test]
    fn calibration_error_equals_what_is_worked_out_by_hand() {
        let tally_of = |answers: &[(f64, bool)]| {
            let mut tally = Tally::default();
            answers.iter().for_each(|(said, came_true)| tally.add(*said, *came_true));
            tally
        };
        let rows: [Case<'_, bool>; 5] = [
            (&[], None, "no answers"),
            (&[(1.0, true), (0.0, false)], Some(0.0), "certain and right, at both ends of the scale"),
            (&[(0.5, true), (0.5, false)], Some(0.0), "half said, half true"),
            (&[(0.9, false)], Some(0.9), "nearly certain and wrong"),
            // Bin 0.2: said 0.4 in all, 1 true; bin 0.8: said 1.6, 1 true: (0.6 + 0.6) / 4.
            (&[(0.2, true), (0.2, false), (0.8, true), (0.8, false)], Some(0.3), "gaps of two bins do not cancel"),
        ];
        for (answers, expected, reason) in rows {
            match (tally_of(answers).expected_calibration_error(), expected) {
                (Some(found), Some(expected)) => assert!((found - expected).abs() < 1e-9, "{reason}: {found}"),
                (found, expected) => assert_eq!(found, expected, "{reason}"),
            }
        }
    }

    #[test]
    fn tallies_add_up_and_bins_without_answers_are_left_out() {
        let (mut one, mut other) = (Tally::default(), Tally::default());
        one.add(0.31, true);
        other.add(0.39, false);
        let bins = Tally::sum([&one, &other].into_iter()).bins();
        assert_eq!(bins.len(), 1);
        assert_eq!((bins[0].from, bins[0].count, bins[0].observed), (0.3, 2, 0.5));
        assert!((bins[0].predicted - 0.35).abs() < 1e-9);
    }

    #[test]
    fn quartiles_of_a_hundred_are_at_each_quarter() {
        assert_eq!(quartiles((0..100).map(|figure| figure as f32).collect()), [25.0, 50.0, 75.0]);
    }
}
