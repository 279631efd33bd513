//! Places with published pay, and the pay itself.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Checked, line};
use crate::catalog::Area;
use crate::catalog::codes::{AreaCode, SocCode};
use crate::catalog::tables::{TableError, Tables, WageTable};
use crate::catalog::wages::PayBand;

pub(super) fn areas(tables: &Tables) -> Checked<Vec<Area>> {
    let mut areas = Vec::with_capacity(tables.areas.len());
    for (place, row) in tables.areas.iter().enumerate() {
        let states: Result<Vec<AreaCode>, _> = row.states.0.iter().map(|state| state.parse()).collect();
        let states = states.map_err(|error| TableError::new("areas.tsv", line(place), error))?;
        areas.push(Area { code: row.code, name: row.name.clone(), states });
    }
    let order = |area: &Area| match area.code {
        AreaCode::National => 0,
        AreaCode::State(_) => 1,
        AreaCode::Metropolitan(_) => 2,
    };
    areas.sort_by(|a, b| (order(a), &a.name).cmp(&(order(b), &b.name)));
    Ok(areas)
}

pub(super) fn pay(tables: &Tables, areas: &[Area]) -> Checked<FxHashMap<(AreaCode, SocCode), PayBand>> {
    let known: FxHashSet<AreaCode> = areas.iter().map(|area| area.code).collect();
    let mut pay = FxHashMap::default();
    for (file, WageTable(rows)) in [
        ("wages_national.tsv", &tables.wages_national),
        ("wages_states.tsv", &tables.wages_states),
        ("wages_metropolitan.tsv", &tables.wages_metropolitan),
    ] {
        for row in rows {
            if !known.contains(&row.area) {
                return Err(TableError::new(file, 0, format!("area {} is not in areas.tsv", row.area)));
            }
            pay.insert((row.area, row.soc), row.band);
        }
    }
    Ok(pay)
}
