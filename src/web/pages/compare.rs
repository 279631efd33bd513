//! Up to three roles side by side: fit, ways, pay, work, exposure, conditions.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use askama::Template;

use crate::catalog::codes::{AreaCode, RoleCode};
use crate::engine::{MatchWithPaths, ShortlistOptions};
use crate::matching::Match;
use crate::pathway::{LearningPath, Merit};
use crate::web::Site;
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::parts::Choice;
use crate::web::work_form::WorkForm;
use crate::wording::{Text, Texts, Words, format};

use super::matches::card::{held_back, label_tone};
use super::path::planned;
use super::person::Person;

/// The most roles that stand side by side.
pub const MOST_ROLES: usize = 3;
/// How many of the person's matches can be added.
const OFFERED: usize = 25;

/// The page.
#[derive(Template)]
#[template(path = "pages/compare.html")]
pub struct ComparePage {
    frame: Frame,
    t: &'static Texts,
    columns: Vec<Column>,
    rows: Vec<(String, Vec<String>)>,
    offered: Vec<Choice>,
    hidden: Vec<(String, String)>,
    action: String,
    hint: Option<String>,
    back: String,
}

/// A role.
pub struct Column {
    title: String,
    path_href: String,
    remove_href: String,
    label: (String, &'static str),
}

/// Every pair of the address, of which `role` may stand more than once.
pub type Pairs = Vec<(String, String)>;

/// `GET /compare?role=…&role=…`
///
/// # Errors
/// Not found for an unknown role; bad request for more than three.
pub async fn show(
    site: Data<Site>,
    visitor: Visitor,
    form: Query<WorkForm>,
    pairs: Query<Pairs>,
) -> Result<HttpResponse, SiteError> {
    let codes = codes(&pairs)?;
    match Person::from_form(form.into_inner(), &site, visitor) {
        Ok(person) => Ok(answer(&person, codes, &site, visitor).await?.into_response()),
        Err(question) => Ok(*question),
    }
}

/// `GET /record/{key}/compare?role=…`
///
/// # Errors
/// Not found for a key without a record, or as [`show`].
pub async fn show_recorded(
    site: Data<Site>,
    visitor: Visitor,
    person: Person,
    pairs: Query<Pairs>,
) -> Result<Page<ComparePage>, SiteError> {
    let codes = codes(&pairs)?;
    answer(&person, codes, &site, visitor).await
}

/// The roles in an address, each once.
fn codes(pairs: &Pairs) -> Result<Vec<RoleCode>, SiteError> {
    let mut codes: Vec<RoleCode> = Vec::new();
    for (_, value) in pairs.iter().filter(|(name, value)| name == "role" && !value.is_empty()) {
        let code = value.parse().map_err(|_| SiteError::RoleNotFound)?;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    if codes.len() > MOST_ROLES { Err(SiteError::BadRequest) } else { Ok(codes) }
}

async fn answer(
    person: &Person,
    codes: Vec<RoleCode>,
    site: &Data<Site>,
    visitor: Visitor,
) -> Result<Page<ComparePage>, SiteError> {
    let mut all = Vec::new();
    for code in &codes {
        all.push(planned(person, code, site).await?);
    }
    let options = ShortlistOptions { year: site.year(), ..ShortlistOptions::default() };
    let (ranking, _) = person.rank(site, options).await?;
    let catalog = &site.engine.catalog;
    let roles = ranking.found.iter().map(|found| catalog.role(found.role));
    let offered = roles.filter(|role| !codes.contains(&role.code)).take(OFFERED);
    let offered = offered.map(|role| Choice::new(&role.code, &role.title, "")).collect();
    Ok(Page::personal(ComparePage::of(person, (&codes, &all), offered, site, visitor)))
}

impl ComparePage {
    fn of(
        person: &Person,
        (codes, all): (&[RoleCode], &[MatchWithPaths]),
        offered: Vec<Choice>,
        site: &Site,
        visitor: Visitor,
    ) -> Self {
        let t = visitor.t;
        let words = &visitor.words(&site.engine.catalog);
        let hint = match codes.len() {
            0 => Some(&t.compare.none),
            1 => Some(&t.compare.one),
            MOST_ROLES => Some(&t.compare.full),
            _ => None,
        };
        Self {
            frame: visitor.personal_frame(&t.compare.title),
            t,
            columns: all.iter().map(|planned| Column::of(planned, codes, person, words)).collect(),
            rows: rows(all, person, site, words),
            offered: if codes.len() < MOST_ROLES { offered } else { Vec::new() },
            hidden: hidden(person, codes),
            action: person.links.compare(&[]).split('?').next().unwrap_or_default().to_owned(),
            hint: hint.map(ToString::to_string),
            back: person.links.matches(""),
        }
    }
}

/// What the form that adds a role carries along.
fn hidden(person: &Person, codes: &[RoleCode]) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    if person.links.are_in_address() {
        fields.extend(person.form.filled().into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
    fields.extend(codes.iter().map(|code| ("role".to_owned(), code.to_string())));
    fields
}

impl Column {
    fn of(planned: &MatchWithPaths, codes: &[RoleCode], person: &Person, words: &Words<'_>) -> Self {
        let found = &planned.found;
        let others: Vec<RoleCode> = codes.iter().filter(|code| **code != found.code).cloned().collect();
        Self {
            title: found.title.clone(),
            path_href: person.links.path(&found.code),
            remove_href: person.links.compare(&others),
            label: (words.access(found.access.label).to_string(), label_tone(found.access.label)),
        }
    }
}

/// The facts, one a row, one role a cell.
fn rows(all: &[MatchWithPaths], person: &Person, site: &Site, words: &Words<'_>) -> Vec<(String, Vec<String>)> {
    let (t, unknown) = (&words.texts.compare, words.texts.site.unknown.to_string());
    let area = person.profile.area.unwrap_or(AreaCode::National);
    let pay = |usd: Option<u32>| usd.map_or_else(|| unknown.clone(), format::usd);
    let way = |planned: &MatchWithPaths, merit: Merit| way_cell(planned, merit, words);
    let row = |name: String, cell: &dyn Fn(&MatchWithPaths) -> String| (name, all.iter().map(cell).collect());
    let nothing = || t.nothing.to_string();
    let mut rows = vec![
        row(t.row_fit.to_string(), &|one| format!("{:.0}", one.found.fit.value * 100.0)),
        row(t.row_held.to_string(), &|one| held(&one.found, words).unwrap_or_else(nothing)),
        row(t.row_missing.to_string(), &|one| missing(one, words).unwrap_or_else(nothing)),
        row(t.row_fastest.to_string(), &|one| way(one, Merit::Fastest)),
        row(t.row_cheapest.to_string(), &|one| way(one, Merit::Cheapest)),
        row(t.row_sure.to_string(), &|one| sure_cell(one, words)),
        row(t.row_start.to_string(), &|one| pay(one.found.pay.as_ref().map(|pay| pay.entry_usd_per_year))),
        row(t.row_middle.to_string(), &|one| pay(one.found.pay.as_ref().map(|pay| pay.median_usd_per_year))),
        row(t.row_change.to_string(), &|one| {
            let change = one.found.pay.as_ref().and_then(|pay| pay.change_percent);
            change.map_or_else(|| unknown.clone(), format::change)
        }),
        row(t.row_openings.to_string(), &|one| {
            one.found.openings_per_year.map_or_else(|| unknown.clone(), |count| format::whole(f64::from(count)))
        }),
    ];
    if area != AreaCode::National {
        let jobs = |one: &MatchWithPaths| local_jobs(&one.found, area, site, &t.not_counted);
        rows.push(row(t.row_here.with("area", words.area(area)).into(), &jobs));
    }
    rows.push(row(t.row_growth.to_string(), &|one| {
        one.found.growth_percent.map_or_else(|| unknown.clone(), format::change)
    }));
    rows.push(row(t.row_exposure.to_string(), &|one| {
        one.found.exposure.role.map_or_else(|| unknown.clone(), format::share)
    }));
    rows.push(row(t.row_conditions.to_string(), &|one| conditions(one, words).unwrap_or_else(nothing)));
    rows
}

fn held(found: &Match, words: &Words<'_>) -> Option<String> {
    held_back(found, words).map(|_| words.bar(found.access.weakest).to_string())
}

fn missing(planned: &MatchWithPaths, words: &Words<'_>) -> Option<String> {
    let names = planned.front.needs.iter().filter(|need| need.is_essential).map(|need| words.need_name(need));
    let names: Vec<String> = names.collect();
    (!names.is_empty()).then(|| names.join("; "))
}

fn conditions(planned: &MatchWithPaths, words: &Words<'_>) -> Option<String> {
    let names: Vec<String> = planned.front.conditions.iter().map(|gate| words.gate(gate.kind).to_string()).collect();
    (!names.is_empty()).then(|| names.join("; "))
}

fn best(planned: &MatchWithPaths, merit: Merit) -> Option<&LearningPath> {
    planned.front.paths.iter().find(|path| path.best_at.contains(&merit)).or(planned.front.paths.first())
}

fn way_cell(planned: &MatchWithPaths, merit: Merit, words: &Words<'_>) -> String {
    let t = &words.texts.compare;
    let Some(path) = best(planned, merit) else { return t.no_way.to_string() };
    let text = t.way_cell.with("weeks", words.week_count(path.weeks));
    text.with("cost", words.path_cost(path)).into()
}

fn sure_cell(planned: &MatchWithPaths, words: &Words<'_>) -> String {
    best(planned, Merit::Surest)
        .map_or_else(|| words.texts.compare.no_way.to_string(), |path| words.path_certainty(path))
}

fn local_jobs(found: &Match, area: AreaCode, site: &Site, none: &Text) -> String {
    let catalog = &site.engine.catalog;
    let role = catalog.find(&found.code).map(|ix| catalog.role(ix));
    let jobs = role.and_then(|role| catalog.local_presence(role, area)).map(|(jobs, _)| jobs);
    jobs.map_or_else(|| none.to_string(), |jobs| format::whole(f64::from(jobs)))
}
