//! What every store must do: one suite, run against each of them.

use std::collections::HashMap;

use jiff::Timestamp;

use super::*;
use crate::engine::{Answer, AnswerChange, Seen, SeenRole};
use crate::matching::AccessLabel;
use crate::pathway::{Closed, DoneStep, OwnStep, Progress, StepKind};
use crate::profile::{Job, WorkerProfile};

/// A record that says `title`.
pub(super) fn record(title: &str) -> SavedRecord {
    let job = Job { role: "43-4051.00".parse().unwrap(), title: title.to_owned(), years: 6.5, ended_year: Some(2026) };
    let profile = WorkerProfile { jobs: vec![job], pay_usd_per_year: Some(38_500), ..WorkerProfile::default() };
    let done = DoneStep { kind: StepKind::LearnTools, program: None, closes: vec![Closed::Tool("Zendesk".to_owned())] };
    let own = OwnStep { text: "Call the center".to_owned(), is_done: false };
    let progress = vec![Progress { role: "29-2072.00".parse().unwrap(), done: vec![done], own: vec![own] }];
    let saved_at = Timestamp::from_second(1_790_000_000).unwrap();
    let role = SeenRole { code: "29-2072.00".parse().unwrap(), label: AccessLabel::Stretch };
    let changes = vec![AnswerChange::Tool("Zendesk".to_owned()), AnswerChange::Answer(Answer::Pay)];
    let seen = Seen { at: saved_at, catalog_version: "an edition".to_owned(), roles: vec![role], changes };
    let mut keeping = Keeping { edition: 3, ..Keeping::default() };
    keeping.note(AccessKind::Share(1), saved_at);
    SavedRecord { saved_at, profile, progress, seen: Some(seen), keeping }
}

/// Runs the suite against an empty store and leaves it empty.
pub(super) fn check(store: &dyn Store) {
    what_was_saved_comes_back(store);
    an_outdated_change_is_refused(store);
    an_erased_record_is_gone(store);
    what_cannot_be_kept_changes_nothing(store);
    of_changes_to_the_same_revision_one_wins(store);
    export_and_health_tell_what_is_there(store);
    of_changes_that_belong_together_all_are_made_or_none(store);
}

fn key() -> RecordKey {
    RecordKey::random().unwrap()
}

fn what_was_saved_comes_back(store: &dyn Store) {
    let key = key();
    assert_eq!(store.get(key.id()).unwrap(), None);
    let first = store.put(key.id(), &record("first"), Replaces::Nothing).unwrap();
    assert_eq!(store.get(key.id()).unwrap().unwrap(), StoredRecord { revision: first, record: record("first") });
    let second = store.put(key.id(), &record("second"), Replaces::Revision(first)).unwrap();
    assert!(second > first, "revisions grow");
    let third = store.put(key.id(), &record("third"), Replaces::Anything).unwrap();
    assert_eq!(store.get(key.id()).unwrap().unwrap(), StoredRecord { revision: third, record: record("third") });
    assert!(store.erase(key.id()).unwrap());
}

fn an_outdated_change_is_refused(store: &dyn Store) {
    let key = key();
    let outdated = store.put(key.id(), &record("one tab"), Replaces::Nothing).unwrap();
    let current = store.put(key.id(), &record("another tab"), Replaces::Revision(outdated)).unwrap();
    for (replaces, reason) in [
        (Replaces::Revision(outdated), "someone saved since"),
        (Replaces::Nothing, "there is something"),
        (Replaces::Revision(Revision(u64::MAX)), "no such revision"),
    ] {
        match store.put(key.id(), &record("lost"), replaces) {
            Err(StoreError::Conflict { found }) => assert_eq!(found, Some(current), "{reason}"),
            other => panic!("{reason}: {other:?}"),
        }
    }
    assert_eq!(store.get(key.id()).unwrap().unwrap().record, record("another tab"));
    assert!(store.erase(key.id()).unwrap());
}

fn an_erased_record_is_gone(store: &dyn Store) {
    let key = key();
    let before = store.put(key.id(), &record("erase me"), Replaces::Anything).unwrap();
    assert!(store.erase(key.id()).unwrap());
    assert_eq!(store.get(key.id()).unwrap(), None);
    assert!(!store.erase(key.id()).unwrap(), "there is nothing to erase a second time");
    let conflict = store.put(key.id(), &record("back"), Replaces::Revision(before));
    assert!(matches!(conflict, Err(StoreError::Conflict { found: None })), "an old tab must not bring it back");
    let again = store.put(key.id(), &record("anew"), Replaces::Nothing).unwrap();
    assert!(again > before, "no revision is used twice");
    assert!(store.erase(key.id()).unwrap());
}

