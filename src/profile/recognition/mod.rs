//! Which occupation a job title means: exact names, near names that vote, telling words and letters, and the words of the work.

mod lexicon;
mod likelihood;
mod neighbours;
mod title;
mod work;

use std::collections::HashSet;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::catalog::{Catalog, Language, Role, RoleIx};
use crate::words::{Synonyms, fold};
use lexicon::Lexicon;
use likelihood::{Feature, Likelihood, letter_features, word_features};
use neighbours::{Neighbour, Neighbours};
use title::{Title, entry_forms, spellings};

/// The kin of so many of the likeliest roles are lifted, by this share of their score.
const KIN_OF: usize = 5;
const KIN_SHARE: f32 = 0.18;

/// Shares of the four kinds of evidence, chosen on the train split of reported titles.
const NEIGHBOURS_SHARE: f32 = 0.85;
const WORDS_SHARE: f32 = 0.5;
const LETTERS_SHARE: f32 = 1.0;
const WORK_SHARE: f32 = 0.6;
/// Smoothing of the two likelihoods, in titles; same choice.
const WORDS_SMOOTHING: f32 = 10.0;
const LETTERS_SMOOTHING: f32 = 10.0;
/// Added for a name that is exactly the title asked about; without its step on the ladder, less.
const EXACT_BONUS: f32 = 1.5;
const EXACT_BARE_BONUS: f32 = 1.0;
/// A role whose own title it is, not just another name, is meant so many times as often.
const OWN_TITLE_WEIGHT: f32 = 3.0;
/// Roles that share a name are meant in proportion to this power of how many people hold them.
const COMMONNESS_POWER: f32 = 0.5;
/// A specialty's published number of jobs is that of the whole occupation; its own part is guessed as this.
const SPECIALTY_SHARE: f32 = 0.25;
/// Turns scores into confidences; chosen on the train split so that they are right as often as they say.
const SHARPNESS: f32 = 2.5;
/// The best candidate is certain from this confidence on.
const CERTAIN_FROM: f32 = 0.65;
/// A text without a known word is a misspelt title only if some name is as alike as this (Sørensen–Dice
/// of letter pairs, 0 to 1).
const LEAST_LIKENESS: f64 = 0.60;
/// Roles whose names are compared letter by letter with a text that has no known word.
const COMPARED_ROLES: usize = 10;
/// Candidates over which confidence is shared.
const SHARED_BY: usize = 25;

/// What a job title may mean.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recognition {
    /// Roles, likeliest first; empty when the text is no title.
    pub candidates: Vec<Candidate>,
    /// Whether the first may be taken without asking "which of these was closest?".
    pub certain: bool,
}

/// A role that a title may mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The role.
    pub role: RoleIx,
    /// Its name that is nearest to the title.
    pub matched_title: String,
    /// How sure it is, 0 to 1; all candidates together at most 1.
    pub confidence: f32,
}

/// Knows every name of every role.
#[derive(Debug, Clone)]
pub struct Recogniser {
    language: Language,
    synonyms: Synonyms,
    lexicon: Lexicon,
    entries: Vec<Entry>,
    entries_of_role: Vec<Vec<u32>>,
    /// Roles by the exact words of their names.
    exact: FxHashMap<String, Vec<Named>>,
    neighbours: Neighbours,
    words: Likelihood,
    letters: Likelihood,
    work: Likelihood,
    /// For each role those that share names with it, and how much of their names, 0 to 1.
    kin: Vec<Vec<(RoleIx, f32)>>,
    /// Thousands of people in each role; 0 where unknown.
    jobs_thousand: Vec<f32>,
}

/// A name of a role.
#[derive(Debug, Clone)]
struct Entry {
    written: String,
    role: RoleIx,
}

/// A role that has a certain name.
#[derive(Debug, Clone, Copy)]
struct Named {
    role: RoleIx,
    /// Whether it is the role's own title.
    is_title: bool,
}

impl Recogniser {
    /// Learns every name in `catalog`.
    pub fn new(catalog: &Catalog) -> Self {
        Self::without(catalog, &HashSet::new())
    }

