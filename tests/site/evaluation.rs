//! How right the engine is may not get worse: floors below what was measured.

use onward::constants::Constants;
use onward::engine::Engine;
use onward::evaluation::{SanityPairs, sanity};

use crate::support::catalog;

#[test]
fn no_sanity_pair_fails() {
    let engine = Engine::new(catalog().clone(), Constants::builtin());
    let measured = sanity(&engine, &SanityPairs::builtin(), None);
    let failures: Vec<String> = measured
        .failures
        .iter()
        .map(|failure| {
            let (fit, label, rank) = (failure.fit, failure.label, failure.rank);
            format!(
                "{:?}: {} -> {}: fit {fit:.2}, {label:?}, rank {rank:?}; {}",
                failure.expected, failure.from_title, failure.to_title, failure.pair.why
            )
        })
        .collect();
    assert!(failures.is_empty(), "{} fail:\n{}", failures.len(), failures.join("\n"));
    let asked = measured.reachable.pairs + measured.not_suggested.pairs;
    assert!(asked >= 60 && measured.skipped.len() * 10 < asked, "{} could not be asked", measured.skipped.len());
}
