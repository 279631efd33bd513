//! What pages and commands say: texts by language, numbers, and a sentence for every claim.

mod claims;
pub mod format;
mod labels;
mod text;
mod texts;
mod training;
mod work;

pub use claims::{Words, source_line};
pub use text::{Filled, Text};
pub use texts::{MeritTexts, Reader, Section, StepTexts, Texts};

use std::sync::LazyLock;

pub use crate::catalog::Language;

static ENGLISH: LazyLock<Texts> = LazyLock::new(|| read(include_str!("../../templates/texts/en.toml")));
static SPANISH: LazyLock<Texts> = LazyLock::new(|| read(include_str!("../../templates/texts/es.toml")));

fn read(text: &str) -> Texts {
    Texts::read(text).expect("every language file is read by a test")
}

impl Language {
    /// Its texts.
    pub fn texts(self) -> &'static Texts {
        match self {
            Self::English => &ENGLISH,
            Self::Spanish => &SPANISH,
        }
    }

    /// The first language of an `Accept-Language` header that we speak, or the default.
    pub fn negotiate(accept_language: &str) -> Self {
        let wanted = accept_language.split(',').map(|item| item.split([';', '-']).next().unwrap_or_default().trim());
        wanted.filter_map(Self::of_tag).next().unwrap_or_default()
    }
}

impl Texts {
    /// The language that they are in.
    pub fn language(&self) -> Language {
        Language::of_tag(self.site.lang.as_str()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_text() {
        for language in Language::ALL {
            assert!(!language.texts().start.heading.as_str().is_empty());
            assert_eq!(language.texts().site.lang.as_str(), language.tag());
        }
    }

    #[test]
    fn an_unknown_language_gets_english() {
        for header in ["", "xx", "de-AT,de;q=0.8", "en-GB,en;q=0.5"] {
            assert_eq!(Language::negotiate(header), Language::English);
        }
    }
}
