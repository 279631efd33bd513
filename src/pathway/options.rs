//! Every way at hand to close some of the needs: programmes of the catalogue, and what anyone can do without one.

use crate::catalog::codes::{AreaCode, ProgramId};
use crate::catalog::{
    Between, Cents, Education, JoinedProgram, OutcomeMeasure, Program, ProgramKind, RoleIx, Teachable,
};
use crate::constants::PathConstants;
use crate::matching::{Person, education_weeks};

use super::StepKind;
use super::front::NeedKind;
use super::needs::Needs;
use super::wishes;

/// Weeks of a year of study or work.
const WEEKS_PER_YEAR: f32 = 52.0;
/// Paid work of an apprentice, hours a year.
const WORK_HOURS_PER_YEAR: f32 = 2000.0;

/// A way to close some needs. Prerequisites stand in `first`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct StepOption {
    pub kind: StepKind,
    /// Place among the programmes at hand.
    pub program: Option<usize>,
    /// Bits of the needs that it closes.
    pub closes: u32,
    /// Hours of learning outside paid work.
    pub hours: f32,
    /// Calendar weeks below which nobody gets, whatever their hours.
    pub least_weeks: f32,
    /// Weeks of waiting after it.
    pub weeks_waiting: f32,
    /// What it costs; none if unknown.
    pub cost: Option<Between<Cents>>,
    /// How likely it ends well, 0 to 1.
    pub certainty: f32,
    pub is_paid: bool,
    /// Programmes that come first, by their places.
    pub first: Vec<usize>,
}

impl StepOption {
    /// What it costs in the middle; unknown ones as nothing.
    pub fn middle_cost(&self) -> Cents {
        self.cost.map_or(Cents::ZERO, |cost| Cents((cost.low.0 + cost.high.0) / 2))
    }

    /// What decides with others whether it ends well; none if it stands for itself.
    pub fn effort(&self) -> Option<Effort> {
        Effort::of(self.kind)
    }
}

/// Steps that end well or not for the same reason: whoever keeps at one course of own study keeps at the next.
/// Examinations and programmes are passed one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    OwnStudy,
    Classes,
    OnTheJob,
}

impl Effort {
    fn of(kind: StepKind) -> Option<Self> {
        match kind {
            StepKind::Learn | StepKind::LearnTools => Some(Self::OwnStudy),
            StepKind::TakeClass => Some(Self::Classes),
            StepKind::LearnOnTheJob => Some(Self::OnTheJob),
            _ => None,
        }
    }
}

/// How likely all steps end well, 0 to 1, from the kind and certainty of each.
///
/// Within one effort the least certain step decides; efforts and programmes multiply.
pub(super) fn certainty_of_all(steps: impl Iterator<Item = (StepKind, f32)>) -> f32 {
    let mut together = [1.0f32; 3];
    let mut alone = 1.0;
    for (kind, certainty) in steps {
        match Effort::of(kind) {
            Some(effort) => together[effort as usize] = together[effort as usize].min(certainty),
            None => alone *= certainty,
        }
    }
    alone * together.iter().product::<f32>()
}

/// What the options are for.
pub(super) struct Asked<'a> {
    pub programs: &'a [JoinedProgram],
    pub constants: &'a PathConstants,
    pub person: &'a Person,
    /// States in which the person looks; none if they did not say.
    pub states: &'a [AreaCode],
    pub role: RoleIx,
    pub title: &'a str,
    pub needs: &'a Needs,
    /// Hours that closing all elements takes together, by the role's usual preparation.
    pub element_hours: f32,
    /// Whether employers train who begins, in a few days to a year.
    pub employers_train: bool,
    /// Hours a week for learning.
    pub hours_per_week: f32,
    pub hours_told: bool,
}

pub(super) fn all(asked: &Asked<'_>) -> Vec<StepOption> {
    let mut options = Vec::new();
    for place in 0..asked.needs.all.len() {
        options.extend(without_programme(asked, place));
    }
    let joined = asked.programs.iter().enumerate();
    options.extend(joined.filter_map(|(place, joined)| programme(asked, place, joined)));
    options.retain(|option| can_be_attended(asked, option));
    options
}

