//! What accounts promise.

use std::cell::Cell;

use jiff::SignedDuration;

use super::*;
use crate::store::Memory;

thread_local! {
    static HOUR: Cell<i64> = const { Cell::new(0) };
}

const PASSPHRASE: &str = "seven blue tractors";

fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_hours(HOUR.get())
}

fn workspace() -> Workspace {
    Workspace::open(Arc::new(Memory::default()), now).unwrap()
}

fn name(text: &str) -> SignInName {
    text.parse().unwrap()
}

/// A workspace with an administrator, who has set a passphrase, and the key of the session.
fn with_ana() -> (Workspace, RecordKey) {
    let workspace = workspace();
    let code = workspace.found("County Job Center", "Ana Ruiz", name("ana")).unwrap();
    let entered = workspace.use_code("ana", &code.to_string(), PASSPHRASE).unwrap().unwrap();
    let Entered::Signed(key) = entered else { panic!("{entered:?}") };
    (workspace, key)
}

fn key_of(entered: Entered) -> RecordKey {
    let Entered::Signed(key) = entered else { panic!("{entered:?}") };
    key
}

#[test]
fn a_code_sets_a_passphrase_once_and_within_a_week() {
    let workspace = workspace();
    let code = workspace.found("County Job Center", "Ana Ruiz", name("ana")).unwrap().to_string();
    let try_code = |code: &str| workspace.use_code("ana", code, PASSPHRASE).unwrap().unwrap();
    assert_eq!(try_code("aaaa-aaaa-aaaa-aaaa"), Entered::Wrong);
    HOUR.set(7 * 24);
    assert_eq!(try_code(&code), Entered::Wrong, "a week later");
    HOUR.set(7 * 24 - 1);
    assert!(matches!(try_code(&code), Entered::Signed(_)));
    assert_eq!(try_code(&code), Entered::Wrong, "a second time");
    assert!(matches!(workspace.sign_in(" ANA ", PASSPHRASE).unwrap(), Entered::Signed(_)), "in any case");
}

#[test]
fn nobody_has_the_sign_in_name_of_another() {
    let (workspace, key) = with_ana();
    let organisation = workspace.session(&key).unwrap().1.id;
    let new = NewStaff { name: "Other".to_owned(), sign_in: name("Ana"), rank: Rank::Coach };
    assert!(matches!(workspace.add(organisation, new), Err(AddError::Taken)));
    assert!(matches!(workspace.found("Elsewhere", "Other", name("ANA")), Err(AddError::Taken)));
    assert_eq!(workspace.counts(), (1, 1), "and no organisation without an administrator is left behind");
}

#[test]
fn after_ten_wrong_passphrases_an_account_waits_and_so_does_a_name_that_nobody_has() {
    let (workspace, _) = with_ana();
    for typed in ["ana", "nobody"] {
        for number in 1..=10 {
            assert_eq!(workspace.sign_in(typed, "red tractor hill").unwrap(), Entered::Wrong, "{typed} {number}");
        }
        assert_eq!(workspace.sign_in(typed, PASSPHRASE).unwrap(), Entered::Waits { minutes: 16 }, "{typed}");
    }
    HOUR.set(1);
    assert!(matches!(workspace.sign_in("ana", PASSPHRASE).unwrap(), Entered::Signed(_)));
}

#[test]
fn a_wrong_old_passphrase_counts_as_a_try_and_so_does_a_wrong_code() {
    let (workspace, key) = with_ana();
    let (staff, _) = workspace.session(&key).unwrap();
    for _ in 0..5 {
        assert_eq!(
            workspace.change_passphrase(&staff, "wrong", "another long passphrase").unwrap().unwrap(),
            Entered::Wrong
        );
    }
    workspace.renew_code(staff.organisation, staff.id).unwrap();
    for _ in 0..5 {
        assert_eq!(workspace.use_code("ana", "wrong", PASSPHRASE).unwrap().unwrap(), Entered::Wrong);
    }
    assert!(matches!(workspace.use_code("ana", "wrong", PASSPHRASE).unwrap().unwrap(), Entered::Waits { .. }));
}

#[test]
fn a_session_ends_with_whatever_it_was_given_for() {
    type End = fn(&Workspace, &Staff, &RecordKey);
    let ends: [(&str, End); 5] = [
        ("another passphrase", |workspace, staff, _| {
            let tried = workspace.change_passphrase(staff, PASSPHRASE, "another long passphrase").unwrap().unwrap();
            assert!(workspace.session(&key_of(tried)).is_some(), "the one that begins holds");
        }),
        ("a new code", |workspace, staff, _| {
            workspace.renew_code(staff.organisation, staff.id).unwrap().unwrap();
        }),
        ("they left", |workspace, staff, _| {
            workspace.shut_out(staff.organisation, staff.id).unwrap().unwrap();
            assert_eq!(workspace.sign_in("ana", PASSPHRASE).unwrap(), Entered::Wrong);
        }),
        ("they signed out", |workspace, _, key| workspace.sign_out(key).unwrap()),
        ("ten hours are over", |_, _, _| HOUR.set(10)),
    ];
    for (reason, end) in ends {
        HOUR.set(0);
        let (workspace, key) = with_ana();
        let (staff, organisation) = workspace.session(&key).unwrap();
        assert_eq!((staff.name.as_str(), organisation.name.as_str()), ("Ana Ruiz", "County Job Center"));
        end(&workspace, &staff, &key);
        assert!(workspace.session(&key).is_none(), "{reason}");
    }
}

