//! ESCO's fine skills, and by the official crosswalk which occupation needs which.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::onet::Known;
use super::problems::Problems;
use super::table::{Layout, Text, clean, each_row, needed, optional};
use crate::catalog::codes::OnetCode;
use crate::catalog::tables::{FineSkillRow, Flag, Joined, OccupationFineSkillsRow};

/// What all addresses of skills begin with.
pub(super) const SKILL_URI: &str = "http://data.europa.eu/esco/skill/";
const OCCUPATION_URI: &str = "http://data.europa.eu/esco/occupation/";

/// Skills by the end of their address.
pub(super) type Skills = BTreeMap<String, FineSkillRow>;

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
        let uri_end = end_of(cells.needed_text(0)?, SKILL_URI)?;
        let name = clean(cells.needed_text(2)?);
        let mut seen = FxHashSet::from_iter([name.to_lowercase()]);
        let others = cells.text(3).lines().map(clean).filter(|other| !other.is_empty());
        let other_names = Joined(others.filter(|other| seen.insert(other.to_lowercase())).collect());
        let knowledge = Flag(cells.text(1) == "knowledge");
        skills.insert(uri_end.clone(), FineSkillRow { number: 0, uri_end, knowledge, name, other_names });
        Ok(())
    });
    for (number, skill) in skills.values_mut().enumerate() {
        skill.number = number as u32;
    }
    skills
}

/// Reads the addresses in `occupations_en.csv`.
pub(super) fn read_occupations(text: Text<'_>, problems: &mut Problems) -> FxHashSet<String> {
    let mut occupations = FxHashSet::default();
    each_row(text, Layout::Commas, &[needed(&["conceptUri"])], problems, |cells| {
        occupations.insert(end_of(cells.needed_text(0)?, OCCUPATION_URI)?);
        Ok(())
    });
    occupations
}

/// Numbers of the essential and optional skills per ESCO occupation.
pub(super) type Relations = FxHashMap<String, [Vec<u32>; 2]>;

/// Reads `occupationSkillRelations.csv`; both ends must be known.
pub(super) fn read_relations(
    text: Text<'_>,
    occupations: &FxHashSet<String>,
    skills: &Skills,
    problems: &mut Problems,
) -> Relations {
    let columns = [needed(&["occupationUri"]), needed(&["relationType"]), needed(&["skillUri"])];
    let mut relations = Relations::default();
    each_row(text, Layout::Commas, &columns, problems, |cells| {
        let occupation = end_of(cells.needed_text(0)?, OCCUPATION_URI)?;
        if !occupations.contains(&occupation) {
            return Err(format!("occupation {occupation} is not in occupations_en.csv"));
        }
        let skill = end_of(cells.needed_text(2)?, SKILL_URI)?;
        let skill = skills.get(&skill).ok_or_else(|| format!("skill {skill} is not in skills_en.csv"))?;
        let list = match cells.needed_text(1)? {
            "essential" => 0,
            "optional" => 1,
            other => return Err(format!("relation `{other}` where essential or optional was expected")),
        };
        relations.entry(occupation).or_default()[list].push(skill.number);
        Ok(())
    });
    relations
}

/// How near a match of the crosswalk is; the nearest kind that an occupation has is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    Exact,
    Close,
    Narrow,
    Broad,
}

/// What the crosswalk gives.
#[derive(Debug, Default)]
pub(super) struct Crosswalk {
    /// Matched ESCO occupations per O*NET occupation.
    pub matches: BTreeMap<OnetCode, Vec<(Nearness, String)>>,
}

/// Reads `crosswalk_esco_onet.csv`, whose header stands below a description of the project.
pub(super) fn read_crosswalk(text: Text<'_>, known: &Known, problems: &mut Problems) -> Crosswalk {
    let columns = [needed(&["O*NET Id"]), needed(&["ESCO or ISCO URI"]), needed(&["Type of Match"])];
    let mut crosswalk = Crosswalk::default();
    each_row(text, Layout::CommasBelowPreamble, &columns, problems, |cells| {
        let code = known.occupation(cells.needed_text(0)?)?;
        let nearness = match cells.needed_text(2)? {
            "exactMatch" => Nearness::Exact,
            "closeMatch" => Nearness::Close,
            "narrowMatch" => Nearness::Narrow,
            "broadMatch" => Nearness::Broad,
            // A group of occupations, which has no skills of its own.
            "exactISCO" => return Ok(()),
            other => {
                return Err(format!(
                    "match `{other}` where exactMatch, closeMatch, narrowMatch or broadMatch was expected"
                ));
            }
        };
        let occupation = end_of(cells.needed_text(1)?, OCCUPATION_URI)?;
        crosswalk.matches.entry(code).or_default().push((nearness, occupation));
        Ok(())
    });
    crosswalk
}

/// The fine skills of each occupation: those of its nearest matches. Exact and close matches count
/// alike; narrower ones only where neither is, broader ones only where nothing else is. A skill is
/// essential where any of them calls it so.
pub(super) fn occupation_skills(crosswalk: &Crosswalk, relations: &Relations) -> Vec<OccupationFineSkillsRow> {
    let mut rows = Vec::new();
    for (code, matches) in &crosswalk.matches {
        let rank = |nearness: Nearness| nearness.max(Nearness::Close);
        let nearest = matches.iter().map(|(nearness, _)| rank(*nearness)).min();
        let mut lists: [BTreeSet<u32>; 2] = Default::default();
        for (nearness, occupation) in matches {
            let Some(related) = relations.get(occupation).filter(|_| Some(rank(*nearness)) == nearest) else {
                continue;
            };
            for (list, numbers) in lists.iter_mut().zip(related) {
                list.extend(numbers);
            }
        }
        let [essential, optional] = lists;
        let optional: Vec<u32> = optional.difference(&essential).copied().collect();
        if !essential.is_empty() || !optional.is_empty() {
            let (essential, optional) = (essential.into_iter().collect(), optional.into_iter().collect());
            rows.push(OccupationFineSkillsRow { code: *code, essential, optional });
        }
    }
    rows
}

fn end_of(uri: &str, beginning: &'static str) -> Result<String, String> {
    match uri.strip_prefix(beginning) {
        Some(end) if !end.is_empty() => Ok(clean(end)),
        _ => Err(format!("address `{}` does not begin with {beginning}", super::table::shorten(uri))),
    }
}
