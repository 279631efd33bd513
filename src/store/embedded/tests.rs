//! What the store on disk promises beyond the contract.

use std::fs;

use crate::store::contract::{self, record};
use crate::store::{Damage, MAX_RECORD_BYTES, Writes, head, journal, salvage};

use super::*;
use crate::store::{RecordKey, StoredRecord};

fn key() -> RecordKey {
    RecordKey::random().unwrap()
}

/// Whether any file in the folder holds the bytes.
fn holds(folder: &Path, words: &str) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return holds(&path, words);
        }
        fs::read(path).unwrap().windows(words.len()).any(|window| window == words.as_bytes())
    })
}

#[test]
fn keeps_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    contract::check(&EmbeddedStore::open(folder.path()).unwrap());
    contract::check(&EmbeddedStore::open(folder.path()).unwrap());
}

#[test]
fn a_second_opening_is_refused_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let _first = EmbeddedStore::open(folder.path()).unwrap();
    let refusal = EmbeddedStore::open(folder.path()).unwrap_err();
    assert!(matches!(refusal, StoreError::InUse { .. }));
    assert!(refusal.to_string().contains("stop that one first"));
    assert!(matches!(salvage(folder.path()), Err(StoreError::InUse { .. })));
}

#[test]
fn files_are_for_this_user_only() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("new");
    drop(EmbeddedStore::open(&folder).unwrap());
    for (path, mode) in [("", 0o700), (journal::FILE_NAME, 0o600), (head::FILE_NAME, 0o600)] {
        assert_eq!(fs::metadata(folder.join(path)).unwrap().permissions().mode() & 0o777, mode, "{path}");
    }
}

#[test]
fn erasing_leaves_no_word_on_disk_not_even_of_earlier_revisions() {
    let folder = tempfile::tempdir().unwrap();
    let store = EmbeddedStore::open(folder.path()).unwrap();
    let keys: Vec<_> = (0..20).map(|_| key()).collect();
    let stays = key();
    store.put(stays.id(), &record("stays-marker"), Replaces::Nothing).unwrap();
    for revision in 0..3 {
        for (number, key) in keys.iter().enumerate() {
            store.put(key.id(), &record(&format!("marker-{number}-{revision}-end")), Replaces::Anything).unwrap();
        }
    }
    assert!(holds(folder.path(), "marker-0-2-end"));
    for key in &keys {
        assert!(store.erase(key.id()).unwrap());
    }
    // Even now, while the store is open, and after it was closed and opened again.
    let gone = || {
        for (number, key) in keys.iter().enumerate() {
            assert!((0..3).all(|revision| !holds(folder.path(), &format!("marker-{number}-{revision}-end"))));
            assert!(!holds(folder.path(), &key.to_string()), "the key itself is never kept");
        }
    };
    gone();
    drop(store);
    gone();
    let store = EmbeddedStore::open(folder.path()).unwrap();
    gone();
    let backup = folder.path().join("backup");
    store.back_up(&backup).unwrap();
    gone();
    assert!(holds(&backup, "stays-marker"));
    assert!(store.get(stays.id()).unwrap().is_some());
}

#[test]
fn the_journal_is_written_anew_when_most_of_it_is_remains() {
    let folder = tempfile::tempdir().unwrap();
    let (key, stays) = (key(), key());
    let text = "x".repeat(MAX_RECORD_BYTES - 1000);
    let store = EmbeddedStore::open(folder.path()).unwrap();
    let kept = store.put(stays.id(), &record("stays"), Replaces::Nothing).unwrap();
    let mut last = kept;
    for _ in 0..40 {
        last = store.put(key.id(), &record(&text), Replaces::Anything).unwrap();
    }
    let size_bytes = fs::metadata(folder.path().join(journal::FILE_NAME)).unwrap().len();
    assert!(size_bytes < 6 << 20, "10 MB were saved, {size_bytes} bytes are left");
    let check = |store: &EmbeddedStore| {
        assert_eq!(store.get(stays.id()).unwrap().unwrap(), StoredRecord { revision: kept, record: record("stays") });
        assert_eq!(store.get(key.id()).unwrap().unwrap(), StoredRecord { revision: last, record: record(&text) });
        assert_eq!(store.health().record_count, 2);
    };
    check(&store);
    drop(store);
    let store = EmbeddedStore::open(folder.path()).unwrap();
    check(&store);
    assert!(store.erase(key.id()).unwrap());
    assert!(store.put(key.id(), &record("again"), Replaces::Nothing).unwrap() > last);
}

