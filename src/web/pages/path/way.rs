//! The ways to a role: which one is asked for, and all of them side by side.

use serde::Deserialize;

use crate::pathway::{LearningPath, Merit, PathFront};
use crate::web::error::SiteError;
use crate::web::pages::person::Person;
use crate::web::pages::search::chosen;
use crate::wording::{Words, format};

/// Which way the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct WayQuery {
    /// The key of a merit; empty if the address does not say.
    pub way: String,
}

impl WayQuery {
    /// What the way must be best at; none if the address does not say.
    ///
    /// # Errors
    /// Bad request for a word that is none of ours.
    pub fn read(&self) -> Result<Option<Merit>, SiteError> {
        chosen(&self.way, |text| text.parse().ok())
    }
}

/// The key of a path: the first thing that it is best at.
pub fn way_key(path: &LearningPath) -> &'static str {
    path.best_at.first().copied().unwrap_or(Merit::Balanced).key()
}

/// The place of the path that is asked for; the first if none is, or none is like that any more.
pub fn place_of(front: &PathFront, asked: Option<Merit>) -> usize {
    let is_asked = |path: &LearningPath| asked.is_some_and(|merit| path.best_at.contains(&merit));
    front.paths.iter().position(is_asked).unwrap_or(0)
}

/// What a path is best at, as a heading.
pub fn way_name(path: &LearningPath, words: &Words<'_>) -> String {
    // Who is best at something else too need not be called a fair mix.
    let told = path.best_at.iter().filter(|merit| **merit != Merit::Balanced || path.best_at.len() == 1);
    let merits = told.enumerate().map(|(place, merit)| match place {
        0 => words.merit(*merit).to_string(),
        _ => words.merit(*merit).to_string().to_lowercase(),
    });
    format::list(&merits.collect::<Vec<_>>(), words.texts.site.and.as_str())
}

/// A way as a row of the table.
pub struct WayRow {
    /// What it is best at.
    pub name: String,
    /// Its address.
    pub href: String,
    /// Whether its steps are shown.
    pub is_shown: bool,
    /// How long it takes.
    pub weeks: String,
    /// What it costs.
    pub cost: String,
    /// How sure it is.
    pub sure: String,
    /// Whether one is paid meanwhile, and from when.
    pub paid: String,
    /// Limits that it does not keep.
    pub exceeds: Vec<String>,
}

impl WayRow {
    /// The rows of `front`.
    pub fn all(front: &PathFront, shown: usize, person: &Person, words: &Words<'_>) -> Vec<Self> {
        let rows = front.paths.iter().enumerate();
        rows.map(|(place, path)| Self::of(path, place == shown, front, person, words)).collect()
    }

    fn of(path: &LearningPath, is_shown: bool, front: &PathFront, person: &Person, words: &Words<'_>) -> Self {
        let texts = &words.texts.path;
        Self {
            name: way_name(path, words),
            href: format!("{}#steps", person.links.way(&front.code, way_key(path))),
            is_shown,
            weeks: words.week_count(path.weeks),
            cost: words.path_cost(path),
            sure: words.path_certainty(path),
            paid: match path.paid_from_week {
                Some(week) => texts.paid_from.with("week", week + 1).into(),
                None => texts.no.to_string(),
            },
            exceeds: path.exceeds.iter().map(|limit| words.exceeded(*limit).to_string()).collect(),
        }
    }
}
