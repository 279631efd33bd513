//! Conditions beside the fit: education, credentials, experience, physical demand, background checks.

use std::sync::LazyLock;

use crate::catalog::{Catalog, CredentialKind, JobZone, Role};
use crate::profile::Education;

use super::{Claim, Fit, Gate, GateKind, Person, Reason, TrustKind};

/// The share of workers who were asked for at most this much: "usually" and "sometimes".
const USUAL_SHARE: f32 = 0.5;
const SOMETIMES_SHARE: f32 = 0.2;

/// Months of related work in the middle of each of the publisher's eleven categories.
const EXPERIENCE_MONTHS: [f32; 11] = [0.0, 1.0, 2.0, 4.5, 9.0, 18.0, 36.0, 60.0, 84.0, 108.0, 132.0];

/// Months of related work from which asking for it is a gate at all.
const EXPERIENCE_GATE_MONTHS: f32 = 12.0;

/// Abilities that physical demand is the mean of: static strength, trunk strength, stamina.
const PHYSICAL_ABILITIES: [&str; 3] = ["1.A.3.a.1", "1.A.3.a.4", "1.A.3.b.1"];
/// Importance (1 to 5) from which work counts as heavy: "important" on the publisher's scale.
const HEAVY: f32 = 3.0;
/// How much less demanding past work may have been without the difference being worth a word.
const HEAVIER_BY: f32 = 0.5;

/// A gate this far open needs attention but stands in nobody's way.
const OPEN_ENOUGH: f32 = 0.75;

/// Conditions of a role that do not depend on the person.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Conditions {
    education: Option<(Education, Education)>,
    experience_months: Option<f32>,
    /// Physical demand on the scale of importance, 1 to 5.
    pub physical: Option<f32>,
    trust: Option<TrustKind>,
}

/// How far each gate is open, from 0 to 1, in the order of [`GateKind::ALL`]; none where there is no gate.
pub(super) type Openness = [Option<f32>; GateKind::ALL.len()];

impl Conditions {
    pub(super) fn of(catalog: &Catalog, role: &Role) -> Self {
        let months = quantile(&role.preparation.experience_percent, USUAL_SHARE)
            .map(|category| EXPERIENCE_MONTHS[category.min(10)])
            .filter(|months| *months >= EXPERIENCE_GATE_MONTHS);
        Self {
            education: usual_education(role),
            experience_months: months,
            physical: physical(catalog, role),
            trust: trust(&role.code.to_string()),
        }
    }
}

pub(super) fn openness(person: &Person, role: &Role, conditions: &Conditions, fit: &Fit) -> Openness {
    if fit.same {
        return Openness::default();
    }
    [
        conditions.education.zip(person.education).map(|((sometimes, usual), (have, _))| match have {
            _ if have >= usual => 1.0,
            _ if have >= sometimes => 0.65,
            _ => 0.65 * 0.45f32.powi(sometimes as i32 - have as i32),
        }),
        credential(person, role),
        conditions.experience_months.map(|usual| 0.35 + 0.65 * (related_months(person, fit) / usual).min(1.0)),
        conditions.physical.filter(|demand| *demand >= HEAVY).and_then(|demand| heavy(person, demand)),
        // Most people pass; it is worth knowing before a course is paid for.
        conditions.trust.map(|_| 0.9),
    ]
}

/// Gates that stand in the way for now.
pub(super) fn closed(openness: &Openness) -> usize {
    openness.iter().flatten().filter(|open| **open < OPEN_ENOUGH).count()
}

/// Weeks of study that a missing degree or diploma takes, fewest and most; none if it is not needed.
pub(super) fn study_weeks(person: &Person, conditions: &Conditions, openness: &Openness) -> Option<(f32, f32)> {
    let needed = openness[GateKind::Education as usize].is_some_and(|open| open < 0.65);
    let ((_, usual), (have, _)) = conditions.education.zip(person.education)?;
    (needed && have < usual).then(|| education_weeks(have, usual))
}

/// The gates in words, with what each rests on.
pub(super) fn explain(
    person: &Person,
    role: &Role,
    conditions: &Conditions,
    fit: &Fit,
    openness: &Openness,
) -> Vec<Gate> {
    let gates = GateKind::ALL.iter().zip(openness).filter_map(|(kind, open)| {
        let (claim, source, weeks) = claim(*kind, person, role, conditions, fit)?;
        let value = (*open)?;
        let reason =
            Reason { claim, value, weight: 1.0, source: source.and_then(|id| id.parse().ok()), because: Vec::new() };
        Some(Gate { kind: *kind, open: value, reason, weeks })
    });
    gates.collect()
}