#[test]
fn a_backup_is_a_whole_store_and_is_never_written_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("backups").join("monday");
    let key = key();
    {
        let store = EmbeddedStore::open(&folder.path().join("store")).unwrap();
        store.put(key.id(), &record("before"), Replaces::Nothing).unwrap();
        store.back_up(&backup).unwrap();
        store.put(key.id(), &record("after"), Replaces::Anything).unwrap();
        assert!(matches!(store.back_up(&backup), Err(StoreError::BackupExists { .. })));
        assert_eq!(store.health().writes, Writes::Accepted);
    }
    let restored = EmbeddedStore::open(&backup).unwrap();
    assert_eq!(restored.get(key.id()).unwrap().unwrap().record, record("before"));
    drop(restored);
    let file = backup.join(journal::FILE_NAME);
    fs::write(&file, &fs::read(&file).unwrap()[..300]).unwrap();
    assert!(matches!(EmbeddedStore::open(&backup), Err(StoreError::Damaged { .. })), "a damaged backup is refused");
}

#[test]
fn the_loss_of_a_whole_file_is_noticed() {
    for (name, reason) in [(journal::FILE_NAME, "the records"), (head::FILE_NAME, "how many there must be")] {
        let folder = tempfile::tempdir().unwrap();
        let store = EmbeddedStore::open(folder.path()).unwrap();
        store.put(key().id(), &record("here"), Replaces::Nothing).unwrap();
        drop(store);
        fs::remove_file(folder.path().join(name)).unwrap();
        match EmbeddedStore::open(folder.path()) {
            Err(StoreError::Damaged { file, damage: Damage::Missing }) => assert!(file.ends_with(name), "{reason}"),
            other => panic!("{reason}: {other:?}"),
        }
    }
}

#[test]
fn a_journal_taken_back_to_an_earlier_state_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(journal::FILE_NAME);
    let store = EmbeddedStore::open(folder.path()).unwrap();
    store.put(key().id(), &record("first"), Replaces::Nothing).unwrap();
    let earlier = fs::read(&path).unwrap();
    store.put(key().id(), &record("second"), Replaces::Nothing).unwrap();
    drop(store);
    fs::write(&path, earlier).unwrap();
    let refusal = EmbeddedStore::open(folder.path()).unwrap_err();
    assert!(matches!(refusal, StoreError::Damaged { damage: Damage::CutShort { .. }, .. }), "{refusal}");
}

#[test]
fn salvage_keeps_what_is_whole_and_sets_the_damaged_file_aside() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(journal::FILE_NAME);
    let keys: Vec<_> = (0..10).map(|_| key()).collect();
    let store = EmbeddedStore::open(folder.path()).unwrap();
    for (number, key) in keys.iter().enumerate() {
        store.put(key.id(), &record(&format!("person-{number}-words")), Replaces::Nothing).unwrap();
    }
    store.erase(keys[9].id()).unwrap();
    let newest = store.put(keys[8].id(), &record("person-8-again"), Replaces::Anything).unwrap();
    drop(store);
    let mut bytes = fs::read(&path).unwrap();
    let damaged_at = bytes.windows(8).position(|window| window == b"person-4").unwrap();
    bytes[damaged_at] ^= 1;
    fs::write(&path, &bytes).unwrap();
    assert!(EmbeddedStore::open(folder.path()).unwrap_err().to_string().contains("onward store salvage"));

    let salvaged = salvage(folder.path()).unwrap();
    assert_eq!(salvaged.record_count, 8);
    assert_eq!(fs::read(&salvaged.set_aside).unwrap(), bytes);
    let store = EmbeddedStore::open(folder.path()).unwrap();
    for (number, key) in keys.iter().enumerate() {
        let found = store.get(key.id()).unwrap().map(|found| found.record);
        let expected = match number {
            4 | 9 => None,
            8 => Some(record("person-8-again")),
            _ => Some(record(&format!("person-{number}-words"))),
        };
        assert_eq!(found, expected, "{number}");
    }
    assert!(store.put(keys[4].id(), &record("new"), Replaces::Nothing).unwrap() > newest);
}

