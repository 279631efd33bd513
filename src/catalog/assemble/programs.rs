//! Joins programmes to roles, elements and technologies, and says what each teaches.

mod field;
mod fine;
mod names;
mod tools;

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Checked;
use crate::catalog::codes::{ElementId, ProgramId, RoleCode};
use crate::catalog::tables::{CertificationTable, ProgramTable, TableError};
use crate::catalog::{Catalog, JoinedProgram, KnownFrom, Program, RoleIx, Taught, Teachable, TechnologyIx};
use field::Usual;
use fine::FineNames;
use names::RoleNames;
use tools::ToolNames;

/// How sure it is that a programme teaches what it states to teach.
const STATED_CONFIDENCE: f32 = 0.9;
/// How sure it is that it teaches a tool that its name or text speaks of.
const TEXT_CONFIDENCE: f32 = 0.7;

/// Joins our certifications and the listed programmes to `catalog`, whose roles are complete.
pub(super) fn join(catalog: &mut Catalog, certifications: &CertificationTable, programs: ProgramTable) -> Checked<()> {
    let own = certifications.rows.iter().map(|row| (CertificationTable::FILE, row.program()));
    let listed = programs.0.into_iter().map(|program| (ProgramTable::FILE, program));
    let all: Vec<(&str, Program)> = own.chain(listed).collect();
    let mut known: FxHashSet<ProgramId> = FxHashSet::default();
    for (file, program) in &all {
        check(program).map_err(|problem| TableError::new(file, 0, format!("{}: {problem}", program.id)))?;
        if !known.insert(program.id.clone()) {
            return Err(TableError::new(file, 0, format!("programme {} stands in it twice", program.id)));
        }
    }
    let mut joiner = Joiner::new(catalog);
    let mut joined = Vec::with_capacity(all.len());
    for (_, mut program) in all {
        let before = program.entry.first.len();
        program.entry.first.retain(|id| known.contains(id));
        joiner.lost.programs += before - program.entry.first.len();
        joined.push(joiner.join(program));
    }
    let missing = joiner.lost.sentence();
    catalog.manifest.missing.extend(missing);
    catalog.set_programs(joined);
    Ok(())
}

/// Refuses figures that no reader writes, so that nothing behind needs to doubt them.
fn check(program: &Program) -> Result<(), String> {
    let spans = [("hours", program.hours), ("weeks", program.weeks), ("weeks_waiting", program.weeks_waiting)];
    for (name, span) in spans.into_iter().filter_map(|(name, span)| Some((name, span?))) {
        if !(span.low >= 0.0 && span.low <= span.high && span.high.is_finite()) {
            return Err(format!("{name} from {} to {}", span.low, span.high));
        }
    }
    if let Some(cost) = program.cost.filter(|cost| cost.low.0 < 0 || cost.low > cost.high) {
        return Err(format!("a cost from {} to {}", cost.low, cost.high));
    }
    if let Some((element, level)) = program.elements.iter().find(|(_, level)| !(0.0..=7.0).contains(level)) {
        return Err(format!("level {level} of {element} is not from 0 to 7"));
    }
    match program.outcomes.iter().find(|outcome| !(outcome.value.is_finite() && outcome.value >= 0.0)) {
        Some(outcome) => Err(format!("an outcome of {}", outcome.value)),
        None => Ok(()),
    }
}

/// Things that programmes name and this catalogue has not.
#[derive(Debug, Default)]
struct Lost {
    roles: usize,
    elements: usize,
    technologies: usize,
    programs: usize,
}

impl Lost {
    fn sentence(&self) -> Option<String> {
        let counts = [
            (self.roles, "occupations"),
            (self.elements, "elements"),
            (self.technologies, "technologies"),
            (self.programs, "earlier programmes"),
        ];
        let named: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        (!named.is_empty()).then(|| format!("Programmes name {} that this catalogue lacks.", named.join(", ")))
    }
}

/// What is looked up for every programme.
struct Joiner<'a> {
    catalog: &'a Catalog,
    elements: FxHashMap<ElementId, u16>,
    technologies: FxHashMap<&'a str, TechnologyIx>,
    usual: Usual,
    /// Stemming every title takes time that only providers' programmes need.
    names: OnceCell<RoleNames>,
    fine: FineNames,
    tools: ToolNames,
    lost: Lost,
}