fn what_cannot_be_kept_changes_nothing(store: &dyn Store) {
    let key = key();
    store.put(key.id(), &record("kept"), Replaces::Nothing).unwrap();
    let too_large = store.put(key.id(), &record(&"x".repeat(MAX_RECORD_BYTES)), Replaces::Anything);
    assert!(matches!(too_large, Err(StoreError::TooLarge { .. })));
    let mut endless = record("endless");
    endless.profile.jobs[0].years = f32::INFINITY;
    assert!(matches!(store.put(key.id(), &endless, Replaces::Anything), Err(StoreError::NotStorable)));
    assert_eq!(store.get(key.id()).unwrap().unwrap().record, record("kept"));
    assert!(store.erase(key.id()).unwrap());
}

fn of_changes_to_the_same_revision_one_wins(store: &dyn Store) {
    let key = key();
    let mut revision = store.put(key.id(), &record("start"), Replaces::Nothing).unwrap();
    for round in 0..10 {
        let put = |tab: usize| store.put(key.id(), &record(&format!("{round} {tab}")), Replaces::Revision(revision));
        let outcomes: Vec<_> = std::thread::scope(|scope| {
            let put = &put;
            let tabs: Vec<_> = (0..4).map(|tab| scope.spawn(move || put(tab))).collect();
            tabs.into_iter().map(|tab| tab.join().unwrap()).collect()
        });
        let winners: Vec<_> =
            outcomes.iter().enumerate().filter_map(|(tab, outcome)| Some((tab, outcome.as_ref().ok()?))).collect();
        let [(tab, won)] = winners[..] else { panic!("one change wins, not {}", winners.len()) };
        let found = store.get(key.id()).unwrap().unwrap();
        assert_eq!(found, StoredRecord { revision: *won, record: record(&format!("{round} {tab}")) });
        revision = found.revision;
    }
    assert!(store.erase(key.id()).unwrap());
}

fn of_changes_that_belong_together_all_are_made_or_none(store: &dyn Store) {
    let keys: Vec<_> = (0..4).map(|_| key()).collect();
    let new =
        |title: &str, replaces| -> Vec<_> { keys.iter().map(|key| (key.id(), record(title), replaces)).collect() };
    store.put_all(&new("first", Replaces::Nothing)).unwrap();
    let said = || -> Vec<_> { keys.iter().map(|key| store.get(key.id()).unwrap().unwrap().record).collect() };
    assert_eq!(said(), vec![record("first"); 4]);
    let mut outdated = new("second", Replaces::Anything);
    outdated[3].2 = Replaces::Nothing;
    assert!(matches!(store.put_all(&outdated), Err(StoreError::Conflict { .. })), "the last one cannot be made");
    assert_eq!(said(), vec![record("first"); 4], "so none was");
    store.put_all(&new("second", Replaces::Anything)).unwrap();
    assert_eq!(said(), vec![record("second"); 4]);
    assert_eq!(store.health().record_count, 4);
    store.put_all(&[]).unwrap();
    for key in &keys {
        assert!(store.erase(key.id()).unwrap());
    }
}

fn export_and_health_tell_what_is_there(store: &dyn Store) {
    let keys: Vec<_> = (0..5).map(|_| key()).collect();
    let mut expected = HashMap::new();
    for (number, key) in keys.iter().enumerate() {
        let title = format!("export {number}");
        let revision = store.put(key.id(), &record(&title), Replaces::Nothing).unwrap();
        expected.insert(key.id(), StoredRecord { revision, record: record(&title) });
    }
    let mut found = HashMap::new();
    store.export(&mut |id, record| assert!(found.insert(id, record).is_none())).unwrap();
    assert_eq!(found, expected);
    let health = store.health();
    assert_eq!((health.writes, health.record_count), (Writes::Accepted, 5));
    assert!(health.size_bytes > 0);
    for key in &keys {
        assert!(store.erase(key.id()).unwrap());
    }
    assert_eq!(store.health().record_count, 0);
}
