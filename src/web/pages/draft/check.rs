//! Check your answers: everything that counts on one page, and the few questions that no résumé answers.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{self, Data, Path};
use askama::Template;

use crate::profile::{Education, WorkerProfile};
use crate::web::Site;
use crate::web::csrf::Posted;
use crate::web::drafts::{Draft, Item};
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::pages::matches::years_in_words;
use crate::web::pages::record::{first_record, see_other};
use crate::web::parts::{AreaSelect, Choice};
use crate::web::work_form::{Problem, Reading, WorkForm, education_key, numbers};
use crate::wording::{Texts, Words};

/// The page of all answers.
#[derive(Template)]
#[template(path = "pages/draft_check.html")]
pub struct CheckPage {
    frame: Frame,
    t: &'static Texts,
    progress: String,
    action: String,
    rows: Vec<Row>,
    badges: Vec<(String, String)>,
    areas: AreaSelect,
    education: Vec<Choice>,
    form: WorkForm,
    problems: Vec<Problem>,
}

/// Answers of one kind, and where they can be changed.
struct Row {
    name: String,
    values: Vec<String>,
    change: String,
}

impl CheckPage {
    fn new(key: &str, draft: &Draft, form: WorkForm, site: &Site, visitor: Visitor) -> Self {
        let (t, catalog) = (visitor.t, &site.engine.catalog);
        let words = visitor.words(catalog);
        let levels =
            Education::ALL.map(|level| Choice::new(education_key(level), words.education(level), &form.education));
        let none = Choice::new("", &t.site.choose, &form.education);
        Self {
            frame: visitor.personal_frame(&t.draft.check_title),
            t,
            progress: super::progress(3, t),
            action: format!("/draft/{key}/check"),
            rows: rows(key, draft, site, &words),
            badges: badges(draft, &words, site),
            areas: AreaSelect::new(catalog, t, &form.area, &t.site.choose),
            education: std::iter::once(none).chain(levels).collect(),
            form,
            problems: Vec::new(),
        }
    }

    /// What is wrong with a field; empty if nothing is.
    fn wrong(&self, field: &str) -> &str {
        let found = self.problems.iter().find(|problem| problem.field == field);
        found.map_or("", |problem| problem.message.as_str())
    }
}

fn rows(key: &str, draft: &Draft, site: &Site, words: &Words<'_>) -> Vec<Row> {
    let t = words.texts;
    let jobs = draft.jobs.iter().filter(|job| job.is_kept).map(|job| match numbers::years(&job.years) {
        Some(years) if years > 0.0 => {
            let text = t.matches.based_job.with("title", &job.title);
            text.with("years", years_in_words(years, t)).into()
        }
        _ => job.title.clone(),
    });
    let named = |wanted: fn(&Item) -> bool| -> Vec<String> {
        let kept = draft.items.iter().filter(|item| item.is_kept && wanted(&item.what));
        kept.map(|item| super::skills::name(&item.what, words, site)).collect()
    };
    let (to_jobs, to_skills) = (format!("/draft/{key}/jobs"), format!("/draft/{key}/skills"));
    [
        (&t.record.row_jobs, jobs.collect(), to_jobs),
        (&t.record.row_skills, named(|what| matches!(what, Item::Element(_))), to_skills.clone()),
        (&t.record.row_tools, named(|what| matches!(what, Item::Technology(_))), to_skills.clone()),
        (&t.record.row_held, named(|what| matches!(what, Item::Credential(..))), to_skills),
    ]
    .into_iter()
    .map(|(name, values, change)| Row { name: name.to_string(), values, change })
    .collect()
}

/// The badges that are kept, each with what the check of its signature showed.
fn badges(draft: &Draft, words: &Words<'_>, site: &Site) -> Vec<(String, String)> {
    let kept = draft.items.iter().filter(|item| item.is_kept && matches!(item.what, Item::Credential(..)));
    kept.filter_map(|item| {
        let proof = super::proof_sentence(item.proof.as_ref()?, words.texts);
        Some((super::skills::name(&item.what, words, site), proof))
    })
    .collect()
}

/// `GET /draft/{key}/check`
///
/// # Errors
/// Not found when the draft is no longer kept.
pub async fn show(site: Data<Site>, visitor: Visitor, key: Path<String>) -> Result<Page<CheckPage>, SiteError> {
    let (key, draft) = super::load(&key, &site)?;
    let mut known = WorkerProfile::default();
    draft.add_to(&mut known);
    let education = known.education.map(education_key).unwrap_or_default().to_owned();
    let form = WorkForm { education, ..WorkForm::default() };
    Ok(Page::personal(CheckPage::new(&key.to_string(), &draft, form, &site, visitor)))
}

/// `POST /draft/{key}/check`: leads to the matches of what was confirmed, which are kept for two hours unless saved.
///
/// # Errors
/// Not found when the draft is no longer kept; a stale form.
pub async fn confirm(
    site: Data<Site>,
    visitor: Visitor,
    key: Path<String>,
    Posted(form): Posted<WorkForm>,
) -> Result<HttpResponse, SiteError> {
    let (key, draft) = super::load(&key, &site)?;
    let mut reading = Reading::of(&form, &site, visitor.t);
    // The jobs are in the draft.
    reading.problems.retain(|problem| problem.field != "job1");
    let said_education = reading.profile.education;
    let mut profile = reading.profile;
    draft.add_to(&mut profile);
    profile.education = said_education.or(profile.education);
    let is_empty = profile.jobs.is_empty() && profile.skills.is_empty() && profile.technologies.is_empty();
    if is_empty {
        reading
            .problems
            .push(Problem { field: "answers".to_owned(), message: visitor.t.draft.nothing_kept.to_string() });
    }
    if !reading.problems.is_empty() {
        let page = CheckPage::new(&key.to_string(), &draft, form, &site, visitor);
        let page = CheckPage { problems: reading.problems, ..page };
        return Ok(Page::personal(page).with_status(StatusCode::BAD_REQUEST).into_response());
    }
    let address = format!("/record/{key}/matches");
    web::block(move || {
        let record = first_record(&site, profile);
        site.store.hold(key.id(), record);
    })
    .await?;
    Ok(see_other(&address))
}
