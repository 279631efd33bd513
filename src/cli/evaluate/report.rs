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
        self.figures.insert(key.to_owned(), rounded(serde_json::to_value(measured)?));
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

/// `value` with every figure at four decimals: later ones are noise, and differ between machines.
fn rounded(value: Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => {
            number.as_f64().map_or(Value::Null, |figure| ((figure * 1e4).round() / 1e4).into())
        }
        Value::Array(items) => items.into_iter().map(rounded).collect(),
        Value::Object(fields) => fields.into_iter().map(|(key, field)| (key, rounded(field))).collect(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_rounded_and_nothing_else_changes() {
        let value = serde_json::json!({ "a": [0.123_456, null, 7], "b": { "c": "0.123456" } });
        let expected = serde_json::json!({ "a": [0.1235, null, 7], "b": { "c": "0.123456" } });
        assert_eq!(rounded(value), expected);
    }
}
