//! What a path must close: the heaviest missing elements, tools that employers ask for, a degree, a credential.

use crate::catalog::{ElementKind, Outlook, Role};
use crate::constants::PathConstants;
use crate::matching::{Claim, Gate, GateKind, Match, Person, Scorer};

use super::front::{Need, NeedKind};
use super::gap;
use super::progress::DoneStep;

/// The most needs of one path: they are kept as bits.
pub(super) const MOST_NEEDS: usize = 16;
/// How many elements beyond the essential ones are named.
const MOST_ELEMENTS: usize = 8;
/// How many tools must be closed.
const ESSENTIAL_TOOLS: usize = 2;

/// Needs of one role, essential ones first, with what planning has to know of each.
pub(super) struct Needs {
    pub all: Vec<Need>,
    /// For elements and tools, their places in the catalogue.
    pub places: Vec<Option<usize>>,
    /// The gate that a need opens.
    pub gates: Vec<Option<Gate>>,
    /// Bits of the essential ones.
    pub essential: u32,
}

/// The needs of `role`; what the steps that are `done` closed is no longer essential.
pub(super) fn of(scorer: &Scorer<'_>, person: &Person, role: &Role, found: &Match, done: &[DoneStep]) -> Needs {
    let mut rows: Vec<(Need, Option<usize>, Option<Gate>)> = Vec::new();
    rows.extend(gates(role, found));
    rows.extend(elements(scorer, person, role));
    rows.extend(tools(scorer, person, role));
    for (need, ..) in &mut rows {
        need.is_done = done.iter().flat_map(|step| &step.closes).any(|closed| closed.closes(need));
        need.is_essential &= !need.is_done;
    }
    rows.sort_by_key(|(need, ..)| (!need.is_essential, !need.is_done));
    rows.truncate(MOST_NEEDS);
    let essential =
        rows.iter().enumerate().filter(|(_, row)| row.0.is_essential).fold(0, |bits, (place, _)| bits | 1 << place);
    let mut needs = Needs { all: Vec::new(), places: Vec::new(), gates: Vec::new(), essential };
    for (need, place, gate) in rows {
        needs.all.push(need);
        needs.places.push(place);
        needs.gates.push(gate);
    }
    needs
}

/// Conditions that no learning opens.
pub(super) fn conditions(found: &Match) -> Vec<Gate> {
    let is_condition = |gate: &&Gate| gate.open < 1.0 && gate.kind != GateKind::Credential;
    found.gates.iter().filter(is_condition).cloned().collect()
}

fn gates(role: &Role, found: &Match) -> impl Iterator<Item = (Need, Option<usize>, Option<Gate>)> {
    // Half of those who do the work may hold a degree that the work did not ask for: what it takes to enter decides.
    let entry = role.outlook.as_ref().and_then(Outlook::entry_education);
    let asks_for_certificate = role.outlook.as_ref().is_some_and(Outlook::asks_for_certificate);
    found.gates.iter().filter_map(move |gate| {
        let (kind, name) = match &gate.reason.claim {
            // A degree that some people do without is named among conditions, not put in everyone's way;
            // a certificate where that is how people enter is short enough to ask for.
            Claim::EducationGate { sometimes, usual, have, .. } if gate.open < 0.65 || asks_for_certificate => {
                let lowest = if asks_for_certificate { *usual } else { *sometimes };
                let needed = entry.map_or(lowest, |entry| entry.min(lowest));
                if *have >= needed {
                    return None;
                }
                (NeedKind::Education { needed, have: *have }, String::new())
            }
            Claim::CredentialGate { name, held: false } => (NeedKind::Credential, name.clone()),
            _ => return None,
        };
        let need = Need { kind, name, have: None, need: None, share: 0.0, is_essential: true, is_done: false };
        Some((need, None, Some(gate.clone())))
    })
}

fn elements(
    scorer: &Scorer<'_>,
    person: &Person,
    role: &Role,
) -> impl Iterator<Item = (Need, Option<usize>, Option<Gate>)> {
    let constants: PathConstants = scorer.constants().path;
    let catalog = scorer.catalog();
    let mut missing = scorer.missing_elements(person, role);
    let total: f32 = missing.iter().map(|element| element.weight).sum::<f32>().max(f32::MIN_POSITIVE);
    // Abilities are hardly learned, and activities are learned by doing: a course closes neither.
    missing.retain(|one| matches!(catalog.elements[one.place].kind, ElementKind::Skill | ElementKind::Knowledge));
    // What sets a role apart weighs 1 in all.
    let mut open: f32 = missing.iter().map(|one| one.weight).sum();
    missing.truncate(MOST_ELEMENTS);
    missing.into_iter().map(move |one| {
        let share = one.weight / total;
        let is_essential = open > constants.left_open_share && one.weight >= constants.least_essential_share;
        open -= one.weight;
        let element = &catalog.elements[one.place];
        let need = Need {
            kind: NeedKind::Element(element.id.clone()),
            name: element.name.clone(),
            have: one.have,
            need: Some(one.need),
            share,
            is_essential,
            is_done: false,
        };
        (need, Some(one.place), None)
    })
}

fn tools(
    scorer: &Scorer<'_>,
    person: &Person,
    role: &Role,
) -> impl Iterator<Item = (Need, Option<usize>, Option<Gate>)> {
    let technologies = &scorer.catalog().technologies;
    gap::missing_tools(scorer, person, role).into_iter().enumerate().map(move |(rank, used)| {
        let place = usize::from(used.technology.0);
        let need = Need {
            kind: NeedKind::Technology,
            name: technologies[place].name.clone(),
            have: None,
            need: None,
            share: 0.0,
            is_essential: used.in_demand && rank < ESSENTIAL_TOOLS,
            is_done: false,
        };
        (need, Some(place), None)
    })
}
