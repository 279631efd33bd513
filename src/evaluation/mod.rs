//! How right the engine is, measured on answers that it does not use.

mod related;
mod split;

pub use related::{RelatedEvaluation, related};
pub use split::Split;
