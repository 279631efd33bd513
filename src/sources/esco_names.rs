//! What ESCO's occupations are called and which O*NET occupations they are: for evaluation only.

use std::path::Path;

use rustc_hash::FxHashMap;

use super::SourceError;
use super::bundle::{Bundle, PublishedFile};
use super::esco::{self, Nearness, OCCUPATION_URI};
use super::onet::Known;
use super::problems::Problems;
use super::table::{Layout, Text, clean, each_row, needed, optional};
use crate::catalog::Catalog;
use crate::catalog::codes::{OnetCode, RoleCode};

/// ESCO's occupations by name, with the crosswalk to O*NET.
#[derive(Debug, Default)]
pub struct EscoNames {
    occupations: Vec<Occupation>,
    by_name: FxHashMap<String, usize>,
    matches: FxHashMap<String, Vec<(Nearness, OnetCode)>>,
}

#[derive(Debug)]
struct Occupation {
    uri_end: String,
    /// Its group in the international classification (ISCO-08), four digits.
    group: String,
}

impl EscoNames {
    /// Reads `occupations_en.csv` of ESCO's classification and the crosswalk, and what could not be used.
    ///
    /// # Errors
    /// A folder or file that cannot be read, or that lacks its table.
    pub fn read(classification: &Path, crosswalk: &Path, catalog: &Catalog) -> Result<(Self, Problems), SourceError> {
        let mut problems = Problems::default();
        let mut names = Self::default();
        names.read_occupations(table(classification, "occupations_en.csv")?.text(), &mut problems);
        let codes = catalog.roles.iter().filter_map(|role| match role.code {
            RoleCode::Onet(code) => Some((code, ())),
            _ => None,
        });
        let crosswalk = table(crosswalk, "crosswalk_esco_onet.csv")?;
        let crosswalk = esco::read_crosswalk(crosswalk.text(), &Known(codes.collect()), &mut problems);
        for (code, matches) in crosswalk.matches {
            for (nearness, uri_end) in matches {
                names.matches.entry(uri_end).or_default().push((nearness, code));
            }
        }
        Ok((names, problems))
    }

    /// O*NET occupations that the occupation called `name` is matched to.
    pub fn matches(&self, name: &str) -> &[(Nearness, OnetCode)] {
        self.find(name).map_or(&[], |occupation| self.matches_of(occupation))
    }

    /// O*NET occupations that any occupation of the same group as the one called `name` is matched to.
    pub fn group_matches(&self, name: &str) -> Vec<(Nearness, OnetCode)> {
        let Some(named) = self.find(name) else { return Vec::new() };
        let in_group = self.occupations.iter().filter(|occupation| occupation.group == named.group);
        in_group.flat_map(|occupation| self.matches_of(occupation)).copied().collect()
    }

    fn find(&self, name: &str) -> Option<&Occupation> {
        self.by_name.get(&name.to_lowercase()).map(|place| &self.occupations[*place])
    }

    fn matches_of(&self, occupation: &Occupation) -> &[(Nearness, OnetCode)] {
        self.matches.get(&occupation.uri_end).map_or(&[], Vec::as_slice)
    }

    fn read_occupations(&mut self, text: Text<'_>, problems: &mut Problems) {
        let columns =
            [needed(&["conceptUri"]), needed(&["preferredLabel"]), needed(&["iscoGroup"]), optional(&["altLabels"])];
        let mut other_names: Vec<(String, usize)> = Vec::new();
        each_row(text, Layout::Commas, &columns, problems, |cells| {
            let uri_end = esco::end_of(cells.needed_text(0)?, OCCUPATION_URI)?;
            let place = self.occupations.len();
            self.by_name.insert(clean(cells.needed_text(1)?).to_lowercase(), place);
            other_names.extend(cells.text(3).lines().map(|name| (clean(name).to_lowercase(), place)));
            self.occupations.push(Occupation { uri_end, group: cells.needed_text(2)?.to_owned() });
            Ok(())
        });
        // The name that ESCO prefers for one occupation may be another name of a second one.
        for (name, place) in other_names {
            self.by_name.entry(name).or_insert(place);
        }
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
    use super::*;

    #[test]
    fn a_preferred_name_goes_before_another_occupations_other_name() {
        let table = "conceptUri,iscoGroup,preferredLabel,altLabels\n\
            http://data.europa.eu/esco/occupation/a,4132,data entry clerk,\"keyer\ntypist\"\n\
            http://data.europa.eu/esco/occupation/b,4131,Typist,\n";
        let mut names = EscoNames::default();
        let mut problems = Problems::default();
        names.read_occupations(Text { file: "occupations_en.csv", bytes: table.as_bytes() }, &mut problems);
        assert!(problems.is_empty());
        for (name, expected) in [("Keyer", Some("a")), ("typist", Some("b")), ("welder", None)] {
            assert_eq!(names.find(name).map(|found| found.uri_end.as_str()), expected, "{name}");
        }
    }
}
