//! How we score: every rule in plain words, with the figures that the program itself reads.

mod paths;

use actix_web::web::Data;
use askama::Template;

use crate::constants::{Constants, EvidenceConstants, FIT_TEXT, SignalKind, TEXT};
use crate::evaluation::Split;
use crate::matching::{AccessLabel, BarKind, GateKind, Rung};
use crate::web::Site;
use crate::web::page::{Frame, Page, Place, Visitor};
use crate::wording::{Text, Texts, Words, format};

use paths::PathFigures;

/// Years in a job for which the page says what they count.
const YEARS_SHOWN: [f32; 4] = [0.0, 1.0, 3.0, 10.0];
/// The highest level on the publisher's scale.
const HIGHEST_LEVEL: f32 = 7.0;

/// The page.
#[derive(Template)]
#[template(path = "pages/method.html")]
pub struct MethodPage {
    frame: Frame,
    t: &'static Texts,
    parts: Vec<Row>,
    signals: Vec<Row>,
    years: Vec<Row>,
    fading: String,
    strengths: Vec<Row>,
    levels: Vec<Row>,
    bars: Vec<Row>,
    labels: Vec<Row>,
    growth: String,
    gates: Vec<Row>,
    rungs: Vec<String>,
    enough: String,
    train: String,
    path: PathFigures,
    constants: &'static str,
    fitted: &'static str,
}

/// A name, what it means, and its figure.
struct Row {
    name: String,
    text: String,
    figure: String,
}

/// `GET /method`
pub async fn show(site: Data<Site>, visitor: Visitor) -> Page<MethodPage> {
    let (catalog, constants, t) = (&site.engine.catalog, &site.engine.constants, visitor.t);
    let words = visitor.words(catalog);
    let evidence = &constants.evidence;
    let test_percent = f32::from(Split::TEST_PERCENT);
    let train = t.method.fitted_train.with("train", format::percent(100.0 - test_percent));
    Page::shared(MethodPage {
        frame: visitor.frame(&t.method.title, Place::Data),
        t,
        parts: parts(constants, t),
        signals: signals(constants, catalog.is_full, &words),
        years: years(evidence, t),
        fading: fading(evidence, t),
        strengths: strengths(evidence, t),
        levels: levels(evidence, t),
        bars: bars(constants, &words),
        labels: labels(constants, &words),
        growth: growth(constants, t),
        gates: gates(&words),
        rungs: [Rung::NotYet, Rung::Viable, Rung::Desirable, Rung::Resilient]
            .map(|rung| words.rung(rung).to_string())
            .into(),
        enough: t.method.ladder_enough.with("share", format::share(constants.access.enough_pay_share)).into(),
        train: train.with("test", format::percent(test_percent)).into(),
        path: PathFigures::of(constants, t),
        constants: TEXT,
        fitted: FIT_TEXT,
    })
}

impl Row {
    fn new(name: impl ToString, text: impl ToString, figure: impl ToString) -> Self {
        Self { name: name.to_string(), text: text.to_string(), figure: figure.to_string() }
    }
}

/// A share as a percentage, with a digit after the point where it is small.
fn share(value: f32) -> String {
    format::percent(value * 100.0)
}

/// A value from 0 to 1 as the pages show scores: out of a hundred.
fn score(value: f32) -> String {
    format!("{:.0}", value * 100.0)
}

fn parts(constants: &Constants, t: &Texts) -> Vec<Row> {
    let (fit, m) = (&constants.fit, &t.method);
    let coverage = m.part_coverage_text.with("times", format::short(fit.knowledge_emphasis));
    let tools = m.part_tools_text.with("enough", format::share(fit.tools_enough));
    vec![
        Row::new(&m.part_likeness, &m.part_likeness_text, share(fit.likeness_share)),
        Row::new(&m.part_coverage, coverage, share(fit.coverage_share)),
        Row::new(&m.part_tools, tools, share(fit.tools_share)),
    ]
}

/// The signals of likeness, the weightiest first; those that the catalogue has no data for last.
fn signals(constants: &Constants, is_full: bool, words: &Words<'_>) -> Vec<Row> {
    let weight = |kind: &SignalKind| constants.signals.of(is_full, *kind).weight;
    let mut kinds = SignalKind::ALL;
    kinds.sort_by(|a, b| {
        let is_known = |kind: &SignalKind| constants.signals.knows(is_full, *kind);
        is_known(b).cmp(&is_known(a)).then(weight(b).total_cmp(&weight(a)))
    });
    let row = |kind: SignalKind| {
        let is_known = constants.signals.knows(is_full, kind);
        let figure = if is_known { share(weight(&kind)) } else { words.texts.method.signal_absent.to_string() };
        Row::new(words.signal(kind), signal_text(kind, words.texts), figure)
    };
    kinds.map(row).into()
}

