//! Your matches: two lists of growing roles, with filters and orders.

pub mod card;
pub mod changes;
mod doors;
pub mod filters;
mod picture;
pub mod view;
mod what_if;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use askama::Template;

use crate::catalog::codes::AreaCode;
use crate::engine::{Door, PastJob, Question, Ranking, ShortlistOptions, Standing};
use crate::matching::Match;
use crate::web::Site;
use crate::web::error::SiteError;
use crate::web::links::PersonLinks;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::parts::{AreaSelect, Choice};
use crate::web::work_form::WorkForm;
use crate::wording::{Texts, Words, format};

use super::compare::MOST_ROLES;
use super::person::Person;
use super::record::see_other;
use super::why_not::AskForm;
use card::MatchCard;
use changes::ChangesView;
use doors::DoorsView;
use filters::{FilterForm, Lift};
use picture::Picture;
use view::{List, View, ViewQuery};
use what_if::WhatIf;

/// How many matches a page shows: more would make it too large for a weak connection.
const CARDS_PER_PAGE: usize = 8;

/// The page of matches.
#[derive(Template)]
#[template(path = "pages/matches.html")]
pub struct MatchesPage {
    frame: Frame,
    t: &'static Texts,
    based_on: String,
    declining: Vec<String>,
    thin: Option<QuestionView>,
    unknown_words: String,
    change: Option<String>,
    tabs: Vec<Tab>,
    filters: FilterForm,
    count: String,
    showing: String,
    lifts: Vec<Lift>,
    picture: Option<Picture>,
    cards: Vec<MatchCard>,
    compare_href: Option<String>,
    changes: Option<ChangesView>,
    ask: AskForm,
    send_href: String,
    doors: Option<DoorsView>,
    what_if: Option<WhatIf>,
    previous: Option<String>,
    next: Option<String>,
    all: String,
    saved: Vec<(&'static str, String)>,
    is_saved: bool,
    share_href: Option<String>,
    unsaved: Option<String>,
    sources: Vec<String>,
}

struct Tab {
    name: String,
    meaning: String,
    href: String,
    current: bool,
}

/// A question with its field.
pub struct QuestionView {
    /// The question.
    pub text: String,
    /// The field that answers it.
    pub field: &'static str,
    /// The choices of the field, if it has some.
    pub areas: Option<AreaSelect>,
    /// The choices of the field, if they are levels of education.
    pub education: Vec<Choice>,
    /// Everything else that was answered.
    pub hidden: Vec<(&'static str, String)>,
    /// Where the form goes.
    pub action: String,
}

/// The page that asks the one question that would help most.
#[derive(Template)]
#[template(path = "pages/question.html")]
pub struct QuestionPage {
    frame: Frame,
    t: &'static Texts,
    question: QuestionView,
}

/// `GET /matches`
///
/// # Errors
/// Bad request for a list, order or filter we do not have.
pub async fn show(
    site: Data<Site>,
    visitor: Visitor,
    form: Query<WorkForm>,
    view: Query<ViewQuery>,
) -> Result<HttpResponse, SiteError> {
    match Person::from_form(form.into_inner(), &site, visitor) {
        Ok(person) => answer(person, view.read()?, site, visitor).await,
        Err(question) => Ok(*question),
    }
}

/// `GET /shared/{share}`: leads to the matches.
pub async fn lead(share: Path<String>) -> HttpResponse {
    see_other(&format!("/shared/{}/matches", crate::web::links::encode(&share)))
}

/// `GET /record/{key}/matches`
///
/// # Errors
/// Not found for a key without a record.
pub async fn show_recorded(
    site: Data<Site>,
    visitor: Visitor,
    person: Person,
    view: Query<ViewQuery>,
) -> Result<HttpResponse, SiteError> {
    answer(person, view.read()?, site, visitor).await
}

async fn answer(person: Person, view: View, site: Data<Site>, visitor: Visitor) -> Result<HttpResponse, SiteError> {
    let options = ShortlistOptions { year: site.year(), ..ShortlistOptions::default() };
    let (ranking, doors) = person.rank(&site, options).await?;
    if let Standing::NotEnough(question) = ranking.standing {
        let question = QuestionView::new(question, &person, &site, visitor);
        let frame = visitor.personal_frame(&visitor.t.work.question_heading);
        return Ok(Page::personal(QuestionPage { frame, t: visitor.t, question }).into_response());
    }
    Ok(Page::personal(MatchesPage::new(&person, &view, (&ranking, &doors), &site, visitor)).into_response())
}

impl MatchesPage {
    fn new(person: &Person, view: &View, (ranking, doors): (&Ranking, &[Door]), site: &Site, visitor: Visitor) -> Self {
        let catalog = &site.engine.catalog;
        let words = visitor.words(catalog);
        let t = visitor.t;
        let chosen = view.choose(ranking, catalog);
        let past = site.engine.past(&ranking.person);
        let first = (view.page - 1) * CARDS_PER_PAGE;
        let shown: Vec<Match> = chosen
            .shown
            .iter()
            .skip(first)
            .take(CARDS_PER_PAGE)
            .copied()
            .map(|found| site.engine.scorer().explain(&ranking.person, found))
            .collect();
        let thin = match ranking.standing {
            Standing::Thin(question) => Some(QuestionView::new(question, person, site, visitor)),
            Standing::Enough | Standing::NotEnough(_) => None,
        };
        let last = first + shown.len();
        let to_compare: Vec<_> = shown.iter().take(MOST_ROLES).map(|found| found.code.clone()).collect();
        let page_link = |page: usize| person.links.matches(&View { page, ..view.clone() }.to_query());
        let picture = || Picture::of(&shown, first + 1, person, &site.engine.constants.access, &words);
        let cards = shown.iter().zip(first + 1..);
        Self {
            frame: visitor.personal_frame(&t.matches.title),
            t,
            based_on: based_on(&past, ranking.person.area, &words),
            declining: declining(&past, &words),
            thin,
            unknown_words: unknown_words(person, t),
            change: person.links.work(),
            tabs: tabs(view, person, t),
            filters: FilterForm::of(view, person, ranking.person.pay_before.is_some(), &words),
            count: count(chosen.shown.len(), t),
            showing: t.matches.showing.with("from", first + 1).with("to", last).into(),
            lifts: Lift::all(view, &chosen.hidden, person, &words),
            picture: (!shown.is_empty()).then(picture),
            cards: cards.map(|(found, number)| MatchCard::of(found, number, person, (&site.engine, &words))).collect(),
            changes: ChangesView::of(person, ranking, site, &words),
            ask: AskForm::of(person, view, String::new()),
            send_href: person.links.send(&View { page: 1, ..view.clone() }.to_query()),
            compare_href: (to_compare.len() > 1).then(|| person.links.compare(&to_compare)),
            doors: DoorsView::of(doors, person, t),
            what_if: WhatIf::of(person, view, catalog, &words),
            previous: (view.page > 1).then(|| page_link(view.page - 1)),
            next: (last < chosen.shown.len()).then(|| page_link(view.page + 1)),
            all: person.links.matches(""),
            saved: person.form.filled().into_iter().map(|(name, value)| (name, value.to_owned())).collect(),
            is_saved: !person.links.are_in_address(),
            share_href: share_href(person),
            unsaved: person.unsaved.clone(),
            sources: super::role::sources_of(catalog, "wages_national.tsv"),
        }
    }
}

/// Where someone with a saved record makes a link for others.
fn share_href(person: &Person) -> Option<String> {
    match &person.links {
        PersonLinks::Record(key) if person.unsaved.is_none() => Some(format!("/record/{key}/privacy#shares")),
        _ => None,
    }
}

fn unknown_words(person: &Person, t: &Texts) -> String {
    if person.unknown_words.is_empty() {
        return String::new();
    }
    t.error.words_unknown.with("words", person.unknown_words.join(", ")).into()
}

fn count(matches: usize, t: &Texts) -> String {
    match matches {
        1 => t.matches.count_one.to_string(),
        count => t.matches.count_other.with("count", count).into(),
    }
}

/// What a list rests on, in a sentence.
pub fn based_on(past: &[PastJob], area: AreaCode, words: &Words<'_>) -> String {
    let t = words.texts;
    let jobs = past.iter().map(|job| match job.years {
        years if years > 0.0 => {
            let text = t.matches.based_job.with("title", &job.title);
            text.with("years", years_in_words(years, t)).to_string()
        }
        _ => job.title.clone(),
    });
    let jobs: Vec<String> = jobs.collect();
    let text = t.matches.based_on.with("jobs", format::list(&jobs, t.site.and.as_str())).to_string();
    match area {
        AreaCode::National => format!("{text}."),
        area => format!("{text} {}.", t.matches.based_on_place.with("area", words.area(area))),
    }
}

/// Years in a job, in words.
pub fn years_in_words(years: f32, t: &Texts) -> String {
    match format::short(years).as_str() {
        "1" => t.matches.years_one.to_string(),
        count => t.matches.years_other.with("count", count).into(),
    }
}

fn declining(past: &[PastJob], words: &Words<'_>) -> Vec<String> {
    let shrinking = past.iter().filter(|job| job.growth == crate::catalog::Growth::Declining);
    shrinking.map(|job| words.texts.matches.declining_note.with("title", &job.title).into()).collect()
}

fn tabs(view: &View, person: &Person, t: &Texts) -> Vec<Tab> {
    let rows = [
        (List::Did, &t.matches.tab_did, &t.matches.tab_did_text),
        (List::Can, &t.matches.tab_can, &t.matches.tab_can_text),
    ];
    let tab = |(list, name, meaning): (List, &crate::wording::Text, &crate::wording::Text)| Tab {
        name: name.to_string(),
        meaning: meaning.to_string(),
        href: person.links.matches(&View { list, page: 1, ..view.clone() }.to_query()),
        current: view.list == list,
    };
    rows.map(tab).into()
}

impl QuestionView {
    fn new(question: Question, person: &Person, site: &Site, visitor: Visitor) -> Self {
        let catalog = &site.engine.catalog;
        let words = visitor.words(catalog);
        let choose = &visitor.t.site.choose;
        let field = match question {
            Question::Job => "job1",
            Question::Years => "years1",
            Question::Area => "area",
            Question::Education => "education",
            Question::Pay => "pay",
        };
        let levels = crate::profile::Education::ALL
            .map(|level| Choice::new(crate::web::work_form::education_key(level), words.education(level), ""));
        let hidden = person.form.filled().into_iter().filter(|(name, _)| *name != field);
        Self {
            text: words.question(question).to_string(),
            field,
            areas: (question == Question::Area).then(|| AreaSelect::new(catalog, visitor.t, "", choose)),
            education: if question == Question::Education { levels.into() } else { Vec::new() },
            hidden: hidden.map(|(name, value)| (name, value.to_owned())).collect(),
            action: "/matches".to_owned(),
        }
    }
}
