//! The promise of the split: it follows what is known, adds up, and is silent where too little is.

use std::sync::OnceLock;

use proptest::prelude::*;

use super::*;
use crate::catalog::codes::RoleCode;
use crate::catalog::{AiUse, GrowthRule, Task};

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

fn names<'c>(pieces: &[ActivityIx], catalog: &'c Catalog) -> Vec<&'c str> {
    pieces.iter().map(|ix| &*catalog.activities[usize::from(ix.0)].title).collect()
}

#[test]
fn an_activity_is_judged_by_how_often_how_well_and_how_widely_ai_does_it() {
    let group = &catalog().activity_groups[0];
    let seen = |share_user, share_performed, completion_user, completion_performed, scope_performed| {
        let ai_use = AiUse { share_user, share_performed, completion_user, completion_performed, scope_performed };
        class_of_group(&ActivityGroup { ai_use: Some(ai_use), ..group.clone() }, &RULE)
    };
    let rows = [
        (seen(0.0, 0.02, 0.0, 0.9, 0.6), WorkClass::Ai, "often, well and most of it"),
        (seen(0.0, 0.02, 0.0, 0.9, 0.4), WorkClass::AiWithCheck, "often and well, but less than half of it"),
        (seen(0.02, 0.0, 0.9, 0.0, 0.9), WorkClass::AiWithCheck, "people do it with its help"),
        (seen(0.02, 0.02, 0.5, 0.5, 0.9), WorkClass::Person, "tried often and failed often"),
        (seen(0.0001, 0.0001, 0.9, 0.9, 0.9), WorkClass::Person, "hardly ever tried"),
        (seen(0.0, 0.0, 0.0, 0.0, 0.0), WorkClass::Person, "never seen"),
    ];
    for (found, expected, reason) in rows {
        assert_eq!(found, Some(expected), "{reason}");
    }
    assert_eq!(class_of_group(&ActivityGroup { ai_use: None, ..group.clone() }, &RULE), None, "not observed");
}

#[test]
fn known_roles_divide_as_people_who_know_them_would_say() {
    let split = |code: &str| WorkSplit::of(role(code), catalog(), &RULE).unwrap();
    let person = |code: &str| split(code).class(WorkClass::Person).share;
    let rows = [
        ("43-4051.00", "29-1141.00", "answering customers is less a person's than nursing"),
        ("43-9021.00", "47-2111.00", "typing in data is less a person's than wiring a house"),
        ("27-3043.00", "31-1131.00", "writing is less a person's than washing a patient"),
    ];
    for (less, more, reason) in rows {
        assert!(person(less) + 0.1 < person(more), "{reason}: {} and {}", person(less), person(more));
    }
    let service = split("43-4051.00");
    assert!(service.class(WorkClass::Ai).share > 0.1, "AI answers customers: {:?}", service.classes);
    let manager = split("11-1021.00");
    assert!(!manager.goes_to.is_empty() && !manager.freed_from.is_empty());
    let higher = names(&manager.goes_to, catalog()).join(" ");
    assert!(!higher.contains("Clean") && !higher.contains("Operate"), "{higher}");
}

#[test]
fn labels_of_tasks_move_only_what_stays_with_a_person() {
    let mut with_labels = role("43-4051.00").clone();
    let before = WorkSplit::of(&with_labels, catalog(), &RULE).unwrap();
    let task = |exposure| Task { statement: "Ours.".into(), core: true, exposure: Some(exposure) };
    with_labels.tasks = vec![task(0.0), task(0.0), task(0.5), task(1.0)];
    let after = WorkSplit::of(&with_labels, catalog(), &RULE).unwrap();
    let [ai, check, person] = after.classes.each_ref().map(|class| class.share);
    assert!((person - (before.classes[2].share + 0.5) / 2.0).abs() < 1e-5, "the mean of both");
    let ratio = before.classes[0].share / before.classes[1].share;
    assert!((ai / check - ratio).abs() < 1e-4, "use says how far AI goes");
    assert_eq!(after.judged, before.judged + 4);
    assert_eq!(after.classes[1].pieces.iter().filter(|piece| matches!(piece, WorkPiece::Task(_))).count(), 2);
    assert!(after.classes[0].pieces.iter().all(|piece| matches!(piece, WorkPiece::Activity(_))));
}

#[test]
fn where_too_little_is_known_nothing_is_said() {
    let mut unknown = role("43-4051.00").clone();
    unknown.activities.truncate(4);
    assert_eq!(WorkSplit::of(&unknown, catalog(), &RULE), None);
    assert_eq!(WorkSplit::of(role("55-1011.00"), catalog(), &RULE), None, "military roles have no activities");
    let known = catalog().roles.iter().filter(|role| WorkSplit::of(role, catalog(), &RULE).is_some()).count();
    assert!(known > 900, "{known} roles can be judged");
}

proptest! {
    #[test]
    fn shares_sum_to_one_and_every_judged_piece_stands_in_one_class(
        place in 0..1016usize,
        labels in prop::collection::vec(prop::option::of(0u8..3), 0..30),
    ) {
        let mut role = catalog().roles[place].clone();
        role.tasks = labels
            .iter()
            .map(|label| Task {
                statement: String::new(),
                core: label.is_some(),
                exposure: label.map(|label| f32::from(label) / 2.0),
            })
            .collect();
        if let Some(split) = WorkSplit::of(&role, catalog(), &RULE) {
            let sum: f32 = split.classes.iter().map(|class| class.share).sum();
            prop_assert!((sum - 1.0).abs() < 1e-5, "{}", sum);
            prop_assert!(split.classes.iter().all(|class| class.share >= -1e-6));
            prop_assert_eq!(split.classes.iter().map(|class| class.pieces.len()).sum::<usize>(), split.judged);
            prop_assert!(split.judged <= split.total);
        }
    }
}
