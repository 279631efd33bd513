//! A programme: what it is, costs, teaches and leads to, and what nobody has said of it.

use actix_web::web::{Data, Path};
use askama::Template;

use crate::catalog::codes::{AreaCode, ProgramId};
use crate::catalog::{Attendance, Between, Catalog, JoinedProgram, Program, ProgramKind, Taught, Teachable};
use crate::web::Site;
use crate::web::error::SiteError;
use crate::web::links::encode;
use crate::web::page::{Frame, Page, Place, Visitor};
use crate::web::parts::RoleLine;
use crate::wording::{Texts, Words, format};

use super::role::Link;

/// The most things taught that are named.
const MOST_TAUGHT: usize = 24;
/// The most roles that are named.
const MOST_ROLES: usize = 12;
/// The most letters of a provider's own words on entry.
const STATED_LETTERS: usize = 300;

/// The page.
#[derive(Template)]
#[template(path = "pages/program.html")]
pub struct ProgramPage {
    frame: Frame,
    t: &'static Texts,
    name: String,
    kind: String,
    says: Option<String>,
    is_typical: bool,
    varies: bool,
    glance: Vec<(String, String)>,
    facts: Vec<(String, String)>,
    site: Option<(String, String)>,
    attendance: Vec<(String, String)>,
    entry: Vec<String>,
    first: Vec<Link>,
    start: Option<String>,
    proof: Option<String>,
    teaches: Vec<TaughtRow>,
    teaches_more: Option<String>,
    roles: Vec<RoleLine>,
    roles_more: Option<String>,
    outcomes: Vec<String>,
    sources: Vec<String>,
}

/// Something that it teaches.
pub struct TaughtRow {
    name: String,
    href: Option<String>,
    level: String,
    known: String,
    sure: String,
}

/// `GET /programs/{id}`
///
/// # Errors
/// Not found for an unknown programme.
pub async fn show(site: Data<Site>, visitor: Visitor, id: Path<String>) -> Result<Page<ProgramPage>, SiteError> {
    let id: ProgramId = id.parse().map_err(|_| SiteError::ProgramNotFound)?;
    let joined = site.engine.catalog.find_program(&id).ok_or(SiteError::ProgramNotFound)?;
    Ok(Page::shared(ProgramPage::of(joined, &site.engine.catalog, visitor)))
}

impl ProgramPage {
    fn of(joined: &JoinedProgram, catalog: &Catalog, visitor: Visitor) -> Self {
        let program = &joined.program;
        let t = visitor.t;
        let words = &visitor.words(catalog);
        let own = program.words.as_ref();
        let more = |text: &crate::wording::Text, all: usize, shown: usize| {
            (all > shown).then(|| text.with("count", all - shown).into())
        };
        Self {
            frame: visitor.frame(t.program.title.with("name", &program.name), Place::Training),
            t,
            name: program.name.clone(),
            kind: words.program_kind(program.kind).to_string(),
            says: own.map(|own| own.says.en.clone()),
            is_typical: program.provider.is_none(),
            varies: program.varies_by_state,
            glance: glance(program, words),
            facts: facts(program, words),
            site: program.site.as_deref().and_then(site_link),
            attendance: attendance(&program.attendance, t),
            entry: entry(program, words),
            first: first(program, catalog, words),
            start: own.map(|own| own.start.en.clone()),
            proof: own.map(|own| own.proof.en.clone()),
            teaches: joined.teaches.iter().take(MOST_TAUGHT).map(|one| TaughtRow::of(one, catalog, words)).collect(),
            teaches_more: more(&t.program.teaches_more, joined.teaches.len(), MOST_TAUGHT),
            roles: roles(joined, catalog, words),
            roles_more: more(&t.program.roles_more, joined.roles.len(), MOST_ROLES),
            outcomes: program.outcomes.iter().map(|outcome| words.outcome(outcome)).collect(),
            sources: sources(program, words),
        }
    }
}

/// A range in plain figures; said to be unknown where it is.
pub fn range(range: Option<Between<f32>>, words: &Words<'_>) -> String {
    let t = &words.texts.program;
    let figure = |value: f32| if value < 10.0 { format::short(value) } else { format::whole(f64::from(value)) };
    match range {
        None => t.not_said.to_string(),
        Some(range) if figure(range.low) == figure(range.high) => figure(range.low),
        Some(range) => t.range.with("low", figure(range.low)).with("high", figure(range.high)).into(),
    }
}

fn glance(program: &Program, words: &Words<'_>) -> Vec<(String, String)> {
    let t = &words.texts.program;
    let mut rows = vec![
        (t.glance_cost.to_string(), words.cost(program.cost)),
        (t.glance_weeks.to_string(), range(program.weeks, words)),
        (t.glance_hours.to_string(), range(program.hours, words)),
    ];
    if program.is_paid || program.kind == ProgramKind::Apprenticeship {
        rows.push((t.glance_paid.to_string(), t.paid.to_string()));
    }
    rows
}

