//! Which one skill would open most doors to a person.

use serde::Serialize;

use crate::catalog::codes::{ElementId, RoleCode};
use crate::catalog::{ElementKind, RoleIx};
use crate::matching::{AccessLabel, Assessment};

use super::{Engine, Ranking};

/// How many roles a door names.
const ROLES_NAMED: usize = 3;

/// What learning one skill or field well would change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Door {
    /// The skill or field.
    pub element: ElementId,
    /// Its name.
    pub name: String,
    /// How many roles it would make more reachable: not yet becomes a stretch, a stretch comes within reach.
    pub opened: usize,
    /// Some of them, the best first: code and title.
    pub roles: Vec<(RoleCode, String)>,
    /// Mean rise of the fit over all roles that may be suggested, 0 to 1.
    pub mean_gain: f32,
}

impl Engine {
    /// What learning each skill or field to an advanced level, with a proof, would change for the
    /// roles of `ranking`, the most useful first. Nothing that changes nothing is listed.
    pub fn doors(&self, ranking: &Ranking) -> Vec<Door> {
        let learnable = self.catalog.rated_elements().enumerate();
        let learnable =
            learnable.filter(|(_, element)| matches!(element.kind, ElementKind::Skill | ElementKind::Knowledge));
        let mut doors: Vec<Door> = learnable.filter_map(|(place, _)| self.door(ranking, place)).collect();
        doors.sort_by(|a, b| b.opened.cmp(&a.opened).then(b.mean_gain.total_cmp(&a.mean_gain)));
        doors
    }

    fn door(&self, ranking: &Ranking, place: usize) -> Option<Door> {
        let (scorer, level) = (self.scorer(), self.constants.evidence.advanced_level);
        let mut total_gain = 0.0;
        let mut opened: Vec<(AccessLabel, f32, RoleIx)> = Vec::new();
        for before in &ranking.found {
            let Some(after) = scorer.assess_with(&ranking.person, before.role, place, level) else { continue };
            total_gain += after.fit.value - before.fit.value;
            if is_opened(before, &after) {
                opened.push((after.label, after.overall, after.role));
            }
        }
        opened.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)));
        let element = &self.catalog.elements[place];
        let named = opened.iter().take(ROLES_NAMED).map(|(_, _, role)| self.catalog.role(*role));
        (total_gain > 0.0).then(|| Door {
            element: element.id.clone(),
            name: element.name.clone(),
            opened: opened.len(),
            roles: named.map(|role| (role.code.clone(), role.title.clone())).collect(),
            mean_gain: total_gain / ranking.found.len().max(1) as f32,
        })
    }
}

fn is_opened(before: &Assessment, after: &Assessment) -> bool {
    after.label > before.label
}
