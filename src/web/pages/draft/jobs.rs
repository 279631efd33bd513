//! The jobs that we understood: which they are, for how long, until when.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;

use crate::catalog::codes::RoleCode;
use crate::web::csrf::Posted;
use crate::web::drafts::{Draft, FoundJob, Quote};
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::pages::record::see_other;
use crate::web::parts::Choice;
use crate::web::work_form::{FIELD_LIMIT, numbers};
use crate::web::{Site, find};
use crate::wording::Texts;

/// Roles that a title may be changed to.
const CHOICES: usize = 6;

/// The page of jobs.
#[derive(Template)]
#[template(path = "pages/draft_jobs.html")]
pub struct JobsPage {
    frame: Frame,
    t: &'static Texts,
    progress: String,
    action: String,
    is_cut: bool,
    jobs: Vec<JobView>,
    add: String,
    problems: Vec<(String, String)>,
}

struct JobView {
    number: usize,
    title: String,
    roles: Vec<Choice>,
    years: String,
    ended: String,
    quote: Option<Quote>,
    is_kept: bool,
}

impl JobsPage {
    fn new(key: &str, draft: &Draft, site: &Site, visitor: Visitor) -> Self {
        let jobs = draft.jobs.iter().enumerate().map(|(number, job)| JobView::of(number, job, site));
        Self {
            frame: visitor.personal_frame(&visitor.t.draft.jobs_title),
            t: visitor.t,
            progress: super::progress(1, visitor.t),
            action: format!("/draft/{key}/jobs"),
            is_cut: draft.is_cut,
            jobs: jobs.collect(),
            add: String::new(),
            problems: Vec::new(),
        }
    }

    /// What is wrong with a field; empty if nothing is.
    fn wrong(&self, field: &str, number: &usize) -> &str {
        let name = format!("{field}{number}");
        self.problems.iter().find(|(field, _)| *field == name).map_or("", |(_, message)| message.as_str())
    }

    fn add_wrong(&self) -> &str {
        self.problems.iter().find(|(field, _)| field == "add").map_or("", |(_, message)| message.as_str())
    }
}

impl JobView {
    fn of(number: usize, job: &FoundJob, site: &Site) -> Self {
        let catalog = &site.engine.catalog;
        let mut codes = vec![job.role.clone()];
        codes.extend(find::recognise(site, &job.title, CHOICES).candidates.into_iter().map(|candidate| candidate.code));
        let mut seen = Vec::new();
        codes.retain(|code| {
            !seen.contains(code) && {
                seen.push(code.clone());
                true
            }
        });
        let title = |code: &RoleCode| catalog.find(code).map(|ix| catalog.role(ix).title.clone()).unwrap_or_default();
        let current = job.role.to_string();
        Self {
            number,
            title: job.title.clone(),
            roles: codes.iter().map(|code| Choice::new(code, title(code), &current)).collect(),
            years: job.years.clone(),
            ended: job.ended.clone(),
            quote: job.quote.clone(),
            is_kept: job.is_kept,
        }
    }
}

/// `GET /draft/{key}/jobs`
///
/// # Errors
/// Not found when the draft is no longer kept.
pub async fn show(site: Data<Site>, visitor: Visitor, key: Path<String>) -> Result<Page<JobsPage>, SiteError> {
    let (key, draft) = super::load(&key, &site)?;
    Ok(Page::personal(JobsPage::new(&key.to_string(), &draft, &site, visitor)))
}

/// `POST /draft/{key}/jobs`: keeps the answers; leads on, or back when a job was added.
///
/// # Errors
/// Not found when the draft is no longer kept; a stale form.
pub async fn confirm(
    site: Data<Site>,
    visitor: Visitor,
    key: Path<String>,
    Posted(form): Posted<HashMap<String, String>>,
) -> Result<HttpResponse, SiteError> {
    let (key, mut draft) = super::load(&key, &site)?;
    let mut problems = change(&mut draft, &form, &site, visitor.t);
    let added = form.get("add").map(|title| title.trim()).unwrap_or_default();
    let is_added = !added.is_empty() && add(&mut draft, added, &site, (&mut problems, visitor.t));
    let text = key.to_string();
    site.drafts.keep(key, draft.clone(), (site.now)());
    if !problems.is_empty() {
        let add = if is_added { String::new() } else { added.to_owned() };
        let page = JobsPage { problems, add, ..JobsPage::new(&text, &draft, &site, visitor) };
        return Ok(Page::personal(page).with_status(StatusCode::BAD_REQUEST).into_response());
    }
    Ok(see_other(&format!("/draft/{text}/{}", if is_added { "jobs" } else { "skills" })))
}

/// Takes the answers over; what is wrong is named by its field.
fn change(draft: &mut Draft, form: &HashMap<String, String>, site: &Site, t: &Texts) -> Vec<(String, String)> {
    let field = |name: &str, number: usize| {
        let value = form.get(&format!("{name}{number}")).map(|value| value.trim()).unwrap_or_default();
        value.chars().take(FIELD_LIMIT).collect::<String>()
    };
    let mut problems = Vec::new();
    for (number, job) in draft.jobs.iter_mut().enumerate() {
        job.is_kept = !field("keep", number).is_empty();
        let chosen = field("role", number).parse::<RoleCode>().ok();
        if let Some(code) = chosen.filter(|code| site.engine.catalog.find(code).is_some()) {
            job.role = code;
        }
        (job.years, job.ended) = (field("years", number), field("ended", number));
        if job.is_kept && !job.years.is_empty() && numbers::years(&job.years).is_none() {
            problems.push((format!("years{number}"), t.error.years_wrong.to_string()));
        }
        let latest = f32::from(site.year());
        if job.is_kept && !job.ended.is_empty() && numbers::within(&job.ended, 1950.0, latest).is_none() {
            problems.push((format!("ended{number}"), t.error.ended_wrong.to_string()));
        }
    }
    problems
}

/// Adds the job called `title`; whether one was added.
fn add(draft: &mut Draft, title: &str, site: &Site, (problems, t): (&mut Vec<(String, String)>, &Texts)) -> bool {
    let title: String = title.chars().take(FIELD_LIMIT).collect();
    let Some(best) = find::recognise(site, &title, 1).candidates.into_iter().next() else {
        problems.push(("add".to_owned(), t.error.job_unknown.with("title", &title).into()));
        return false;
    };
    let (years, ended) = (String::new(), String::new());
    draft.jobs.push(FoundJob { role: best.code, title, years, ended, quote: None, is_kept: true });
    true
}
