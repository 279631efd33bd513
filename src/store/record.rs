//! A saved record and its JSON, which is also what people download.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::engine::Seen;
use crate::pathway::Progress;
use crate::profile::WorkerProfile;

use super::{Keeping, StoreError};

/// The version of the JSON that this release writes.
pub const RECORD_FORMAT: u32 = 1;
/// The longest record that is saved, as JSON; a filled-in profile takes about 2,000 bytes.
pub const MAX_RECORD_BYTES: usize = 256 * 1024;

/// What someone saved, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedRecord {
    /// When it was saved.
    pub saved_at: Timestamp,
    /// What they told us.
    pub profile: WorkerProfile,
    /// How far they are on the ways that they follow, one for each role.
    pub progress: Vec<Progress>,
    /// The list that they saw last, in short.
    pub seen: Option<Seen>,
    /// How it is kept.
    pub keeping: Keeping,
}

/// The record as JSON with its version.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope<P, R, S, K> {
    version: u32,
    saved_at: Timestamp,
    profile: P,
    #[serde(default)]
    progress: R,
    #[serde(default)]
    seen: S,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    keeping: Option<K>,
}

impl SavedRecord {
    /// The record as JSON, with its version and how it is kept.
    ///
    /// # Errors
    /// [`StoreError::NotStorable`] when it could not be read back, [`StoreError::TooLarge`] over
    /// [`MAX_RECORD_BYTES`].
    pub fn to_json(&self) -> Result<Vec<u8>, StoreError> {
        self.write(Some(&self.keeping))
    }

    /// The same without how it is kept: what people download, and may restore elsewhere.
    ///
    /// # Errors
    /// As [`SavedRecord::to_json`].
    pub fn to_download(&self) -> Result<Vec<u8>, StoreError> {
        self.write(None)
    }

    /// What was downloaded, as a record of its own.
    ///
    /// # Errors
    /// As [`SavedRecord::from_json`].
    pub fn from_download(json: &[u8]) -> Result<Self, StoreError> {
        // Nobody sets by a file who may open a record, or with what effort that is checked.
        Self::from_json(json).map(|record| Self { keeping: Keeping::default(), ..record })
    }

    fn write(&self, keeping: Option<&Keeping>) -> Result<Vec<u8>, StoreError> {
        let envelope = Envelope {
            version: RECORD_FORMAT,
            saved_at: self.saved_at,
            profile: &self.profile,
            progress: &self.progress,
            seen: &self.seen,
            keeping,
        };
        let json = serde_json::to_vec(&envelope).map_err(|_| StoreError::NotStorable)?;
        if json.len() > MAX_RECORD_BYTES {
            return Err(StoreError::TooLarge { size_bytes: json.len() });
        }
        // JSON writes a number that is not finite as null: what cannot be read back must not be promised.
        match Self::from_json(&json) {
            Ok(_) => Ok(json),
            Err(_) => Err(StoreError::NotStorable),
        }
    }

    /// Reads a record from JSON.
    ///
    /// # Errors
    /// [`StoreError::UnreadableRecord`] when it is no record or of a later version.
    pub fn from_json(json: &[u8]) -> Result<Self, StoreError> {
        #[derive(Deserialize)]
        struct Version {
            version: u32,
        }
        let version = serde_json::from_slice::<Version>(json).ok().map(|found| found.version);
        // The parser's own message would quote the person's words.
        let unreadable = || StoreError::UnreadableRecord { version };
        if version != Some(RECORD_FORMAT) {
            return Err(unreadable());
        }
        let envelope: Envelope<WorkerProfile, Vec<Progress>, Option<Seen>, Keeping> =
            serde_json::from_slice(json).map_err(|_| unreadable())?;
        let Envelope { saved_at, profile, progress, seen, keeping, .. } = envelope;
        Ok(Self { saved_at, profile, progress, seen, keeping: keeping.unwrap_or_default() })
    }
}

