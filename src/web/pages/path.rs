//! The ways to a role: what to do this week, the ways side by side, the steps of one, and what surrounds them.

pub mod around;
pub mod plan;
pub mod steps;
pub mod way;
mod week;

use actix_web::HttpResponse;
use actix_web::web::{self, Data, Path, Query};
use askama::Template;

use crate::catalog::codes::RoleCode;
use crate::engine::MatchWithPaths;
use crate::matching::WeeksEstimate;
use crate::pathway::{LearningPath, Merit, NeedKind, PathFront};
use crate::web::Site;
use crate::web::error::SiteError;
use crate::web::links::{PersonLinks, encode, query};
use crate::web::page::{Frame, Page, Visitor};
use crate::web::timeline::Timeline;
use crate::web::work_form::WorkForm;
use crate::wording::{Texts, Words, format};

use super::matches::card::{held_back, label_tone, role_address};
use super::person::Person;
use around::{Here, StoneView};
use plan::PlanView;
use steps::StepView;
use way::{WayQuery, WayRow, place_of, way_key, way_name};
use week::ToDo;

/// The page.
#[derive(Template)]
#[template(path = "pages/path.html")]
pub struct PathPage {
    frame: Frame,
    t: &'static Texts,
    title: String,
    label: (String, &'static str),
    held_back: Option<String>,
    lede: String,
    week: Vec<ToDo>,
    plan: Option<PlanView>,
    ways: Vec<WayRow>,
    is_stale: bool,
    is_rated: bool,
    has_paid: bool,
    breaks_limits: bool,
    shown: Option<ShownWay>,
    needs: Vec<NeedView>,
    conditions: Vec<(String, String)>,
    unmet: Option<String>,
    loosen: String,
    stones: Vec<StoneView>,
    here: Here,
    assumptions: Vec<String>,
    programs_href: String,
    compare_href: String,
    why_href: String,
    role_href: String,
    work_href: Option<String>,
    back: String,
    share_href: Option<String>,
    saved: Vec<(&'static str, String)>,
    is_saved: bool,
    sources: Vec<String>,
}

/// The way whose steps are shown.
pub struct ShownWay {
    heading: String,
    summary: String,
    timeline: Timeline,
    steps: Vec<StepView>,
    pdf_href: String,
    money_href: String,
    calendar_href: String,
}

/// Something that is missing.
pub struct NeedView {
    name: String,
    href: Option<String>,
    text: Option<String>,
    state: (String, &'static str),
    have: Option<u32>,
    need: Option<u32>,
}

/// `GET /matches/{code}/path?way=fastest`
///
/// # Errors
/// Not found for an unknown role or one with nothing to compare with; bad request for a way we do not know.
pub async fn show(
    site: Data<Site>,
    visitor: Visitor,
    code: Path<String>,
    form: Query<WorkForm>,
    way: Query<WayQuery>,
) -> Result<HttpResponse, SiteError> {
    let way = way.read()?;
    match Person::from_form(form.into_inner(), &site, visitor) {
        Ok(person) => Ok(answer(&person, &code, way, &site, visitor).await?.into_response()),
        Err(question) => Ok(*question),
    }
}

/// `GET /record/{key}/matches/{code}/path?way=fastest`
///
/// # Errors
/// Not found for a key without a record, or as [`show`].
pub async fn show_recorded(
    site: Data<Site>,
    visitor: Visitor,
    person: Person,
    path: Path<(String, String)>,
    way: Query<WayQuery>,
) -> Result<Page<PathPage>, SiteError> {
    let (_, code) = path.into_inner();
    let way = way.read()?;
    answer(&person, &code, way, &site, visitor).await
}

async fn answer(
    person: &Person,
    code: &str,
    way: Option<Merit>,
    site: &Data<Site>,
    visitor: Visitor,
) -> Result<Page<PathPage>, SiteError> {
    let code = code.parse().map_err(|_| SiteError::RoleNotFound)?;
    let planned = planned(person, &code, site).await?;
    Ok(Page::personal(PathPage::of(person, &planned, way, site, visitor)))
}

/// The match of a person with a role and the ways to it. Planning takes milliseconds, so it leaves the
/// server's threads.
///
/// # Errors
/// Not found for an unknown role or one with nothing to compare with.
pub async fn planned(person: &Person, code: &RoleCode, site: &Data<Site>) -> Result<MatchWithPaths, SiteError> {
    let role = site.engine.catalog.find(code).ok_or(SiteError::RoleNotFound)?;
    let (profile, thread_site, done) = (person.profile.clone(), site.clone(), person.progress_to(code).done);
    let answer = move || thread_site.engine.paths_after(&profile, role, &done, thread_site.year());
    web::block(answer).await?.ok_or(SiteError::RoleNotFound)
}

impl PathPage {
    fn of(person: &Person, planned: &MatchWithPaths, way: Option<Merit>, site: &Site, visitor: Visitor) -> Self {
        let MatchWithPaths { found, front } = planned;
        let (catalog, t) = (&site.engine.catalog, visitor.t);
        let words = &visitor.words(catalog);
        let place = place_of(front, way);
        let path = front.paths.get(place);
        Self {
            frame: visitor.personal_frame(t.path.title.with("role", &front.title)),
            t,
            title: front.title.clone(),
            label: (words.access(found.access.label).to_string(), label_tone(found.access.label)),
            held_back: held_back(found, words),
            lede: lede(front, words),
            week: week::this_week(path, front, catalog, words),
            plan: PlanView::of(person, front, path.map(way_key).unwrap_or_default(), (catalog, words)),
            ways: WayRow::all(front, place, person, words),
            is_rated: front.is_rated,
            has_paid: front.paths.len() > 1 && front.paths.iter().any(|path| path.best_at.contains(&Merit::Paid)),
            is_stale: path.is_some_and(|path| way.is_some_and(|merit| !path.best_at.contains(&merit))),
            breaks_limits: !front.paths.is_empty() && front.paths.iter().all(|path| !path.exceeds.is_empty()),
            shown: path.map(|path| ShownWay::of(path, front, person, site, words)),
            needs: NeedView::all(front, words),
            conditions: conditions(front, words),
            unmet: unmet(front, words),
            loosen: around::loosen(&person.profile.limits, front, words),
            stones: front.stepping_stones.iter().map(|stone| StoneView::of(stone, front, person, words)).collect(),
            here: Here::of(found, &person.profile, catalog, words),
            assumptions: around::assumptions(front, &site.engine.constants, words),
            programs_href: format!("/training?{}", query([("role", front.code.to_string().as_str())])),
            compare_href: person.links.compare(std::slice::from_ref(&front.code)),
            why_href: person.links.why(&front.code),
            role_href: role_address(&found.code, person),
            work_href: person.links.work(),
            back: person.links.matches(""),
            share_href: person.links.work().map(|_| {
                let answers = PersonLinks::Query(person.form.to_query());
                answers.way(&front.code, path.map(way_key).unwrap_or_default())
            }),
            saved: person.form.filled().into_iter().map(|(name, value)| (name, value.to_owned())).collect(),
            is_saved: !person.links.are_in_address(),
            sources: super::role::sources_of(catalog, "preparation.tsv"),
        }
    }
}

fn lede(front: &PathFront, words: &Words<'_>) -> String {
    let t = &words.texts.path;
    let Some(weeks) = front.paths.iter().map(|path| path.weeks).min() else { return t.lede_none.to_string() };
    let weeks = f32::from(weeks);
    let text = if front.paths.len() == 1 { &t.lede_one } else { &t.lede };
    let text = text.with("count", front.paths.len());
    let text = text.with("weeks", words.weeks(WeeksEstimate { low: weeks, high: weeks }));
    text.with("hours", format::short(front.hours_per_week)).into()
}

fn conditions(front: &PathFront, words: &Words<'_>) -> Vec<(String, String)> {
    let named = front.conditions.iter().map(|gate| (words.gate(gate.kind).to_string(), words.claim(&gate.reason)));
    named.collect()
}

fn unmet(front: &PathFront, words: &Words<'_>) -> Option<String> {
    let names: Vec<String> = front.unmet.iter().map(|place| words.need_name(&front.needs[*place])).collect();
    let names = format::list(&names, words.texts.site.and.as_str());
    (!front.unmet.is_empty()).then(|| words.texts.path.unmet_text.with("names", names).into())
}

impl ShownWay {
    fn of(path: &LearningPath, front: &PathFront, person: &Person, site: &Site, words: &Words<'_>) -> Self {
        let catalog = &site.engine.catalog;
        let names: Vec<String> = path.steps.iter().map(|step| steps::short_name(step, front, catalog, words)).collect();
        let file = |ending: &str| person.links.path_file(&front.code, ending, way_key(path));
        let summary = [words.week_count(path.weeks), words.path_cost(path), words.path_certainty(path)];
        Self {
            heading: words.texts.path.steps_heading.with("way", way_name(path, words)).into(),
            summary: summary.join(" · "),
            timeline: Timeline::of(path, &names, words),
            steps: path.steps.iter().map(|step| StepView::of(step, front, catalog, words)).collect(),
            pdf_href: file("pdf"),
            money_href: person.links.money(&front.code, way_key(path)),
            calendar_href: file("ics"),
        }
    }
}

impl NeedView {
    fn all(front: &PathFront, words: &Words<'_>) -> Vec<Self> {
        let t = &words.texts.path;
        // Levels run from 0 to 7; the drawing is 100 wide.
        let length = |level: f32| (level / 7.0 * 100.0).round().clamp(1.0, 100.0) as u32;
        let view = |(place, need): (usize, &crate::pathway::Need)| {
            // The name alone says all there is to say of a tool or a licence.
            let has_more = need.need.is_some() || matches!(need.kind, NeedKind::Education { .. });
            Self {
                name: words.need_name(need),
                href: match &need.kind {
                    NeedKind::Element(element) => Some(format!("/skill/{element}")),
                    NeedKind::Technology => Some(format!("/tool/{}", encode(&need.name))),
                    NeedKind::Education { .. } | NeedKind::Credential => None,
                },
                text: has_more.then(|| words.need(need)),
                state: match need.is_essential {
                    _ if need.is_done => (t.need_done.to_string(), "good"),
                    _ if front.unmet.contains(&place) => (t.need_unmet.to_string(), "poor"),
                    true => (t.need_essential.to_string(), "fair"),
                    false => (t.need_helps.to_string(), "plain"),
                },
                have: need.have.map(length),
                need: need.need.map(length),
            }
        };
        front.needs.iter().enumerate().map(view).collect()
    }
}
