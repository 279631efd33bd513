//! Records that nobody has opened or changed for a year are erased.

use jiff::{SignedDuration, Timestamp};

use super::{RecordId, SavedRecord, Store, StoreError};

/// How long a record is kept since it was last saved or opened.
pub const KEPT_DAYS: i64 = 365;

impl SavedRecord {
    /// When it is erased, if nobody opens or changes it before.
    pub fn ends_at(&self) -> Timestamp {
        let last = self.keeping.last_opened().map_or(self.saved_at, |opened| opened.max(self.saved_at));
        // A date beyond the end of time never comes.
        last.checked_add(SignedDuration::from_hours(24 * KEPT_DAYS)).unwrap_or(Timestamp::MAX)
    }
}

/// Erases every record whose time is over, and says how many.
///
/// # Errors
/// As [`Store::export`] and [`Store::erase`]; what was erased until then stays erased.
pub fn erase_unused(store: &dyn Store, now: Timestamp) -> Result<usize, StoreError> {
    let mut ended: Vec<RecordId> = Vec::new();
    store.export(&mut |id, found| {
        if found.record.ends_at() <= now {
            ended.push(id);
        }
    })?;
    let mut erased = 0;
    for id in ended {
        // It may have been opened since.
        let is_over = store.get(id)?.is_some_and(|found| found.record.ends_at() <= now);
        erased += usize::from(is_over && store.erase(id)?);
    }
    Ok(erased)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{AccessKind, Keeping, MemoryStore, RecordKey, Replaces, contract};

    #[test]
    fn a_record_is_erased_a_year_after_it_was_last_saved_or_opened() {
        let day = |number: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * number);
        let store = MemoryStore::default();
        for (saved, opened, reason, is_kept) in [
            (0, None, "saved a year ago", false),
            (1, None, "saved less than a year ago", true),
            (0, Some((1, AccessKind::Link)), "opened since", true),
            (0, Some((1, AccessKind::Share(1))), "looked at since", true),
            (0, Some((1, AccessKind::Refused)), "tried without the passphrase", false),
        ] {
            let mut record =
                SavedRecord { saved_at: day(saved), keeping: Keeping::default(), ..contract::record("clerk") };
            opened.map(|(at, kind)| record.keeping.note(kind, day(at)));
            let key = RecordKey::random().unwrap();
            store.put(key.id(), &record, Replaces::Nothing).unwrap();
            assert_eq!(erase_unused(&store, day(KEPT_DAYS)).unwrap(), usize::from(!is_kept), "{reason}");
            assert_eq!(store.get(key.id()).unwrap().is_some(), is_kept, "{reason}");
        }
    }
}