    /// Learns every name but those that are equal to one of `held_out` when both are folded by
    /// [`fold`]: for evaluation.
    pub fn without(catalog: &Catalog, held_out: &HashSet<String>) -> Self {
        let mut entries = Vec::new();
        let language = catalog.language;
        let mut forms: Vec<Vec<String>> = Vec::new();
        let mut spelt: Vec<Vec<String>> = Vec::new();
        let mut seen: FxHashSet<(RoleIx, String)> = FxHashSet::default();
        let mut exact: FxHashMap<String, Vec<Named>> = FxHashMap::default();
        for (role, facts) in catalog.roles() {
            for name in names(facts).filter(|name| held_out.is_empty() || !held_out.contains(&fold(name))) {
                for form in entry_forms(name, language) {
                    let joined = form.join(" ");
                    let is_new = seen.insert((role, joined.clone()));
                    // A name for women and one for men are the same form, but other words.
                    if is_new || language == Language::Spanish {
                        spelt.push(spellings(name, &form, language));
                    }
                    if !is_new {
                        continue;
                    }
                    let is_title = is_own_title(facts, name);
                    exact.entry(joined).or_default().push(Named { role, is_title });
                    entries.push(Entry { written: name.to_owned(), role });
                    forms.push(form);
                }
            }
        }
        let mut recogniser = Self {
            language,
            synonyms: Synonyms::of(language),
            lexicon: Lexicon::new(&spelt),
            entries_of_role: vec![Vec::new(); catalog.roles.len()],
            entries,
            exact,
            neighbours: Neighbours::default(),
            words: Likelihood::default(),
            letters: Likelihood::default(),
            work: work::learn(catalog),
            kin: Vec::new(),
            jobs_thousand: catalog.roles.iter().map(jobs_thousand).collect(),
        };
        recogniser.learn(&forms);
        recogniser.kin = recogniser.find_kin();
        recogniser
    }

