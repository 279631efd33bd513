//! ESCO's tables: groups, fine skills, occupations, and how occupations of the two systems match.

use serde::{Deserialize, Serialize};

use super::Row;
use super::cells::{Flag, Names, Numbers};
use super::rows::table;
use crate::catalog::codes::{FineSkillId, OnetCode};

table! {
    /// A group in ESCO's hierarchy of skills; a group stands below its parent.
    FineSkillGroupRow, "fine_skill_groups.tsv" {
        /// Its number in this file, from 0.
        number: u32,
        /// Its code: of the hierarchy, such as S1.2.3, or of a field of education, such as 0411.
        code: String,
        /// The number of the wider group it belongs to.
        parent: Option<u32>,
        /// Its name.
        name: String,
    }
}

table! {
    /// A fine skill of ESCO.
    FineSkillRow, "fine_skills.tsv" {
        /// Its number in this file, from 0.
        number: u32,
        /// Its web address at the publisher, without the common beginning.
        id: FineSkillId,
        /// Whether it is knowledge rather than a skill.
        knowledge: Flag,
        /// The number of its group.
        group: Option<u32>,
        /// Its preferred name.
        name: Box<str>,
        /// Other names.
        other_names: Names,
    }
}

table! {
    /// An occupation of ESCO.
    FineOccupationRow, "fine_occupations.tsv" {
        /// Its number in this file, from 0.
        number: u32,
        /// Its preferred name.
        name: Box<str>,
        /// Numbers of the skills it calls essential.
        essential: Numbers,
        /// Numbers of the skills it calls optional.
        optional: Numbers,
        /// Other names.
        other_names: Names,
    }
}

table! {
    /// ESCO's occupations that match one of O*NET, by the official crosswalk.
    FineCrosswalkRow, "fine_crosswalk.tsv" {
        /// The occupation of O*NET.
        code: OnetCode,
        /// Numbers of the same occupation.
        exact: Numbers,
        /// Numbers of nearly the same one.
        close: Numbers,
        /// Numbers of wider ones, of which this is a part.
        wider: Numbers,
        /// Numbers of narrower ones, which are parts of this.
        narrower: Numbers,
    }
}
