//! Searching the catalogue: what was asked, what was found, page by page.

use std::path::Path;

use super::documents::{HitKind, Layout, documents};
use super::snippet::{Snippet, snippet};
use super::storage::{self, Stamp, Unusable};
use super::text_index::{Found, Ranking, TextIndex};
use super::{IndexError, build};
use crate::catalog::codes::AreaCode;
use crate::catalog::{Catalog, Family, JobZone, Language, Role};

/// How many results a page shows, unless asked otherwise.
pub const HITS_PER_PAGE: usize = 10;

/// Which roles to show. Every filter that is set must hold; elements and tools are shown only without filters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filters {
    /// Only roles of this growth family.
    pub family: Option<Family>,
    /// Only roles that need this much preparation.
    pub job_zone: Option<JobZone>,
    /// Only roles that grow.
    pub growing: bool,
    /// Only roles with published jobs in this area.
    pub area: Option<AreaCode>,
}

impl Filters {
    /// Whether none is set.
    pub fn are_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether `role` passes.
    pub fn pass(&self, catalog: &Catalog, role: &Role) -> bool {
        self.family.is_none_or(|family| role.is_in(family))
            && self.job_zone.is_none_or(|zone| role.preparation.job_zone == Some(zone))
            && (!self.growing || role.growth.is_growing())
            && self.area.is_none_or(|area| catalog.local_jobs(role, area).is_some_and(|jobs| jobs > 0))
    }
}

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchRequest<'a> {
    /// The text as typed; read as plain words. Without a word, every role that passes the filters.
    pub text: &'a str,
    /// Which roles to show.
    pub filters: Filters,
    /// Which page, from 1.
    pub page: usize,
    /// How many results a page shows.
    pub per_page: usize,
}

impl<'a> SearchRequest<'a> {
    /// The first page for `text`, without filters.
    pub fn new(text: &'a str) -> Self {
        Self { text, filters: Filters::default(), page: 1, per_page: HITS_PER_PAGE }
    }
}

/// A result.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchHit {
    /// What it is.
    pub kind: HitKind,
    /// What it is called.
    pub title: String,
    /// Why it was found.
    pub snippet: Option<Snippet>,
    /// How well it fits; comparable within one search only.
    pub score: f32,
}

/// What was searched for instead of what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The text with its words as they are spelt in the index.
    pub shown_for: String,
}

/// How many results there are of each kind, over all pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Roles.
    pub roles: usize,
    /// Roles of each growth family, in the order of [`Family::ALL`].
    pub families: [usize; Family::ALL.len()],
    /// Roles that grow.
    pub growing: usize,
    /// Skills and other elements.
    pub elements: usize,
    /// Software and tools.
    pub technologies: usize,
    /// Work activities.
    pub activities: usize,
}

/// One page of results.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SearchPage {
    /// The results, best first; equal ones by code.
    pub hits: Vec<SearchHit>,
    /// How many results there are over all pages.
    pub total: usize,
    /// How many there are of each kind.
    pub counts: Counts,
    /// Set when the results are for another spelling.
    pub corrected: Option<Correction>,
}

/// The catalogue's index, opened.
pub struct SearchIndex {
    text: TextIndex,
    layout: Layout,
}

impl SearchIndex {
    /// An index in memory.
    ///
    /// # Errors
    /// When tantivy cannot write; not seen in memory.
    pub fn in_memory(catalog: &Catalog) -> Result<Self, IndexError> {
        Self::with(TextIndex::in_memory(documents(catalog), catalog.language)?, catalog)
    }

    /// The index in `directory` if it is whole and was built from this very catalogue; else a new
    /// one, saved there for the next time. A directory that cannot be written only costs that time.
    ///
    /// # Errors
    /// When tantivy cannot build an index; what lies on disk never is the cause.
    pub fn open_or_build(catalog: &Catalog, directory: &Path) -> Result<Self, IndexError> {
        let stamp = Stamp::for_catalogue(&catalog.version);
        match storage::load(directory, &stamp) {
            Ok(files) => match open_guarded(files, catalog.language).and_then(|text| Self::with(text, catalog)) {
                Ok(index) => return Ok(index),
                Err(error) => tracing::warn!(%error, "the search index cannot be opened and is built again"),
            },
            Err(Unusable::Missing) => tracing::debug!("there is no search index yet: building it"),
            Err(reason) => tracing::info!(%reason, "the search index is built again"),
        }
        let files = build::write(documents(catalog), catalog.language)?;
        if let Err(error) = storage::save(directory, &stamp, &files) {
            tracing::warn!(%error, "the search index cannot be saved and stays in memory");
        }
        Self::with(build::open(files, catalog.language)?, catalog)
    }

