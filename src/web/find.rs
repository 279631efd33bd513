//! Search and recognition, as pages need them.

use crate::catalog::codes::RoleCode;
use crate::engine::Engine;

/// An occupation that a title may mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Its code.
    pub code: RoleCode,
    /// Its title.
    pub title: String,
    /// The title it was recognised by, if another.
    pub matched: Option<String>,
}

/// What a title may mean.
pub struct Recognition {
    /// Occupations, likeliest first.
    pub candidates: Vec<Candidate>,
    /// Whether the first is beyond doubt.
    pub certain: bool,
}

/// The occupations that `title` may mean, at most `top`.
pub fn recognise(engine: &Engine, title: &str, top: usize) -> Recognition {
    let wanted = title.to_lowercase();
    let mut candidates = Vec::new();
    for role in &engine.catalog.roles {
        let names = std::iter::once(&role.title).chain(&role.alternate_titles);
        if let Some(name) = names.into_iter().find(|name| name.to_lowercase() == wanted) {
            let matched = (*name != role.title).then(|| name.clone());
            candidates.push(Candidate { code: role.code.clone(), title: role.title.clone(), matched });
        }
    }
    candidates.truncate(top);
    Recognition { certain: candidates.len() == 1, candidates }
}
