//! The promises of the whole program, one module per part of it.
#![allow(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

mod api;
mod catalog;
mod cli;
mod evaluation;
mod intake;
mod journeys;
mod pages;
mod paths;
mod payloads;
mod plain_words;
mod query;
mod reading;
mod recognition;
mod search;
mod serve;
mod spanish_titles;
mod staff;
mod store;
mod support;
mod visitor;
