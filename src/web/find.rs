//! Search and recognition, as pages need them.

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::catalog::codes::RoleCode;
use crate::index::{IndexError, SearchIndex, SearchPage, SearchRequest};
use crate::profile::recognition::{self, Recogniser};
use crate::web::Site;

/// What finds by the names of one language.
pub struct Finder {
    /// The catalogue under those names.
    pub catalog: Arc<Catalog>,
    /// Searches it.
    pub index: SearchIndex,
    /// Says what job titles mean.
    pub recogniser: Arc<Recogniser>,
}

impl Finder {
    /// Learns the names in `catalog`, over the index that `open_index` gives.
    ///
    /// # Errors
    /// Those of `open_index`.
    pub fn over(
        catalog: Arc<Catalog>,
        open_index: impl Fn(&Catalog) -> Result<SearchIndex, IndexError>,
    ) -> Result<Self, IndexError> {
        let index = open_index(&catalog)?;
        let recogniser = Arc::new(Recogniser::new(&catalog));
        Ok(Self { catalog, index, recogniser })
    }
}

/// An occupation that a title may mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Its code.
    pub code: RoleCode,
    /// Its title.
    pub title: String,
    /// The title it was recognised by, if another.
    pub matched: Option<String>,
    /// How sure we are, 0 to 1.
    pub confidence: f32,
}

/// What a title may mean.
pub struct Recognition {
    /// Occupations, likeliest first.
    pub candidates: Vec<Candidate>,
    /// Whether the first is beyond doubt.
    pub certain: bool,
}

/// One page of what fits `request`; by the names of the other language where they hold more of its words.
///
/// # Errors
/// When the index fails.
pub fn search(site: &Site, request: &SearchRequest<'_>) -> Result<SearchPage, IndexError> {
    let [own, other] = &site.finders;
    if other.index.known_share(request.text) > own.index.known_share(request.text) {
        let mut abroad = other.index.search(&other.catalog, request)?;
        for hit in &mut abroad.hits {
            hit.kind.name(&own.catalog).clone_into(&mut hit.title);
        }
        return Ok(abroad);
    }
    own.index.search(&own.catalog, request)
}

/// What `title` may mean by the names of the visitor's own language, or of the other where they hold more of its words.
fn read_title(site: &Site, title: &str, top: usize) -> recognition::Recognition {
    let [own, other] = &site.finders;
    if other.recogniser.known_share(title) > own.recogniser.known_share(title) {
        return other.recogniser.recognise(title, top);
    }
    let found = own.recogniser.recognise(title, top);
    // A misspelt title is in neither: whose names it resembles then decides.
    if found.candidates.is_empty() { other.recogniser.recognise(title, top) } else { found }
}

/// The occupations that `title` may mean, at most `top`.
pub fn recognise(site: &Site, title: &str, top: usize) -> Recognition {
    let found = read_title(site, title, top);
    let candidates = found.candidates.into_iter().map(|candidate| {
        let role = site.engine.catalog.role(candidate.role);
        let is_other = !candidate.matched_title.eq_ignore_ascii_case(&role.title);
        Candidate {
            code: role.code.clone(),
            title: role.title.clone(),
            matched: is_other.then_some(candidate.matched_title),
            confidence: candidate.confidence,
        }
    });
    Recognition { candidates: candidates.collect(), certain: found.certain }
}
