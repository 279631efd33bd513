//! What changed in a saved person's list since they saw it last, and why.
//!
//! Looking at a list changes nothing that it is compared with. The list is noted when answers are saved: as it was
//! before the change. So the next visit shows what that change did, and what a renewed catalogue did, until the person
//! says that they have seen it.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::catalog::Catalog;
use crate::catalog::codes::RoleCode;
use crate::engine::{Answer, AnswerChange, Moved, Ranking, Seen, ShortlistOptions};
use crate::profile::WorkerProfile;
use crate::store::SavedRecord;
use crate::web::Site;
use crate::web::csrf::{Posted, Pressed};
use crate::web::error::SiteError;
use crate::web::links::PersonLinks;
use crate::web::pages::person::Person;
use crate::web::pages::record::see_other;
use crate::web::records::{Opened, revise};
use crate::wording::{Text, Texts, Words, format};

/// How many roles of a kind are named.
const MOST_NAMED: usize = 6;

/// The list for `profile` as it is now, in short.
pub fn list_of(site: &Site, profile: &WorkerProfile) -> Seen {
    let options = ShortlistOptions { year: site.year(), ..ShortlistOptions::default() };
    // Editions are compared under the English names, whatever language someone reads today.
    Seen::of(&site.engine.rank(profile, &options), &site.catalog_in_english, (site.now)())
}

/// What a `record` must note of the list when `profile` is saved in it: the list before these answers.
pub fn list_before(site: &Site, record: &SavedRecord, profile: &WorkerProfile) -> Seen {
    let before = &record.profile;
    if before == profile {
        return record.seen.clone().unwrap_or_else(|| list_of(site, profile));
    }
    let changes = crate::engine::changes(before, profile);
    Seen { changes, ..list_of(site, before) }
}

/// `POST /record/{key}/seen`: from now on, the list of today is what later ones are compared with.
///
/// # Errors
/// Not found for a key without a record; a stale form.
pub async fn note(site: Data<Site>, opened: Opened, _form: Posted<Pressed>) -> Result<HttpResponse, SiteError> {
    let noted = revise(&site, opened.key.id(), |site, record| {
        record.seen = Some(list_of(site, &record.profile));
        Ok(())
    });
    noted.await?;
    Ok(see_other(&PersonLinks::Record(opened.key.to_string()).matches("")))
}

/// What changed, in words.
pub struct ChangesView {
    /// Since when.
    pub heading: String,
    /// Why.
    pub because: Vec<String>,
    /// What came, moved and left: each a name and its roles.
    pub rows: Vec<ChangedRoles>,
    /// Where the form goes that says that they have seen it.
    pub action: String,
}

/// Roles that changed in one way; not all are named.
pub struct ChangedRoles {
    /// In what way.
    pub name: &'static Text,
    /// How many.
    pub count: usize,
    /// Title, page, and how it moved.
    pub roles: Vec<(String, String, Option<String>)>,
    /// How many more there are.
    pub more: Option<String>,
}

impl ChangesView {
    /// What changed for `person`, whose list is now `ranking`; none without a list seen before, or if nothing did.
    pub fn of(person: &Person, ranking: &Ranking, site: &Site, words: &Words<'_>) -> Option<Self> {
        let (seen, PersonLinks::Record(key)) = (person.seen.as_ref()?, &person.links) else { return None };
        let now = Seen::of(ranking, &site.catalog_in_english, (site.now)());
        let found = seen.differences(&now, ranking, &site.catalog_in_english);
        if found.is_empty() {
            return None;
        }
        let t = words.texts;
        let teller = Teller { catalog: &site.engine.catalog, person, words };
        let plain = |codes: &[RoleCode]| codes.iter().map(|code| teller.role(code, None)).collect();
        let moved = |all: &[Moved]| all.iter().map(|one| teller.role(&one.code, Some(teller.how(one)))).collect();
        let rows: [(&'static Text, Vec<_>); 5] = [
            (&t.changes.new, plain(&found.new)),
            (&t.changes.up, moved(&found.up)),
            (&t.changes.down, moved(&found.down)),
            (&t.changes.behind, plain(&found.behind)),
            (&t.changes.gone, plain(&found.gone)),
        ];
        let rows = rows.into_iter().filter(|(_, roles)| !roles.is_empty());
        Some(Self {
            heading: t.changes.heading.with("date", format::day_of(seen.at, t.language())).into(),
            because: teller.because(seen, &now),
            rows: rows.map(|(name, roles)| ChangedRoles::of(name, roles, t)).collect(),
            action: format!("/record/{key}/seen"),
        })
    }
}

impl ChangedRoles {
    fn of(name: &'static Text, mut roles: Vec<(String, String, Option<String>)>, t: &Texts) -> Self {
        let count = roles.len();
        let more = count.saturating_sub(MOST_NAMED);
        roles.truncate(MOST_NAMED);
        Self { name, count, roles, more: (more > 0).then(|| t.changes.more.with("count", more).into()) }
    }
}

/// Says what changed to one person.
struct Teller<'a> {
    catalog: &'a Catalog,
    person: &'a Person,
    words: &'a Words<'a>,
}

