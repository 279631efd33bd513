//! The money of a path: a form whose answers are not kept, the weeks to get through, and who may help.

mod chart;
mod form;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use askama::Template;

use crate::engine::MatchWithPaths;
use crate::pathway::money::{CashFlow, Reached, Situation, SupportTable};
use crate::pathway::{LearningPath, Merit};
use crate::web::Site;
use crate::web::csrf::Posted;
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::work_form::WorkForm;
use crate::wording::{Texts, Words, format};

use super::path::planned;
use super::path::way::{WayQuery, place_of, way_key};
use super::person::Person;
use chart::BalanceChart;
use form::{Field, MoneyForm};

/// The page.
#[derive(Template)]
#[template(path = "pages/money.html")]
pub struct MoneyPage {
    frame: Frame,
    t: &'static Texts,
    title: String,
    path_href: String,
    path_line: String,
    action: String,
    fields: Vec<Field>,
    answers: Vec<(String, String)>,
    chart: Option<BalanceChart>,
    years: Vec<(u32, String, String)>,
    support: Vec<SupportView>,
    no_promise: String,
    written: String,
}

/// Support to ask about.
pub struct SupportView {
    name: String,
    reason: String,
    says: String,
    decides: String,
    ask: String,
    mind: String,
    site: String,
}

/// `GET /matches/{code}/money?way=fastest`
///
/// # Errors
/// Not found for an unknown role or one with nothing to compare with; bad request for a way we do not know.
pub async fn show(
    site: Data<Site>,
    visitor: Visitor,
    code: Path<String>,
    (person, way): (Query<WorkForm>, Query<WayQuery>),
) -> Result<HttpResponse, SiteError> {
    work_out(site, visitor, code, (person, way), Posted(MoneyForm::default())).await
}

/// `POST /matches/{code}/money`: the same with the household's answers, of which nothing is kept.
///
/// # Errors
/// As [`show`].
pub async fn work_out(
    site: Data<Site>,
    visitor: Visitor,
    code: Path<String>,
    (person, way): (Query<WorkForm>, Query<WayQuery>),
    money: Posted<MoneyForm>,
) -> Result<HttpResponse, SiteError> {
    let way = way.read()?;
    match Person::from_form(person.into_inner(), &site, visitor) {
        Ok(person) => Ok(answer(&person, (&code, way), &money.0, &site, visitor).await?.into_response()),
        Err(question) => Ok(*question),
    }
}

/// `GET /record/{key}/matches/{code}/money`
///
/// # Errors
/// Not found for a key without a record, or as [`show`].
pub async fn show_recorded(
    site: Data<Site>,
    visitor: Visitor,
    person: Person,
    (path, way): (Path<(String, String)>, Query<WayQuery>),
) -> Result<Page<MoneyPage>, SiteError> {
    work_out_recorded(site, visitor, person, (path, way), Posted(MoneyForm::default())).await
}

/// `POST /record/{key}/matches/{code}/money`
///
/// # Errors
/// As [`show_recorded`].
pub async fn work_out_recorded(
    site: Data<Site>,
    visitor: Visitor,
    person: Person,
    (path, way): (Path<(String, String)>, Query<WayQuery>),
    money: Posted<MoneyForm>,
) -> Result<Page<MoneyPage>, SiteError> {
    let ((_, code), way) = (path.into_inner(), way.read()?);
    answer(&person, (&code, way), &money.0, &site, visitor).await
}

async fn answer(
    person: &Person,
    (code, way): (&str, Option<Merit>),
    form: &MoneyForm,
    site: &Data<Site>,
    visitor: Visitor,
) -> Result<Page<MoneyPage>, SiteError> {
    let code = code.parse().map_err(|_| SiteError::RoleNotFound)?;
    let planned = planned(person, &code, site).await?;
    let path = planned.front.paths.get(place_of(&planned.front, way)).ok_or(SiteError::RoleNotFound)?;
    Ok(Page::personal(MoneyPage::of(person, (&planned, path), form, site, visitor)))
}

