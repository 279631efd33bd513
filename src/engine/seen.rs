//! The list that a person saw last, in short, and how the list of today differs from it.

use std::cmp::Ordering;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::catalog::Catalog;
use crate::catalog::codes::{ElementId, RoleCode};
use crate::matching::AccessLabel;
use crate::profile::WorkerProfile;

use super::Ranking;

/// How many roles are kept of a list.
pub const ROLES_KEPT: usize = 20;
/// A role that moved fewer places than this has not moved.
const PLACES_MOVED: usize = 3;

/// A list in short.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// When it was made.
    pub at: Timestamp,
    /// The edition of the catalogue that it was made from.
    pub catalog_version: String,
    /// Its first roles, the closest to what the person did first.
    pub roles: Vec<SeenRole>,
    /// What the person changed of their answers right after it was made.
    #[serde(default)]
    pub changes: Vec<AnswerChange>,
}

/// A role of such a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenRole {
    /// The role.
    pub code: RoleCode,
    /// How realistic it was.
    pub label: AccessLabel,
}

/// A change of someone's answers. What they took away is not kept, only what kind of answer it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerChange {
    /// They added a job.
    Job(RoleCode),
    /// They added a skill.
    Skill(ElementId),
    /// They added a tool, by its name in the catalogue.
    Tool(String),
    /// They added a licence or certificate.
    Credential(RoleCode),
    /// They changed an answer.
    Answer(Answer),
}

/// Kinds of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Jobs, with years.
    Jobs,
    /// Skills, with levels.
    Skills,
    /// Tools.
    Tools,
    /// Licences and certificates.
    Credentials,
    /// What is not true of them.
    Disputed,
    /// Education.
    Education,
    /// Where they look.
    Area,
    /// Pay before.
    Pay,
    /// Time, money and what work and training must be.
    Limits,
}

/// How a list differs from one that was seen. Roles of each kind stand as they rank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    /// Among the first now and not before.
    pub new: Vec<RoleCode>,
    /// More realistic than before, or clearly further up.
    pub up: Vec<Moved>,
    /// Less realistic than before, or clearly further down.
    pub down: Vec<Moved>,
    /// Not among the first any more, but still in the list.
    pub behind: Vec<RoleCode>,
    /// Not in the list any more.
    pub gone: Vec<RoleCode>,
}

/// A role that stands elsewhere than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The role.
    pub code: RoleCode,
    /// Its place from 1 and its label, before.
    pub before: (usize, AccessLabel),
    /// The same now.
    pub now: (usize, AccessLabel),
}

impl Seen {
    /// `ranking` in short, as it was made at a time.
    pub fn of(ranking: &Ranking, catalog: &Catalog, at: Timestamp) -> Self {
        let first = ranking.close_to_what_you_did().into_iter().take(ROLES_KEPT);
        let roles = first
            .map(|place| &ranking.found[place])
            .map(|found| SeenRole { code: catalog.role(found.role).code.clone(), label: found.label });
        Self { at, catalog_version: catalog.version.clone(), roles: roles.collect(), changes: Vec::new() }
    }

    /// How `now`, which is `ranking` in short, differs from this one.
    pub fn differences(&self, now: &Self, ranking: &Ranking, catalog: &Catalog) -> Differences {
        let mut found = Differences::default();
        for (place, role) in now.roles.iter().enumerate() {
            let Some(before) = self.roles.iter().position(|seen| seen.code == role.code) else {
                found.new.push(role.code.clone());
                continue;
            };
            let (then, label) = (self.roles[before].label, role.label);
            let code = role.code.clone();
            let moved = Moved { code, before: (before + 1, then), now: (place + 1, label) };
            match label.cmp(&then) {
                Ordering::Greater => found.up.push(moved),
                Ordering::Less => found.down.push(moved),
                Ordering::Equal if place + PLACES_MOVED <= before => found.up.push(moved),
                Ordering::Equal if before + PLACES_MOVED <= place => found.down.push(moved),
                Ordering::Equal => {}
            }
        }
        let missing = self.roles.iter().filter(|seen| now.roles.iter().all(|role| role.code != seen.code));
        for seen in missing {
            let is_listed = ranking.found.iter().any(|found| catalog.role(found.role).code == seen.code);
            let codes = if is_listed { &mut found.behind } else { &mut found.gone };
            codes.push(seen.code.clone());
        }
        found
    }
}

