//! What a single cell of a table may hold: lists, flags, numbers.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::catalog::Family;

/// A list in one cell, joined by `|`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Joined(pub Vec<String>);

impl<T: ToString> FromIterator<T> for Joined {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().map(|item| item.to_string()).collect())
    }
}

impl Serialize for Joined {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.join("|"))
    }
}

impl<'de> Deserialize<'de> for Joined {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let cell = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Ok(Self(cell.split('|').filter(|item| !item.is_empty()).map(str::to_owned).collect()))
    }
}

/// Growth families in one cell, joined by `|`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JoinedFamilies(pub Vec<Family>);

impl Serialize for JoinedFamilies {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let keys: Vec<&str> = self.0.iter().map(|family| family.key()).collect();
        serializer.serialize_str(&keys.join("|"))
    }
}

impl<'de> Deserialize<'de> for JoinedFamilies {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let cell = std::borrow::Cow::<str>::deserialize(deserializer)?;
        let keys = cell.split('|').filter(|key| !key.is_empty());
        keys.map(|key| key.parse().map_err(D::Error::custom)).collect::<Result<_, _>>().map(Self)
    }
}

/// A yes or no in one cell: `1` or empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flag(pub bool);

impl Serialize for Flag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(if self.0 { "1" } else { "" })
    }
}

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match &*std::borrow::Cow::<str>::deserialize(deserializer)? {
            "1" => Ok(Self(true)),
            "" => Ok(Self(false)),
            other => Err(D::Error::custom(format!("`{other}` is neither 1 nor empty"))),
        }
    }
}

/// Names in one cell, joined by `|` and kept so: a list of many short names costs one allocation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Names(Box<str>);

impl Names {
    /// Each name in its order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split('|').filter(|name| !name.is_empty())
    }
}

impl FromIterator<String> for Names {
    fn from_iter<I: IntoIterator<Item = String>>(names: I) -> Self {
        let names: Vec<String> = names.into_iter().collect();
        Self(names.join("|").into())
    }
}

/// Numbers of rows of another table in one cell, joined by `|`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers(pub Vec<u32>);

impl Serialize for Numbers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let numbers: Vec<String> = self.0.iter().map(u32::to_string).collect();
        serializer.serialize_str(&numbers.join("|"))
    }
}

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let cell = std::borrow::Cow::<str>::deserialize(deserializer)?;
        let numbers = cell.split('|').filter(|item| !item.is_empty());
        let parse = |item: &str| item.parse().map_err(|_| D::Error::custom(format!("`{item}` is no row's number")));
        numbers.map(parse).collect::<Result<_, _>>().map(Self)
    }
}
