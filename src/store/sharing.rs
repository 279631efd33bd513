//! Links that show a record to others, read-only and for a time.
//!
//! The secret in such a link follows from the record's key and the link's number, so that the owner can be shown it
//! again; what is kept is only its hash, so that a copied data folder opens nothing.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE32_NOPAD;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::keeping::Keeping;
use super::key::{KeyError, RecordId, RecordKey};

/// Separate these hashes from every other use of BLAKE3.
const SECRET_CONTEXT: &str = "onward shared link v1";
const HASH_CONTEXT: &str = "onward shared link hash v1";
const SECRET_BYTES: usize = 16;
/// How many characters the record's name and the secret have when printed.
const ID_CHARACTERS: usize = 52;
const SECRET_CHARACTERS: usize = 26;

/// A link that was shared, as far as the record knows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Which of the record's links: the first is 1.
    pub number: u32,
    /// When it was made.
    pub made_at: Timestamp,
    /// From when on it shows nothing.
    pub ends_at: Timestamp,
    hash: [u8; 32],
}

/// What stands in the address: whoever has it can read the record until it ends, and change nothing.
///
/// Printed with `Display` for the link only; `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct ShareLink {
    id: RecordId,
    secret: [u8; SECRET_BYTES],
}

impl ShareLink {
    /// The link with `number` of the record under `key`.
    pub fn of(key: &RecordKey, number: u32) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key(SECRET_CONTEXT);
        hasher.update(key.as_bytes()).update(&number.to_le_bytes());
        let mut secret = [0; SECRET_BYTES];
        secret.copy_from_slice(&hasher.finalize().as_bytes()[..SECRET_BYTES]);
        Self { id: key.id(), secret }
    }

    /// The record that it shows.
    pub fn id(&self) -> RecordId {
        self.id
    }

    /// The share of that record which the link belongs to, if it has not ended.
    pub fn find<'k>(&self, keeping: &'k Keeping, now: Timestamp) -> Option<&'k Share> {
        // Hashes are compared in a time that does not depend on where they differ.
        let hash = self.hash();
        keeping.shares.iter().find(|share| blake3::Hash::from(share.hash) == hash && now < share.ends_at)
    }

    fn hash(&self) -> blake3::Hash {
        blake3::Hash::from(blake3::derive_key(HASH_CONTEXT, &self.secret))
    }
}

impl Keeping {
    /// Makes one more link to the record under `key` that ends at `ends_at`; those that have ended go.
    pub fn share(&mut self, key: &RecordKey, now: Timestamp, ends_at: Timestamp) {
        self.shares.retain(|share| now < share.ends_at);
        self.shares_made += 1;
        let number = self.shares_made;
        let hash = *ShareLink::of(key, number).hash().as_bytes();
        self.shares.push(Share { number, made_at: now, ends_at, hash });
    }
}

impl fmt::Display for ShareLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |bytes: &[u8]| BASE32_NOPAD.encode(bytes).to_ascii_lowercase();
        write!(f, "{}{}", part(&self.id.0), part(&self.secret))
    }
}

impl fmt::Debug for ShareLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ShareLink(hidden)")
    }
}

impl FromStr for ShareLink {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let is_ours = text.len() == ID_CHARACTERS + SECRET_CHARACTERS && text.is_ascii();
        if !is_ours || text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(KeyError);
        }
        let text = text.to_ascii_uppercase();
        let (id, secret) = text.split_at(ID_CHARACTERS);
        let decode = |part: &str| BASE32_NOPAD.decode(part.as_bytes()).map_err(|_| KeyError);
        Ok(Self {
            id: RecordId(decode(id)?.try_into().map_err(|_| KeyError)?),
            secret: decode(secret)?.try_into().map_err(|_| KeyError)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    fn at(day: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * day)
    }

    #[test]
    fn a_link_prints_as_78_characters_and_reads_back() {
        let link = ShareLink::of(&RecordKey::random().unwrap(), 1);
        let text = link.to_string();
        assert_eq!((text.len(), text.parse::<ShareLink>().unwrap()), (78, link.clone()));
        assert_eq!(format!("{link:?}"), "ShareLink(hidden)");
        for (other, reason) in [
            (text[1..].to_owned(), "one short"),
            (text.to_ascii_uppercase(), "upper case"),
            (format!("{}b", &text[..77]), "bits beyond the last"),
            (String::new(), "empty"),
            ("ä".repeat(39), "no ASCII"),
        ] {
            assert!(other.parse::<ShareLink>().is_err() || other == text, "{reason}");
        }
    }

    #[test]
    fn a_link_shows_its_record_until_it_ends_and_no_other() {
        let (key, other) = (RecordKey::random().unwrap(), RecordKey::random().unwrap());
        let mut keeping = Keeping::default();
        keeping.share(&key, at(0), at(7));
        let link = ShareLink::of(&key, 1);
        assert_eq!(link.id(), key.id());
        assert_eq!(link.find(&keeping, at(6)).map(|share| share.number), Some(1));
        assert_eq!(link.find(&keeping, at(7)), None, "ended");
        assert_eq!(ShareLink::of(&key, 2).find(&keeping, at(1)), None, "never made");
        assert_eq!(ShareLink::of(&other, 1).find(&keeping, at(1)), None, "of another record");
    }

    #[test]
    fn a_link_that_was_taken_back_never_works_again() {
        let key = RecordKey::random().unwrap();
        let mut keeping = Keeping::default();
        keeping.share(&key, at(0), at(7));
        keeping.shares.clear();
        keeping.share(&key, at(1), at(8));
        assert_eq!(ShareLink::of(&key, 1).find(&keeping, at(1)), None);
        assert_eq!(ShareLink::of(&key, 2).find(&keeping, at(1)).map(|share| share.number), Some(2));
    }
}
