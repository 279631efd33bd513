//! What one usually studies in a field, where nobody's offer is at hand: awards by field with usual length and cost.

use super::cip::Titles;
use super::facts;
use super::known::{Known, role_codes};
use crate::catalog::codes::{CipCode, OnetCode};
use crate::catalog::tables::{Award, FieldRow, OnlineShare};
use crate::catalog::{Attendance, Between, Cents, Education, EntryTerms, Program, ProgramSource};

const LIST: &str = super::releases::CIP.id;
/// The month in which the usual lengths and costs were written down.
const WRITTEN: &str = "2026-11";

/// Tuition and fees a year at public two-year colleges, lowest and highest state average, US dollars.
/// Source: College Board, Trends in College Pricing 2025 (California, Vermont; 2025-26). Books are not
/// in them; the middle of the range lies about as far above the national average as books cost.
const TWO_YEAR_COLLEGE: (f32, f32) = (1_440.0, 8_900.0);
/// The same at public four-year colleges for residents of the state (Florida, Vermont).
const FOUR_YEAR_COLLEGE: (f32, f32) = (6_360.0, 18_090.0);
/// Hours of class and study for a credit: one of class and two of study for 15 weeks (34 CFR 600.2).
const HOURS_PER_CREDIT: f32 = 45.0;
/// Hours a week of one who takes 15 credits in half a year.
const STUDY_HOURS_PER_WEEK: f32 = 15.0 * HOURS_PER_CREDIT / 26.0;
/// Most occupations that one usual programme names: a field that leads to more says little.
const MOST_ROLES: usize = 12;

/// Usual programmes of every series (four digits) of the CIP that is linked to occupations.
pub(super) fn programs(titles: &Titles, known: &Known, fields: &[FieldRow]) -> Vec<Program> {
    let mut series: Vec<(&CipCode, Vec<&CipCode>)> = Vec::new();
    for (code, _) in titles.iter().filter(|(code, _)| code.as_str().len() == 5) {
        let is_in = |field: &&&CipCode| field.as_str().starts_with(code.as_str());
        let linked: Vec<&CipCode> = known.fields().iter().filter(is_in).copied().collect();
        if !linked.is_empty() {
            series.push((code, linked));
        }
    }
    let mut programs = Vec::new();
    for (code, linked) in series {
        let Some(field) = fields.iter().find(|field| code.as_str().starts_with(field.cip.as_str())) else { continue };
        for award in &field.awards.0 {
            let roles = roles(known, &titles[code], &linked, *award);
            programs.extend((!roles.is_empty()).then(|| program(code, &titles[code], field, *award, roles)).flatten());
        }
    }
    programs
}

fn roles(known: &Known, title: &str, linked: &[&CipCode], award: Award) -> Vec<OnetCode> {
    let mut roles: Vec<OnetCode> = Vec::new();
    // Those of one single programme come in order, the most direct first; take turns between programmes.
    let lists: Vec<Vec<OnetCode>> = linked.iter().map(|cip| known.of_field(cip, title, award.kind())).collect();
    for place in 0..lists.iter().map(Vec::len).max().unwrap_or(0) {
        for code in lists.iter().filter_map(|list| list.get(place)) {
            if known.is_usual(*code, award) && !roles.contains(code) {
                roles.push(*code);
            }
        }
    }
    roles.truncate(MOST_ROLES);
    roles
}

fn program(code: &CipCode, title: &str, field: &FieldRow, award: Award, roles: Vec<OnetCode>) -> Option<Program> {
    let source = ProgramSource { list: LIST.to_owned(), id: Some(code.to_string()), date: WRITTEN.to_owned() };
    let id = facts::id_of("usual", &format!("{code}-{}", award.name())).ok()?;
    let (english, spanish) = names(award);
    let mut program = facts::blank(id, &format!("{english}: {title}"), award.kind(), source);
    program.name_es = Some(format!("{spanish}: {} (CIP {code})", field.name_es));
    program.cip = Some(code.clone());
    program.leads_to = role_codes(roles);
    program.credential = Some(english.to_owned());
    let length = Length::of(award, field)?;
    (program.hours, program.weeks, program.cost) = (Some(length.hours), length.weeks, length.cost);
    program.attendance = attendance(field.online_share);
    let education = if award == Award::Master { Education::Bachelor } else { Education::HighSchool };
    program.entry = EntryTerms { education: Some(education), ..EntryTerms::default() };
    Some(program)
}

fn names(award: Award) -> (&'static str, &'static str) {
    match award {
        Award::ShortCertificate => ("Short certificate", "Certificado corto"),
        Award::Certificate => ("Certificate", "Certificado"),
        Award::Associate => ("Associate degree", "Título de asociado"),
        Award::Bachelor => ("Bachelor's degree", "Licenciatura"),
        Award::Master => ("Master's degree", "Maestría"),
    }
}

/// How long an award usually takes and what it costs at a public college.
struct Length {
    hours: Between<f32>,
    weeks: Option<Between<f32>>,
    cost: Option<Between<Cents>>,
}

impl Length {
    fn of(award: Award, field: &FieldRow) -> Option<Self> {
        let both = |low: f32, high: f32| Between { low, high };
        let whole = |span: Between<u16>| both(f32::from(span.low), f32::from(span.high));
        let years = |college: (f32, f32), low: f32, high: f32| {
            let dollars = |amount: f32| Cents::of_dollars(amount.round() as i64);
            Some(Between { low: dollars(college.0 * low), high: dollars(college.1 * high) })
        };
        let credits = |low: f32, high: f32| both(low * HOURS_PER_CREDIT, high * HOURS_PER_CREDIT);
        Some(match award {
            Award::ShortCertificate => {
                let hours = whole(field.short_certificate_hours.0?);
                // Priced as the same hours of a longer certificate.
                let year = 30.0 * HOURS_PER_CREDIT;
                Self { hours, weeks: None, cost: years(TWO_YEAR_COLLEGE, hours.low / year, hours.high / year) }
            }
            Award::Certificate => {
                let weeks = whole(field.certificate_weeks.0?);
                let hours =
                    both((weeks.low * STUDY_HOURS_PER_WEEK).round(), (weeks.high * STUDY_HOURS_PER_WEEK).round());
                let cost = years(TWO_YEAR_COLLEGE, weeks.low / 52.0, weeks.high / 52.0);
                Self { hours, weeks: Some(weeks), cost }
            }
            // Sixty credits in two academic years, or in two calendar years; twice that for a bachelor's.
            Award::Associate => Self {
                hours: credits(60.0, 65.0),
                weeks: Some(both(90.0, 104.0)),
                cost: years(TWO_YEAR_COLLEGE, 2.0, 2.0),
            },
            Award::Bachelor => Self {
                hours: credits(120.0, 128.0),
                weeks: Some(both(194.0, 208.0)),
                cost: years(FOUR_YEAR_COLLEGE, 4.0, 4.0),
            },
            // Prices of graduate study vary too much between fields to call one usual.
            Award::Master => Self { hours: credits(30.0, 60.0), weeks: Some(both(52.0, 104.0)), cost: None },
        })
    }
}

fn attendance(share: OnlineShare) -> Attendance {
    let (online, in_person) = match share {
        OnlineShare::Most => (Some(true), None),
        OnlineShare::Some => (None, None),
        OnlineShare::Few => (Some(false), Some(true)),
    };
    Attendance { online, in_person, ..Attendance::default() }
}
