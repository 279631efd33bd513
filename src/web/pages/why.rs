//! Why a role is a match: the whole explanation, with sources and dates.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use askama::Template;

use crate::catalog::Catalog;
use crate::catalog::codes::{ElementId, RoleCode};
use crate::engine::MatchWithPath;
use crate::matching::{Bar, Claim, Gate, GateKind, Match, PayOutlook, Reason};
use crate::web::Site;
use crate::web::charts::{AccessBar, writes_its_own_html};
use crate::web::error::SiteError;
use crate::web::links::PersonLinks;
use crate::web::page::{Frame, Page, Visitor};
use crate::web::work_form::WorkForm;
use crate::wording::{Texts, Words, format};

use super::matches::card::{held_back, label_tone, role_address};
use super::person::Person;

/// How open a gate counts as open, 0 to 1.
const OPEN: f32 = 0.95;

/// The page.
#[derive(Template)]
#[template(path = "pages/why.html")]
pub struct WhyPage {
    frame: Frame,
    t: &'static Texts,
    title: String,
    label: (String, &'static str),
    held_back: Option<String>,
    summary: Option<String>,
    fit: ReasonView,
    fit_confidence: String,
    disputed: Vec<(String, Option<String>)>,
    gates: Vec<GateView>,
    all_gates_open: bool,
    bars: Vec<BarView>,
    access_confidence: String,
    rung: String,
    pay: Vec<(String, String)>,
    pay_note: Option<String>,
    exposure: Option<String>,
    path_href: String,
    role_href: String,
    back: String,
}

/// A reason as a line that opens.
#[derive(Template)]
#[template(path = "parts/reason.html")]
pub struct ReasonView {
    sentence: String,
    value: String,
    length: u32,
    weight: Option<String>,
    source: Option<String>,
    because: Vec<ReasonView>,
    open: bool,
    dispute: Option<DisputeLink>,
}

/// Says that a reason is not true of the person.
pub struct DisputeLink {
    text: String,
    /// The text with what it is about, for those who do not see where it stands.
    label: String,
    href: String,
}

writes_its_own_html!(ReasonView);

/// A gate with its state.
pub struct GateView {
    name: String,
    state: (String, &'static str),
    reason: ReasonView,
    hold: Option<String>,
}

/// A bar with why and what would change it.
pub struct BarView {
    bar: AccessBar,
    reason: ReasonView,
    change: String,
}

/// `GET /matches/{code}/why`
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
        Ok(person) => Ok(WhyPage::of(&person, &code, &site, visitor)?.into_response()),
        Err(question) => Ok(*question),
    }
}

/// `GET /record/{key}/matches/{code}/why`
///
/// # Errors
/// Not found for a key without a record, or as [`show`].
pub async fn show_recorded(
    site: Data<Site>,
    visitor: Visitor,
    person: Person,
    path: Path<(String, String)>,
) -> Result<Page<WhyPage>, SiteError> {
    let (_, code) = path.into_inner();
    WhyPage::of(&person, &code, &site, visitor)
}

/// The match of a person with the role in an address. One role takes a fraction of a millisecond.
pub fn find_match(person: &Person, code: &str, site: &Site) -> Result<MatchWithPath, SiteError> {
    let code = code.parse().map_err(|_| SiteError::RoleNotFound)?;
    let role = site.engine.catalog.find(&code).ok_or(SiteError::RoleNotFound)?;
    site.engine.match_with_path(&person.profile, role, site.year()).ok_or(SiteError::RoleNotFound)
}

impl WhyPage {
    fn of(person: &Person, code: &str, site: &Site, visitor: Visitor) -> Result<Page<Self>, SiteError> {
        let MatchWithPath { found, .. } = find_match(person, code, site)?;
        let catalog = &site.engine.catalog;
        let words = visitor.words(catalog);
        let t = visitor.t;
        let role = catalog.find(&found.code).map(|ix| catalog.role(ix));
        let tree = Tree { words: &words, person, code: &found.code };
        let confidence = |share: f32| t.why.confidence.with("percent", format::share(share)).into();
        Ok(Page::personal(Self {
            frame: visitor.personal_frame(t.why.title.with("role", &found.title)),
            t,
            title: found.title.clone(),
            label: (words.access(found.access.label).to_string(), label_tone(found.access.label)),
            held_back: held_back(&found, &words),
            summary: role.and_then(|role| role.summary.clone()),
            fit: tree.view(&found.fit.reason, None, true),
            fit_confidence: confidence(found.fit.confidence),
            disputed: tree.disputed(catalog),
            all_gates_open: found.gates.iter().all(|gate| gate.open >= OPEN),
            gates: found.gates.iter().map(|gate| GateView::of(gate, &found, &tree)).collect(),
            bars: found.access.bars.iter().map(|bar| BarView::of(bar, &tree)).collect(),
            access_confidence: confidence(found.access.confidence),
            rung: words.rung(found.rung).to_string(),
            pay: found.pay.as_ref().map(|pay| pay_rows(pay, t)).unwrap_or_default(),
            pay_note: found.pay.as_ref().map(|pay| pay_note(pay, &words)),
            exposure: exposure(&found, t),
            path_href: person.links.path(&found.code),
            role_href: role_address(&found.code, person),
            back: person.links.matches(""),
        }))
    }
}

