//! Courses, programmes and credentials as JSON-LD in the terms of the Credential Registry (CTDL).

use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::super::problems::Problems;
use super::super::table::Text;
use super::facts;
use super::known::{Known, role_codes};
use crate::catalog::codes::OnetCode;
use crate::catalog::{Attendance, Between, Cents, Program, ProgramKind, ProgramSource};

const LIST: &str = super::releases::CTDL.id;
const WEEKS_PER_YEAR: f32 = 52.0;
const WEEKS_PER_MONTH: f32 = WEEKS_PER_YEAR / 12.0;

type Object = Map<String, Value>;

/// Classes of the CTDL that are something to take, and what kind each is.
const CLASSES: [(&str, ProgramKind); 22] = [
    ("Course", ProgramKind::Course),
    ("LearningProgram", ProgramKind::Certificate),
    ("LearningOpportunityProfile", ProgramKind::Course),
    ("Certificate", ProgramKind::Certificate),
    ("CertificateOfCompletion", ProgramKind::Certificate),
    ("AcademicCertificate", ProgramKind::Certificate),
    ("ProfessionalCertificate", ProgramKind::Certificate),
    ("HigherEducationLevel1Certificate", ProgramKind::Certificate),
    ("HigherEducationLevel2Certificate", ProgramKind::Certificate),
    ("TechnicalLevel1Certificate", ProgramKind::Certificate),
    ("MicroCredential", ProgramKind::Certificate),
    ("Diploma", ProgramKind::Certificate),
    ("Certification", ProgramKind::Certification),
    ("License", ProgramKind::Licence),
    ("AssociateDegree", ProgramKind::Associate),
    ("AssociateOfAppliedScienceDegree", ProgramKind::Associate),
    ("BachelorDegree", ProgramKind::Bachelor),
    ("MasterDegree", ProgramKind::Master),
    ("DoctoralDegree", ProgramKind::Master),
    ("ApprenticeshipCertificate", ProgramKind::Apprenticeship),
    ("JourneymanCertificate", ProgramKind::Apprenticeship),
    ("WorkBasedProgram", ProgramKind::OnTheJob),
];

/// Whether a text that begins like JSON is CTDL, and then whether it may hold more than a context.
pub(super) fn is_ctdl(start: &[u8]) -> Option<bool> {
    let contains = |words: &[u8]| start.windows(words.len()).any(|window| window == words);
    if !contains(b"ceterms:") {
        return None;
    }
    Some(contains(b"\"@type\"") && contains(b"ceterms:name"))
}

/// Reads all files together: programmes name organisations that stand in other files.
pub(super) fn read(files: &[Text<'_>], known: &Known, problems: &mut Problems) -> Vec<Program> {
    let mut parsed = Vec::new();
    for text in files {
        let bytes = text.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text.bytes);
        match serde_json::from_slice::<Value>(bytes) {
            Ok(value) => parsed.push((text, value)),
            Err(error) => problems.add(text.file, error.line() as u64, format!("no JSON that can be read: {error}")),
        }
    }
    let mut objects: Vec<(&Text<'_>, &Object)> = Vec::new();
    for (text, value) in &parsed {
        let mut found = Vec::new();
        collect(value, &mut found);
        objects.extend(found.into_iter().map(|object| (*text, object)));
    }
    let names: FxHashMap<&str, &str> =
        objects.iter().filter_map(|(_, object)| Some((object.get("@id")?.as_str()?, name(object)?))).collect();
    let mut programs: Vec<Program> = Vec::new();
    for (text, object) in objects {
        let Some(kind) = kind(object) else { continue };
        match program(object, kind, &names, known) {
            // A graph and the files beside it often hold the same record.
            Ok(program) if programs.iter().any(|known| known.id == program.id) => {}
            Ok(program) => programs.push(program),
            Err(problem) => problems.add(text.file, line_of(text, object), problem),
        }
    }
    programs
}

/// Objects at the top, in a list or in `@graph`.
fn collect<'a>(value: &'a Value, found: &mut Vec<&'a Object>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(object) => match object.get("@graph") {
            Some(graph) => collect(graph, found),
            None => found.push(object),
        },
        _ => {}
    }
}

fn kind(object: &Object) -> Option<ProgramKind> {
    let classes = each(object.get("@type")).filter_map(Value::as_str).map(|class| class.trim_start_matches("ceterms:"));
    classes.filter_map(|class| CLASSES.iter().find(|(known, _)| *known == class)).map(|(_, kind)| *kind).next()
}

