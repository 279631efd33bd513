//! For people who say that they have no skills: things they have done, in plain words, to tick.

use std::collections::HashMap;
use std::sync::LazyLock;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use askama::Template;

use crate::catalog::Language;
use crate::catalog::codes::ElementId;
use crate::profile::reading::Standing;
use crate::profile::{OwnLevel, Strength};
use crate::web::Site;
use crate::web::csrf::Posted;
use crate::web::drafts::{Draft, FoundItem, Item, Quote};
use crate::web::error::SiteError;
use crate::web::page::{Frame, Page, Visitor};
use crate::wording::Texts;

const TABLE: &str = include_str!("../../../index/guided.tsv");

/// The most letters of what someone adds in their own words.
const OWN_LETTERS: usize = 4_000;

/// A part of life that things done stand under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Area {
    Home,
    People,
    Office,
    Hands,
    Sell,
}

impl Area {
    fn read(text: &str) -> Option<Self> {
        match text {
            "home" => Some(Self::Home),
            "people" => Some(Self::People),
            "office" => Some(Self::Office),
            "hands" => Some(Self::Hands),
            "sell" => Some(Self::Sell),
            _ => None,
        }
    }

    fn name(self, t: &Texts) -> String {
        let t = &t.tasks;
        let name = match self {
            Self::Home => &t.area_home,
            Self::People => &t.area_people,
            Self::Office => &t.area_office,
            Self::Hands => &t.area_hands,
            Self::Sell => &t.area_sell,
        };
        name.to_string()
    }
}

/// A thing that people do, paid or not.
struct Task {
    area: Area,
    english: &'static str,
    spanish: &'static str,
    /// What it shows.
    elements: Vec<ElementId>,
}

static TASKS: LazyLock<Vec<Task>> = LazyLock::new(|| TABLE.lines().skip(1).filter_map(task).collect());

fn task(line: &'static str) -> Option<Task> {
    let mut cells = line.split('\t');
    let area = Area::read(cells.next()?)?;
    let (english, spanish, elements) = (cells.next()?, cells.next()?, cells.next()?);
    let elements: Vec<ElementId> = elements.split(' ').filter_map(|id| id.parse().ok()).collect();
    (!elements.is_empty()).then_some(Task { area, english, spanish, elements })
}

impl Task {
    fn text(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::Spanish => self.spanish,
        }
    }
}

/// The page of things to tick.
#[derive(Template)]
#[template(path = "pages/tasks.html")]
pub struct TasksPage {
    frame: Frame,
    t: &'static Texts,
    groups: Vec<Group>,
    own: String,
    problem: String,
}

struct Group {
    name: String,
    tasks: Vec<Choice>,
}

struct Choice {
    number: usize,
    text: &'static str,
    is_ticked: bool,
}

/// `GET /tasks`
pub async fn show(visitor: Visitor) -> Page<TasksPage> {
    TasksPage::new(visitor, &HashMap::new(), String::new())
}

/// `POST /tasks`: makes a draft of what is ticked and told.
///
/// # Errors
/// A stale form.
pub async fn read(
    site: Data<Site>,
    visitor: Visitor,
    Posted(form): Posted<HashMap<String, String>>,
) -> Result<HttpResponse, SiteError> {
    let language = visitor.t.language();
    let mut draft = Draft::default();
    let own: String = form.get("own").map(|own| own.chars().take(OWN_LETTERS).collect()).unwrap_or_default();
    draft.add_text(&own, &site.reader.read(&own), site.year());
    for (_, task) in TASKS.iter().enumerate().filter(|(number, _)| form.contains_key(&format!("task{number}"))) {
        add(&mut draft, task, language);
    }
    if draft.items.is_empty() && draft.jobs.is_empty() {
        let page = TasksPage::new(visitor, &form, visitor.t.tasks.nothing.to_string());
        return Ok(page.with_status(StatusCode::BAD_REQUEST).into_response());
    }
    super::draft::begin(draft, &site, visitor)
}

/// What a ticked task shows: told with what was done, at the level of everyday tasks.
fn add(draft: &mut Draft, task: &Task, language: Language) {
    let words = task.text(language).to_owned();
    let quote = Quote { before: String::new(), words, after: String::new() };
    for element in &task.elements {
        let what = Item::Element(element.clone());
        match draft.items.iter_mut().find(|item| item.what == what) {
            Some(known) => {
                known.strength = Strength::Described;
                known.quotes.push(quote.clone());
            }
            None => draft.items.push(FoundItem {
                what,
                level: OwnLevel::Working,
                strength: Strength::Described,
                standing: Standing::Told,
                quotes: vec![quote.clone()],
                proof: None,
                is_kept: true,
            }),
        }
    }
}

impl TasksPage {
    fn new(visitor: Visitor, form: &HashMap<String, String>, problem: String) -> Page<Self> {
        let (t, language) = (visitor.t, visitor.t.language());
        let mut groups: Vec<(Area, Group)> = Vec::new();
        for (number, task) in TASKS.iter().enumerate() {
            let is_ticked = form.contains_key(&format!("task{number}"));
            let choice = Choice { number, text: task.text(language), is_ticked };
            match groups.iter_mut().find(|(area, _)| *area == task.area) {
                Some((_, group)) => group.tasks.push(choice),
                None => groups.push((task.area, Group { name: task.area.name(t), tasks: vec![choice] })),
            }
        }
        let groups = groups.into_iter().map(|(_, group)| group).collect();
        let own = form.get("own").cloned().unwrap_or_default();
        Page::personal(Self { frame: visitor.personal_frame(&t.tasks.title), t, groups, own, problem })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, GrowthRule};

    #[test]
    fn every_task_is_in_both_languages_and_shows_elements_of_the_catalogue() {
        let rule = GrowthRule { average_growth_percent: 3.1, openings_per_year_floor: 10_000.0 };
        let catalog = Catalog::builtin(rule).unwrap();
        assert_eq!(TASKS.len(), TABLE.lines().count() - 1, "every row but the heading is read");
        for task in TASKS.iter() {
            assert!(!task.english.is_empty() && !task.spanish.is_empty() && task.english != task.spanish);
            for element in &task.elements {
                assert!(catalog.find_element(element).is_some(), "{}: {element}", task.english);
            }
        }
    }
}
