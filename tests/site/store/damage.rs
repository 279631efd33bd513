//! A damaged store is mended, or refused with the damaged file's name: never silently wrong.

use std::collections::BTreeMap;
use std::fs;
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use onward::store::{EmbeddedStore, Replaces, Store, StoreError, salvage};

use super::{Dice, key, record, scratch_folder, words};

const TRIALS: usize = 100;
const RECORDS: u8 = 40;
const PAGE_BYTES: usize = 4096;

#[derive(Debug, Clone, Copy)]
enum Harm {
    FlipBit,
    CutOff,
    ZeroPage,
    AppendGarbage,
}

impl Harm {
    const ALL: [Self; 4] = [Self::FlipBit, Self::CutOff, Self::ZeroPage, Self::AppendGarbage];

    fn apply(self, bytes: &mut Vec<u8>, dice: &mut Dice) {
        match self {
            Self::FlipBit if bytes.is_empty() => {}
            Self::FlipBit => {
                let at = dice.roll(bytes.len());
                bytes[at] ^= 1 << dice.roll(8);
            }
            Self::CutOff => bytes.truncate(dice.roll(bytes.len().max(1))),
            Self::ZeroPage => {
                let start = dice.roll(bytes.len() / PAGE_BYTES + 1) * PAGE_BYTES;
                let end = bytes.len().min(start + PAGE_BYTES);
                bytes[start..end].fill(0);
            }
            Self::AppendGarbage => bytes.extend((0..1 + dice.roll(9000)).map(|_| dice.roll(256) as u8)),
        }
    }
}

/// What each record says.
type Contents = BTreeMap<u8, Option<String>>;

/// Saves, replaces and erases, and returns what must be there.
fn fill(store: &EmbeddedStore) -> Contents {
    let mut contents = Contents::new();
    for round in 0..3 {
        for number in (0..RECORDS).filter(|number| round == 0 || number % 3 == round) {
            let words = format!("round {round} record {number} {}", "words ".repeat(usize::from(number) * 5));
            store.put(key(number).id(), &record(&words), Replaces::Anything).unwrap();
            contents.insert(number, Some(words));
        }
    }
    for number in (0..RECORDS).filter(|number| number % 10 == 7) {
        store.erase(key(number).id()).unwrap();
        contents.insert(number, None);
    }
    contents
}

fn contents_of(store: &dyn Store) -> Contents {
    (0..RECORDS).map(|number| (number, words(store, number))).collect()
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(files_in(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}

fn copy_folder(from: &Path, to: &Path) {
    for path in files_in(from) {
        let target = to.join(path.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(path, target).unwrap();
    }
}

/// How many damaged stores were mended, and how many reported.
#[derive(Debug, Default)]
struct Tally {
    mended: usize,
    reported: usize,
}

impl Tally {
    /// Damages one file of a copy of the store and opens it.
    fn try_one(&mut self, pristine: &Path, file: &Path, contents: &Contents, harm: &mut dyn FnMut(&mut Vec<u8>)) {
        let copy = scratch_folder();
        copy_folder(pristine, copy.path());
        let damaged = copy.path().join(file);
        let mut bytes = fs::read(&damaged).unwrap();
        harm(&mut bytes);
        fs::write(&damaged, bytes).unwrap();
        let case = file.display();
        match EmbeddedStore::open(copy.path()) {
            Ok(store) => {
                assert_eq!(contents_of(&store), *contents, "{case}");
                self.mended += 1;
            }
            Err(error) => {
                assert!(matches!(error, StoreError::Damaged { .. }), "{case}: {error}");
                let sentence = error.to_string();
                assert!(sentence.contains(damaged.to_str().unwrap()), "{case}: {sentence}");
                assert!(sentence.contains("restore") && sentence.contains("salvage"), "{case}: {sentence}");
                self.reported += 1;
                keeps_only_true_records(copy.path(), contents);
            }
        }
    }
}

/// What salvage keeps is what was saved last.
fn keeps_only_true_records(folder: &Path, contents: &Contents) {
    let salvaged = salvage(folder).unwrap();
    let store = EmbeddedStore::open(folder).unwrap();
    assert_eq!(store.health().record_count, salvaged.record_count);
    for (number, found) in contents_of(&store) {
        assert!(found.is_none() || found == contents[&number], "record {number}");
    }
}

#[test]
fn of_400_damaged_stores_none_is_silently_wrong() {
    static PANICS: AtomicUsize = AtomicUsize::new(0);
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        PANICS.fetch_add(1, Ordering::Relaxed);
        usual(info);
    }));

    let base = scratch_folder();
    let store = EmbeddedStore::open(&base.path().join("closed")).unwrap();
    let contents = fill(&store);
    // As a power cut leaves it, and as an orderly stop does.
    copy_folder(&base.path().join("closed"), &base.path().join("interrupted"));
    drop(store);

    let mut dice = Dice(0xda_4a6e);
    for harm in Harm::ALL {
        let mut tally = Tally::default();
        for trial in 0..TRIALS {
            let pristine = base.path().join(if dice.roll(2) == 0 { "closed" } else { "interrupted" });
            let files = files_in(&pristine);
            // Every other trial damages one of the files that cannot be rebuilt, the journal more often than the head.
            let file = match trial % 4 {
                0 => pristine.join(["records.journal", "records.journal", "records.head"][dice.roll(3)]),
                2 => pristine.join("records.journal"),
                _ => files[dice.roll(files.len())].clone(),
            };
            let file = file.strip_prefix(&pristine).unwrap();
            tally.try_one(&pristine, file, &contents, &mut |bytes| harm.apply(bytes, &mut dice));
        }
        println!("{harm:?}: {tally:?}");
        assert_eq!(tally.mended + tally.reported, TRIALS);
    }
    assert_eq!(PANICS.load(Ordering::Relaxed), 0);
}

#[test]
fn a_journal_cut_at_any_byte_is_noticed() {
    let base = scratch_folder();
    let store = EmbeddedStore::open(base.path()).unwrap();
    for number in 0..3 {
        store.put(key(number).id(), &record("short"), Replaces::Nothing).unwrap();
    }
    drop(store);
    let path = base.path().join("records.journal");
    let whole = fs::read(&path).unwrap();
    for end in 0..whole.len() {
        fs::write(&path, &whole[..end]).unwrap();
        let refusal = EmbeddedStore::open(base.path()).expect_err("a cut journal is not whole");
        assert!(refusal.to_string().contains("records.journal"), "{end}: {refusal}");
    }
    fs::write(&path, &whole).unwrap();
    assert_eq!(EmbeddedStore::open(base.path()).unwrap().health().record_count, 3);
}
