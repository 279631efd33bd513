//! The words of documents, read from one file that holds both languages side by side.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::pathway::{Merit, StepKind};
use crate::wording::{MeritTexts, Reader, Section, StepTexts, Text};

use crate::catalog::Language;

/// A text in both languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    en: Text,
    es: Text,
}

macro_rules! document_texts {
    ($($key:ident),* $(,)?) => {
        /// Every text of a document in one language.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct DocumentTexts {
            $(#[doc = concat!("The text `", stringify!($key), "`.")] pub $key: Text,)*
            steps: StepTexts,
            merits: MeritTexts,
        }

        impl DocumentTexts {
            fn read(mut reader: Reader<'_>, steps: StepTexts, merits: MeritTexts) -> Self {
                Self { $($key: reader.take(stringify!($key)),)* steps, merits }
            }
        }
    };
}

document_texts! {
    title, subject, lede_best, lede, lede_hours_assumed, lede_cost, lede_free, lede_cost_open, lede_certainty,
    lede_paid, not_rated, made_on, starts_on, names_note, and, free, weeks_span, week_one, from_week, one_week, weeks,
    glance_heading, glance_text, glance_summary, column_step, column_weeks, column_cost, column_bar, total,
    cost_ask, cost_paid, missing_heading, missing_text, missing_none, education_below_high_school, education_high_school, education_some_college, education_associate, education_bachelor, education_master, education_doctoral, need_levels, need_unknown, need_essential,
    need_helpful, need_closed_by, need_closed_by_many, unmet_heading, unmet_text, steps_heading, step_heading,
    step_program, label_when, label_cost, label_closes, label_why, label_start, label_proof, label_ask,
    label_results, label_source, when_dates, when_day, when_hours, when_waiting, cost_unknown, cost_is_paid,
    why_essential, why_helpful, why_required, after, after_many, proof_credential, proof_education, proof_class,
    proof_practice, proof_apprentice, proof_licence, proof_job, ask_typical, ask_price, ask_state, ask_results,
    ask_entry, ask_renew, ask_credit, ask_hire, result_completed, result_employed_half, result_employed_year,
    result_pay_half, result_pay_year, result_basis, result_learners, conditions_heading, conditions_text,
    condition_experience, condition_physical, condition_background, condition_other, guards_money,
    guards_people, guards_safety, guards_driving, ask_heading, ask_one, ask_two, ask_three, ask_four,
    help_heading, help_center, help_pell, help_apprenticeship, sources_heading, sources_text, source_dated,
    page_of, calendar_name,
}

/// The file: what only documents say, and in Spanish what the pages say of steps.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    text: BTreeMap<String, Pair>,
    step_es: Section,
    merit_es: Section,
}

static TEXTS: LazyLock<[DocumentTexts; 2]> = LazyLock::new(|| {
    let texts = read(include_str!("../../templates/texts/documents.toml"));
    texts.expect("the texts of documents are read by a test")
});

/// The texts of a file in English, beside those of the pages, and in Spanish.
fn read(file: &str) -> Result<[DocumentTexts; 2], String> {
    let file: File = toml::from_str(file).map_err(|error| error.to_string())?;
    let mut problems = Vec::new();
    let pages = Language::English.texts();
    let steps_es = StepTexts::read(Reader::of(Some(file.step_es), "step_es", &mut problems));
    let merits_es = MeritTexts::read(Reader::of(Some(file.merit_es), "merit_es", &mut problems));
    let (english, spanish): (Section, Section) =
        file.text.into_iter().map(|(key, Pair { en, es })| ((key.clone(), en), (key, es))).unzip();
    let english = Reader::of(Some(english), "text", &mut problems);
    let english = DocumentTexts::read(english, pages.step.clone(), pages.merit.clone());
    let spanish = DocumentTexts::read(Reader::of(Some(spanish), "text", &mut problems), steps_es, merits_es);
    if problems.is_empty() { Ok([english, spanish]) } else { Err(problems.join("\n")) }
}

/// The texts in `language`.
pub(super) fn of(language: Language) -> &'static DocumentTexts {
    match language {
        Language::English => &TEXTS[0],
        Language::Spanish => &TEXTS[1],
    }
}

impl DocumentTexts {
    /// The heading of a step, and what to do in it.
    pub fn step(&self, kind: StepKind) -> (&Text, &Text) {
        self.steps.of(kind)
    }

    /// What a path is best at.
    pub fn merit(&self, merit: Merit) -> &Text {
        self.merits.of(merit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words in braces of a text, in order.
    fn blanks(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> = text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn both_languages_have_every_text_with_the_same_blanks() {
        let file: toml::Table = toml::from_str(include_str!("../../templates/texts/documents.toml")).unwrap();
        for (key, pair) in file["text"].as_table().unwrap() {
            let (en, es) = (pair["en"].as_str().unwrap(), pair["es"].as_str().unwrap());
            assert_eq!(blanks(en), blanks(es), "{key}");
            assert!(!es.is_empty(), "{key}");
        }
        assert_eq!(of(Language::Spanish).merit(Merit::Cheapest).as_str(), "El más barato");
        assert_eq!(of(Language::English).step(StepKind::Learn).0.as_str(), "Learn what is missing");
    }
}
