//! The promises of the whole program, one module per part of it.

mod store;
