//! The private key of a saved record, and the hash of it by which the record is found.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE32_NOPAD;

use super::StoreError;

/// How many random bytes a key has: 128 bits cannot be guessed.
const KEY_BYTES: usize = 16;
/// How many characters a key has when printed.
const KEY_CHARACTERS: usize = 26;
/// Separates these hashes from every other use of BLAKE3.
const ID_CONTEXT: &str = "onward saved record id v1";
const DOCUMENT_CONTEXT: &str = "onward document id v1";

/// The secret in a private link: whoever has it can read, change and erase the record.
///
/// Printed with `Display` for the link only; `Debug` hides it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RecordKey([u8; KEY_BYTES]);

impl RecordKey {
    /// A new key from the system's random numbers.
    ///
    /// # Errors
    /// [`StoreError::NoRandomness`] when the system gives none.
    pub fn random() -> Result<Self, StoreError> {
        random_bytes().map(Self)
    }

    /// Its bytes, for other secrets that follow from it, and for the cookie of one who is signed in.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The name under which the record is kept; the key cannot be computed from it.
    pub fn id(&self) -> RecordId {
        RecordId(blake3::derive_key(ID_CONTEXT, &self.0))
    }
}

impl fmt::Display for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE32_NOPAD.encode(&self.0).to_ascii_lowercase())
    }
}

impl fmt::Debug for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecordKey(hidden)")
    }
}

/// A text that is no record key; it does not repeat the text, which may be one letter off a real key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a private link ends in {KEY_CHARACTERS} letters a to z and digits 2 to 7; copy the whole link and try again")]
pub struct KeyError;

impl<'de> serde::Deserialize<'de> for RecordKey {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl FromStr for RecordKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        if text.len() != KEY_CHARACTERS || text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(KeyError);
        }
        let bytes = BASE32_NOPAD.decode(text.to_ascii_uppercase().as_bytes()).map_err(|_| KeyError)?;
        bytes.try_into().map(Self).map_err(|_| KeyError)
    }
}

/// The hash of a record's key: all that is kept of it, so that a copied data folder opens no link.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub(super) [u8; 32]);

impl RecordId {
    /// Where a document is kept that is found by its `kind` and `name`, not by a key.
    pub fn of_document(kind: &str, name: &[u8]) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key(DOCUMENT_CONTEXT);
        hasher.update(kind.as_bytes()).update(&[0]).update(name);
        Self(*hasher.finalize().as_bytes())
    }

    /// Its bytes, for hashes that are bound to it.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE32_NOPAD.encode(&self.0).to_ascii_lowercase())
    }
}

impl FromStr for RecordId {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let bytes = BASE32_NOPAD.decode(text.to_ascii_uppercase().as_bytes()).map_err(|_| KeyError)?;
        bytes.try_into().map(Self).map_err(|_| KeyError)
    }
}

impl serde::Serialize for RecordId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for RecordId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecordId(hidden)")
    }
}

/// Random bytes from the system.
pub(super) fn random_bytes<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::NoRandomness)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_key_prints_as_26_lower_case_characters_and_reads_back() {
        let key = RecordKey::random().unwrap();
        let text = key.to_string();
        assert_eq!(text.len(), 26);
        assert!(text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7')), "{text}");
        assert_eq!(text.parse::<RecordKey>().unwrap(), key);
    }

    #[test]
    fn other_shapes_are_refused_without_repeating_them() {
        for (text, reason) in [
            ("", "empty"),
            ("aaaaaaaaaaaaaaaaaaaaaaaaa", "one character short"),
            ("aaaaaaaaaaaaaaaaaaaaaaaaaaa", "one character long"),
            ("AAAAAAAAAAAAAAAAAAAAAAAAAA", "upper case would make two links of one key"),
            ("aaaaaaaaaaaaaaaaaaaaaaaaab", "bits beyond the 128th would make two links of one key"),
            ("a1aaaaaaaaaaaaaaaaaaaaaaaa", "1 is no digit of base 32"),
            ("aaaaaaaaaaaa aaaaaaaaaaaaa", "a space"),
            ("äääääääääääää", "26 bytes that are no ASCII"),
            ("../../../../../etc/passwd0", "a path"),
        ] {
            let error = text.parse::<RecordKey>().expect_err(reason);
            assert!(text.is_empty() || !error.to_string().contains(text), "{reason}");
        }
    }

    #[test]
    fn debug_shows_neither_the_key_nor_its_hash() {
        let key = RecordKey([7; 16]);
        assert_eq!(format!("{key:?} {:?}", key.id()), "RecordKey(hidden) RecordId(hidden)");
    }

    proptest! {
        #[test]
        fn every_key_reads_back(bytes: [u8; 16]) {
            let key = RecordKey(bytes);
            prop_assert_eq!(key.to_string().parse::<RecordKey>().unwrap(), key);
        }

        #[test]
        fn whatever_is_read_prints_the_same(text in "[a-z2-7]{26}") {
            if let Ok(key) = text.parse::<RecordKey>() {
                prop_assert_eq!(key.to_string(), text);
            }
        }
    }
}
