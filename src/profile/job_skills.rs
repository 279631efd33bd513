//! What a job needs, the most telling first: elements, tools and fine skills.

mod names;

use rustc_hash::FxHashMap;

use crate::catalog::{Catalog, FineSkillIx, RoleIx, TechnologyIx};
use names::NameIndex;

/// ESCO occupations that a title names are taken from this likeness on, and at most so many.
const LEAST_LIKENESS: f32 = 0.6;
const MOST_NAMED: usize = 5;
/// Share of the ESCO occupations that a title names exactly; the rest is that of the occupations it
/// was recognised as. ESCO's own occupations are the narrower of the two.
const NAMED_SHARE: f32 = 0.7;
/// A near name counts less by this power of its likeness.
const LIKENESS_POWER: i32 = 4;
/// What a fine skill that every other job needs too keeps of its score; the rest is for rare ones.
const COMMON_SHARE: f32 = 0.6;
/// Added for a skill whose name is the title's; in proportion for one that is like it.
const NAME_LIFT: f32 = 0.35;
/// The same for a tool: one that a title names is what the job is about.
const TOOL_LIFT: f32 = 1.0;
/// A skill or tool that no list has is added from this likeness on.
const LIFTED_FROM: f32 = 0.5;
/// What a tool counts that postings of many jobs ask for, and any other, beside one that employers
/// ask for in this job. Thousands of tools are named by one expert for one job, and nobody asks for them.
const HOT: f32 = 0.6;
const ANY_TOOL: f32 = 0.3;
/// What a tool that every other job uses too keeps of its score; the rest is for rare ones.
const COMMON_TOOL_SHARE: f32 = 0.4;
/// An element is as special as this logistic curve says of how many standard deviations it is needed
/// more than on average: 0.27 at the average, 0.62 one above, 0.88 two above.
const SPECIAL_FROM: f32 = 1.0;
const SPECIAL_STEEPNESS: f32 = 1.5;
/// What an optional need counts beside an essential one.
const OPTIONAL: f32 = 0.5;

/// What a job needs, each list with the most telling first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct JobSkills {
    /// Skills, knowledge, abilities and work activities.
    pub elements: Vec<NeededElement>,
    /// Software and tools.
    pub technologies: Vec<NeededTechnology>,
    /// Fine skills of ESCO; empty in the built-in catalogue.
    pub fine_skills: Vec<NeededFineSkill>,
}

/// An element that a job needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NeededElement {
    /// Its place in [`Catalog::elements`].
    pub element: usize,
    /// Importance, 1 to 5.
    pub importance: f32,
    /// Level, 0 to 7, where it is known.
    pub level: Option<f32>,
    /// Root of the need (importance as a share) times how special it is to need it so much, 0 to 1.
    pub score: f32,
}

/// A tool that a job uses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NeededTechnology {
    /// Which one.
    pub technology: TechnologyIx,
    /// Whether employers ask for it.
    pub in_demand: bool,
    /// How sure its use and demand are, more for rare tools and those that the job is called by, 0 to 1.
    pub score: f32,
}

/// A fine skill that a job needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NeededFineSkill {
    /// Which one.
    pub skill: FineSkillIx,
    /// Whether it is rather essential than optional.
    pub essential: bool,
    /// How much it is needed, more for rare ones and for those that are called like the job, 0 to 1.
    pub score: f32,
}

/// Knows how rare every need is.
pub struct SkillRanker<'c> {
    catalog: &'c Catalog,
    /// Mean and standard deviation of the importance of each rated element over all roles.
    importances: Vec<(f32, f32)>,
    fine_rarity: Vec<f32>,
    occupation_names: NameIndex,
    skill_names: NameIndex,
    tool_names: NameIndex,
}

impl<'c> SkillRanker<'c> {
    /// Learns from `catalog`.
    pub fn new(catalog: &'c Catalog) -> Self {
        let importances =
            (0..catalog.rated_elements().count()).map(|place| importance_spread(catalog, place)).collect();
        let occupation_names = catalog.fine_occupations.iter().enumerate().flat_map(|(place, occupation)| {
            std::iter::once(&*occupation.name).chain(occupation.other_names.iter()).map(move |name| (place, name))
        });
        let tool_names = catalog.technologies.iter().enumerate().map(|(place, tool)| (place, &*tool.name));
        let skill_names = catalog.fine_skills.iter().enumerate().map(|(place, skill)| (place, &*skill.name));
        Self {
            catalog,
            importances,
            fine_rarity: fine_rarity(catalog),
            occupation_names: NameIndex::new(occupation_names),
            skill_names: NameIndex::new(skill_names),
            tool_names: NameIndex::new(tool_names),
        }
    }