fn facts(program: &Program, words: &Words<'_>) -> Vec<(String, String)> {
    let t = &words.texts.program;
    let place = program.provider.as_ref().map(|provider| {
        let state = provider.state.map(|state| words.area(state));
        let parts = [provider.city.clone(), state, provider.zip.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    let renew = program.renew_years.map(|years| match format::short(years).as_str() {
        "1" => t.renew_one.to_string(),
        years => t.renew_every.with("years", years).into(),
    });
    let waiting = program.weeks_waiting.filter(|weeks| weeks.high > 0.0);
    let waiting = waiting.map(|weeks| words.weeks(crate::matching::WeeksEstimate { low: weeks.low, high: weeks.high }));
    let rows = [
        (&t.provider, program.provider.as_ref().map(|provider| provider.name.clone())),
        (&t.place, place.filter(|place| !place.is_empty())),
        (&t.issuer, program.issuer.clone()),
        (&t.credential, program.credential.clone()),
        (&t.renew, renew),
        (&t.waiting, waiting),
    ];
    rows.into_iter().filter_map(|(name, value)| Some((name.to_string(), value?))).collect()
}

/// The address of a site that a publisher names, and what it is called; none for what is no web address.
fn site_link(site: &str) -> Option<(String, String)> {
    let bare = site.trim().trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
    let host = bare.split('/').next().unwrap_or_default();
    let is_host = host.contains('.') && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'));
    is_host.then(|| (bare.to_owned(), format!("https://{bare}")))
}

fn attendance(held: &Attendance, t: &Texts) -> Vec<(String, String)> {
    let p = &t.program;
    let said = |said: Option<bool>| match said {
        Some(true) => t.path.yes.to_string(),
        Some(false) => t.path.no.to_string(),
        None => p.not_said.to_string(),
    };
    let languages = if held.languages.is_empty() { p.not_said.to_string() } else { held.languages.join(", ") };
    let rows = [
        (&p.attend_online, said(held.online)),
        (&p.attend_in_person, said(held.in_person)),
        (&p.attend_evening, said(held.evening)),
        (&p.attend_childcare, said(held.childcare)),
        (&p.attend_accessible, said(held.accessible)),
        (&p.attend_languages, languages),
    ];
    rows.into_iter().map(|(name, value)| (name.to_string(), value)).collect()
}

fn entry(program: &Program, words: &Words<'_>) -> Vec<String> {
    let (t, entry) = (&words.texts.program, &program.entry);
    let education = entry.education.map(|level| t.entry_education.with("education", words.education(level)).into());
    let months = Some(entry.experience_months).filter(|months| *months > 0.0);
    let months = months.map(|months| t.entry_experience.with("months", format::short(months)).into());
    let stated = entry.stated.as_ref().map(|text| format::beginning(text, STATED_LETTERS));
    let stated = stated.map(|text| t.entry_stated.with("text", text).into());
    let said: Vec<String> = [education, months, stated].into_iter().flatten().collect();
    if said.is_empty() && entry.first.is_empty() { vec![t.entry_none.to_string()] } else { said }
}

fn first(program: &Program, catalog: &Catalog, words: &Words<'_>) -> Vec<Link> {
    let known = program.entry.first.iter().filter_map(|id| catalog.find_program(id));
    let link = |joined: &JoinedProgram| Link {
        name: words.texts.program.entry_first.with("program", &joined.program.name).into(),
        href: format!("/programs/{}", joined.program.id),
        note: String::new(),
    };
    known.map(link).collect()
}

fn roles(joined: &JoinedProgram, catalog: &Catalog, words: &Words<'_>) -> Vec<RoleLine> {
    let line = |ix: &crate::catalog::RoleIx| {
        let line = RoleLine::of(catalog.role(*ix), AreaCode::National, catalog, words);
        if joined.required_for.contains(ix) { line.with_note(&words.texts.program.roles_required) } else { line }
    };
    joined.roles.iter().take(MOST_ROLES).map(line).collect()
}

fn sources(program: &Program, words: &Words<'_>) -> Vec<String> {
    let t = &words.texts.program;
    let line = |source: &crate::catalog::ProgramSource| {
        let date = format::month(&source.date, words.texts.language());
        match source.list.parse() {
            Ok(id) => {
                let named = words.source(&id);
                if named.contains(&date) { named } else { t.source.with("list", named).with("date", date).into() }
            }
            Err(_) => t.source.with("list", &source.list).with("date", date).into(),
        }
    };
    program.sources.iter().map(line).collect()
}

impl TaughtRow {
    fn of(taught: &Taught, catalog: &Catalog, words: &Words<'_>) -> Self {
        let t = &words.texts.program;
        let (name, href) = match taught.what {
            Teachable::Element(place) => {
                let element = &catalog.elements[usize::from(place)];
                (element.name.clone(), Some(format!("/skill/{}", element.id)))
            }
            Teachable::Technology(ix) => {
                let name = catalog.technologies[usize::from(ix.0)].name.clone();
                let href = format!("/tool/{}", encode(&name));
                (name, Some(href))
            }
            Teachable::FineSkill(ix) => (catalog.fine_skill(ix).name.to_string(), None),
        };
        Self {
            name,
            href,
            level: match (taught.level, taught.what) {
                (Some(level), _) => t.level.with("level", format::short(level)).into(),
                (None, Teachable::FineSkill(_)) => t.not_said.to_string(),
                (None, _) => t.level_tool.to_string(),
            },
            known: words.known_from(taught.known_from).to_string(),
            sure: format::share(taught.confidence),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_web_address_becomes_a_link() {
        let rows = [
            ("comptia.org", Some("https://comptia.org")),
            ("http://www.school.edu/nursing/", Some("https://www.school.edu/nursing")),
            ("javascript:alert(1)", None),
            ("ask the front desk", None),
            ("", None),
        ];
        for (site, expected) in rows {
            assert_eq!(site_link(site).map(|(_, href)| href).as_deref(), expected, "{site}");
        }
    }
}
