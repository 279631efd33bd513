//! The start page: one question, what you get, whom it is for, the facts behind it.

use actix_web::web::Data;
use askama::Template;

use crate::catalog::Family;
use crate::web::Site;
use crate::web::page::{Frame, Page, Place, Visitor};
use crate::web::parts::AreaSelect;
use crate::wording::{Texts, format};

/// The start page.
#[derive(Template)]
#[template(path = "pages/start.html")]
pub struct StartPage {
    frame: Frame,
    t: &'static Texts,
    areas: AreaSelect,
    families: Vec<FamilyCard>,
    average_growth: String,
    growing_count: usize,
    total_count: usize,
}

/// A growth family as a card.
pub struct FamilyCard {
    /// Its key in addresses.
    pub key: &'static str,
    /// Its name.
    pub name: String,
    /// What it is.
    pub meaning: String,
    /// How many growing roles it has.
    pub count: usize,
}

/// Cards of all families, but not of `except`.
pub fn family_cards(site: &Site, visitor: Visitor, except: Option<Family>) -> Vec<FamilyCard> {
    let catalog = &site.engine.catalog;
    let words = visitor.words(catalog);
    let shown = Family::ALL.into_iter().filter(|family| Some(*family) != except);
    let card = |family: Family| FamilyCard {
        key: family.key(),
        name: words.family(family).to_string(),
        meaning: words.family_meaning(family).to_string(),
        count: catalog.roles.iter().filter(|role| role.growth.is_growing() && role.is_in(family)).count(),
    };
    shown.map(card).collect()
}

/// `GET /`
pub async fn show(site: Data<Site>, visitor: Visitor) -> Page<StartPage> {
    let catalog = &site.engine.catalog;
    let t = visitor.t;
    Page::shared(StartPage {
        frame: visitor.frame(&t.start.title, Place::Elsewhere),
        t,
        areas: AreaSelect::new(catalog, t, "", &t.site.choose),
        families: family_cards(&site, visitor, None),
        average_growth: format::percent(catalog.growth_rule.average_growth_percent),
        growing_count: catalog.roles.iter().filter(|role| role.growth.is_growing()).count(),
        total_count: catalog.roles.len(),
    })
}