impl<'a> Joiner<'a> {
    fn new(catalog: &'a Catalog) -> Self {
        let elements = catalog.elements.iter().enumerate().map(|(ix, element)| (element.id.clone(), ix as u16));
        let technology = |(ix, name): (usize, &'a str)| (name, TechnologyIx(ix as u16));
        let names = || catalog.technologies.iter().map(|technology| technology.name.as_str());
        Self {
            catalog,
            elements: elements.collect(),
            technologies: names().enumerate().map(technology).collect(),
            usual: Usual::of(catalog),
            names: OnceCell::new(),
            fine: FineNames::of(catalog),
            tools: ToolNames::new(names()),
            lost: Lost::default(),
        }
    }

    fn join(&mut self, program: Program) -> JoinedProgram {
        let roles = self.roles(&program.leads_to);
        let named = self.named(&program, &roles);
        // A provider's field is often chosen loosely; its name tells which of the field's occupations it is for.
        let roles = if named.is_empty() { roles } else { named.clone() };
        let mut required_for = self.roles(&program.required_for);
        required_for.retain(|role| roles.contains(role));
        let teaches = self.teaches(&program, &named);
        JoinedProgram { program, roles, required_for, teaches }
    }

    fn roles(&mut self, codes: &[RoleCode]) -> Vec<RoleIx> {
        let mut roles = Vec::with_capacity(codes.len());
        for code in codes {
            match self.catalog.find(code) {
                Some(role) if !roles.contains(&role) => roles.push(role),
                Some(_) => {}
                None => self.lost.roles += 1,
            }
        }
        roles
    }

    /// The occupations of `roles` that a provider's name for its programme speaks of; all for what has no provider.
    fn named(&self, program: &Program, roles: &[RoleIx]) -> Vec<RoleIx> {
        if program.provider.is_none() || !program.elements.is_empty() {
            return roles.to_vec();
        }
        self.names.get_or_init(|| RoleNames::of(self.catalog)).spoken_of(&program.name, roles)
    }

    fn teaches(&mut self, program: &Program, roles: &[RoleIx]) -> Vec<Taught> {
        let mut teaches = self.stated(program);
        // Who says what they teach has said it all.
        if program.elements.is_empty() {
            teaches.extend(self.usual.taught(self.catalog, program.kind, roles));
        }
        let texts = [program.name.as_str(), program.description.as_deref().unwrap_or("")];
        for technology in self.tools.spoken_of(&texts, &|technology| uses(self.catalog, roles, technology)) {
            let what = Teachable::Technology(technology);
            if teaches.iter().all(|taught| taught.what != what) {
                let known_from = KnownFrom::Text;
                teaches.push(Taught { what, level: None, confidence: TEXT_CONFIDENCE, known_from });
            }
        }
        let fine = self.fine.spoken_of(&texts, self.catalog, roles);
        teaches.extend(fine.into_iter().map(|skill| Taught {
            what: Teachable::FineSkill(skill),
            level: None,
            confidence: TEXT_CONFIDENCE,
            known_from: KnownFrom::Text,
        }));
        teaches.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.what.cmp(&b.what)));
        teaches
    }

    fn stated(&mut self, program: &Program) -> Vec<Taught> {
        let taught = |what, level| Taught { what, level, confidence: STATED_CONFIDENCE, known_from: KnownFrom::Stated };
        let mut stated = Vec::new();
        for (element, level) in &program.elements {
            match self.elements.get(element) {
                Some(place) => stated.push(taught(Teachable::Element(*place), Some(*level))),
                None => self.lost.elements += 1,
            }
        }
        for name in &program.technologies {
            match self.technologies.get(name.as_str()) {
                Some(technology) => stated.push(taught(Teachable::Technology(*technology), None)),
                None => self.lost.technologies += 1,
            }
        }
        stated
    }
}

fn uses(catalog: &Catalog, roles: &[RoleIx], technology: TechnologyIx) -> bool {
    let is_used = |role: &RoleIx| {
        catalog.role(*role).technologies.binary_search_by_key(&technology, |used| used.technology).is_ok()
    };
    roles.iter().any(is_used)
}