fn signal_text(kind: SignalKind, t: &Texts) -> &Text {
    let m = &t.method;
    match kind {
        SignalKind::Knowledge => &m.signal_knowledge_text,
        SignalKind::Skills => &m.signal_skills_text,
        SignalKind::Abilities => &m.signal_abilities_text,
        SignalKind::WorkActivities => &m.signal_work_activities_text,
        SignalKind::Activities => &m.signal_activities_text,
        SignalKind::Technologies => &m.signal_technologies_text,
        SignalKind::Titles => &m.signal_titles_text,
        SignalKind::Tasks => &m.signal_tasks_text,
        SignalKind::Text => &m.signal_text_text,
        SignalKind::FineSkills => &m.signal_fine_skills_text,
    }
}

fn years(evidence: &EvidenceConstants, t: &Texts) -> Vec<Row> {
    let name = |years: f32| match years {
        0.0 => t.method.first_day.to_string(),
        years => super::matches::years_in_words(years, t),
    };
    YEARS_SHOWN.map(|years| Row::new(name(years), "", format::share(evidence.familiarity(years, 0.0)))).into()
}

fn fading(evidence: &EvidenceConstants, t: &Texts) -> String {
    let text = t.method.years_fading.with("fresh", format::short(evidence.fresh_years));
    text.with("half", format::short(evidence.half_life_years)).into()
}

fn strengths(evidence: &EvidenceConstants, t: &Texts) -> Vec<Row> {
    let m = &t.method;
    let rows = [(&m.claimed, evidence.claimed), (&m.described, evidence.described), (&m.verified, evidence.verified)];
    rows.map(|(name, weight)| Row::new(name, "", format::share(weight))).into()
}

fn levels(evidence: &EvidenceConstants, t: &Texts) -> Vec<Row> {
    let m = &t.method;
    let rows = [
        (&m.level_beginner, &m.level_beginner_text, evidence.beginner_level),
        (&m.level_working, &m.level_working_text, evidence.working_level),
        (&m.level_advanced, &m.level_advanced_text, evidence.advanced_level),
        (&m.level_expert, &m.level_expert_text, evidence.expert_level),
    ];
    let of_seven =
        |level: f32| m.level_figure.with("level", format::short(level)).with("highest", format::short(HIGHEST_LEVEL));
    rows.map(|(name, text, level)| Row::new(name, text, of_seven(level))).into()
}

fn bars(constants: &Constants, words: &Words<'_>) -> Vec<Row> {
    let (access, m) = (&constants.access, &words.texts.method);
    let text = |kind: BarKind| match kind {
        BarKind::Skill => m.bar_skill_text.to_string(),
        BarKind::Gate => m.bar_gate_text.to_string(),
        BarKind::Time => {
            let text = m.bar_time_text.with("weeks", format::short(access.default_weeks));
            text.with("hours", format::short(access.default_hours_per_week)).into()
        }
        BarKind::Money => m.bar_money_text.with("share", format::share(access.enough_pay_share)).into(),
        BarKind::Place => m.bar_place_text.to_string(),
        BarKind::Demand => m.bar_demand_text.to_string(),
    };
    BarKind::ALL.map(|kind| Row::new(words.bar(kind), text(kind), "")).into()
}

fn labels(constants: &Constants, words: &Words<'_>) -> Vec<Row> {
    let (access, m) = (&constants.access, &words.texts.method);
    let row = |label, text: &Text, bar, fit| {
        let text = text.with("bar", score(bar)).with("fit", score(fit));
        Row::new(words.access(label), text, "")
    };
    vec![
        row(AccessLabel::WithinReach, &m.within_reach_text, access.within_reach_bar, access.within_reach_fit),
        row(AccessLabel::Stretch, &m.stretch_text, access.stretch_bar, access.stretch_fit),
        row(AccessLabel::NotYet, &m.not_yet_text, access.stretch_bar, access.stretch_fit),
    ]
}

/// The rule for growing roles, as the page of data says it.
fn growth(constants: &Constants, t: &Texts) -> String {
    let rule = constants.growth;
    let text = t.data.growing_text.with("average", format::percent(rule.average_growth_percent));
    text.with("floor", format::whole(f64::from(rule.openings_per_year_floor))).into()
}

fn gates(words: &Words<'_>) -> Vec<Row> {
    let m = &words.texts.method;
    let text = |kind: GateKind| match kind {
        GateKind::Education => &m.gate_education_text,
        GateKind::Credential => &m.gate_credential_text,
        GateKind::Experience => &m.gate_experience_text,
        GateKind::Physical => &m.gate_physical_text,
        GateKind::BackgroundCheck => &m.gate_background_text,
    };
    GateKind::ALL.map(|kind| Row::new(words.gate(kind), text(kind), "")).into()
}
