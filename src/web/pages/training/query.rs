//! The fields of the training search: what they mean, and what could be loosened.

use serde::Deserialize;

use crate::catalog::codes::{AreaCode, RoleCode};
use crate::catalog::{Catalog, Cents, ProgramKind};
use crate::engine::Engine;
use crate::index::{Near, TrainingOrder, TrainingRequest};
use crate::web::error::SiteError;
use crate::web::links;
use crate::web::pages::role::Link;
use crate::web::pages::search::{QUERY_LIMIT, chosen};
use crate::web::parts::Choice;
use crate::web::work_form::numbers;
use crate::wording::Texts;

/// The last page of results that can be asked for.
const MAX_PAGE: usize = 1000;
/// The most weeks that can be asked for.
const MAX_WEEKS: f32 = 520.0;

/// Kinds of programme in the order of the list.
pub const KINDS: [ProgramKind; 9] = [
    ProgramKind::Course,
    ProgramKind::Certificate,
    ProgramKind::Certification,
    ProgramKind::Licence,
    ProgramKind::Apprenticeship,
    ProgramKind::OnTheJob,
    ProgramKind::Associate,
    ProgramKind::Bachelor,
    ProgramKind::Master,
];

/// The fields as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct TrainingQuery {
    /// Words.
    pub q: String,
    /// Code of the role that it must lead to.
    pub role: String,
    /// The most it may cost, in dollars.
    pub cost: String,
    /// The most weeks it may take.
    pub weeks: String,
    /// `home` or `place`.
    pub format: String,
    /// `1` for evenings only.
    pub evening: String,
    /// `1` for childcare only.
    pub childcare: String,
    /// A state.
    pub state: String,
    /// A town or a ZIP code.
    pub near: String,
    /// `1` for programmes with published results only.
    pub results: String,
    /// A kind of programme.
    pub kind: String,
    /// `1` for growing work only.
    pub growing: String,
    /// In what order.
    pub sort: String,
    /// Which page, from 1.
    pub page: String,
}

/// What the fields mean.
pub struct Asked {
    /// What is looked for.
    pub request: TrainingRequest,
    /// Which page, from 1.
    pub page: usize,
    /// Fields that were not understood, and are left out.
    pub problems: Vec<(&'static str, String)>,
}

/// The key of a kind in addresses.
pub fn kind_key(kind: ProgramKind) -> &'static str {
    match kind {
        ProgramKind::Course => "course",
        ProgramKind::Certificate => "certificate",
        ProgramKind::Associate => "associate",
        ProgramKind::Bachelor => "bachelor",
        ProgramKind::Master => "master",
        ProgramKind::Apprenticeship => "apprenticeship",
        ProgramKind::Certification => "certification",
        ProgramKind::Licence => "licence",
        ProgramKind::OnTheJob => "on-the-job",
    }
}

impl TrainingQuery {
    /// What they ask for; amounts that cannot be read are left out and named.
    ///
    /// # Errors
    /// Bad request for a choice that is not in the lists.
    pub fn read(&self, engine: &Engine, t: &Texts) -> Result<Asked, SiteError> {
        let catalog = &engine.catalog;
        let mut problems = Vec::new();
        let cost = number(&self.cost, numbers::usd);
        let weeks = number(&self.weeks, |text| numbers::within(text, 1.0, MAX_WEEKS));
        if cost.is_err() {
            problems.push(("cost", t.error.money_wrong.to_string()));
        }
        if weeks.is_err() {
            problems.push(("weeks", t.error.weeks_wrong.to_string()));
        }
        let near = Near::read(&self.near);
        if near.is_none() && !self.near.trim().is_empty() {
            problems.push(("near", t.training.near_wrong.to_string()));
        }
        let flag = |text: &str| Ok::<_, SiteError>(chosen(text, |text| (text == "1").then_some(()))?.is_some());
        let role = chosen(&self.role, |text| catalog.find(&text.parse::<RoleCode>().ok()?))?;
        let is_state = |code: &AreaCode| matches!(code, AreaCode::State(_)) && catalog.find_area(*code).is_some();
        let order = chosen(&self.sort, |text| ORDERS.iter().find(|(key, _)| *key == text).map(|(_, order)| *order))?;
        let page = chosen(&self.page, |text| text.parse().ok().filter(|page| (1..=MAX_PAGE).contains(page)))?;
        let request = TrainingRequest {
            text: self.q.trim().chars().take(QUERY_LIMIT).collect(),
            role,
            most_cost: cost.ok().flatten().map(|dollars| Cents::of_dollars(i64::from(dollars))),
            most_weeks: weeks.ok().flatten(),
            hours_per_week: engine.constants.access.default_hours_per_week,
            from_home: chosen(&self.format, |text| match text {
                "home" => Some(true),
                "place" => Some(false),
                _ => None,
            })?,
            evening: flag(&self.evening)?,
            childcare: flag(&self.childcare)?,
            state: chosen(&self.state, |text| text.parse().ok().filter(is_state))?,
            near,
            with_results: flag(&self.results)?,
            kind: chosen(&self.kind, |text| KINDS.into_iter().find(|kind| kind_key(*kind) == text))?,
            growing: flag(&self.growing)?,
            order: order.unwrap_or_default(),
        };
        Ok(Asked { request, page: page.unwrap_or(1), problems })
    }

