//! Which tools the name or description of a programme speaks of.

use rustc_hash::FxHashMap;

use crate::catalog::TechnologyIx;
use crate::words::{Token, tokens};

/// Makers whose name people leave out: `Excel` is Microsoft's.
const MAKERS: [&str; 10] =
    ["microsoft", "adobe", "autodesk", "intuit", "oracle", "google", "apple", "ibm", "amazon", "sage"];
/// Names that are everyday words too: they count only where their maker is named as well.
const EVERYDAY: [&str; 32] = [
    "access",
    "acrobat",
    "azure",
    "bridge",
    "chat",
    "classroom",
    "docs",
    "dynamics",
    "edge",
    "exchange",
    "express",
    "forms",
    "illustrator",
    "meet",
    "notes",
    "office",
    "outlook",
    "pages",
    "planner",
    "project",
    "publisher",
    "server",
    "sheets",
    "slides",
    "spark",
    "studio",
    "swift",
    "teams",
    "visual",
    "windows",
    "word",
    "numbers",
];
/// A name of at most this many letters must be written just so: `SAP`, `SQL`, `Java`.
const SHORT_LETTERS: usize = 4;

/// A way to write the name of a tool.
struct Form {
    /// Its words after the first.
    rest: Vec<String>,
    technology: TechnologyIx,
    /// How its only word is written; none where it has several.
    alone: Option<String>,
}

/// Names of all tools by their first word.
pub(super) struct ToolNames(FxHashMap<String, Vec<Form>>);

impl ToolNames {
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut forms: FxHashMap<String, Vec<Form>> = FxHashMap::default();
        for (place, name) in names.enumerate() {
            let mut words = tokens(name);
            if words.len() > 1 && words.last().is_some_and(|last| last.word == "software") {
                words.pop();
            }
            let technology = TechnologyIx(place as u16);
            let short = words.len() > 1 && MAKERS.contains(&words[0].word.as_str());
            let starts = if short { &[0, 1][..] } else { &[0][..] };
            for start in starts {
                let Some((first, rest)) = words[*start..].split_first() else { continue };
                let alone = rest.is_empty().then(|| name[first.range.clone()].to_owned());
                let rest = rest.iter().map(|token| token.word.clone()).collect();
                forms.entry(first.word.clone()).or_default().push(Form { rest, technology, alone });
            }
        }
        Self(forms)
    }

    /// The tools of which `texts` speak, among those for which `is_used`; sorted.
    pub(super) fn spoken_of(&self, texts: &[&str], is_used: &dyn Fn(TechnologyIx) -> bool) -> Vec<TechnologyIx> {
        let mut found = Vec::new();
        for text in texts {
            let words = tokens(text);
            let is_named = |maker: &&str| words.iter().any(|token| token.word == *maker || token.word == "ms");
            let maker_is_named = MAKERS.iter().any(is_named);
            for (at, token) in words.iter().enumerate() {
                let forms = self.0.get(&token.word).map_or(&[][..], Vec::as_slice);
                for form in forms.iter().filter(|form| form.fits(text, &words[at..], maker_is_named)) {
                    if !found.contains(&form.technology) && is_used(form.technology) {
                        found.push(form.technology);
                    }
                }
            }
        }
        found.sort_unstable();
        found
    }
}

impl Form {
    /// Whether `words` of `text` begin with it.
    fn fits(&self, text: &str, words: &[Token], maker_is_named: bool) -> bool {
        let Some(name) = &self.alone else {
            let rest = words[1..].iter().map(|token| token.word.as_str());
            return words.len() > self.rest.len() && rest.zip(&self.rest).all(|(found, wanted)| found == wanted);
        };
        let written = &text[words[0].range.clone()];
        let is_capital = written.starts_with(|c: char| c.is_uppercase());
        let is_plain = maker_is_named || !EVERYDAY.contains(&words[0].word.as_str());
        let is_short = name.chars().count() <= SHORT_LETTERS;
        is_plain && if is_short { written == name } else { is_capital }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tool_is_found_where_its_name_is_meant_and_not_where_a_word_is() {
        let names = [
            "Microsoft Excel",
            "Microsoft Word",
            "Intuit QuickBooks",
            "Autodesk AutoCAD",
            "SQL",
            "Microsoft Access",
            "Microsoft Office software",
            "Structured query language SQL",
            "SAP software",
        ];
        let tools = ToolNames::new(names.into_iter());
        let rows: [(&str, &[usize], &str); 9] = [
            ("Bookkeeping with QuickBooks", &[2], "the maker is left out"),
            ("Introduction to AutoCAD and SQL", &[3, 4], "two tools"),
            ("Get access to a better life, in a word", &[], "everyday words in small letters"),
            ("Access to Health Careers", &[], "an everyday word in a title, no maker named"),
            ("Microsoft Office: Word, Excel, Access", &[0, 1, 5, 6], "a maker is named"),
            ("to excel at work", &[], "no capital letter"),
            ("microsoft excel for beginners", &[0], "the whole name needs no capital"),
            ("SAP basics", &[8], "a short name written just so"),
            ("Tree sap and syrup", &[], "a short name must be written just so"),
        ];
        for (text, expected, reason) in rows {
            let found: Vec<usize> = tools.spoken_of(&[text], &|_| true).iter().map(|ix| usize::from(ix.0)).collect();
            assert_eq!(found, expected, "{reason}");
        }
        assert!(tools.spoken_of(&["QuickBooks"], &|_| false).is_empty(), "no occupation it leads to uses it");
    }
}