impl Differences {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What differs between two sets of answers: what was added by name, everything else by kind.
pub fn changes(before: &WorkerProfile, after: &WorkerProfile) -> Vec<AnswerChange> {
    let mut changes = Vec::new();
    let added = |changes: &mut Vec<AnswerChange>, kind: Answer, is_same: bool, names: Vec<AnswerChange>| match names {
        names if !names.is_empty() => changes.extend(names),
        _ if !is_same => changes.push(AnswerChange::Answer(kind)),
        _ => {}
    };
    let jobs = after.jobs.iter().filter(|job| before.jobs.iter().all(|known| known.role != job.role));
    let jobs = jobs.map(|job| AnswerChange::Job(job.role.clone())).collect();
    added(&mut changes, Answer::Jobs, before.jobs == after.jobs, jobs);
    let skills = after.skills.iter().filter(|own| before.skills.iter().all(|known| known.element != own.element));
    let skills = skills.map(|own| AnswerChange::Skill(own.element.clone())).collect();
    added(&mut changes, Answer::Skills, before.skills == after.skills, skills);
    let tools = after.technologies.iter();
    let tools = tools.filter(|own| before.technologies.iter().all(|known| known.name != own.name));
    let tools = tools.map(|own| AnswerChange::Tool(own.name.clone())).collect();
    added(&mut changes, Answer::Tools, before.technologies == after.technologies, tools);
    let held = after.credentials_held.iter().filter(|role| !before.credentials_held.contains(role));
    let held = held.map(|role| AnswerChange::Credential(role.clone())).collect();
    added(&mut changes, Answer::Credentials, before.credentials_held == after.credentials_held, held);
    let others = [
        (Answer::Disputed, before.disputed == after.disputed),
        (Answer::Education, before.education == after.education),
        (Answer::Area, before.area == after.area),
        (Answer::Pay, before.pay_usd_per_year == after.pay_usd_per_year),
        (Answer::Limits, before.limits == after.limits),
    ];
    changes.extend(others.into_iter().filter(|(_, is_same)| !is_same).map(|(kind, _)| AnswerChange::Answer(kind)));
    changes
}

#[cfg(test)]
mod tests {
    use crate::engine::ShortlistOptions;
    use crate::engine::tests::{engine, worker};
    use crate::profile::{OwnLevel, OwnTechnology, Strength};

    use super::*;

    fn list(profile: &WorkerProfile) -> (Ranking, Seen) {
        let ranking = engine().rank(profile, &ShortlistOptions { year: 2026, ..ShortlistOptions::default() });
        let seen = Seen::of(&ranking, &engine().catalog, Timestamp::UNIX_EPOCH);
        (ranking, seen)
    }

    #[test]
    fn the_same_answers_and_catalogue_give_nothing_to_say() {
        let (ranking, seen) = list(&worker("43-3051.00", 6.0));
        assert_eq!(seen.roles.len(), ROLES_KEPT);
        assert!(seen.differences(&seen, &ranking, &engine().catalog).is_empty());
    }

    #[test]
    fn every_role_that_came_or_left_is_named_once() {
        let (_, before) = list(&worker("43-3051.00", 6.0));
        let (ranking, now) = list(&worker("53-3032.00", 6.0));
        let found = before.differences(&now, &ranking, &engine().catalog);
        let is_in = |list: &Seen, code: &RoleCode| list.roles.iter().any(|role| role.code == *code);
        assert!(found.new.iter().all(|code| is_in(&now, code) && !is_in(&before, code)));
        assert!(found.behind.iter().chain(&found.gone).all(|code| is_in(&before, code) && !is_in(&now, code)));
        assert_eq!(found.new.len(), found.behind.len() + found.gone.len(), "both lists are of one length");
        assert!(!found.new.is_empty());
    }

    #[test]
    fn a_label_that_rose_counts_as_up_and_one_or_two_places_do_not() {
        let (ranking, now) = list(&worker("43-3051.00", 6.0));
        let mut before = now.clone();
        before.roles.swap(0, 2);
        assert!(before.differences(&now, &ranking, &engine().catalog).is_empty(), "two places");
        let mut before = now.clone();
        let role = before.roles.remove(0);
        before.roles.insert(3, role);
        let found = before.differences(&now, &ranking, &engine().catalog);
        assert_eq!(found.up.iter().map(|moved| (moved.before.0, moved.now.0)).collect::<Vec<_>>(), [(4, 1)]);
        let mut before = now.clone();
        let place = before.roles.iter().position(|role| role.label == AccessLabel::WithinReach).unwrap();
        before.roles[place].label = AccessLabel::Stretch;
        assert_eq!(before.differences(&now, &ranking, &engine().catalog).up.len(), 1, "a label");
    }

    #[test]
    fn what_was_added_is_named_and_what_was_taken_away_is_not() {
        let before = worker("43-3051.00", 6.0);
        let mut after = before.clone();
        let excel =
            |name: &str| OwnTechnology { name: name.to_owned(), level: OwnLevel::Working, strength: Strength::Claimed };
        after.technologies.push(excel("Microsoft Excel"));
        after.area = None;
        let there = [AnswerChange::Tool("Microsoft Excel".to_owned()), AnswerChange::Answer(Answer::Area)];
        assert_eq!(changes(&before, &after), there);
        let back = [AnswerChange::Answer(Answer::Tools), AnswerChange::Answer(Answer::Area)];
        assert_eq!(changes(&after, &before), back);
        assert!(changes(&before, &before).is_empty());
    }
}
