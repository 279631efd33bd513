//! Plans the paths to a role: needs, options, sets that close everything essential, and the few that differ in kind.

use std::cmp::Ordering;

use crate::catalog::codes::AreaCode;
use crate::catalog::{Between, Cents, Outlook, RoleIx};
use crate::constants::PathConstants;
use crate::matching::{Match, Person, Scorer};

use super::StepKind;
use super::cover::{self, Cover, Problem, Worth};
use super::front::{LearningPath, LimitKind, Merit, PathFront, PathStep};
use super::needs::{self, Needs};
use super::options::{self, Asked, StepOption};
use super::progress::{self, DoneStep};
use super::schedule;

/// Sets of options that one search may try: with these, planning stays within its time.
const MOST_SETS: usize = 4000;

/// Plans the paths of `person` to the role that was `found`, with the programmes of the catalogue; what they have
/// `done` already is not planned again.
pub fn plan_front(scorer: &Scorer<'_>, person: &Person, role: RoleIx, found: &Match, done: &[DoneStep]) -> PathFront {
    let constants = &left_to_do(scorer.constants().path, done);
    let facts = scorer.catalog().role(role);
    let needs = needs::of(scorer, person, facts, found, done);
    let told = person.limits.training_hours_per_week;
    let hours_per_week = told.unwrap_or(scorer.constants().access.default_hours_per_week).max(1.0);
    let states = states(scorer, person.area);
    let asked = Asked {
        programs: &scorer.catalog().programs,
        constants,
        person,
        states: &states,
        role,
        title: &facts.title,
        needs: &needs,
        element_hours: (found.weeks.low + found.weeks.high) / 2.0 * hours_per_week,
        employers_train: facts.outlook.as_ref().is_some_and(Outlook::employers_train),
        hours_per_week,
        hours_told: told.is_some(),
    };
    let all = options::all(&asked);
    let closed = all.iter().fold(0, |bits, option| bits | option.closes);
    let unmet: Vec<usize> = bits(needs.essential & !closed).collect();
    let plan = Plan {
        constants,
        needs: &needs,
        all: &all,
        asked: &asked,
        essential: needs.essential & closed,
        keeps_limits: true,
    };
    let (paths, is_exact) = plan.paths_within_limits();
    PathFront {
        code: found.code.clone(),
        title: found.title.clone(),
        paths,
        unmet,
        conditions: needs::conditions(found),
        hours_per_week,
        hours_told: told.is_some(),
        is_rated: facts.is_rated(),
        is_exact,
        stepping_stones: Vec::new(),
        needs: needs.all,
    }
}

/// The constants for whoever has found out, or made a proof, before.
fn left_to_do(constants: PathConstants, done: &[DoneStep]) -> PathConstants {
    let weeks = |kind, weeks: f32| if progress::is_done(done, kind) { 0.0 } else { weeks };
    PathConstants {
        find_out_weeks: weeks(StepKind::FindOut, constants.find_out_weeks),
        proof_weeks: weeks(StepKind::Prove, constants.proof_weeks),
        ..constants
    }
}

/// States in which someone who looks in `area` looks.
fn states(scorer: &Scorer<'_>, area: AreaCode) -> Vec<AreaCode> {
    match area {
        AreaCode::National => Vec::new(),
        AreaCode::State(_) => vec![area],
        AreaCode::Metropolitan(_) => {
            scorer.catalog().find_area(area).map_or_else(Vec::new, |found| found.states.clone())
        }
    }
}

fn bits(mask: u32) -> impl Iterator<Item = usize> {
    (0..u32::BITS as usize).filter(move |bit| mask & (1 << bit) != 0)
}

struct Plan<'a> {
    constants: &'a PathConstants,
    needs: &'a Needs,
    all: &'a [StepOption],
    asked: &'a Asked<'a>,
    /// Bits of the essential needs that something closes.
    essential: u32,
    /// Whether only sets within the person's money and weeks count.
    keeps_limits: bool,
}

/// A set of steps with what comes before what.
struct Steps<'a> {
    options: Vec<&'a StepOption>,
    before: Vec<Vec<usize>>,
}

