//! The languages that words are written in, and how each bends and fills.

use super::stems::{stem_english, stem_spanish};
use super::tokens::{is_filler, singular};

/// A language that people write to us in, and that we answer in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// American English.
    #[default]
    English,
    /// Spanish as it is written in the United States.
    Spanish,
}

impl Language {
    /// All languages, the default first.
    pub const ALL: [Self; 2] = [Self::English, Self::Spanish];

    /// Its tag as in `lang=es`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }

    /// The language with `tag`, if it is one of ours.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The stem that all forms of the small-letter `word` share.
    pub fn stem(self, word: &str) -> String {
        match self {
            Self::English => stem_english(word),
            Self::Spanish => stem_spanish(word),
        }
    }

    /// Whether the folded `word` carries no meaning of its own in a name or a sentence.
    pub fn is_filler(self, word: &str) -> bool {
        match self {
            Self::English => is_filler(word),
            Self::Spanish => is_spanish_filler(word),
        }
    }

    /// The form under which one and many are the same name; in Spanish also for women and for men.
    pub fn name_form(self, word: &str) -> String {
        match self {
            Self::English => singular(word),
            Self::Spanish => stem_spanish(word),
        }
    }
}

fn is_spanish_filler(word: &str) -> bool {
    matches!(
        word,
        "a" | "al"
            | "ante"
            | "como"
            | "con"
            | "de"
            | "del"
            | "e"
            | "el"
            | "en"
            | "entre"
            | "la"
            | "las"
            | "lo"
            | "los"
            | "o"
            | "para"
            | "por"
            | "que"
            | "sin"
            | "su"
            | "sus"
            | "u"
            | "un"
            | "una"
            | "y"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_for_one_and_many_and_in_spanish_for_women_and_men() {
        let rows = [
            (Language::English, "cashiers", "cashier"),
            (Language::Spanish, "cajeras", "cajero"),
            (Language::Spanish, "contadora", "contadores"),
            (Language::Spanish, "maestras", "maestro"),
            (Language::Spanish, "enfermeros", "enfermera"),
        ];
        for (language, one, other) in rows {
            assert_eq!(language.name_form(one), language.name_form(other), "{one} and {other}");
        }
    }

    #[test]
    fn a_tag_names_its_language() {
        assert!(Language::ALL.into_iter().all(|language| Language::of_tag(language.tag()) == Some(language)));
        assert_eq!(Language::of_tag("xx"), None);
    }
}
