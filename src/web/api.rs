//! The same results for programs, as JSON.

pub mod v1;
mod work;
