//! The O*NET text database, in the layouts up to 30.2 and the one since 30.3, from one or more folders or zips.

mod activities;
mod layout;
mod occupations;
mod ratings;
mod related;
mod tasks;
mod technologies;
mod titles;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::bundle::{Bundle, PublishedFile};
use super::problems::Problems;
use super::{Progress, SourceError};
use crate::catalog::codes::{ElementId, OnetCode};
use crate::catalog::tables::{ElementRow, Tables};
use layout::TableFiles;

pub(super) use occupations::Occupation;

/// What the database gives. In `tables` the occupations are still empty: their codes in the
/// projections and wages are not known here.
#[derive(Debug, Default)]
pub(super) struct Onet {
    /// Every occupation with its title and description.
    pub occupations: BTreeMap<OnetCode, Occupation>,
    /// The tables that need nothing but O*NET.
    pub tables: Tables,
    /// Tables that no folder has, each as a sentence.
    pub missing: Vec<String>,
    /// Which folder, by its place, gave which of our tables.
    pub provided: Vec<(usize, &'static str)>,
    /// Per folder, the newest `YYYY-MM` that its rows bear.
    pub newest_month: Vec<Option<String>>,
}

/// The occupations that other tables may point at.
#[derive(Debug, Default)]
pub(super) struct Known(pub FxHashMap<OnetCode, ()>);

impl Known {
    /// Reads a code that must be one of them.
    pub fn occupation(&self, text: &str) -> Result<OnetCode, String> {
        let code: OnetCode = text.parse().map_err(|error: crate::catalog::codes::CodeError| error.to_string())?;
        match self.0.contains_key(&code) {
            true => Ok(code),
            false => Err(format!("occupation {code} is not in {}", layout::OCCUPATIONS.name())),
        }
    }
}

/// Reads the database. For each table the first folder that has it is used, so that a later folder
/// supplies what an earlier one lacks.
pub(super) fn read(
    bundles: &[Bundle],
    task_exposure: &FxHashMap<(OnetCode, u32), f32>,
    progress: Progress<'_>,
    problems: &mut Problems,
) -> Result<Onet, SourceError> {
    let mut reading = Reading { bundles, progress, problems, onet: Onet::default(), known: Known::default() };
    reading.onet.newest_month = vec![None; bundles.len()];
    reading.occupations()?;
    reading.ratings()?;
    reading.words(task_exposure)?;
    reading.work()?;
    Ok(reading.onet)
}

struct Reading<'a> {
    bundles: &'a [Bundle],
    progress: Progress<'a>,
    problems: &'a mut Problems,
    onet: Onet,
    known: Known,
}

impl Reading<'_> {
    /// The files of a table from the first folder that has them; none is noted as missing.
    fn files(&mut self, table: &TableFiles) -> Result<Vec<PublishedFile>, SourceError> {
        for (place, bundle) in self.bundles.iter().enumerate() {
            let Some(names) = table.layouts.iter().find(|names| names.iter().any(|name| bundle.find(name).is_some()))
            else {
                continue;
            };
            let mut files = Vec::new();
            for name in *names {
                (self.progress)(name);
                match bundle.read(name)? {
                    Some(file) => files.push(file),
                    None => {
                        self.onet.missing.push(format!("O*NET {name} is missing beside {}.", files_of(names, name)))
                    }
                }
            }
            self.note_month(place, &files);
            self.onet.provided.extend(table.ours.iter().map(|ours| (place, *ours)));
            return Ok(files);
        }
        self.onet.missing.push(format!("O*NET {} is missing: {}.", table.name(), table.without));
        Ok(Vec::new())
    }

    fn note_month(&mut self, bundle: usize, files: &[PublishedFile]) {
        for file in files {
            let newest = layout::newest_month(&file.bytes);
            let slot = &mut self.onet.newest_month[bundle];
            *slot = newest.into_iter().chain(slot.take()).max();
        }
    }

    fn occupations(&mut self) -> Result<(), SourceError> {
        for file in self.files(&layout::OCCUPATIONS)? {
            occupations::read_occupations(file.text(), &mut self.onet.occupations, self.problems);
        }
        if self.onet.occupations.is_empty() {
            return Err(SourceError::NoOccupations);
        }
        self.known = Known(self.onet.occupations.keys().map(|code| (*code, ())).collect());
        for file in self.files(&layout::JOB_ZONES)? {
            occupations::read_job_zones(file.text(), &mut self.onet.occupations, self.problems);
        }
        self.onet.tables.descriptions = occupations::descriptions(&self.onet.occupations);
        Ok(())
    }

    fn ratings(&mut self) -> Result<(), SourceError> {
        let mut elements: BTreeMap<ElementId, ElementRow> = BTreeMap::new();
        for table in layout::RATINGS {
            let mut scaled = ratings::Scaled::new(table.scales);
            for file in self.files(&table.files)? {
                ratings::read_ratings(file.text(), &self.known, &mut scaled, self.problems);
            }
            if table.has_levels && !scaled.is_empty() && !scaled.has_scale("LV") {
                let sentence = format!("O*NET {} has no levels here: only importance is known.", table.files.name());
                self.onet.missing.push(sentence);
            }
            if let Some(kind) = table.kind {
                for (id, name) in scaled.elements() {
                    // An element that two tables rate keeps its first kind.
                    let row = || ElementRow { id: id.clone(), kind, name: name.to_owned() };
                    elements.entry(id.clone()).or_insert_with(row);
                }
            }
            *(table.slot)(&mut self.onet.tables) = scaled.into_matrix();
        }
        self.onet.tables.elements = elements.into_values().collect();
        self.onet.tables.elements.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
        Ok(())
    }

    fn words(&mut self, task_exposure: &FxHashMap<(OnetCode, u32), f32>) -> Result<(), SourceError> {
        let mut titles = titles::Titles::default();
        for file in self.files(&layout::ALTERNATE_TITLES)? {
            titles::read_titles(file.text(), titles::Kind::Alternate, &self.known, &mut titles, self.problems);
        }
        for file in self.files(&layout::REPORTED_TITLES)? {
            titles::read_titles(file.text(), titles::Kind::Reported, &self.known, &mut titles, self.problems);
        }
        self.onet.tables.titles = titles.into_rows();
        for file in self.files(&layout::TASKS)? {
            self.onet.tables.tasks = tasks::read_tasks(file.text(), &self.known, task_exposure, self.problems);
        }
        for file in self.files(&layout::RELATED)? {
            self.onet.tables.related = related::read_related(file.text(), &self.known, self.problems);
        }
        Ok(())
    }

    fn work(&mut self) -> Result<(), SourceError> {
        for file in self.files(&layout::TECHNOLOGIES)? {
            self.onet.tables.technologies = technologies::read_technologies(file.text(), &self.known, self.problems);
        }
        let mut found = activities::Activities::default();
        for file in self.files(&layout::ACTIVITIES)? {
            activities::read_activities(file.text(), &mut found, self.problems);
        }
        for file in self.files(&layout::TASKS_TO_ACTIVITIES)? {
            if found.is_empty() {
                break;
            }
            let links = activities::read_links(file.text(), &self.known, &found, self.problems);
            self.onet.tables.occupation_activities = links;
        }
        (self.onet.tables.activity_groups, self.onet.tables.activities) = found.into_rows();
        Ok(())
    }
}

fn files_of(names: &[&str], without: &str) -> String {
    names.iter().filter(|name| **name != without).copied().collect::<Vec<_>>().join(" and ")
}