    /// What a job needs that is one of `roles`, each with how sure it is; `title` is what it is
    /// called, where someone said so.
    pub fn rank(&self, roles: &[(RoleIx, f32)], title: Option<&str>) -> JobSkills {
        let total: f32 = roles.iter().map(|(_, sure)| sure).sum();
        let roles: Vec<(RoleIx, f32)> = roles.iter().map(|(role, sure)| (*role, sure / total)).collect();
        JobSkills {
            elements: self.elements(&roles),
            technologies: self.technologies(&roles, title),
            fine_skills: self.fine_skills(&roles, title),
        }
    }

    fn elements(&self, roles: &[(RoleIx, f32)]) -> Vec<NeededElement> {
        let rated: Vec<_> = roles
            .iter()
            .map(|(role, sure)| (self.catalog.role(*role), *sure))
            .filter(|(role, _)| role.is_rated())
            .collect();
        let mean = |figure: &dyn Fn(&crate::catalog::Role) -> Option<f32>| {
            let known = rated.iter().filter_map(|(role, sure)| Some((figure(role)?, *sure)));
            let (sum, total) = known.fold((0.0, 0.0), |(sum, total), (value, sure)| (sum + value * sure, total + sure));
            (total > 0.0).then(|| sum / total)
        };
        let needed = |place: usize| {
            let importance = mean(&|role| role.ratings[place].importance)?;
            let level = mean(&|role| role.ratings[place].level);
            let (usual, deviation) = self.importances[place];
            let above = (importance - usual) / deviation;
            let special = 1.0 / (1.0 + (SPECIAL_FROM - SPECIAL_STEEPNESS * above).exp());
            let score = ((importance - 1.0) / 4.0).max(0.0).sqrt() * special;
            Some(NeededElement { element: place, importance, level, score })
        };
        let mut elements: Vec<NeededElement> = (0..self.importances.len()).filter_map(needed).collect();
        elements.sort_by(|a, b| b.score.total_cmp(&a.score));
        elements
    }

