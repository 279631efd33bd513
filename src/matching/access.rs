//! Six bars that say whether a person can realistically get to a role; the weakest names the label.

use crate::catalog::codes::AreaCode;
use crate::catalog::{Confidence, Role};
use crate::constants::AccessConstants;

use super::local::InArea;
use super::{
    Access, AccessLabel, Assessment, Bar, BarKind, Change, Claim, Fit, Gate, GateKind, Missing, Person, Reason, Scorer,
    WeeksEstimate, gates,
};

/// Weeks in an average month.
const WEEKS_PER_MONTH: f32 = 365.25 / 12.0 / 7.0;
/// Nobody starts anything new in less than this.
const LEAST_WEEKS: f32 = 2.0;
/// How many elements to learn a bar names.
const NAMES_SHOWN: usize = 3;

/// The bars in figures, in the order of [`BarKind::ALL`]; none where one cannot be judged.
pub(super) type Bars = [Option<f32>; BarKind::ALL.len()];

/// What the bars rest on.
pub(super) struct Facts<'a> {
    pub role: &'a Role,
    pub fit: &'a Fit,
    pub openness: &'a gates::Openness,
    pub local: &'a InArea,
    pub weeks: WeeksEstimate,
}

pub(super) fn bars(scorer: &Scorer<'_>, person: &Person, facts: &Facts<'_>) -> Bars {
    let constants = &scorer.constants.access;
    let preparation = &facts.role.preparation;
    let is_prepared = preparation.job_zone.is_some() || !preparation.education_percent.is_empty();
    let hardest = facts.openness.iter().flatten().copied().reduce(f32::min);
    [
        Some(skill_value(constants, facts.fit.value)),
        hardest.or(is_prepared.then_some(1.0)),
        Some(time_value(constants, person, facts.weeks)),
        facts.local.pay_usd_per_year.and_then(|(entry, _)| {
            let ratio = entry as f32 / needed_pay(constants, person)? as f32;
            // Enough is 0.6; a third more than enough is 1; half of what is needed is 0.
            Some(if ratio >= 1.0 { (0.6 + (ratio - 1.0) * 1.2).min(1.0) } else { (1.2 * (ratio - 0.5)).max(0.0) })
        }),
        facts.local.jobs.map(|(jobs, _)| place_value(jobs, facts.role)),
        demand_value(facts.role),
    ]
}

/// Geometric mean of the known bars, what the weakest makes of them, and which that is.
pub(super) fn sum_up(constants: &AccessConstants, bars: &Bars) -> (f32, AccessLabel, BarKind) {
    let known = || BarKind::ALL.iter().zip(bars).filter_map(|(kind, value)| Some((*kind, (*value)?)));
    let (weakest, least) = known().min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((BarKind::Skill, 0.0));
    let label = match least {
        least if least >= constants.within_reach_bar => AccessLabel::WithinReach,
        least if least >= constants.stretch_bar => AccessLabel::Stretch,
        _ => AccessLabel::NotYet,
    };
    let log_sum: f32 = known().map(|(_, value)| value.max(constants.bar_floor).ln()).sum();
    ((log_sum / known().count().max(1) as f32).exp(), label, weakest)
}

/// What would raise the first bar. Of a role that nobody has rated no element can be named.
fn more_skill(names: Vec<String>) -> Change {
    if names.is_empty() { Change::CloserWork } else { Change::Learn { names } }
}

/// The bars in words, with what each rests on and what would change it.
pub(super) fn explain(scorer: &Scorer<'_>, person: &Person, found: &Assessment, gates: &[Gate]) -> Access {
    let role = scorer.catalog.role(found.role);
    let constants = &scorer.constants.access;
    let bars = BarKind::ALL.iter().zip(found.bars).map(|(kind, value)| {
        let Some(value) = value else { return unknown(*kind, person) };
        match kind {
            BarKind::Skill => {
                bar(*kind, value, Claim::SkillBar, Some("onet"), more_skill(to_learn(scorer, person, role)))
            }
            BarKind::Gate => gate(value, found, gates),
            BarKind::Time => time(constants, person, value, found.weeks),
            BarKind::Money => money(constants, person, value, found),
            BarKind::Place => place(scorer, person, value, role),
            BarKind::Demand => demand(value, role),
        }
    });
    let bars: Vec<Bar> = bars.collect();
    let known = found.bars.iter().flatten().count();
    Access {
        overall: found.overall,
        label: found.label,
        confidence: known as f32 / bars.len() as f32,
        weakest: found.weakest,
        bars,
    }
}

