//! Whatever is saved, replaced, erased, reopened, interrupted, backed up or salvaged, the store holds what a map would.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use onward::store::{EmbeddedStore, Replaces, Revision, Store, StoreError, salvage};
use proptest::prelude::*;

use super::{key, record, scratch_folder, words};

const KEYS: u8 = 5;

#[derive(Debug, Clone)]
enum Step {
    Put(u8, usize),
    PutOutdated(u8),
    Erase(u8),
    Reopen,
    /// Goes on with a copy of the files as they were while the store was open.
    Interrupt,
    RestoreBackup,
    Salvage,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (0..KEYS, prop_oneof![4 => 0usize..300, 1 => 4000usize..90_000]).prop_map(|(key, length)| Step::Put(key, length)),
        1 => (0..KEYS).prop_map(Step::PutOutdated),
        3 => (0..KEYS).prop_map(Step::Erase),
        1 => Just(Step::Reopen),
        1 => Just(Step::Interrupt),
        1 => Just(Step::RestoreBackup),
        1 => Just(Step::Salvage),
    ]
}

/// A store that moves from folder to folder, and the map it must equal.
struct Pair {
    parent: tempfile::TempDir,
    moves: usize,
    store: Option<EmbeddedStore>,
    map: BTreeMap<u8, (Revision, String)>,
}

impl Pair {
    fn new() -> Self {
        let mut pair = Self { parent: scratch_folder(), moves: 0, store: None, map: BTreeMap::new() };
        pair.reopen();
        pair
    }

    fn folder(&self) -> PathBuf {
        self.parent.path().join(self.moves.to_string())
    }

    fn store(&self) -> &EmbeddedStore {
        self.store.as_ref().unwrap()
    }

    fn reopen(&mut self) {
        self.store = None;
        self.store = Some(EmbeddedStore::open(&self.folder()).unwrap());
    }

    fn take(&mut self, number: usize, step: &Step) {
        match step {
            Step::Put(index, length) => {
                let words = format!("{number} {}", "é".repeat(*length));
                let replaces = self.map.get(index).map_or(Replaces::Nothing, |(found, _)| Replaces::Revision(*found));
                let revision = self.store().put(key(*index).id(), &record(&words), replaces).unwrap();
                assert!(self.map.values().all(|(earlier, _)| *earlier < revision));
                self.map.insert(*index, (revision, words));
            }
            Step::PutOutdated(index) => {
                let outdated = Replaces::Revision(Revision(u64::MAX));
                let refusal = self.store().put(key(*index).id(), &record("never"), outdated).unwrap_err();
                let expected = self.map.get(index).map(|(found, _)| *found);
                assert!(matches!(refusal, StoreError::Conflict { found } if found == expected));
            }
            Step::Erase(index) => {
                assert_eq!(self.store().erase(key(*index).id()).unwrap(), self.map.remove(index).is_some());
            }
            Step::Reopen => self.reopen(),
            Step::Interrupt => {
                let from = self.folder();
                self.moves += 1;
                copy_folder(&from, &self.folder());
                self.reopen();
            }
            Step::RestoreBackup => {
                let target = self.parent.path().join((self.moves + 1).to_string());
                self.store().back_up(&target).unwrap();
                self.moves += 1;
                self.reopen();
            }
            Step::Salvage => {
                self.store = None;
                let salvaged = salvage(&self.folder()).unwrap();
                assert_eq!((salvaged.record_count, salvaged.unreadable_bytes), (self.map.len() as u64, 0));
                self.reopen();
            }
        }
    }

    fn check(&self) {
        for index in 0..KEYS {
            assert_eq!(words(self.store(), index), self.map.get(&index).map(|(_, words)| words.clone()));
            let revision = self.store().get(key(index).id()).unwrap().map(|found| found.revision);
            assert_eq!(revision, self.map.get(&index).map(|(revision, _)| *revision));
        }
        let mut count = 0;
        self.store().export(&mut |_, _| count += 1).unwrap();
        assert_eq!(count, self.map.len());
        assert_eq!(self.store().health().record_count, self.map.len() as u64);
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            assert!(fs::copy(path, target).is_ok());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_sequence_of_changes_equals_a_map(steps in prop::collection::vec(step(), 1..40)) {
        let mut pair = Pair::new();
        for (number, step) in steps.iter().enumerate() {
            pair.take(number, step);
            pair.check();
        }
    }
}
