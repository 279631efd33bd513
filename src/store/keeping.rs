//! How a record is kept: who may open it, who did, and how often it was changed. No part of what people download.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::key::RecordId;
use super::passphrase::Passphrase;
use super::sharing::Share;

/// How many times of opening are kept; the oldest go first.
const MOST_ACCESSES: usize = 100;
/// How many coaches are kept, with those whose time has ended.
const MOST_COACHES: usize = 20;
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
    /// Coaches to whom its owner shows it, or did: the only truth of that, so that taking it back is one change.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub coaches: Vec<CoachLink>,
    /// When and how it was opened, the oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accesses: Vec<Access>,
}

/// A coach to whom the owner shows a record, or did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoachLink {
    /// The client who the owner is to that coach.
    pub client: RecordId,
    /// The coach's name when the owner agreed.
    pub coach: String,
    /// Where the coach works.
    pub organisation: String,
    /// Since when.
    pub began_at: Timestamp,
    /// Until when, if it was taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
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
    /// By a coach to whom the owner shows it.
    Coach,
    /// It was made of a download.
    Restored,
}

impl Keeping {
    /// Whether its owner shows it to the coach of `client`.
    pub fn is_shown_to(&self, client: RecordId) -> bool {
        self.coaches.iter().any(|link| link.client == client && link.ended_at.is_none())
    }

    /// Shows it to one more coach; the oldest that ended go when there are too many.
    pub fn show_to(&mut self, link: CoachLink) {
        self.stop_showing_to(link.client, link.began_at);
        self.coaches.push(link);
        while self.coaches.len() > MOST_COACHES
            && let Some(place) = self.coaches.iter().position(|link| link.ended_at.is_some())
        {
            self.coaches.remove(place);
        }
    }

    /// Shows it to the coach of `client` no longer.
    pub fn stop_showing_to(&mut self, client: RecordId, now: Timestamp) {
        for link in self.coaches.iter_mut().filter(|link| link.client == client && link.ended_at.is_none()) {
            link.ended_at = Some(now);
        }
    }

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
    fn what_is_shown_to_a_coach_is_taken_back_at_once_and_stays_on_record() {
        let [one, other] = [b"1", b"2"].map(|name| RecordId::of_document("client", name));
        let link = |client| CoachLink {
            client,
            coach: "Ana".to_owned(),
            organisation: "Center".to_owned(),
            began_at: at(0),
            ended_at: None,
        };
        let mut keeping = Keeping::default();
        keeping.show_to(link(one));
        assert!(keeping.is_shown_to(one) && !keeping.is_shown_to(other));
        keeping.stop_showing_to(one, at(5));
        assert!(!keeping.is_shown_to(one));
        assert_eq!(keeping.coaches[0].ended_at, Some(at(5)));
        keeping.show_to(link(one));
        assert!(keeping.is_shown_to(one), "agreed to again");
        for number in 0..40_u8 {
            let client = RecordId::of_document("client", &[9, number]);
            keeping.show_to(link(client));
            keeping.stop_showing_to(client, at(6));
        }
        assert!(keeping.is_shown_to(one) && keeping.coaches.len() <= MOST_COACHES + 1);
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
