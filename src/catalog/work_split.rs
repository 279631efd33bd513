//! How a role's work divides: what AI does, what it does with a person's check, and what stays with a person.

use serde::{Deserialize, Serialize};

use super::codes::{ActivityGroupId, SourceId};
use super::{ActivityGroup, ActivityIx, Catalog, Confidence, Role};

/// From where on AI counts as taking part, and how much must be known to say so.
///
/// Two kinds of evidence are used, because each is blind where the other sees. *Observed use* of AI
/// at an intermediate work activity says what people really do with it and how much of the activity
/// it covers. *Labels* of single tasks say where a language model could halve the time at equal
/// quality, also where nobody has tried. Use says how far AI goes; labels only whether it can take
/// part at all, so that they move the share that stays with a person and no other.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkSplitRule {
    /// Share of observed conversations from which an activity counts as seen with AI.
    pub seen_share: f32,
    /// Share of those completed from which AI counts as able to do it.
    pub completed_share: f32,
    /// Share of the activity's scope from which AI does it rather than helps.
    pub done_scope: f32,
    /// What a task counts that is not core to the role, beside one that is.
    pub supplemental_weight: f32,
    /// Activities and tasks that must be judged before anything is said.
    pub fewest_judged: f32,
    /// Activities and tasks from which the split may be well supported.
    pub many_judged: f32,
    /// Largest difference between the split and the publishers' averages that still agrees.
    pub agreement: f32,
}

/// Who does a piece of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkClass {
    /// AI was seen to do most of it.
    Ai,
    /// AI takes part, and a person guides and checks.
    AiWithCheck,
    /// AI was hardly ever seen at it, or failed.
    Person,
}

impl WorkClass {
    /// All three, from AI to person.
    pub const ALL: [Self; 3] = [Self::Ai, Self::AiWithCheck, Self::Person];
}

/// What a piece of work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkPiece {
    /// A detailed work activity, judged by the observed use of AI at its group.
    Activity(ActivityIx),
    /// A task, by its place in [`Role::tasks`], judged by its label.
    Task(usize),
}

impl WorkPiece {
    /// The publication that it is judged by.
    pub fn source(self) -> SourceId {
        let id = match self {
            Self::Activity(_) => "working-with-ai",
            Self::Task(_) => "gpts-are-gpts",
        };
        id.parse().expect("names of sources are small letters and hyphens")
    }

    /// Its title or statement.
    pub fn name<'c>(self, role: &'c Role, catalog: &'c Catalog) -> &'c str {
        match self {
            Self::Activity(ix) => &catalog.activities[usize::from(ix.0)].title,
            Self::Task(place) => &role.tasks[place].statement,
        }
    }
}

/// The work of one class.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassOfWork {
    /// Which class.
    pub class: WorkClass,
    /// Its share of the judged work, 0 to 1.
    pub share: f32,
    /// Its pieces, the most telling first.
    pub pieces: Vec<WorkPiece>,
}

/// How a role's work divides.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkSplit {
    /// The three classes in the order of [`WorkClass::ALL`]; their shares sum to 1.
    pub classes: [ClassOfWork; 3],
    /// Activities and tasks that could be judged.
    pub judged: usize,
    /// All of them.
    pub total: usize,
    /// How well the split is supported.
    pub confidence: Confidence,
    /// Activities that AI does, and routine ones that it helps with: where time is freed.
    pub freed_from: Vec<ActivityIx>,
    /// Activities that stay with a person and carry judgement, planning, care or advice: where the time can go.
    pub goes_to: Vec<ActivityIx>,
}

impl WorkSplit {
    /// How the work of `role` divides; none where too little is known to say.
    pub fn of(role: &Role, catalog: &Catalog, rule: &WorkSplitRule) -> Option<Self> {
        let mut pieces = activities(role, catalog, rule);
        pieces.extend(tasks(role, rule));
        let total = role.activities.len() + role.tasks.len();
        if (pieces.len() as f32) < rule.fewest_judged {
            return None;
        }
        pieces.sort_by(|a, b| b.telling.total_cmp(&a.telling));
        let shares = shares(&pieces);
        let classes = WorkClass::ALL.map(|class| ClassOfWork {
            class,
            share: shares[class as usize],
            pieces: pieces.iter().filter(|judged| judged.class == class).map(|judged| judged.piece).collect(),
        });
        let confidence = confidence(role, rule, &shares, pieces.len(), total);
        let activities = |class: usize| classes[class].pieces.iter().filter_map(|piece| activity_of(*piece));
        let is_helped = |ix: &ActivityIx| is_routine(group_of(catalog, *ix));
        let freed_from = activities(0).chain(activities(1).filter(is_helped)).collect();
        let goes_to = activities(2).filter(|ix| is_of(&group_of(catalog, *ix).id, &HIGHER_LEVEL)).collect();
        Some(Self { judged: pieces.len(), total, confidence, freed_from, goes_to, classes })
    }

    /// The class as it was divided.
    pub fn class(&self, class: WorkClass) -> &ClassOfWork {
        &self.classes[class as usize]
    }
}

/// Who does the work of `group`; none where nothing was observed.
pub fn class_of_group(group: &ActivityGroup, rule: &WorkSplitRule) -> Option<WorkClass> {
    let seen = group.ai_use?;
    let performs = seen.share_performed >= rule.seen_share && seen.completion_performed >= rule.completed_share;
    let assists = seen.share_user >= rule.seen_share && seen.completion_user >= rule.completed_share;
    Some(match () {
        () if performs && seen.scope_performed >= rule.done_scope => WorkClass::Ai,
        () if performs || assists => WorkClass::AiWithCheck,
        () => WorkClass::Person,
    })
}

