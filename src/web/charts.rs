//! Small charts as SVG, each with its text: bars of access, pay, growth, shares.

pub mod scatter;

use askama::Template;

use crate::catalog::wages::PayBand;
use crate::matching::Bar;
use crate::wording::{Words, format};

/// Width of a chart's drawing, in its own units.
const WIDTH: f32 = 320.0;

/// One bar of access: a label, a short bar and its value in words.
pub struct AccessBar {
    /// The bar's name.
    pub name: String,
    /// The bar and its value, for those who do not see it.
    pub text: String,
    /// Length, 0 to 100; none if it cannot be judged.
    pub length: Option<u32>,
    /// How it is coloured: `good`, `fair` or `poor`.
    pub tone: &'static str,
}

impl AccessBar {
    /// How `bar` is shown.
    pub fn of(bar: &Bar, words: &Words<'_>) -> Self {
        let value = bar.value;
        Self {
            name: words.bar(bar.kind).to_string(),
            text: words.bar_value(bar),
            length: value.map(|value| (value * 100.0).round().clamp(2.0, 100.0) as u32),
            tone: match value {
                Some(value) if value >= 0.6 => "good",
                Some(value) if value >= 0.35 => "fair",
                _ => "poor",
            },
        }
    }
}

/// The spread of pay in one or two places and, if known, pay before, on one scale.
#[derive(Template)]
#[template(path = "parts/pay_chart.html")]
pub struct PayChart {
    rows: Vec<PayRow>,
    marks: Vec<Mark>,
    height: u32,
    text: String,
}

struct PayRow {
    name: String,
    y: u32,
    range: (f32, f32),
    middle_half: (f32, f32),
    median: f32,
}

struct Mark {
    x: f32,
    text: String,
}

impl PayChart {
    /// A chart of `places`: name and figures; none if a figure it needs was not released.
    pub fn of(places: &[(String, PayBand)], text: String) -> Option<Self> {
        let figures: Vec<(&String, [f32; 5])> = places
            .iter()
            .filter_map(|(name, band)| {
                let figure = |pay: Option<crate::catalog::wages::Pay>| pay.map(|pay| pay.usd_per_year as f32);
                Some((
                    name,
                    [figure(band.p10)?, figure(band.p25)?, figure(band.p50)?, figure(band.p75)?, figure(band.p90)?],
                ))
            })
            .collect();
        let highest = figures.iter().map(|(_, figures)| figures[4]).fold(0.0, f32::max);
        if figures.is_empty() || highest <= 0.0 {
            return None;
        }
        let step = mark_step(highest);
        let top = (highest / step).ceil() * step;
        let x = |usd: f32| usd / top * WIDTH;
        let rows = figures.iter().enumerate().map(|(place, (name, figures))| PayRow {
            name: (*name).clone(),
            y: place as u32 * 46,
            range: (x(figures[0]), x(figures[4] - figures[0])),
            middle_half: (x(figures[1]), x(figures[3] - figures[1])),
            median: x(figures[2]),
        });
        let rows: Vec<PayRow> = rows.collect();
        let marks = (0..=(top / step) as u32).map(|count| {
            let usd = count as f32 * step;
            Mark { x: x(usd), text: format!("${:.0}k", usd / 1000.0) }
        });
        Some(Self { height: rows.len() as u32 * 46, marks: marks.collect(), rows, text })
    }
}

/// A round distance between marks that gives three to six of them.
fn mark_step(highest: f32) -> f32 {
    [10_000.0, 20_000.0, 25_000.0, 50_000.0, 100_000.0]
        .into_iter()
        .find(|step| highest / step <= 5.0)
        .unwrap_or(200_000.0)
}

/// Named shares as bars.
#[derive(Template)]
#[template(path = "parts/shares_chart.html")]
pub struct SharesChart {
    caption: String,
    rows: Vec<ShareRow>,
}

struct ShareRow {
    name: String,
    value: String,
    length: f32,
    negative: bool,
}

impl SharesChart {
    /// Bars for `(name, value in percent)`, the longest as long as the chart.
    pub fn of(caption: String, shares: Vec<(String, f32)>) -> Self {
        let longest = shares.iter().map(|(_, value)| value.abs()).fold(1.0, f32::max);
        let rows = shares.into_iter().map(|(name, value)| ShareRow {
            name,
            value: format::percent(value),
            length: (value.abs() / longest * 100.0).max(1.0),
            negative: value < 0.0,
        });
        Self { caption, rows: rows.collect() }
    }
}

macro_rules! writes_its_own_html {
    ($($part:ty),* $(,)?) => { $(impl askama::filters::HtmlSafe for $part {})* };
}
pub(super) use writes_its_own_html;

writes_its_own_html!(PayChart, SharesChart);
