//! Why not this role? Any role that a person asks about: where it stands in their list, or what keeps it out.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use askama::Template;
use serde::Deserialize;

use crate::catalog::codes::RoleCode;
use crate::catalog::{Growth, RoleIx};
use crate::engine::{Listing, Ranking, ShortlistOptions};
use crate::matching::{Assessment, Bar, BarKind, Gate, Match, Missing};
use crate::web::Site;
use crate::web::error::SiteError;
use crate::web::find::{self, Candidate};
use crate::web::links;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::work_form::WorkForm;
use crate::wording::{Texts, Words, format};

use super::matches::card::{label_tone, role_address};
use super::matches::filters::Filter;
use super::matches::view::{View, ViewQuery};
use super::person::Person;
use super::search::QUERY_LIMIT;

/// Roles that someone may choose from.
const CHOICES: usize = 6;
/// Roles of the list that are named beside one that is not in it.
const RELATED_SHOWN: usize = 4;

/// What the address says of the role.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AskQuery {
    /// What was typed.
    ask: String,
    /// The role that was chosen.
    ask_role: String,
}

/// The page.
#[derive(Template)]
#[template(path = "pages/why_not.html")]
pub struct WhyNotPage {
    frame: Frame,
    t: &'static Texts,
    form: AskForm,
    answer: Answer,
    back: String,
}

/// The form that asks about a role.
pub struct AskForm {
    /// Where it goes.
    pub action: String,
    /// What was typed.
    pub typed: String,
    /// What it carries along: the answers if they are in the address, and what the list is narrowed down to.
    pub hidden: Vec<(String, String)>,
}

/// What we say to it.
enum Answer {
    /// Nothing was asked yet.
    Nothing,
    /// We know no such role: a sentence that says what to do, and a search.
    Unknown(String, String),
    /// It may be one of these: title, what it was recognised by, and the page about it.
    Which(Vec<(Candidate, String)>),
    /// About one role.
    Role(Box<RoleAnswer>),
}

/// Where a role stands, and what is in its way.
struct RoleAnswer {
    title: String,
    label: Option<(String, &'static str)>,
    verdict: String,
    hidden_by: Option<(String, String)>,
    obstacles: Vec<Obstacle>,
    nothing_holds: bool,
    why_href: Option<String>,
    path_href: Option<String>,
    role_href: String,
    related: Vec<(String, String)>,
}

/// Something that is in the way, and what would open it.
struct Obstacle {
    name: String,
    sentences: Vec<String>,
    change: String,
}

/// `GET /why-not?ask=…`
///
/// # Errors
/// Bad request for a filter we do not have.
pub async fn show(
    site: Data<Site>,
    visitor: Visitor,
    form: Query<WorkForm>,
    view: Query<ViewQuery>,
    ask: Query<AskQuery>,
) -> Result<HttpResponse, SiteError> {
    match Person::from_form(form.into_inner(), &site, visitor) {
        Ok(person) => Ok(answer(&person, &view.read()?, &ask, &site, visitor).await?.into_response()),
        Err(question) => Ok(*question),
    }
}

/// `GET /record/{key}/why-not?ask=…`
///
/// # Errors
/// Not found for a key without a record, or as [`show`].
pub async fn show_recorded(
    site: Data<Site>,
    visitor: Visitor,
    person: Person,
    view: Query<ViewQuery>,
    ask: Query<AskQuery>,
) -> Result<Page<WhyNotPage>, SiteError> {
    answer(&person, &view.read()?, &ask, &site, visitor).await
}

async fn answer(
    person: &Person,
    view: &View,
    ask: &AskQuery,
    site: &Data<Site>,
    visitor: Visitor,
) -> Result<Page<WhyNotPage>, SiteError> {
    let t = visitor.t;
    let form = AskForm::of(person, view, ask.ask.chars().take(QUERY_LIMIT).collect());
    let answer = match find_role(ask, &form.typed, site) {
        Found::Nothing => Answer::Nothing,
        Found::Unknown => {
            let search = links::with_query("/search", &links::query([("q", form.typed.as_str())]));
            Answer::Unknown(t.why_not.unknown.with("title", &form.typed).into(), search)
        }
        Found::Which(candidates) => {
            let page = |candidate: &Candidate| person.links.why_not(&candidate.code, &view.to_query());
            Answer::Which(candidates.iter().map(|one| (one.clone(), page(one))).collect())
        }
        Found::Role(role) => {
            let options = ShortlistOptions { year: site.year(), ..ShortlistOptions::default() };
            let (ranking, _) = person.rank(site, options).await?;
            let asker = Asker { person, view, ranking: &ranking, site, words: &visitor.words(&site.engine.catalog) };
            Answer::Role(Box::new(asker.answer(role)))
        }
    };
    let title = match &answer {
        Answer::Role(role) => t.why_not.heading_role.with("role", &role.title).to_string(),
        _ => t.why_not.heading.to_string(),
    };
    let back = person.links.matches(&view.to_query());
    Ok(Page::personal(WhyNotPage { frame: visitor.personal_frame(title), t, form, answer, back }))
}

/// What was asked for.
enum Found {
    Nothing,
    Unknown,
    Which(Vec<Candidate>),
    Role(RoleIx),
}

fn find_role(ask: &AskQuery, typed: &str, site: &Site) -> Found {
    let catalog = &site.engine.catalog;
    let chosen = ask.ask_role.parse().ok().and_then(|code: RoleCode| catalog.find(&code));
    if let Some(role) = chosen {
        return Found::Role(role);
    }
    if typed.trim().is_empty() {
        return Found::Nothing;
    }
    let found = find::recognise(site, typed, CHOICES);
    match found.candidates.first().and_then(|best| catalog.find(&best.code)) {
        None => Found::Unknown,
        Some(best) if found.certain || found.candidates.len() == 1 => Found::Role(best),
        Some(_) => Found::Which(found.candidates),
    }
}

impl AskForm {
    /// The form with what was `typed`.
    pub fn of(person: &Person, view: &View, typed: String) -> Self {
        let answers = if person.links.are_in_address() { person.form.filled() } else { Vec::new() };
        let hidden = answers.into_iter().chain(view.fields());
        Self {
            action: person.links.why_not_action(),
            typed,
            hidden: hidden.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        }
    }
}

/// Answers for one person.
struct Asker<'a> {
    person: &'a Person,
    view: &'a View,
    ranking: &'a Ranking,
    site: &'a Site,
    words: &'a Words<'a>,
}

