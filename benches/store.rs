//! How long saving, reading and opening take in a store of 10,000 records.

use std::path::Path;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use divan::Bencher;
use jiff::Timestamp;
use onward::profile::{Job, WorkerProfile};
use onward::store::{EmbeddedStore, Keeping, RecordKey, Replaces, SavedRecord, Store};

const RECORDS: usize = 10_000;
const WRITERS: usize = 64;

/// A store with its folder and the keys of its records.
struct Filled {
    folder: tempfile::TempDir,
    keys: Vec<RecordKey>,
}

static FILLED: LazyLock<Filled> = LazyLock::new(fill);

fn main() {
    divan::main();
}

fn record() -> SavedRecord {
    let job =
        Job { role: "43-4051.00".parse().expect("a code"), title: "words ".repeat(60), years: 6.0, ended_year: None };
    SavedRecord {
        saved_at: Timestamp::UNIX_EPOCH,
        profile: WorkerProfile { jobs: vec![job; 4], ..WorkerProfile::default() },
        progress: Vec::new(),
        seen: None,
        keeping: Keeping::default(),
    }
}

fn keys(count: usize) -> Vec<RecordKey> {
    (0..count).map(|_| RecordKey::random().expect("random numbers")).collect()
}

fn fill() -> Filled {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = keys(RECORDS);
    let store = EmbeddedStore::open(folder.path()).expect("a new store");
    std::thread::scope(|scope| {
        for part in keys.chunks(RECORDS.div_ceil(WRITERS)) {
            let store = &store;
            scope.spawn(move || part.iter().for_each(|key| put(store, key)));
        }
    });
    drop(store);
    Filled { folder, keys }
}

fn put(store: &EmbeddedStore, key: &RecordKey) {
    store.put(key.id(), &record(), Replaces::Anything).expect("it can be saved");
}

fn open(folder: &Path) -> EmbeddedStore {
    EmbeddedStore::open(folder).expect("a whole store")
}

#[divan::bench(threads = [1, 8, 32], sample_count = 200, sample_size = 1)]
fn put_new(bencher: Bencher) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path());
    bencher.with_inputs(|| RecordKey::random().expect("random numbers")).bench_refs(|key| put(&store, key));
}

#[divan::bench(threads = [1, 8], sample_count = 200, sample_size = 1)]
fn replace(bencher: Bencher) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path());
    let keys = keys(50);
    let next = AtomicUsize::new(0);
    bencher.bench(|| put(&store, &keys[next.fetch_add(1, Ordering::Relaxed) % keys.len()]));
}

#[divan::bench(sample_count = 100, sample_size = 1)]
fn erase(bencher: Bencher) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path());
    let new = || {
        let key = RecordKey::random().expect("random numbers");
        put(&store, &key);
        key
    };
    bencher.with_inputs(new).bench_refs(|key| store.erase(key.id()).expect("it can be erased"));
}

#[divan::bench(threads = [1, 2])]
fn get(bencher: Bencher) {
    let store = open(FILLED.folder.path());
    let next = AtomicUsize::new(0);
    bencher
        .bench(|| store.get(FILLED.keys[next.fetch_add(7919, Ordering::Relaxed) % RECORDS].id()).expect("it is there"));
}

/// After an orderly stop: the journal is read, the view is checked.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn open_closed(bencher: Bencher) {
    let folder = FILLED.folder.path();
    bencher.bench(|| open(folder));
}

/// After a crash: the journal is read, the view is rebuilt.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn open_interrupted(bencher: Bencher) {
    let folder = FILLED.folder.path();
    let interrupt = || drop(std::fs::remove_file(folder.join("view.seal")));
    bencher.with_inputs(interrupt).bench_values(|()| open(folder));
}
