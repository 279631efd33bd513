//! Pay of a role in a place, falling back in the open: metropolitan area, state, country.

use serde::{Deserialize, Serialize};

use super::Catalog;
use super::codes::{AreaCode, SocCode};
use super::role::{PaySource, Role};
use super::wages::{Pay, PayBand};

/// How good a figure of pay is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PayQuality {
    /// Published for the occupation itself.
    Published,
    /// Published only for a wider group that the occupation belongs to.
    WiderGroup,
    /// Weighted from the parts of an emerging role, which has no official wage.
    Estimated,
}

/// Pay of a role in a place.
#[derive(Debug, Clone, PartialEq)]
pub struct RolePay {
    /// The place the figures are for, which may be wider than the one asked for.
    pub area: AreaCode,
    /// Whether figures for the place asked for were not released, so that a wider place stands in.
    pub wider_area: bool,
    /// How good they are.
    pub quality: PayQuality,
    /// The figures.
    pub band: PayBand,
}

impl Catalog {
    /// Pay of `role` in `area`, or in the nearest wider place with a published median.
    pub fn pay(&self, role: &Role, area: AreaCode) -> Option<RolePay> {
        self.places_to_look(area).into_iter().find_map(|place| {
            let (quality, band) = self.pay_exactly(role, place)?;
            Some(RolePay { area: place, wider_area: place != area, quality, band })
        })
    }

    /// Jobs of `role` counted in exactly `area`, where they are published.
    pub fn local_jobs(&self, role: &Role, area: AreaCode) -> Option<u32> {
        self.pay_exactly(role, area)?.1.employment
    }

    /// Jobs of `role` counted in exactly `area` and their concentration there. Nobody counts an
    /// emerging role itself, so nothing is said of it.
    pub fn local_presence(&self, role: &Role, area: AreaCode) -> Option<(u32, Option<f32>)> {
        let (_, band) = self.pay_exactly(role, area)?;
        Some((band.employment?, band.location_quotient))
    }

    /// Published figures of one line of the wage estimates.
    pub fn published_pay(&self, area: AreaCode, soc: SocCode) -> Option<&PayBand> {
        self.pay.get(&(area, soc))
    }

    fn places_to_look(&self, area: AreaCode) -> Vec<AreaCode> {
        let mut places = vec![area];
        if matches!(area, AreaCode::Metropolitan(_)) {
            places.extend(self.find_area(area).into_iter().flat_map(|found| found.states.iter().copied()));
        }
        if area != AreaCode::National {
            places.push(AreaCode::National);
        }
        places
    }

    fn pay_exactly(&self, role: &Role, area: AreaCode) -> Option<(PayQuality, PayBand)> {
        let published = |soc| self.published_pay(area, soc).filter(|band| band.p50.is_some()).copied();
        match &role.pay_source {
            PaySource::Published(soc) => Some((PayQuality::Published, published(*soc)?)),
            PaySource::WiderGroup(soc) => Some((PayQuality::WiderGroup, published(*soc)?)),
            PaySource::Estimated(parts) => Some((PayQuality::Estimated, self.weighted_pay(area, parts)?)),
            PaySource::Unknown => None,
        }
    }

    /// The weighted mean of the parts' figures; unknown as soon as one part's median is.
    fn weighted_pay(&self, area: AreaCode, parts: &[(SocCode, f32)]) -> Option<PayBand> {
        let bands = parts
            .iter()
            .map(|(soc, weight)| Some((self.published_pay(area, *soc).filter(|band| band.p50.is_some())?, *weight)))
            .collect::<Option<Vec<_>>>()?;
        let mean = |figure: fn(&PayBand) -> Option<Pay>| {
            let mut usd_per_year = 0.0;
            let mut at_least = false;
            for (band, weight) in &bands {
                let pay = figure(band)?;
                usd_per_year += pay.usd_per_year as f32 * weight;
                at_least |= pay.at_least;
            }
            // Whole tens, as the publisher rounds.
            Some(Pay { usd_per_year: (usd_per_year / 10.0).round() as u32 * 10, at_least })
        };
        Some(PayBand {
            employment: None,
            p10: mean(|band| band.p10),
            p25: mean(|band| band.p25),
            p50: mean(|band| band.p50),
            p75: mean(|band| band.p75),
            p90: mean(|band| band.p90),
            location_quotient: None,
        })
    }
}
