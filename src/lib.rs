//! Onward matches displaced workers with growing roles they can realistically reach.

pub mod catalog;
pub mod cli;
pub mod constants;
pub mod documents;
pub mod engine;
pub mod evaluation;
pub mod index;
pub mod intake;
pub mod matching;
pub mod pathway;
pub mod profile;
pub mod settings;
pub mod sources;
pub mod store;
pub mod web;
pub mod wording;
pub mod words;
pub mod workspace;
