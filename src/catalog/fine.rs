//! Fine skills of ESCO, their groups, and the occupations that need them.

use serde::{Deserialize, Serialize};

use super::codes::FineSkillId;
use super::tables::Names;

/// Place of a fine skill in [`super::Catalog::fine_skills`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct FineSkillIx(pub u16);

/// Place of a group in [`super::Catalog::fine_skill_groups`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FineSkillGroupIx(pub u16);

/// Whether a fine skill is something one does or something one knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FineSkillKind {
    /// Something one does.
    Skill,
    /// Something one knows.
    Knowledge,
}

/// A fine skill of ESCO.
#[derive(Debug, Clone, PartialEq)]
pub struct FineSkill {
    /// Its id; [`FineSkillId::uri`] is its address.
    pub id: FineSkillId,
    /// Its preferred name.
    pub name: Box<str>,
    /// Other names.
    pub other_names: Names,
    /// Whether one does it or knows it.
    pub kind: FineSkillKind,
    /// The narrowest group that it stands in, by itself or by a wider skill; unknown for a few.
    pub group: Option<FineSkillGroupIx>,
}

/// A group in ESCO's hierarchy of skills.
#[derive(Debug, Clone, PartialEq)]
pub struct FineSkillGroup {
    /// Its code, such as S1.2.3, or 0411 for a field of education.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The wider group; it stands before this one in the catalogue's list.
    pub parent: Option<FineSkillGroupIx>,
}

/// How much a role needs a fine skill.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoleSkill {
    /// Which one.
    pub skill: FineSkillIx,
    /// Whether more of the matched ESCO occupations call it essential than optional.
    pub essential: bool,
    /// Share of the matched ESCO occupations that need it, 0 to 1, an optional need counted half.
    pub weight: f32,
}

/// An occupation of ESCO.
#[derive(Debug, Clone, PartialEq)]
pub struct FineOccupation {
    /// Its preferred name.
    pub name: Box<str>,
    /// Other names.
    pub other_names: Names,
    /// Skills that it calls essential, sorted.
    pub essential: Vec<FineSkillIx>,
    /// Skills that it calls optional, sorted.
    pub optional: Vec<FineSkillIx>,
}
