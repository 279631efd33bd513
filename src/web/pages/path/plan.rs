//! What someone with a saved record did of a path and adds to it: steps done, steps of their own.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use serde::Deserialize;

use crate::catalog::Catalog;
use crate::catalog::codes::RoleCode;
use crate::pathway::{Closed, DoneStep, MOST_OWN_STEPS, MOST_STEP_CHARS, PathFront, PathStep, Progress};
use crate::web::Site;
use crate::web::csrf::Posted;
use crate::web::error::SiteError;
use crate::web::links::PersonLinks;
use crate::web::pages::person::Person;
use crate::web::pages::record::see_other;
use crate::web::records::{self, Opened};
use crate::wording::Words;

use super::planned;
use super::steps::name_of;
use super::way::{WayQuery, place_of, way_key};

/// What is done to a plan.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlanAction {
    /// The shown step at `place` is done.
    Done,
    /// The done step at `place` is not done after all.
    Undone,
    /// `text` is a new step of their own.
    Add,
    /// Their own step at `place` is done, or is not after all.
    OwnDone,
    /// Their own step at `place` goes.
    OwnRemove,
}

/// The fields of every little form of the plan.
#[derive(Debug, Deserialize)]
pub struct PlanForm {
    action: PlanAction,
    #[serde(default)]
    place: usize,
    /// The name of the step that was shown at `place`: another plan may have come since.
    #[serde(default)]
    name: String,
    #[serde(default)]
    text: String,
    /// The way that was shown.
    #[serde(default)]
    way: String,
}

/// `POST /record/{key}/matches/{code}/plan`: changes the plan and leads back to the path.
///
/// # Errors
/// Not found for a key without a record or an unknown role; a conflict if the record was changed meanwhile.
pub async fn change(
    site: Data<Site>,
    path: Path<(String, String)>,
    opened: Opened,
    Posted(form): Posted<PlanForm>,
) -> Result<HttpResponse, SiteError> {
    let (_, code) = path.into_inner();
    let code: RoleCode = code.parse().map_err(|_| SiteError::RoleNotFound)?;
    let way = WayQuery { way: form.way.clone() }.read()?;
    let Opened { key, record } = opened;
    let (edition, mut progress) = (record.keeping.edition, record.progress.clone());
    let person = Person::of_record(&key, record, &site);
    let front = planned(&person, &code, &site).await?.front;
    let shown = front.paths.get(place_of(&front, way));
    let step = shown.and_then(|path| path.steps.get(form.place));
    let mut plan = take(&mut progress, &code);
    form.apply(&mut plan, step.filter(|step| form.name == step_key(step, &front)), &front);
    progress.extend((!plan.is_empty()).then_some(plan));
    records::change(&site, &key, edition, move |_, record| record.progress.clone_from(&progress)).await?;
    let way = way.map(|merit| merit.key()).or(shown.map(way_key)).unwrap_or_default();
    Ok(see_other(&format!("{}#plan", person.links.way(&code, way))))
}

/// The plan for `code` out of all; an empty one if there is none.
fn take(progress: &mut Vec<Progress>, code: &RoleCode) -> Progress {
    match progress.iter().position(|plan| plan.role == *code) {
        Some(place) => progress.remove(place),
        None => Progress::to(code.clone()),
    }
}

impl PlanForm {
    fn apply(&self, plan: &mut Progress, step: Option<&PathStep>, front: &PathFront) {
        match self.action {
            PlanAction::Done => step.into_iter().for_each(|step| plan.add_done(DoneStep::of(step, &front.needs))),
            PlanAction::Undone if self.place < plan.done.len() => {
                plan.done.remove(self.place);
            }
            PlanAction::Add => plan.add_own(&self.text),
            PlanAction::OwnDone => {
                plan.own.get_mut(self.place).into_iter().for_each(|own| own.is_done = !own.is_done);
            }
            PlanAction::OwnRemove if self.place < plan.own.len() => {
                plan.own.remove(self.place);
            }
            PlanAction::Undone | PlanAction::OwnRemove => {}
        }
    }
}

/// What tells a shown step from others, for the form that marks it.
pub fn step_key(step: &PathStep, front: &PathFront) -> String {
    let program = step.program.as_ref().map(ToString::to_string);
    let first = step.closes.first().map(|place| front.needs[*place].name.clone());
    format!("{:?} {}", step.kind, program.or(first).unwrap_or_default())
}

/// The plan as the page shows it.
pub struct PlanView {
    /// Where its forms go.
    pub action: String,
    /// The way that is shown.
    pub way: &'static str,
    /// Names of the steps that are done.
    pub done: Vec<String>,
    /// Steps of their own, and whether each is done.
    pub own: Vec<(String, bool)>,
    /// Whether one more fits.
    pub has_room: bool,
    /// The most characters of a step of their own.
    pub most_chars: usize,
}

impl PlanView {
    /// The plan of someone with a saved record; none for others, whose answers are kept nowhere.
    pub fn of(
        person: &Person,
        front: &PathFront,
        way: &'static str,
        (catalog, words): (&Catalog, &Words<'_>),
    ) -> Option<Self> {
        let PersonLinks::Record(key) = &person.links else { return None };
        let plan = person.progress_to(&front.code);
        Some(Self {
            action: format!("/record/{key}/matches/{}/plan", front.code),
            way,
            done: plan.done.iter().map(|step| done_name(step, front, catalog, words)).collect(),
            has_room: plan.own.len() < MOST_OWN_STEPS,
            own: plan.own.into_iter().map(|own| (own.text, own.is_done)).collect(),
            most_chars: MOST_STEP_CHARS,
        })
    }
}

fn done_name(step: &DoneStep, front: &PathFront, catalog: &Catalog, words: &Words<'_>) -> String {
    let closed = step.closes.first().map(|closed| match closed {
        Closed::Element(id) => {
            let place = catalog.find_element(id);
            place.map_or_else(|| id.to_string(), |place| catalog.elements[place].name.clone())
        }
        Closed::Tool(name) => name.clone(),
        Closed::Education(level) => words.education(*level).to_string(),
        Closed::Credential => {
            let role = catalog.find(&front.code).map(|role| catalog.role(role));
            role.map(|role| role.credential_note.clone()).unwrap_or_default()
        }
    });
    name_of((step.kind, step.program.as_ref()), closed, catalog, words)
}