    fn fields(&self) -> [(&'static str, &str); 13] {
        [
            ("q", &self.q),
            ("role", &self.role),
            ("cost", &self.cost),
            ("weeks", &self.weeks),
            ("format", &self.format),
            ("evening", &self.evening),
            ("childcare", &self.childcare),
            ("state", &self.state),
            ("near", &self.near),
            ("results", &self.results),
            ("kind", &self.kind),
            ("growing", &self.growing),
            ("sort", &self.sort),
        ]
    }

    /// The address of one page of the same search.
    pub fn address(&self, page: usize) -> String {
        let page = page.to_string();
        let page = (page != "1").then_some(("page", page.as_str()));
        let filled = self.fields().into_iter().filter(|(_, value)| !value.is_empty());
        links::with_query("/training", &links::query(filled.chain(page)))
    }

    /// The same search without one of its limits, for each that is set; at last without any.
    pub fn loosened(&self, t: &Texts) -> Vec<Link> {
        let names = [
            ("q", &t.training.loosen_words),
            ("role", &t.training.loosen_role),
            ("cost", &t.training.loosen_cost),
            ("weeks", &t.training.loosen_weeks),
            ("format", &t.training.loosen_format),
            ("evening", &t.training.loosen_evening),
            ("childcare", &t.training.loosen_childcare),
            ("state", &t.training.loosen_state),
            ("near", &t.training.loosen_near),
            ("results", &t.training.loosen_results),
            ("kind", &t.training.loosen_kind),
            ("growing", &t.training.loosen_growing),
        ];
        let set: Vec<_> = self.fields().into_iter().filter(|(_, value)| !value.is_empty()).collect();
        let without = |name: &str| {
            let rest = set.iter().filter(|(other, _)| *other != name);
            links::with_query("/training", &links::query(rest.copied()))
        };
        let is_set = |name: &str| set.iter().any(|(other, _)| *other == name);
        let link = |name: String, href: String| Link { name, href, note: String::new() };
        let mut all: Vec<Link> = names
            .into_iter()
            .filter(|(name, _)| is_set(name))
            .map(|(name, text)| link(text.to_string(), without(name)))
            .collect();
        all.push(link(t.training.loosen_all.to_string(), "/training".to_owned()));
        all
    }
}

const ORDERS: [(&str, TrainingOrder); 3] =
    [("relevance", TrainingOrder::Relevance), ("cost", TrainingOrder::Cost), ("weeks", TrainingOrder::Weeks)];

/// A number that may be left out.
fn number<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, ()> {
    if text.trim().is_empty() { Ok(None) } else { read(text).map(Some).ok_or(()) }
}

/// Orders as choices.
pub fn sorts(query: &TrainingQuery, t: &Texts) -> Vec<Choice> {
    let name = |order| match order {
        TrainingOrder::Relevance => &t.training.sort_relevance,
        TrainingOrder::Cost => &t.training.sort_cost,
        TrainingOrder::Weeks => &t.training.sort_weeks,
    };
    ORDERS.map(|(key, order)| Choice::new(key, name(order), &query.sort)).into()
}

/// How it is held, as choices.
pub fn formats(query: &TrainingQuery, t: &Texts) -> Vec<Choice> {
    let rows = [("", &t.site.any), ("home", &t.training.format_home), ("place", &t.training.format_place)];
    rows.map(|(key, text)| Choice::new(key, text, &query.format)).into()
}

/// States as choices.
pub fn states(query: &TrainingQuery, catalog: &Catalog, t: &Texts) -> Vec<Choice> {
    let any = Choice::new("", &t.site.any, &query.state);
    let states = catalog.areas.iter().filter(|area| matches!(area.code, AreaCode::State(_)));
    let states = states.map(|area| Choice::new(area.code, &area.name, &query.state));
    std::iter::once(any).chain(states).collect()
}