/// Weeks of preparation: the uncovered share of the role's usual preparation, or a missing degree.
pub(super) fn weeks(
    scorer: &Scorer<'_>,
    person: &Person,
    role: &Role,
    fit: &Fit,
    study: Option<(f32, f32)>,
) -> WeeksEstimate {
    let constants = &scorer.constants.access;
    let (low_months, high_months) = role.preparation.job_zone.map_or((0.0, 0.0), |zone| zone.preparation_months());
    let hours = person.limits.training_hours_per_week.unwrap_or(constants.default_hours_per_week).max(1.0);
    // Half of preparation is taken to be learned on the job, whatever the hours for training.
    let pace = 0.5 + 0.5 * constants.default_hours_per_week / hours;
    let uncovered = 1.0 - (fit.coverage.unwrap_or(fit.value) + fit.value) / 2.0;
    let share = uncovered * WEEKS_PER_MONTH * pace;
    let (study_low, study_high) = study.unwrap_or((0.0, 0.0));
    let low = (low_months * share).max(study_low * pace).max(LEAST_WEEKS);
    WeeksEstimate { low: low.round(), high: (high_months * share).max(study_high * pace).max(low + 1.0).round() }
}

/// Straight lines through the thresholds, so that the label follows the fit.
fn skill_value(constants: &AccessConstants, fit: f32) -> f32 {
    match fit {
        fit if fit < constants.stretch_fit => fit / constants.stretch_fit * constants.stretch_bar,
        fit if fit < constants.within_reach_fit => {
            let share = (fit - constants.stretch_fit) / (constants.within_reach_fit - constants.stretch_fit);
            constants.stretch_bar + share * (constants.within_reach_bar - constants.stretch_bar)
        }
        fit => {
            let share = (fit - constants.within_reach_fit) / (1.0 - constants.within_reach_fit);
            constants.within_reach_bar + share * (1.0 - constants.within_reach_bar)
        }
    }
}

fn time_value(constants: &AccessConstants, person: &Person, weeks: WeeksEstimate) -> f32 {
    let ratio = (weeks.low + weeks.high) / 2.0 / weeks_available(constants, person);
    if ratio <= 1.0 { 1.0 - 0.4 * ratio } else { 0.6 / ratio }
}

fn weeks_available(constants: &AccessConstants, person: &Person) -> f32 {
    person.limits.weeks.unwrap_or(constants.default_weeks).max(1.0)
}

/// What someone needs to earn, US dollars a year: what they say, or a share of what they earned.
fn needed_pay(constants: &AccessConstants, person: &Person) -> Option<u32> {
    let share_of_before = |(before, _): (u32, bool)| (before as f32 * constants.enough_pay_share) as u32;
    let needed = person.limits.lowest_pay_usd_per_year.or_else(|| person.pay_before.map(share_of_before));
    needed.filter(|needed| *needed > 0)
}

/// Ten jobs are next to nothing, ten thousand are plenty; each tenfold is one step of four.
fn place_value(jobs: u32, role: &Role) -> f32 {
    let own = jobs as f32 / role.figures_shared_by.max(1) as f32;
    ((own.max(1.0).log10() - 0.5) / 3.5).clamp(0.05, 1.0)
}

fn demand_value(role: &Role) -> Option<f32> {
    if let Some(emerging) = &role.emerging {
        return Some(match emerging.confidence {
            Confidence::Low => 0.4,
            Confidence::Medium => 0.6,
            Confidence::High => 0.7,
        });
    }
    let outlook = role.outlook.as_ref()?;
    // Growth of -10 percent or worse is 0, of 15 percent or more is 1.
    let growth = ((outlook.growth_percent + 10.0) / 25.0).clamp(0.0, 1.0);
    // A hundred openings a year in the whole country are next to nothing, a hundred thousand are plenty.
    let shared_by = role.figures_shared_by.max(1) as f32;
    let scale = |openings: f32| (((openings / shared_by).max(1.0).log10() - 2.0) / 3.0).clamp(0.0, 1.0);
    let openings = outlook.openings_per_year.map(scale);
    Some(openings.map_or(growth, |openings| (growth + openings) / 2.0).max(0.05))
}

fn bar(kind: BarKind, value: f32, claim: Claim, source: Option<&str>, change: Change) -> Bar {
    let source = source.and_then(|source| source.parse().ok());
    let reason = Reason { claim, value, weight: 1.0 / 6.0, source, because: Vec::new() };
    // A bar that is full needs no change.
    let change = if value >= 0.999 { Change::Nothing } else { change };
    Bar { kind, value: Some(value), reason, change }
}

