//! Whether reach is fair: do workers from poorly paid or little schooled occupations get as many ways on?

use serde::Serialize;

use super::origins::Reach;
use super::{Estimate, Split};
use crate::profile::Education;

/// Below this share of the best group's rate a group counts as disadvantaged.
///
/// Source: the four-fifths rule, 29 CFR 1607.4(D).
pub const FOUR_FIFTHS: f64 = 0.8;
/// Fewer ways on than this are no choice.
const A_CHOICE: f64 = 3.0;
/// A group smaller than this says nothing about its rate, so that no ratio is given for it.
const LEAST_GROUP: usize = 5;

/// What was measured on one part of the catalogue, for typical workers of each occupation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fairness {
    /// Which part.
    pub split: Split,
    /// By quarter of the occupations' median pay, the lowest first.
    pub by_pay: Vec<FairnessGroup>,
    /// By the education that the occupation usually asks for, the lowest first.
    pub by_education: Vec<FairnessGroup>,
    /// Mean number of viable roles of the lowest quarter by pay over that of the highest.
    pub lowest_to_highest_pay: Ratios,
    /// The same of those asking for a high school diploma at most over those asking for a degree
    /// (bachelor's or more).
    pub lowest_to_highest_education: Ratios,
}

/// Ratios of mean numbers of roles: below 1 the first group has fewer ways on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ratios {
    /// Of roles within reach or a stretch.
    pub viable: Option<Estimate>,
    /// Of those that pay enough compared with before.
    pub viable_and_paying: Option<Estimate>,
}

/// One group of origins.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FairnessGroup {
    /// Its key: `lowest-quarter` …, or an education.
    pub group: String,
    /// How many occupations.
    pub origins: usize,
    /// Mean number of growing roles within reach or a stretch.
    pub mean_viable: Option<Estimate>,
    /// Mean number of those that pay enough compared with before.
    pub mean_viable_and_paying: Option<Estimate>,
    /// Share of its occupations with at least three viable roles, and how it compares.
    pub three_viable: Rate,
    /// Share with at least three that pay enough, and how it compares.
    pub three_viable_and_paying: Rate,
}

/// A group's rate beside the highest rate of all groups.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rate {
    /// The group's rate, 0 to 1.
    pub rate: Option<Estimate>,
    /// It over the highest rate of a group; none for a group too small to say.
    pub ratio_to_best: Option<f64>,
    /// Whether that ratio meets [`FOUR_FIFTHS`].
    pub meets_four_fifths: Option<bool>,
}

/// Compares the reach of typical workers of `split` by what their occupation pays and asks for.
pub fn fairness(split: Split, reach: &[Reach]) -> Fairness {
    let quarters = quarters_by_pay(reach);
    let of_education = |is_so: fn(Education) -> bool| -> Vec<&Reach> {
        reach.iter().filter(|one| one.education.is_some_and(is_so)).collect()
    };
    let educations = Education::ALL.into_iter().map(|education| {
        let origins = reach.iter().filter(|one| one.education == Some(education)).collect();
        (education_key(education), origins)
    });
    let (low, high) =
        (of_education(|one| one <= Education::HighSchool), of_education(|one| one >= Education::Bachelor));
    Fairness {
        split,
        lowest_to_highest_pay: ratios(&quarters[0].1, &quarters[3].1),
        lowest_to_highest_education: ratios(&low, &high),
        by_pay: groups(quarters.into()),
        by_education: groups(educations.filter(|(_, origins): &(_, Vec<_>)| !origins.is_empty()).collect()),
    }
}

/// Origins with known pay, cut into four equal parts; equal pay stays in the order of codes.
fn quarters_by_pay(reach: &[Reach]) -> [(String, Vec<&Reach>); 4] {
    let mut paid: Vec<&Reach> = reach.iter().filter(|one| one.pay_usd_per_year.is_some()).collect();
    paid.sort_by_key(|one| one.pay_usd_per_year);
    let cut = |quarter: usize| paid.len() * quarter / 4;
    let names = ["lowest-quarter", "second-quarter", "third-quarter", "highest-quarter"];
    std::array::from_fn(|quarter| (names[quarter].to_owned(), paid[cut(quarter)..cut(quarter + 1)].to_vec()))
}

fn education_key(education: Education) -> String {
    serde_json::to_value(education).ok().and_then(|key| key.as_str().map(str::to_owned)).unwrap_or_default()
}

