//! When each step of a path begins and ends: week by week, within the hours that a person has.

use crate::constants::PathConstants;

use super::options::StepOption;

/// Longer than any path: a stop for steps that can never end.
const MOST_WEEKS: u16 = 1040;

/// A step on the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// First week, from 0 after finding out.
    pub starts: u16,
    /// The week after its last, waiting included.
    pub ends: u16,
}

/// A step while time passes.
struct Running {
    hours_left: f32,
    /// Hours a week at which it goes, at most.
    pace: f32,
    starts: Option<u16>,
}

/// Lays `steps` out; `before[i]` are the places of the steps that must end before step `i` begins.
pub(super) fn lay_out(steps: &[&StepOption], before: &[Vec<usize>], hours_per_week: f32) -> Vec<Slot> {
    let hours_per_week = hours_per_week.max(1.0);
    let mut running: Vec<Running> = steps.iter().map(|step| begin(step, hours_per_week)).collect();
    // What is learned at work takes none of the weeks before it.
    let takes_time = |step: &StepOption| step.hours + step.least_weeks + step.weeks_waiting > 0.0;
    let mut ends: Vec<Option<u16>> = steps.iter().map(|step| (!takes_time(step)).then_some(0)).collect();
    // What takes longest on the calendar is served first.
    let mut order: Vec<usize> = (0..steps.len()).collect();
    order.sort_by(|a, b| steps[*b].least_weeks.total_cmp(&steps[*a].least_weeks).then(a.cmp(b)));
    let mut week = 0;
    while ends.iter().any(Option::is_none) && week < MOST_WEEKS {
        let mut left = hours_per_week;
        for place in &order {
            let place = *place;
            let is_ready = before[place].iter().all(|first| ends[*first].is_some_and(|end| end <= week));
            if ends[place].is_some() || !is_ready {
                continue;
            }
            let run = &mut running[place];
            let starts = *run.starts.get_or_insert(week);
            let given = run.pace.min(run.hours_left).min(left);
            run.hours_left -= given;
            left -= given;
            let passed = f32::from(week + 1 - starts);
            if run.hours_left <= 0.01 && passed + 0.01 >= steps[place].least_weeks {
                ends[place] = Some(week + 1 + steps[place].weeks_waiting.ceil() as u16);
            }
        }
        week += 1;
    }
    running
        .iter()
        .zip(ends)
        .map(|(run, end)| Slot { starts: run.starts.unwrap_or(0), ends: end.unwrap_or(MOST_WEEKS) })
        .collect()
}

fn begin(step: &StepOption, hours_per_week: f32) -> Running {
    let fixed = if step.least_weeks > 0.0 { step.hours / step.least_weeks } else { hours_per_week };
    Running { hours_left: step.hours, pace: fixed.clamp(0.5, hours_per_week), starts: None }
}

/// Weeks in all: finding out, the steps, the proof.
pub(super) fn weeks_in_all(slots: &[Slot], constants: &PathConstants) -> u16 {
    let learned = slots.iter().map(|slot| slot.ends).max().unwrap_or(0);
    learned + fixed_weeks(constants)
}

/// Weeks that every path has: finding out and the proof.
pub(super) fn fixed_weeks(constants: &PathConstants) -> u16 {
    constants.find_out_weeks as u16 + constants.proof_weeks as u16
}

/// No schedule of these hours and spans is shorter.
pub(super) fn least_weeks(hours: f32, span_weeks: f32, hours_per_week: f32) -> f32 {
    (hours / hours_per_week.max(1.0)).max(span_weeks)
}
