//! How right the engine is, measured on answers that it does not use.

mod fitting;
mod related;
mod split;
mod titles;

pub use fitting::fit_signals;
pub use related::{RelatedEvaluation, related};
pub use split::Split;
pub use titles::{TitleEvaluation, titles};