impl Plan<'_> {
    /// The paths within the person's limits; if there is none, those that come without, and say so.
    fn paths_within_limits(self) -> (Vec<LearningPath>, bool) {
        let (paths, is_exact) = self.paths();
        let has_limits = self.asked.person.limits.money_usd.is_some() || self.asked.person.limits.weeks.is_some();
        if !paths.is_empty() || !has_limits {
            return (paths, is_exact);
        }
        Plan { keeps_limits: false, ..self }.paths()
    }

    fn paths(&self) -> (Vec<LearningPath>, bool) {
        let unpaid: Vec<StepOption> = self.all.iter().filter(|option| !option.is_paid).cloned().collect();
        let (unpaid, is_whole) = cover::prune(unpaid, self.essential);
        let found = self.search(&unpaid, self.essential);
        let mut chosen = self.select(&unpaid, &found.best);
        if let Some(paid) = self.best_paid() {
            // Whoever is paid and is no worse off in anything else needs no other way.
            chosen.retain(|path| !is_no_worse(&paid, path));
            chosen.push(paid);
        }
        (chosen, is_whole && found.is_exact)
    }

    fn search(&self, options: &[StepOption], essential: u32) -> cover::Covers {
        let worth = |set: &[usize]| self.worth(options, set);
        let bound = |set: &[usize]| self.bound(options, set);
        let allows =
            |set: &[usize], worth: &Worth| !self.keeps_limits || self.exceeds(options, set, worth.weeks).is_empty();
        cover::search(&Problem {
            options,
            essential,
            worth: &worth,
            bound: &bound,
            allows: &allows,
            most_sets: MOST_SETS,
        })
    }

    /// The paid option that leaves the least, with the best of the rest.
    fn best_paid(&self) -> Option<LearningPath> {
        let paid = self.all.iter().filter(|option| option.is_paid);
        // Among trades that close as much, the one that the role is named after: an electrician is no wireman.
        let likeness = |option: &StepOption| {
            let program = option.program.map(|place| self.asked.programs[place].program.name.to_lowercase());
            program.map_or(0.0, |name| strsim::sorensen_dice(&name, &self.asked.title.to_lowercase()))
        };
        let closed = |option: &StepOption| (option.closes & self.essential).count_ones();
        let best = paid.max_by(|a, b| closed(a).cmp(&closed(b)).then(likeness(a).total_cmp(&likeness(b))))?;
        let rest: Vec<StepOption> = self.all.iter().filter(|option| !option.is_paid).cloned().collect();
        let (mut options, _) = cover::prune(rest, self.essential & !best.closes);
        let left = self.essential & !best.closes;
        let mut set = self.search(&options, left).best.first().map_or_else(Vec::new, |cover| cover.options.clone());
        options.push(best.clone());
        set.push(options.len() - 1);
        let keeps = !self.keeps_limits || self.exceeds(&options, &set, self.worth(&options, &set).weeks).is_empty();
        let is_possible = keeps && (left == 0 || set.len() > 1);
        is_possible.then(|| self.path(&options, &set, vec![Merit::Paid]))
    }

    /// The best at each measure, and one that is fair in all; each merit goes to the best of those chosen.
    ///
    /// What is a little longer, dearer or riskier than the very best at one measure takes its place if it is fairer
    /// in all: nobody pays $5,000 to save two weeks of seventeen.
    fn select(&self, options: &[StepOption], best: &[Cover]) -> Vec<LearningPath> {
        let least =
            |measure: fn(&Worth) -> f64| best.iter().map(|cover| measure(&cover.worth)).fold(f64::MAX, f64::min);
        let near = [
            (MEASURES[0], least(MEASURES[0]) * (1.0 + NEAR_SHARE) + NEAR_WEEKS),
            (MEASURES[1], least(MEASURES[1]) * (1.0 + NEAR_SHARE) + NEAR_DOLLARS),
            (MEASURES[2], least(MEASURES[2]) + NEAR_RISK),
            (unfairness, f64::MAX),
        ];
        let mut chosen: Vec<&Cover> = Vec::new();
        for (measure, most) in near {
            let candidates = best.iter().filter(|cover| measure(&cover.worth) <= most);
            let fairest = candidates.min_by(|a, b| unfairness(&a.worth).total_cmp(&unfairness(&b.worth)));
            if let Some(cover) = fairest.filter(|cover| !chosen.contains(cover)) {
                chosen.push(cover);
            }
        }
        let mut merits: Vec<Vec<Merit>> = vec![Vec::new(); chosen.len()];
        let named = [Merit::Fastest, Merit::Cheapest, Merit::Surest, Merit::Balanced];
        for (merit, measure) in named.into_iter().zip([MEASURES[0], MEASURES[1], MEASURES[2], unfairness]) {
            let key = |place: &usize| (measure(&chosen[*place].worth), unfairness(&chosen[*place].worth));
            let first = (0..chosen.len()).min_by(|a, b| key(a).partial_cmp(&key(b)).unwrap_or(Ordering::Equal));
            if let Some(place) = first {
                merits[place].push(merit);
            }
        }
        let with_merit = chosen.iter().zip(merits).filter(|(_, merits)| !merits.is_empty());
        with_merit.map(|(cover, merits)| self.path(options, &cover.options, merits)).collect()
    }

    /// The steps of a set: its options and the programmes that come before them.
    fn steps<'o>(&'o self, options: &'o [StepOption], set: &[usize]) -> Steps<'o> {
        let mut steps: Vec<&StepOption> = set.iter().map(|place| &options[*place]).collect();
        let mut place = 0;
        while place < steps.len() {
            for first in &steps[place].first {
                let is_in = steps.iter().any(|step| step.program == Some(*first));
                if let (false, Some(option)) = (is_in, self.all.iter().find(|option| option.program == Some(*first))) {
                    steps.push(option);
                }
            }
            place += 1;
        }
        let before = steps
            .iter()
            .map(|step| {
                let is_first = |other: &StepOption| other.program.is_some_and(|place| step.first.contains(&place));
                (0..steps.len()).filter(|place| is_first(steps[*place])).collect()
            })
            .collect();
        Steps { options: steps, before }
    }

    fn worth(&self, options: &[StepOption], set: &[usize]) -> Worth {
        let steps = self.steps(options, set);
        let slots = schedule::lay_out(&steps.options, &steps.before, self.asked.hours_per_week);
        Worth {
            weeks: f32::from(schedule::weeks_in_all(&slots, self.constants)),
            cost: steps.options.iter().map(|step| step.middle_cost()).sum(),
            risk: risk(steps.options.iter().copied()),
        }
    }

    /// Limits that a set breaks which takes so many weeks.
    fn exceeds(&self, options: &[StepOption], set: &[usize], weeks: f32) -> Vec<LimitKind> {
        let limits = &self.asked.person.limits;
        let steps = self.steps(options, set);
        let cost: Cents = steps.options.iter().filter_map(|step| step.cost).map(|cost| cost.high).sum();
        let is_too_dear = limits.money_usd.is_some_and(|most| cost > Cents::of_dollars(i64::from(most)));
        let is_too_long = limits.weeks.is_some_and(|most| weeks > most);
        let broken = [is_too_dear.then_some(LimitKind::Money), is_too_long.then_some(LimitKind::Weeks)];
        broken.into_iter().flatten().collect()
    }

    fn bound(&self, options: &[StepOption], set: &[usize]) -> Worth {
        let chosen = || set.iter().map(|place| &options[*place]);
        let hours: f32 = chosen().map(|option| option.hours).sum();
        let span = chosen().map(|option| option.least_weeks + option.weeks_waiting).fold(0.0, f32::max);
        let weeks = schedule::least_weeks(hours, span, self.asked.hours_per_week);
        Worth {
            weeks: weeks + f32::from(schedule::fixed_weeks(self.constants)),
            cost: chosen().map(StepOption::middle_cost).sum(),
            risk: risk(chosen()),
        }
    }

    fn path(&self, options: &[StepOption], set: &[usize], best_at: Vec<Merit>) -> LearningPath {
        let steps = self.steps(options, set);
        let slots = schedule::lay_out(&steps.options, &steps.before, self.asked.hours_per_week);
        let is_at_work = |place: &usize| steps.options[*place].kind == StepKind::LearnOnTheJob;
        let (at_work, mut order): (Vec<usize>, Vec<usize>) = (0..slots.len()).partition(is_at_work);
        order.sort_by_key(|place| (slots[*place].starts, slots[*place].ends));
        let find_out = self.constants.find_out_weeks as u16;
        let mut laid: Vec<PathStep> = Vec::new();
        laid.extend((find_out > 0).then(|| self.plain(StepKind::FindOut, 0, find_out, 0.0)));
        let before = laid.len();
        for place in &order {
            let (option, slot) = (steps.options[*place], slots[*place]);
            let place_of = |first: &usize| order.iter().position(|other| other == first).map(|at| at + before);
            let after = steps.before[*place].iter().filter_map(place_of).collect();
            let weeks = slot.ends - slot.starts;
            laid.push(PathStep { after, ..self.step(option, slot.starts + find_out, weeks) });
        }
        let learned = laid.iter().map(PathStep::ends_week).max().unwrap_or(find_out);
        let proof_weeks = self.constants.proof_weeks as u16;
        let proof = || self.plain(StepKind::Prove, learned, proof_weeks, self.constants.proof_hours);
        laid.extend((proof_weeks > 0).then(proof));
        let end = laid.iter().map(PathStep::ends_week).max().unwrap_or(0);
        laid.push(self.plain(StepKind::Apply, end, 0, 0.0));
        // What an employer teaches comes after one is hired.
        laid.extend(at_work.iter().map(|place| self.step(steps.options[*place], end, 0)));
        LearningPath { exceeds: self.exceeds(options, set, f32::from(end)), ..finish(laid, best_at, end) }
    }

    fn step(&self, option: &StepOption, starts_week: u16, weeks: u16) -> PathStep {
        PathStep {
            kind: option.kind,
            program: option.program.map(|place| self.asked.programs[place].program.id.clone()),
            closes: bits(option.closes).filter(|need| *need < self.needs.all.len()).collect(),
            after: Vec::new(),
            starts_week,
            weeks,
            weeks_waiting: option.weeks_waiting.ceil() as u16,
            hours: option.hours,
            cost: option.cost,
            certainty: option.certainty,
            is_paid: option.is_paid,
        }
    }

    fn plain(&self, kind: StepKind, starts_week: u16, weeks: u16, hours: f32) -> PathStep {
        PathStep {
            kind,
            program: None,
            closes: Vec::new(),
            after: Vec::new(),
            starts_week,
            weeks,
            weeks_waiting: 0,
            hours,
            cost: Some(Between::default()),
            certainty: 1.0,
            is_paid: false,
        }
    }
}