/// The line on which an object's own id stands.
fn line_of(text: &Text<'_>, object: &Object) -> u64 {
    let id = ["ceterms:ctid", "@id"].iter().find_map(|key| object.get(*key)?.as_str());
    let place = id.and_then(|id| text.bytes.windows(id.len().max(1)).position(|window| window == id.as_bytes()));
    place.map_or(0, |place| text.bytes[..place].iter().filter(|byte| **byte == b'\n').count() as u64 + 1)
}

/// A value that may stand alone or in a list.
fn each(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let items: &[Value] = match value {
        Some(Value::Array(items)) => items,
        Some(single) => std::slice::from_ref(single),
        None => &[],
    };
    items.iter()
}

fn get<'a>(object: &'a Object, term: &str) -> Option<&'a Value> {
    object.get(&format!("ceterms:{term}")).or_else(|| object.get(term))
}

/// A text, by itself or by language; English if it is there.
fn words(value: Option<&Value>) -> Option<&str> {
    match value? {
        Value::String(text) => Some(text),
        Value::Array(items) => items.iter().find_map(|item| words(Some(item))),
        Value::Object(languages) => {
            let english = languages.iter().find(|(language, _)| language.starts_with("en"));
            words(english.or_else(|| languages.iter().next()).map(|(_, text)| text))
        }
        _ => None,
    }
}

fn name(object: &Object) -> Option<&str> {
    words(get(object, "name")).filter(|name| !name.trim().is_empty())
}

fn program(
    object: &Object,
    kind: ProgramKind,
    names: &FxHashMap<&str, &str>,
    known: &Known,
) -> Result<Program, String> {
    let own = get(object, "ctid").or_else(|| object.get("@id")).and_then(Value::as_str);
    let own = own.ok_or("no ceterms:ctid where one was expected")?;
    let name = name(object).ok_or_else(|| format!("{}: no ceterms:name", facts::cut(own, 60)))?;
    let date = ["dateModified", "dateEffective"].iter().find_map(|term| facts::date(get(object, term)?.as_str()?));
    let source =
        ProgramSource { list: LIST.to_owned(), id: Some(facts::cut(own, 200)), date: date.unwrap_or_default() };
    // A record without its own id is known by its address, of which the end tells most.
    let tail: String = own.chars().rev().take(50).collect::<Vec<char>>().into_iter().rev().collect();
    let named = if kind == ProgramKind::Certificate { facts::kind(name).unwrap_or(kind) } else { kind };
    let mut program = facts::blank(facts::id_of("ctdl", &tail)?, name, named, source);
    let owner = organisation(object, names);
    match named {
        ProgramKind::Certification | ProgramKind::Licence => program.issuer = owner.as_deref().and_then(facts::short),
        _ => program.provider = owner.map(|name| facts::provider(&name, "", "", "")),
    }
    program.site = get(object, "subjectWebpage").and_then(Value::as_str).and_then(facts::short);
    program.cip = coded(object, "instructionalProgramType").find_map(facts::cip);
    let stated: Vec<OnetCode> = coded(object, "occupationType").flat_map(|code| known.occupations(code)).collect();
    let field = || program.cip.iter().flat_map(|cip| known.of_field(cip, name, named)).collect();
    program.leads_to = role_codes(if stated.is_empty() { field() } else { stated });
    program.cost = cost(object)?;
    program.weeks = weeks(object)?;
    program.attendance = attendance(object);
    program.is_paid = named == ProgramKind::Apprenticeship;
    let asked: Vec<&str> = ["requires", "entryCondition"]
        .iter()
        .flat_map(|term| each(get(object, term)))
        .filter_map(Value::as_object)
        .filter_map(|condition| words(get(condition, "description")))
        .collect();
    program.entry = facts::entry(&asked.join(" "));
    program.description = words(get(object, "description")).and_then(facts::text);
    Ok(program)
}

/// The name of who owns or offers it: within the record, in another file, or else the host of its address.
fn organisation(object: &Object, names: &FxHashMap<&str, &str>) -> Option<String> {
    let owners = ["offeredBy", "ownedBy"].iter().flat_map(|term| each(get(object, term)));
    owners
        .filter_map(|owner| match owner {
            Value::Object(organisation) => name(organisation).map(str::to_owned),
            Value::String(address) => match names.get(address.as_str()) {
                Some(name) => Some((*name).to_owned()),
                None => address.split_once("://").map(|(_, rest)| rest.split('/').next().unwrap_or(rest).to_owned()),
            },
            _ => None,
        })
        .next()
}

/// Codes that an alignment gives, or the last part of the address that it points at.
fn coded<'a>(object: &'a Object, term: &str) -> impl Iterator<Item = &'a str> {
    each(get(object, term)).filter_map(Value::as_object).filter_map(|alignment| {
        let end = || Some(get(alignment, "targetNode")?.as_str()?.rsplit('/').next().unwrap_or_default());
        get(alignment, "codedNotation").and_then(Value::as_str).or_else(end)
    })
}

