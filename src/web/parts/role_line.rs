//! A role in a list: title, pay, growth, preparation.

use crate::catalog::codes::{AreaCode, RoleCode};
use crate::catalog::{Catalog, Role};
use crate::wording::{Words, format};

/// One role as a line of a list.
pub struct RoleLine {
    /// Its code.
    pub code: RoleCode,
    /// Its title.
    pub title: String,
    /// Whether it grows, in a word.
    pub growth: String,
    /// How that is coloured.
    pub growth_tone: &'static str,
    /// Projected growth, if there is a figure of its own.
    pub growth_percent: Option<String>,
    /// Middle pay in the country.
    pub pay: Option<String>,
    /// How much preparation it needs, in a word.
    pub preparation: Option<String>,
    /// Something else to say, such as why it is in the list.
    pub note: String,
}

impl RoleLine {
    /// The line of `role`, with pay for `area`.
    pub fn of(role: &Role, area: AreaCode, catalog: &Catalog, words: &Words<'_>) -> Self {
        let outlook = role.outlook.as_ref().filter(|outlook| !outlook.estimated);
        let pay = catalog.pay(role, area).and_then(|pay| pay.band.p50);
        Self {
            code: role.code.clone(),
            title: role.title.clone(),
            growth: words.growth(role.growth).to_string(),
            growth_tone: growth_tone(role.growth),
            growth_percent: outlook.map(|outlook| format::change(outlook.growth_percent)),
            pay: pay.map(usd),
            preparation: role.preparation.job_zone.map(|zone| words.zone_short(zone).to_string()),
            note: String::new(),
        }
    }

    /// The line with something else to say.
    pub fn with_note(self, note: impl ToString) -> Self {
        Self { note: note.to_string(), ..self }
    }
}

/// How a word about growth is coloured.
pub fn growth_tone(growth: crate::catalog::Growth) -> &'static str {
    use crate::catalog::Growth;
    match growth {
        Growth::Faster | Growth::ManyOpenings | Growth::Emerging => "good",
        Growth::Steady | Growth::Unknown => "plain",
        Growth::Declining => "poor",
    }
}

/// A published figure of pay, with a plus sign where the publisher caps it.
pub fn usd(pay: crate::catalog::wages::Pay) -> String {
    format!("{}{}", format::usd(pay.usd_per_year), if pay.at_least { "+" } else { "" })
}
