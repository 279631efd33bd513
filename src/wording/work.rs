//! Sentences about how a role's work divides, and how open it is to newcomers.

use super::claims::lower_first;
use super::{Text, Words, format};
use crate::catalog::{ActivityIx, Catalog, Confidence, EntryPoint, EntryWarning, Role, WorkClass, WorkSplit};

/// How many activities and roles a sentence names.
const NAMED: usize = 3;

impl Words<'_> {
    /// Who does a piece of work.
    pub fn work_class(&self, class: WorkClass) -> &'static Text {
        let texts = &self.texts.work_split;
        match class {
            WorkClass::Ai => &texts.class_ai,
            WorkClass::AiWithCheck => &texts.class_check,
            WorkClass::Person => &texts.class_person,
        }
    }

    /// What the split rests on, in a sentence or two.
    pub fn work_split_basis(&self, split: &WorkSplit) -> String {
        let texts = &self.texts.work_split;
        let sure = match split.confidence {
            Confidence::High => &texts.confidence_high,
            Confidence::Medium => &texts.confidence_medium,
            Confidence::Low => &texts.confidence_low,
        };
        let judged = texts.judged.with("judged", split.judged).with("total", split.total);
        format!("{judged} {sure}")
    }

    /// Where time is freed and where it can go; none where no higher-level work stays with a person.
    pub fn work_shift(&self, split: &WorkSplit, catalog: &Catalog) -> Option<String> {
        let named = |activities: &[ActivityIx]| -> Vec<String> {
            let titles = activities.iter().take(NAMED).map(|ix| &catalog.activities[usize::from(ix.0)].title);
            titles.map(|title| lower_first(title.trim_end_matches('.'))).collect()
        };
        let (freed, goes) = (named(&split.freed_from), named(&split.goes_to));
        let is_known = !freed.is_empty() && !goes.is_empty();
        let filled = self.texts.work_split.shift.with("freed", freed.join("; ")).with("goes", goes.join("; "));
        is_known.then(|| filled.into())
    }

    /// How open a role is to newcomers: a sentence for each thing that is known, or that nothing is.
    pub fn entry_point(&self, entry: &EntryPoint, role: &Role) -> Vec<String> {
        let texts = &self.texts.entry;
        let share = entry.share.map(|share| {
            let text = if role.emerging.is_some() { &texts.share_parts } else { &texts.share };
            text.with("share", format::share(share)).into()
        });
        let exposed = entry.exposed.map(|entry| {
            let text = if entry.exposed { &texts.exposed } else { &texts.not_exposed };
            text.with("with_ai", entry.with_ai).with("judged", entry.judged).into()
        });
        if share.is_none() && exposed.is_none() {
            return vec![texts.unknown.to_string()];
        }
        share.into_iter().chain(exposed).collect()
    }

    /// What one should know before one counts on starting in a role.
    pub fn entry_warning(&self, warning: &EntryWarning, catalog: &Catalog) -> String {
        let texts = &self.texts.entry;
        match warning {
            EntryWarning::FirstRungShrinks { shrinking, .. } => {
                let names: Vec<&str> =
                    shrinking.iter().take(NAMED).map(|ix| catalog.role(*ix).title.as_str()).collect();
                texts.first_rung_shrinks.with("names", names.join("; ")).into()
            }
            EntryWarning::NewcomersWorkExposed => texts.newcomers_work_exposed.to_string(),
        }
    }
}
