//! Which one skill would bring most jobs closer.

use crate::engine::Door;
use crate::web::links;
use crate::web::pages::person::Person;
use crate::wording::{Texts, format};

/// How many skills are named.
const DOORS_SHOWN: usize = 3;

/// What learning one thing would change.
pub struct DoorsView {
    /// The skills that bring most jobs closer.
    pub doors: Vec<DoorView>,
    /// That none brings any closer, and which raises the fit most.
    pub none: Option<String>,
}

/// A skill with the jobs that it brings closer.
pub struct DoorView {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// How many jobs it brings closer.
    pub text: String,
    /// Some of them: name and page.
    pub roles: Vec<(String, String)>,
}

impl DoorsView {
    /// What `doors`, the most useful first, mean for a person; none if nothing would change anything.
    pub fn of(doors: &[Door], person: &Person, t: &Texts) -> Option<Self> {
        let shown: Vec<DoorView> = doors
            .iter()
            .filter(|door| door.opened > 0)
            .take(DOORS_SHOWN)
            .map(|door| DoorView::of(door, person, t))
            .collect();
        let best = doors.iter().max_by(|a, b| a.mean_gain.total_cmp(&b.mean_gain))?;
        let none = t.matches.doors_none.with("name", &best.name).with("points", format::short(best.mean_gain * 100.0));
        let none = shown.is_empty().then(|| none.into());
        Some(Self { doors: shown, none })
    }
}

impl DoorView {
    fn of(door: &Door, person: &Person, t: &Texts) -> Self {
        let text = match door.opened {
            1 => t.matches.doors_one.to_string(),
            count if count == door.roles.len() => t.matches.doors_few.with("count", count).into(),
            count => t.matches.doors_other.with("count", count).into(),
        };
        let area = person.profile.area.map(|area| area.to_string());
        let query = links::query(area.as_deref().map(|area| ("area", area)));
        let roles = door.roles.iter();
        let roles = roles.map(|(code, title)| (title.clone(), links::with_query(&format!("/role/{code}"), &query)));
        Self { name: door.name.clone(), href: format!("/skill/{}", door.element), text, roles: roles.collect() }
    }
}
