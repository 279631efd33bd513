//! Pay as it is published: percentiles per place, with what was withheld left unknown.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A published yearly wage: a figure, or "at least this" where the publisher caps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pay {
    /// US dollars a year, full time.
    pub usd_per_year: u32,
    /// Whether the publisher caps the figure, so that the true one is this or more.
    pub at_least: bool,
}

impl Pay {
    /// An exact published figure.
    pub fn exactly(usd_per_year: u32) -> Self {
        Self { usd_per_year, at_least: false }
    }
}

impl FromStr for Pay {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let (figure, at_least) = text.strip_suffix('+').map_or((text, false), |figure| (figure, true));
        match figure.parse() {
            Ok(usd_per_year) => Ok(Self { usd_per_year, at_least }),
            Err(_) => Err(format!("`{text}` is not yearly pay in whole dollars")),
        }
    }
}

impl fmt::Display for Pay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.usd_per_year, if self.at_least { "+" } else { "" })
    }
}

/// The spread of pay for one occupation in one place. Unknown figures were not released.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct PayBand {
    /// How many people work in it there.
    pub employment: Option<u32>,
    /// One in ten earns less.
    pub p10: Option<Pay>,
    /// A quarter earns less: what newcomers are likely to start near.
    pub p25: Option<Pay>,
    /// Half earn less.
    pub p50: Option<Pay>,
    /// Three quarters earn less.
    pub p75: Option<Pay>,
    /// Nine in ten earn less.
    pub p90: Option<Pay>,
    /// Share of local jobs divided by the share of jobs nationally; above 1 the work is concentrated there.
    pub location_quotient: Option<f32>,
}
