//! What a role takes to start, what one does in it, and with which tools.

use crate::catalog::{Catalog, CredentialKind, Element, ElementKind, Role};
use crate::web::charts::SharesChart;
use crate::web::links;
use crate::wording::Words;

use super::Link;

/// How many of each kind the page names.
const ELEMENTS_SHOWN: usize = 8;
const ACTIVITIES_SHOWN: usize = 12;
const TASKS_SHOWN: usize = 10;
const TOOLS_SHOWN: usize = 12;

/// The publisher's twelve categories of education, merged to the seven that people know: the
/// first category of each, the next one's first, and the level.
const EDUCATION_GROUPS: [(usize, usize); 7] = [(0, 1), (1, 2), (2, 4), (4, 5), (5, 6), (6, 9), (9, 12)];

/// What a role takes to start, and what it needs most.
pub struct Needs {
    /// How much preparation in all.
    pub zone: Option<String>,
    /// Sentences about education and training.
    pub sentences: Vec<String>,
    /// What one must hold, as a sentence, and whether that is anything.
    pub credential: (String, bool),
    /// Education that workers were asked for.
    pub education: Option<SharesChart>,
    /// Skills and knowledge that matter more here than elsewhere.
    pub elements: Vec<Link>,
}

impl Needs {
    /// What `role` takes.
    pub fn of(role: &Role, catalog: &Catalog, words: &Words<'_>) -> Self {
        Self {
            zone: role.preparation.job_zone.map(|zone| words.zone(zone).to_string()),
            sentences: preparation_sentences(role, words),
            credential: credential(role, words),
            education: education_chart(role, words),
            elements: distinctive_elements(role, catalog),
        }
    }
}

fn preparation_sentences(role: &Role, words: &Words<'_>) -> Vec<String> {
    let texts = &words.texts.role;
    let mut sentences: Vec<String> = role.preparation.education_note.clone().into_iter().collect();
    if let Some(outlook) = role.outlook.as_ref().filter(|outlook| !outlook.estimated) {
        let known = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let typical = known(&outlook.typical_education);
        sentences.extend(typical.map(|text| texts.education_typical.with("education", text).into()));
        let training = known(&outlook.on_the_job_training);
        sentences.extend(training.map(|text| texts.training_typical.with("training", text.to_lowercase()).into()));
    }
    sentences
}

fn credential(role: &Role, words: &Words<'_>) -> (String, bool) {
    let texts = &words.texts.role;
    let text = match role.credential {
        CredentialKind::None => return (texts.credential_none.to_string(), false),
        CredentialKind::Licence | CredentialKind::LongLicence => &texts.credential_licence,
        CredentialKind::Certification => &texts.credential_certification,
        CredentialKind::Registration => &texts.credential_registration,
    };
    (text.with("name", role.credential_note.trim_end_matches('.')).into(), true)
}

fn education_chart(role: &Role, words: &Words<'_>) -> Option<SharesChart> {
    let percent = &role.preparation.education_percent;
    if percent.len() < 12 {
        return None;
    }
    let levels = crate::profile::Education::ALL;
    let shares = EDUCATION_GROUPS
        .iter()
        .zip(levels)
        .map(|((from, to), level)| (words.education(level).to_string(), percent[*from..*to].iter().sum::<f32>()));
    let shares: Vec<(String, f32)> = shares.filter(|(_, share)| *share >= 1.0).collect();
    Some(SharesChart::of(words.texts.role.education_chart.to_string(), shares))
}

/// Skills and knowledge whose importance is furthest above their average over all roles.
fn distinctive_elements(role: &Role, catalog: &Catalog) -> Vec<Link> {
    let rated: Vec<&Role> = catalog.roles.iter().filter(|other| other.is_rated()).collect();
    let mut scored: Vec<(f32, &Element)> = Vec::new();
    for (place, (element, rating)) in catalog.rated_elements().zip(&role.ratings).enumerate() {
        let is_learned = matches!(element.kind, ElementKind::Skill | ElementKind::Knowledge);
        let Some(importance) = rating.importance.filter(|importance| is_learned && *importance >= 2.5) else {
            continue;
        };
        let sum: f32 = rated.iter().filter_map(|other| other.ratings[place].importance).sum();
        scored.push((importance - sum / rated.len() as f32, element));
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let link = |(_, element): (f32, &Element)| Link {
        name: element.name.clone(),
        href: format!("/skill/{}", element.id),
        note: String::new(),
    };
    scored.into_iter().take(ELEMENTS_SHOWN).map(link).collect()
}

/// What one does.
pub struct Work {
    /// Task statements, if the catalogue has them.
    pub tasks: Vec<String>,
    /// Work activities.
    pub activities: Vec<Link>,
}

impl Work {
    /// What one does in `role`.
    pub fn of(role: &Role, catalog: &Catalog) -> Self {
        let mut tasks: Vec<&crate::catalog::Task> = role.tasks.iter().collect();
        tasks.sort_by_key(|task| !task.core);
        let mut activities = role.activities.clone();
        activities.sort_by(|a, b| b.1.total_cmp(&a.1));
        let link = |(ix, _): &(crate::catalog::ActivityIx, f32)| {
            let activity = &catalog.activities[usize::from(ix.0)];
            Link { name: activity.title.clone(), href: format!("/task/{}", activity.id), note: String::new() }
        };
        Self {
            tasks: tasks.into_iter().take(TASKS_SHOWN).map(|task| task.statement.clone()).collect(),
            activities: activities.iter().take(ACTIVITIES_SHOWN).map(link).collect(),
        }
    }
}

/// Tools that people use.
pub struct Tools {
    /// Those that employers ask for.
    pub in_demand: Vec<Link>,
    /// Others.
    pub other: Vec<Link>,
}

impl Tools {
    /// Tools of `role`, the most widely used first.
    pub fn of(role: &Role, catalog: &Catalog) -> Self {
        let mut used = role.technologies.clone();
        let technology = |used: &crate::catalog::UsedTechnology| &catalog.technologies[usize::from(used.technology.0)];
        used.sort_by_key(|used| (!technology(used).hot, std::cmp::Reverse(technology(used).user_count)));
        let link = |used: &crate::catalog::UsedTechnology| Link {
            name: technology(used).name.clone(),
            href: format!("/tool/{}", links::encode(&technology(used).name)),
            note: String::new(),
        };
        let (in_demand, other): (Vec<_>, Vec<_>) = used.into_iter().partition(|used| used.in_demand);
        Self {
            in_demand: in_demand.iter().take(TOOLS_SHOWN).map(link).collect(),
            other: other.iter().take(TOOLS_SHOWN).map(link).collect(),
        }
    }
}