impl Teller<'_> {
    /// The title of a role, why it is a match, and how it moved.
    fn role(&self, code: &RoleCode, how: Option<String>) -> (String, String, Option<String>) {
        (self.title(code), self.person.links.why(code), how)
    }

    /// The title of a role; its code once the catalogue has lost it.
    fn title(&self, code: &RoleCode) -> String {
        let role = self.catalog.find(code).map(|ix| self.catalog.role(ix).title.clone());
        role.unwrap_or_else(|| code.to_string())
    }

    fn how(&self, moved: &Moved) -> String {
        let t = &self.words.texts.changes;
        let ((place_before, before), (place, now)) = (moved.before, moved.now);
        if before == now {
            return t.moved_place.with("before", place_before).with("now", place).into();
        }
        let label = |label| self.words.access(label).to_string().to_lowercase();
        t.moved_label.with("before", label(before)).with("now", label(now)).into()
    }

    fn because(&self, seen: &Seen, now: &Seen) -> Vec<String> {
        let t = &self.words.texts.changes;
        let and = self.words.texts.site.and.as_str();
        let mut sentences = Vec::new();
        let added: Vec<String> = seen.changes.iter().filter_map(|change| self.added(change)).collect();
        if !added.is_empty() {
            sentences.push(t.because_added.with("names", format::list(&added, and)).into());
        }
        let changed: Vec<String> = seen.changes.iter().filter_map(|change| self.changed(change)).collect();
        if !changed.is_empty() {
            sentences.push(t.because_changed.with("names", format::list(&changed, and)).into());
        }
        if seen.catalog_version != now.catalog_version {
            sentences.push(t.because_catalog.to_string());
        }
        if sentences.is_empty() {
            sentences.push(t.because_time.to_string());
        }
        sentences
    }

    /// What they added, by name.
    fn added(&self, change: &AnswerChange) -> Option<String> {
        Some(match change {
            AnswerChange::Job(code) => self.title(code),
            AnswerChange::Skill(id) => self.catalog.elements[self.catalog.find_element(id)?].name.clone(),
            AnswerChange::Tool(name) => name.clone(),
            AnswerChange::Credential(code) => {
                self.words.texts.changes.credential.with("role", self.title(code)).to_string()
            }
            AnswerChange::Answer(_) => return None,
        })
    }

    /// The answer that they changed, as the page of their record calls it.
    fn changed(&self, change: &AnswerChange) -> Option<String> {
        let AnswerChange::Answer(answer) = change else { return None };
        let t = &self.words.texts.record;
        let text = match answer {
            Answer::Jobs => &t.row_jobs,
            Answer::Skills => &t.row_skills,
            Answer::Tools => &t.row_tools,
            Answer::Credentials => &t.row_held,
            Answer::Disputed => &t.row_not,
            Answer::Education => &t.row_education,
            Answer::Area => &t.row_area,
            Answer::Pay => &t.row_pay,
            Answer::Limits => &self.words.texts.changes.limits,
        };
        Some(text.to_string().to_lowercase())
    }
}
