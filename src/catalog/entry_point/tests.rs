//! The promise of entry points: shares as published, and a warning only where the first rung gives way.

use std::sync::OnceLock;

use super::*;
use crate::catalog::GrowthRule;
use crate::catalog::codes::RoleCode;

const RULE: WorkSplitRule = WorkSplitRule {
    seen_share: 0.0005,
    completed_share: 0.8,
    done_scope: 0.5,
    supplemental_weight: 0.5,
    fewest_judged: 5.0,
    many_judged: 12.0,
    agreement: 0.25,
};

fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    let rule = GrowthRule { average_growth_percent: 3.1, openings_per_year_floor: 10_000.0 };
    CATALOG.get_or_init(|| Catalog::builtin(rule).unwrap())
}

fn role(code: &str) -> &'static Role {
    catalog().role(catalog().find(&code.parse::<RoleCode>().unwrap()).unwrap())
}

fn entry(code: &str) -> EntryPoint {
    EntryPoint::of(role(code), catalog(), &RULE)
}

#[test]
fn the_share_open_to_newcomers_is_that_of_jobs_which_ask_for_a_year_or_less() {
    let share = |code: &str| entry(code).share.unwrap();
    assert!(share("31-1131.00") > share("11-1021.00") + 0.2, "nursing assistants start where managers do not");
    assert_eq!(entry("55-1011.00").share, None, "nothing is published for military roles");
    let emerging = catalog().roles.iter().filter(|role| role.emerging.is_some());
    for role in emerging {
        assert!(EntryPoint::of(role, catalog(), &RULE).share.is_some(), "{}: by its parts", role.code);
    }
}

#[test]
fn a_growing_role_whose_first_rung_shrinks_has_a_warning() {
    let rows = [
        ("11-3012.00", true, "administrative services managers come from shrinking office work"),
        ("13-1071.00", true, "human resources specialists come from shrinking clerks' work"),
        ("47-2111.00", false, "electricians start as helpers, who grow"),
        ("29-1141.00", false, "nurses come from growing care work"),
        ("43-4051.00", false, "a role that shrinks itself needs no warning about its first rung"),
    ];
    for (code, expected, reason) in rows {
        let warned = matches!(entry(code).warning, Some(EntryWarning::FirstRungShrinks { .. }));
        assert_eq!(warned, expected, "{reason}: {:?}", entry(code));
    }
    let Some(EntryWarning::FirstRungShrinks { shrinking, feeders }) = entry("11-3012.00").warning else {
        panic!("warned above");
    };
    assert!(shrinking.len() <= feeders);
    for ix in shrinking {
        let feeder = catalog().role(ix);
        assert_eq!(feeder.growth, Growth::Declining, "{}", feeder.title);
        assert!(feeder.preparation.job_zone < role("11-3012.00").preparation.job_zone, "{}", feeder.title);
    }
}

#[test]
fn only_some_growing_roles_have_a_warning_and_no_other_role_has_one() {
    let warned = |role: &Role| EntryPoint::of(role, catalog(), &RULE).warning.is_some();
    let growing: Vec<&Role> = catalog().roles.iter().filter(|role| role.growth.is_growing()).collect();
    let count = growing.iter().filter(|role| warned(role)).count();
    assert!(count > 40 && count * 3 < growing.len(), "{count} of {}", growing.len());
    assert!(!catalog().roles.iter().any(|role| !role.growth.is_growing() && warned(role)));
}

#[test]
fn the_work_of_newcomers_is_judged_by_routine_work_with_information() {
    let service = entry("43-4051.00").exposed.unwrap();
    assert!(service.with_ai <= service.judged);
    assert_eq!(service.exposed, service.with_ai * 2 >= service.judged);
    assert_eq!(entry("47-2051.00").exposed, None, "cement masons have hardly any");
}