/// A bar that cannot be judged, and whether the person could tell what is missing.
fn unknown(kind: BarKind, person: &Person) -> Bar {
    let missing = match kind {
        BarKind::Skill => Missing::RoleContent,
        BarKind::Gate | BarKind::Time => Missing::Preparation,
        BarKind::Money if person.pay_before.is_none() && person.limits.lowest_pay_usd_per_year.is_none() => {
            Missing::PersonPay
        }
        BarKind::Money => Missing::RolePay,
        BarKind::Place if person.area == AreaCode::National => Missing::Area,
        BarKind::Place => Missing::LocalJobs,
        BarKind::Demand => Missing::Outlook,
    };
    let can_be_told = matches!(missing, Missing::Area | Missing::PersonPay);
    let change = if can_be_told { Change::Tell { missing } } else { Change::NotInYourHands };
    let claim = Claim::Unknown { missing };
    let reason = Reason { claim, value: 0.0, weight: 0.0, source: None, because: Vec::new() };
    Bar { kind, value: None, reason, change }
}

fn to_learn(scorer: &Scorer<'_>, person: &Person, role: &Role) -> Vec<String> {
    let missing = scorer.missing_elements(person, role);
    missing.iter().take(NAMES_SHOWN).map(|missing| scorer.catalog.elements[missing.place].name.clone()).collect()
}

fn gate(value: f32, found: &Assessment, gates: &[Gate]) -> Bar {
    let hardest = gates.iter().min_by(|a, b| a.open.total_cmp(&b.open));
    let change = match hardest.map(|gate| (gate.kind, &gate.reason.claim)) {
        Some((_, Claim::EducationGate { usual, .. })) => Change::Education { usual: *usual },
        Some((_, Claim::CredentialGate { name, .. })) => Change::Credential { name: name.clone() },
        Some((GateKind::Physical | GateKind::BackgroundCheck, _)) => Change::AskFirst,
        Some(_) => Change::MoreTime,
        None => Change::Nothing,
    };
    let claim = Claim::GateBar { closed: gates::closed(&found.openness) };
    let mut bar = bar(BarKind::Gate, value, claim, None, change);
    bar.reason.because = gates.iter().map(|gate| gate.reason.clone()).collect();
    bar
}

fn time(constants: &AccessConstants, person: &Person, value: f32, weeks: WeeksEstimate) -> Bar {
    let claim = Claim::TimeBar {
        weeks_low: weeks.low,
        weeks_high: weeks.high,
        weeks_available: weeks_available(constants, person),
        told: person.limits.weeks.is_some(),
    };
    bar(BarKind::Time, value, claim, Some("onet"), Change::MoreTime)
}

fn money(constants: &AccessConstants, person: &Person, value: f32, found: &Assessment) -> Bar {
    let claim = Claim::MoneyBar {
        entry_usd_per_year: found.pay_usd_per_year.map_or(0, |(entry, _)| entry),
        needed_usd_per_year: needed_pay(constants, person).unwrap_or(0),
        told: person.limits.lowest_pay_usd_per_year.is_some(),
    };
    bar(BarKind::Money, value, claim, Some("bls-oews"), Change::LowerNeed)
}

fn place(scorer: &Scorer<'_>, person: &Person, value: f32, role: &Role) -> Bar {
    let (jobs, location_quotient) = scorer.catalog.local_presence(role, person.area).unwrap_or_default();
    let shared_by = role.figures_shared_by.max(1);
    let claim = Claim::PlaceBar { area: person.area, jobs, shared_by, location_quotient };
    bar(BarKind::Place, value, claim, Some("bls-oews"), Change::WiderArea)
}

fn demand(value: f32, role: &Role) -> Bar {
    let (claim, source) = match (&role.emerging, &role.outlook) {
        (None, Some(outlook)) => (
            Claim::DemandBar {
                growth_percent: outlook.growth_percent,
                openings_per_year: outlook.openings_per_year,
                shared_by: role.figures_shared_by.max(1),
            },
            Some("bls-projections"),
        ),
        (Some(emerging), _) => {
            (Claim::EmergingDemandBar { confidence: emerging.confidence, publications: emerging.evidence.len() }, None)
        }
        (None, None) => (Claim::Unknown { missing: Missing::Outlook }, None),
    };
    bar(BarKind::Demand, value, claim, source, Change::NotInYourHands)
}
