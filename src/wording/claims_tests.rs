//! What the wording promises.

use super::*;
use crate::matching::{SignalKind, TrustKind};
use crate::profile::Education;
use crate::wording::Language;

fn reason(claim: Claim, value: f32) -> Reason {
    Reason { claim, value, weight: 1.0, source: None, because: Vec::new() }
}

fn element(have: Option<f32>, from: Option<&str>, disputed: bool) -> Claim {
    let (id, name) = ("2.A.1.b".parse().unwrap(), "Active Listening".to_owned());
    Claim::Element { id, name, have, need: 4.0, from: from.map(str::to_owned), disputed }
}

fn every_claim() -> Vec<Claim> {
    let area = AreaCode::State(*b"OH");
    vec![
        Claim::Fit,
        Claim::Elements { covered: 4, needed: 9 },
        element(Some(3.5), Some("Dispatcher"), false),
        element(Some(3.5), None, false),
        element(None, None, false),
        element(Some(2.0), None, true),
        Claim::Likeness { job: "Dispatcher".into(), years: 4.0 },
        Claim::Likeness { job: "Dispatcher".into(), years: 0.0 },
        Claim::Alike { kind: SignalKind::Activities, names: vec!["Answer telephones.".into()] },
        Claim::Alike { kind: SignalKind::Knowledge, names: Vec::new() },
        Claim::Technologies { shared: 1, needed: 5 },
        Claim::Technology { name: "Microsoft Excel".into() },
        Claim::SameOccupation,
        Claim::SkillBar,
        Claim::GateBar { closed: 0 },
        Claim::GateBar { closed: 1 },
        Claim::GateBar { closed: 2 },
        Claim::TimeBar { weeks_low: 4.0, weeks_high: 12.0, weeks_available: 26.0, told: true },
        Claim::TimeBar { weeks_low: 4.0, weeks_high: 12.0, weeks_available: 26.0, told: false },
        Claim::MoneyBar { entry_usd_per_year: 36_000, needed_usd_per_year: 30_000, told: true },
        Claim::MoneyBar { entry_usd_per_year: 36_000, needed_usd_per_year: 30_000, told: false },
        Claim::PlaceBar { area, jobs: 1200, shared_by: 1, location_quotient: Some(1.2) },
        Claim::PlaceBar { area, jobs: 12, shared_by: 4, location_quotient: None },
        Claim::DemandBar { growth_percent: 4.1, openings_per_year: Some(12_000.0), shared_by: 1 },
        Claim::DemandBar { growth_percent: -4.1, openings_per_year: None, shared_by: 2 },
        Claim::EmergingDemandBar { confidence: Confidence::Medium, publications: 3 },
        Claim::Unknown { missing: Missing::LocalJobs },
        Claim::EducationGate {
            usual: Education::Bachelor,
            sometimes: Education::Associate,
            have: Education::HighSchool,
            assumed: true,
        },
        Claim::CredentialGate { name: "Registered nurse license".into(), held: false },
        Claim::ExperienceGate { usual_months: 24.0, have_months: 6.0 },
        Claim::PhysicalGate { need: 3.4, have: Some(1.9), can: None },
        Claim::PhysicalGate { need: 3.4, have: None, can: None },
        Claim::PhysicalGate { need: 3.4, have: Some(1.9), can: Some(false) },
        Claim::BackgroundGate { guards: TrustKind::Money },
    ]
}

#[test]
fn every_claim_is_a_full_sentence_without_braces() {
    for language in Language::ALL {
        let words = Words::new(language.texts());
        for claim in every_claim() {
            let sentence = words.claim(&reason(claim.clone(), 0.5));
            assert!(sentence.ends_with('.'), "{claim:?}: {sentence}");
            assert!(!sentence.contains(['{', '}']), "{claim:?}: {sentence}");
        }
    }
}

#[test]
fn every_change_is_a_sentence_without_braces() {
    let changes = [
        Change::Nothing,
        Change::Learn { names: vec!["Programming".into(), "Mathematics".into()] },
        Change::Education { usual: Education::Associate },
        Change::Credential { name: "Teaching license".into() },
        Change::MoreTime,
        Change::LowerNeed,
        Change::WiderArea,
        Change::Tell { missing: Missing::PersonPay },
        Change::Tell { missing: Missing::Area },
        Change::Tell { missing: Missing::Outlook },
        Change::NotInYourHands,
    ];
    let words = Words::new(Language::English.texts());
    for change in changes {
        let sentence = words.change(&change);
        assert!(sentence.ends_with('.') && !sentence.contains('{'), "{change:?}: {sentence}");
    }
}

#[test]
fn a_claim_says_whose_figure_it_is() {
    let words = Words::new(Language::English.texts());
    let told = words
        .claim(&reason(Claim::MoneyBar { entry_usd_per_year: 36_250, needed_usd_per_year: 30_000, told: true }, 1.0));
    assert_eq!(told, "You would likely start near $36,250 a year. You need $30,000.");
    let assumed = words
        .claim(&reason(Claim::MoneyBar { entry_usd_per_year: 36_250, needed_usd_per_year: 30_000, told: false }, 1.0));
    assert!(assumed.contains("You did not say"), "{assumed}");
}

#[test]
fn a_task_reads_as_part_of_the_sentence() {
    assert_eq!(lower_first("Answer telephones"), "answer telephones");
    assert_eq!(lower_first("AI drafts"), "AI drafts");
}

#[test]
fn a_source_line_says_nothing_twice() {
    let rows = [
        (("BLS", "Employment Projections", "2024-34", "2025-08"), "BLS, Employment Projections, 2024-34, August 2025"),
        (("O*NET", "O*NET 30.1 Database", "30.1", "2025-11"), "O*NET 30.1 Database, November 2025"),
        (("BLS", "OEWS", "May 2025", "2025-05"), "BLS, OEWS, May 2025"),
    ];
    for ((publisher, title, release, date), expected) in rows {
        assert_eq!(source_line(publisher, title, release, date, Language::English), expected);
    }
}