#[test]
fn salvage_reads_on_after_a_destroyed_entry_and_without_a_head() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(journal::FILE_NAME);
    let keys: Vec<_> = (0..30).map(|_| key()).collect();
    let store = EmbeddedStore::open(folder.path()).unwrap();
    for key in &keys {
        store.put(key.id(), &record(&"words ".repeat(50)), Replaces::Nothing).unwrap();
    }
    drop(store);
    let mut bytes = fs::read(&path).unwrap();
    bytes[..200].fill(0xAA);
    bytes[5000..5300].fill(0);
    fs::write(&path, bytes).unwrap();
    fs::remove_file(folder.path().join(head::FILE_NAME)).unwrap();
    let salvaged = salvage(folder.path()).unwrap();
    assert!((26..30).contains(&salvaged.record_count), "{salvaged:?}");
    let store = EmbeddedStore::open(folder.path()).unwrap();
    assert_eq!(store.health().record_count, salvaged.record_count);
}

#[test]
fn an_erasure_that_was_interrupted_is_finished_at_the_next_opening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(journal::FILE_NAME);
    let store = EmbeddedStore::open(folder.path()).unwrap();
    let key = key();
    store.put(key.id(), &record("half-erased"), Replaces::Nothing).unwrap();
    let before = fs::read(&path).unwrap();
    store.erase(key.id()).unwrap();
    drop(store);
    // The erasure is promised, but its zeros have not arrived.
    let mut after = fs::read(&path).unwrap();
    after[..before.len()].copy_from_slice(&before);
    fs::write(&path, after).unwrap();
    let store = EmbeddedStore::open(folder.path()).unwrap();
    assert!(!holds(folder.path(), "half-erased"));
    assert_eq!(store.get(key.id()).unwrap(), None);
}

#[test]
fn of_changes_that_belong_together_a_crash_leaves_all_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let keys: Vec<_> = (0..3).map(|_| key()).collect();
    let store = EmbeddedStore::open(folder.path()).unwrap();
    let stays = key();
    store.put(stays.id(), &record("stays"), Replaces::Nothing).unwrap();
    let (journal, head) = (folder.path().join(journal::FILE_NAME), folder.path().join(head::FILE_NAME));
    let (head_before, start) = (fs::read(&head).unwrap(), fs::metadata(&journal).unwrap().len());
    let together: Vec<_> = keys.iter().map(|key| (key.id(), record("together"), Replaces::Nothing)).collect();
    store.put_all(&together).unwrap();
    drop(store);
    let whole = fs::read(&journal).unwrap();
    let (end, part) = (whole.len() as u64, (whole.len() as u64 - start) / 3);
    for (written, are_there, reason) in [
        (end, true, "all were written"),
        (end - 1, false, "a byte is missing"),
        (start + 2 * part, false, "two of three were written"),
        (start + part, false, "one of three was written"),
        (start, false, "none was written"),
    ] {
        fs::write(&journal, &whole[..written as usize]).unwrap();
        // The crash comes before the head is told.
        fs::write(&head, &head_before).unwrap();
        let store = EmbeddedStore::open(folder.path()).unwrap();
        let found = keys.iter().filter(|key| store.get(key.id()).unwrap().is_some()).count();
        assert_eq!(found, if are_there { 3 } else { 0 }, "{reason}");
        assert_eq!(store.get(stays.id()).unwrap().unwrap().record, record("stays"), "{reason}");
        store.put(keys[0].id(), &record("later"), Replaces::Anything).unwrap();
    }
}
