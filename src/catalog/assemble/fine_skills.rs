//! Joins ESCO's fine skills to roles by way of the crosswalk.

use std::ops::AddAssign;

use rustc_hash::FxHashMap;

use super::{Checked, Join, line};
use crate::catalog::tables::{
    FineCrosswalkRow, FineOccupationRow, FineSkillGroupRow, FineSkillRow, Numbers, Row, TableError, Tables,
};
use crate::catalog::{
    FineOccupation, FineSkill, FineSkillGroup, FineSkillGroupIx, FineSkillIx, FineSkillKind, Role, RoleIx, RoleSkill,
};

/// What a matched ESCO occupation counts by the kind of its match. An exact one is the occupation
/// itself; a close one differs in part; a wider one is more than the occupation, but what it calls
/// essential holds for its parts too; a narrower one is only one of several ways to do the job.
const EXACT: f32 = 1.0;
const CLOSE: f32 = 0.8;
const WIDER: f32 = 0.6;
const NARROWER: f32 = 0.3;
/// All narrower ones together count at most this much of all others: general managers are matched
/// to themselves once and to managers of single trades many times.
const NARROWER_AT_MOST: f32 = 0.5;
/// What an optional need counts beside an essential one.
const OPTIONAL: f32 = 0.5;

/// What the catalogue holds of ESCO.
pub(super) struct Fine {
    pub groups: Vec<FineSkillGroup>,
    pub skills: Vec<FineSkill>,
    pub occupations: Vec<FineOccupation>,
}

pub(super) fn join(join: &mut Join<'_>, tables: &mut Tables) -> Checked<Fine> {
    let groups = groups(std::mem::take(&mut tables.fine_skill_groups))?;
    let skills = skills(std::mem::take(&mut tables.fine_skills), groups.len())?;
    let occupations = occupations(std::mem::take(&mut tables.fine_occupations), skills.len())?;
    for (place, row) in tables.fine_crosswalk.iter().enumerate() {
        let matched = Matched::of(row, &occupations)
            .map_err(|problem| TableError::new(FineCrosswalkRow::FILE, line(place), problem))?;
        join.role(row.code, FineCrosswalkRow::FILE, line(place))?.fine_skills = matched.skills();
    }
    Ok(Fine { groups, skills, occupations })
}

/// A row's number, which must be its place and fit what the catalogue counts with.
fn numbered(number: u32, place: usize, file: &str) -> Checked<()> {
    match u16::try_from(number) {
        Ok(number) if usize::from(number) == place => Ok(()),
        _ => Err(TableError::new(file, line(place), format!("number {number} where {place} was expected"))),
    }
}

fn groups(rows: Vec<FineSkillGroupRow>) -> Checked<Vec<FineSkillGroup>> {
    let group = |(place, row): (usize, FineSkillGroupRow)| {
        numbered(row.number, place, FineSkillGroupRow::FILE)?;
        if let Some(parent) = row.parent.filter(|parent| *parent >= row.number) {
            let problem = format!("its wider group {parent} does not stand before it");
            return Err(TableError::new(FineSkillGroupRow::FILE, line(place), problem));
        }
        let parent = row.parent.map(|parent| FineSkillGroupIx(parent as u16));
        Ok(FineSkillGroup { code: row.code, name: row.name, parent })
    };
    rows.into_iter().enumerate().map(group).collect()
}

fn skills(rows: Vec<FineSkillRow>, groups: usize) -> Checked<Vec<FineSkill>> {
    let skill = |(place, row): (usize, FineSkillRow)| {
        numbered(row.number, place, FineSkillRow::FILE)?;
        if let Some(group) = row.group.filter(|group| *group as usize >= groups) {
            return Err(TableError::new(FineSkillRow::FILE, line(place), format!("group {group} is unknown")));
        }
        let kind = if row.knowledge.0 { FineSkillKind::Knowledge } else { FineSkillKind::Skill };
        let group = row.group.map(|group| FineSkillGroupIx(group as u16));
        Ok(FineSkill { id: row.id, name: row.name, other_names: row.other_names, kind, group })
    };
    rows.into_iter().enumerate().map(skill).collect()
}

