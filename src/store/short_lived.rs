//! What is kept in memory for two hours since its last change, and never on disk.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// How long it is kept.
pub const UNSAVED_HOURS: i64 = 2;
/// The most of a kind; the oldest go first.
const MOST: usize = 2_000;

/// Values of one kind, by key, each with the time of its last change.
#[derive(Debug)]
pub struct ShortLived<K, V> {
    kept: Mutex<HashMap<K, (Timestamp, V)>>,
}

impl<K, V> Default for ShortLived<K, V> {
    fn default() -> Self {
        Self { kept: Mutex::default() }
    }
}

impl<K: Eq + Hash + Clone, V: Clone> ShortLived<K, V> {
    /// Keeps `value`, last changed at `now`.
    pub fn keep(&self, key: K, value: V, now: Timestamp) {
        let mut kept = self.kept(now);
        if kept.len() >= MOST && !kept.contains_key(&key) {
            let oldest = kept.iter().min_by_key(|(_, (changed, _))| *changed).map(|(key, _)| key.clone());
            oldest.map(|key| kept.remove(&key));
        }
        kept.insert(key, (now, value));
    }

    /// The value under `key`, if its time is not over at `now`.
    pub fn get(&self, key: &K, now: Timestamp) -> Option<V> {
        self.kept(now).get(key).map(|(_, value)| value.clone())
    }

    /// The value under `key`, which is then kept no longer, if its time is not over at `now`.
    pub fn take(&self, key: &K, now: Timestamp) -> Option<V> {
        self.kept(now).remove(key).map(|(_, value)| value)
    }

    /// All values whose time is not over at `now`, locked.
    pub(super) fn kept(&self, now: Timestamp) -> MutexGuard<'_, HashMap<K, (Timestamp, V)>> {
        // Each change is a single insertion or removal, so a panicking holder leaves nothing half done.
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, (changed, _)| now.duration_since(*changed) < SignedDuration::from_hours(UNSAVED_HOURS));
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_too_many_the_oldest_goes() {
        let (kept, start) = (ShortLived::default(), Timestamp::UNIX_EPOCH);
        for number in 0..=MOST {
            kept.keep(number, (), start + SignedDuration::from_millis(number as i64));
        }
        let now = start + SignedDuration::from_mins(1);
        assert_eq!((kept.get(&0, now), kept.get(&1, now), kept.get(&MOST, now)), (None, Some(()), Some(())));
    }
}
