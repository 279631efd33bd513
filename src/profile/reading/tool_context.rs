//! What stands around a tool's name: other tools, an employer, or only a sentence.

use std::ops::Range;

use super::layout::{Break, Case, Layout, is_skipped_in_english, is_skipped_in_spanish};

/// Words after a name that make it an employer's.
#[rustfmt::skip]
const COMPANY_WORDS: &[&str] = &[
    "inc", "llc", "ltd", "corp", "corporation", "company", "co", "staffing", "group", "partners", "associates",
    "university", "college", "school", "church", "street", "st", "ave", "avenue", "road", "az", "hospital", "clinic",
    "bank", "insurance", "logistics", "foods", "construction", "realty", "park", "center", "hotel", "inn", "store",
    "transport", "trucking", "cleaning", "services", "sa", "centre", "arena", "theater", "house", "museum", "temps",
];
/// Words before "at" that speak of skill, not of a workplace.
const SKILLED_AT: &[&str] = &["good", "great", "skilled", "proficient", "expert", "decent", "better", "strong", "fast"];
/// Makers whose name people leave out.
#[rustfmt::skip]
pub(super) const MAKERS: &[&str] = &[
    "microsoft", "adobe", "oracle", "intuit", "autodesk", "ibm", "apache", "apple", "atlassian", "google", "esri",
    "sap", "cisco", "corel", "amazon", "sage", "cerner", "allscripts", "yardi", "thomson", "blackbaud", "trimble",
    "bentley", "siemens", "epic", "mckesson", "openai", "hyland", "patterson", "kronos", "salesforce", "meta",
    "ellucian",
];

pub(super) fn is_using(word: &str) -> bool {
    matches!(
        word,
        "in" | "using"
            | "use"
            | "used"
            | "en"
            | "ms"
            | "uso"
            | "with"
            | "into"
            | "know"
            | "on"
            | "usando"
            | "of"
            | "built"
            | "from"
            | "con"
    )
}

pub(super) fn begins_sentence(layout: &Layout<'_>, place: usize) -> bool {
    layout.before(place) >= Break::Sentence
}

/// Whether two tools stand side by side in a list.
pub(super) fn are_neighbours(layout: &Layout<'_>, one: &Range<usize>, other: &Range<usize>) -> bool {
    const MOST_BETWEEN: usize = 3;
    let (first, second) = if one.start < other.start { (one, other) } else { (other, one) };
    let is_near = second.start <= first.end + MOST_BETWEEN;
    is_near && (first.end..=second.start).all(|place| layout.before(place) < Break::Sentence)
}

/// Whether capitals around a name make it part of a longer one: "Access Community Health".
pub(super) fn name_goes_on(layout: &Layout<'_>, words: &Range<usize>) -> bool {
    let shouts = layout.words[words.start].case == Case::Upper;
    let is_name = |place: usize| {
        let other = &layout.words[place];
        let says = !is_skipped_in_english(&other.folded) && !is_skipped_in_spanish(&other.folded);
        other.case != Case::Lower && says && !(shouts && other.case == Case::Upper)
    };
    let before = words.start > 0
        && layout.before(words.start) < Break::Mark
        && is_name(words.start - 1)
        && !MAKERS.contains(&layout.folded(words.start - 1))
        && layout.folded(words.start - 1) != "ms"
        && layout.before(words.start - 1) < Break::Comma;
    let after = words.end < layout.words.len() && layout.before(words.end) < Break::Mark && is_name(words.end);
    before || after
}

/// Whether the name is an employer's, a street's or a place's.
pub(super) fn is_employer(layout: &Layout<'_>, words: &Range<usize>) -> bool {
    let next = layout.folded(words.end);
    let is_near = layout.before(words.end) <= Break::Comma;
    if is_near
        && COMPANY_WORDS.contains(&next)
        && (layout.words[words.end].case != Case::Lower || next == "inc" || next == "llc")
    {
        return true;
    }
    let (last, earlier) = match words.start {
        0 => return false,
        1 => (layout.folded(0), ""),
        start => (layout.folded(start - 1), layout.folded(start - 2)),
    };
    let has_capital = layout.words[words.start].case != Case::Lower;
    match last {
        "at" => has_capital && !SKILLED_AT.contains(&earlier),
        "to" => matches!(earlier, "applied" | "apply" | "applying"),
        "en" => has_capital && matches!(earlier, "entrevista" | "empleo" | "puesto"),
        _ => false,
    }
}

/// Whether a name of several words is only part of a sentence in small letters, broken by none of its marks.
pub(super) fn is_sentence(layout: &Layout<'_>, words: &Range<usize>) -> bool {
    (words.start + 1..words.end).any(|place| layout.before(place) >= Break::Comma)
}
