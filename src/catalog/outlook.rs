//! Whether a role grows, and how exposed its work is to AI.

use super::Education;
use serde::{Deserialize, Serialize};

/// Projected employment of a role.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
    /// Thousands of jobs in the base year; unknown for emerging roles.
    pub jobs_thousand: Option<f32>,
    /// Percent change over the projection's ten years.
    pub growth_percent: f32,
    /// Openings a year, from growth and from people leaving; unknown for emerging roles.
    pub openings_per_year: Option<f32>,
    /// Typical education needed for entry, in the publisher's words.
    pub typical_education: Option<String>,
    /// Typical on-the-job training, in the publisher's words.
    pub on_the_job_training: Option<String>,
    /// Whether the figures are those of a wider group that the occupation belongs to.
    pub wider_group: bool,
    /// Whether the figures are weighted from the parts of an emerging role.
    pub estimated: bool,
}

impl Outlook {
    /// Typical education needed for entry; none if the publisher says nothing that we know.
    pub fn entry_education(&self) -> Option<Education> {
        Education::of_projections(self.typical_education.as_deref()?)
    }

    /// Whether employers typically train who begins, in days or within a year: BLS calls that short-term and
    /// moderate-term on-the-job training.
    pub fn employers_train(&self) -> bool {
        let training = self.on_the_job_training.as_deref();
        training.is_some_and(|training| training.starts_with("Short-term") || training.starts_with("Moderate-term"))
    }

    /// Whether a certificate is typical for entry, which "some college" is not.
    pub fn asks_for_certificate(&self) -> bool {
        self.typical_education.as_deref() == Some("Postsecondary nondegree award")
    }
}

/// When a role counts as growing. A role that meets none of these may be steady or declining.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GrowthRule {
    /// Projected growth at or above this (percent over ten years) counts: the all-occupation average.
    pub average_growth_percent: f32,
    /// Openings a year at or above this count, where growth is not negative.
    pub openings_per_year_floor: f32,
}

/// Whether a role grows, by [`GrowthRule`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Growth {
    /// Grows at least as fast as the average of all occupations.
    Faster,
    /// Does not shrink and has many openings each year.
    ManyOpenings,
    /// Has no projection of its own, but cited evidence that it grows.
    Emerging,
    /// Does not shrink, but grows less than average and has few openings.
    Steady,
    /// Projected to shrink.
    Declining,
    /// Has no projection.
    Unknown,
}

impl Growth {
    /// Whether it may be suggested as a target.
    pub fn is_growing(self) -> bool {
        matches!(self, Self::Faster | Self::ManyOpenings | Self::Emerging)
    }
}

impl GrowthRule {
    /// What the rule says of a coded occupation with this outlook.
    pub fn judge(&self, outlook: Option<&Outlook>) -> Growth {
        let Some(outlook) = outlook else { return Growth::Unknown };
        let openings = outlook.openings_per_year.unwrap_or(0.0);
        match outlook.growth_percent {
            growth if growth >= self.average_growth_percent => Growth::Faster,
            growth if growth < 0.0 => Growth::Declining,
            _ if openings >= self.openings_per_year_floor => Growth::ManyOpenings,
            _ => Growth::Steady,
        }
    }
}

/// How exposed a role's tasks are to AI, by different methods; each from 0 to 1 where known.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Exposure {
    /// Share of tasks exposed to language models and software built on them, rated by a model.
    pub task_share_model: Option<f32>,
    /// The same, rated by people.
    pub task_share_human: Option<f32>,
    /// Observed applicability of AI, from real conversations.
    pub observed_applicability: Option<f32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_grows_by_the_rule_and_only_by_the_rule() {
        let rule = GrowthRule { average_growth_percent: 3.1, openings_per_year_floor: 10_000.0 };
        let rows = [
            (3.1, 10.0, Growth::Faster, "at the average counts, however few the openings"),
            (3.0, 10_000.0, Growth::ManyOpenings, "below average, but many openings"),
            (0.0, 10_000.0, Growth::ManyOpenings, "not negative is enough with openings"),
            (3.0, 9_999.0, Growth::Steady, "below average and few openings"),
            (-0.1, 900_000.0, Growth::Declining, "a shrinking role stays out, however many leave it"),
        ];
        for (growth_percent, openings, expected, reason) in rows {
            let outlook = Outlook {
                jobs_thousand: None,
                growth_percent,
                openings_per_year: Some(openings),
                typical_education: None,
                on_the_job_training: None,
                wider_group: false,
                estimated: false,
            };
            assert_eq!(rule.judge(Some(&outlook)), expected, "{reason}");
        }
        assert_eq!(rule.judge(None), Growth::Unknown);
    }
}
