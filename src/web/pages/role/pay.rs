//! What a role pays in a place, beside the country.

use crate::catalog::codes::{AreaCode, SocCode};
use crate::catalog::wages::PayBand;
use crate::catalog::{Catalog, PayQuality, PaySource, Role};
use crate::web::charts::PayChart;
use crate::web::parts::usd;
use crate::wording::{Words, format};

/// What the page shows of pay.
pub struct PayFigures {
    /// The place the figures are for.
    pub place: String,
    /// The middle figure.
    pub middle: String,
    /// What is to be said about how good the figures are.
    pub notes: Vec<String>,
    /// The chart, if all its figures were released.
    pub chart: Option<PayChart>,
    /// The same as a table: a row a place.
    pub rows: Vec<PayTableRow>,
    /// Who publishes them.
    pub sources: Vec<String>,
}

/// Figures of one place.
pub struct PayTableRow {
    /// The place.
    pub place: String,
    /// 10th, 25th, 50th, 75th and 90th percentile.
    pub figures: [String; 5],
}

impl PayFigures {
    /// Figures of `role` for `area`, and for the country beside it.
    pub fn of(role: &Role, area: AreaCode, catalog: &Catalog, words: &Words<'_>) -> Option<Self> {
        let pay = catalog.pay(role, area)?;
        let mut places = vec![(words.area(pay.area), pay.band)];
        if pay.area != AreaCode::National
            && let Some(national) = catalog.pay(role, AreaCode::National)
        {
            places.push((words.area(AreaCode::National), national.band));
        }
        let mut notes = Vec::new();
        if pay.wider_area {
            let asked = words.texts.role.pay_wider.with("asked", words.area(area));
            notes.push(asked.with("shown", words.area(pay.area)).into());
        }
        notes.extend(quality_note(role, pay.quality, catalog, words));
        notes.extend(local_notes(role, area, catalog, words));
        Some(Self {
            place: words.area(pay.area),
            middle: pay.band.p50.map(usd).unwrap_or_default(),
            notes,
            chart: PayChart::of(&places, chart_text(&places[0], words)),
            rows: places.iter().map(|(place, band)| table_row(place, band, words)).collect(),
            sources: super::sources_of(catalog, "wages_national.tsv"),
        })
    }
}

fn chart_text((place, band): &(String, PayBand), words: &Words<'_>) -> String {
    let figure = |pay: Option<crate::catalog::wages::Pay>| pay.map(usd).unwrap_or_default();
    let text = words.texts.role.pay_chart.with("area", place).with("low", figure(band.p25));
    text.with("high", figure(band.p75)).with("middle", figure(band.p50)).into()
}

fn table_row(place: &str, band: &PayBand, words: &Words<'_>) -> PayTableRow {
    let figure =
        |pay: Option<crate::catalog::wages::Pay>| pay.map_or_else(|| words.texts.site.unknown.to_string(), usd);
    let figures = [band.p10, band.p25, band.p50, band.p75, band.p90].map(figure);
    PayTableRow { place: place.to_owned(), figures }
}

fn quality_note(role: &Role, quality: PayQuality, catalog: &Catalog, words: &Words<'_>) -> Option<String> {
    match (quality, &role.pay_source) {
        (PayQuality::Published, _) => None,
        (PayQuality::WiderGroup, _) => Some(words.texts.role.pay_wider_group.to_string()),
        (PayQuality::Estimated, PaySource::Estimated(parts)) => {
            let names: Vec<String> = parts.iter().map(|(soc, weight)| part_name(*soc, *weight, catalog)).collect();
            let names = format::list(&names, words.texts.site.and.as_str());
            Some(words.texts.role.pay_estimated.with("parts", names).into())
        }
        (PayQuality::Estimated, _) => None,
    }
}

fn part_name(soc: SocCode, weight: f32, catalog: &Catalog) -> String {
    let is_part = |role: &&Role| matches!(&role.pay_source, PaySource::Published(code) | PaySource::WiderGroup(code) if *code == soc);
    let title = catalog.roles.iter().find(is_part).map_or_else(|| soc.to_string(), |role| role.title.clone());
    format!("{title} ({})", format::share(weight))
}

fn local_notes(role: &Role, area: AreaCode, catalog: &Catalog, words: &Words<'_>) -> Vec<String> {
    let Some(jobs) = catalog.local_jobs(role, area) else { return Vec::new() };
    let text = words.texts.role.pay_local_jobs.with("jobs", format::whole(f64::from(jobs)));
    let mut notes = vec![text.with("area", words.area(area)).into()];
    let quotient = catalog.pay(role, area).and_then(|pay| pay.band.location_quotient);
    if let Some(quotient) = quotient.filter(|_| area != AreaCode::National) {
        let texts = &words.texts.role;
        let text = match quotient {
            quotient if quotient >= 1.1 => &texts.pay_lq_high,
            quotient if quotient <= 0.9 => &texts.pay_lq_low,
            _ => return notes,
        };
        notes.push(text.with("lq", format::short(quotient)).into());
    }
    notes
}
