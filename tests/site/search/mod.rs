//! Searching the built-in catalogue: what a person types finds what they mean, and nothing they type does harm.

mod disk;
mod ranking;
mod text;

use std::sync::OnceLock;

use onward::index::{Filters, HitKind, SearchHit, SearchIndex, SearchPage, SearchRequest};

use crate::support::catalog;

/// The built-in catalogue's index, built once in memory.
pub fn index() -> &'static SearchIndex {
    static INDEX: OnceLock<SearchIndex> = OnceLock::new();
    INDEX.get_or_init(|| SearchIndex::in_memory(catalog()).expect("an index in memory can be built"))
}

pub fn search(text: &str) -> SearchPage {
    ask(&SearchRequest::new(text))
}

pub fn filtered(text: &str, filters: Filters) -> SearchPage {
    ask(&SearchRequest { filters, ..SearchRequest::new(text) })
}

pub fn ask(request: &SearchRequest<'_>) -> SearchPage {
    index().search(catalog(), request).expect("an index in memory can be read")
}

/// The code of a hit, or what it is called where it has none.
pub fn code(hit: &SearchHit) -> String {
    match hit.kind {
        HitKind::Role(ix) => catalog().role(ix).code.to_string(),
        _ => hit.title.clone(),
    }
}

pub fn codes(page: &SearchPage) -> Vec<String> {
    page.hits.iter().map(code).collect()
}
