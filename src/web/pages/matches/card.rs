//! A match as a card.

use crate::catalog::codes::RoleCode;
use crate::catalog::{EntryPoint, PayQuality};
use crate::engine::Engine;
use crate::matching::{AccessLabel, Match};
use crate::web::charts::AccessBar;
use crate::web::pages::person::Person;
use crate::web::parts::growth_tone;
use crate::wording::{Words, format};

/// The most letters of a summary on a card.
const SUMMARY_LETTERS: usize = 190;

/// What a card shows.
pub struct MatchCard {
    /// Its place in the list, from 1: its number in the picture.
    pub number: usize,
    /// The role's title.
    pub title: String,
    /// Why it is a match.
    pub why_href: String,
    /// The path to it.
    pub path_href: String,
    /// About the role itself.
    pub role_href: String,
    /// The beginning of its summary.
    pub summary: String,
    /// How realistic it is, and how that is coloured.
    pub label: (String, &'static str),
    /// What holds it back most, if anything does.
    pub held_back: Option<String>,
    /// Whether it grows, and how that is coloured.
    pub growth: (String, &'static str),
    /// The six bars.
    pub bars: Vec<AccessBar>,
    /// Pay.
    pub pay: Option<CardPay>,
    /// Time to get ready.
    pub weeks: String,
    /// Openings a year.
    pub openings: Option<String>,
    /// Why, in a line.
    pub why: String,
    /// What one should know before one counts on starting there.
    pub warning: Option<String>,
}

/// Pay on a card.
pub struct CardPay {
    /// What newcomers are likely to start near.
    pub entry: String,
    /// The middle, and whether it is an estimate.
    pub middle: String,
    /// Whether figures are weighted from the parts of an emerging role.
    pub estimated: bool,
    /// Against pay before, and how that is coloured.
    pub compared: Option<(String, &'static str)>,
}

/// How a label is coloured.
pub fn label_tone(label: AccessLabel) -> &'static str {
    match label {
        AccessLabel::WithinReach => "good",
        AccessLabel::Stretch => "fair",
        AccessLabel::NotYet => "poor",
    }
}

/// The bar that keeps a role from being within reach, in words.
pub fn held_back(found: &Match, words: &Words<'_>) -> Option<String> {
    let bar = words.bar(found.access.weakest).to_string().to_lowercase();
    let is_held = found.access.label != AccessLabel::WithinReach;
    is_held.then(|| words.texts.matches.held_back.with("bar", bar).into())
}

impl MatchCard {
    /// The card of `found`.
    pub fn of(found: &Match, number: usize, person: &Person, (engine, words): (&Engine, &Words<'_>)) -> Self {
        let catalog = &engine.catalog;
        let role = catalog.find(&found.code).map(|ix| catalog.role(ix));
        let summary = role.and_then(|role| role.summary.as_deref().or(role.description.as_deref()));
        Self {
            number,
            title: found.title.clone(),
            why_href: person.links.why(&found.code),
            path_href: person.links.path(&found.code),
            role_href: role_address(&found.code, person),
            summary: format::beginning(summary.unwrap_or_default(), SUMMARY_LETTERS),
            label: (words.access(found.access.label).to_string(), label_tone(found.access.label)),
            held_back: held_back(found, words),
            growth: (words.growth(found.growth).to_string(), growth_tone(found.growth)),
            bars: found.access.bars.iter().map(|bar| AccessBar::of(bar, words)).collect(),
            pay: CardPay::of(found, words),
            weeks: words.weeks(found.weeks),
            openings: found.openings_per_year.map(|count| format::whole(f64::from(count))),
            why: words.why(found),
            warning: role.and_then(|role| {
                let warning = EntryPoint::of(role, catalog, &engine.constants.work_split).warning?;
                Some(words.entry_warning(&warning, catalog))
            }),
        }
    }
}

/// The role's page, for the place that the person looks in.
pub fn role_address(code: &RoleCode, person: &Person) -> String {
    match person.profile.area {
        Some(area) => format!("/role/{code}?area={area}"),
        None => format!("/role/{code}"),
    }
}

impl CardPay {
    fn of(found: &Match, words: &Words<'_>) -> Option<Self> {
        let pay = found.pay.as_ref()?;
        let compared = pay.change_percent.map(|percent| {
            let text = words.texts.matches.compared.with("change", format::change(percent)).to_string();
            let tone = match percent {
                percent if percent >= 0.0 => "good",
                percent if percent >= -25.0 => "fair",
                _ => "poor",
            };
            (text, tone)
        });
        Some(Self {
            entry: format::usd(pay.entry_usd_per_year),
            middle: format::usd(pay.median_usd_per_year),
            estimated: pay.quality == PayQuality::Estimated,
            compared,
        })
    }
}
