//! The parts of a profile that a text gives.

use super::evidence::{Evidence, Meaning, ReadText};
use crate::catalog::codes::{ElementId, RoleCode};
use crate::profile::{Education, Job, OwnLevel, OwnSkill, OwnTechnology, Strength, WorkerProfile};

/// What a text adds to a profile. Nothing that is negated, wished for or contradicted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ProfileParts {
    /// Jobs, in the order of the text.
    pub jobs: Vec<Job>,
    /// Skills, each element once at its highest level.
    pub skills: Vec<OwnSkill>,
    /// Tools, each once.
    pub technologies: Vec<OwnTechnology>,
    /// The highest education told of.
    pub education: Option<Education>,
    /// Roles whose licence or certificate is told of.
    pub credentials_held: Vec<RoleCode>,
}

impl ReadText {
    /// What counts, as parts of a profile, if it is `this_year` now.
    pub fn profile(&self, this_year: i16) -> ProfileParts {
        let mut parts = ProfileParts::default();
        for one in self.evidence.iter().filter(|one| one.counts()) {
            parts.add(one, this_year);
        }
        parts.credentials_held.sort();
        parts.credentials_held.dedup();
        parts
    }
}

impl ProfileParts {
    fn add(&mut self, one: &Evidence, this_year: i16) {
        let level = one.level.unwrap_or(OwnLevel::Working);
        match &one.meaning {
            Meaning::Job(job) => self.jobs.push(Job {
                role: job.role.clone(),
                title: job.title.clone(),
                years: job.time.years_until(this_year).unwrap_or(0.0),
                ended_year: job.time.ended_year(),
            }),
            Meaning::Element(element) => self.add_skill(element, level, one.strength),
            Meaning::Technology(name) => {
                let technology = OwnTechnology { name: name.clone(), level, strength: one.strength };
                self.technologies.push(technology);
            }
            // An activity shows the generalised one above it.
            Meaning::Activity(activity) => {
                if let Some(element) = activity.generalised() {
                    self.add_skill(&element, level, one.strength);
                }
            }
            Meaning::Credential(roles) => self.credentials_held.extend(roles.iter().cloned()),
            Meaning::Education(education) => self.education = self.education.max(Some(*education)),
        }
    }

    fn add_skill(&mut self, element: &ElementId, level: OwnLevel, strength: Strength) {
        match self.skills.iter_mut().find(|known| known.element == *element) {
            Some(known) => {
                known.level = known.level.max(level);
                known.strength = known.strength.max(strength);
            }
            None => self.skills.push(OwnSkill { element: element.clone(), level, strength }),
        }
    }

    /// Puts the parts into a profile, beside what it has.
    pub fn add_to(self, profile: &mut WorkerProfile) {
        profile.jobs.extend(self.jobs);
        profile.skills.extend(self.skills);
        profile.technologies.extend(self.technologies);
        profile.education = profile.education.or(self.education);
        profile.credentials_held.extend(self.credentials_held);
    }
}
