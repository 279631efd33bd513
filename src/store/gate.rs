//! Counts wrong tries at a secret, so that nobody can try many.

use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use super::{RecordId, ShortLived};

/// For how long a secret waits after too many wrong tries, since the last of them.
const WAIT_MINUTES: i64 = 15;

/// Counts wrong tries in a row for each name, and lets secrets be checked one at a time: a check takes much memory.
#[derive(Debug)]
pub struct Gate {
    free_tries: u32,
    wrong: ShortLived<RecordId, (u32, Timestamp)>,
    checking: Mutex<()>,
}

/// What comes of a typed secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// It is the right one.
    Right,
    /// It is not.
    Wrong,
    /// Nobody may try for some minutes.
    Waits {
        /// How many.
        minutes: i64,
    },
}

impl Gate {
    /// A gate that waits after `free_tries` wrong tries in a row.
    pub fn after(free_tries: u32) -> Self {
        Self { free_tries, wrong: ShortLived::default(), checking: Mutex::default() }
    }

    /// Tries at what is kept under `id`, unless it waits. Blocks for as long as `is_right` takes.
    pub fn try_open(&self, id: RecordId, now: Timestamp, is_right: impl FnOnce() -> bool) -> Tried {
        let (tries, last) = self.wrong.get(&id, now).unwrap_or((0, now));
        let waited = now.duration_since(last);
        let wait = SignedDuration::from_mins(WAIT_MINUTES);
        if tries >= self.free_tries && waited < wait {
            return Tried::Waits { minutes: (wait - waited).as_mins() + 1 };
        }
        // Nothing is changed while it is locked, so a panicking holder leaves nothing half done.
        let _alone = self.checking.lock().unwrap_or_else(PoisonError::into_inner);
        if is_right() {
            self.wrong.take(&id, now);
            return Tried::Right;
        }
        let tries = if tries >= self.free_tries { 1 } else { tries + 1 };
        self.wrong.keep(id, (tries, now), now);
        Tried::Wrong
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RecordKey;

    #[test]
    fn after_five_wrong_tries_a_record_waits_a_quarter_of_an_hour() {
        let (gate, id) = (Gate::after(5), RecordKey::random().unwrap().id());
        let at = |minute: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute);
        let try_open = |is_right: bool, minute| gate.try_open(id, at(minute), || is_right);
        for number in 1..=5 {
            assert_eq!(try_open(false, 0), Tried::Wrong, "{number}");
        }
        assert_eq!(try_open(true, 0), Tried::Waits { minutes: 16 }, "even the right one");
        assert_eq!(try_open(true, 10), Tried::Waits { minutes: 6 });
        assert_eq!(try_open(true, 15), Tried::Right);
        assert_eq!(try_open(false, 15), Tried::Wrong, "and the count begins anew");
        assert_eq!(try_open(true, 15), Tried::Right);
    }
}