/// What a gate says, the publication it rests on, and weeks to open it.
type Said = (Claim, Option<&'static str>, Option<(f32, f32)>);

fn claim(kind: GateKind, person: &Person, role: &Role, conditions: &Conditions, fit: &Fit) -> Option<Said> {
    Some(match kind {
        GateKind::Education => {
            let (sometimes, usual) = conditions.education?;
            let (have, assumed) = person.education?;
            let weeks = (have < usual).then(|| education_weeks(have, usual));
            (Claim::EducationGate { usual, sometimes, have, assumed }, Some("onet"), weeks)
        }
        GateKind::Credential => {
            let held = person.credentials_held.contains(&role.code);
            let claim = Claim::CredentialGate { name: role.credential_note.clone(), held };
            let weeks = if role.credential == CredentialKind::LongLicence { (52.0, 104.0) } else { (4.0, 16.0) };
            (claim, None, (!held).then_some(weeks))
        }
        GateKind::Experience => {
            let (usual_months, have_months) = (conditions.experience_months?, related_months(person, fit));
            (Claim::ExperienceGate { usual_months, have_months }, Some("onet"), None)
        }
        GateKind::Physical => {
            let (need, have) = (conditions.physical?, person.physical);
            (Claim::PhysicalGate { need, have, can: person.limits.heavy_work }, Some("onet"), None)
        }
        GateKind::BackgroundCheck => (Claim::BackgroundGate { guards: conditions.trust? }, None, None),
    })
}

fn credential(person: &Person, role: &Role) -> Option<f32> {
    let zone = role.preparation.job_zone.map_or(3, JobZone::number);
    Some(match (person.credentials_held.contains(&role.code), role.credential, zone) {
        (_, CredentialKind::None, _) => return None,
        (true, ..) => 1.0,
        // What takes little preparation is earned while one starts.
        (_, CredentialKind::Licence, 1 | 2) => 0.6,
        (_, CredentialKind::Licence, 3) => 0.45,
        (_, CredentialKind::LongLicence, 1..=4) | (_, CredentialKind::Licence, 4) => 0.3,
        (_, CredentialKind::Licence | CredentialKind::LongLicence, _) => 0.1,
        (_, _, 1..=3) => 0.65,
        (_, _, _) => 0.4,
    })
}

/// Months of work that count as related: as far as the work was alike.
fn related_months(person: &Person, fit: &Fit) -> f32 {
    let likeness = fit.likeness.map_or(fit.value, |(value, _)| value);
    person.jobs.iter().map(|job| job.years * 12.0 * likeness).sum()
}

/// How far heavy work is open to someone; none for those whose past work was as heavy and who do
/// not say that they cannot.
fn heavy(person: &Person, demand: f32) -> Option<f32> {
    match (person.limits.heavy_work, person.physical) {
        (Some(false), _) => Some(0.2),
        (Some(true), _) => None,
        (None, Some(past)) if past >= demand - HEAVIER_BY => None,
        (None, _) => Some(0.8),
    }
}

fn physical(catalog: &Catalog, role: &Role) -> Option<f32> {
    let figures = PHYSICAL_ABILITIES.iter().map(|id| {
        let place = catalog.find_element(&id.parse().ok()?)?;
        role.ratings.get(place)?.importance
    });
    let figures = figures.collect::<Option<Vec<f32>>>()?;
    Some(figures.iter().sum::<f32>() / figures.len() as f32)
}

/// Starts of codes with what a check guards.
static TRUST: LazyLock<Vec<(&'static str, TrustKind)>> = LazyLock::new(|| {
    let rows = include_str!("../../index/background-checks.tsv").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &'static str| {
        let (start, kind) = line.split_once('\t')?;
        Some((start, TrustKind::from_key(kind)?))
    };
    rows.filter_map(row).collect()
});

fn trust(code: &str) -> Option<TrustKind> {
    let starts = TRUST.iter().filter(|(start, _)| code.starts_with(start));
    starts.max_by_key(|(start, _)| start.len()).map(|(_, kind)| *kind)
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
pub fn education_weeks(have: Education, want: Education) -> (f32, f32) {
    const STEPS: [(f32, f32); 6] =
        [(12.0, 40.0), (26.0, 52.0), (35.0, 70.0), (70.0, 104.0), (52.0, 104.0), (156.0, 260.0)];
    let steps = &STEPS[(have as usize).min(want as usize)..want as usize];
    (steps.iter().map(|step| step.0).sum(), steps.iter().map(|step| step.1).sum())
}
