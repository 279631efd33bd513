//! How a role's work divides and how open it is to newcomers, in the shape that the API promises.

use serde::Serialize;

use crate::catalog::codes::{RoleCode, SourceId};
use crate::catalog::{
    Catalog, Confidence, EntryExposure, EntryPoint, EntryWarning, Role, WorkClass, WorkSplit, WorkSplitRule,
};

/// How a role's work divides.
#[derive(Serialize)]
pub struct WorkSplitAnswer<'a> {
    classes: Vec<ClassAnswer<'a>>,
    judged: usize,
    total: usize,
    confidence: Confidence,
    freed_from: Vec<&'a str>,
    goes_to: Vec<&'a str>,
}

#[derive(Serialize)]
struct ClassAnswer<'a> {
    class: WorkClass,
    share: f32,
    pieces: Vec<PieceAnswer<'a>>,
}

#[derive(Serialize)]
struct PieceAnswer<'a> {
    name: &'a str,
    source: SourceId,
}

impl<'a> WorkSplitAnswer<'a> {
    /// The answer for `role`; none where there is not enough to say.
    pub fn of(role: &'a Role, catalog: &'a Catalog, rule: &WorkSplitRule) -> Option<Self> {
        let split = WorkSplit::of(role, catalog, rule)?;
        let title = |ix: &crate::catalog::ActivityIx| catalog.activities[usize::from(ix.0)].title.as_str();
        let classes = split.classes.iter().map(|of_class| ClassAnswer {
            class: of_class.class,
            share: of_class.share,
            pieces: of_class
                .pieces
                .iter()
                .map(|piece| PieceAnswer { name: piece.name(role, catalog), source: piece.source() })
                .collect(),
        });
        Some(Self {
            classes: classes.collect(),
            judged: split.judged,
            total: split.total,
            confidence: split.confidence,
            freed_from: split.freed_from.iter().map(title).collect(),
            goes_to: split.goes_to.iter().map(title).collect(),
        })
    }
}

/// How open a role is to newcomers.
#[derive(Serialize)]
pub struct EntryAnswer<'a> {
    share: Option<f32>,
    exposed: Option<EntryExposure>,
    warning: Option<WarningAnswer<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum WarningAnswer<'a> {
    FirstRungShrinks { shrinking: Vec<&'a RoleCode>, feeders: usize },
    NewcomersWorkExposed,
}

impl<'a> EntryAnswer<'a> {
    /// The answer for `role`.
    pub fn of(role: &Role, catalog: &'a Catalog, rule: &WorkSplitRule) -> Self {
        let entry = EntryPoint::of(role, catalog, rule);
        let warning = entry.warning.map(|warning| match warning {
            EntryWarning::FirstRungShrinks { shrinking, feeders } => {
                let shrinking = shrinking.into_iter().map(|ix| &catalog.role(ix).code).collect();
                WarningAnswer::FirstRungShrinks { shrinking, feeders }
            }
            EntryWarning::NewcomersWorkExposed => WarningAnswer::NewcomersWorkExposed,
        });
        Self { share: entry.share, exposed: entry.exposed, warning }
    }
}
