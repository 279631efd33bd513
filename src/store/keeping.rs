//! How a record is kept: who may open it, who did, and how often it was changed. No part of what people download.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::passphrase::Passphrase;
use super::sharing::Share;

/// How many times of opening are kept; the oldest go first.
const MOST_ACCESSES: usize = 100;
/// Opening in the same way within this time is told once.
const TOLD_ONCE_HOURS: i64 = 1;

/// How a record is kept.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Keeping {
    /// Grows with every change of the answers or plans, so that an outdated form is noticed. Opening
    /// the record leaves it as it is.
    pub edition: u64,
    /// What its owner types besides the private link, hashed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passphrase: Option<Passphrase>,
    /// Links that show it to others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<Share>,
    /// How many such links there ever were: no number comes twice.
    pub shares_made: u32,
    /// When and how it was opened, the oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accesses: Vec<Access>,
}

/// When and how a record was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// When.
    pub at: Timestamp,
    /// How.
    pub kind: AccessKind,
}

/// How a record was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccessKind {
    /// By the private link.
    Link,
    /// All of it was downloaded.
    Download,
    /// By a link that was shared, with its number.
    Share(u32),
    /// Not at all: the passphrase was wrong.
    Refused,
    /// It was made of a download.
    Restored,
}

impl Keeping {
    /// Takes note of an access; false if the same was told within the hour.
    pub fn note(&mut self, kind: AccessKind, now: Timestamp) -> bool {
        let last = self.accesses.iter().rev().find(|access| access.kind == kind);
        if last.is_some_and(|last| now.duration_since(last.at) < SignedDuration::from_hours(TOLD_ONCE_HOURS)) {
            return false;
        }
        self.accesses.push(Access { at: now, kind });
        let too_many = self.accesses.len().saturating_sub(MOST_ACCESSES);
        self.accesses.drain(..too_many);
        true
    }

    /// When someone last got at the record.
    pub fn last_opened(&self) -> Option<Timestamp> {
        self.accesses.iter().rev().find(|access| access.kind != AccessKind::Refused).map(|access| access.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute)
    }

    #[test]
    fn the_same_way_of_opening_is_told_once_an_hour() {
        let mut keeping = Keeping::default();
        for (minute, kind, is_told, reason) in [
            (0, AccessKind::Link, true, "the first"),
            (59, AccessKind::Link, false, "within the hour"),
            (59, AccessKind::Share(1), true, "another way"),
            (60, AccessKind::Share(2), true, "another link"),
            (60, AccessKind::Link, true, "an hour later"),
        ] {
            assert_eq!(keeping.note(kind, at(minute)), is_told, "{reason}");
        }
        assert_eq!(keeping.accesses.len(), 4);
    }

    #[test]
    fn of_too_many_accesses_the_oldest_go() {
        let mut keeping = Keeping::default();
        for hour in 0..=MOST_ACCESSES as i64 {
            keeping.note(AccessKind::Link, at(hour * 60));
        }
        assert_eq!((keeping.accesses.len(), keeping.accesses[0].at), (MOST_ACCESSES, at(60)));
    }

    #[test]
    fn whoever_knows_no_passphrase_does_not_keep_a_record_alive() {
        let mut keeping = Keeping::default();
        keeping.note(AccessKind::Link, at(0));
        keeping.note(AccessKind::Refused, at(90));
        assert_eq!(keeping.last_opened(), Some(at(0)));
    }
}
