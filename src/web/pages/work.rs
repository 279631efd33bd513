//! Your work: the form, with what was typed and what is wrong; and the question which job was closest.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use askama::Template;

use crate::profile::{Education, WorkPlace};
use crate::web::Site;
use crate::web::find::Candidate;
use crate::web::links::with_query;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::parts::{AreaSelect, Choice};
use crate::web::work_form::{JOB_COUNT, JobFields, Per, Problem, Unsure, WorkForm, education_key, place_key};
use crate::wording::Texts;

use super::record::see_other;

/// The form.
#[derive(Template)]
#[template(path = "pages/work.html")]
pub struct WorkPage {
    frame: Frame,
    t: &'static Texts,
    form: WorkForm,
    problems: Vec<Problem>,
    areas: AreaSelect,
    education: Vec<Choice>,
    per: Vec<Choice>,
    places: Vec<Choice>,
    save_to: Option<SaveTo>,
}

/// The record that the form changes.
pub struct SaveTo {
    /// Its key.
    pub key: String,
    /// The edition that was read.
    pub edition: u64,
}

impl SaveTo {
    /// Where a form that changes the record goes.
    pub fn address(&self) -> String {
        format!("/record/{}?edition={}", self.key, self.edition)
    }
}

/// `GET /work`
pub async fn show(site: Data<Site>, visitor: Visitor, form: Query<WorkForm>) -> Page<WorkPage> {
    let mut form = form.into_inner();
    name_the_role(&mut form, &site);
    Page::personal(WorkPage::new(form, Vec::new(), &site, visitor))
}

/// `GET /record`: only saving goes there; the form is where answers begin.
pub async fn instead() -> HttpResponse {
    see_other("/work")
}

/// A link may name a role without a title: the form then shows the role's own.
fn name_the_role(form: &mut WorkForm, site: &Site) {
    if !form.job1.trim().is_empty() {
        return;
    }
    let known = form.role1.parse().ok().and_then(|code| site.engine.catalog.find(&code));
    if let Some(ix) = known {
        form.job1 = site.engine.catalog.role(ix).title.clone();
        form.was1 = form.job1.clone();
    }
}

impl WorkPage {
    /// The form with `problems` named above and beside the fields.
    pub fn with_problems(form: WorkForm, problems: Vec<Problem>, site: &Site, visitor: Visitor) -> Page<Self> {
        Page::personal(Self::new(form, problems, site, visitor))
    }

    /// The form that changes a record.
    pub fn changing(
        form: WorkForm,
        problems: Vec<Problem>,
        save_to: SaveTo,
        site: &Site,
        visitor: Visitor,
    ) -> Page<Self> {
        Page::personal(Self { save_to: Some(save_to), ..Self::new(form, problems, site, visitor) })
    }

    fn new(form: WorkForm, problems: Vec<Problem>, site: &Site, visitor: Visitor) -> Self {
        let t = visitor.t;
        let catalog = &site.engine.catalog;
        let words = visitor.words(catalog);
        let levels =
            Education::ALL.map(|level| Choice::new(education_key(level), words.education(level), &form.education));
        let none = Choice::new("", &t.site.choose, &form.education);
        let work = &t.work;
        let per = [(Per::Year, &work.per_year), (Per::Month, &work.per_month), (Per::Hour, &work.per_hour)];
        let places = [
            (WorkPlace::Either, &work.place_either),
            (WorkPlace::Remote, &work.place_remote),
            (WorkPlace::OnSite, &work.place_on_site),
        ];
        Self {
            frame: visitor.personal_frame(&t.work.title),
            t,
            areas: AreaSelect::new(catalog, t, &form.area, &t.site.choose),
            education: std::iter::once(none).chain(levels).collect(),
            per: per.map(|(per, text)| Choice::new(per.key(), text, &form.per)).into(),
            places: places.map(|(place, text)| Choice::new(place_key(place), text, &form.place)).into(),
            form,
            problems,
            save_to: None,
        }
    }

    fn jobs(&self) -> [JobFields<'_>; JOB_COUNT] {
        self.form.jobs()
    }

    /// What is wrong with a field; empty if nothing is.
    fn wrong(&self, field: &str) -> &str {
        let found = self.problems.iter().find(|problem| problem.field == field);
        found.map_or("", |problem| problem.message.as_str())
    }

    /// What is wrong with a field of a job.
    fn job_wrong(&self, field: &str, number: &usize) -> &str {
        self.wrong(&format!("{field}{number}"))
    }

    /// Whether a further job is filled in, so that its part of the form stands open.
    fn is_open(&self, job: &JobFields<'_>) -> bool {
        let fields = [job.title, job.years, job.ended];
        let wrong = ["job", "years", "ended"].iter().any(|field| !self.job_wrong(field, &job.number).is_empty());
        wrong || fields.iter().any(|field| !field.is_empty())
    }

    /// Where the form goes.
    fn action(&self) -> String {
        match &self.save_to {
            Some(save_to) => save_to.address(),
            None => "/matches".to_owned(),
        }
    }
}

/// The question which occupation a title means.
#[derive(Template)]
#[template(path = "pages/closest.html")]
pub struct ClosestPage {
    frame: Frame,
    t: &'static Texts,
    number: usize,
    title: String,
    candidates: Vec<Candidate>,
    hidden: Vec<(&'static str, String)>,
    back: String,
    action: String,
}

impl ClosestPage {
    /// Asks which of the candidates was closest, on the way to the matches.
    pub fn new(form: WorkForm, unsure: Unsure, visitor: Visitor) -> Page<Self> {
        Self::saving(form, unsure, None, visitor)
    }

    /// Asks which of the candidates was closest, on the way to a changed record if there is one.
    pub fn saving(mut form: WorkForm, unsure: Unsure, save_to: Option<SaveTo>, visitor: Visitor) -> Page<Self> {
        let back = with_query("/work", &form.to_query());
        // The choice holds for what is typed now.
        for (name, value) in [("was", unsure.title.clone()), ("role", String::new())] {
            if let Some(field) = form.field_mut(&format!("{name}{}", unsure.number)) {
                *field = value;
            }
        }
        let t = visitor.t;
        let hidden = form.filled().into_iter().map(|(name, value)| (name, value.to_owned())).collect();
        Page::personal(Self {
            frame: visitor.personal_frame(&t.work.closest_heading),
            t,
            number: unsure.number,
            title: unsure.title,
            candidates: unsure.candidates,
            hidden,
            back,
            action: save_to.as_ref().map_or_else(|| "/matches".to_owned(), SaveTo::address),
        })
    }
}
