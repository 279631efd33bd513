//! Which occupations the name of a programme speaks of.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::catalog::{Catalog, RoleIx};
use crate::words::{is_filler, stem_english, tokens};

/// A name speaks of an occupation if this share of its words, weighed by rarity, stands in the occupation's titles.
///
/// Chosen by reading a hundred names of New Jersey's list: below it stand courses on tools and ones that are filed
/// under another field than their own.
const LEAST_AGREEMENT: f32 = 0.2;
/// A word that no title has weighs at most this much: names also hold hours, halls and brands.
const MOST_WEIGHT: f32 = 5.0;
/// Carpenter and carpentry, programmer and programming, electrician and electrical meet in their first letters.
const MOST_LETTERS: usize = 7;
/// Words that say that something is a programme, not what it is about.
const ABOUT_PROGRAMMES: [&str; 22] = [
    "advanced",
    "associate",
    "basic",
    "career",
    "cert",
    "certificate",
    "certification",
    "certified",
    "course",
    "degree",
    "diploma",
    "exam",
    "hybrid",
    "introduction",
    "level",
    "online",
    "prep",
    "preparation",
    "program",
    "review",
    "science",
    "training",
];

/// The words of every role's titles, and how many roles have each.
pub(super) struct RoleNames {
    by_role: Vec<FxHashSet<String>>,
    roles_with: FxHashMap<String, u32>,
}

impl RoleNames {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut roles_with: FxHashMap<String, u32> = FxHashMap::default();
        let mut by_role = Vec::with_capacity(catalog.roles.len());
        for role in &catalog.roles {
            let titles = [&role.title].into_iter().chain(&role.alternate_titles).chain(&role.reported_titles);
            let words: FxHashSet<String> = titles.flat_map(|title| words(title)).collect();
            for word in &words {
                *roles_with.entry(word.clone()).or_default() += 1;
            }
            by_role.push(words);
        }
        Self { by_role, roles_with }
    }

    /// Those of `roles` of which `name` speaks, the one it speaks of most first.
    pub(super) fn spoken_of(&self, name: &str, roles: &[RoleIx]) -> Vec<RoleIx> {
        let words: FxHashSet<String> = words(name).collect();
        let weigh = |word: &String| -> f32 {
            let with = self.roles_with.get(word).map_or(0.5, |with| *with as f32);
            (self.by_role.len() as f32 / with).ln().clamp(0.0, MOST_WEIGHT)
        };
        let total: f32 = words.iter().map(weigh).sum();
        let agreement = |role: RoleIx| -> f32 {
            let titles = &self.by_role[usize::from(role.0)];
            words.iter().filter(|word| titles.contains(*word)).map(weigh).sum::<f32>() / total.max(1.0)
        };
        let mut found: Vec<(f32, RoleIx)> = roles.iter().map(|role| (agreement(*role), *role)).collect();
        found.retain(|(agreement, _)| *agreement >= LEAST_AGREEMENT);
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        found.into_iter().map(|(_, role)| role).collect()
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let tokens = tokens(text).into_iter().map(|token| token.word);
    let telling = tokens.filter(|word| {
        let is_name = word.chars().all(char::is_alphabetic) && word.len() > 1;
        is_name && !is_filler(word) && !ABOUT_PROGRAMMES.contains(&word.as_str())
    });
    telling.map(|word| stem_english(&word).chars().take(MOST_LETTERS).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::GrowthRule;

    #[test]
    fn a_name_speaks_of_an_occupation_by_its_titles_and_not_by_the_field_it_is_filed_under() {
        let rule = GrowthRule { average_growth_percent: 3.1, openings_per_year_floor: 10_000.0 };
        let catalog = Catalog::builtin(rule).unwrap();
        let names = RoleNames::of(&catalog);
        let rows = [
            ("Medical Assistant", "31-9092.00", true, "its own title"),
            ("Medical Billing - CS", "31-9092.00", false, "filed under medical assisting, and about billing"),
            ("Adobe Photoshop with Digital Marketing", "13-1022.00", false, "filed under retail, and about pictures"),
            ("Microsoft Suites", "15-1211.00", false, "a tool's name is no occupation"),
            ("Commercial Truck Driving CDL Class A", "53-3032.00", true, "the work and its licence"),
            ("Python Programming", "15-1252.00", true, "what people of the trade call themselves"),
            ("HVAC Technology", "49-9021.00", true, "the trade's short name"),
            ("Forklift Operations", "53-3053.00", false, "filed under another kind of driving"),
        ];
        for (name, code, expected, reason) in rows {
            let role = catalog.find(&code.parse().unwrap()).unwrap();
            assert_eq!(names.spoken_of(name, &[role]).len(), usize::from(expected), "{name}: {reason}");
        }
    }
}