/// A piece of work with its class.
struct Judged {
    piece: WorkPiece,
    class: WorkClass,
    weight: f32,
    /// What stands first: what AI was seen at most, what only few other roles do, what is core.
    telling: f32,
}

fn activities(role: &Role, catalog: &Catalog, rule: &WorkSplitRule) -> Vec<Judged> {
    let judged = |(ix, weight): &(ActivityIx, f32)| {
        let group = group_of(catalog, *ix);
        let class = class_of_group(group, rule)?;
        let seen = group.ai_use.map_or(0.0, |seen| seen.share_user.max(seen.share_performed));
        let telling = if class == WorkClass::Person { rarity(catalog, *ix) } else { seen };
        Some(Judged { piece: WorkPiece::Activity(*ix), class, weight: *weight, telling: telling * weight })
    };
    role.activities.iter().filter_map(judged).collect()
}

/// Labelled tasks. A label says that AI could take part, never that nobody need look.
fn tasks(role: &Role, rule: &WorkSplitRule) -> Vec<Judged> {
    let judged = |(place, task): (usize, &super::Task)| {
        let exposure = task.exposure?;
        let class = if exposure > 0.0 { WorkClass::AiWithCheck } else { WorkClass::Person };
        let weight = if task.core { 1.0 } else { rule.supplemental_weight };
        let telling = if exposure > 0.0 { exposure * weight } else { weight } / 2.0;
        Some(Judged { piece: WorkPiece::Task(place), class, weight, telling })
    };
    role.tasks.iter().enumerate().filter_map(judged).collect()
}

/// Shares of the classes. What stays with a person is the mean of both kinds of evidence; the rest
/// is divided as observed use divides it.
fn shares(pieces: &[Judged]) -> [f32; 3] {
    let (mut observed, mut labelled) = ([0.0f32; 3], [0.0f32; 3]);
    for judged in pieces {
        let sums = if activity_of(judged.piece).is_some() { &mut observed } else { &mut labelled };
        sums[judged.class as usize] += judged.weight;
    }
    let person = |sums: &[f32; 3]| {
        let all: f32 = sums.iter().sum();
        (all > 0.0).then(|| sums[WorkClass::Person as usize] / all)
    };
    let known: Vec<f32> = [person(&observed), person(&labelled)].into_iter().flatten().collect();
    let stays = known.iter().sum::<f32>() / known.len().max(1) as f32;
    let touched = observed[0] + observed[1];
    let done = if touched > 0.0 { observed[0] / touched } else { 0.0 };
    let ai = (1.0 - stays) * done;
    [ai, 1.0 - stays - ai, stays]
}

/// Well supported are many judged pieces that agree with the publishers' averages for the occupation.
fn confidence(role: &Role, rule: &WorkSplitRule, shares: &[f32; 3], judged: usize, total: usize) -> Confidence {
    let rated: Vec<f32> =
        [role.exposure.task_share_model, role.exposure.task_share_human].into_iter().flatten().collect();
    let exposed = rated.iter().sum::<f32>() / rated.len().max(1) as f32;
    // The averages count a task half that needs more software than a model alone.
    let agrees = !rated.is_empty() && (shares[0] + shares[1] / 2.0 - exposed).abs() <= rule.agreement;
    let is_many = judged as f32 >= rule.many_judged && judged * 4 >= total * 3;
    match (is_many, agrees) {
        (true, true) => Confidence::High,
        (false, false) => Confidence::Low,
        _ => Confidence::Medium,
    }
}

fn group_of(catalog: &Catalog, ix: ActivityIx) -> &ActivityGroup {
    &catalog.activity_groups[catalog.activities[usize::from(ix.0)].group]
}

fn activity_of(piece: WorkPiece) -> Option<ActivityIx> {
    match piece {
        WorkPiece::Activity(ix) => Some(ix),
        WorkPiece::Task(_) => None,
    }
}

/// How few roles do an activity: 1 for one role, less for more.
fn rarity(catalog: &Catalog, ix: ActivityIx) -> f32 {
    let does = |role: &&Role| role.activities.binary_search_by_key(&ix, |(activity, _)| *activity).is_ok();
    let users = catalog.roles.iter().filter(does).count();
    1.0 / (1.0 + (users.max(1) as f32).ln())
}

/// Generalised work activities that carry judgement, planning, care or advice: judging qualities,
/// analysing, deciding, creating, setting objectives and planning; building relationships, caring,
/// resolving conflicts; coordinating, teaching, guiding, coaching and advising.
const HIGHER_LEVEL: [&str; 10] = [
    "4.A.2.a.1.",
    "4.A.2.a.4.",
    "4.A.2.b.1.",
    "4.A.2.b.2.",
    "4.A.2.b.4.",
    "4.A.2.b.6.",
    "4.A.4.a.4.",
    "4.A.4.a.5.",
    "4.A.4.a.7.",
    "4.A.4.b.",
];

/// Generalised work activities in which information is fetched, entered, filed or passed on by rule.
const ROUTINE: [&str; 5] = ["4.A.1.a.1.", "4.A.2.a.2.", "4.A.3.b.1.", "4.A.3.b.6.", "4.A.4.c.1."];

fn is_of(group: &ActivityGroupId, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| group.as_str().starts_with(beginning))
}

/// Whether `group` is routine work with information, of the kind that newcomers are given.
pub(super) fn is_routine(group: &ActivityGroup) -> bool {
    is_of(&group.id, &ROUTINE)
}

#[cfg(test)]
mod tests;
