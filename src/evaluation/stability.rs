//! Whether small changes of what a person says change the shortlist little.

use std::collections::HashSet;

use rayon::prelude::*;
use serde::Serialize;

use super::origins::{TYPICAL_YEARS, YEAR, rated, worker};
use super::{Estimate, Split};
use crate::catalog::codes::{AreaCode, OnetCode, RoleCode};
use crate::catalog::{Catalog, ElementKind, Role, RoleIx};
use crate::engine::{Engine, ShortlistOptions};
use crate::profile::recognition::Recogniser;
use crate::profile::{OwnLevel, OwnSkill, Strength, WorkerProfile};

/// How much of the shortlist a person sees first.
const TOP: usize = 10;
/// Own skills that the person says before anything changes.
const OWN_SKILLS: usize = 3;
/// Occupations asked about: each costs seven shortlists.
const ORIGINS: usize = 100;
/// Where the person looks: a state of middling size and mixed trades, as in the examples.
const STATE: &str = "OH";

/// How much of the first ten stays when one thing changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stability {
    /// Which part the occupations are from.
    pub split: Split,
    /// How many occupations were asked about.
    pub origins: usize,
    /// Share of the first ten that stays, by what changes.
    pub overlaps: Vec<Overlap>,
}

/// What one change does.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Overlap {
    /// What changes.
    pub change: SmallChange,
    /// Mean share of the first ten that stays in the first ten.
    pub overlap_at_10: Option<Estimate>,
    /// The same among the least stable tenth of occupations.
    pub worst_tenth: Option<f64>,
}

/// A change that should not matter much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SmallChange {
    /// One more year in the job.
    YearMore,
    /// One year less.
    YearLess,
    /// One of the own skills is not said.
    SkillDropped,
    /// One more own skill is said.
    SkillAdded,
    /// The job is called by another of its names.
    OtherTitle,
    /// The place is not said.
    AreaRemoved,
}

impl SmallChange {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::YearMore, Self::YearLess, Self::SkillDropped, Self::SkillAdded, Self::OtherTitle, Self::AreaRemoved];
}

/// Changes one thing at a time about typical workers of occupations of `split`, at most a hundred of
/// them and at most `sample`.
pub fn stability(engine: &Engine, recogniser: &Recogniser, split: Split, sample: Option<usize>) -> Stability {
    let origins = rated(&engine.catalog, split, Some(sample.unwrap_or(ORIGINS).min(ORIGINS)));
    let overlaps: Vec<[f64; SmallChange::ALL.len()]> =
        origins.par_iter().map(|(ix, code)| overlaps_of(engine, recogniser, *ix, *code)).collect();
    let by_change = SmallChange::ALL.iter().enumerate().map(|(place, change)| {
        let mut shares: Vec<f64> = overlaps.iter().map(|overlaps| overlaps[place]).collect();
        shares.sort_by(f64::total_cmp);
        let worst = &shares[..shares.len().div_ceil(10)];
        Overlap {
            change: *change,
            overlap_at_10: Estimate::mean(&shares, |share| *share),
            worst_tenth: (!worst.is_empty()).then(|| worst.iter().sum::<f64>() / worst.len() as f64),
        }
    });
    Stability { split, origins: origins.len(), overlaps: by_change.collect() }
}

fn overlaps_of(engine: &Engine, recogniser: &Recogniser, ix: RoleIx, code: OnetCode) -> [f64; SmallChange::ALL.len()] {
    let role = engine.catalog.role(ix);
    let skills = telling_skills(&engine.catalog, role);
    let mut before = worker(RoleCode::Onet(code), TYPICAL_YEARS);
    before.area = STATE.parse::<AreaCode>().ok();
    before.skills = skills.iter().take(OWN_SKILLS).cloned().collect();
    let first = first_codes(engine, &before);
    SmallChange::ALL.map(|change| {
        let mut after = before.clone();
        match change {
            SmallChange::YearMore => after.jobs[0].years += 1.0,
            SmallChange::YearLess => after.jobs[0].years -= 1.0,
            SmallChange::SkillDropped => after.skills.truncate(OWN_SKILLS - 1),
            SmallChange::SkillAdded => after.skills.extend(skills.get(OWN_SKILLS).cloned()),
            SmallChange::OtherTitle => after.jobs[0].role = by_other_title(&engine.catalog, recogniser, role),
            SmallChange::AreaRemoved => after.area = None,
        }
        overlap(&first, &first_codes(engine, &after))
    })
}

/// The skills and knowledge that the role needs most.
fn telling_skills(catalog: &Catalog, role: &Role) -> Vec<OwnSkill> {
    let elements = catalog.elements.iter().zip(&role.ratings);
    let mut needed: Vec<(f32, &crate::catalog::Element)> = elements
        .filter(|(element, _)| matches!(element.kind, ElementKind::Skill | ElementKind::Knowledge))
        .filter_map(|(element, rating)| Some((rating.importance?, element)))
        .collect();
    needed.sort_by(|a, b| b.0.total_cmp(&a.0));
    let own = |(_, element): (f32, &crate::catalog::Element)| OwnSkill {
        element: element.id.clone(),
        level: OwnLevel::Advanced,
        strength: Strength::Described,
    };
    needed.into_iter().take(OWN_SKILLS + 1).map(own).collect()
}

/// The role that another of the occupation's names is taken for: the middle one of its list, which
/// is by letter and so picks none for its meaning.
fn by_other_title(catalog: &Catalog, recogniser: &Recogniser, role: &Role) -> RoleCode {
    let others = &role.alternate_titles;
    let found = others.get(others.len() / 2).map(|title| recogniser.recognise(title, 1));
    let first = found.and_then(|found| found.candidates.into_iter().next());
    first.map_or(role.code.clone(), |candidate| catalog.role(candidate.role).code.clone())
}

fn first_codes(engine: &Engine, profile: &WorkerProfile) -> HashSet<RoleCode> {
    let options = ShortlistOptions { top: Some(TOP), year: YEAR, ..ShortlistOptions::default() };
    engine.shortlist(profile, &options).matches.into_iter().map(|found| found.code).collect()
}

fn overlap(one: &HashSet<RoleCode>, other: &HashSet<RoleCode>) -> f64 {
    one.intersection(other).count() as f64 / one.len().max(other.len()).max(1) as f64
}
