//! The options in one picture: weeks to get ready, pay against before, and how realistic each is; with the same as
//! a table.

use askama::Template;

use crate::constants::AccessConstants;
use crate::matching::{AccessLabel, Match, Missing};
use crate::web::charts::scatter::{HEIGHT, Point, Scatter, Tick, WIDTH};
use crate::web::charts::writes_its_own_html;
use crate::web::pages::person::Person;
use crate::wording::{Text, Texts, Words, format};

use super::card::label_tone;

const WEEKS_A_YEAR: f32 = 52.0;

/// A match as far as the picture shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Its place in the list, from 1.
    pub number: usize,
    /// Its place among the matches given.
    pub place: usize,
    /// Where it stands.
    pub point: Point,
}

/// The matches that can be drawn, and those that cannot with what is missing of each.
pub fn place(found: &[Match], first_number: usize) -> (Vec<Placed>, Vec<(Missing, usize)>) {
    let (mut placed, mut left_out) = (Vec::new(), Vec::new());
    for (place, found) in found.iter().enumerate() {
        match point(found) {
            Ok(point) => placed.push(Placed { number: first_number + place, place, point }),
            Err(missing) => left_out.push((missing, place)),
        }
    }
    (placed, left_out)
}

/// Where a match stands, or what is missing to say it.
fn point(found: &Match) -> Result<Point, Missing> {
    let pay = found.pay.as_ref().ok_or(Missing::RolePay)?;
    let before = pay.before_usd_per_year.filter(|usd| *usd > 0).ok_or(Missing::PersonPay)?;
    // Without a job zone nobody publishes how long preparation takes.
    found.job_zone.ok_or(Missing::Preparation)?;
    let dollars = pay.median_usd_per_year as f32 - before as f32;
    Ok(Point { weeks: (found.weeks.low + found.weeks.high) / 2.0, dollars })
}