/// A number that grows with every change, so that a change based on an outdated record is noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Revision(pub u64);

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Revision {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// What a change expects to find saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replaces {
    /// Nothing yet: the first save under a new key.
    Nothing,
    /// Exactly this revision: the one that the person was looking at.
    Revision(Revision),
    /// Whatever is there: the person chose to overwrite.
    Anything,
}

impl Replaces {
    /// Checks it against what is saved.
    pub(super) fn check(self, found: Option<Revision>) -> Result<(), StoreError> {
        let agrees = match self {
            Self::Nothing => found.is_none(),
            Self::Revision(expected) => found == Some(expected),
            Self::Anything => true,
        };
        if agrees { Ok(()) } else { Err(StoreError::Conflict { found }) }
    }
}

/// A document as it was found in the store.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored<T> {
    /// Which change it stems from.
    pub revision: Revision,
    /// The document.
    pub record: T,
}

/// A record as it was found in the store.
pub type StoredRecord = Stored<SavedRecord>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Job;
    use crate::store::AccessKind;

    fn record(years: f32) -> SavedRecord {
        let job = Job { role: "43-4051.00".parse().unwrap(), title: "Clerk".to_owned(), years, ended_year: None };
        SavedRecord {
            saved_at: Timestamp::UNIX_EPOCH,
            profile: WorkerProfile { jobs: vec![job], ..WorkerProfile::default() },
            progress: Vec::new(),
            seen: None,
            keeping: Keeping::default(),
        }
    }

    #[test]
    fn a_download_says_nothing_of_how_the_record_is_kept_and_a_file_sets_nothing_of_it() {
        let mut kept = record(2.5);
        kept.keeping.note(AccessKind::Link, Timestamp::UNIX_EPOCH);
        let json = kept.to_json().unwrap();
        assert_eq!(SavedRecord::from_json(&json).unwrap(), kept);
        assert_eq!(SavedRecord::from_download(&json).unwrap(), record(2.5));
        assert_eq!(SavedRecord::from_download(&kept.to_download().unwrap()).unwrap(), record(2.5));
        assert!(!String::from_utf8(kept.to_download().unwrap()).unwrap().contains("keeping"));
    }

    #[test]
    fn the_json_states_its_version_and_reads_back() {
        let json = record(2.5).to_json().unwrap();
        assert!(json.starts_with(br#"{"version":1,"saved_at":"1970-01-01T00:00:00Z","profile":{"#));
        assert_eq!(SavedRecord::from_json(&json).unwrap(), record(2.5));
    }

    #[test]
    fn a_record_that_an_earlier_release_saved_reads_as_one_with_no_list_seen() {
        let json = br#"{"version":1,"saved_at":"1970-01-01T00:00:00Z","profile":{}}"#;
        let found = SavedRecord::from_json(json).unwrap();
        assert_eq!((found.progress.len(), found.seen), (0, None));
    }

    #[test]
    fn a_number_that_json_cannot_hold_is_refused_before_it_is_saved() {
        assert!(matches!(record(f32::NAN).to_json(), Err(StoreError::NotStorable)));
    }

    #[test]
    fn a_record_over_the_limit_is_refused_with_its_size() {
        let mut long = record(1.0);
        long.profile.jobs[0].title = "x".repeat(MAX_RECORD_BYTES);
        assert!(matches!(long.to_json(), Err(StoreError::TooLarge { size_bytes }) if size_bytes > MAX_RECORD_BYTES));
    }

    #[test]
    fn unreadable_records_say_why_without_quoting_them() {
        for (json, sentence_part, reason) in [
            (r#"{"version":2,"plan":"secret"}"#, "newer release", "a later version"),
            (r#"{"version":1,"saved_at":"secret"}"#, "as its version demands", "a wrong time"),
            (r#"["secret"]"#, "not a saved record", "other JSON"),
            ("secret", "not a saved record", "no JSON"),
        ] {
            let message = SavedRecord::from_json(json.as_bytes()).expect_err(reason).to_string();
            assert!(message.contains(sentence_part) && !message.contains("secret"), "{reason}: {message}");
        }
    }
}
