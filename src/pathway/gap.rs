//! What a role needs that a person does not show yet, the most important first.

use crate::catalog::{ElementKind, Role, UsedTechnology};
use crate::matching::{Person, Scorer};

use super::{Closing, Gap};

/// How many elements and tools a first path names.
const ELEMENTS_SHOWN: usize = 6;
const TOOLS_SHOWN: usize = 4;

/// A tool that this many occupations use or more is common enough to name though nobody marks it.
const COMMON_TOOL_USERS: usize = 25;

pub(super) fn of(scorer: &Scorer<'_>, person: &Person, role: &Role) -> Vec<Gap> {
    let mut gaps = elements(scorer, person, role);
    gaps.extend(tools(scorer, person, role));
    gaps
}

fn elements(scorer: &Scorer<'_>, person: &Person, role: &Role) -> Vec<Gap> {
    let mut missing = scorer.missing_elements(person, role);
    let total: f32 = missing.iter().map(|element| element.weight).sum();
    // Abilities are hardly learned, and activities are learned by doing: a course closes neither.
    missing.retain(|element| {
        matches!(scorer.catalog().elements[element.place].kind, ElementKind::Skill | ElementKind::Knowledge)
    });
    missing.truncate(ELEMENTS_SHOWN);
    missing
        .into_iter()
        .map(|missing| {
            let element = &scorer.catalog().elements[missing.place];
            Gap {
                element: Some(element.id.clone()),
                kind: Some(element.kind),
                name: element.name.clone(),
                have: missing.have,
                need: Some(missing.need),
                share: if total > 0.0 { missing.weight / total } else { 0.0 },
                closed_by: closings(element.kind, missing.need, missing.have),
            }
        })
        .collect()
}

fn closings(kind: ElementKind, need: f32, have: Option<f32>) -> Vec<Closing> {
    // More than a level and a half of seven is more than practice alone closes.
    let is_wide = need - have.unwrap_or(0.0) > 1.5;
    match (kind, is_wide) {
        (ElementKind::Knowledge, true) => vec![Closing::Class, Closing::ShortCourse],
        (ElementKind::Knowledge, false) => vec![Closing::ShortCourse, Closing::OnTheJob],
        (_, true) => vec![Closing::Class, Closing::Practice],
        (_, false) => vec![Closing::Practice, Closing::OnTheJob],
    }
}

/// Tools of a role that a person does not name and that are worth naming, those most asked for first.
pub(super) fn missing_tools<'r>(scorer: &Scorer<'_>, person: &Person, role: &'r Role) -> Vec<&'r UsedTechnology> {
    let technologies = &scorer.catalog().technologies;
    let mut missing: Vec<&UsedTechnology> = role
        .technologies
        .iter()
        .filter(|used| {
            let place = usize::from(used.technology.0);
            let tool = &technologies[place];
            let worth_naming = used.in_demand || (tool.hot && tool.user_count >= COMMON_TOOL_USERS);
            person.technologies[place] <= 0.0 && worth_naming
        })
        .collect();
    missing.sort_by_key(|used| {
        let tool = &technologies[usize::from(used.technology.0)];
        (!used.in_demand, !tool.hot, std::cmp::Reverse(tool.user_count))
    });
    missing.truncate(TOOLS_SHOWN);
    missing
}

fn tools(scorer: &Scorer<'_>, person: &Person, role: &Role) -> Vec<Gap> {
    let technologies = &scorer.catalog().technologies;
    missing_tools(scorer, person, role)
        .into_iter()
        .map(|used| Gap {
            element: None,
            kind: None,
            name: technologies[usize::from(used.technology.0)].name.clone(),
            have: None,
            need: None,
            share: 0.0,
            closed_by: vec![Closing::ShortCourse, Closing::Practice],
        })
        .collect()
}
