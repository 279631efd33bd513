//! The list of places to choose from.

use askama::Template;

use crate::catalog::codes::AreaCode;
use crate::catalog::{Area, Catalog};
use crate::web::charts::writes_its_own_html;
use crate::wording::Texts;

use super::Choice;

/// The options of a `<select>` of places: states, and the city areas of the chosen state. All city
/// areas at once would make every page with a form 20 kB longer.
#[derive(Template)]
#[template(path = "parts/area_options.html")]
pub struct AreaSelect {
    none: Choice,
    cities: Option<(String, Vec<Choice>)>,
    states_label: String,
    states: Vec<Choice>,
}

writes_its_own_html!(AreaSelect);

impl AreaSelect {
    /// The options, with `chosen` chosen; `none` is what the empty choice says.
    pub fn new(catalog: &Catalog, t: &Texts, chosen: &str, none: impl ToString) -> Self {
        let is_state = |area: &&Area| matches!(area.code, AreaCode::State(_));
        let states = catalog.areas.iter().filter(is_state);
        Self {
            none: Choice::new("", none, chosen),
            cities: cities(catalog, t, chosen),
            states_label: t.site.states.to_string(),
            states: states.map(|area| Choice::new(area.code, &area.name, chosen)).collect(),
        }
    }
}

/// The city areas of the state that is chosen, or that the chosen city area lies in.
fn cities(catalog: &Catalog, t: &Texts, chosen: &str) -> Option<(String, Vec<Choice>)> {
    let area = catalog.find_area(chosen.parse().ok()?)?;
    let state = match area.code {
        AreaCode::National => return None,
        AreaCode::State(_) => area,
        AreaCode::Metropolitan(_) => catalog.find_area(*area.states.first()?)?,
    };
    let inside = catalog
        .areas
        .iter()
        .filter(|area| matches!(area.code, AreaCode::Metropolitan(_)) && area.states.contains(&state.code));
    let choices: Vec<Choice> = inside.map(|area| Choice::new(area.code, &area.name, chosen)).collect();
    (!choices.is_empty()).then(|| (t.site.areas_in.with("state", &state.name).to_string(), choices))
}
