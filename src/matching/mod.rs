//! Scores a person against roles: fit, gates beside it, six bars of access, and why.

mod access;
mod explanation;
mod fit;
mod gates;
mod pay;
mod person;
mod result;
mod signals;

pub use explanation::{Claim, Missing, Reason};
pub use person::{Held, Person};
pub use result::*;

use crate::catalog::codes::AreaCode;
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
    /// How much each element tells roles apart, 0 to 1.
    pub(crate) specificity: Vec<f32>,
    /// How rare each detailed work activity is, as an inverse document frequency.
    pub(crate) activity_rarity: Vec<f32>,
    /// How rare each group of activities is, likewise.
    pub(crate) group_rarity: Vec<f32>,
    /// How rare each technology is, likewise.
    pub(crate) technology_rarity: Vec<f32>,
}

/// Share of an element from which it counts as covered.
const COVERED_SHARE: f32 = 0.95;

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
    /// Counts the catalogue once.
    pub fn new(catalog: &Catalog, constants: &Constants) -> Self {
        signals::basis(catalog, constants)
    }
}

impl<'a> Scorer<'a> {
    /// A scorer over `catalog`, whose `basis` was made from it.
    pub fn new(catalog: &'a Catalog, constants: &'a Constants, basis: &'a Basis) -> Self {
        Self { catalog, constants, basis }
    }

    /// What `profile` shows that a person can do, as of `year`.
    pub fn person(&self, profile: &WorkerProfile, year: i16) -> Person {
        person::build(self, profile, year)
    }

    /// How well `person` fits the role; none if the role has nothing to compare with.
    pub fn fit(&self, person: &Person, role: RoleIx) -> Option<Score> {
        fit::score(self, person, self.catalog.role(role))
    }

    /// The whole match of `person` with the role; none if the role has nothing to compare with.
    pub fn score(&self, person: &Person, role: RoleIx) -> Option<Match> {
        let found = self.catalog.role(role);
        let fit = fit::score(self, person, found)?;
        let gates = gates::of(person, found, &fit);
        let pay = pay::outlook(self, person, found);
        let weeks = access::weeks(self, person, found, &fit, &gates);
        let exposure = ExposureChange { role: found.exposure.task_share_human, before: person.exposure };
        let facts = access::Facts { role: found, fit: &fit, gates: &gates, pay: pay.as_ref(), weeks };
        let access = access::judge(self, person, &facts);
        Some(Match {
            code: found.code.clone(),
            title: found.title.clone(),
            families: found.families.iter().map(|(family, _)| *family).collect(),
            growth: found.growth,
            job_zone: found.preparation.job_zone.map(|zone| zone.number()),
            likeness: fit::likeness(&fit),
            rung: self.rung(&access, pay.as_ref(), exposure),
            // An emerging role's parts may shrink while it grows: theirs is not its figure.
            growth_percent: found
                .outlook
                .as_ref()
                .filter(|outlook| !outlook.estimated)
                .map(|outlook| outlook.growth_percent),
            openings_per_year: found.outlook.as_ref().and_then(|outlook| outlook.openings_per_year),
            local_jobs: self.local_jobs(found, person.area),
            fit,
            gates,
            access,
            pay,
            exposure,
            weeks,
        })
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
        let mut missing: Vec<MissingElement> = signals::coverage::elements(self, person, role)
            .into_iter()
            .filter(|element| element.share < COVERED_SHARE)
            .map(|element| MissingElement {
                place: element.place,
                weight: element.weight * (1.0 - element.share),
                need: element.need,
                have: element.have,
            })
            .collect();
        missing.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        missing
    }

    fn local_jobs(&self, role: &Role, area: AreaCode) -> Option<u32> {
        if area == AreaCode::National { None } else { self.catalog.local_jobs(role, area) }
    }

    fn rung(&self, access: &Access, pay: Option<&PayOutlook>, exposure: ExposureChange) -> Rung {
        if access.label == AccessLabel::NotYet {
            return Rung::NotYet;
        }
        let floor_percent = (self.constants.access.enough_pay_share - 1.0) * 100.0;
        let pays = pay.and_then(|pay| pay.change_percent).is_some_and(|change| change >= floor_percent);
        let safer = matches!(exposure, ExposureChange { role: Some(role), before: Some(before) } if role < before);
        match (pays, safer) {
            (false, _) => Rung::Viable,
            (true, false) => Rung::Desirable,
            (true, true) => Rung::Resilient,
        }
    }
}
