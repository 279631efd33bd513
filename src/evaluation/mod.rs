//! How right the engine is, measured on answers that it does not use.
//!
//! Every topic is a plain function over an [`Engine`](crate::engine::Engine) that gives plain data.
//! `onward evaluate --json` prints one object; its keys are stable:
//!
//! | key | value |
//! |---|---|
//! | `catalog_version` | version of the catalogue that was asked |
//! | `resamples` | bootstrap resamples behind every interval |
//! | `sample` | most occupations of a split that were asked about; null for all |
//! | `titles` | list of [`TitleEvaluation`], one a split |
//! | `related` | list of [`RelatedEvaluation`], one a split |
//! | `fit_reliability` | list of [`FitReliability`], one a split |
//! | `access_calibration` | list of [`AccessCalibration`], one a split |
//! | `coverage` | list of [`Coverage`], one a split |
//! | `fairness` | list of [`Fairness`], one a split |
//! | `stability` | list of [`Stability`]: the test split |
//! | `sanity_pairs` | [`SanityEvaluation`] |
//! | `rated_transitions` | [`TransitionsEvaluation`]; absent without `--transitions` |
//!
//! A figure with an interval is an [`Estimate`] (`value`, `low`, `high`, `n`) or null where nothing
//! could be measured; `n` counts the units that the interval redraws, which are occupations but for
//! sanity pairs and transitions. Shares run from 0 to 1. Keys are the fields' names.

mod calibration;
mod coverage;
mod estimate;
mod fairness;
mod fitting;
mod origins;
mod reading;
mod related;
mod sanity;
mod split;
mod stability;
mod statistics;
mod titles;
mod transitions;

pub use calibration::{AccessCalibration, LabelShares, access_calibration};
pub use coverage::{Coverage, GroupCoverage, coverage};
pub use estimate::{Estimate, INTERVAL_SHARE, RESAMPLES};
pub use fairness::{FOUR_FIFTHS, Fairness, FairnessGroup, Rate, Ratios, fairness};
pub use fitting::fit_signals;
pub use origins::{Reach, Reached, reach};
pub use reading::{Half, LabelledSentence, LabelledText, ReadingEvaluation, Share, SpanEvaluation, reading, spans};
pub use related::{FitReliability, RelatedEvaluation, RelatedOrigin, fit_reliability, related, related_origins};
pub use sanity::{Expected, SanityCount, SanityEvaluation, SanityFailure, SanityPair, SanityPairs, sanity};
pub use split::Split;
pub use stability::{Overlap, SmallChange, Stability, stability};
pub use statistics::ReliabilityBin;
pub use titles::{HeldOutTitles, TitleEvaluation, titles};
pub use transitions::{
    MappedBy, MappedLabel, RatedTransition, ScoredTransition, ShownLabel, TransitionsEvaluation, transitions,
};
