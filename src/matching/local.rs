//! Pay and jobs of every role in a place, worked out when the place is first asked for.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::catalog::Catalog;
use crate::catalog::codes::AreaCode;

/// What is published of every role, place by place.
pub(super) struct LocalFigures {
    by_area: FxHashMap<AreaCode, OnceLock<Vec<InArea>>>,
}

/// What is published of a role in a place.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct InArea {
    /// Starting and middle pay, US dollars a year.
    pub pay_usd_per_year: Option<(u32, u32)>,
    /// Jobs, and how many times as common they are as in the whole country.
    pub jobs: Option<(u32, Option<f32>)>,
}

impl LocalFigures {
    pub(super) fn new(catalog: &Catalog) -> Self {
        Self { by_area: catalog.areas.iter().map(|area| (area.code, OnceLock::new())).collect() }
    }

    /// The figures of every role in `area`; empty for a place that the catalogue does not know.
    pub(super) fn of(&self, catalog: &Catalog, area: AreaCode) -> &[InArea] {
        self.by_area.get(&area).map_or(&[], |figures| figures.get_or_init(|| look_up(catalog, area)))
    }
}

fn look_up(catalog: &Catalog, area: AreaCode) -> Vec<InArea> {
    let figures = catalog.roles.iter().map(|role| InArea {
        pay_usd_per_year: catalog
            .pay(role, area)
            .and_then(|pay| Some((pay.band.p25?.usd_per_year, pay.band.p50?.usd_per_year))),
        jobs: if area == AreaCode::National { None } else { catalog.local_presence(role, area) },
    });
    figures.collect()
}