    /// The roles that `title` may mean, at most `top`.
    pub fn recognise(&self, title: &str, top: usize) -> Recognition {
        let title = Title::read(title, self.language, &self.synonyms, &self.lexicon);
        let Some((scores, near)) = self.score(&title) else { return Recognition::default() };
        let mut ranked: Vec<(RoleIx, f32)> = scores
            .iter()
            .enumerate()
            .filter(|(_, score)| **score > 0.0)
            .map(|(place, score)| (RoleIx(place as u16), *score))
            .collect();
        let jobs = |role: RoleIx| self.jobs_thousand[usize::from(role.0)];
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(jobs(b.0).total_cmp(&jobs(a.0))).then(a.0.cmp(&b.0)));
        ranked.truncate(SHARED_BY.max(top));
        let total: f32 = ranked.iter().map(|(_, score)| (score * SHARPNESS).exp()).sum();
        let candidates: Vec<Candidate> = ranked
            .into_iter()
            .take(top)
            .map(|(role, score)| Candidate {
                role,
                matched_title: self.nearest_name(role, &title, &near),
                confidence: (score * SHARPNESS).exp() / total,
            })
            .collect();
        let certain = candidates.first().is_some_and(|best| best.confidence >= CERTAIN_FROM);
        Recognition { candidates, certain }
    }

    /// Which share of the words of `title` stand in names that this knows, 0 to 1: in whose language it is written.
    pub fn known_share(&self, title: &str) -> f32 {
        let words = title::spelt_words(title, self.language);
        let known = words.iter().filter(|word| self.lexicon.knows(word) || self.synonyms.get(&[word]).is_some());
        known.count() as f32 / words.len().max(1) as f32
    }

    fn learn(&mut self, forms: &[Vec<String>]) {
        let mut titles_of_role = vec![0u32; self.entries_of_role.len()];
        for (place, entry) in self.entries.iter().enumerate() {
            titles_of_role[usize::from(entry.role.0)] += 1;
            self.entries_of_role[usize::from(entry.role.0)].push(place as u32);
        }
        let features_of_title: Vec<Vec<Feature>> = forms.iter().map(|form| word_features(form)).collect();
        let roles: Vec<RoleIx> = self.entries.iter().map(|entry| entry.role).collect();
        let pairs = |features: &[Vec<Feature>]| -> Vec<(Feature, RoleIx)> {
            features.iter().zip(&roles).flat_map(|(all, role)| all.iter().map(|one| (*one, *role))).collect()
        };
        self.words = Likelihood::new(pairs(&features_of_title), &titles_of_role, WORDS_SMOOTHING);
        let letters: Vec<Vec<Feature>> = forms.iter().map(|form| letter_features(form)).collect();
        self.letters = Likelihood::new(pairs(&letters), &titles_of_role, LETTERS_SMOOTHING);
        self.neighbours = Neighbours::new(&features_of_title, roles, &titles_of_role);
    }

    /// Roles that share names: what is called by the same names is easily meant by a new one.
    fn find_kin(&self) -> Vec<Vec<(RoleIx, f32)>> {
        let mut shared: FxHashMap<(RoleIx, RoleIx), f32> = FxHashMap::default();
        for named in self.exact.values() {
            for (place, one) in named.iter().enumerate() {
                for other in named[place + 1..].iter().filter(|other| other.role != one.role) {
                    *shared.entry((one.role, other.role)).or_default() += 1.0;
                    *shared.entry((other.role, one.role)).or_default() += 1.0;
                }
            }
        }
        let names = |role: RoleIx| self.entries_of_role[usize::from(role.0)].len() as f32;
        let mut kin: Vec<Vec<(RoleIx, f32)>> = vec![Vec::new(); self.entries_of_role.len()];
        for ((one, other), count) in shared {
            kin[usize::from(one.0)].push((other, count / (names(one) * names(other)).sqrt()));
        }
        kin.iter_mut().for_each(|kin| kin.sort_unstable_by_key(|(role, _)| *role));
        kin
    }

    /// Lifts the kin of the likeliest roles.
    fn add_kin(&self, scores: &mut [f32]) {
        let mut likeliest: Vec<(f32, usize)> =
            scores.iter().copied().enumerate().map(|(role, score)| (score, role)).collect();
        if likeliest.len() > KIN_OF {
            likeliest.select_nth_unstable_by(KIN_OF, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            likeliest.truncate(KIN_OF);
        }
        for (score, role) in likeliest {
            for (kin, share) in &self.kin[role] {
                scores[usize::from(kin.0)] += KIN_SHARE * score * share.sqrt();
            }
        }
    }

    /// A score for every role and the nearest names; none if the text is no title.
    fn score(&self, title: &Title) -> Option<(Vec<f32>, Vec<Neighbour>)> {
        let words = title.evidence();
        let letters = letter_features(&words);
        let mut scores = vec![0.0f32; self.jobs_thousand.len()];
        let mut part = scores.clone();
        self.letters.add_up(&letters, &mut part);
        let features = word_features(&words);
        let near = self.neighbours.nearest(&features);
        if near.is_empty() && !self.is_misspelt_name(title, &part) {
            return None;
        }
        add_share(&mut scores, &mut part, LETTERS_SHARE);
        self.neighbours.vote(&near, &mut part);
        add_share(&mut scores, &mut part, NEIGHBOURS_SHARE);
        self.words.add_up(&features, &mut part);
        add_share(&mut scores, &mut part, WORDS_SHARE);
        // The words of the work are for titles that are no name of any role.
        if self.named(title).is_none() {
            self.work.add_up(&work::features(&words, self.language), &mut part);
            add_share(&mut scores, &mut part, WORK_SHARE);
        }
        self.add_kin(&mut scores);
        self.add_exact(title, &mut scores);
        Some((scores, near))
    }

    /// Whether a text without a known word is nearly a name of a role that its letters point at.
    fn is_misspelt_name(&self, title: &Title, by_letters: &[f32]) -> bool {
        let mut likeliest: Vec<usize> = (0..by_letters.len()).filter(|role| by_letters[*role] > 0.0).collect();
        likeliest.sort_unstable_by(|a, b| by_letters[*b].total_cmp(&by_letters[*a]).then(a.cmp(b)));
        let asked = title.spelt_out.join(" ");
        let names = likeliest.into_iter().take(COMPARED_ROLES).flat_map(|role| &self.entries_of_role[role]);
        let alike = |name: &Entry| strsim::sorensen_dice(&asked, &name.written.to_lowercase());
        names.into_iter().any(|place| alike(&self.entries[*place as usize]) >= LEAST_LIKENESS)
    }

    /// Roles whose name the title is, by the first form that is one, and what that is worth.
    fn named(&self, title: &Title) -> Option<(&[Named], f32)> {
        let forms = [(&title.written, EXACT_BONUS), (&title.spelt_out, EXACT_BONUS), (&title.bare, EXACT_BARE_BONUS)];
        forms.into_iter().find_map(|(form, bonus)| Some((self.exact.get(&form.join(" "))?.as_slice(), bonus)))
    }

    /// Roles of the very same name share it: the words cannot
    /// tell them apart, so those that more people hold come first.
    fn add_exact(&self, title: &Title, scores: &mut [f32]) {
        let Some((roles, bonus)) = self.named(title) else { return };
        let weight = |named: &Named| {
            let own = if named.is_title { OWN_TITLE_WEIGHT } else { 1.0 };
            (1.0 + self.jobs_thousand[usize::from(named.role.0)]).powf(COMMONNESS_POWER) * own
        };
        let most = roles.iter().map(weight).fold(f32::MIN_POSITIVE, f32::max);
        let best = roles.iter().map(|named| scores[usize::from(named.role.0)]).fold(0.0, f32::max);
        for named in roles {
            let score = &mut scores[usize::from(named.role.0)];
            *score = (*score + best) / 2.0 + bonus + (weight(named) / most).ln() / SHARPNESS;
        }
    }

    fn nearest_name(&self, role: RoleIx, title: &Title, near: &[Neighbour]) -> String {
        let own = near.iter().filter(|near| self.entries[near.title as usize].role == role);
        let best = own.max_by(|a, b| a.similarity.total_cmp(&b.similarity).then(b.title.cmp(&a.title)));
        if let Some(best) = best {
            return self.entries[best.title as usize].written.clone();
        }
        let asked = title.spelt_out.join(" ");
        let names = self.entries_of_role[usize::from(role.0)].iter().map(|place| &self.entries[*place as usize]);
        let alike = |entry: &&Entry| strsim::jaro_winkler(&asked, &entry.written.to_lowercase());
        names.max_by(|a, b| alike(a).total_cmp(&alike(b))).map_or(String::new(), |entry| entry.written.clone())
    }
}

/// Every name of a role: its title, the title without its exceptions, alternate titles and those that workers reported.
fn names(role: &Role) -> impl Iterator<Item = &str> {
    let short = role.title.split_once(", Except").map(|(short, _)| short);
    let others = role.alternate_titles.iter().chain(&role.reported_titles).map(String::as_str);
    std::iter::once(role.title.as_str()).chain(short).chain(others)
}

fn is_own_title(role: &Role, name: &str) -> bool {
    role.title.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(", Except"))
}

/// Thousands of people in a role; 0 where unknown.
fn jobs_thousand(role: &Role) -> f32 {
    let Some(outlook) = &role.outlook else { return 0.0 };
    let is_specialty = outlook.wider_group || !role.code.to_string().ends_with(".00");
    outlook.jobs_thousand.unwrap_or(0.0) * if is_specialty { SPECIALTY_SHARE } else { 1.0 }
}

/// Adds `part`, scaled so that its best is `share`, and clears it for the next.
fn add_share(scores: &mut [f32], part: &mut [f32], share: f32) {
    let best = part.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    for (score, part) in scores.iter_mut().zip(part) {
        *score += share * *part / best;
        *part = 0.0;
    }
}
