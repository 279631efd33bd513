//! What pages and commands say: texts by language, numbers, and a sentence for every claim.

mod claims;
pub mod format;
mod labels;
mod texts;
mod training;
mod work;

pub use claims::{Words, source_line};
pub use texts::{Filled, MeritTexts, StepTexts, Text, Texts};

use std::sync::LazyLock;

/// A language that pages and commands speak. To add one, add its file and its row here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// American English.
    #[default]
    English,
    /// Spanish as it is written in the United States.
    Spanish,
}

static ENGLISH: LazyLock<Texts> = LazyLock::new(|| read(include_str!("../../templates/texts/en.toml")));
static SPANISH: LazyLock<Texts> = LazyLock::new(|| read(include_str!("../../templates/texts/es.toml")));

fn read(text: &str) -> Texts {
    toml::from_str(text).expect("every language file is read by a test")
}

impl Language {
    /// All languages, the default first.
    pub const ALL: [Self; 2] = [Self::English, Self::Spanish];

    /// Its texts.
    pub fn texts(self) -> &'static Texts {
        match self {
            Self::English => &ENGLISH,
            Self::Spanish => &SPANISH,
        }
    }

    /// Its tag as in `lang=es`.
    pub fn tag(self) -> &'static str {
        self.texts().site.lang.as_str()
    }

    /// The language with `tag`, if we speak it.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The first language of an `Accept-Language` header that we speak, or the default.
    pub fn negotiate(accept_language: &str) -> Self {
        let wanted = accept_language.split(',').map(|item| item.split([';', '-']).next().unwrap_or_default().trim());
        wanted.filter_map(Self::of_tag).next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_text() {
        for language in Language::ALL {
            assert!(!language.texts().start.heading.as_str().is_empty());
        }
    }

    #[test]
    fn an_unknown_language_gets_english() {
        for header in ["", "xx", "de-AT,de;q=0.8", "en-GB,en;q=0.5"] {
            assert_eq!(Language::negotiate(header), Language::English);
        }
    }
}
