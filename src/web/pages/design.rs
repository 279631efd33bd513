//! Every component once, for those who change how pages look: the examples are the components themselves.

use actix_web::web::Data;
use askama::Template;

use crate::matching::BarKind;
use crate::web::Site;
use crate::web::charts::{AccessBar, SharesChart};
use crate::web::page::{Frame, Page, Place, Visitor};
use crate::web::parts::Choice;
use crate::wording::{Texts, Words};

/// Colours by their name in the style sheet, and by the name of the colour that is read on them.
const COLOURS: [(&str, &str); 11] = [
    ("paper", "ink"),
    ("card", "ink"),
    ("sunk", "soft"),
    ("accent", "accent-ink"),
    ("accent-soft", "ink"),
    ("good-soft", "good"),
    ("fair-soft", "fair"),
    ("poor-soft", "poor"),
    ("poor", "card"),
    ("track", "ink"),
    ("mark", "ink"),
];

/// The page.
#[derive(Template)]
#[template(path = "pages/design.html")]
pub struct DesignPage {
    frame: Frame,
    t: &'static Texts,
    colours: Vec<(&'static str, &'static str)>,
    choices: Vec<Choice>,
    bars: Vec<AccessBar>,
    chart: SharesChart,
}

/// `GET /design`
pub async fn show(site: Data<Site>, visitor: Visitor) -> Page<DesignPage> {
    let (t, words) = (visitor.t, visitor.words(&site.engine.catalog));
    let shares = [(t.label.growth_faster.to_string(), 60.0), (t.label.growth_declining.to_string(), -25.0)];
    Page::shared(DesignPage {
        frame: visitor.frame(&t.design.heading, Place::Data),
        t,
        colours: COLOURS.into(),
        choices: ["1", "2"].map(|value| Choice::new(value, format!("{} {value}", t.design.example), "1")).into(),
        bars: example_bars(&words),
        chart: SharesChart::of(t.design.example.to_string(), shares.into()),
    })
}

/// A bar in each tone, and one that cannot be judged.
fn example_bars(words: &Words<'_>) -> Vec<AccessBar> {
    let kinds = [
        (BarKind::Skill, Some(80), "good"),
        (BarKind::Gate, Some(45), "fair"),
        (BarKind::Time, Some(15), "poor"),
        (BarKind::Place, None, "poor"),
    ];
    let bar = |(kind, length, tone): (BarKind, Option<u32>, &'static str)| {
        let name = words.bar(kind).to_string();
        let value = length.map_or_else(|| words.texts.site.unknown.to_string(), |length| length.to_string());
        AccessBar { text: format!("{name}: {value}"), name, length, tone }
    };
    kinds.map(bar).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colour called `name` among those that `scheme` sets, red, green and blue from 0 to 1.
    fn colour(scheme: &str, name: &str) -> [f64; 3] {
        let found = scheme.split_once(&format!("--{name}: #")).unwrap_or_else(|| panic!("no colour {name}")).1;
        [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&found[at..at + 2], 16).unwrap()) / 255.0)
    }

    /// Relative luminance by WCAG 2.2.
    fn luminance(colour: [f64; 3]) -> f64 {
        let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        let [red, green, blue] = colour.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    #[test]
    fn every_pair_of_text_and_ground_keeps_its_contrast_in_light_and_in_dark() {
        let style = include_str!("../../../static/style.css");
        let (light, dark) = style.split_once("prefers-color-scheme: dark").unwrap();
        for (scheme, name) in [(light, "light"), (dark, "dark")] {
            for (ground, text) in COLOURS {
                let [one, other] = [ground, text].map(|name| luminance(colour(scheme, name)));
                let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
                assert!(contrast >= 4.5, "{text} on {ground} in {name}: {contrast:.2}");
            }
        }
    }
}
