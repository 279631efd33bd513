//! One programme that several lists name, or one list several times: merged, with every source kept.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::catalog::Program;
use crate::catalog::codes::ProgramId;
use crate::catalog::tables::CertificationTable;
use crate::words;

/// The same programme of the same provider in the same field.
type Key = (String, String, Option<String>);

/// `programs` with duplicates merged, sorted by id; no id stands twice or in `own`.
pub(super) fn merged(mut programs: Vec<Program>, own: &CertificationTable) -> Vec<Program> {
    // The most recent first: it is the one that the others fill up.
    programs.sort_by(|a, b| date(b).cmp(date(a)).then_with(|| a.id.cmp(&b.id)));
    let mut places: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
    let mut kept: Vec<Program> = Vec::with_capacity(programs.len());
    for program in programs {
        let Some(key) = key(&program) else {
            kept.push(program);
            continue;
        };
        let same = places.entry(key).or_default();
        match same.iter().find(|place| is_same(&kept[**place], &program)) {
            Some(place) => fill(&mut kept[*place], program),
            None => {
                same.push(kept.len());
                kept.push(program);
            }
        }
    }
    let mut known: FxHashSet<ProgramId> = own.rows.iter().map(|row| row.id.clone()).collect();
    kept.sort_by(|a, b| a.id.cmp(&b.id));
    kept.retain_mut(|program| named_once(program, &mut known));
    kept.sort_by(|a, b| a.id.cmp(&b.id));
    kept
}

/// Gives a programme whose id is taken another one; false if there is none left.
fn named_once(program: &mut Program, known: &mut FxHashSet<ProgramId>) -> bool {
    let stem: String = program.id.as_str().chars().take(54).collect();
    let others = (2..1_000).filter_map(|number| format!("{stem}-{number}").parse().ok());
    match std::iter::once(program.id.clone()).chain(others).find(|id| !known.contains(id)) {
        Some(id) => {
            known.insert(id.clone());
            program.id = id;
            true
        }
        None => false,
    }
}

fn date(program: &Program) -> &str {
    program.sources.iter().map(|source| source.date.as_str()).max().unwrap_or_default()
}

/// Typical programmes have no provider and are told apart by their lists.
fn key(program: &Program) -> Option<Key> {
    let provider = program.provider.as_ref()?;
    let cip = program.cip.as_ref().map(|cip| cip.as_str().to_owned());
    Some((words::fold(&provider.name), words::fold(&program.name), cip))
}

/// Within one list a name may stand for courses of different length or at different places; another
/// list, or a later edition of the same, names the same course again.
fn is_same(kept: &Program, other: &Program) -> bool {
    let lists = |program: &Program| -> Vec<(String, String)> {
        program.sources.iter().map(|source| (source.list.clone(), source.date.clone())).collect()
    };
    let shares_list = lists(kept).iter().any(|list| lists(other).contains(list));
    let city =
        |program: &Program| program.provider.as_ref().and_then(|provider| provider.city.as_deref().map(words::fold));
    let at_one_place = city(kept).is_none() || city(other).is_none() || city(kept) == city(other);
    let is_equal = || kept.hours == other.hours && kept.weeks == other.weeks && kept.cost == other.cost;
    at_one_place && kept.kind == other.kind && (!shares_list || is_equal())
}

/// Adds what `older` knows and `newer` does not; where they contradict each other `newer` stays.
fn fill(newer: &mut Program, older: Program) {
    macro_rules! fill_each {
        ($($field:ident),*) => { $(if newer.$field.is_none() { newer.$field = older.$field; })* };
    }
    fill_each!(
        name_es,
        issuer,
        site,
        cip,
        hours,
        weeks,
        weeks_waiting,
        cost,
        credential,
        renew_years,
        words,
        description
    );
    macro_rules! fill_lists {
        ($($list:ident),*) => { $(if newer.$list.is_empty() { newer.$list = older.$list; })* };
    }
    fill_lists!(leads_to, required_for, elements, technologies, outcomes);
    if let (Some(provider), Some(known)) = (&mut newer.provider, older.provider) {
        provider.city = provider.city.take().or(known.city);
        provider.state = provider.state.take().or(known.state);
        provider.zip = provider.zip.take().or(known.zip);
    }
    let (held, known) = (&mut newer.attendance, older.attendance);
    held.online = held.online.or(known.online);
    held.in_person = held.in_person.or(known.in_person);
    held.evening = held.evening.or(known.evening);
    held.childcare = held.childcare.or(known.childcare);
    held.accessible = held.accessible.or(known.accessible);
    if held.languages.is_empty() {
        held.languages = known.languages;
    }
    newer.entry.education = newer.entry.education.or(older.entry.education);
    newer.entry.stated = newer.entry.stated.take().or(older.entry.stated);
    for source in older.sources {
        if !newer.sources.contains(&source) {
            newer.sources.push(source);
        }
    }
}
