//! Names of entries: random numbers, of a type for each kind of entry.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::store::StoreError;

/// A random number that names an entry of the kind `T`. Knowing one opens nothing: who asks must be allowed to.
pub struct Id<T> {
    number: u64,
    kind: PhantomData<fn() -> T>,
}

/// A text that names no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("that is not the name of an entry")]
pub struct IdError;

impl<T> Id<T> {
    /// A new name.
    ///
    /// # Errors
    /// [`StoreError::NoRandomness`] when the system gives no random numbers.
    pub fn random() -> Result<Self, StoreError> {
        let mut bytes = [0; 8];
        getrandom::fill(&mut bytes).map_err(|_| StoreError::NoRandomness)?;
        Ok(Self::of(u64::from_le_bytes(bytes)))
    }

    fn of(number: u64) -> Self {
        Self { number, kind: PhantomData }
    }

    /// Its bytes, for hashes.
    pub fn to_bytes(self) -> [u8; 8] {
        self.number.to_le_bytes()
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number.cmp(&other.number)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({self})")
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE32_NOPAD.encode(&self.to_bytes()).to_ascii_lowercase())
    }
}

impl<T> FromStr for Id<T> {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let bytes = BASE32_NOPAD.decode(text.to_ascii_uppercase().as_bytes()).map_err(|_| IdError)?;
        let id = Self::of(u64::from_le_bytes(bytes.try_into().map_err(|_| IdError)?));
        // One name, one address.
        if id.to_string() == text { Ok(id) } else { Err(IdError) }
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_name_reads_back_and_nothing_else_does(number: u64, text in "[a-zA-Z2-7]{12,14}") {
            let id = Id::<()>::of(number);
            prop_assert_eq!(id.to_string().parse::<Id<()>>().unwrap(), id);
            if let Ok(read) = text.parse::<Id<()>>() {
                prop_assert_eq!(read.to_string(), text);
            }
        }
    }
}
