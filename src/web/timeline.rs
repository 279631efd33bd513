//! The steps of a path on a line of weeks, as SVG with its text.

use askama::Template;

use crate::pathway::LearningPath;
use crate::wording::{Words, format};

use super::charts::writes_its_own_html;

/// Width of the drawing, in its own units: a narrow phone shows it as it is.
const WIDTH: f32 = 320.0;
/// Height of a step with its name.
const ROW: u32 = 34;
/// Letters of a name that fit above its bar.
const NAME_LETTERS: usize = 42;
/// The narrowest bar that can be seen.
const LEAST_BAR: f32 = 3.0;

/// Bars of steps over weeks.
#[derive(Template)]
#[template(path = "parts/timeline.html")]
pub struct Timeline {
    rows: Vec<Bar>,
    marks: Vec<Mark>,
    height: u32,
    text: String,
    caption: String,
}

struct Bar {
    name: String,
    y: u32,
    x: f32,
    width: f32,
    waiting: Option<(f32, f32)>,
    is_paid: bool,
}

struct Mark {
    x: f32,
    text: String,
    anchor: &'static str,
}

writes_its_own_html!(Timeline);

impl Timeline {
    /// The timeline of `path`, whose steps have these names.
    pub fn of(path: &LearningPath, names: &[String], words: &Words<'_>) -> Self {
        let t = &words.texts.path;
        let weeks = f32::from(path.weeks.max(1));
        let x = |week: f32| (week / weeks * WIDTH * 10.0).round() / 10.0;
        let bars = path.steps.iter().zip(names).enumerate().map(|(place, (step, name))| {
            let (starts, ends) = (f32::from(step.starts_week), f32::from(step.ends_week()));
            let width = x(ends - starts).max(LEAST_BAR);
            let waits = f32::from(step.weeks_waiting.min(step.weeks));
            Bar {
                name: format!("{}. {}", place + 1, format::beginning(name, NAME_LETTERS)),
                y: place as u32 * ROW,
                x: x(starts).min(WIDTH - width),
                width,
                waiting: (waits > 0.0).then(|| (x(ends - waits), x(waits))),
                is_paid: step.is_paid,
            }
        });
        let said = path.steps.iter().zip(names).enumerate().map(|(place, (step, name))| {
            let text = t.timeline_step.with("number", place + 1).with("name", name);
            text.with("when", words.step_weeks(step)).into()
        });
        let said: Vec<String> = said.collect();
        Self {
            rows: bars.collect(),
            marks: marks(path.weeks.max(1), &x, words),
            height: path.steps.len() as u32 * ROW,
            text: t.timeline.with("weeks", path.weeks).with("steps", said.join("; ")).into(),
            caption: t.timeline_caption.to_string(),
        }
    }
}

/// Lines at round weeks, three to six of them.
fn marks(weeks: u16, x: &impl Fn(f32) -> f32, words: &Words<'_>) -> Vec<Mark> {
    let step = [1, 2, 4, 10, 13, 26, 52, 104].into_iter().find(|step| weeks / step <= 5).unwrap_or(208);
    let places = (0..=weeks).step_by(usize::from(step));
    let mark = |week: u16| Mark {
        x: x(f32::from(week)),
        text: match week {
            0 => words.texts.path.week_axis.with("week", 1).into(),
            week => week.to_string(),
        },
        anchor: match week {
            0 => "start",
            week if week == weeks => "end",
            _ => "middle",
        },
    };
    places.map(mark).collect()
}