/// The stated sum of all costs, or the sum of those stated.
fn cost(object: &Object) -> Result<Option<Between<Cents>>, String> {
    let (mut sum, mut aggregate) = (0.0, None);
    for profile in each(get(object, "estimatedCost")).filter_map(Value::as_object) {
        let currency = get(profile, "currency").and_then(Value::as_str).unwrap_or("USD");
        let price = match get(profile, "price") {
            Some(Value::Number(price)) => price.to_string(),
            Some(Value::String(price)) => price.clone(),
            _ => continue,
        };
        if !matches!(currency, "USD" | "US Dollar" | "$") {
            continue;
        }
        let Some(price) = facts::dollars("ceterms:price", &price)? else { continue };
        let kinds: Vec<&str> = each(get(profile, "directCostType"))
            .filter_map(Value::as_object)
            .filter_map(|kind| get(kind, "targetNode")?.as_str())
            .collect();
        if kinds.iter().any(|kind| kind.ends_with("AggregateCost")) {
            aggregate = Some(price);
        }
        sum += price;
    }
    facts::total(aggregate.or(Some(sum)), &[])
}

fn weeks(object: &Object) -> Result<Option<Between<f32>>, String> {
    let Some(profile) = each(get(object, "estimatedDuration")).find_map(Value::as_object) else { return Ok(None) };
    let length = |term: &str| get(profile, term).and_then(Value::as_str).map(duration).transpose();
    if let Some(exact) = length("exactDuration")? {
        return facts::span(Some(f64::from(exact)), "exactDuration");
    }
    match (length("minimumDuration")?, length("maximumDuration")?) {
        (Some(low), Some(high)) if low <= high => Ok(Some(Between { low, high })),
        (Some(low), Some(high)) => Err(format!("minimumDuration of {low} weeks, maximumDuration of {high}")),
        (low, high) => facts::span(low.or(high).map(f64::from), "duration"),
    }
}

/// Weeks of a duration of ISO 8601 such as `P9M` or `P1Y6M`.
fn duration(text: &str) -> Result<f32, String> {
    let wrong = || format!("`{}` is no duration such as P9M", facts::cut(text, 30));
    let (days, time) = text.strip_prefix('P').ok_or_else(wrong)?.split_once('T').unwrap_or((&text[1..], ""));
    let mut weeks = 0.0;
    for (part, units) in [
        (days, [('Y', WEEKS_PER_YEAR), ('M', WEEKS_PER_MONTH), ('W', 1.0), ('D', 1.0 / 7.0)]),
        (time, [('H', 1.0 / 168.0), ('M', 1.0 / 10_080.0), ('S', 0.0), ('S', 0.0)]),
    ] {
        let mut number = String::new();
        for c in part.chars() {
            match units.iter().find(|(unit, _)| *unit == c) {
                Some((_, length)) => weeks += std::mem::take(&mut number).parse::<f32>().map_err(|_| wrong())? * length,
                None => number.push(c),
            }
        }
        if !number.is_empty() {
            return Err(wrong());
        }
    }
    if (0.0..=1_000.0).contains(&weeks) { Ok((weeks * 10.0).round() / 10.0) } else { Err(wrong()) }
}

fn attendance(object: &Object) -> Attendance {
    let nodes: Vec<&str> = each(get(object, "deliveryType"))
        .filter_map(Value::as_object)
        .filter_map(|kind| get(kind, "targetNode")?.as_str())
        .collect();
    let says = |words: &[&str]| nodes.iter().any(|node| words.iter().any(|word| node.contains(word)));
    let is_blended = says(&["Blended", "VariableSite"]);
    let (online, in_person) = (is_blended || says(&["Online"]), is_blended || says(&["InPerson"]));
    let known = online || in_person;
    let languages =
        each(get(object, "inLanguage")).filter_map(Value::as_str).filter(|language| !language.starts_with("en"));
    Attendance {
        online: known.then_some(online),
        in_person: known.then_some(in_person),
        languages: languages.map(str::to_owned).collect(),
        ..Attendance::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_weeks() {
        for (text, weeks) in [("P9M", 39.0), ("P1Y6M", 78.0), ("P2W", 2.0), ("P3DT12H", 0.5), ("PT0S", 0.0)] {
            assert_eq!(duration(text), Ok(weeks), "{text}");
        }
        for wrong in ["", "9M", "P9", "PM", "P1e9Y", "P99999Y", "P€"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }
}
