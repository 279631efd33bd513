//! Scores a person against roles: fit, gates beside it, six bars of access, and why.

mod access;
mod coverage;
mod explanation;
mod fit;
mod gates;
mod likeness;
mod local;
mod pay;
mod person;
mod result;
mod tools;

pub use explanation::{Claim, Missing, Reason};
pub use fit::Fit;
pub use gates::education_weeks;
pub use likeness::Likeness;
pub use person::{Held, Person};
pub use result::*;

pub use crate::constants::SignalKind;

use crate::catalog::{Catalog, Role, RoleIx};
use crate::constants::Constants;
use crate::profile::WorkerProfile;

/// Everything that scoring needs and that does not depend on the person; made once.
pub struct Scorer<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) constants: &'a Constants,
    pub(crate) basis: &'a Basis,
}

/// Figures over the whole catalogue that scoring rests on.
pub struct Basis {
    /// How alike roles are.
    pub likeness: Likeness,
    needs: coverage::Needs,
    tools: tools::Tools,
    conditions: Vec<gates::Conditions>,
    local: local::LocalFigures,
}

/// A role assessed for a person in figures; [`Scorer::explain`] says what they rest on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Assessment {
    /// The role.
    pub role: RoleIx,
    /// How well the person's experience fits.
    pub fit: Fit,
    /// Weeks of preparation, an estimate.
    pub weeks: WeeksEstimate,
    /// Geometric mean of the known bars, 0 to 1.
    pub overall: f32,
    /// What the weakest bar makes of it.
    pub label: AccessLabel,
    /// The weakest bar.
    pub weakest: BarKind,
    /// How far up the ladder the role stands.
    pub rung: Rung,
    /// Starting and middle pay in the person's place, US dollars a year, if published.
    pub pay_usd_per_year: Option<(u32, u32)>,
    bars: access::Bars,
    openness: gates::Openness,
}

/// An element that a role needs and a person does not show in full.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MissingElement {
    /// Its place in the catalogue.
    pub place: usize,
    /// How heavy the shortfall is; compares only within one role.
    pub weight: f32,
    /// What the role needs: level 0–7, or importance 1–5 where there are no levels.
    pub need: f32,
    /// What the person has on that scale, if known.
    pub have: Option<f32>,
}

impl Basis {
    /// Reads the catalogue once.
    pub fn new(catalog: &Catalog, constants: &Constants) -> Self {
        Self {
            likeness: Likeness::new(catalog, &constants.signals),
            needs: coverage::Needs::new(catalog, &constants.fit),
            tools: tools::Tools::new(catalog),
            conditions: catalog.roles.iter().map(|role| gates::Conditions::of(catalog, role)).collect(),
            local: local::LocalFigures::new(catalog),
        }
    }
}

impl<'a> Scorer<'a> {
    /// A scorer over `catalog`, whose `basis` was made from it.
    pub fn new(catalog: &'a Catalog, constants: &'a Constants, basis: &'a Basis) -> Self {
        Self { catalog, constants, basis }
    }

    /// What `profile` shows that a person can do, as of `year`, and how that fits every role.
    pub fn person(&self, profile: &WorkerProfile, year: i16) -> Person {
        person::build(self, profile, year)
    }

    /// How well `person` fits the role; none if the role has nothing to compare with.
    pub fn fit(&self, person: &Person, role: RoleIx) -> Option<Fit> {
        person.fits[usize::from(role.0)]
    }

    /// The role for `person` in figures; none if the role has nothing to compare with.
    pub fn assess(&self, person: &Person, role: RoleIx) -> Option<Assessment> {
        Some(self.assess_fit(person, role, self.fit(person, role)?))
    }

    /// The role for `person` if they fitted it as `fit` says.
    fn assess_fit(&self, person: &Person, role: RoleIx, fit: Fit) -> Assessment {
        let (found, conditions) = (self.catalog.role(role), &self.basis.conditions[usize::from(role.0)]);
        let openness = gates::openness(person, found, conditions, &fit);
        let study = gates::study_weeks(person, conditions, &openness);
        let weeks = access::weeks(self, person, found, &fit, study);
        let local =
            self.basis.local.of(self.catalog, person.area).get(usize::from(role.0)).copied().unwrap_or_default();
        let facts = access::Facts { role: found, fit: &fit, openness: &openness, local: &local, weeks };
        let bars = access::bars(self, person, &facts);
        let (overall, label, weakest) = access::sum_up(&self.constants.access, &bars);
        let pay_usd_per_year = local.pay_usd_per_year;
        let rung = self.rung(person, found, label, pay_usd_per_year);
        Assessment { role, fit, weeks, overall, label, weakest, rung, pay_usd_per_year, bars, openness }
    }

