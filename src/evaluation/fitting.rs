//! Fits the weights of the signals of likeness on the train split, by a conditional logit.
//!
//! For each occupation of the split, its related occupations are what an expert chose among all
//! others. The weights maximise the likelihood of those choices when the chance of being chosen is
//! the softmax of the weighted signals, the ten closest counting in full and the rest of the list
//! for `REST_SHARE`. No weight may be negative, so that more likeness never lowers a fit. The
//! scales come first: `zero` is the median and `one` the 99.8th percentile of a signal over all
//! pairs whose origin lies in the split. Nothing is drawn at random.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Split;
use crate::catalog::RoleIx;
use crate::catalog::codes::RoleCode;
use crate::constants::{SignalFit, SignalKind};
use crate::engine::Engine;

/// How many of a related list are the closest.
const CLOSEST: usize = 10;
/// What a related occupation beyond those counts.
const REST_SHARE: f32 = 0.3;
/// Steps of the search, and the step from which its length no longer changes much.
const STEPS: usize = 400;
/// Pulls weights gently towards 0, so that twins share what either could have.
const RIDGE: f32 = 1e-3;

/// One occupation's choice among the others: a row of signals for each, and which were chosen.
struct Choice {
    /// One figure for each signal, option after option.
    signals: Vec<f32>,
    /// What each option counts among the chosen; sums to 1.
    chosen: Vec<f32>,
}

/// The scale and the weight of each signal, fitted on the train split of the engine's catalogue.
pub fn fit_signals(engine: &Engine) -> BTreeMap<SignalKind, SignalFit> {
    let origins: Vec<RoleIx> = engine
        .catalog
        .roles()
        .filter(|(_, role)| role.is_rated() && !role.related.is_empty())
        .filter(|(_, role)| matches!(role.code, RoleCode::Onet(code) if Split::of(code) == Split::Train))
        .map(|(ix, _)| ix)
        .collect();
    let options: Vec<RoleIx> = engine
        .catalog
        .roles()
        .filter(|(_, role)| role.is_rated() && role.emerging.is_none())
        .map(|(ix, _)| ix)
        .collect();
    let scales = scales(engine, &origins, &options);
    let kinds: Vec<SignalKind> = scales.keys().copied().collect();
    let choices: Vec<Choice> = origins.par_iter().map(|origin| choice(engine, &scales, *origin, &options)).collect();
    let weights = search(&choices, kinds.len());
    let total: f32 = weights.iter().sum();
    let fitted = kinds.iter().zip(&weights).map(|(kind, weight)| {
        let weight = (weight / total.max(f32::MIN_POSITIVE) * 1000.0).round() / 1000.0;
        (*kind, SignalFit { weight, ..scales[kind] })
    });
    fitted.collect()
}

fn scales(engine: &Engine, origins: &[RoleIx], options: &[RoleIx]) -> BTreeMap<SignalKind, SignalFit> {
    let mut values: BTreeMap<SignalKind, Vec<f32>> = BTreeMap::new();
    for origin in origins {
        for (kind, row) in engine.basis.likeness.raw(*origin) {
            let known = options.iter().filter(|role| *role != origin).filter_map(|role| row[usize::from(role.0)]);
            values.entry(kind).or_default().extend(known);
        }
    }
    let scale = |(kind, mut values): (SignalKind, Vec<f32>)| {
        if values.is_empty() {
            return None;
        }
        let round = |value: f32| (value * 1000.0).round() / 1000.0;
        let mut quantile = |share: f32| {
            let place = ((values.len() - 1) as f32 * share) as usize;
            round(*values.select_nth_unstable_by(place, f32::total_cmp).1)
        };
        Some((kind, SignalFit { weight: 0.0, zero: quantile(0.5), one: quantile(0.998) }))
    };
    values.into_iter().filter_map(scale).collect()
}

fn choice(engine: &Engine, scales: &BTreeMap<SignalKind, SignalFit>, origin: RoleIx, options: &[RoleIx]) -> Choice {
    let raw: BTreeMap<SignalKind, Vec<Option<f32>>> = engine.basis.likeness.raw(origin).into_iter().collect();
    let related = &engine.catalog.role(origin).related;
    let others: Vec<RoleIx> = options.iter().copied().filter(|role| *role != origin).collect();
    let mut signals = Vec::with_capacity(others.len() * scales.len());
    let mut chosen = Vec::with_capacity(others.len());
    for role in &others {
        let scaled = scales.iter().map(|(kind, fit)| raw[kind][usize::from(role.0)].map_or(0.0, |raw| fit.scale(raw)));
        signals.extend(scaled);
        chosen.push(match related.iter().position(|found| found == role) {
            Some(place) if place < CLOSEST => 1.0,
            Some(_) => REST_SHARE,
            None => 0.0,
        });
    }
    let total: f32 = chosen.iter().sum();
    chosen.iter_mut().for_each(|share| *share /= total.max(f32::MIN_POSITIVE));
    Choice { signals, chosen }
}

/// Gradient ascent with momentum, negative weights set to 0 after each step.
fn search(choices: &[Choice], signals: usize) -> Vec<f32> {
    let mut weights = vec![4.0f32; signals];
    let mut ahead = weights.clone();
    for step in 0..STEPS {
        let gradient = choices
            .par_iter()
            .map(|choice| gradient(choice, &ahead))
            .reduce(|| vec![0.0; signals], |a, b| a.iter().zip(&b).map(|(a, b)| a + b).collect());
        let momentum = step as f32 / (step as f32 + 3.0);
        let next: Vec<f32> = ahead
            .iter()
            .zip(&gradient)
            .map(|(weight, slope)| {
                let slope = slope / choices.len().max(1) as f32 - 2.0 * RIDGE * weight;
                (weight + 2.0 * slope).max(0.0)
            })
            .collect();
        ahead = next.iter().zip(&weights).map(|(next, last)| (next + momentum * (next - last)).max(0.0)).collect();
        weights = next;
    }
    weights
}

/// Mean of the signals of what was chosen, less their mean under the model's chances.
fn gradient(choice: &Choice, weights: &[f32]) -> Vec<f32> {
    let options = || choice.signals.chunks_exact(weights.len());
    let scores: Vec<f32> =
        options().map(|signals| signals.iter().zip(weights).map(|(signal, weight)| signal * weight).sum()).collect();
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    let chances: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
    let total: f32 = chances.iter().sum();
    let mut gradient = vec![0.0f32; weights.len()];
    for ((signals, chosen), chance) in options().zip(&choice.chosen).zip(&chances) {
        let pull = chosen - chance / total;
        gradient.iter_mut().zip(signals).for_each(|(slope, signal)| *slope += pull * signal);
    }
    gradient
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signal_that_tells_the_chosen_apart_gets_the_weight_and_one_that_misleads_gets_none() {
        // Two signals for three options; the first is high where an expert chose, the second is low there.
        let choices: Vec<Choice> = (0..3)
            .map(|chosen| {
                let signals = (0..3).flat_map(|option| if option == chosen { [0.9, 0.1] } else { [0.2, 0.6] });
                let share = (0..3).map(|option| f32::from(u8::from(option == chosen)));
                Choice { signals: signals.collect(), chosen: share.collect() }
            })
            .collect();
        let weights = search(&choices, 2);
        assert!(weights[0] > 1.0, "{weights:?}");
        assert_eq!(weights[1], 0.0, "{weights:?}");
    }
}
