//! Education, licences and certificates.

use std::ops::Range;

use super::layout::{Break, Case, Layout, is_skipped_in_english};
use super::phrases::{Gaps, PhraseTable};
use super::skills::stems;
use crate::catalog::codes::RoleCode;
use crate::catalog::{Catalog, CredentialKind};
use crate::profile::Education;
use crate::words::Language;

/// What people call their education: phrase, then level.
const EDUCATION: &str = include_str!("../../../index/synonyms/education.tsv");
/// What people call licences and certificates, one a line.
const CREDENTIALS: &str = include_str!("../../../index/synonyms/credentials.tsv");

/// Words that make a credential of the name before or after them.
#[rustfmt::skip]
const PAPER_WORDS: &[&str] = &[
    "certified", "certification", "certificate", "certificado", "certificada", "certificacion", "license", "licence",
    "licensed", "licencia", "licenciado", "registered", "credential", "clearance", "permit", "endorsement", "endoso",
];

/// Knows what papers are called.
#[derive(Debug, Clone)]
pub(super) struct Papers {
    english: PhraseTable<Paper>,
    spanish: PhraseTable<Paper>,
    /// Roles with what they usually must hold, in small letters.
    notes: Vec<(String, RoleCode)>,
}

/// A kind of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paper {
    Education(Education),
    Credential,
}

/// Papers that a text names.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct FoundPapers {
    pub(super) education: Vec<(Education, Range<usize>)>,
    pub(super) credentials: Vec<Range<usize>>,
}

impl Papers {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let mut papers = Self { english: PhraseTable::default(), spanish: PhraseTable::default(), notes: Vec::new() };
        let rows = EDUCATION.lines().filter(|line| !line.starts_with('#'));
        for (phrase, level) in rows.filter_map(|line| line.split_once('\t')) {
            if let Some(level) = education(level) {
                papers.add(phrase, Paper::Education(level));
            }
        }
        for phrase in CREDENTIALS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            papers.add(phrase, Paper::Credential);
        }
        let held = catalog.roles.iter().filter(|role| role.credential != CredentialKind::None);
        papers.notes = held.map(|role| (role.credential_note.to_lowercase(), role.code.clone())).collect();
        papers
    }

    fn add(&mut self, phrase: &str, paper: Paper) {
        self.english.add(stems(phrase, Language::English).iter().map(String::as_str), paper);
        self.spanish.add(stems(phrase, Language::Spanish).iter().map(String::as_str), paper);
    }

    /// The roles whose usual licence or certificate `statement` names.
    pub(super) fn roles(&self, statement: &str) -> Vec<RoleCode> {
        const SHORTEST_WORD: usize = 3;
        let wanted = statement.to_lowercase();
        let words: Vec<&str> =
            wanted.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= SHORTEST_WORD).collect();
        let names = |note: &str| note == wanted || (!words.is_empty() && words.iter().all(|word| note.contains(word)));
        self.notes.iter().filter(|(note, _)| names(note)).map(|(_, code)| code.clone()).collect()
    }

    pub(super) fn find(&self, layout: &Layout<'_>) -> FoundPapers {
        let mut found = FoundPapers::default();
        let word_cost = |place: usize| u8::from(!is_skipped_in_english(layout.folded(place)));
        let break_cost = |place: usize| (layout.before(place) <= Break::Mark).then_some(0);
        let gaps = Gaps { most_extra: 1, word_cost: &word_cost, break_cost: &break_cost };
        let english = self.english.find(layout.words.iter().map(|word| word.english.as_str()), &gaps);
        let spanish = self.spanish.find(layout.words.iter().map(|word| word.spanish.as_str()), &gaps);
        for paper in english.into_iter().chain(spanish) {
            let words = paper.range();
            if words.len() == 1 && !is_written_as_paper(layout, words.start) {
                continue;
            }
            match paper.value {
                Paper::Education(level) => found.education.push((level, words)),
                Paper::Credential => found.credentials.push(words),
            }
        }
        found.credentials.extend(named_papers(layout));
        keep_longest(&mut found.credentials, |words| words.clone());
        keep_longest(&mut found.education, |(_, words)| words.clone());
        found
    }
}

/// Keeps of overlapping ranges the longest.
fn keep_longest<T>(found: &mut Vec<T>, words: impl Fn(&T) -> Range<usize>) {
    found.sort_by_key(|one| (std::cmp::Reverse(words(one).len()), words(one).start));
    let mut kept: Vec<Range<usize>> = Vec::new();
    found.retain(|one| {
        let own = words(one);
        let is_free = kept.iter().all(|other| own.end <= other.start || other.end <= own.start);
        if is_free {
            kept.push(own);
        }
        is_free
    });
    found.sort_by_key(|one| words(one).start);
}

/// Letters such as BA and RN are papers in capitals only; "masters" and "bachelor's" with their ending.
fn is_written_as_paper(layout: &Layout<'_>, place: usize) -> bool {
    const LONGEST_LETTERS: usize = 4;
    let word = &layout.words[place];
    let written = &layout.text[word.range.clone()];
    match word.folded.as_str() {
        "master" | "associate" => written.contains(['\'', '’']),
        folded if folded.len() <= LONGEST_LETTERS && folded != "ged" && folded != "cdl" && folded != "cpr" => {
            word.case == Case::Upper || written.chars().filter(|c| c.is_uppercase()).count() >= 2
        }
        _ => true,
    }
}

/// "Forklift certified", "Certified Medical Assistant", "Notary license": a paper's word with the name beside it.
fn named_papers(layout: &Layout<'_>) -> Vec<Range<usize>> {
    const MOST_NAME_WORDS: usize = 4;
    let mut found = Vec::new();
    for place in 0..layout.words.len() {
        if !PAPER_WORDS.contains(&layout.folded(place)) {
            continue;
        }
        let is_name = |at: usize| layout.words[at].case != Case::Lower;
        let mut start = place;
        while start > 0 && place - start < MOST_NAME_WORDS && layout.before(start) < Break::Comma && is_name(start - 1)
        {
            start -= 1;
        }
        let mut end = place + 1;
        let may_skip = |at: usize| matches!(layout.folded(at), "in" | "of" | "en" | "de" | "for");
        while end < layout.words.len()
            && end - place <= MOST_NAME_WORDS
            && layout.before(end) < Break::Comma
            && (is_name(end) || (may_skip(end) && end + 1 < layout.words.len() && is_name(end + 1)))
        {
            end += 1;
        }
        if end - start > 1 {
            found.push(start..end);
        }
    }
    found
}

fn education(level: &str) -> Option<Education> {
    let known = match level {
        "below-high-school" => Education::BelowHighSchool,
        "high-school" => Education::HighSchool,
        "some-college" => Education::SomeCollege,
        "associate" => Education::Associate,
        "bachelor" => Education::Bachelor,
        "master" => Education::Master,
        "doctoral" => Education::Doctoral,
        _ => return None,
    };
    Some(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_education_names_a_level() {
        for line in EDUCATION.lines().filter(|line| !line.starts_with('#')) {
            let (phrase, level) = line.split_once('\t').expect(line);
            assert_eq!(phrase, phrase.to_lowercase(), "{line}");
            assert!(education(level).is_some(), "{line}");
        }
    }
}
