//! A growth family: what it is, and its roles.

use std::cmp::Reverse;

use actix_web::web::{Data, Path};
use askama::Template;

use crate::catalog::codes::AreaCode;
use crate::catalog::{Family, Role};
use crate::web::Site;
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Place, Visitor};
use crate::web::parts::RoleLine;
use crate::wording::Texts;

use super::start::{FamilyCard, family_cards};

/// The page of a family.
#[derive(Template)]
#[template(path = "pages/family.html")]
pub struct FamilyPage {
    frame: Frame,
    t: &'static Texts,
    name: String,
    meaning: String,
    roles: Vec<RoleLine>,
    others: Vec<FamilyCard>,
}

/// `GET /families/{key}`
///
/// # Errors
/// Not found for a family we do not have.
pub async fn show(site: Data<Site>, visitor: Visitor, key: Path<String>) -> Result<Page<FamilyPage>, SiteError> {
    let family: Family = key.parse().map_err(|_| SiteError::NotFound)?;
    let catalog = &site.engine.catalog;
    let words = visitor.words(catalog);
    let mut roles: Vec<&Role> =
        catalog.roles.iter().filter(|role| role.growth.is_growing() && role.is_in(family)).collect();
    roles.sort_by_key(|role| (role.emerging.is_none(), Reverse(openings(role)), role.title.clone()));
    Ok(Page::shared(FamilyPage {
        frame: visitor.frame(words.family(family), Place::Search),
        t: visitor.t,
        name: words.family(family).to_string(),
        meaning: words.family_meaning(family).to_string(),
        roles: roles.into_iter().map(|role| RoleLine::of(role, AreaCode::National, catalog, &words)).collect(),
        others: family_cards(&site, visitor, Some(family)),
    }))
}

fn openings(role: &Role) -> u32 {
    role.outlook.as_ref().and_then(|outlook| outlook.openings_per_year).unwrap_or(0.0) as u32
}