    fn technologies(&self, roles: &[(RoleIx, f32)], title: Option<&str>) -> Vec<NeededTechnology> {
        let mut used: FxHashMap<TechnologyIx, (f32, f32)> = FxHashMap::default();
        for (role, sure) in roles {
            for technology in &self.catalog.role(*role).technologies {
                let entry = used.entry(technology.technology).or_default();
                entry.0 += sure;
                entry.1 += if technology.in_demand { *sure } else { 0.0 };
            }
        }
        let alike = title.map(|title| self.tool_names.alike(title)).unwrap_or_default();
        for (place, _) in alike.iter().filter(|(_, likeness)| **likeness >= LIFTED_FROM) {
            used.entry(TechnologyIx(*place as u16)).or_default();
        }
        let count = self.catalog.roles.len() as f32;
        let needed = |(technology, (sure, demanded)): (TechnologyIx, (f32, f32))| {
            let place = usize::from(technology.0);
            let tool = &self.catalog.technologies[place];
            let other = if tool.hot { HOT } else { ANY_TOOL };
            let counts = demanded + other * (sure - demanded);
            let rare = rarity(tool.user_count as f32, count);
            let telling = COMMON_TOOL_SHARE + (1.0 - COMMON_TOOL_SHARE) * rare;
            let score = lifted(counts * telling, alike.get(&place), TOOL_LIFT);
            NeededTechnology { technology, in_demand: demanded > 0.0 && demanded * 2.0 >= sure, score }
        };
        let mut technologies: Vec<NeededTechnology> = used.into_iter().map(needed).collect();
        technologies.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.technology.cmp(&b.technology)));
        technologies
    }

    fn fine_skills(&self, roles: &[(RoleIx, f32)], title: Option<&str>) -> Vec<NeededFineSkill> {
        let named = title.map(|title| self.named_occupations(title)).unwrap_or_default();
        let best = named.first().map_or(0.0, |(_, likeness)| *likeness);
        let named_share = if roles.is_empty() { 1.0 } else { NAMED_SHARE * best.powi(LIKENESS_POWER) };
        let mut needs: FxHashMap<FineSkillIx, Need> = FxHashMap::default();
        for (role, sure) in roles {
            let skills = &self.catalog.role(*role).fine_skills;
            let most = skills.iter().map(|need| need.weight).fold(f32::MIN_POSITIVE, f32::max);
            for need in skills {
                let counts = (1.0 - named_share) * sure * need.weight / most;
                needs.entry(need.skill).or_default().add(counts, need.essential);
            }
        }
        let total: f32 = named.iter().map(|(_, likeness)| likeness.powi(LIKENESS_POWER)).sum();
        for (place, likeness) in named {
            let occupation = &self.catalog.fine_occupations[place];
            let counts = named_share * likeness.powi(LIKENESS_POWER) / total;
            for skill in &occupation.essential {
                needs.entry(*skill).or_default().add(counts, true);
            }
            for skill in &occupation.optional {
                needs.entry(*skill).or_default().add(counts * OPTIONAL, false);
            }
        }
        let alike = title.map(|title| self.skill_names.alike(title)).unwrap_or_default();
        for (place, _) in alike.iter().filter(|(_, likeness)| **likeness >= LIFTED_FROM) {
            needs.entry(FineSkillIx(*place as u16)).or_default();
        }
        self.listed(needs, &alike)
    }

    /// ESCO occupations that `title` names, the most alike first.
    fn named_occupations(&self, title: &str) -> Vec<(usize, f32)> {
        let mut named: Vec<(usize, f32)> = self.occupation_names.alike(title).into_iter().collect();
        named.retain(|(_, likeness)| *likeness >= LEAST_LIKENESS);
        named.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        named.truncate(MOST_NAMED);
        named
    }

    fn listed(&self, needs: FxHashMap<FineSkillIx, Need>, alike: &FxHashMap<usize, f32>) -> Vec<NeededFineSkill> {
        let needed = |(skill, need): (FineSkillIx, Need)| {
            let place = usize::from(skill.0);
            let telling = COMMON_SHARE + (1.0 - COMMON_SHARE) * self.fine_rarity[place];
            let score = lifted(need.sum * telling, alike.get(&place), NAME_LIFT);
            NeededFineSkill { skill, essential: need.sum > 0.0 && need.essential * 2.0 >= need.sum, score }
        };
        let mut skills: Vec<NeededFineSkill> = needs.into_iter().map(needed).collect();
        skills.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.skill.cmp(&b.skill)));
        skills
    }
}

/// How much a skill is needed, and how much of that is essential.
#[derive(Debug, Clone, Copy, Default)]
struct Need {
    sum: f32,
    essential: f32,
}

impl Need {
    fn add(&mut self, counts: f32, essential: bool) {
        self.sum += counts;
        self.essential += if essential { counts } else { 0.0 };
    }
}

/// A score lifted by at most `lift` where the name is that of the title.
fn lifted(score: f32, likeness: Option<&f32>, lift: f32) -> f32 {
    let likeness = likeness.copied().unwrap_or(0.0);
    ((score + lift * likeness.powi(2)) / (1.0 + lift)).clamp(0.0, 1.0)
}

/// Mean and standard deviation of the importance of the element at `place` over all rated roles.
fn importance_spread(catalog: &Catalog, place: usize) -> (f32, f32) {
    let rated = catalog.roles.iter().filter(|role| role.is_rated());
    let known: Vec<f32> = rated.filter_map(|role| role.ratings[place].importance).collect();
    let count = known.len().max(1) as f32;
    let mean = known.iter().sum::<f32>() / count;
    let variance = known.iter().map(|importance| (importance - mean).powi(2)).sum::<f32>() / count;
    // Where all roles need an element alike, nobody needs it specially.
    (mean, variance.sqrt().max(0.1))
}

/// How rare something is that `users` of `count` have: 1 for one user, 0 for all.
fn rarity(users: f32, count: f32) -> f32 {
    ((count / users.max(1.0)).ln() / count.max(2.0).ln()).clamp(0.0, 1.0)
}

fn fine_rarity(catalog: &Catalog) -> Vec<f32> {
    let mut users = vec![0.0f32; catalog.fine_skills.len()];
    for need in catalog.roles.iter().flat_map(|role| &role.fine_skills) {
        users[usize::from(need.skill.0)] += need.weight;
    }
    users.into_iter().map(|users| rarity(users, catalog.roles.len() as f32)).collect()
}