    /// The role for `person` if they held `level` of an element, proven; none if that changes nothing.
    pub fn assess_with(&self, person: &Person, role: RoleIx, element: usize, level: f32) -> Option<Assessment> {
        let above = (level - self.basis.needs.mean(element)).max(person.above[element]);
        let gain = self.basis.needs.gain(element, usize::from(role.0), person.above[element], above);
        let mut fit = self.fit(person, role).filter(|fit| !fit.same && gain > 0.0)?;
        let coverage = fit.coverage?;
        fit.coverage = Some((coverage + gain).min(1.0));
        fit.value += self.constants.fit.coverage_share * gain / fit.confidence;
        Some(self.assess_fit(person, role, fit))
    }

    /// What an assessment of `person` rests on, in full.
    pub fn explain(&self, person: &Person, found: &Assessment) -> Match {
        let role = self.catalog.role(found.role);
        let conditions = &self.basis.conditions[usize::from(found.role.0)];
        let gates = gates::explain(person, role, conditions, &found.fit, &found.openness);
        let local = self.basis.local.of(self.catalog, person.area).get(usize::from(found.role.0));
        Match {
            code: role.code.clone(),
            title: role.title.clone(),
            families: role.families.iter().map(|(family, _)| *family).collect(),
            growth: role.growth,
            job_zone: role.preparation.job_zone.map(|zone| zone.number()),
            fit: fit::explain(self, person, found.role, &found.fit),
            likeness: found.fit.likeness.map_or(found.fit.value, |(value, _)| value),
            ability: found.fit.ability(),
            access: access::explain(self, person, found, &gates),
            gates,
            pay: pay::outlook(self, person, role),
            rung: found.rung,
            // An emerging role's parts may shrink while it grows: theirs is not its figure.
            growth_percent: role
                .outlook
                .as_ref()
                .filter(|outlook| !outlook.estimated)
                .map(|outlook| outlook.growth_percent),
            openings_per_year: role.outlook.as_ref().and_then(|outlook| outlook.openings_per_year),
            local_jobs: local.and_then(|local| Some(local.jobs?.0)),
            exposure: ExposureChange { role: role.exposure.task_share_human, before: person.exposure },
            weeks: found.weeks,
        }
    }

    /// The catalogue that is scored against.
    pub fn catalog(&self) -> &'a Catalog {
        self.catalog
    }

    /// The constants that scores depend on.
    pub fn constants(&self) -> &'a Constants {
        self.constants
    }

    /// What `role` needs and `person` does not show in full, the heaviest shortfall first.
    pub fn missing_elements(&self, person: &Person, role: &Role) -> Vec<MissingElement> {
        let Some(place) = self.catalog.find(&role.code) else { return Vec::new() };
        let mut missing: Vec<MissingElement> = self
            .basis
            .needs
            .of_role(usize::from(place.0), &person.above)
            .into_iter()
            .filter(|element| element.share < fit::COVERED_SHARE)
            .map(|element| MissingElement {
                place: element.place,
                weight: element.weight * (1.0 - element.share),
                need: element.need,
                have: person.elements[element.place].level,
            })
            .collect();
        missing.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        missing
    }

    /// Places of what `person` brings of what sets `role` apart and of what they lack most, at most
    /// `count` each, the weightiest first.
    pub fn strengths_and_gaps(&self, person: &Person, role: RoleIx, count: usize) -> (Vec<usize>, Vec<usize>) {
        let needed = self.basis.needs.of_role(usize::from(role.0), &person.above);
        let heaviest = |weight: fn(&coverage::Covered) -> f32| {
            let mut weighed: Vec<(f32, usize)> =
                needed.iter().map(|one| (weight(one), one.place)).filter(|(weight, _)| *weight > 0.0).collect();
            weighed.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            weighed.into_iter().take(count).map(|(_, place)| place).collect()
        };
        (heaviest(|one| one.weight * one.share), heaviest(|one| one.weight * (1.0 - one.share)))
    }

    fn rung(&self, person: &Person, role: &Role, label: AccessLabel, pay: Option<(u32, u32)>) -> Rung {
        if label == AccessLabel::NotYet {
            return Rung::NotYet;
        }
        let enough = self.constants.access.enough_pay_share;
        let before = person.pay_before.map(|(before, _)| before as f32 * enough).filter(|before| *before > 0.0);
        let pays = matches!((pay, before), (Some((_, median)), Some(enough)) if median as f32 >= enough);
        let exposure = (role.exposure.task_share_human, person.exposure);
        let safer = matches!(exposure, (Some(role), Some(before)) if role < before);
        match (pays, safer) {
            (false, _) => Rung::Viable,
            (true, false) => Rung::Desirable,
            (true, true) => Rung::Resilient,
        }
    }
}
