//! Places of the wage estimates: federal state codes, postal codes, and the states in an area's name.

use crate::catalog::codes::AreaCode;
use crate::catalog::tables::{AreaRow, Joined};

/// States, the district and territories by federal code (FIPS 5-2) and postal code.
const STATES: [(u8, &str); 54] = [
    (1, "AL"),
    (2, "AK"),
    (4, "AZ"),
    (5, "AR"),
    (6, "CA"),
    (8, "CO"),
    (9, "CT"),
    (10, "DE"),
    (11, "DC"),
    (12, "FL"),
    (13, "GA"),
    (15, "HI"),
    (16, "ID"),
    (17, "IL"),
    (18, "IN"),
    (19, "IA"),
    (20, "KS"),
    (21, "KY"),
    (22, "LA"),
    (23, "ME"),
    (24, "MD"),
    (25, "MA"),
    (26, "MI"),
    (27, "MN"),
    (28, "MS"),
    (29, "MO"),
    (30, "MT"),
    (31, "NE"),
    (32, "NV"),
    (33, "NH"),
    (34, "NJ"),
    (35, "NM"),
    (36, "NY"),
    (37, "NC"),
    (38, "ND"),
    (39, "OH"),
    (40, "OK"),
    (41, "OR"),
    (42, "PA"),
    (44, "RI"),
    (45, "SC"),
    (46, "SD"),
    (47, "TN"),
    (48, "TX"),
    (49, "UT"),
    (50, "VT"),
    (51, "VA"),
    (53, "WA"),
    (54, "WV"),
    (55, "WI"),
    (56, "WY"),
    (66, "GU"),
    (72, "PR"),
    (78, "VI"),
];

/// What a line's place is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Place {
    /// A place with pay of its own in the catalogue.
    Area(AreaRow),
    /// A nonmetropolitan area: its five-digit code is used once in every state, so that it names no
    /// place; the state's figures stand in.
    Nonmetropolitan,
}

/// Reads a place from the publisher's type, code and title.
pub(super) fn place(area_type: &str, code: &str, title: &str) -> Result<Place, String> {
    match area_type {
        "1" => Ok(Place::Area(AreaRow {
            code: AreaCode::National,
            name: "United States".into(),
            states: Joined::default(),
        })),
        "2" | "3" => {
            let postal = code.parse().ok().and_then(postal_code);
            let postal = postal.ok_or_else(|| format!("area `{code}` is no federal code of a state"))?;
            let code = postal.parse().map_err(|error| format!("{error}"))?;
            Ok(Place::Area(AreaRow { code, name: title.to_owned(), states: [postal].into_iter().collect() }))
        }
        "6" => Ok(Place::Nonmetropolitan),
        "4" if title.to_lowercase().contains("nonmetropolitan area") => Ok(Place::Nonmetropolitan),
        "4" => metropolitan(code, title).map(Place::Area),
        other => Err(format!("area type `{other}` where 1 (country), 2 or 3 (state) or 4 (metropolitan) was expected")),
    }
}

fn postal_code(federal: u8) -> Option<&'static str> {
    STATES.iter().find(|(code, _)| *code == federal).map(|(_, postal)| *postal)
}

fn metropolitan(code: &str, title: &str) -> Result<AreaRow, String> {
    let digits = code.trim_start_matches('0');
    let code: AreaCode = match (digits.is_empty(), format!("{digits:0>5}").parse()) {
        (false, Ok(code @ AreaCode::Metropolitan(_))) => code,
        _ => return Err(format!("area `{code}` is no five-digit code of a metropolitan area")),
    };
    let states = title.rsplit_once(", ").map_or("", |(_, states)| states);
    let states: Vec<&str> = states.split('-').map(str::trim).collect();
    match states.iter().find(|state| !STATES.iter().any(|(_, postal)| postal == *state)) {
        Some(_) => Err(format!("the area's title `{title}` does not end in states such as `, NY-NJ`")),
        None => Ok(AreaRow { code, name: title.to_owned(), states: states.into_iter().collect() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_known_by_type_code_and_title() {
        let rows = [
            ("1", "99", "U.S.", Ok(Some(("US", ""))), "the country"),
            ("2", "39", "Ohio", Ok(Some(("OH", "OH"))), "a federal code becomes the postal one"),
            ("2", "01", "Alabama", Ok(Some(("AL", "AL"))), "with a leading zero"),
            ("3", "72", "Puerto Rico", Ok(Some(("PR", "PR"))), "a territory"),
            ("4", "35620", "New York-Newark, NY-NJ", Ok(Some(("35620", "NY|NJ"))), "states from the title"),
            ("4", "0010180", "Abilene, TX", Ok(Some(("10180", "TX"))), "the seven-digit form of some releases"),
            ("4", "00001", "Northwest Alabama nonmetropolitan area", Ok(None), "its code names no place"),
            ("6", "0100001", "Northwest Alabama nonmetropolitan area", Ok(None), "by type"),
            ("2", "99", "Nowhere", Err(()), "no such state"),
            ("4", "10180", "Abilene", Err(()), "no state in the title"),
            ("4", "Abilene", "Abilene, TX", Err(()), "no code"),
            ("", "", "", Err(()), "nothing"),
        ];
        for (area_type, code, title, expected, reason) in rows {
            let found = place(area_type, code, title).map_err(|_| ()).map(|place| match place {
                Place::Area(area) => Some((area.code.to_string(), area.states.0.join("|"))),
                Place::Nonmetropolitan => None,
            });
            let expected = expected.map(|area| area.map(|(code, states)| (code.to_owned(), states.to_owned())));
            assert_eq!(found, expected, "{reason}");
        }
    }
}