/// What anyone can do about the need at `place` without a programme of the catalogue.
fn without_programme(asked: &Asked<'_>, place: usize) -> Vec<StepOption> {
    let constants = asked.constants;
    let need = &asked.needs.all[place];
    let plain = |kind: StepKind, hours: f32, certainty: f32| StepOption {
        kind,
        program: None,
        closes: 1 << place,
        hours,
        least_weeks: 0.0,
        weeks_waiting: 0.0,
        cost: Some(Between::default()),
        certainty,
        is_paid: false,
        first: Vec::new(),
    };
    match &need.kind {
        NeedKind::Element(_) => {
            let hours =
                (asked.element_hours * need.share).clamp(constants.least_element_hours, constants.most_element_hours);
            let gap = need.need.unwrap_or(0.0) - need.have.unwrap_or(0.0);
            let mut options = vec![plain(StepKind::Learn, hours.round(), constants.own_study_certainty)];
            let levels = if asked.employers_train { constants.trained_levels } else { constants.on_the_job_levels };
            if gap <= levels {
                options.push(plain(StepKind::LearnOnTheJob, 0.0, constants.on_the_job_certainty));
            }
            options.push(StepOption {
                least_weeks: constants.class_weeks,
                cost: Some(dollars(constants.class_dollars_low, constants.class_dollars_high)),
                ..plain(StepKind::TakeClass, constants.class_hours, constants.class_certainty)
            });
            options
        }
        NeedKind::Technology => vec![plain(StepKind::LearnTools, constants.tool_hours, constants.tool_certainty)],
        NeedKind::Education { needed, have } => vec![degree(asked, place, *have, *needed)],
        // What the catalogue knows of it is better than a guess at its weeks.
        NeedKind::Credential if asked.programs.iter().any(|joined| joined.required_for.contains(&asked.role)) => {
            Vec::new()
        }
        NeedKind::Credential => {
            let gate = asked.needs.gates[place].as_ref();
            let (low, high) = gate.and_then(|gate| gate.weeks).unwrap_or((4.0, 16.0));
            vec![StepOption {
                least_weeks: (low + high) / 2.0,
                cost: None,
                ..plain(
                    StepKind::EarnCredential,
                    (low + high) / 2.0 * asked.hours_per_week / 2.0,
                    constants.credential_certainty,
                )
            }]
        }
    }
}

/// A degree as it usually is, and what is learned within it.
fn degree(asked: &Asked<'_>, place: usize, have: Education, needed: Education) -> StepOption {
    let constants = asked.constants;
    let (low, high) = education_weeks(have, needed);
    let price = match needed {
        Education::BelowHighSchool | Education::HighSchool => 0.0,
        Education::SomeCollege | Education::Associate => constants.associate_dollars_per_year,
        _ => constants.bachelor_dollars_per_year,
    };
    let elements = asked.needs.all.iter().enumerate().filter(|(_, need)| matches!(need.kind, NeedKind::Element(_)));
    let closes = elements.fold(1 << place, |bits, (place, _)| bits | 1 << place);
    StepOption {
        kind: StepKind::EarnEducation,
        program: None,
        closes: if needed > Education::HighSchool { closes } else { 1 << place },
        hours: ((low + high) / 2.0 * constants.degree_hours_per_week).round(),
        least_weeks: (low + high) / 2.0,
        weeks_waiting: 0.0,
        cost: Some(dollars((price * low / WEEKS_PER_YEAR).round(), (price * high / WEEKS_PER_YEAR).round())),
        certainty: constants.degree_certainty,
        is_paid: false,
        first: Vec::new(),
    }
}

/// A programme of the catalogue as an option; none if it closes nothing, or is not for this person.
fn programme(asked: &Asked<'_>, place: usize, joined: &JoinedProgram) -> Option<StepOption> {
    let program = &joined.program;
    let leads_here = joined.roles.contains(&asked.role);
    let is_for_tools = program.provider.is_none() && !joined.teaches.is_empty();
    if (!leads_here && !is_for_tools)
        || !wishes::suits(&asked.person.limits.study, asked.states, program)
        || !may_enter(asked, joined)
    {
        return None;
    }
    let (closes, confidence) = closes(asked, joined, leads_here);
    if closes == 0 || confidence <= 0.0 {
        return None;
    }
    let constants = asked.constants;
    let is_paid = program.is_paid || program.kind == ProgramKind::Apprenticeship;
    let middle = |range: Between<f32>| (range.low + range.high) / 2.0;
    let weeks = program.weeks.map(middle);
    let hours = program.hours.map(middle).or_else(|| weeks.map(|weeks| weeks * asked.hours_per_week))?;
    let completion = program.outcomes.iter().find(|outcome| outcome.measure == OutcomeMeasure::Completed);
    let usual = match program.kind {
        ProgramKind::Apprenticeship => constants.apprenticeship_certainty,
        kind if kind.is_degree() => constants.degree_certainty,
        ProgramKind::Certification | ProgramKind::Licence => constants.credential_certainty,
        _ => constants.programme_certainty,
    };
    // Employers know a programme by the trade that it leads to first.
    let is_direct = joined.roles.first() == Some(&asked.role);
    let usual = if is_direct { usual + (1.0 - usual) * constants.direct_share } else { usual };
    let certainty = completion.map_or(usual, |outcome| outcome.value as f32).clamp(0.05, 0.98);
    Some(StepOption {
        kind: kind_of_step(program.kind),
        program: Some(place),
        closes,
        hours: if is_paid { 0.0 } else { hours.round() },
        least_weeks: if is_paid { hours / WORK_HOURS_PER_YEAR * WEEKS_PER_YEAR } else { weeks.unwrap_or(0.0) },
        weeks_waiting: program.weeks_waiting.map_or(0.0, middle),
        cost: program.cost.or(is_paid.then(Between::default)),
        // How sure it is that it teaches this counts as much as whether it is finished.
        certainty: certainty * (0.5 + confidence / 2.0),
        is_paid,
        first: places_of(asked.programs, &program.entry.first),
    })
}

