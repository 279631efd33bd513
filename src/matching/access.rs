//! Six bars that say whether a person can realistically get to a role; the weakest names the label.

use crate::catalog::codes::AreaCode;
use crate::catalog::{Confidence, Role};
use crate::constants::AccessConstants;

use super::{
    Access, AccessLabel, Bar, BarKind, Change, Claim, Gate, Missing, PayOutlook, Person, Reason, Score, Scorer,
    WeeksEstimate, fit,
};

/// Weeks in an average month.
const WEEKS_PER_MONTH: f32 = 365.25 / 12.0 / 7.0;
/// Nobody starts anything new in less than this.
const LEAST_WEEKS: f32 = 2.0;
/// How many elements to learn a bar names.
const NAMES_SHOWN: usize = 3;

/// What the bars rest on.
pub(super) struct Facts<'a> {
    pub role: &'a Role,
    pub fit: &'a Score,
    pub gates: &'a [Gate],
    pub pay: Option<&'a PayOutlook>,
    pub weeks: WeeksEstimate,
}

pub(super) fn judge(scorer: &Scorer<'_>, person: &Person, facts: &Facts<'_>) -> Access {
    let constants = &scorer.constants.access;
    let bars = vec![
        skill(scorer, person, facts),
        gate(facts),
        time(constants, person, facts.weeks),
        money(constants, person, facts.pay),
        place(scorer, person, facts.role),
        demand(facts.role),
    ];
    let known: Vec<(BarKind, f32)> = bars.iter().filter_map(|bar| Some((bar.kind, bar.value?))).collect();
    let (weakest, least) = known.iter().copied().min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((BarKind::Skill, 0.0));
    let label = match least {
        least if least >= constants.within_reach_bar => AccessLabel::WithinReach,
        least if least >= constants.stretch_bar => AccessLabel::Stretch,
        _ => AccessLabel::NotYet,
    };
    let log_sum: f32 = known.iter().map(|(_, value)| value.max(constants.bar_floor).ln()).sum();
    Access {
        overall: (log_sum / known.len().max(1) as f32).exp(),
        label,
        confidence: known.len() as f32 / bars.len() as f32,
        weakest,
        bars,
    }
}

/// Weeks of preparation: the uncovered share of the role's usual preparation, or a missing degree.
pub(super) fn weeks(scorer: &Scorer<'_>, person: &Person, role: &Role, fit: &Score, gates: &[Gate]) -> WeeksEstimate {
    let constants = &scorer.constants.access;
    let (low_months, high_months) = role.preparation.job_zone.map_or((0.0, 0.0), |zone| zone.preparation_months());
    let hours = person.limits.training_hours_per_week.unwrap_or(constants.default_hours_per_week).max(1.0);
    // Half of preparation is taken to be learned on the job, whatever the hours for training.
    let pace = 0.5 + 0.5 * constants.default_hours_per_week / hours;
    let share = fit::uncovered(fit) * WEEKS_PER_MONTH * pace;
    let needs_degree = |gate: &&Gate| gate.open < 0.65;
    let study = gates.iter().filter(needs_degree).filter_map(|gate| gate.weeks);
    let (study_low, study_high) =
        study.fold((0.0f32, 0.0f32), |most, weeks| (most.0.max(weeks.0), most.1.max(weeks.1)));
    let low = (low_months * share).max(study_low * pace).max(LEAST_WEEKS);
    WeeksEstimate { low: low.round(), high: (high_months * share).max(study_high * pace).max(low + 1.0).round() }
}

fn bar(kind: BarKind, value: f32, claim: Claim, source: Option<&str>, change: Change) -> Bar {
    let source = source.and_then(|source| source.parse().ok());
    let reason = Reason { claim, value, weight: 1.0 / 6.0, source, because: Vec::new() };
    // A bar that is full needs no change.
    let change = if value >= 0.999 { Change::Nothing } else { change };
    Bar { kind, value: Some(value), reason, change }
}

fn unknown(kind: BarKind, missing: Missing, can_be_told: bool) -> Bar {
    let reason =
        Reason { claim: Claim::Unknown { missing }, value: 0.0, weight: 0.0, source: None, because: Vec::new() };
    let change = if can_be_told { Change::Tell { missing } } else { Change::NotInYourHands };
    Bar { kind, value: None, reason, change }
}

fn skill(scorer: &Scorer<'_>, person: &Person, facts: &Facts<'_>) -> Bar {
    let constants = &scorer.constants.access;
    let fit = facts.fit.value;
    // Straight lines through the thresholds, so that the label follows the fit.
    let value = match fit {
        fit if fit < constants.stretch_fit => fit / constants.stretch_fit * constants.stretch_bar,
        fit if fit < constants.within_reach_fit => {
            let share = (fit - constants.stretch_fit) / (constants.within_reach_fit - constants.stretch_fit);
            constants.stretch_bar + share * (constants.within_reach_bar - constants.stretch_bar)
        }
        fit => {
            let share = (fit - constants.within_reach_fit) / (1.0 - constants.within_reach_fit);
            constants.within_reach_bar + share * (1.0 - constants.within_reach_bar)
        }
    };
    let missing = scorer.missing_elements(person, facts.role);
    let names =
        missing.iter().take(NAMES_SHOWN).map(|missing| scorer.catalog.elements[missing.place].name.clone()).collect();
    bar(BarKind::Skill, value, Claim::SkillBar, Some("onet"), Change::Learn { names })
}

