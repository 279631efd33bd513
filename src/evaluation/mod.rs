//! How right the engine is, measured on answers that it does not use.

mod related;
mod split;
mod titles;

pub use related::{RelatedEvaluation, related};
pub use split::Split;
pub use titles::{TitleEvaluation, titles};