/// Weeks, dollars, risk.
const MEASURES: [fn(&Worth) -> f64; 3] =
    [|worth| f64::from(worth.weeks), |worth| worth.cost.dollars(), |worth| f64::from(worth.risk)];
/// How much longer or dearer than the very best still counts as the best: a fifth, and one week or $100 more.
const NEAR_SHARE: f64 = 0.2;
const NEAR_WEEKS: f64 = 1.0;
const NEAR_DOLLARS: f64 = 100.0;
/// How much riskier, of 1.
const NEAR_RISK: f64 = 0.02;

/// How far from good in all three: weeks count by their ratio, money by the root of it, risk as it is.
fn unfairness(worth: &Worth) -> f64 {
    (f64::from(worth.weeks) + 4.0).ln() + (worth.cost.dollars() + 500.0).ln() / 2.0 + f64::from(worth.risk)
}

/// The risk that not all of `chosen` end well; it never falls as more is chosen.
fn risk<'o>(chosen: impl Iterator<Item = &'o StepOption>) -> f32 {
    1.0 - options::certainty_of_all(chosen.map(|option| (option.kind, option.certainty)))
}

/// Whether `one` takes no more weeks and money than `other` and is as sure.
fn is_no_worse(one: &LearningPath, other: &LearningPath) -> bool {
    let middle = |path: &LearningPath| path.cost.low.0 + path.cost.high.0;
    one.weeks <= other.weeks && middle(one) <= middle(other) && one.certainty >= other.certainty
}

fn finish(steps: Vec<PathStep>, best_at: Vec<Merit>, weeks: u16) -> LearningPath {
    let sum = |end: fn(&Between<Cents>) -> Cents| steps.iter().filter_map(|step| step.cost.as_ref()).map(end).sum();
    LearningPath {
        best_at,
        weeks,
        hours: steps.iter().map(|step| step.hours).sum(),
        cost: Between { low: sum(|cost| cost.low), high: sum(|cost| cost.high) },
        cost_incomplete: steps.iter().any(|step| step.cost.is_none()),
        certainty: options::certainty_of_all(steps.iter().map(|step| (step.kind, step.certainty))),
        is_paid: steps.iter().any(|step| step.is_paid),
        exceeds: Vec::new(),
        paid_from_week: steps.iter().filter(|step| step.is_paid).map(|step| step.starts_week).min(),
        steps,
    }
}
