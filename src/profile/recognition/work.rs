//! What a role's work is said to be, word by word: a title that no name resembles often names the work.

use super::likelihood::{Feature, Likelihood, word_features};
use crate::catalog::{Catalog, Language, Role};
use crate::words::tokens;

/// Counts as so many sentences of all roles together; chosen on the train split of reported titles.
const SMOOTHING: f32 = 30.0;

/// Learns from every activity, tool, task and description of a role: each is one sentence.
pub(super) fn learn(catalog: &Catalog) -> Likelihood {
    let mut pairs = Vec::new();
    let mut sentences_of_role = vec![0u32; catalog.roles.len()];
    for (ix, role) in catalog.roles() {
        for sentence in sentences(catalog, role) {
            sentences_of_role[usize::from(ix.0)] += 1;
            let words: Vec<String> = tokens(sentence).into_iter().map(|token| token.word).collect();
            pairs.extend(features(&words, catalog.language).into_iter().map(|feature| (feature, ix)));
        }
    }
    Likelihood::new(pairs, &sentences_of_role, SMOOTHING)
}

/// The stems of `words`, each once.
pub(super) fn features(words: &[String], language: Language) -> Vec<Feature> {
    let stems = words.iter().map(|word| language.stem(word));
    let mut features: Vec<Feature> = stems.flat_map(|stem| word_features(&[stem])).collect();
    features.sort_unstable();
    features.dedup();
    features
}

fn sentences<'c>(catalog: &'c Catalog, role: &'c Role) -> impl Iterator<Item = &'c str> {
    let activities = role.activities.iter().map(|(place, _)| catalog.activities[usize::from(place.0)].title.as_str());
    let tools = role.technologies.iter().map(|used| catalog.technologies[usize::from(used.technology.0)].name.as_str());
    let tasks = role.tasks.iter().map(|task| task.statement.as_str());
    activities.chain(tools).chain(tasks).chain(role.description.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{GrowthRule, RoleIx};

    #[test]
    fn a_word_of_the_work_speaks_for_the_role_that_does_it() {
        let rule = GrowthRule { average_growth_percent: 3.1, openings_per_year_floor: 10_000.0 };
        let catalog = Catalog::builtin(rule).expect("the built-in catalogue is sound");
        let work = learn(&catalog);
        let mut scores = vec![0.0; catalog.roles.len()];
        work.add_up(&features(&["seat".to_owned(), "patron".to_owned()], Language::English), &mut scores);
        let best = (0..scores.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b])).expect("there are roles");
        assert_eq!(catalog.role(RoleIx(best as u16)).title, "Ushers, Lobby Attendants, and Ticket Takers");
    }
}