/// Bits of the needs that a programme closes, and the mean confidence that it does.
fn closes(asked: &Asked<'_>, joined: &JoinedProgram, leads_here: bool) -> (u32, f32) {
    let mut bits = 0;
    let mut sure = Vec::new();
    for (place, need) in asked.needs.all.iter().enumerate() {
        let at = asked.needs.places[place];
        let closed = match &need.kind {
            // What is learned for another trade may not be what this one means by the same name.
            NeedKind::Element(_) if !leads_here => None,
            NeedKind::Element(_) | NeedKind::Technology => at.and_then(|at| taught(asked, joined, need.need, at)),
            NeedKind::Education { needed, .. } => {
                // A certificate for another trade is no way into this one; a degree is a degree.
                let counts = *needed > Education::SomeCollege || joined.roles.first() == Some(&asked.role);
                (leads_here && counts && award_of(&joined.program, asked.constants) >= Some(*needed)).then_some(0.9)
            }
            NeedKind::Credential => grants(asked, joined).then_some(0.9),
        };
        let apprenticeship = (joined.program.kind == ProgramKind::Apprenticeship && leads_here).then_some(0.8);
        // Its certificate of completion is an award after high school, and no degree.
        let is_degree = matches!(need.kind, NeedKind::Education { needed, .. } if needed > Education::SomeCollege);
        let by_work = apprenticeship.filter(|_| !is_degree);
        if let Some(confidence) = closed.or(by_work) {
            bits |= 1 << place;
            sure.push(confidence);
        }
    }
    (bits, sure.iter().sum::<f32>() / (sure.len() as f32).max(1.0))
}

/// How sure it is that a programme teaches the element or tool at `at` well enough.
fn taught(asked: &Asked<'_>, joined: &JoinedProgram, need: Option<f32>, at: usize) -> Option<f32> {
    let what = match need {
        Some(_) => Teachable::Element(at as u16),
        None => Teachable::Technology(crate::catalog::TechnologyIx(at as u16)),
    };
    let found = joined.teaches.iter().find(|taught| taught.what == what)?;
    let reaches = found.level.zip(need).is_none_or(|(level, need)| level >= need - asked.constants.near_enough_levels);
    reaches.then_some(found.confidence)
}

fn grants(asked: &Asked<'_>, joined: &JoinedProgram) -> bool {
    matches!(joined.program.kind, ProgramKind::Certification | ProgramKind::Licence)
        && joined.required_for.contains(&asked.role)
}

/// The education that a programme's passers have; none for cards and courses of a few days.
fn award_of(program: &Program, constants: &PathConstants) -> Option<Education> {
    let hours = program.hours.map_or(0.0, |hours| hours.high);
    match program.kind {
        // A licence of two thousand hours has the school in it.
        ProgramKind::Licence | ProgramKind::Certification if hours >= constants.least_degree_hours => {
            Some(Education::Associate)
        }
        ProgramKind::Certificate | ProgramKind::Certification | ProgramKind::Licence => {
            (hours >= constants.least_award_hours).then_some(Education::SomeCollege)
        }
        ProgramKind::Associate => Some(Education::Associate),
        ProgramKind::Bachelor => Some(Education::Bachelor),
        ProgramKind::Master => Some(Education::Master),
        _ => None,
    }
}

fn kind_of_step(kind: ProgramKind) -> StepKind {
    match kind {
        ProgramKind::Course | ProgramKind::Certificate => StepKind::TakeProgramme,
        ProgramKind::Associate | ProgramKind::Bachelor | ProgramKind::Master => StepKind::EarnEducation,
        ProgramKind::Apprenticeship => StepKind::Apprentice,
        ProgramKind::Certification | ProgramKind::Licence => StepKind::EarnCredential,
        ProgramKind::OnTheJob => StepKind::LearnOnTheJob,
    }
}

/// Whether the person meets what a programme asks for, or a programme before it gives it.
fn may_enter(asked: &Asked<'_>, joined: &JoinedProgram) -> bool {
    let entry = &joined.program.entry;
    let have = asked.person.education.map(|(have, _)| have);
    let schooled = entry.education.is_none_or(|asked| have.is_none_or(|have| have >= asked));
    schooled && entry.experience_months <= 0.0
}

fn places_of(programs: &[JoinedProgram], ids: &[ProgramId]) -> Vec<usize> {
    let place = |id: &ProgramId| programs.iter().position(|joined| joined.program.id == *id);
    ids.iter().filter_map(place).collect()
}

fn can_be_attended(asked: &Asked<'_>, option: &StepOption) -> bool {
    let most = if asked.hours_told { asked.hours_per_week } else { asked.constants.most_class_hours_per_week };
    let attends = option.least_weeks <= 0.0 || option.hours / option.least_weeks <= most.max(1.0);
    // The degree itself can be stretched: half the hours, twice the time.
    let stretches = option.kind == StepKind::EarnEducation && option.program.is_none();
    attends || stretches
}

fn dollars(low: f32, high: f32) -> Between<Cents> {
    Between { low: Cents((low * 100.0).round() as i64), high: Cents((high * 100.0).round() as i64) }
}
