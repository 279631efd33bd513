//! A person as evidence: what their jobs and their own words show that they can do.

use crate::catalog::codes::{AreaCode, RoleCode};
use crate::catalog::{ElementKind, Role, RoleIx};
use crate::constants::EvidenceConstants;
use crate::profile::{Education, Job, Limits, OwnLevel, Strength, WorkerProfile};

use super::{Fit, Scorer, coverage, fit, gates, pay};

/// Something a person has, and which past job shows it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Held {
    /// Level 0 to 7, or importance 1 to 5 for elements without levels, faded by time; none if unknown.
    pub level: Option<f32>,
    /// Place of the job in [`Person::jobs`]; none if they named it themselves.
    pub from: Option<usize>,
    /// Whether their jobs imply more of it and they say that this is not true of them.
    pub disputed: bool,
}

/// What shows that a person has an element.
struct Shown {
    /// Level 0 to 7, or importance 1 to 5.
    level: f32,
    /// How much of it counts, 0 to 1.
    share: f32,
    /// Place of the job that shows it; none if they named it themselves.
    from: Option<usize>,
}

/// A past job as evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonJob {
    /// The role.
    pub role: RoleIx,
    /// Its title.
    pub title: String,
    /// How long, in years.
    pub years: f32,
    /// Share of the role's levels that the years and the time since leave, 0 to 1.
    pub familiarity: f32,
}

/// A person, ready to be scored.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Past jobs that the catalogue knows.
    pub jobs: Vec<PersonJob>,
    /// What they hold of each rated element.
    pub elements: Vec<Held>,
    /// Whether a publisher rated each element in any of their jobs.
    pub(super) rated: Vec<bool>,
    /// What they hold of each beyond the mean of all roles.
    pub(super) above: Vec<f32>,
    /// How familiar each technology is, 0 to 1.
    pub technologies: Vec<f32>,
    /// Highest education, and whether it is assumed from their past work.
    pub education: Option<(Education, bool)>,
    /// Roles whose credential they hold.
    pub credentials_held: Vec<RoleCode>,
    /// Where they look.
    pub area: AreaCode,
    /// Pay before, US dollars a year, and whether they told it.
    pub pay_before: Option<(u32, bool)>,
    /// Exposure of their past work to AI, 0 to 1.
    pub exposure: Option<f32>,
    /// Physical demand of their past work, on the scale of importance from 1 to 5, if published.
    pub physical: Option<f32>,
    /// What they can give and need.
    pub limits: Limits,
    /// How they fit every role, in the order of roles.
    pub(super) fits: Vec<Option<Fit>>,
}

pub(super) fn build(scorer: &Scorer<'_>, profile: &WorkerProfile, year: i16) -> Person {
    let catalog = scorer.catalog;
    let jobs: Vec<PersonJob> = profile.jobs.iter().filter_map(|job| past_job(scorer, job, year)).collect();
    let mut person = Person {
        elements: vec![Held::default(); catalog.rated_elements().count()],
        rated: vec![false; catalog.rated_elements().count()],
        above: vec![0.0; catalog.rated_elements().count()],
        technologies: vec![0.0; catalog.technologies.len()],
        education: None,
        credentials_held: profile.credentials_held.clone(),
        area: profile.area.unwrap_or(AreaCode::National),
        pay_before: None,
        exposure: None,
        physical: None,
        limits: profile.limits.clone(),
        fits: Vec::new(),
        jobs,
    };
    for place in 0..person.jobs.len() {
        let job = person.jobs[place].clone();
        person.learn_from(scorer, place, &job, catalog.role(job.role));
    }
    for place in profile.disputed.iter().filter_map(|id| catalog.find_element(id)) {
        person.drop_inferred(scorer, place);
    }
    person.add_own_words(scorer, profile);
    let latest = person.jobs.first().map(|job| catalog.role(job.role));
    person.education = match profile.education {
        Some(told) => Some((told, false)),
        None => latest.and_then(gates::usual_education).map(|(_, usual)| (usual, true)),
    };
    person.physical =
        person.jobs.iter().filter_map(|job| scorer.basis.conditions[usize::from(job.role.0)].physical).reduce(f32::max);
    person.exposure = latest.and_then(|role| role.exposure.task_share_human);
    person.pay_before = match profile.pay_usd_per_year {
        Some(told) => Some((told, true)),
        None => latest.and_then(|role| pay::median(scorer, role, person.area)).map(|median| (median, false)),
    };
    person.fits = fit::of_all(scorer, &person);
    person
}