fn gate(facts: &Facts<'_>) -> Bar {
    let preparation = &facts.role.preparation;
    if facts.gates.is_empty() && preparation.job_zone.is_none() && preparation.education_percent.is_empty() {
        return unknown(BarKind::Gate, Missing::Preparation, false);
    }
    let hardest = facts.gates.iter().min_by(|a, b| a.open.total_cmp(&b.open));
    let closed = facts.gates.iter().filter(|gate| gate.open < 0.999).count();
    let change = match hardest.map(|gate| &gate.reason.claim) {
        Some(Claim::EducationGate { usual, .. }) => Change::Education { usual: *usual },
        Some(Claim::CredentialGate { name, .. }) => Change::Credential { name: name.clone() },
        Some(_) => Change::MoreTime,
        None => Change::Nothing,
    };
    let mut bar = bar(BarKind::Gate, hardest.map_or(1.0, |gate| gate.open), Claim::GateBar { closed }, None, change);
    bar.reason.because = facts.gates.iter().map(|gate| gate.reason.clone()).collect();
    bar
}

fn time(constants: &AccessConstants, person: &Person, weeks: WeeksEstimate) -> Bar {
    let told = person.limits.weeks;
    let available = told.unwrap_or(constants.default_weeks).max(1.0);
    let needed = (weeks.low + weeks.high) / 2.0;
    let ratio = needed / available;
    let value = if ratio <= 1.0 { 1.0 - 0.4 * ratio } else { 0.6 / ratio };
    let claim = Claim::TimeBar {
        weeks_low: weeks.low,
        weeks_high: weeks.high,
        weeks_available: available,
        told: told.is_some(),
    };
    bar(BarKind::Time, value, claim, Some("onet"), Change::MoreTime)
}

fn money(constants: &AccessConstants, person: &Person, pay: Option<&PayOutlook>) -> Bar {
    let Some(pay) = pay else { return unknown(BarKind::Money, Missing::RolePay, false) };
    let told = person.limits.lowest_pay_usd_per_year;
    let share_of_before = |(before, _): (u32, bool)| (before as f32 * constants.enough_pay_share) as u32;
    let Some(needed) = told.or_else(|| person.pay_before.map(share_of_before)).filter(|needed| *needed > 0) else {
        return unknown(BarKind::Money, Missing::PersonPay, true);
    };
    let ratio = pay.entry_usd_per_year as f32 / needed as f32;
    // Enough is 0.6; a third more than enough is 1; half of what is needed is 0.
    let value = if ratio >= 1.0 { (0.6 + (ratio - 1.0) * 1.2).min(1.0) } else { (1.2 * (ratio - 0.5)).max(0.0) };
    let claim = Claim::MoneyBar {
        entry_usd_per_year: pay.entry_usd_per_year,
        needed_usd_per_year: needed,
        told: told.is_some(),
    };
    bar(BarKind::Money, value, claim, Some("bls-oews"), Change::LowerNeed)
}

fn place(scorer: &Scorer<'_>, person: &Person, role: &Role) -> Bar {
    if person.area == AreaCode::National {
        return unknown(BarKind::Place, Missing::Area, true);
    }
    let Some((jobs, location_quotient)) = scorer.catalog.local_presence(role, person.area) else {
        return unknown(BarKind::Place, Missing::LocalJobs, false);
    };
    let shared_by = role.figures_shared_by.max(1);
    // Ten jobs are next to nothing, ten thousand are plenty; each tenfold is one step of four.
    let value = (((jobs as f32 / shared_by as f32).max(1.0).log10() - 0.5) / 3.5).clamp(0.05, 1.0);
    let claim = Claim::PlaceBar { area: person.area, jobs, shared_by, location_quotient };
    bar(BarKind::Place, value, claim, Some("bls-oews"), Change::WiderArea)
}

fn demand(role: &Role) -> Bar {
    if let Some(emerging) = &role.emerging {
        let value = match emerging.confidence {
            Confidence::Low => 0.4,
            Confidence::Medium => 0.6,
            Confidence::High => 0.7,
        };
        let claim = Claim::EmergingDemandBar { confidence: emerging.confidence, publications: emerging.evidence.len() };
        return bar(BarKind::Demand, value, claim, None, Change::NotInYourHands);
    }
    let Some(outlook) = &role.outlook else { return unknown(BarKind::Demand, Missing::Outlook, false) };
    // Growth of -10 percent or worse is 0, of 15 percent or more is 1.
    let growth = ((outlook.growth_percent + 10.0) / 25.0).clamp(0.0, 1.0);
    // A hundred openings a year in the whole country are next to nothing, a hundred thousand are plenty.
    let shared_by = role.figures_shared_by.max(1);
    let scale = |openings: f32| (((openings / shared_by as f32).max(1.0).log10() - 2.0) / 3.0).clamp(0.0, 1.0);
    let openings = outlook.openings_per_year.map(scale);
    let value = openings.map_or(growth, |openings| (growth + openings) / 2.0).max(0.05);
    let claim = Claim::DemandBar {
        growth_percent: outlook.growth_percent,
        openings_per_year: outlook.openings_per_year,
        shared_by,
    };
    bar(BarKind::Demand, value, claim, Some("bls-projections"), Change::NotInYourHands)
}
