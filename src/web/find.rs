//! Search and recognition, as pages need them.

use crate::catalog::codes::RoleCode;
use crate::index::{IndexError, SearchPage, SearchRequest};
use crate::web::Site;

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

/// One page of what fits `request`.
///
/// # Errors
/// When the index fails.
pub fn search(site: &Site, request: &SearchRequest<'_>) -> Result<SearchPage, IndexError> {
    site.index.search(&site.engine.catalog, request)
}

/// The occupations that `title` may mean, at most `top`.
pub fn recognise(site: &Site, title: &str, top: usize) -> Recognition {
    let found = site.recogniser.recognise(title, top);
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
