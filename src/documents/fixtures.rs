//! A made-up path with one step of every kind, for tests.

use jiff::civil::date;

use crate::catalog::{
    Between, Catalog, Cents, Education, EntryTerms, JoinedProgram, Outcome, OutcomeMeasure, Program, ProgramKind,
    ProgramSource, ProgramWords, Provider, Spoken,
};
use crate::constants::Constants;
use crate::matching::{Claim, Gate, GateKind, Reason, TrustKind};
use crate::pathway::{LearningPath, Merit, Need, NeedKind, PathFront, PathStep, StepKind};

use super::{Choices, Occasion, Paper, PathDocument};
use crate::catalog::Language;

/// The document of the made-up path, as it is made on a fixed day.
pub(super) fn document(language: Language, starts: bool) -> PathDocument {
    let starts_on = starts.then(|| date(2026, 12, 7));
    let choices = Choices { merit: Some(Merit::Cheapest), language, paper: Paper::Letter, starts_on };
    let catalog = catalog();
    PathDocument::of(&front(), choices, Occasion { catalog: &catalog, made_on: date(2026, 11, 23) }).unwrap()
}

fn catalog() -> Catalog {
    let mut catalog = Catalog::builtin(Constants::builtin().growth).unwrap();
    catalog.set_programs(vec![course(), certification()]);
    catalog
}

fn spoken(en: &str, es: &str) -> Spoken {
    Spoken { en: en.into(), es: es.into() }
}

fn course() -> JoinedProgram {
    let outcome = |measure, value| Outcome { measure, value, learners: Some(48), period: Some("2024".into()) };
    let provider = Provider { name: "Bergen College".into(), city: Some("Paramus".into()), ..Provider::default() };
    let program = Program {
        provider: Some(provider),
        outcomes: vec![
            outcome(OutcomeMeasure::Completed, 0.81),
            outcome(OutcomeMeasure::PayAfterTwoQuarters, 41_250.0),
        ],
        entry: EntryTerms { stated: Some("High school diploma or equivalent".into()), ..EntryTerms::default() },
        credential: Some("Certificate in Help Desk Support".into()),
        ..program("nj-1", "Help Desk Support", ProgramKind::Certificate)
    };
    JoinedProgram { program, roles: Vec::new(), required_for: Vec::new(), teaches: Vec::new() }
}

fn certification() -> JoinedProgram {
    let program = Program {
        name_es: Some("Certificación de soporte técnico".into()),
        issuer: Some("Example Board".into()),
        required_for: vec!["15-1232.00".parse().unwrap()],
        renew_years: Some(3.0),
        varies_by_state: true,
        words: Some(ProgramWords {
            says: spoken(
                "Shows that you can set up and mend computers.",
                "Muestra que sabe instalar y reparar computadoras.",
            ),
            proof: spoken(
                "A certificate with a number that employers can check.",
                "Un certificado con un número que los empleadores pueden comprobar.",
            ),
            start: spoken(
                "Read the list of topics on the issuer's page.",
                "Lea la lista de temas en la página del emisor.",
            ),
        }),
        ..program("own-1", "Support Technician Certification", ProgramKind::Certification)
    };
    JoinedProgram { program, roles: Vec::new(), required_for: Vec::new(), teaches: Vec::new() }
}

fn program(id: &str, name: &str, kind: ProgramKind) -> Program {
    let source = ProgramSource { list: "Example list of programs".into(), id: None, date: "2026-05".into() };
    Program::named(id.parse().unwrap(), name.into(), kind, source)
}

fn need(kind: NeedKind, name: &str, is_essential: bool) -> Need {
    Need { kind, name: name.into(), have: Some(2.5), need: Some(4.0), share: 0.2, is_essential, is_done: false }
}

/// A step of `kind`: where it begins, how long it takes, what it closes and what it rests on.
fn step(kind: StepKind, (starts_week, weeks): (u16, u16), closes: &[usize], after: &[usize]) -> PathStep {
    PathStep {
        kind,
        program: None,
        closes: closes.to_vec(),
        after: after.to_vec(),
        starts_week,
        weeks,
        weeks_waiting: 0,
        hours: f32::from(weeks) * 10.0,
        cost: Some(Between::default()),
        certainty: 0.9,
        is_paid: false,
    }
}

fn steps() -> Vec<PathStep> {
    let dollars = |low, high| Some(Between { low: Cents::of_dollars(low), high: Cents::of_dollars(high) });
    vec![
        step(StepKind::FindOut, (0, 1), &[], &[]),
        PathStep {
            program: Some("nj-1".parse().unwrap()),
            cost: dollars(1_850, 2_400),
            ..step(StepKind::TakeProgramme, (1, 16), &[0, 1], &[0])
        },
        step(StepKind::Learn, (1, 8), &[2], &[0]),
        step(StepKind::LearnTools, (9, 4), &[3], &[2]),
        PathStep { cost: dollars(180, 600), ..step(StepKind::TakeClass, (13, 15), &[2], &[0]) },
        PathStep { cost: None, ..step(StepKind::EarnEducation, (17, 52), &[4], &[1]) },
        PathStep { is_paid: true, ..step(StepKind::Apprentice, (28, 40), &[0], &[1]) },
        step(StepKind::LearnOnTheJob, (68, 6), &[1], &[]),
        PathStep {
            program: Some("own-1".parse().unwrap()),
            cost: dollars(265, 265),
            weeks_waiting: 3,
            ..step(StepKind::EarnCredential, (69, 8), &[5], &[1, 5])
        },
        PathStep { cost: None, ..step(StepKind::EarnCredential, (69, 4), &[5], &[]) },
        step(StepKind::Prove, (77, 2), &[], &[8]),
        step(StepKind::Apply, (79, 0), &[], &[10]),
    ]
}

pub(super) fn front() -> PathFront {
    let gate = |kind, claim| Gate {
        kind,
        open: 0.3,
        reason: Reason { claim, value: 0.3, weight: 1.0, source: None, because: Vec::new() },
        weeks: None,
    };
    let path = LearningPath {
        best_at: vec![Merit::Cheapest, Merit::Paid],
        steps: steps(),
        weeks: 79,
        hours: 640.0,
        cost: Between { low: Cents::of_dollars(2_295), high: Cents::of_dollars(3_265) },
        cost_incomplete: true,
        certainty: 0.62,
        is_paid: true,
        exceeds: Vec::new(),
        paid_from_week: Some(28),
    };
    PathFront {
        code: "15-1232.00".parse().unwrap(),
        title: "Computer User Support Specialists".into(),
        needs: vec![
            need(NeedKind::Technology, "Help desk software", true),
            need(NeedKind::Technology, "Customer and Personal Service", true),
            need(NeedKind::Technology, "Computers and Electronics", true),
            Need { have: None, need: None, ..need(NeedKind::Technology, "Remote support tools", false) },
            Need {
                have: None,
                need: None,
                ..need(NeedKind::Education { needed: Education::Associate, have: Education::HighSchool }, "", false)
            },
            Need { have: None, need: None, ..need(NeedKind::Credential, "Support Technician Certification", true) },
            Need { have: None, ..need(NeedKind::Technology, "Repairing", false) },
        ],
        paths: vec![path],
        unmet: vec![6],
        conditions: vec![
            gate(GateKind::Experience, Claim::ExperienceGate { usual_months: 24.0, have_months: 6.0 }),
            gate(GateKind::BackgroundCheck, Claim::BackgroundGate { guards: TrustKind::Money }),
        ],
        hours_per_week: 10.0,
        hours_told: false,
        is_rated: true,
        is_exact: true,
        stepping_stones: Vec::new(),
    }
}
