//! The site in a real Chromium, by WebDriver. Without one (chromium and chromedriver on the path) each test says
//! `skipped: no browser`; without axe-core (see `.ci/run`) the checks of accessibility say so.
#![allow(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

mod access;
mod coach;
mod desk;
mod injected;
mod journeys;
mod layout;
#[path = "../site/payloads.rs"]
mod payloads;
mod places;
#[path = "../site/query.rs"]
mod query;
