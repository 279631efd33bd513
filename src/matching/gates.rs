//! What stands beside the fit as "not yet": education, credentials, years of related work.

use crate::catalog::{CredentialKind, JobZone, Role};
use crate::profile::Education;

use super::{Claim, Gate, GateKind, Person, Reason, Score, fit};

/// The share of workers who were asked for at most this much: "usually" and "sometimes".
const USUAL_SHARE: f32 = 0.5;
const SOMETIMES_SHARE: f32 = 0.2;

/// Months of related work in the middle of each of the publisher's eleven categories.
const EXPERIENCE_MONTHS: [f32; 11] = [0.0, 1.0, 2.0, 4.5, 9.0, 18.0, 36.0, 60.0, 84.0, 108.0, 132.0];

/// Months of related work from which asking for it is a gate at all.
const EXPERIENCE_GATE_MONTHS: f32 = 12.0;

pub(super) fn of(person: &Person, role: &Role, fit: &Score) -> Vec<Gate> {
    if matches!(fit.reason.claim, Claim::SameOccupation) {
        return Vec::new();
    }
    [education(person, role), credential(person, role), experience(person, role, fit)].into_iter().flatten().collect()
}

fn education(person: &Person, role: &Role) -> Option<Gate> {
    let (sometimes, usual) = usual_education(role)?;
    let (have, assumed) = person.education?;
    let open = match have {
        _ if have >= usual => 1.0,
        _ if have >= sometimes => 0.65,
        _ => 0.65 * 0.45f32.powi(sometimes as i32 - have as i32),
    };
    Some(Gate {
        kind: GateKind::Education,
        open,
        reason: reason(Claim::EducationGate { usual, sometimes, have, assumed }, open),
        weeks: (have < usual).then(|| education_weeks(have, usual)),
    })
}

fn credential(person: &Person, role: &Role) -> Option<Gate> {
    if role.credential == CredentialKind::None {
        return None;
    }
    let held = person.credentials_held.contains(&role.code);
    let zone = role.preparation.job_zone.map_or(3, JobZone::number);
    let open = match (held, role.credential, zone) {
        (true, ..) => 1.0,
        // What takes little preparation is earned while one starts.
        (_, CredentialKind::Licence, 1 | 2) => 0.6,
        (_, CredentialKind::Licence, 3) => 0.45,
        (_, CredentialKind::Licence, 4) => 0.3,
        (_, CredentialKind::Licence, _) => 0.1,
        (_, _, 1..=3) => 0.65,
        (_, _, _) => 0.4,
    };
    let claim = Claim::CredentialGate { name: role.credential_note.clone(), held };
    let mut reason = reason(claim, open);
    reason.source = None;
    Some(Gate { kind: GateKind::Credential, open, reason, weeks: (!held).then_some((4.0, 16.0)) })
}

fn experience(person: &Person, role: &Role, fit: &Score) -> Option<Gate> {
    let usual_months = EXPERIENCE_MONTHS[quantile(&role.preparation.experience_percent, USUAL_SHARE)?.min(10)];
    if usual_months < EXPERIENCE_GATE_MONTHS {
        return None;
    }
    // Years count as related as far as the work was alike.
    let likeness = fit::likeness(fit);
    let have_months = person.jobs.iter().map(|job| job.years * 12.0 * likeness).sum::<f32>();
    let open = 0.35 + 0.65 * (have_months / usual_months).min(1.0);
    Some(Gate {
        kind: GateKind::Experience,
        open,
        reason: reason(Claim::ExperienceGate { usual_months, have_months }, open),
        weeks: None,
    })
}

fn reason(claim: Claim, value: f32) -> Reason {
    Reason { claim, value, weight: 1.0, source: "onet".parse().ok(), because: Vec::new() }
}

/// The first category up to which at least `share` of workers lie.
fn quantile(percent: &[f32], share: f32) -> Option<usize> {
    let total: f32 = percent.iter().sum();
    if total <= 0.0 {
        return None;
    }
    let mut below = 0.0;
    percent.iter().position(|part| {
        below += part;
        below >= total * share
    })
}

/// Education that some and that most people in the role were asked for.
pub(super) fn usual_education(role: &Role) -> Option<(Education, Education)> {
    let percent = &role.preparation.education_percent;
    match (quantile(percent, SOMETIMES_SHARE), quantile(percent, USUAL_SHARE)) {
        (Some(sometimes), Some(usual)) => Some((category(sometimes), category(usual))),
        _ => role.preparation.job_zone.map(by_job_zone),
    }
}

/// The publisher's twelve categories of required education.
fn category(place: usize) -> Education {
    match place {
        0 => Education::BelowHighSchool,
        1 => Education::HighSchool,
        2 | 3 => Education::SomeCollege,
        4 => Education::Associate,
        5 => Education::Bachelor,
        6..=8 => Education::Master,
        _ => Education::Doctoral,
    }
}

/// What a job zone says of education where no distribution is published.
fn by_job_zone(zone: JobZone) -> (Education, Education) {
    match zone.number() {
        1 => (Education::BelowHighSchool, Education::HighSchool),
        2 => (Education::HighSchool, Education::HighSchool),
        3 => (Education::HighSchool, Education::SomeCollege),
        4 => (Education::Associate, Education::Bachelor),
        _ => (Education::Bachelor, Education::Master),
    }
}

/// Weeks that it usually takes to get from one education to another, fewest and most.
///
/// Full-time study by the usual length of programmes in the United States: an equivalency diploma
/// in months, a certificate in one year, an associate's degree in two, a bachelor's in four.
fn education_weeks(have: Education, want: Education) -> (f32, f32) {
    const STEPS: [(f32, f32); 6] =
        [(12.0, 40.0), (26.0, 52.0), (35.0, 70.0), (70.0, 104.0), (52.0, 104.0), (156.0, 260.0)];
    let steps = &STEPS[have as usize..want as usize];
    (steps.iter().map(|step| step.0).sum(), steps.iter().map(|step| step.1).sum())
}