fn occupations(rows: Vec<FineOccupationRow>, skills: usize) -> Checked<Vec<FineOccupation>> {
    let occupation = |(place, row): (usize, FineOccupationRow)| {
        numbered(row.number, place, FineOccupationRow::FILE)?;
        let list = |Numbers(numbers): Numbers| match numbers.iter().find(|number| **number as usize >= skills) {
            Some(number) => {
                Err(TableError::new(FineOccupationRow::FILE, line(place), format!("skill {number} is unknown")))
            }
            None => Ok(numbers.into_iter().map(|number| FineSkillIx(number as u16)).collect()),
        };
        let (essential, optional) = (list(row.essential)?, list(row.optional)?);
        Ok(FineOccupation { name: row.name, other_names: row.other_names, essential, optional })
    };
    rows.into_iter().enumerate().map(occupation).collect()
}

/// The ESCO occupations that match a role, each with what it counts.
struct Matched<'a>(Vec<(&'a FineOccupation, f32)>);

impl<'a> Matched<'a> {
    fn of(row: &FineCrosswalkRow, occupations: &'a [FineOccupation]) -> Result<Self, String> {
        let mut matched = Vec::new();
        let mut add = |Numbers(numbers): &Numbers, counts: f32| {
            for number in numbers {
                let found = occupations.get(*number as usize);
                let occupation = found.ok_or_else(|| format!("ESCO occupation {number} is unknown"))?;
                matched.push((occupation, counts));
            }
            Ok::<f32, String>(numbers.len() as f32 * counts)
        };
        let others = add(&row.exact, EXACT)? + add(&row.close, CLOSE)? + add(&row.wider, WIDER)?;
        let narrower = match others > 0.0 {
            true => NARROWER.min(NARROWER_AT_MOST * others / row.narrower.0.len().max(1) as f32),
            false => NARROWER,
        };
        add(&row.narrower, narrower)?;
        Ok(Self(matched))
    }

    fn skills(&self) -> Vec<RoleSkill> {
        let mut needs: FxHashMap<FineSkillIx, Need> = FxHashMap::default();
        let mut total = 0.0;
        for (occupation, counts) in &self.0 {
            // An occupation without skills is one of which nothing is known.
            if occupation.essential.is_empty() && occupation.optional.is_empty() {
                continue;
            }
            total += counts;
            for skill in &occupation.essential {
                *needs.entry(*skill).or_default() += Need { essential: *counts, optional: 0.0 };
            }
            for skill in &occupation.optional {
                *needs.entry(*skill).or_default() += Need { essential: 0.0, optional: *counts };
            }
        }
        listed(needs, total)
    }
}

/// Shares of those who need a skill.
#[derive(Debug, Clone, Copy, Default)]
struct Need {
    essential: f32,
    optional: f32,
}

impl AddAssign for Need {
    fn add_assign(&mut self, other: Self) {
        self.essential += other.essential;
        self.optional += other.optional;
    }
}

fn listed(needs: FxHashMap<FineSkillIx, Need>, total: f32) -> Vec<RoleSkill> {
    let skill = |(skill, need): (FineSkillIx, Need)| RoleSkill {
        skill,
        essential: need.essential >= need.optional,
        weight: ((need.essential + OPTIONAL * need.optional) / total).min(1.0),
    };
    let mut skills: Vec<RoleSkill> = needs.into_iter().map(skill).collect();
    skills.sort_unstable_by_key(|need| need.skill);
    skills
}

/// The fine skills of a role that is made of `parts`: the mean of those parts of which any are known.
pub(super) fn blended(parts: &[(RoleIx, f32)], roles: &[Role]) -> Vec<RoleSkill> {
    let mut needs: FxHashMap<FineSkillIx, (f32, f32)> = FxHashMap::default();
    let mut total = 0.0;
    for (ix, weight) in parts {
        let skills = &roles[usize::from(ix.0)].fine_skills;
        total += if skills.is_empty() { 0.0 } else { *weight };
        for need in skills {
            let entry = needs.entry(need.skill).or_default();
            entry.0 += weight * need.weight;
            entry.1 += if need.essential { weight * need.weight } else { 0.0 };
        }
    }
    let skill = |(skill, (sum, essential)): (FineSkillIx, (f32, f32))| RoleSkill {
        skill,
        essential: essential * 2.0 >= sum,
        weight: (sum / total).min(1.0),
    };
    let mut skills: Vec<RoleSkill> = needs.into_iter().map(skill).collect();
    skills.sort_unstable_by_key(|need| need.skill);
    skills
}