fn pay_rows(pay: &PayOutlook, t: &Texts) -> Vec<(String, String)> {
    let before = if pay.before_told { &t.why.pay_row_before } else { &t.why.pay_row_before_guess };
    let rows = [
        (before, pay.before_usd_per_year),
        (&t.why.pay_row_start, Some(pay.entry_usd_per_year)),
        (&t.why.pay_row_middle, Some(pay.median_usd_per_year)),
        (&t.why.pay_row_experienced, pay.experienced_usd_per_year),
    ];
    rows.into_iter().filter_map(|(name, usd)| Some((name.to_string(), format::usd(usd?)))).collect()
}

fn pay_note(pay: &PayOutlook, words: &Words<'_>) -> String {
    let t = words.texts;
    let place = t.role.pay_for.with("area", words.area(pay.area));
    match pay.quality {
        crate::catalog::PayQuality::Published => format!("{place}."),
        crate::catalog::PayQuality::WiderGroup => format!("{place}. {}", t.role.pay_wider_group),
        crate::catalog::PayQuality::Estimated => format!("{place}. {}", t.why.pay_estimated),
    }
}

fn exposure(found: &Match, t: &Texts) -> Option<String> {
    let role = format::share(found.exposure.role?);
    Some(match found.exposure.before {
        Some(before) => t.why.exposure.with("role", role).with("before", format::share(before)).into(),
        None => t.why.exposure_role.with("role", role).into(),
    })
}

/// Turns reasons into lines that open, for one person and one role.
struct Tree<'a> {
    words: &'a Words<'a>,
    person: &'a Person,
    code: &'a RoleCode,
}

impl Tree<'_> {
    /// The tree under `reason`, with its share in the value above it.
    fn view(&self, reason: &Reason, weight: Option<f32>, open: bool) -> ReasonView {
        let t = self.words.texts;
        // Who disputes something sees at once what that changed.
        let opens =
            |part: &Reason| matches!(part.claim, Claim::Elements { .. }) && !self.person.profile.disputed.is_empty();
        let because = reason.because.iter().map(|part| self.view(part, Some(part.weight), opens(part)));
        ReasonView {
            sentence: self.words.claim(reason),
            value: format!("{:.0}", reason.value * 100.0),
            length: (reason.value * 100.0).round().clamp(0.0, 100.0) as u32,
            weight: weight.map(|weight| t.why.share_of.with("percent", format::share(weight)).into()),
            source: reason.source.as_ref().map(|source| t.why.source.with("source", self.words.source(source)).into()),
            because: because.collect(),
            open,
            dispute: self.dispute(reason),
        }
    }

    /// The same page for someone of whom an element is not true, if a past job implies it and it counts.
    fn dispute(&self, reason: &Reason) -> Option<DisputeLink> {
        let Claim::Element { id, name, from: Some(_), .. } = &reason.claim else { return None };
        let href = self.changed(id, true).filter(|_| reason.value > 0.0)?;
        let text = self.words.texts.why.dispute.to_string();
        Some(DisputeLink { label: format!("{text}: {name}"), text, href })
    }

    /// What the person disputes, each with a link that takes it back if the answers are in the address.
    fn disputed(&self, catalog: &Catalog) -> Vec<(String, Option<String>)> {
        let known = self.person.profile.disputed.iter();
        let named = known.filter_map(|id| Some((catalog.elements[catalog.find_element(id)?].name.clone(), id)));
        named.map(|(name, id)| (name, self.changed(id, false))).collect()
    }

    fn changed(&self, id: &ElementId, is_disputed: bool) -> Option<String> {
        let PersonLinks::Query(_) = self.person.links else { return None };
        let answers = self.person.form.disputing(id, is_disputed).to_query();
        Some(format!("{}#fit", PersonLinks::Query(answers).why(self.code)))
    }
}

impl GateView {
    fn of(gate: &Gate, found: &Match, tree: &Tree<'_>) -> Self {
        let (words, t) = (tree.words, tree.words.texts);
        let state = match gate.open {
            open if open >= OPEN => (t.why.gate_open.to_string(), "good"),
            open if open >= 0.35 => (t.why.gate_part.to_string(), "fair"),
            _ => (t.why.gate_closed.to_string(), "poor"),
        };
        Self {
            name: words.gate(gate.kind).to_string(),
            state,
            reason: tree.view(&gate.reason, None, false),
            hold: hold_link(gate, found, tree.person),
        }
    }
}

/// The same page for someone who holds the credential, if it is one and the answers are in the address.
fn hold_link(gate: &Gate, found: &Match, person: &Person) -> Option<String> {
    let Claim::CredentialGate { name, held: false } = &gate.reason.claim else { return None };
    if gate.kind != GateKind::Credential || !person.links.are_in_address() {
        return None;
    }
    let mut form = person.form.clone();
    form.held = if form.held.is_empty() { name.clone() } else { format!("{}\n{name}", form.held) };
    Some(PersonLinks::Query(form.to_query()).why(&found.code))
}

impl BarView {
    fn of(bar: &Bar, tree: &Tree<'_>) -> Self {
        Self {
            bar: AccessBar::of(bar, tree.words),
            reason: tree.view(&bar.reason, None, false),
            change: tree.words.change(&bar.change),
        }
    }
}