fn past_job(scorer: &Scorer<'_>, job: &Job, year: i16) -> Option<PersonJob> {
    let role = scorer.catalog.find(&job.role)?;
    let years_since = job.ended_year.map_or(0.0, |ended| f32::from(year.saturating_sub(ended).max(0)));
    Some(PersonJob {
        role,
        title: scorer.catalog.role(role).title.clone(),
        years: job.years.max(0.0),
        familiarity: scorer.constants.evidence.familiarity(job.years.max(0.0), years_since),
    })
}

impl Person {
    fn learn_from(&mut self, scorer: &Scorer<'_>, place: usize, job: &PersonJob, role: &Role) {
        for (element, rating) in role.ratings.iter().enumerate() {
            if let Some(level) = coverage::level(scorer.catalog.elements[element].kind, *rating) {
                self.rated[element] = true;
                let shown = Shown { level, share: job.familiarity, from: Some(place) };
                self.hold(scorer, element, shown);
            }
        }
        for used in &role.technologies {
            raise(&mut self.technologies[usize::from(used.technology.0)], job.familiarity);
        }
    }

    fn add_own_words(&mut self, scorer: &Scorer<'_>, profile: &WorkerProfile) {
        let constants = &scorer.constants.evidence;
        for skill in &profile.skills {
            let Some(place) = scorer.catalog.find_element(&skill.element).filter(|place| *place < self.elements.len())
            else {
                continue;
            };
            let has_levels = matches!(scorer.catalog.elements[place].kind, ElementKind::Skill | ElementKind::Knowledge);
            let level = own_level(constants, skill.level);
            // Importance runs from 1 to 5 where levels run from 0 to 7.
            let level = if has_levels { level } else { 1.0 + level * 4.0 / 7.0 };
            let share = strength(constants, skill.strength);
            self.hold(scorer, place, Shown { level, share, from: None });
        }
        for tool in &profile.technologies {
            let known =
                scorer.catalog.technologies.iter().position(|known| known.name.eq_ignore_ascii_case(&tool.name));
            if let Some(place) = known {
                let share = own_level(constants, tool.level) / constants.expert_level;
                raise(&mut self.technologies[place], share * strength(constants, tool.strength));
            }
        }
    }

    /// Takes back what past jobs imply of an element: no more than everyone has.
    fn drop_inferred(&mut self, scorer: &Scorer<'_>, place: usize) {
        if let Some(held) = self.elements.get_mut(place) {
            let level = held.level.map(|level| level.min(scorer.basis.needs.mean(place)));
            *held = Held { level, from: None, disputed: true };
            self.above[place] = 0.0;
        }
    }

    /// Takes the better of what is held of an element and what is `shown`, of which only what lies
    /// above the mean of all roles counts by its share: what everyone has needs no proof.
    fn hold(&mut self, scorer: &Scorer<'_>, place: usize, shown: Shown) {
        let Shown { level, share, from } = shown;
        let mean = scorer.basis.needs.mean(place);
        let above = (level - mean).max(0.0) * share;
        let level = level.min(mean) + above;
        let held = &mut self.elements[place];
        if held.level.is_none_or(|known| level > known) {
            *held = Held { level: Some(level), from, disputed: false };
            self.above[place] = above;
        }
    }
}

fn raise(slot: &mut f32, value: f32) {
    *slot = slot.max(value);
}

fn own_level(constants: &EvidenceConstants, level: OwnLevel) -> f32 {
    match level {
        OwnLevel::Beginner => constants.beginner_level,
        OwnLevel::Working => constants.working_level,
        OwnLevel::Advanced => constants.advanced_level,
        OwnLevel::Expert => constants.expert_level,
    }
}

fn strength(constants: &EvidenceConstants, strength: Strength) -> f32 {
    match strength {
        Strength::Claimed => constants.claimed,
        Strength::Described => constants.described,
        Strength::Verified => constants.verified,
    }
}