fn groups(origins: Vec<(String, Vec<&Reach>)>) -> Vec<FairnessGroup> {
    let rates = |ways_on: fn(&Reach) -> f64| -> Vec<Rate> {
        let rates = origins.iter().map(|(_, group)| Estimate::share(group, |one| ways_on(one) >= A_CHOICE));
        compared(rates.collect())
    };
    let (viable, paying) = (rates(Reach::viable), rates(Reach::viable_and_paying));
    let rated = origins.iter().zip(viable.into_iter().zip(paying));
    rated
        .map(|((group, origins), (three_viable, three_viable_and_paying))| FairnessGroup {
            group: group.clone(),
            origins: origins.len(),
            mean_viable: Estimate::mean(origins, |one| one.viable()),
            mean_viable_and_paying: Estimate::mean(origins, |one| one.viable_and_paying()),
            three_viable,
            three_viable_and_paying,
        })
        .collect()
}

fn compared(rates: Vec<Option<Estimate>>) -> Vec<Rate> {
    let told = |rate: &Option<Estimate>| rate.filter(|rate| rate.n >= LEAST_GROUP).map(|rate| rate.value);
    let best = rates.iter().filter_map(told).fold(0.0, f64::max);
    let rate = |rate: Option<Estimate>| {
        let ratio_to_best = told(&rate).filter(|_| best > 0.0).map(|value| value / best);
        Rate { rate, ratio_to_best, meets_four_fifths: ratio_to_best.map(|ratio| ratio >= FOUR_FIFTHS) }
    };
    rates.into_iter().map(rate).collect()
}

fn ratios(low: &[&Reach], high: &[&Reach]) -> Ratios {
    Ratios { viable: ratio(low, high, Reach::viable), viable_and_paying: ratio(low, high, Reach::viable_and_paying) }
}

/// The mean of `low` over the mean of `high`; both groups are redrawn together.
fn ratio(low: &[&Reach], high: &[&Reach], ways_on: fn(&Reach) -> f64) -> Option<Estimate> {
    let low = low.iter().map(|one| (true, ways_on(one)));
    let units: Vec<(bool, f64)> = low.chain(high.iter().map(|one| (false, ways_on(one)))).collect();
    Estimate::of(&units, |drawn| {
        let mean = |is_low: bool| {
            let group = drawn.iter().filter(|unit| unit.0 == is_low);
            let (sum, count) = group.fold((0.0, 0.0), |(sum, count), unit| (sum + unit.1, count + 1.0));
            (count > 0.0).then(|| sum / count)
        };
        Some(mean(true)? / mean(false).filter(|mean| *mean > 0.0)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::RoleIx;
    use crate::evaluation::origins::Reached;
    use crate::matching::AccessLabel;

    fn origin(pay_usd_per_year: u32, education: Education, viable: usize, paying: usize) -> Reach {
        let role = |place: usize| Reached {
            label: AccessLabel::Stretch,
            by_skill: AccessLabel::Stretch,
            pays_enough: place < paying,
        };
        Reach {
            origin: RoleIx(0),
            major_group: 43,
            pay_usd_per_year: Some(pay_usd_per_year),
            education: Some(education),
            roles: (0..viable).map(role).collect(),
        }
    }

    #[test]
    fn ratios_and_rates_equal_what_is_worked_out_by_hand() {
        let low = (0..8).map(|place| origin(30_000 + place, Education::HighSchool, 2 + 2 * (place as usize % 2), 2));
        let high = (0..8).map(|place| origin(90_000 + place, Education::Bachelor, 4, 4));
        let measured = fairness(Split::Test, &low.chain(high).collect::<Vec<_>>());
        let viable = measured.lowest_to_highest_pay.viable.unwrap();
        assert_eq!(viable.value, 0.75, "means 3 and 4");
        assert_eq!(measured.lowest_to_highest_pay.viable_and_paying.unwrap().value, 0.5);
        assert_eq!(measured.by_pay.iter().map(|group| group.origins).collect::<Vec<_>>(), [4, 4, 4, 4]);
        let schooled = &measured.by_education[0];
        assert_eq!(schooled.group, "high-school");
        assert_eq!(schooled.three_viable.ratio_to_best, Some(0.5), "every second of them has three or more");
        assert_eq!(schooled.three_viable.meets_four_fifths, Some(false));
        assert_eq!(measured.by_education[1].three_viable.meets_four_fifths, Some(true));
    }

    #[test]
    fn a_group_too_small_to_say_gets_no_ratio_and_is_no_yardstick() {
        let many = (0..6).map(|place| origin(50_000, Education::Associate, 2 + place, 0));
        let measured = fairness(Split::Test, &many.chain([origin(1, Education::Doctoral, 9, 9)]).collect::<Vec<_>>());
        assert_eq!(measured.by_education[0].three_viable.ratio_to_best, Some(1.0));
        assert_eq!(measured.by_education[1].three_viable.ratio_to_best, None);
    }
}
