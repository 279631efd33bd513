//! Whether every group of occupations is served: retrieval and number of ways on, by major group.

use serde::Serialize;

use super::origins::Reach;
use super::related::RelatedOrigin;
use super::{Estimate, Split};

/// Fewer ways on than this are no choice.
const A_CHOICE: f64 = 3.0;

/// What was measured on one part of the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Coverage {
    /// Which part.
    pub split: Split,
    /// All occupations together.
    pub all: GroupCoverage,
    /// By major group of the Standard Occupational Classification, in its order.
    pub groups: Vec<GroupCoverage>,
}

/// What workers of one group of occupations are offered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupCoverage {
    /// Its two digits; none for all groups together.
    pub major_group: Option<u8>,
    /// Its name.
    pub name: &'static str,
    /// How many of its occupations were asked about.
    pub origins: usize,
    /// Share of the ten closest related occupations found in the first ten.
    pub recall_at_10: Option<Estimate>,
    /// Mean number of growing roles within reach or a stretch.
    pub mean_viable: Option<Estimate>,
    /// Share of its occupations with at least three of them.
    pub at_least_three: Option<Estimate>,
    /// Share with at least one.
    pub at_least_one: Option<Estimate>,
    /// Share with none at all.
    pub none: Option<Estimate>,
}

/// Sums up by group what was found for each occupation of `split`.
pub fn coverage(split: Split, reach: &[Reach], related: &[RelatedOrigin]) -> Coverage {
    let mut groups: Vec<u8> = reach.iter().map(|one| one.major_group).collect();
    groups.sort_unstable();
    groups.dedup();
    Coverage {
        split,
        all: of_group(None, reach.iter().collect(), related.iter().collect()),
        groups: groups
            .into_iter()
            .map(|group| {
                let reach = reach.iter().filter(|one| one.major_group == group).collect();
                of_group(Some(group), reach, related.iter().filter(|one| one.major_group == group).collect())
            })
            .collect(),
    }
}

fn of_group(major_group: Option<u8>, reach: Vec<&Reach>, related: Vec<&RelatedOrigin>) -> GroupCoverage {
    let viable: Vec<f64> = reach.iter().map(|one| one.viable()).collect();
    GroupCoverage {
        major_group,
        name: major_group.map_or("all groups", name),
        origins: reach.len(),
        recall_at_10: Estimate::mean(&related, |one| one.recall),
        mean_viable: Estimate::mean(&viable, |roles| *roles),
        at_least_three: Estimate::share(&viable, |roles| *roles >= A_CHOICE),
        at_least_one: Estimate::share(&viable, |roles| *roles >= 1.0),
        none: Estimate::share(&viable, |roles| *roles == 0.0),
    }
}

/// Names of the major groups, shortened. Source: 2018 Standard Occupational Classification.
fn name(major_group: u8) -> &'static str {
    const NAMES: [(u8, &str); 23] = [
        (11, "management"),
        (13, "business and finance"),
        (15, "computers and mathematics"),
        (17, "architecture and engineering"),
        (19, "life, physical and social science"),
        (21, "community and social service"),
        (23, "legal"),
        (25, "education and libraries"),
        (27, "arts, design, sports and media"),
        (29, "healthcare practitioners"),
        (31, "healthcare support"),
        (33, "protective service"),
        (35, "food preparation and serving"),
        (37, "cleaning and grounds"),
        (39, "personal care and service"),
        (41, "sales"),
        (43, "office and administration"),
        (45, "farming, fishing and forestry"),
        (47, "construction and extraction"),
        (49, "installation and repair"),
        (51, "production"),
        (53, "transportation"),
        (55, "military"),
    ];
    NAMES.iter().find(|(number, _)| *number == major_group).map_or("unnamed", |(_, name)| name)
}
