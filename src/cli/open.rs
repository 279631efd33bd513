//! Opens what commands share: the catalogue, the engine over it, and the clock.

use anyhow::Context;

use crate::catalog::codes::RoleCode;
use crate::catalog::{Catalog, Language};
use crate::constants::Constants;
use crate::engine::Engine;
use crate::index::{IndexError, SearchIndex};
use crate::profile::recognition::Recogniser;
use crate::sources::catalog_file::CatalogFile;

use super::GlobalArgs;

/// The catalogue that the flags name.
pub(super) fn catalog(global: &GlobalArgs) -> anyhow::Result<Catalog> {
    let growth_rule = Constants::builtin().growth;
    let Some(path) = &global.catalog else { return Ok(Catalog::builtin(growth_rule)?) };
    let file = CatalogFile::open(path)?;
    Catalog::read(|name| file.bytes(name), growth_rule).with_context(|| path.display().to_string())
}

/// The engine over the catalogue that the flags name.
pub(super) fn engine(global: &GlobalArgs) -> anyhow::Result<Engine> {
    Ok(Engine::new(catalog(global)?, Constants::builtin()))
}

/// The search index over `catalog`, kept in the data directory.
pub(super) fn index(global: &GlobalArgs, catalog: &Catalog) -> Result<SearchIndex, IndexError> {
    let directory = match catalog.language {
        Language::English => global.data_dir.join("index"),
        Language::Spanish => global.data_dir.join("index").join("es"),
    };
    SearchIndex::open_or_build(catalog, &directory)
}

/// The year it is now.
pub(super) fn this_year() -> i16 {
    #[expect(clippy::disallowed_methods, reason = "commands are where the clock is read")]
    jiff::Zoned::now().year()
}

/// The day it is here.
pub(super) fn today() -> jiff::civil::Date {
    #[expect(clippy::disallowed_methods, reason = "commands are where the clock is read")]
    jiff::Zoned::now().date()
}

/// The one occupation that a title means.
///
/// # Errors
/// A question with the likeliest occupations when it is not clear, rather than a guess.
pub(super) fn recognise_one(catalog: &Catalog, recogniser: &Recogniser, title: &str) -> anyhow::Result<RoleCode> {
    const ASKED: usize = 5;
    let found = recogniser.recognise(title, ASKED);
    let Some(first) = found.candidates.first() else {
        anyhow::bail!("no occupation is called `{title}`: try a plainer job title, or `onward search`");
    };
    if found.certain {
        return Ok(catalog.role(first.role).code.clone());
    }
    let choices = found.candidates.iter().map(|candidate| {
        let role = catalog.role(candidate.role);
        format!("\n  --occupation {}  {}", role.code, role.title)
    });
    anyhow::bail!("`{title}` may mean several occupations. Which was closest?{}", choices.collect::<String>())
}
