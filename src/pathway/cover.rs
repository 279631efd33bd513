//! Which sets of options close everything essential, none worse in weeks, money and risk than another.
//!
//! Branch and bound: the need with the fewest options is closed by each of them in turn, and a branch ends when
//! what it has gathered already is no better than a set that was found. All three measures only grow as options
//! are added, so that nothing better is cut off.

use rustc_hash::FxHashSet;

use crate::catalog::Cents;

use super::options::StepOption;

/// Options beyond these are not told apart by a set's bits.
pub(super) const MOST_OPTIONS: usize = 64;

/// How good a set of options is; less is better in each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Worth {
    pub weeks: f32,
    pub cost: Cents,
    pub risk: f32,
}

impl Worth {
    /// Whether it is as good as `other` in everything.
    pub fn matches(&self, other: &Self) -> bool {
        self.weeks <= other.weeks + 1e-3 && self.cost <= other.cost && self.risk <= other.risk + 1e-5
    }
}

/// A set of options that closes everything essential.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cover {
    /// Places of its options, ascending.
    pub options: Vec<usize>,
    pub worth: Worth,
}

/// What is to be covered, and what a set is worth.
pub(super) struct Problem<'a> {
    pub options: &'a [StepOption],
    /// Bits that must be closed.
    pub essential: u32,
    /// What a whole set is worth.
    pub worth: &'a dyn Fn(&[usize]) -> Worth,
    /// What no set that holds these can be better than.
    pub bound: &'a dyn Fn(&[usize]) -> Worth,
    /// Whether a set keeps the person's limits; what breaks one cannot be mended by adding to it.
    pub allows: &'a dyn Fn(&[usize], &Worth) -> bool,
    /// Sets beyond which the search stops.
    pub most_sets: usize,
}

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Covers {
    /// Sets of which none is worse in everything than another.
    pub best: Vec<Cover>,
    /// Whether every set was considered.
    pub is_exact: bool,
}

pub(super) fn search(problem: &Problem<'_>) -> Covers {
    let mut search = Search { problem, seen: FxHashSet::default(), best: Vec::new(), sets: 0 };
    search.close(problem.essential, &mut Vec::new());
    let is_exact = search.sets < problem.most_sets;
    search.best.sort_by(|a, b| a.worth.weeks.total_cmp(&b.worth.weeks).then(a.worth.cost.cmp(&b.worth.cost)));
    Covers { best: search.best, is_exact }
}

struct Search<'a> {
    problem: &'a Problem<'a>,
    seen: FxHashSet<u64>,
    best: Vec<Cover>,
    sets: usize,
}

impl Search<'_> {
    fn close(&mut self, open: u32, chosen: &mut Vec<usize>) {
        if self.sets >= self.problem.most_sets {
            return;
        }
        if open == 0 {
            self.keep(chosen);
            return;
        }
        let bound = (self.problem.bound)(chosen);
        let is_beaten = self.best.iter().any(|cover| cover.worth.matches(&bound));
        if is_beaten || !(self.problem.allows)(chosen, &bound) {
            return;
        }
        let Some(need) = self.hardest(open) else { return };
        for place in 0..self.problem.options.len() {
            if self.problem.options[place].closes & need == 0 {
                continue;
            }
            chosen.push(place);
            let bits = chosen.iter().fold(0u64, |bits, place| bits | 1 << place);
            if self.seen.insert(bits) {
                self.sets += 1;
                self.close(open & !self.problem.options[place].closes, chosen);
            }
            chosen.pop();
        }
    }

    /// The bit of the open need that the fewest options close.
    fn hardest(&self, open: u32) -> Option<u32> {
        let bits = (0..u32::BITS).map(|bit| 1u32 << bit).filter(|bit| open & bit != 0);
        bits.min_by_key(|bit| self.problem.options.iter().filter(|option| option.closes & bit != 0).count())
    }

    fn keep(&mut self, chosen: &[usize]) {
        let mut options = self.without_idle(chosen);
        options.sort_unstable();
        let worth = (self.problem.worth)(&options);
        if !(self.problem.allows)(&options, &worth) || self.best.iter().any(|cover| cover.worth.matches(&worth)) {
            return;
        }
        self.best.retain(|cover| !worth.matches(&cover.worth));
        self.best.push(Cover { options, worth });
    }

    /// Drops options whose essential needs the others close.
    fn without_idle(&self, chosen: &[usize]) -> Vec<usize> {
        let mut kept = chosen.to_vec();
        for place in chosen {
            let others = kept.iter().filter(|other| *other != place);
            let closed = others.fold(0, |bits, other| bits | self.problem.options[*other].closes);
            if closed & self.problem.essential == self.problem.essential {
                kept.retain(|other| other != place);
            }
        }
        kept
    }
}

/// Drops options that another matches in everything, and keeps at most [`MOST_OPTIONS`]; false if any was cut.
pub(super) fn prune(mut options: Vec<StepOption>, essential: u32) -> (Vec<StepOption>, bool) {
    options.retain(|option| option.closes & essential != 0);
    let mut kept: Vec<StepOption> = Vec::new();
    options.sort_by(|a, b| {
        let closes = |option: &StepOption| (option.closes & essential).count_ones();
        closes(b).cmp(&closes(a)).then(a.hours.total_cmp(&b.hours)).then(a.middle_cost().cmp(&b.middle_cost()))
    });
    for option in options {
        if !kept.iter().any(|other| is_no_worse(other, &option, essential)) {
            kept.retain(|other| !is_no_worse(&option, other, essential));
            kept.push(option);
        }
    }
    let is_whole = kept.len() <= MOST_OPTIONS;
    if !is_whole {
        // What closes most for its hours and money stays.
        let price = |option: &StepOption| {
            let closed = (option.closes & essential).count_ones() as f32;
            (option.hours + option.least_weeks + option.middle_cost().dollars() as f32 / 50.0) / closed
        };
        kept.sort_by(|a, b| price(a).total_cmp(&price(b)));
        kept.truncate(MOST_OPTIONS);
    }
    (kept, is_whole)
}

fn is_no_worse(one: &StepOption, other: &StepOption, essential: u32) -> bool {
    let covers = other.closes & essential & !one.closes == 0;
    // What stands for itself may give way to anything; what shares an effort only to the same effort.
    let same_effort = other.effort().is_none() || one.effort() == other.effort();
    covers
        && same_effort
        && one.first.is_empty()
        && one.is_paid == other.is_paid
        && one.hours <= other.hours
        && one.least_weeks + one.weeks_waiting <= other.least_weeks + other.weeks_waiting
        && one.middle_cost() <= other.middle_cost()
        && one.cost.is_some() >= other.cost.is_some()
        && one.certainty >= other.certainty
}
