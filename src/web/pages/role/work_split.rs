//! How the work divides between AI and people, and how open the role is to newcomers.

use askama::Template;

use crate::catalog::{Catalog, EntryPoint, Role, WorkClass, WorkPiece, WorkSplit, WorkSplitRule};
use crate::web::charts::writes_its_own_html;
use crate::wording::{Text, Texts, Words};

use super::Link;

/// How many pieces of work each class names.
const PIECES_SHOWN: usize = 5;

/// The section on how the work divides.
#[derive(Template)]
#[template(path = "parts/work_split.html")]
pub struct WorkSplitView {
    t: &'static Texts,
    text: &'static Text,
    classes: Vec<ClassView>,
    basis: String,
    shift: Option<String>,
    sources: Vec<String>,
}

struct ClassView {
    /// How it is coloured: the name of a class in the stylesheet.
    tone: &'static str,
    name: String,
    share: String,
    /// Where its part of the bar begins and how long it is, 0 to 100.
    from: f32,
    length: f32,
    /// Activities have pages, tasks do not.
    pieces: Vec<Link>,
}

impl WorkSplitView {
    /// The section for `role`; without classes where too little is known.
    pub fn of(role: &Role, catalog: &Catalog, rule: &WorkSplitRule, words: &Words<'_>) -> Self {
        let mut view = Self {
            t: words.texts,
            text: &words.texts.work_split.text_use,
            classes: Vec::new(),
            basis: words.texts.work_split.not_enough.to_string(),
            shift: None,
            sources: Vec::new(),
        };
        let Some(split) = WorkSplit::of(role, catalog, rule) else { return view };
        let mut from = 0.0;
        for (of_class, percent) in split.classes.iter().zip(whole_percents(&split)) {
            let length = of_class.share * 100.0;
            view.classes.push(ClassView {
                tone: tone(of_class.class),
                name: words.work_class(of_class.class).to_string(),
                share: format!("{percent}%"),
                from,
                length,
                pieces: of_class.pieces.iter().take(PIECES_SHOWN).map(|piece| link(*piece, role, catalog)).collect(),
            });
            from += length;
        }
        let is_labelled =
            split.classes.iter().flat_map(|of_class| &of_class.pieces).any(|piece| matches!(piece, WorkPiece::Task(_)));
        if is_labelled {
            view.text = &words.texts.work_split.text_labels;
        }
        view.basis = words.work_split_basis(&split);
        view.shift = words.work_shift(&split, catalog);
        for piece in split.classes.iter().flat_map(|of_class| &of_class.pieces) {
            let source = words.source(&piece.source());
            if !view.sources.contains(&source) {
                view.sources.push(source);
            }
        }
        view
    }
}

/// Shares as whole percents that sum to 100: those cut most are rounded up.
fn whole_percents(split: &WorkSplit) -> [u32; 3] {
    let exact = split.classes.each_ref().map(|of_class| of_class.share.clamp(0.0, 1.0) * 100.0);
    let mut percents = exact.map(|share| share.floor() as u32);
    let mut places = [0, 1, 2];
    places.sort_by(|a, b| (exact[*b] - exact[*b].floor()).total_cmp(&(exact[*a] - exact[*a].floor())));
    let lacking = 100u32.saturating_sub(percents.iter().sum()).min(3) as usize;
    for place in &places[..lacking] {
        percents[*place] += 1;
    }
    percents
}

fn tone(class: WorkClass) -> &'static str {
    match class {
        WorkClass::Ai => "split-ai",
        WorkClass::AiWithCheck => "split-check",
        WorkClass::Person => "split-person",
    }
}

fn link(piece: WorkPiece, role: &Role, catalog: &Catalog) -> Link {
    let href = match piece {
        WorkPiece::Activity(ix) => format!("/task/{}", catalog.activities[usize::from(ix.0)].id),
        WorkPiece::Task(_) => String::new(),
    };
    Link { name: piece.name(role, catalog).to_owned(), href, note: String::new() }
}

/// How open the role is to newcomers.
pub struct Entry {
    /// Sentences.
    pub sentences: Vec<String>,
    /// What one should know first.
    pub warning: Option<String>,
    /// Who publishes it.
    pub sources: Vec<String>,
}

impl Entry {
    /// What is to be said of `role`.
    pub fn of(role: &Role, catalog: &Catalog, rule: &WorkSplitRule, words: &Words<'_>) -> Self {
        let entry = EntryPoint::of(role, catalog, rule);
        let is_known = entry.share.is_some();
        Self {
            sentences: words.entry_point(&entry, role),
            warning: entry.warning.map(|warning| words.entry_warning(&warning, catalog)),
            sources: if is_known { super::sources_of(catalog, "preparation.tsv") } else { Vec::new() },
        }
    }
}

writes_its_own_html!(WorkSplitView);