/// The picture with its table.
#[derive(Template)]
#[template(path = "parts/options_picture.html")]
pub struct Picture {
    t: &'static Texts,
    size: (f32, f32),
    field: (f32, f32, f32, f32),
    axis: &'static Text,
    weeks: Vec<(f32, String)>,
    dollars: Vec<(f32, String, bool)>,
    marks: Vec<Shown>,
    legend: Vec<(AccessLabel, &'static Text)>,
    description: String,
    before: Option<String>,
    rows: Vec<Row>,
    left_out: Vec<(String, String)>,
}

/// A mark as it is drawn.
struct Shown {
    number: usize,
    label: AccessLabel,
    at: (f32, f32),
    moved_from: Option<(f32, f32)>,
}

/// A row of the table.
struct Row {
    number: usize,
    title: String,
    href: String,
    cells: [(&'static Text, String); 4],
}

writes_its_own_html!(Picture);

impl Picture {
    /// The picture of `found`, the first of which has the number `first_number` in the list.
    pub fn of(
        found: &[Match],
        first_number: usize,
        person: &Person,
        constants: &AccessConstants,
        words: &Words<'_>,
    ) -> Self {
        let t = words.texts;
        let (placed, left_out) = place(found, first_number);
        let points: Vec<Point> = placed.iter().map(|placed| placed.point).collect();
        let scatter = Scatter::of(&points);
        let marks = placed.iter().zip(&scatter.marks).map(|(placed, mark)| Shown {
            number: placed.number,
            label: found[placed.place].access.label,
            at: mark.at,
            moved_from: mark.moved_from,
        });
        let is_years = scatter.weeks.get(1).is_some_and(|tick| tick.value >= WEEKS_A_YEAR);
        let (axis, unit) = if is_years { (&t.options.axis_years, WEEKS_A_YEAR) } else { (&t.options.axis_weeks, 1.0) };
        let week = |tick: &Tick| (tick.at, format!("{:.0}", tick.value / unit));
        let dollar = |tick: &Tick| (tick.at, format::usd_change_short(tick.value as i64), tick.value == 0.0);
        let labels = [AccessLabel::WithinReach, AccessLabel::Stretch, AccessLabel::NotYet];
        Self {
            t,
            size: (WIDTH, HEIGHT),
            field: scatter.field(),
            axis,
            weeks: scatter.weeks.iter().map(week).collect(),
            dollars: scatter.dollars.iter().map(dollar).collect(),
            marks: marks.collect(),
            legend: labels.map(|label| (label, words.access(label))).into(),
            description: description(&points, t),
            before: before(found, t),
            rows: placed.iter().map(|one| row(one, &found[one.place], person, constants, words)).collect(),
            left_out: reasons(found, &left_out, words),
        }
    }

    /// How a mark is coloured.
    fn tone(&self, label: &AccessLabel) -> &'static str {
        label_tone(*label)
    }
}

fn description(points: &[Point], t: &Texts) -> String {
    let span = |value: fn(&Point) -> f32| {
        let values = points.iter().map(value);
        (values.clone().fold(f32::MAX, f32::min), values.fold(f32::MIN, f32::max))
    };
    let (weeks, dollars) = (span(|point| point.weeks), span(|point| point.dollars));
    let text = t.options.description.with("count", points.len());
    let text = text.with("weeks_low", format!("{:.0}", weeks.0)).with("weeks_high", format!("{:.0}", weeks.1));
    let text = text.with("pay_low", format::usd_change(dollars.0 as i64));
    text.with("pay_high", format::usd_change(dollars.1 as i64)).into()
}

/// What pay is compared with.
fn before(found: &[Match], t: &Texts) -> Option<String> {
    let pay = found.iter().find_map(|found| found.pay.as_ref().filter(|pay| pay.before_usd_per_year.is_some()))?;
    let text = if pay.before_told { &t.options.before_told } else { &t.options.before_usual };
    Some(text.with("usd", format::usd(pay.before_usd_per_year?)).into())
}

fn row(placed: &Placed, found: &Match, person: &Person, constants: &AccessConstants, words: &Words<'_>) -> Row {
    let t = &words.texts.options;
    let fit = match found.fit.value {
        fit if fit >= constants.within_reach_fit => &t.fit_good,
        fit if fit >= constants.stretch_fit => &t.fit_part,
        _ => &t.fit_little,
    };
    let change = format::usd_change(placed.point.dollars as i64);
    let percent = found.pay.as_ref().and_then(|pay| pay.change_percent).map(format::change);
    let pay = percent.map_or_else(|| change.clone(), |percent| format!("{change} ({percent})"));
    Row {
        number: placed.number,
        title: found.title.clone(),
        href: person.links.why(&found.code),
        cells: [
            (&t.column_label, words.access(found.access.label).to_string()),
            (&t.column_weeks, words.weeks(found.weeks)),
            (&t.column_pay, pay),
            (&t.column_fit, fit.with("points", format!("{:.0}", found.fit.value * 100.0)).into()),
        ],
    }
}

/// Why some are not in the picture: each reason with the titles it holds for.
fn reasons(found: &[Match], left_out: &[(Missing, usize)], words: &Words<'_>) -> Vec<(String, String)> {
    let kinds = [Missing::PersonPay, Missing::RolePay, Missing::Preparation];
    let said = kinds.into_iter().filter_map(|kind| {
        let titles =
            left_out.iter().filter(|(missing, _)| *missing == kind).map(|(_, place)| found[*place].title.as_str());
        let titles: Vec<&str> = titles.collect();
        (!titles.is_empty()).then(|| (words.missing(kind), titles.join("; ")))
    });
    said.collect()
}

#[cfg(test)]
mod tests {
    use crate::catalog::Catalog;
    use crate::constants::Constants;
    use crate::engine::{Engine, ShortlistOptions};
    use crate::profile::{Job, WorkerProfile};

    use super::*;

    fn matches() -> Vec<Match> {
        let constants = Constants::builtin();
        let engine = Engine::new(Catalog::builtin(constants.growth).unwrap(), constants);
        let job = Job { role: "43-3051.00".parse().unwrap(), title: String::new(), years: 6.0, ended_year: None };
        let profile = WorkerProfile { jobs: vec![job], pay_usd_per_year: Some(40_000), ..WorkerProfile::default() };
        engine
            .shortlist(&profile, &ShortlistOptions { top: Some(6), year: 2026, ..ShortlistOptions::default() })
            .matches
    }

    #[test]
    fn what_nobody_can_place_is_left_out_with_the_reason_and_the_others_keep_their_numbers() {
        let mut found = matches();
        found[0].pay = None;
        found[2].job_zone = None;
        found[3].pay.as_mut().unwrap().before_usd_per_year = None;
        let (placed, left_out) = place(&found, 9);
        assert_eq!(placed.iter().map(|placed| placed.number).collect::<Vec<_>>(), [10, 13, 14]);
        assert_eq!(left_out, [(Missing::RolePay, 0), (Missing::Preparation, 2), (Missing::PersonPay, 3)]);
    }

    #[test]
    fn a_mark_stands_for_the_middle_of_the_weeks_and_the_change_of_middle_pay() {
        let mut found = matches();
        found[0].weeks = crate::matching::WeeksEstimate { low: 4.0, high: 12.0 };
        found[0].pay.as_mut().unwrap().median_usd_per_year = 36_500;
        let (placed, _) = place(&found, 1);
        assert_eq!(placed[0].point, Point { weeks: 8.0, dollars: -3_500.0 });
    }
}
