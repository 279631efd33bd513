//! Ten people and the paths that they would take: what each must find on the page.

use std::sync::OnceLock;

use super::{Engine, MatchWithPaths};
use crate::catalog::{Catalog, Cents, ProgramKind};
use crate::constants::Constants;
use crate::pathway::{LearningPath, Merit, NeedKind, PathStep, StepKind};
use crate::profile::{Education, Job, Limits, WorkerProfile};

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let constants = Constants::builtin();
        Engine::new(Catalog::builtin(constants.growth).expect("the built-in catalogue is sound"), constants)
    })
}

/// Someone with eight years in one job, in New Jersey.
fn someone(code: &str, education: Education, limits: Limits) -> WorkerProfile {
    let job = Job { role: code.parse().unwrap(), title: String::new(), years: 8.0, ended_year: None };
    let area = Some("NJ".parse().unwrap());
    WorkerProfile { jobs: vec![job], education: Some(education), area, limits, ..WorkerProfile::default() }
}

fn paths(profile: &WorkerProfile, to: &str) -> MatchWithPaths {
    let role = engine().catalog.find(&to.parse().unwrap()).unwrap();
    engine().paths(profile, role, 2026).unwrap()
}

fn best(planned: &MatchWithPaths, merit: Merit) -> &LearningPath {
    planned.front.paths.iter().find(|path| path.best_at.contains(&merit)).expect("a path with this merit")
}

fn kind(step: &PathStep) -> Option<ProgramKind> {
    let id = step.program.as_ref()?;
    engine().catalog.find_program(id).map(|joined| joined.program.kind)
}

fn named(step: &PathStep, part: &str) -> bool {
    let joined = step.program.as_ref().and_then(|id| engine().catalog.find_program(id));
    joined.is_some_and(|joined| joined.program.name.contains(part))
}

fn has_degree(path: &LearningPath) -> bool {
    path.steps.iter().any(|step| kind(step).is_some_and(ProgramKind::is_degree))
}

const SERVICE_REP: &str = "43-4051.00";
const SECRETARY: &str = "43-6014.00";
const BOOKKEEPER: &str = "43-3031.00";
const DATA_ENTRY: &str = "43-9021.00";
const RECEPTIONIST: &str = "43-4171.00";

#[test]
fn a_customer_service_rep_who_could_sit_at_a_front_desk_is_told_to_apply_and_pays_for_nothing() {
    let planned = paths(&someone(SERVICE_REP, Education::HighSchool, Limits::default()), "43-4171.00");
    let path = best(&planned, Merit::Fastest);
    assert!(path.weeks <= 4, "{} weeks", path.weeks);
    assert_eq!(path.cost.high, Cents::ZERO);
    let at = |kind| path.steps.iter().position(|step| step.kind == kind);
    if let Some(learned) = at(StepKind::LearnOnTheJob) {
        assert!(learned > at(StepKind::Apply).unwrap(), "an employer teaches whom it has hired");
    }
}

#[test]
fn a_secretary_on_the_way_to_medical_assistant_gets_that_trades_certificate_and_no_degree() {
    let planned = paths(&someone(SECRETARY, Education::HighSchool, Limits::default()), "31-9092.00");
    let asks =
        planned.front.needs.iter().any(|need| matches!(need.kind, NeedKind::Education { .. }) && need.is_essential);
    assert!(asks, "people enter with a certificate");
    for path in &planned.front.paths {
        assert!(!has_degree(path), "{:?}", path.best_at);
        let foreign = path.steps.iter().find(|step| named(step, "EKG") || named(step, "Basic Life Support"));
        assert!(
            foreign.is_none_or(|step| !step.closes.contains(&0)),
            "another trade's card opens this one: {foreign:?}"
        );
    }
}

#[test]
fn a_data_entry_keyer_becomes_a_coder_by_its_certification_or_in_paid_work_and_not_by_a_degree() {
    let planned = paths(&someone(DATA_ENTRY, Education::HighSchool, Limits::default()), "29-2072.00");
    assert!(
        planned
            .front
            .paths
            .iter()
            .any(|path| path.steps.iter().any(|step| kind(step) == Some(ProgramKind::Certification)))
    );
    assert!(planned.front.paths.iter().any(|path| path.is_paid));
    assert!(planned.front.paths.iter().all(|path| !has_degree(path)));
    assert!(!planned.front.is_rated, "nobody rates this occupation, and the page says so");
}