impl MoneyPage {
    fn of(
        person: &Person,
        (planned, path): (&MatchWithPaths, &LearningPath),
        form: &MoneyForm,
        site: &Site,
        visitor: Visitor,
    ) -> Self {
        let MatchWithPaths { found, front } = planned;
        let words = visitor.words(&site.engine.catalog);
        let t = visitor.t;
        let (household, fields) = form.read(t);
        let flow = site.engine.cash_flow(&household, found, path);
        let situation = Situation { education: person.profile.education, ..form.situation() };
        let support = site.engine.support(path, &situation);
        let table = SupportTable::builtin();
        Self {
            frame: visitor.personal_frame(t.money.title.with("role", &front.title)),
            t,
            title: front.title.clone(),
            path_href: person.links.path(&found.code),
            path_line: path_line(path, &words),
            action: person.links.money(&found.code, way_key(path)),
            fields,
            answers: answers(&flow, t),
            chart: flow.balance.as_ref().and_then(|balance| BalanceChart::of(balance, t)),
            years: years(&flow),
            support: support.iter().map(SupportView::of).collect(),
            no_promise: table.no_promise.en.clone(),
            written: table.written.clone(),
        }
    }
}

fn path_line(path: &LearningPath, words: &Words<'_>) -> String {
    let merits: Vec<String> = path.best_at.iter().map(|merit| words.merit(*merit).to_string()).collect();
    let text = words.texts.money.path_line.with("merit", merits.join(", ")).with("weeks", path.weeks);
    text.with("low", format::whole_dollars(path.cost.low)).with("high", format::whole_dollars(path.cost.high)).into()
}

/// What the weeks come to, as rows of a question and its answer.
fn answers(flow: &CashFlow, t: &Texts) -> Vec<(String, String)> {
    let m = &t.money;
    let weeks = |weeks: u32| m.weeks.with("weeks", weeks).to_string();
    let mut rows = Vec::new();
    let mut row = |name: &dyn ToString, answer: String| rows.push((name.to_string(), answer));
    row(&m.first_pay, flow.first_pay_week.map_or(m.not_known.to_string(), weeks));
    if let Some(balance) = &flow.balance {
        row(&m.runway, balance.runway_weeks.map_or(m.lasts.to_string(), weeks));
        row(
            &m.lowest,
            m.lowest_text
                .with("amount", format::whole_dollars(balance.lowest))
                .with("week", balance.lowest_week)
                .to_string(),
        );
        row(&m.shortfall, format::whole_dollars(balance.shortfall));
        if let Some(holds) = balance.bridge_holds {
            row(&m.bridge, if holds { m.bridge_holds.to_string() } else { m.bridge_breaks.to_string() });
        }
    }
    let reached = |reached: Reached| match reached {
        Reached::AfterWeeks(after) => weeks(after),
        Reached::NotWithinWeeks(within) => m.not_within.with("weeks", within).to_string(),
    };
    if let Some(back) = flow.back_at_lost_pay {
        row(&m.back_at_lost_pay, reached(back));
    }
    if let Some(regained) = flow.lost_income_regained {
        row(&m.regained, reached(regained));
    }
    if let Some(earnings) = flow.five_year_earnings {
        row(&m.five_years, format::whole_dollars(earnings));
    }
    if let Some(against) = &flow.against_fallback {
        row(&m.ahead, format::whole_dollars(against.ahead));
    }
    rows
}

/// Year, what comes in by work, what goes out.
fn years(flow: &CashFlow) -> Vec<(u32, String, String)> {
    let known = flow.by_year.iter().enumerate().filter_map(|(place, year)| Some((place as u32 + 1, year.as_ref()?)));
    known
        .map(|(year, lines)| {
            let out = lines.outgoings().map_or_else(|| "–".to_owned(), format::whole_dollars);
            (year, format::whole_dollars(lines.income()), out)
        })
        .collect()
}

impl SupportView {
    fn of(ask: &crate::pathway::money::Ask) -> Self {
        let table = SupportTable::builtin();
        let support = ask.support;
        Self {
            name: support.name.en.clone(),
            reason: table.reason(ask.reason).map_or_else(String::new, |words| words.en.clone()),
            says: support.says.en.clone(),
            decides: support.decides.en.clone(),
            ask: support.ask.en.clone(),
            mind: support.mind.en.clone(),
            site: support.site.clone(),
        }
    }
}
