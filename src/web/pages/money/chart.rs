//! The balance week by week as a line, with the same in a table.

use crate::pathway::money::Balance;
use crate::wording::{Texts, format};

/// Size of the drawing, in its own units.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 200.0;
/// A row of the table every so many weeks.
const TABLE_WEEKS: usize = 13;

/// A balance over time.
pub struct BalanceChart {
    /// Points of the line.
    pub points: String,
    /// Height of the line of nothing.
    pub zero: String,
    /// The chart in words.
    pub text: String,
    /// Week and balance.
    pub rows: Vec<(usize, String)>,
}

impl BalanceChart {
    /// The chart of `balance`; none without a week.
    pub fn of(balance: &Balance, t: &Texts) -> Option<Self> {
        let dollars: Vec<f64> = balance.by_week.iter().map(|cents| cents.dollars()).collect();
        let most = dollars.iter().copied().fold(0.0, f64::max);
        let least = dollars.iter().copied().fold(0.0, f64::min);
        let span = (most - least).max(1.0);
        let y = |value: f64| HEIGHT - (value - least) / span * HEIGHT;
        let last = dollars.len().checked_sub(1)?;
        let x = |week: usize| week as f64 / last.max(1) as f64 * WIDTH;
        let points: Vec<String> =
            dollars.iter().enumerate().map(|(week, value)| format!("{:.1},{:.1}", x(week), y(*value))).collect();
        let rows = (0..=last).step_by(TABLE_WEEKS).map(|week| (week + 1, format::whole_dollars(balance.by_week[week])));
        let text = t
            .money
            .chart_text
            .with("lowest", format::whole_dollars(balance.lowest))
            .with("week", balance.lowest_week + 1);
        Some(Self {
            points: points.join(" "),
            zero: format!("{:.1}", y(0.0)),
            text: text.with("end", format::whole_dollars(balance.by_week[last])).into(),
            rows: rows.collect(),
        })
    }
}
