//! Killing the process at any moment loses nothing that was acknowledged.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use onward::store::{EmbeddedStore, Store};

use super::child::{KEYS_PER_THREAD, Line, Plan, Step, lines};
use super::{Dice, words};

const ROUNDS: usize = 200;
const THREADS: usize = 3;

/// What each record must say, and what else it may say because a change to it was never answered.
#[derive(Default)]
pub struct Expected {
    certain: HashMap<u8, Option<String>>,
    possible: HashMap<u8, Vec<Option<String>>>,
}

impl Expected {
    /// Follows what the child said it did; returns how many changes were acknowledged.
    pub fn follow(&mut self, plan: &Plan, said: &[Line]) -> usize {
        let mut done_count = 0;
        for line in said {
            match line {
                Line::Start { thread, step } => {
                    let Step { key, words } = plan.step(*thread, *step);
                    self.possible.entry(key).or_default().push(words);
                }
                Line::Done { thread, step } => {
                    let Step { key, words } = plan.step(*thread, *step);
                    self.possible.remove(&key);
                    self.certain.insert(key, words);
                    done_count += 1;
                }
                Line::Failed { .. } | Line::Refused | Line::Wrong | Line::Finished => {}
            }
        }
        done_count
    }

    /// Checks the store, and from then on expects what is there.
    #[track_caller]
    pub fn check(&mut self, store: &dyn Store, case: &str) {
        for key in 0..(THREADS * KEYS_PER_THREAD) as u8 {
            let found = words(store, key);
            let certain = self.certain.get(&key).cloned().flatten();
            let may_be = self.possible.get(&key).is_some_and(|possible| possible.contains(&found));
            let start = |words: &Option<String>| words.as_ref().map(|words| words[..20].to_owned());
            let is_right = found == certain || may_be;
            assert!(is_right, "{case}: record {key} says {:?}, not {:?}", start(&found), start(&certain));
            self.certain.insert(key, found);
        }
        self.possible.clear();
        let saved = self.certain.values().flatten().count() as u64;
        assert_eq!(store.health().record_count, saved, "{case}: no record that nobody saved");
    }
}

#[test]
fn no_acknowledged_change_is_lost_when_the_process_is_killed_200_times() {
    let folder = tempfile::tempdir().unwrap();
    let mut expected = Expected::default();
    let mut dice = Dice(0x5eed);
    let mut done_count = 0;
    for round in 0..ROUNDS {
        let plan = Plan {
            folder: folder.path().to_str().unwrap().to_owned(),
            round,
            threads: THREADS,
            steps: usize::MAX,
            word_bytes: 200 + dice.roll(3) * 20_000,
            is_reading: false,
        };
        let mut child = plan.command(&[]).spawn().unwrap();
        // From before it has opened the store to well after.
        std::thread::sleep(Duration::from_micros(dice.roll(100_000) as u64));
        child.kill().unwrap();
        let mut printed = Vec::new();
        child.stdout.take().unwrap().read_to_end(&mut printed).unwrap();
        child.wait().unwrap();
        done_count += expected.follow(&plan, &lines(&printed));
        let store = EmbeddedStore::open(Path::new(&plan.folder)).unwrap();
        expected.check(&store, &format!("round {round}"));
    }
    assert!(done_count > ROUNDS, "the child was killed while it worked: {done_count} changes in {ROUNDS} rounds");
    println!("{done_count} acknowledged changes in {ROUNDS} rounds, none lost");
}
