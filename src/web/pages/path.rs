//! The first path to a role: what is missing, what to do in which order, who can help.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use askama::Template;

use crate::engine::MatchWithPath;
use crate::pathway::{Gap, Step, TrainingPath};
use crate::web::Site;
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::work_form::WorkForm;
use crate::wording::{Texts, Words, format};

use super::matches::card::{held_back, label_tone, role_address};
use super::person::Person;
use super::why::find_match;

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
    hours_note: Option<String>,
    gaps: Vec<GapView>,
    tools: Vec<GapView>,
    steps: Vec<StepView>,
    why_href: String,
    role_href: String,
    back: String,
    saved: Vec<(&'static str, String)>,
    is_saved: bool,
    sources: Vec<String>,
}

/// Something that is missing.
pub struct GapView {
    name: String,
    href: String,
    levels: Option<String>,
    have: Option<u32>,
    need: Option<u32>,
    closed_by: String,
}

/// A step.
pub struct StepView {
    heading: String,
    text: String,
    closes: Option<String>,
    gate: Option<String>,
    weeks: Option<String>,
}

/// `GET /matches/{code}/path`
///
/// # Errors
/// Not found for an unknown role or one with nothing to compare with.
pub async fn show(
    site: Data<Site>,
    visitor: Visitor,
    code: Path<String>,
    form: Query<WorkForm>,
) -> Result<HttpResponse, SiteError> {
    match Person::from_form(form.into_inner(), &site, visitor) {
        Ok(person) => Ok(PathPage::of(&person, &code, &site, visitor)?.into_response()),
        Err(question) => Ok(*question),
    }
}

/// `GET /record/{key}/matches/{code}/path`
///
/// # Errors
/// Not found for a key without a record, or as [`show`].
pub async fn show_recorded(
    site: Data<Site>,
    visitor: Visitor,
    path: Path<(String, String)>,
) -> Result<Page<PathPage>, SiteError> {
    let (key, code) = path.into_inner();
    let person = Person::from_record(&key, &site).await?;
    PathPage::of(&person, &code, &site, visitor)
}

impl PathPage {
    fn of(person: &Person, code: &str, site: &Site, visitor: Visitor) -> Result<Page<Self>, SiteError> {
        let MatchWithPath { found, path } = find_match(person, code, site)?;
        let catalog = &site.engine.catalog;
        let words = visitor.words(catalog);
        let t = visitor.t;
        Ok(Page::personal(Self {
            frame: visitor.personal_frame(t.path.title.with("role", &path.title)),
            t,
            title: path.title.clone(),
            label: (words.access(found.access.label).to_string(), label_tone(found.access.label)),
            held_back: held_back(&found, &words),
            lede: lede(&path, &words),
            hours_note: hours_note(&path, t),
            gaps: gaps(&path, true, &words),
            tools: gaps(&path, false, &words),
            steps: path.steps.iter().map(|step| StepView::of(step, &words)).collect(),
            why_href: person.links.why(&found.code),
            role_href: role_address(&found, person),
            back: person.links.matches(""),
            saved: person.form.filled().into_iter().map(|(name, value)| (name, value.to_owned())).collect(),
            is_saved: matches!(person.links, crate::web::links::PersonLinks::Record(_)),
            sources: super::role::sources_of(catalog, "preparation.tsv"),
        }))
    }
}

fn lede(path: &TrainingPath, words: &Words<'_>) -> String {
    let text = words.texts.path.lede.with("weeks", words.weeks(path.weeks));
    text.with("hours", format::short(path.hours_per_week)).into()
}

fn hours_note(path: &TrainingPath, t: &Texts) -> Option<String> {
    let hours = format::short(path.hours_per_week);
    (!path.hours_told).then(|| t.path.hours_assumed.with("hours", hours).into())
}

/// What is missing: elements, or else tools.
fn gaps(path: &TrainingPath, elements: bool, words: &Words<'_>) -> Vec<GapView> {
    let wanted = path.gaps.iter().filter(|gap| gap.element.is_some() == elements);
    wanted.map(|gap| GapView::of(gap, words)).collect()
}

impl GapView {
    fn of(gap: &Gap, words: &Words<'_>) -> Self {
        let t = &words.texts.path;
        let ways: Vec<String> = gap.closed_by.iter().map(|way| words.closing(*way).to_string()).collect();
        let levels = gap.need.map(|need| match gap.have {
            Some(have) => t.gap_level.with("have", format::short(have)).with("need", format::short(need)),
            None => t.gap_unknown.with("need", format::short(need)),
        });
        // Levels run from 0 to 7; the drawing is 100 wide.
        let length = |level: f32| (level / 7.0 * 100.0).round().clamp(1.0, 100.0) as u32;
        Self {
            name: gap.name.clone(),
            href: match &gap.element {
                Some(element) => format!("/skill/{element}"),
                None => format!("/tool/{}", crate::web::links::encode(&gap.name)),
            },
            levels: levels.map(String::from),
            have: gap.have.map(length),
            need: gap.need.map(length),
            closed_by: t.gap_closed_by.with("ways", format::list(&ways, words.texts.site.or.as_str())).into(),
        }
    }
}

impl StepView {
    fn of(step: &Step, words: &Words<'_>) -> Self {
        let t = &words.texts.path;
        let (heading, text) = words.step(step.kind);
        let names = format::list(&step.closes, words.texts.site.and.as_str());
        let takes_time = step.weeks.high > 0.0;
        Self {
            heading: heading.to_string(),
            text: text.to_string(),
            closes: (!step.closes.is_empty()).then(|| t.step_closes.with("names", names).into()),
            gate: step.gate.as_ref().map(|gate| words.claim(&gate.reason)),
            weeks: takes_time.then(|| t.step_weeks.with("weeks", words.weeks(step.weeks)).into()),
        }
    }
}
