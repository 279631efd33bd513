//! The steps of a first path, in the order they are usually taken.

use crate::matching::{Gate, GateKind, Match, WeeksEstimate};

use super::{Gap, Step, StepKind};

/// Share of the learning weeks that tools take, where there are tools to learn.
const TOOL_SHARE: f32 = 0.25;
/// Weeks to find out, to make a proof, and to apply; fewest and most.
const FIND_OUT_WEEKS: (f32, f32) = (1.0, 1.0);
const PROVE_WEEKS: (f32, f32) = (1.0, 3.0);

pub(super) fn order(gaps: &[Gap], found: &Match) -> Vec<Step> {
    let (elements, tools): (Vec<&Gap>, Vec<&Gap>) = gaps.iter().partition(|gap| gap.element.is_some());
    let gate = |kind: GateKind| found.gates.iter().find(|gate| gate.kind == kind && gate.weeks.is_some());
    // A gate that some people pass without is named, but not put in everyone's way.
    let degree = gate(GateKind::Education).filter(|gate| gate.open < 0.65);
    let credential = gate(GateKind::Credential);
    let fixed = FIND_OUT_WEEKS.1 + PROVE_WEEKS.1;
    let learning = |share: f32| WeeksEstimate {
        low: ((found.weeks.low - fixed).max(1.0) * share).round().max(1.0),
        high: ((found.weeks.high - fixed).max(2.0) * share).round().max(2.0),
    };
    let tool_share = if tools.is_empty() { 0.0 } else { TOOL_SHARE };
    let mut steps = vec![step(StepKind::FindOut, &[], None, weeks(FIND_OUT_WEEKS))];
    match degree {
        // A degree takes all the weeks; what is missing is learned within it.
        Some(gate) => steps.push(step(StepKind::EarnEducation, &elements, Some(gate), learning(1.0))),
        None if !elements.is_empty() => steps.push(step(StepKind::Learn, &elements, None, learning(1.0 - tool_share))),
        None => {}
    }
    if !tools.is_empty() {
        steps.push(step(StepKind::LearnTools, &tools, None, learning(tool_share)));
    }
    if let Some(gate) = credential {
        steps.push(step(StepKind::EarnCredential, &[], Some(gate), weeks(gate.weeks.unwrap_or_default())));
    }
    if !gaps.is_empty() {
        steps.push(step(StepKind::Prove, &[], None, weeks(PROVE_WEEKS)));
    }
    steps.push(step(StepKind::Apply, &[], None, weeks((0.0, 0.0))));
    steps
}

fn weeks((low, high): (f32, f32)) -> WeeksEstimate {
    WeeksEstimate { low, high }
}

fn step(kind: StepKind, closes: &[&Gap], gate: Option<&Gate>, weeks: WeeksEstimate) -> Step {
    Step { kind, closes: closes.iter().map(|gap| gap.name.clone()).collect(), gate: gate.cloned(), weeks }
}
