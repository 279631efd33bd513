//! The hierarchy of skills: its groups, and in which of them each skill stands.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::Skills;
use crate::catalog::codes::FineSkillId;
use crate::catalog::tables::FineSkillGroupRow;
use crate::sources::problems::Problems;
use crate::sources::table::{Layout, Text, clean, each_row, needed, optional};

/// How many steps of wider skills are climbed from a skill to a group.
const CLIMBED: usize = 8;

/// The hierarchy has four levels; a longer chain of wider groups runs in a circle.
const DEEPEST: usize = 12;

/// Rows of groups, and the number of each by its address.
type Numbered<'a> = (Vec<FineSkillGroupRow>, FxHashMap<&'a str, u32>);

/// Groups by their address: code and name.
pub(in crate::sources) type Groups = BTreeMap<String, (String, String)>;

/// Reads `skillGroups_en.csv`. A group without a code, as fields of education are, is called by the
/// end of its address.
pub(in crate::sources) fn read_groups(text: Text<'_>, problems: &mut Problems) -> Groups {
    let columns = [needed(&["conceptUri"]), needed(&["preferredLabel"]), optional(&["code"])];
    let mut groups = Groups::new();
    each_row(text, Layout::Commas, &columns, problems, |cells| {
        let uri = clean(cells.needed_text(0)?);
        let end = uri.rsplit('/').next().unwrap_or_default();
        let code = Some(clean(cells.text(2))).filter(|code| !code.is_empty()).unwrap_or_else(|| end.to_owned());
        let name = clean(cells.needed_text(1)?);
        groups.insert(uri, (code, name));
        Ok(())
    });
    groups
}

/// Reads `broaderRelationsSkillPillar.csv`: numbers the groups, a wider one first, and tells every skill its own.
pub(in crate::sources) fn read_broader(
    text: Text<'_>,
    groups: &Groups,
    skills: &mut Skills,
    problems: &mut Problems,
) -> Vec<FineSkillGroupRow> {
    let mut broader: FxHashMap<String, BTreeSet<String>> = FxHashMap::default();
    let columns = [needed(&["conceptUri"]), needed(&["broaderUri"])];
    each_row(text, Layout::Commas, &columns, problems, |cells| {
        let [narrow, wide] = [clean(cells.needed_text(0)?), clean(cells.needed_text(1)?)];
        broader.entry(narrow).or_default().insert(wide);
        Ok(())
    });
    let (rows, number) = numbered(groups, &broader);
    for skill in skills.values_mut() {
        skill.group = group_of(&skill.id, &broader, &number);
    }
    rows
}

/// Rows in which every group stands behind its wider one, and the number of each.
fn numbered<'a>(groups: &'a Groups, broader: &FxHashMap<String, BTreeSet<String>>) -> Numbered<'a> {
    let parent_of = |uri: &str| broader.get(uri)?.iter().find(|wide| groups.contains_key(*wide));
    // How many groups are wider; a group that is wider than itself counts as nobody's narrower one.
    let depth_of = |uri: &'a String| {
        let chain = std::iter::successors(parent_of(uri), |wide| parent_of(wide));
        let depth = chain.take(DEEPEST + 1).count();
        if depth > DEEPEST { 0 } else { depth }
    };
    let mut order: Vec<(usize, &String, &(String, String))> =
        groups.iter().map(|(uri, group)| (depth_of(uri), uri, group)).collect();
    order.sort_by(|a, b| (a.0, &a.2.0, a.1).cmp(&(b.0, &b.2.0, b.1)));
    let number: FxHashMap<&str, u32> = order.iter().map(|(_, uri, _)| uri.as_str()).zip(0..).collect();
    let row = |(place, (depth, uri, (code, name))): (usize, (usize, &String, &(String, String)))| FineSkillGroupRow {
        number: place as u32,
        code: code.clone(),
        parent: parent_of(uri).filter(|_| depth > 0).and_then(|wide| number.get(wide.as_str()).copied()),
        name: name.clone(),
    };
    (order.into_iter().enumerate().map(row).collect(), number)
}

/// The group of a skill, or of the nearest wider skill that stands in one; the first by number where
/// it stands in several.
fn group_of(
    id: &FineSkillId,
    broader: &FxHashMap<String, BTreeSet<String>>,
    number: &FxHashMap<&str, u32>,
) -> Option<u32> {
    let mut at = BTreeSet::from([id.uri()]);
    for _ in 0..CLIMBED {
        let wider: BTreeSet<String> = at.iter().filter_map(|uri| broader.get(uri)).flatten().cloned().collect();
        let found = wider.iter().filter_map(|uri| number.get(uri.as_str())).min();
        if found.is_some() || wider.is_empty() {
            return found.copied();
        }
        at = wider;
    }
    None
}
