//! The skills, tools and papers that we understood: which are true, and how well.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use askama::Template;
use serde::Deserialize;

use crate::profile::OwnLevel;
use crate::profile::reading::Standing;
use crate::web::Site;
use crate::web::csrf::Posted;
use crate::web::drafts::{Draft, FoundItem, Item, Quote};
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::pages::record::see_other;
use crate::web::parts::Choice;
use crate::web::work_form::TEXT_LIMIT;
use crate::wording::{Texts, Words};

/// So many pieces stand open; the rest wait behind a line to press.
const SHOWN: usize = 10;

const LEVELS: [(OwnLevel, &str); 4] = [
    (OwnLevel::Beginner, "beginner"),
    (OwnLevel::Working, "working"),
    (OwnLevel::Advanced, "advanced"),
    (OwnLevel::Expert, "expert"),
];

/// The page of skills, tools and papers.
#[derive(Template)]
#[template(path = "pages/draft_skills.html")]
pub struct SkillsPage {
    frame: Frame,
    t: &'static Texts,
    progress: String,
    action: String,
    back: Option<String>,
    is_cut: bool,
    shown: Vec<ItemView>,
    more: Vec<ItemView>,
    not_counted: Vec<ItemView>,
    unknown: String,
}

/// A piece as the page shows it.
pub struct ItemView {
    number: usize,
    name: String,
    kind: String,
    /// Empty for what has no level.
    levels: Vec<Choice>,
    quotes: Vec<Quote>,
    /// What the check of its badge showed; empty for what no badge says.
    proof: String,
    is_kept: bool,
}

impl ItemView {
    fn of(number: usize, item: &FoundItem, words: &Words<'_>, site: &Site) -> Self {
        let t = words.texts;
        let level = LEVELS.iter().find(|(level, _)| *level == item.level).map_or("", |(_, key)| key);
        let has_level = matches!(item.what, Item::Element(_) | Item::Technology(_));
        let kind = match item.what {
            Item::Element(_) => &t.draft.kind_skill,
            Item::Technology(_) => &t.draft.kind_tool,
            Item::Credential(..) => &t.draft.kind_paper,
            Item::Education(_) => &t.draft.kind_education,
        };
        Self {
            number,
            name: name(&item.what, words, site),
            kind: kind.to_string(),
            levels: if has_level { levels(level, t) } else { Vec::new() },
            quotes: item.quotes.clone(),
            proof: item.proof.as_ref().map(|proof| super::proof_sentence(proof, t)).unwrap_or_default(),
            is_kept: item.is_kept,
        }
    }
}

/// What a piece is called in the visitor's language.
pub fn name(what: &Item, words: &Words<'_>, site: &Site) -> String {
    let catalog = &site.engine.catalog;
    match what {
        Item::Element(id) => catalog.find_element(id).map(|at| catalog.elements[at].name.clone()).unwrap_or_default(),
        Item::Technology(name) => name.clone(),
        Item::Credential(written, _) => written.clone(),
        Item::Education(level) => words.education(*level).to_string(),
    }
}

fn levels(current: &str, t: &Texts) -> Vec<Choice> {
    let texts = [&t.draft.level_beginner, &t.draft.level_working, &t.draft.level_advanced, &t.draft.level_expert];
    LEVELS.iter().zip(texts).map(|((_, key), text)| Choice::new(key, text, current)).collect()
}

/// What the address says besides the key.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SkillsQuery {
    added: String,
}

impl SkillsPage {
    fn new(key: &str, draft: &Draft, site: &Site, visitor: Visitor) -> Self {
        let words = visitor.words(&site.engine.catalog);
        let view = |(number, item): (usize, &FoundItem)| ItemView::of(number, item, &words, site);
        let (told, others): (Vec<_>, Vec<_>) =
            draft.items.iter().enumerate().partition(|(_, item)| item.standing == Standing::Told);
        let mut shown: Vec<ItemView> = told.into_iter().map(view).collect();
        let more = shown.split_off(shown.len().min(SHOWN));
        Self {
            frame: visitor.personal_frame(&visitor.t.draft.skills_title),
            t: visitor.t,
            progress: super::progress(2, visitor.t),
            action: format!("/draft/{key}/skills"),
            back: (!draft.jobs.is_empty()).then(|| format!("/draft/{key}/jobs")),
            is_cut: draft.is_cut && draft.jobs.is_empty(),
            shown,
            more,
            not_counted: others.into_iter().map(view).collect(),
            unknown: String::new(),
        }
    }
}

/// `GET /draft/{key}/skills`
///
/// # Errors
/// Not found when the draft is no longer kept.
pub async fn show(
    site: Data<Site>,
    visitor: Visitor,
    key: Path<String>,
    query: Query<SkillsQuery>,
) -> Result<Page<SkillsPage>, SiteError> {
    let (key, draft) = super::load(&key, &site)?;
    let mut page = SkillsPage::new(&key.to_string(), &draft, &site, visitor);
    if query.added == "1" && !draft.unknown.is_empty() {
        page.unknown = visitor.t.error.words_unknown.with("words", draft.unknown.join(", ")).into();
    }
    Ok(Page::personal(page))
}

/// `POST /draft/{key}/skills`: keeps the answers; leads on, or back when something was added.
///
/// # Errors
/// Not found when the draft is no longer kept; a stale form.
pub async fn confirm(
    site: Data<Site>,
    key: Path<String>,
    Posted(form): Posted<HashMap<String, String>>,
) -> Result<HttpResponse, SiteError> {
    let (key, mut draft) = super::load(&key, &site)?;
    for (number, item) in draft.items.iter_mut().enumerate() {
        item.is_kept = form.contains_key(&format!("keep{number}"));
        let chosen = form.get(&format!("level{number}"));
        if let Some((level, _)) = LEVELS.iter().find(|(_, key)| chosen.is_some_and(|chosen| chosen == key)) {
            item.level = *level;
        }
    }
    let own: String = form.get("add").map(|own| own.chars().take(TEXT_LIMIT).collect()).unwrap_or_default();
    let is_added = !own.trim().is_empty();
    if is_added {
        draft.add_text(&own, &site.reader.read(&own), site.year());
    }
    let text = key.to_string();
    site.drafts.keep(key, draft, (site.now)());
    Ok(see_other(&format!("/draft/{text}/{}", if is_added { "skills?added=1" } else { "check" })))
}
