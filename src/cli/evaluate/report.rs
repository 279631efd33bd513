//! The report while it is measured: printed topic by topic, or gathered as one JSON object.

use std::path::Path;

use anyhow::Context;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::evaluation::RESAMPLES;

/// What was measured so far.
pub(super) struct Report {
    figures: Map<String, Value>,
    json: bool,
}

impl Report {
    /// An empty report on the catalogue of `catalog_version`.
    pub fn new(catalog_version: &str, sample: Option<usize>, json: bool) -> Self {
        let mut figures = Map::new();
        figures.insert("catalog_version".to_owned(), catalog_version.into());
        figures.insert("resamples".to_owned(), RESAMPLES.into());
        figures.insert("sample".to_owned(), sample.into());
        Self { figures, json }
    }

    /// Adds what was measured on a topic, and prints it unless JSON was asked for.
    pub fn topic<T: Serialize + ?Sized>(&mut self, key: &str, measured: &T, print: impl Fn(&T)) -> anyhow::Result<()> {
        self.figures.insert(key.to_owned(), serde_json::to_value(measured)?);
        if !self.json {
            print(measured);
        }
        Ok(())
    }

    /// Prints the whole as JSON if that was asked for, and writes it to `out`.
    pub fn finish(self, out: Option<&Path>) -> anyhow::Result<()> {
        let figures = Value::Object(self.figures);
        if let Some(out) = out {
            let text = format!("{figures:#}\n");
            std::fs::write(out, text).with_context(|| format!("{} cannot be written", out.display()))?;
        }
        if self.json {
            println!("{figures}");
        }
        Ok(())
    }
}
