//! What ESCO's occupations are called and which O*NET occupations they are: for evaluation only.

use std::path::Path;

use rustc_hash::FxHashMap;

use super::SourceError;
use super::bundle::{Bundle, PublishedFile};
use super::esco::{self, Occupations};
use super::onet::Known;
use super::problems::Problems;
use crate::catalog::Catalog;
use crate::catalog::codes::{OnetCode, RoleCode};
use crate::catalog::tables::FineCrosswalkRow;

/// How an occupation of O*NET stands to one of ESCO, by the crosswalk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    /// They are the same.
    Exact,
    /// O*NET's contains ESCO's.
    Broad,
    /// They are alike.
    Close,
    /// O*NET's is a part of ESCO's.
    Narrow,
}

/// ESCO's occupations by name, with the crosswalk to O*NET.
#[derive(Debug, Default)]
pub struct EscoNames {
    by_name: FxHashMap<String, usize>,
    /// Group in the international classification by occupation.
    groups: Vec<String>,
    /// Matches by occupation.
    matches: Vec<Vec<(Nearness, OnetCode)>>,
}

impl EscoNames {
    /// Reads `occupations_en.csv` of ESCO's classification and the crosswalk.
    ///
    /// # Errors
    /// A folder or file that cannot be read, or that lacks its table. Rows that cannot be used are left out.
    pub fn read(classification: &Path, crosswalk: &Path, catalog: &Catalog) -> Result<Self, SourceError> {
        let mut problems = Problems::default();
        let occupations = esco::read_occupations(table(classification, "occupations_en.csv")?.text(), &mut problems);
        let codes = catalog.roles.iter().filter_map(|role| match role.code {
            RoleCode::Onet(code) => Some((code, ())),
            _ => None,
        });
        let crosswalk = table(crosswalk, "crosswalk_esco_onet.csv")?;
        let rows = esco::read_crosswalk(crosswalk.text(), &Known(codes.collect()), &occupations, &mut problems);
        Ok(Self::new(&occupations, rows))
    }

    fn new(occupations: &Occupations, rows: Vec<FineCrosswalkRow>) -> Self {
        let mut by_name = FxHashMap::default();
        for (place, occupation) in occupations.values().enumerate() {
            by_name.insert(occupation.name.to_lowercase(), place);
        }
        // The name that ESCO prefers for one occupation may be another name of a second one.
        for (place, occupation) in occupations.values().enumerate() {
            for name in occupation.other_names.iter() {
                by_name.entry(name.to_lowercase()).or_insert(place);
            }
        }
        let mut matches = vec![Vec::new(); occupations.len()];
        for row in rows {
            let lists = [
                (Nearness::Exact, row.exact),
                (Nearness::Broad, row.narrower),
                (Nearness::Close, row.close),
                (Nearness::Narrow, row.wider),
            ];
            for (nearness, numbers) in lists {
                numbers.0.iter().for_each(|number| matches[*number as usize].push((nearness, row.code)));
            }
        }
        Self { by_name, groups: occupations.values().map(|one| one.group.clone()).collect(), matches }
    }

    /// O*NET occupations that the occupation called `name` is matched to.
    pub fn matches(&self, name: &str) -> &[(Nearness, OnetCode)] {
        self.find(name).map_or(&[], |place| &self.matches[place])
    }

    /// O*NET occupations that any occupation of the same group as the one called `name` is matched to.
    pub fn group_matches(&self, name: &str) -> Vec<(Nearness, OnetCode)> {
        let Some(named) = self.find(name).filter(|place| !self.groups[*place].is_empty()) else { return Vec::new() };
        let in_group = self.groups.iter().zip(&self.matches).filter(|(group, _)| **group == self.groups[named]);
        in_group.flat_map(|(_, matches)| matches).copied().collect()
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(&name.to_lowercase()).copied()
    }
}

/// The file called `name` in a folder or zip, or the one file that `path` is.
pub(super) fn table(path: &Path, name: &'static str) -> Result<PublishedFile, SourceError> {
    let bundle = Bundle::open(path)?;
    let only = bundle.names().first().filter(|_| !path.is_dir() && bundle.names().len() == 1).cloned();
    let found = bundle.read(only.as_deref().unwrap_or(name))?;
    found.ok_or_else(|| SourceError::NoTable { path: path.to_owned(), name })
}

#[cfg(test)]
mod tests {
    use super::super::table::Text;
    use super::*;

    fn names() -> EscoNames {
        let address = "http://data.europa.eu/esco/occupation/";
        let occupations = format!(
            "conceptUri,iscoGroup,preferredLabel,altLabels\n\
             {address}a,4132,data entry clerk,\"keyer\ntypist\"\n\
             {address}b,4131,Typist,\n\
             {address}c,4132,punch operator,\n"
        );
        let crosswalk = format!(
            "O*NET Id,ESCO or ISCO URI,Type of Match\n\
             43-9021.00,{address}a,exactMatch\n\
             43-9022.00,{address}a,closeMatch\n\
             43-9022.00,{address}b,broadMatch\n"
        );
        let mut problems = Problems::default();
        let text = |file, bytes| Text { file, bytes };
        let occupations = esco::read_occupations(text("occupations_en.csv", occupations.as_bytes()), &mut problems);
        let known = Known([code("43-9021.00"), code("43-9022.00")].map(|code| (code, ())).into_iter().collect());
        let rows = esco::read_crosswalk(text("crosswalk", crosswalk.as_bytes()), &known, &occupations, &mut problems);
        assert!(problems.is_empty());
        EscoNames::new(&occupations, rows)
    }

    fn code(text: &str) -> OnetCode {
        text.parse().unwrap()
    }

    #[test]
    fn an_occupation_is_found_by_its_names_and_a_preferred_name_goes_first() {
        let names = names();
        let exact = [(Nearness::Exact, code("43-9021.00")), (Nearness::Close, code("43-9022.00"))];
        let broad = [(Nearness::Broad, code("43-9022.00"))];
        let rows = [
            ("Data entry clerk", exact.as_slice(), "its preferred name, whatever the letter case"),
            ("keyer", &exact, "another name"),
            ("typist", &broad, "preferred by one, another name of a second"),
            ("welder", &[], "no occupation"),
        ];
        for (name, expected, reason) in rows {
            assert_eq!(names.matches(name), expected, "{reason}");
        }
    }

    #[test]
    fn an_occupation_without_matches_has_those_of_its_group() {
        let names = names();
        assert!(names.matches("punch operator").is_empty());
        assert_eq!(names.group_matches("punch operator"), names.matches("data entry clerk"));
        assert!(names.group_matches("welder").is_empty());
    }
}
