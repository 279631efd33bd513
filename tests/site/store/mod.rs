//! Saved records are never lost, never silently wrong, and gone when they are erased.

mod child;
mod damage;
mod kill;
mod model;
mod power;
mod syscalls;

use jiff::Timestamp;
use onward::profile::{Job, WorkerProfile};
use onward::store::{Keeping, RecordKey, SavedRecord, Store};

/// The same key for the same number in every process.
fn key(number: u8) -> RecordKey {
    data_encoding::BASE32_NOPAD.encode(&[number; 16]).to_lowercase().parse().expect("26 lower-case characters")
}

/// A record that says `words`.
fn record(words: &str) -> SavedRecord {
    let job = Job { role: "43-4051.00".parse().unwrap(), title: words.to_owned(), years: 6.0, ended_year: None };
    SavedRecord {
        saved_at: Timestamp::UNIX_EPOCH,
        profile: WorkerProfile { jobs: vec![job], ..WorkerProfile::default() },
        progress: Vec::new(),
        seen: None,
        keeping: Keeping::default(),
    }
}

/// The words of the record saved under the number, if there is one.
#[track_caller]
fn words(store: &dyn Store, number: u8) -> Option<String> {
    let found = store.get(key(number).id()).expect("the record can be read")?;
    Some(found.record.profile.jobs[0].title.clone())
}

/// A folder in memory where there is one, for tests that a slow disk would only slow down.
fn scratch_folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// A small generator of numbers that look random, the same for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides
    }
}
