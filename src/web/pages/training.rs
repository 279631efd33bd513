//! Training search: programmes by words, role, money, weeks and how they are held, in plain forms.

mod query;

use actix_web::web::{self, Data, Query};
use askama::Template;

use crate::catalog::{Catalog, JoinedProgram, ProgramKind};
use crate::index::{TrainingRequest, least_weeks, search_training};
use crate::matching::WeeksEstimate;
use crate::web::Site;
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Place, Visitor};
use crate::web::parts::Choice;
use crate::wording::{Texts, Words, format};

use super::path::steps::program_link;
use super::role::Link;
use query::{Asked, TrainingQuery, kind_key};

/// How many results a page shows.
const PER_PAGE: usize = 20;
/// Roles that a result names.
const ROLES_NAMED: usize = 3;

/// The page.
#[derive(Template)]
#[template(path = "pages/training.html")]
pub struct TrainingPage {
    frame: Frame,
    t: &'static Texts,
    query: TrainingQuery,
    problems: Vec<(&'static str, String)>,
    roles: Vec<Choice>,
    formats: Vec<Choice>,
    states: Vec<Choice>,
    kinds: Vec<Choice>,
    sorts: Vec<Choice>,
    count: String,
    results: Vec<ResultView>,
    previous: Option<String>,
    next: Option<String>,
    loosen: Vec<Link>,
    is_empty_catalog: bool,
}

/// A programme in the list.
pub struct ResultView {
    link: Link,
    kind: String,
    cost: String,
    weeks: String,
    leads_to: Option<String>,
}

/// `GET /training`
///
/// # Errors
/// Bad request for a choice that is not in the lists.
pub async fn show(
    site: Data<Site>,
    visitor: Visitor,
    query: Query<TrainingQuery>,
) -> Result<Page<TrainingPage>, SiteError> {
    let query = query.into_inner();
    let asked = query.read(&site.engine, visitor.t)?;
    // Going through thousands of names takes milliseconds, so it leaves the server's threads.
    let page = web::block(move || TrainingPage::of(query, &asked, &site, visitor)).await?;
    Ok(Page::shared(page))
}

impl TrainingPage {
    fn of(query: TrainingQuery, asked: &Asked, site: &Site, visitor: Visitor) -> Self {
        let (t, catalog) = (visitor.t, &site.engine.catalog);
        let words = &visitor.words(catalog);
        let found = search_training(catalog, &asked.request);
        let first = (asked.page - 1) * PER_PAGE;
        let shown: Vec<_> = found.iter().skip(first).take(PER_PAGE).collect();
        let last = first + shown.len();
        Self {
            frame: visitor.frame(&t.training.title, Place::Training),
            t,
            problems: asked.problems.clone(),
            roles: roles(&query, asked, catalog, t),
            formats: query::formats(&query, t),
            states: query::states(&query, catalog, t),
            kinds: kinds(&query, words),
            sorts: query::sorts(&query, t),
            count: count(found.len(), first, last, t),
            results: shown.into_iter().map(|joined| ResultView::of(joined, &asked.request, catalog, words)).collect(),
            previous: (asked.page > 1).then(|| query.address(asked.page - 1)),
            next: (last < found.len()).then(|| query.address(asked.page + 1)),
            loosen: if found.is_empty() { query.loosened(t) } else { Vec::new() },
            is_empty_catalog: catalog.programs.is_empty(),
            query,
        }
    }

    /// What is wrong with a field; empty if nothing is.
    fn wrong(&self, field: &str) -> &str {
        self.problems.iter().find(|(name, _)| *name == field).map_or("", |(_, message)| message.as_str())
    }
}

fn count(all: usize, first: usize, last: usize, t: &Texts) -> String {
    let count = match all {
        1 => t.training.count_one.to_string(),
        all => t.training.count_other.with("count", format::whole(all as f64)).into(),
    };
    if all <= PER_PAGE || first >= all {
        return count;
    }
    format!("{count} {}", t.training.showing.with("from", first + 1).with("to", last))
}

/// The role that is asked for and "any", if one is.
fn roles(query: &TrainingQuery, asked: &Asked, catalog: &Catalog, t: &Texts) -> Vec<Choice> {
    let Some(role) = asked.request.role else { return Vec::new() };
    let role = catalog.role(role);
    vec![Choice::new(&role.code, &role.title, &query.role), Choice::new("", &t.training.role_any, &query.role)]
}

fn kinds(query: &TrainingQuery, words: &Words<'_>) -> Vec<Choice> {
    let any = Choice::new("", &words.texts.site.any, &query.kind);
    let kinds = query::KINDS
        .into_iter()
        .map(|kind: ProgramKind| Choice::new(kind_key(kind), words.program_kind(kind), &query.kind));
    std::iter::once(any).chain(kinds).collect()
}

impl ResultView {
    fn of(joined: &JoinedProgram, request: &TrainingRequest, catalog: &Catalog, words: &Words<'_>) -> Self {
        let t = &words.texts.training;
        let program = &joined.program;
        let low = least_weeks(program, request.hours_per_week);
        let weeks = match (program.weeks, low) {
            (Some(weeks), _) => words.weeks(WeeksEstimate { low: weeks.low, high: weeks.high }),
            (None, Some(low)) => {
                let high = program.hours.map_or(low, |hours| (hours.high / hours.low.max(1.0) * low).max(low));
                words.weeks(WeeksEstimate { low, high })
            }
            (None, None) => t.ask.to_string(),
        };
        let titles = joined.roles.iter().take(ROLES_NAMED).map(|role| catalog.role(*role).title.as_str());
        let titles: Vec<&str> = titles.collect();
        Self {
            link: program_link(joined, words),
            kind: words.program_kind(program.kind).to_string(),
            cost: words.cost(program.cost),
            weeks,
            leads_to: (!titles.is_empty()).then(|| t.leads_to.with("roles", titles.join("; ")).into()),
        }
    }
}