#[test]
fn a_bookkeeper_who_moves_to_automated_payables_takes_no_course_in_bookkeeping() {
    let planned = paths(
        &someone(BOOKKEEPER, Education::SomeCollege, Limits::default()),
        "accounts-payable-automation-specialist",
    );
    for path in &planned.front.paths {
        for step in path.steps.iter().filter(|step| matches!(step.kind, StepKind::TakeClass | StepKind::TakeProgramme))
        {
            let closes: Vec<&str> = step.closes.iter().map(|place| planned.front.needs[*place].name.as_str()).collect();
            assert!(!closes.contains(&"Economics and Accounting"), "{:?}: {closes:?}", path.best_at);
        }
    }
    assert!(best(&planned, Merit::Fastest).weeks <= 8);
}

#[test]
fn a_receptionist_needs_no_college_class_to_stand_at_a_hotel_desk() {
    let planned = paths(&someone(RECEPTIONIST, Education::HighSchool, Limits::default()), "43-4081.00");
    let path = best(&planned, Merit::Fastest);
    assert!(path.steps.iter().all(|step| step.kind != StepKind::TakeClass));
    assert_eq!(path.cost.high, Cents::ZERO);
    assert!(path.weeks <= 10, "{} weeks", path.weeks);
}

#[test]
fn whoever_wants_to_be_an_electrician_is_offered_an_apprenticeship_with_pay() {
    let planned = paths(&someone(SERVICE_REP, Education::HighSchool, Limits::default()), "47-2111.00");
    let path = best(&planned, Merit::Paid);
    assert!(path.steps.iter().any(|step| kind(step) == Some(ProgramKind::Apprenticeship)));
    assert!(path.weeks > 150, "about four years, and it says so: {} weeks", path.weeks);
    assert!(planned.front.paths.iter().all(|path| !has_degree(path)));
}

#[test]
fn nobody_becomes_a_nurse_without_the_licence_and_the_degree_that_the_licence_asks_for() {
    let planned = paths(&someone(SERVICE_REP, Education::HighSchool, Limits::default()), "29-1141.00");
    for path in &planned.front.paths {
        let closes = |wanted: fn(&NeedKind) -> bool| {
            path.steps.iter().any(|step| step.closes.iter().any(|place| wanted(&planned.front.needs[*place].kind)))
        };
        assert!(closes(|kind| matches!(kind, NeedKind::Credential)), "{:?} has no licence", path.best_at);
        assert!((70..=250).contains(&path.weeks), "two years of school at least: {} weeks", path.weeks);
    }
}

#[test]
fn a_secretary_with_eight_hours_and_five_hundred_dollars_is_told_what_does_not_fit() {
    let limits =
        Limits { training_hours_per_week: Some(8.0), money_usd: Some(500), weeks: Some(26.0), ..Limits::default() };
    let planned = paths(&someone(SECRETARY, Education::HighSchool, limits), "29-2061.00");
    for path in &planned.front.paths {
        let fits = path.cost.high <= Cents::of_dollars(500) && path.weeks <= 26;
        assert!(fits || !path.exceeds.is_empty(), "{:?} breaks a limit and hides it", path.best_at);
    }
    assert!(!planned.front.paths.is_empty() || !planned.front.unmet.is_empty());
}

#[test]
fn whoever_drives_to_a_truck_licence_is_there_within_weeks_and_not_years() {
    let planned = paths(&someone(DATA_ENTRY, Education::HighSchool, Limits::default()), "53-3032.00");
    let path = best(&planned, Merit::Fastest);
    assert!(path.weeks <= 20, "{} weeks at twenty hours", path.weeks);
    assert!(
        path.steps.iter().any(|step| named(step, "Commercial driver") || named(step, "CDL")),
        "the licence is in it"
    );
    assert!(planned.front.paths.iter().all(|path| !has_degree(path)));
}

#[test]
fn a_job_in_between_pays_the_floor_and_comes_sooner_or_surer() {
    let floor = 36_000;
    let limits =
        Limits { lowest_pay_usd_per_year: Some(floor), training_hours_per_week: Some(10.0), ..Limits::default() };
    let mut named = 0;
    for to in
        ["13-1071.00", "15-1232.00", "29-2072.00", "43-6011.00", "13-1041.00", "43-1011.00", "11-3012.00", "21-1093.00"]
    {
        let planned = paths(&someone(RECEPTIONIST, Education::HighSchool, limits.clone()), to);
        for stone in &planned.front.stepping_stones {
            named += 1;
            assert!(stone.entry_pay_usd_per_year >= floor, "{to}: {} pays too little", stone.title);
            assert!(stone.fit_after > stone.fit_before, "{to}: {} brings nobody nearer", stone.title);
            assert!(
                planned.front.fastest_weeks().is_none_or(|direct| stone.weeks_to_stone <= direct),
                "{to}: {}",
                stone.title
            );
        }
    }
    assert!(named > 0, "some way leads through another job");
}
