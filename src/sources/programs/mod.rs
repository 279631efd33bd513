//! Lists of programmes as published, told apart by their header lines and keys, read into one type.

mod cip;
mod ctdl;
mod facts;
mod known;
mod merge;
mod nj;
mod rapids;
mod template;
mod tpr;
mod usual;

#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use super::bundle::{Bundle, PublishedFile};
use super::problems::Problems;
pub(super) use super::releases;
use super::table::Text;
use super::{Progress, SourceError};
use crate::catalog::Program;
use crate::catalog::tables::{FieldRow, ProgramTable, SourceRow, Tables};
pub(super) use known::Known;

/// Layouts in which programmes and what belongs to them are published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// New Jersey's list of eligible programmes.
    NewJersey,
    /// Results of New Jersey's programmes by provider and field.
    NewJerseyOutcomes,
    /// Licences that New Jersey's list names, with occupations.
    NewJerseyLicences,
    /// The layout of TrainingProviderResults.
    ProviderResults,
    /// Apprenticeable occupations of the Office of Apprenticeship.
    Rapids,
    /// Our own template.
    Template,
    /// JSON-LD in the terms of the Credential Registry.
    Ctdl,
    /// Titles of the Classification of Instructional Programs.
    Cip,
    /// Belongs to a list, but holds nothing that is used.
    Companion,
}

/// A sentence for files that are none of these.
const EXPECTED: &str = "no list of programmes that can be read; expected a csv with the columns of New Jersey's list \
    (programid, providerid, officialname), of TrainingProviderResults (uuid, provider_name, program_name), of RAPIDS \
    (rapids_code, onet_code, term_length), of CIPCode2020.csv or of the template (name, provider, kind), or CTDL as \
    JSON-LD (ceterms:… in an object, a list or @graph)";

impl Layout {
    /// The layout of a file by its first line or its keys; none if it is no list of programmes.
    fn of(file: &PublishedFile) -> Option<Self> {
        let bytes = file.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&file.bytes);
        let start = bytes.trim_ascii_start();
        if matches!(start.first(), Some(b'{' | b'[')) {
            return ctdl::is_ctdl(start).map(|has_programs| if has_programs { Self::Ctdl } else { Self::Companion });
        }
        let line = start.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
        let line = String::from_utf8_lossy(line).to_lowercase();
        let cells: Vec<&str> = line.split(',').map(|cell| cell.trim().trim_matches('"')).collect();
        let has = |names: &[&str]| names.iter().all(|name| cells.contains(name));
        let layouts: [(&[&str], Self); 9] = [
            (&["programid", "officialname"], Self::NewJersey),
            (&["providerid", "peremployed2"], Self::NewJerseyOutcomes),
            (&["rapids_code"], Self::Rapids),
            (&["provider_name", "program_name"], Self::ProviderResults),
            (&["cipfamily", "cipcode"], Self::Cip),
            (&["id", "name", "code", "issuerid"], Self::Companion),
            (&["id", "name", "code", "datecreated"], Self::NewJerseyLicences),
            (&["cip", "ciptitle"], Self::Companion),
            (&["name", "provider", "kind"], Self::Template),
        ];
        layouts.into_iter().find(|(names, _)| has(names)).map(|(_, layout)| layout)
    }
}

/// What the lists give.
#[derive(Debug, Default)]
pub(super) struct Listed {
    programs: Vec<Program>,
    sources: Vec<SourceRow>,
}

