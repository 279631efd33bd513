//! ESCO's fine skills and occupations, and by the official crosswalk which match which of O*NET.

mod groups;

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::onet::Known;
use super::problems::Problems;
use super::table::{Layout, Text, clean, each_row, needed, optional};
use crate::catalog::codes::{FineSkillId, OnetCode};
use crate::catalog::tables::{FineCrosswalkRow, FineOccupationRow, FineSkillRow, Flag, Names, Numbers};

pub(super) use groups::{read_broader, read_groups};

const OCCUPATION_ADDRESS: &str = "http://data.europa.eu/esco/occupation/";

/// Skills by their id.
pub(super) type Skills = BTreeMap<FineSkillId, FineSkillRow>;

/// Reads `skills_en.csv`; the numbers follow the order of addresses, so that they do not depend on
/// the order of rows.
pub(super) fn read_skills(text: Text<'_>, problems: &mut Problems) -> Skills {
    let columns = [
        needed(&["conceptUri"]),
        needed(&["skillType"]),
        needed(&["preferredLabel"]),
        optional(&["altLabels"]),
        optional(&["status"]),
    ];
    let mut skills = Skills::new();
    each_row(text, Layout::Commas, &columns, problems, |cells| {
        if !matches!(cells.text(4), "" | "released") {
            return Ok(());
        }
        let id = skill_id(cells.needed_text(0)?)?;
        let name = clean(cells.needed_text(2)?);
        let other_names = other_names(&name, cells.text(3));
        let knowledge = Flag(cells.text(1) == "knowledge");
        let row = FineSkillRow { number: 0, id: id.clone(), knowledge, group: None, name: name.into(), other_names };
        skills.insert(id, row);
        Ok(())
    });
    for (number, skill) in skills.values_mut().enumerate() {
        skill.number = number as u32;
    }
    skills
}

/// Names in a cell of many lines, each once and without the preferred one.
fn other_names(name: &str, cell: &str) -> Names {
    let mut seen = FxHashSet::from_iter([name.to_lowercase()]);
    let others = cell.lines().map(clean).filter(|other| !other.is_empty());
    others.filter(|other| seen.insert(other.to_lowercase())).collect()
}

/// An occupation of ESCO with its skills.
#[derive(Debug, Default)]
pub(super) struct Occupation {
    pub name: String,
    pub other_names: Names,
    /// Its group in the international classification (ISCO-08), four digits; empty if not published.
    pub group: String,
    essential: BTreeSet<u32>,
    optional: BTreeSet<u32>,
}

/// Occupations by the end of their address.
pub(super) type Occupations = BTreeMap<String, Occupation>;

/// Reads `occupations_en.csv`.
pub(super) fn read_occupations(text: Text<'_>, problems: &mut Problems) -> Occupations {
    let mut occupations = Occupations::new();
    let columns =
        [needed(&["conceptUri"]), needed(&["preferredLabel"]), optional(&["altLabels"]), optional(&["iscoGroup"])];
    each_row(text, Layout::Commas, &columns, problems, |cells| {
        let name = clean(cells.needed_text(1)?);
        let other_names = other_names(&name, cells.text(2));
        let group = cells.text(3).to_owned();
        let occupation = Occupation { name, other_names, group, ..Occupation::default() };
        occupations.insert(end_of(cells.needed_text(0)?, OCCUPATION_ADDRESS)?, occupation);
        Ok(())
    });
    occupations
}

/// Reads `occupationSkillRelations.csv` into `occupations`; both ends must be known.
pub(super) fn read_relations(text: Text<'_>, occupations: &mut Occupations, skills: &Skills, problems: &mut Problems) {
    let columns = [needed(&["occupationUri"]), needed(&["relationType"]), needed(&["skillUri"])];
    each_row(text, Layout::Commas, &columns, problems, |cells| {
        let id = end_of(cells.needed_text(0)?, OCCUPATION_ADDRESS)?;
        let occupation =
            occupations.get_mut(&id).ok_or_else(|| format!("occupation {id} is not in occupations_en.csv"))?;
        let skill = skill_id(cells.needed_text(2)?)?;
        let skill = skills.get(&skill).ok_or_else(|| format!("skill {skill} is not in skills_en.csv"))?;
        let list = match cells.needed_text(1)? {
            "essential" => &mut occupation.essential,
            "optional" => &mut occupation.optional,
            other => return Err(format!("relation `{other}` where essential or optional was expected")),
        };
        list.insert(skill.number);
        Ok(())
    });
}

/// The occupations as rows; one that is both essential and optional is essential.
pub(super) fn occupation_rows(occupations: Occupations) -> Vec<FineOccupationRow> {
    let row = |(number, occupation): (usize, Occupation)| FineOccupationRow {
        number: number as u32,
        name: occupation.name.into(),
        optional: Numbers(occupation.optional.difference(&occupation.essential).copied().collect()),
        essential: Numbers(occupation.essential.into_iter().collect()),
        other_names: occupation.other_names,
    };
    occupations.into_values().enumerate().map(row).collect()
}

/// Reads `crosswalk_esco_onet.csv`, whose header stands below a description of the project.
///
/// Its matches say how the occupation of O*NET stands to that of ESCO: a `broadMatch` is broader than
/// ESCO's. Occupations that the release of ESCO at hand does not have are left out.
pub(super) fn read_crosswalk(
    text: Text<'_>,
    known: &Known,
    occupations: &Occupations,
    problems: &mut Problems,
) -> Vec<FineCrosswalkRow> {
    let columns = [needed(&["O*NET Id"]), needed(&["ESCO or ISCO URI"]), needed(&["Type of Match"])];
    let number: FxHashMap<&str, u32> = occupations.keys().map(String::as_str).zip(0..).collect();
    let mut rows: BTreeMap<OnetCode, [BTreeSet<u32>; 4]> = BTreeMap::new();
    each_row(text, Layout::CommasBelowPreamble, &columns, problems, |cells| {
        let code = known.occupation(cells.needed_text(0)?)?;
        let list = match cells.needed_text(2)? {
            "exactMatch" => 0,
            "closeMatch" => 1,
            "narrowMatch" => 2,
            "broadMatch" => 3,
            // A group of occupations, which has no skills of its own.
            "exactISCO" => return Ok(()),
            other => {
                return Err(format!(
                    "match `{other}` where exactMatch, closeMatch, narrowMatch or broadMatch was expected"
                ));
            }
        };
        let occupation = end_of(cells.needed_text(1)?, OCCUPATION_ADDRESS)?;
        if let Some(number) = number.get(occupation.as_str()) {
            rows.entry(code).or_default()[list].insert(*number);
        }
        Ok(())
    });
    let row = |(code, lists): (OnetCode, [BTreeSet<u32>; 4])| {
        let [exact, close, wider, narrower] = lists.map(|list| Numbers(list.into_iter().collect()));
        FineCrosswalkRow { code, exact, close, wider, narrower }
    };
    rows.into_iter().map(row).collect()
}

fn skill_id(uri: &str) -> Result<FineSkillId, String> {
    end_of(uri, FineSkillId::ADDRESS)?.parse().map_err(|error| format!("{error}"))
}

fn end_of(uri: &str, beginning: &'static str) -> Result<String, String> {
    match uri.strip_prefix(beginning) {
        Some(end) if !end.is_empty() => Ok(clean(end)),
        _ => Err(format!("address `{}` does not begin with {beginning}", super::table::shorten(uri))),
    }
}