    /// One page of what fits `request`.
    ///
    /// # Errors
    /// When tantivy fails to read its memory; not seen.
    pub fn search(&self, catalog: &Catalog, request: &SearchRequest<'_>) -> Result<SearchPage, IndexError> {
        let filters = &request.filters;
        let keep = |document| match self.layout.kind(document) {
            HitKind::Role(ix) => filters.pass(catalog, catalog.role(ix)),
            _ => filters.are_empty(),
        };
        let ranking = match request.text.chars().any(char::is_alphanumeric) {
            true => self.text.search(request.text, &keep)?,
            false => every_role(catalog, filters),
        };
        let first = request.page.saturating_sub(1).saturating_mul(request.per_page);
        let shown = ranking.found.iter().skip(first).take(request.per_page);
        Ok(SearchPage {
            hits: shown.map(|found| self.hit(catalog, &ranking, found)).collect(),
            total: ranking.found.len(),
            counts: self.count(catalog, &ranking.found),
            corrected: ranking.corrected.map(|shown_for| Correction { shown_for }),
        })
    }

    /// Which share of the words of `text` it holds as they are typed, 0 to 1: in whose language the text is written.
    pub fn known_share(&self, text: &str) -> f32 {
        self.text.known_share(text)
    }

    fn with(text: TextIndex, catalog: &Catalog) -> Result<Self, IndexError> {
        let layout = Layout::of(catalog);
        if text.len() != layout.documents() {
            return Err(IndexError::Unsound("it does not hold as many documents as the catalogue"));
        }
        Ok(Self { text, layout })
    }

    fn hit(&self, catalog: &Catalog, ranking: &Ranking, found: &Found) -> SearchHit {
        let kind = self.layout.kind(found.document);
        let snippet = snippet(&self.text, catalog, &ranking.marks, kind, found);
        SearchHit { kind, title: kind.name(catalog).to_owned(), snippet, score: found.score }
    }

    fn count(&self, catalog: &Catalog, found: &[Found]) -> Counts {
        let mut counts = Counts::default();
        for found in found {
            match self.layout.kind(found.document) {
                HitKind::Role(ix) => {
                    let role = catalog.role(ix);
                    counts.roles += 1;
                    counts.growing += usize::from(role.growth.is_growing());
                    for (count, family) in counts.families.iter_mut().zip(Family::ALL) {
                        *count += usize::from(role.is_in(family));
                    }
                }
                HitKind::Element(_) => counts.elements += 1,
                HitKind::Technology(_) => counts.technologies += 1,
                HitKind::Activity(_) => counts.activities += 1,
            }
        }
        counts
    }
}

/// Opens an index whose checksum is right; should tantivy still panic over it, that is an error like any other.
fn open_guarded(files: build::IndexFiles, language: Language) -> Result<TextIndex, IndexError> {
    let opened = std::panic::catch_unwind(|| {
        let text = build::open(files, language)?;
        text.search("probe", &|_| true)?;
        Ok(text)
    });
    opened.unwrap_or(Err(IndexError::Unsound("opening it panicked")))
}

/// Without words: roles that pass, by title.
fn every_role(catalog: &Catalog, filters: &Filters) -> Ranking {
    let mut passing: Vec<(&str, u32)> = catalog
        .roles()
        .filter(|(_, role)| !filters.are_empty() && filters.pass(catalog, role))
        .map(|(ix, role)| (role.title.as_str(), u32::from(ix.0)))
        .collect();
    passing.sort_unstable();
    let found = passing.into_iter().map(|(_, document)| Found { document, score: 0.0, name: None }).collect();
    Ranking { found, ..Ranking::default() }
}