#[test]
fn no_key_that_a_browser_brings_along_becomes_a_session() {
    let (workspace, first) = with_ana();
    let brought = RecordKey::random().unwrap();
    assert!(workspace.session(&brought).is_none());
    let second = key_of(workspace.sign_in("ana", PASSPHRASE).unwrap());
    assert!(workspace.session(&brought).is_none());
    assert_ne!(first, second, "each sign-in has a key of its own");
}

#[test]
fn nobody_changes_the_people_of_another_organisation() {
    let (workspace, key) = with_ana();
    let (ana, _) = workspace.session(&key).unwrap();
    let code = workspace.found("Elsewhere", "Ben Lee", name("ben")).unwrap();
    let ben = key_of(workspace.use_code("ben", &code.to_string(), PASSPHRASE).unwrap().unwrap());
    let elsewhere = workspace.session(&ben).unwrap().1.id;
    assert!(workspace.renew_code(elsewhere, ana.id).unwrap().is_none());
    assert!(workspace.set_rank(elsewhere, ana.id, Rank::Coach).unwrap().is_none());
    assert!(workspace.shut_out(elsewhere, ana.id).unwrap().is_none());
    assert_eq!(workspace.session(&key).unwrap().0, ana, "nothing changed");
    assert!(workspace.staff_of(elsewhere).iter().all(|staff| staff.organisation == elsewhere));
}

#[test]
fn whatever_was_answered_is_there_after_a_restart() {
    let store: Arc<dyn Store<Entry>> = Arc::new(Memory::default());
    let before = Workspace::open(Arc::clone(&store), now).unwrap();
    let code = before.found("County Job Center", "Ana Ruiz", name("ana")).unwrap();
    let key = key_of(before.use_code("ana", &code.to_string(), PASSPHRASE).unwrap().unwrap());
    let signed = before.session(&key).unwrap();
    let after = Workspace::open(store, now).unwrap();
    assert_eq!(after.session(&key), Some(signed));
    assert!(matches!(after.sign_in("ana", PASSPHRASE).unwrap(), Entered::Signed(_)));
}

#[test]
fn a_passphrase_that_is_the_only_secret_is_long_and_holds_no_name() {
    let (workspace, key) = with_ana();
    let (staff, _) = workspace.session(&key).unwrap();
    for (typed, expected, reason) in [
        ("fourteen chars", Unfit::TooShort, "14 characters"),
        ("my name is Ana, you know", Unfit::HasName, "the sign-in name, in any case"),
        (&*"x".repeat(201), Unfit::TooLong, "over 200"),
    ] {
        let refused = workspace.change_passphrase(&staff, PASSPHRASE, typed);
        assert_eq!(refused.err(), Some(expected), "{reason}");
    }
    assert!(matches!(workspace.sign_in("ana", PASSPHRASE).unwrap(), Entered::Signed(_)), "the old one still holds");
}

#[test]
fn clients_and_looks_are_there_after_a_restart_and_a_removed_client_is_not() {
    let store: Arc<dyn Store<Entry>> = Arc::new(Memory::default());
    let before = Workspace::open(Arc::clone(&store), now).unwrap();
    let code = before.found("County Job Center", "Ana Ruiz", name("ana")).unwrap();
    let key = key_of(before.use_code("ana", &code.to_string(), PASSPHRASE).unwrap().unwrap());
    let (ana, organisation) = before.session(&key).unwrap();
    let coach = before.set_rank(organisation.id, ana.id, Rank::Coach).unwrap().unwrap();
    let add = |name: &str| before.add_client(&coach, Card { name: name.to_owned(), ..Card::default() }).unwrap();
    let (kept, removed) = (add("Maria"), add("Walter"));
    before.note_look(&coach, &kept).unwrap();
    before.note_look(&coach, &removed).unwrap();
    assert!(before.remove_client(&coach, removed.id).unwrap());
    assert!(!before.remove_client(&coach, removed.id).unwrap());
    let after = Workspace::open(store, now).unwrap();
    assert_eq!((after.client(&coach, kept.id), after.client(&coach, removed.id)), (Some(kept.clone()), None));
    for client in [kept, removed] {
        assert_eq!(after.looks_at(client.place()), [(now(), "Ana Ruiz".to_owned())]);
    }
}

#[test]
fn a_client_is_stalled_after_thirty_days_without_contact_and_due_on_the_day() {
    let day = |text: &str| text.parse::<jiff::civil::Date>().unwrap();
    let (added, today) = (day("2026-10-01"), day("2026-11-22"));
    for (contact, due, is_stalled, is_due, reason) in [
        (None, None, true, false, "entered long ago, never heard of"),
        (Some("2026-10-23"), None, false, false, "thirty days ago"),
        (Some("2026-10-22"), Some("2026-11-23"), true, false, "thirty-one days ago, due tomorrow"),
        (Some("2026-11-22"), Some("2026-11-22"), false, true, "today"),
    ] {
        let card = Card { last_contact: contact.map(day), due: due.map(day), ..Card::default() };
        assert_eq!((card.is_stalled(added, today), card.is_due(today)), (is_stalled, is_due), "{reason}");
    }
}
