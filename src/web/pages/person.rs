//! The person behind a request: from the form in the address, or from a saved record.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{self, Data};

use crate::catalog::codes::RoleCode;
use crate::engine::{Door, Ranking, Seen, ShortlistOptions};
use crate::pathway::Progress;
use crate::profile::WorkerProfile;
use crate::store::{RecordKey, SavedRecord};
use crate::web::Site;
use crate::web::error::SiteError;
use crate::web::links::PersonLinks;
use crate::web::page::Visitor;
use crate::web::work_form::{Reading, WorkForm};

use super::work::{ClosestPage, WorkPage};

/// A person with enough said to be answered.
pub struct Person {
    /// What they told us.
    pub profile: WorkerProfile,
    /// The same as the form's fields.
    pub form: WorkForm,
    /// Where their pages are.
    pub links: PersonLinks,
    /// Words that we do not know.
    pub unknown_words: Vec<String>,
    /// How far they are on the ways that they follow; nothing without a record.
    pub progress: Vec<Progress>,
    /// The list that they saw last, in short; none without a record.
    pub seen: Option<Seen>,
    /// The key of their record, if they have not asked to save it yet.
    pub unsaved: Option<String>,
}

impl Person {
    /// The person who filled in `form`.
    ///
    /// # Errors
    /// The page that asks for what is missing, wrong or unclear.
    pub fn from_form(form: WorkForm, site: &Site, visitor: Visitor) -> Result<Self, Box<HttpResponse>> {
        let reading = Reading::of(&form, site, visitor.t);
        if !reading.problems.is_empty() {
            let page = WorkPage::with_problems(form, reading.problems, site, visitor);
            return Err(Box::new(page.with_status(StatusCode::BAD_REQUEST).into_response()));
        }
        if let Some(unsure) = reading.unsure {
            return Err(Box::new(ClosestPage::new(form, unsure, visitor).into_response()));
        }
        let links = PersonLinks::Query(form.to_query());
        Ok(Self {
            profile: reading.profile,
            form,
            links,
            unknown_words: reading.unknown_words,
            progress: Vec::new(),
            seen: None,
            unsaved: None,
        })
    }

    /// The person of a `record`, whose pages are behind `key`.
    pub fn of_record(key: &RecordKey, record: SavedRecord, site: &Site) -> Self {
        let SavedRecord { profile, progress, seen, .. } = record;
        let form = WorkForm::of_profile(&profile, &site.catalog_in_english);
        let unsaved = site.store.is_unsaved(key.id()).then(|| key.to_string());
        Self {
            profile,
            form,
            links: PersonLinks::Record(key.to_string()),
            unknown_words: Vec::new(),
            progress,
            seen,
            unsaved,
        }
    }

    /// The person of a `record`, as those see them whom they showed it: without the form of their answers.
    pub fn shown(links: PersonLinks, record: SavedRecord) -> Self {
        let SavedRecord { profile, progress, .. } = record;
        let (form, unknown_words) = (WorkForm::default(), Vec::new());
        Self { profile, form, links, unknown_words, progress, seen: None, unsaved: None }
    }

    /// How far they are on the way to `code`.
    pub fn progress_to(&self, code: &RoleCode) -> Progress {
        let found = self.progress.iter().find(|plan| plan.role == *code);
        found.cloned().unwrap_or_else(|| Progress::to(code.clone()))
    }

    /// What they can realistically get to, and what learning one thing would change. Scoring takes
    /// milliseconds, so it leaves the server's threads.
    ///
    /// # Errors
    /// When the worker thread fails.
    pub async fn rank(&self, site: &Data<Site>, options: ShortlistOptions) -> Result<(Ranking, Vec<Door>), SiteError> {
        let (site, profile) = (site.clone(), self.profile.clone());
        let answer = move || {
            let ranking = site.engine.rank(&profile, &options);
            let doors = site.engine.doors(&ranking);
            (ranking, doors)
        };
        Ok(web::block(answer).await?)
    }
}
