//! Levels of education.

use serde::{Deserialize, Serialize};

/// Highest education completed, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Education {
    /// No high school diploma.
    BelowHighSchool,
    /// High school diploma or its equivalent.
    HighSchool,
    /// Some college or a certificate after high school.
    SomeCollege,
    /// Associate's degree.
    Associate,
    /// Bachelor's degree.
    Bachelor,
    /// Master's degree or a certificate after a bachelor's.
    Master,
    /// Doctoral or professional degree.
    Doctoral,
}

impl Education {
    /// All levels, lowest first.
    pub const ALL: [Self; 7] = [
        Self::BelowHighSchool,
        Self::HighSchool,
        Self::SomeCollege,
        Self::Associate,
        Self::Bachelor,
        Self::Master,
        Self::Doctoral,
    ];

    /// The level that BLS projections name as typical for entry; none if they say nothing that we know.
    pub fn of_projections(name: &str) -> Option<Self> {
        Some(match name {
            "No formal educational credential" => Self::BelowHighSchool,
            "High school diploma or equivalent" => Self::HighSchool,
            "Some college, no degree" | "Postsecondary nondegree award" => Self::SomeCollege,
            "Associate's degree" => Self::Associate,
            "Bachelor's degree" => Self::Bachelor,
            "Master's degree" => Self::Master,
            "Doctoral or professional degree" => Self::Doctoral,
            _ => return None,
        })
    }
}
