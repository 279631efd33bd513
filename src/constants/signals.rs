//! The weights of the signals of likeness, as `onward evaluate --fit` found them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The text of `index/fit.toml`, as the method page prints it.
pub const TEXT: &str = include_str!("../../index/fit.toml");

/// In what two roles can be alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignalKind {
    /// The mix of fields one knows.
    Knowledge,
    /// The mix of skills.
    Skills,
    /// The mix of abilities.
    Abilities,
    /// The mix of general work activities.
    WorkActivities,
    /// The same groups of detailed work activities.
    Activities,
    /// The same software and tools.
    Technologies,
    /// The words in what they are called.
    Titles,
    /// The words in what is done.
    Tasks,
    /// The words in all that is written of them.
    Text,
    /// The same fine skills of ESCO.
    FineSkills,
}

/// How a signal counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignalFit {
    /// Its share in likeness; the shares of a catalogue sum to 1.
    pub weight: f32,
    /// Raw likeness that counts as nothing: the median of all pairs of roles.
    pub zero: f32,
    /// Raw likeness that counts in full: two pairs in a thousand have more.
    pub one: f32,
}

/// How the signals count, by what the catalogue holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignalConstants {
    /// For the built-in catalogue.
    pub builtin: BTreeMap<SignalKind, SignalFit>,
    /// For a catalogue with the publishers' task statements and fine skills.
    pub full: BTreeMap<SignalKind, SignalFit>,
}

impl SignalKind {
    /// All kinds.
    pub const ALL: [Self; 10] = [
        Self::Knowledge,
        Self::Skills,
        Self::Abilities,
        Self::WorkActivities,
        Self::Activities,
        Self::Technologies,
        Self::Titles,
        Self::Tasks,
        Self::Text,
        Self::FineSkills,
    ];
}

impl SignalFit {
    /// A raw likeness as 0 to 1: nothing at `zero`, 1 at `one`, and the square root between, because
    /// the first likeness says more than the last.
    pub fn scale(&self, raw: f32) -> f32 {
        let width = (self.one - self.zero).max(f32::MIN_POSITIVE);
        ((raw - self.zero) / width).clamp(0.0, 1.0).sqrt()
    }
}

impl SignalConstants {
    /// How `kind` counts; nothing for a signal that was not fitted.
    pub fn of(&self, is_full: bool, kind: SignalKind) -> SignalFit {
        let fits = if is_full { &self.full } else { &self.builtin };
        fits.get(&kind).copied().unwrap_or_default()
    }

    /// Whether `kind` was fitted, which takes data that the catalogue may lack.
    pub fn knows(&self, is_full: bool, kind: SignalKind) -> bool {
        let fits = if is_full { &self.full } else { &self.builtin };
        fits.contains_key(&kind)
    }

    pub(super) fn stored() -> Self {
        toml::from_str(TEXT).expect("index/fit.toml is read by a test")
    }
}