/// Reads every list below `paths`.
pub(super) fn read(
    paths: &[PathBuf],
    known: &Known,
    fields: &[FieldRow],
    progress: Progress<'_>,
    problems: &mut Problems,
) -> Result<Listed, SourceError> {
    let files = open(paths, progress, problems)?;
    let of = |layout: Layout| files.iter().filter(move |(found, _)| *found == layout).map(|(_, file)| file.text());
    let mut listed = Listed::default();
    let nj = nj::Companions {
        outcomes: of(Layout::NewJerseyOutcomes).flat_map(|text| nj::read_outcomes(text, problems)).collect(),
        licences: of(Layout::NewJerseyLicences).flat_map(|text| nj::read_licences(text, known, problems)).collect(),
    };
    listed.add(&releases::NJ_ETPL, of(Layout::NewJersey).flat_map(|text| nj::read(text, known, &nj, problems)));
    listed.add(
        &releases::PROVIDER_RESULTS,
        of(Layout::ProviderResults).flat_map(|text| tpr::read(text, known, problems)),
    );
    let objects: Vec<Text<'_>> = of(Layout::Ctdl).collect();
    listed.add(&releases::CTDL, ctdl::read(&objects, known, problems).into_iter());
    listed.add(&releases::OWN_LISTS, of(Layout::Template).flat_map(|text| template::read(text, known, problems)));
    listed.add(&releases::RAPIDS, of(Layout::Rapids).flat_map(|text| rapids::read(text, known, problems)));
    let titles = of(Layout::Cip).fold(cip::Titles::default(), |mut titles, text| {
        titles.extend(cip::read_titles(text, problems));
        titles
    });
    if !titles.is_empty() && known.has_fields() {
        listed.add(&releases::CIP, usual::programs(&titles, known, fields).into_iter());
    }
    Ok(listed)
}

fn open(
    paths: &[PathBuf],
    progress: Progress<'_>,
    problems: &mut Problems,
) -> Result<Vec<(Layout, PublishedFile)>, SourceError> {
    let mut files = Vec::new();
    for path in paths {
        let bundle = Bundle::open(path)?;
        for name in bundle.names().iter().filter(|name| !name.is_empty()) {
            progress(name);
            let Some(file) = bundle.read(name)? else { continue };
            match Layout::of(&file) {
                Some(layout) => files.push((layout, file)),
                None => problems.add(name, 1, EXPECTED),
            }
        }
    }
    Ok(files)
}

impl Listed {
    fn add(&mut self, publication: &releases::Publication, programs: impl Iterator<Item = Program>) {
        let before = self.programs.len();
        self.programs.extend(programs);
        let added = &self.programs[before..];
        if added.is_empty() {
            return;
        }
        let newest = added.iter().flat_map(|program| &program.sources).map(|source| source.date.as_str()).max();
        let date = newest.filter(|date| !date.is_empty()).unwrap_or(releases::NOT_STATED).to_owned();
        let release = match publication.id {
            id if id == releases::RAPIDS.id => "occupations by O*NET-SOC 2010 codes",
            id if id == releases::CIP.id => "2020",
            _ => &date,
        };
        self.sources.push(publication.row(release, &date, &[ProgramTable::FILE]));
    }

    /// Merges what several lists name and adds everything to `tables`, with the programmes of `ours`
    /// whose list was not read anew.
    pub fn join(self, tables: &mut Tables, ours: ProgramTable, our_sources: &[SourceRow]) {
        let is_read = |list: &str| self.sources.iter().any(|source| source.id.as_str() == list);
        let kept = ours.0.into_iter().filter(|program| program.sources.iter().all(|source| !is_read(&source.list)));
        let mut kept: Vec<Program> = kept.collect();
        for source in our_sources {
            let is_named =
                kept.iter().any(|program| program.sources.iter().any(|from| from.list == source.id.as_str()));
            if is_named && !tables.manifest.sources.iter().any(|known| known.id == source.id) {
                tables
                    .manifest
                    .sources
                    .push(SourceRow { tables: vec![ProgramTable::FILE.to_owned()], ..source.clone() });
            }
        }
        kept.extend(self.programs);
        tables.programs.0 = merge::merged(kept, &tables.certifications);
        tables.manifest.sources.extend(self.sources);
    }
}

/// Whether the built-in catalogue may hold a programme: what is usual, not what a provider offers.
pub(super) fn is_builtin(program: &Program) -> bool {
    let lists = [releases::RAPIDS.id, releases::CIP.id];
    program.sources.iter().all(|source| lists.contains(&source.list.as_str()))
}
