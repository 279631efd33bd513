//! A figure with a bootstrap interval: how far it would move had other occupations been asked about.

use rayon::prelude::*;
use serde::Serialize;

/// How often the units are drawn anew for one interval.
pub const RESAMPLES: usize = 1000;
/// Share of redrawn figures that lies inside an interval.
pub const INTERVAL_SHARE: f64 = 0.95;
/// Makes every run draw the same; any number would do.
const SEED: u64 = 0x004f_4e57_4152_4421;

/// A measured figure with the percentile interval of [`INTERVAL_SHARE`] over [`RESAMPLES`] bootstrap
/// resamples of its units (occupations, pairs or persons).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    /// What was measured.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// How many units it rests on.
    pub n: usize,
}

impl Estimate {
    /// `statistic` of `units`; none if it is undefined for them, as for no units at all. Resamples
    /// for which it is undefined leave the interval.
    pub fn of<T: Sync>(units: &[T], statistic: impl Fn(&[&T]) -> Option<f64> + Sync) -> Option<Self> {
        let all: Vec<&T> = units.iter().collect();
        let value = statistic(&all)?;
        let mut redrawn: Vec<f64> = (0..RESAMPLES as u64)
            .into_par_iter()
            .filter_map(|resample| {
                let mut draws = Draws::new(SEED ^ resample);
                let drawn: Vec<&T> = (0..units.len()).map(|_| &units[draws.below(units.len())]).collect();
                statistic(&drawn)
            })
            .collect();
        redrawn.sort_by(f64::total_cmp);
        let tail = (1.0 - INTERVAL_SHARE) / 2.0;
        let (low, high) = (percentile(&redrawn, tail)?, percentile(&redrawn, 1.0 - tail)?);
        Some(Self { value, low, high, n: units.len() })
    }

    /// The mean of `figure` over `units`.
    pub fn mean<T: Sync>(units: &[T], figure: impl Fn(&T) -> f64 + Sync) -> Option<Self> {
        Self::ratio(units, figure, |_| 1.0)
    }

    /// The share of `units` that are so.
    pub fn share<T: Sync>(units: &[T], is_so: impl Fn(&T) -> bool + Sync) -> Option<Self> {
        Self::mean(units, |unit| if is_so(unit) { 1.0 } else { 0.0 })
    }

    /// The sum of one figure over the sum of another, both by unit: for units of unequal size.
    pub fn ratio<T: Sync>(
        units: &[T],
        over: impl Fn(&T) -> f64 + Sync,
        under: impl Fn(&T) -> f64 + Sync,
    ) -> Option<Self> {
        let figures: Vec<(f64, f64)> = units.iter().map(|unit| (over(unit), under(unit))).collect();
        Self::of(&figures, |drawn| {
            let (over, under) = drawn.iter().fold((0.0, 0.0), |sums, unit| (sums.0 + unit.0, sums.1 + unit.1));
            (under > 0.0).then(|| over / under)
        })
    }
}

/// The figure at `share` of the way through `sorted`, by the nearest place.
fn percentile(sorted: &[f64], share: f64) -> Option<f64> {
    sorted.get((share * sorted.len().saturating_sub(1) as f64).round() as usize).copied()
}

/// Draws that look random and are the same in every run: Steele, Lea and Flood's SplitMix64.
struct Draws(u64);

impl Draws {
    /// The sequence of a number. Its start is mixed, or neighbouring numbers would give the same
    /// sequence but for one step.
    fn new(seed: u64) -> Self {
        Self(Self(seed).next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_gives_the_published_sequence() {
        // First three numbers of SplitMix64 from state 0.
        let mut draws = Draws(0);
        let found = [draws.next(), draws.next(), draws.next()];
        assert_eq!(found, [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f]);
    }

    #[test]
    fn draws_cover_every_unit_about_equally() {
        let mut draws = Draws::new(7);
        let mut counts = [0; 10];
        for _ in 0..10_000 {
            counts[draws.below(10)] += 1;
        }
        assert!(counts.iter().all(|count| (900..1100).contains(count)), "{counts:?}");
    }

    #[test]
    fn percentiles_stand_at_the_nearest_place() {
        let sorted: Vec<f64> = (0..=100).map(f64::from).collect();
        for (share, expected) in [(0.0, 0.0), (0.025, 3.0), (0.5, 50.0), (0.975, 98.0), (1.0, 100.0)] {
            assert_eq!(percentile(&sorted, share), Some(expected), "{share}");
        }
        assert_eq!(percentile(&[], 0.5), None);
    }

    #[test]
    fn an_interval_is_as_wide_as_theory_says_and_the_same_in_every_run() {
        // Half of 400 are so: the standard error is sqrt(0.25 / 400) = 0.025, 1.96 of it 0.049.
        let units: Vec<usize> = (0..400).collect();
        let share = Estimate::share(&units, |unit| unit % 2 == 0).unwrap();
        assert_eq!((share.value, share.n), (0.5, 400));
        assert!((share.low - 0.451).abs() < 0.008 && (share.high - 0.549).abs() < 0.008, "{share:?}");
        assert_eq!(Estimate::share(&units, |unit| unit % 2 == 0), Some(share));
    }

    #[test]
    fn units_count_by_their_size_in_a_ratio() {
        let estimate = Estimate::ratio(&[(1.0, 1.0), (0.0, 3.0)], |unit| unit.0, |unit| unit.1).unwrap();
        assert_eq!((estimate.value, estimate.low, estimate.high), (0.25, 0.0, 1.0));
    }

    #[test]
    fn nothing_measured_is_unknown_and_not_zero() {
        assert_eq!(Estimate::mean(&[] as &[f64], |unit| *unit), None);
        assert_eq!(Estimate::ratio(&[1.0], |unit| *unit, |_| 0.0), None);
    }
}