impl Asker<'_> {
    fn answer(&self, role: RoleIx) -> RoleAnswer {
        let (catalog, links) = (&self.site.engine.catalog, &self.person.links);
        let named = catalog.role(role);
        let scorer = self.site.engine.scorer();
        let assessed = scorer.assess(&self.ranking.person, role);
        let found = assessed.map(|assessed| scorer.explain(&self.ranking.person, &assessed));
        let listing = self.ranking.listing(role, catalog);
        let is_listed = matches!(listing, Listing::Listed { .. });
        let hidden_by = assessed.filter(|_| is_listed).and_then(|assessed| self.hidden_by(&assessed));
        let obstacles = found.as_ref().map(|found| self.obstacles(found)).unwrap_or_default();
        let related = if is_listed { Vec::new() } else { self.ranking.related_to(role, catalog, RELATED_SHOWN) };
        let related = related.into_iter().map(|ix| catalog.role(ix));
        RoleAnswer {
            title: named.title.clone(),
            label: found
                .as_ref()
                .map(|found| (self.words.access(found.access.label).to_string(), label_tone(found.access.label))),
            verdict: self.verdict(listing),
            hidden_by,
            nothing_holds: found.is_some() && obstacles.is_empty(),
            obstacles,
            why_href: found.as_ref().map(|found| links.why(&found.code)),
            path_href: found.as_ref().map(|found| links.path(&found.code)),
            role_href: role_address(&named.code, self.person),
            related: related.map(|role| (role.title.clone(), links.why(&role.code))).collect(),
        }
    }

    /// The choices that hide it from the list now, and the list without them.
    fn hidden_by(&self, assessed: &Assessment) -> Option<(String, String)> {
        let before = self.ranking.person.pay_before.map(|(usd, _)| usd);
        let keeps = |filter: &Filter| filter.keeps(assessed, before, &self.site.engine.catalog);
        let hiding: Vec<Filter> = self.view.filters().into_iter().filter(|filter| !keeps(filter)).collect();
        let names: Vec<String> = hiding.iter().map(|filter| filter.name(self.words)).collect();
        let without = hiding.iter().fold(self.view.clone(), |view, filter| view.without(*filter));
        let t = self.words.texts;
        let text = t.why_not.hidden_by.with("names", format::list(&names, t.site.and.as_str()));
        (!names.is_empty()).then(|| (text.into(), self.person.links.matches(&without.to_query())))
    }

    fn verdict(&self, listing: Listing) -> String {
        let t = &self.words.texts.why_not;
        match listing {
            Listing::Listed { did, can } => {
                let text = t.listed.with("did", did).with("can", can);
                text.with("count", self.ranking.found.len()).into()
            }
            Listing::NotGrowing(Growth::Declining) => t.declining.to_string(),
            Listing::NotGrowing(Growth::Unknown) => t.no_outlook.to_string(),
            Listing::NotGrowing(_) => t.steady.to_string(),
            Listing::NoPay => t.no_pay.to_string(),
            Listing::Rest => t.rest.to_string(),
            Listing::NothingToCompare => self.words.missing(Missing::RoleContent),
        }
    }

    /// What keeps the role from being within reach, the hardest first.
    fn obstacles(&self, found: &Match) -> Vec<Obstacle> {
        let enough = self.site.engine.constants.access.within_reach_bar;
        let mut low: Vec<(f32, &Bar)> = found
            .access
            .bars
            .iter()
            .filter_map(|bar| Some((bar.value.filter(|value| *value < enough)?, bar)))
            .collect();
        low.sort_by(|a, b| a.0.total_cmp(&b.0));
        let obstacle = |(_, bar): (f32, &Bar)| Obstacle {
            name: self.words.bar(bar.kind).to_string(),
            sentences: self.sentences(bar, found, enough),
            change: self.words.change(&bar.change),
        };
        low.into_iter().map(obstacle).collect()
    }

    fn sentences(&self, bar: &Bar, found: &Match, enough: f32) -> Vec<String> {
        let closed = |gate: &&Gate| gate.open < enough;
        match bar.kind {
            BarKind::Skill => vec![self.words.claim(&found.fit.reason)],
            BarKind::Gate => found.gates.iter().filter(closed).map(|gate| self.words.claim(&gate.reason)).collect(),
            _ => vec![self.words.claim(&bar.reason)],
        }
    }
}
