//! What surrounds a path: work and pay here, other jobs on the way, what could be loosened, what it rests on.

use crate::catalog::codes::AreaCode;
use crate::catalog::{Catalog, Role};
use crate::constants::Constants;
use crate::matching::Match;
use crate::pathway::{PathFront, SteppingStone};
use crate::profile::{Limits, WorkerProfile};
use crate::web::pages::person::Person;
use crate::wording::{Words, format};

/// Whether there is work, and what it pays.
pub struct Here {
    /// About openings and jobs.
    pub sentences: Vec<String>,
    /// Pay at the start, in the middle, before.
    pub pay: Vec<(String, String, String)>,
    /// The place that pay is for; or that none is published.
    pub pay_note: String,
}

impl Here {
    /// What is known of `found` where the person looks.
    pub fn of(found: &Match, profile: &WorkerProfile, catalog: &Catalog, words: &Words<'_>) -> Self {
        let t = &words.texts.path;
        let area = profile.area.unwrap_or(AreaCode::National);
        let mut sentences = vec![match found.openings_per_year {
            Some(openings) => t.here_openings.with("openings", format::whole(f64::from(openings))).to_string(),
            None => t.here_openings_unknown.to_string(),
        }];
        if let Some(ix) = catalog.find(&found.code) {
            sentences.extend(jobs(catalog.role(ix), area, catalog, words));
        }
        let mut pay = Vec::new();
        if let Some(known) = &found.pay {
            let usd = format::usd;
            let note = t.pay_start_note.to_string();
            pay.push((t.pay_start.to_string(), usd(known.entry_usd_per_year), note));
            pay.push((t.pay_middle.to_string(), usd(known.median_usd_per_year), String::new()));
            if let Some(before) = known.before_usd_per_year {
                pay.push((t.pay_before.to_string(), usd(before), String::new()));
            }
        }
        let pay_note = match &found.pay {
            Some(known) => t.pay_for.with("area", words.area(known.area)).into(),
            None => t.pay_none.to_string(),
        };
        Self { sentences, pay, pay_note }
    }
}

fn jobs(role: &Role, area: AreaCode, catalog: &Catalog, words: &Words<'_>) -> Vec<String> {
    let t = &words.texts.path;
    if role.emerging.is_some() {
        return vec![t.here_emerging.to_string(), t.here_remote.to_string()];
    }
    if area == AreaCode::National {
        return vec![t.here_tell.to_string()];
    }
    let count = |jobs: u32| format::whole(f64::from(jobs));
    let mut said = Vec::new();
    match catalog.local_presence(role, area) {
        Some((jobs, quotient)) if jobs > 0 => {
            said.push(t.here_jobs.with("jobs", count(jobs)).with("area", words.area(area)).to_string());
            let text = match quotient {
                Some(quotient) if quotient >= 1.1 => Some((&t.here_lq_high, quotient)),
                Some(quotient) if quotient <= 0.9 => Some((&t.here_lq_low, quotient)),
                _ => None,
            };
            said.extend(text.map(|(text, quotient)| text.with("lq", format::short(quotient)).into()));
        }
        _ => said.push(t.here_none.with("area", words.area(area)).into()),
    }
    let found = catalog.find_area(area).filter(|_| matches!(area, AreaCode::Metropolitan(_)));
    for state in found.map(|found| found.states.as_slice()).unwrap_or_default() {
        let wider = catalog.local_jobs(role, *state);
        said.extend(
            wider.map(|jobs| t.here_jobs_wider.with("area", words.area(*state)).with("jobs", count(jobs)).into()),
        );
    }
    said.push(t.here_remote.to_string());
    said
}

/// A job in between.
pub struct StoneView {
    /// Its name.
    pub heading: String,
    /// The path to it.
    pub href: String,
    /// Weeks, pay, fit.
    pub facts: Vec<(String, String)>,
}

impl StoneView {
    /// The way to `front`'s role by `stone`.
    pub fn of(stone: &SteppingStone, front: &PathFront, person: &Person, words: &Words<'_>) -> Self {
        let t = &words.texts.path;
        let points = |fit: f32| format!("{:.0}", fit * 100.0);
        let change = t.stone_fit_change.with("after", points(stone.fit_after)).with("before", points(stone.fit_before));
        Self {
            heading: t.stone.with("title", &stone.title).into(),
            href: person.links.path(&stone.code),
            facts: vec![
                (t.stone_to.to_string(), words.week_count(stone.weeks_to_stone)),
                (t.stone_pay.to_string(), format::usd(stone.entry_pay_usd_per_year)),
                (t.stone_in.to_string(), words.week_count(stone.weeks_in_stone)),
                (t.stone_on.to_string(), words.week_count(stone.weeks_to_target)),
                (t.stone_fit.with("role", &front.title).to_string(), change.into()),
            ],
        }
    }
}

/// What a person could give up so that more becomes possible.
pub fn loosen(limits: &Limits, front: &PathFront, words: &Words<'_>) -> String {
    let t = &words.texts.path;
    let mut ways: Vec<String> = Vec::new();
    if front.hours_told {
        ways.push(t.loosen_hours.with("hours", format::short(front.hours_per_week)).into());
    }
    ways.extend(limits.money_usd.map(|money| t.loosen_money.with("money", format::usd(money)).into()));
    ways.extend(limits.weeks.map(|weeks| t.loosen_weeks.with("weeks", format::short(weeks)).into()));
    let study = limits.study;
    let wishes = [
        (study.from_home, &t.loosen_home),
        (study.evening, &t.loosen_evening),
        (study.childcare, &t.loosen_childcare),
        (study.accessible, &t.loosen_accessible),
        (study.spanish, &t.loosen_spanish),
    ];
    ways.extend(wishes.iter().filter(|(wanted, _)| *wanted).map(|(_, text)| text.to_string()));
    ways.push(t.loosen_adviser.to_string());
    t.loosen.with("ways", format::list(&ways, words.texts.site.or.as_str())).into()
}

/// What the weeks, costs and chances rest on.
pub fn assumptions(front: &PathFront, constants: &Constants, words: &Words<'_>) -> Vec<String> {
    let t = &words.texts.path;
    let hours = if front.hours_told { &t.assume_hours_told } else { &t.hours_assumed };
    let mut all = vec![
        hours.with("hours", format::short(front.hours_per_week)).into(),
        t.assume_search.with("weeks", format::short(constants.path.search_weeks)).into(),
        t.assume_cost.to_string(),
        t.assume_sure.to_string(),
    ];
    if !front.paths.is_empty() {
        all.push(if front.is_exact { &t.assume_exact } else { &t.assume_some }.to_string());
    }
    all
}
