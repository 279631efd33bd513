//! Composes emerging roles from coded occupations by weight.

use rustc_hash::FxHashMap;

use super::Checked;
use crate::catalog::codes::{OnetCode, RoleCode, SocCode};
use crate::catalog::tables::{EmergingRow, TableError};
use crate::catalog::{
    ActivityIx, Catalog, Composition, Exposure, Growth, JobZone, Outlook, PaySource, Preparation, Rating, Role, RoleIx,
    Task, Technology, TechnologyIx, UsedTechnology,
};

/// A technology counts for the role when parts with this much weight use it.
const TECHNOLOGY_WEIGHT_FLOOR: f32 = 0.5;

pub(super) fn compose(row: &EmergingRow, catalog: &mut Catalog, place: &FxHashMap<OnetCode, RoleIx>) -> Checked<Role> {
    let wrong = |problem: String| TableError::new(EmergingRow::FILE, 0, format!("role {}: {problem}", row.id));
    let parts = parts(row, catalog, place).map_err(wrong)?;
    let job_zone =
        JobZone::new(row.job_zone).ok_or_else(|| wrong(format!("job zone {} is not from 1 to 5", row.job_zone)))?;
    if row.evidence.is_empty() {
        return Err(wrong("no evidence that it grows".into()));
    }
    let technologies = technologies(row, catalog, &parts);
    let blend = Blend { parts: parts.iter().map(|(ix, weight)| (catalog.role(*ix), *weight)).collect() };
    Ok(Role {
        code: RoleCode::Emerging(row.id.clone()),
        title: row.title.clone(),
        is_named_rest: false,
        alternate_titles: row.alternate_titles.clone(),
        reported_titles: Vec::new(),
        summary: Some(row.summary.clone()),
        description: None,
        tasks: row.tasks.iter().map(|text| Task { statement: text.clone(), core: true, exposure: None }).collect(),
        preparation: Preparation {
            job_zone: Some(job_zone),
            education_note: Some(row.education.clone()),
            ..Preparation::default()
        },
        ratings: blend.ratings(row, catalog).map_err(wrong)?,
        activities: blend.activities(row, catalog).map_err(wrong)?,
        technologies,
        fine_skills: super::fine_skills::blended(&parts, &catalog.roles),
        interests: blend.mean_list(|role| &role.interests),
        work_values: blend.mean_list(|role| &role.work_values),
        outlook: blend.outlook(),
        growth: Growth::Emerging,
        exposure: blend.exposure(),
        families: row.families.iter().map(|family| (*family, row.family_reason.clone())).collect(),
        credential: row.credential,
        credential_note: row.credential_note.clone(),
        pay_source: blend.pay_source(),
        figures_shared_by: 1,
        emerging: Some(Composition {
            parts,
            confidence: row.confidence,
            date: row.date.clone(),
            evidence: row.evidence.clone(),
        }),
        related: Vec::new(),
    })
}

fn parts(
    row: &EmergingRow,
    catalog: &Catalog,
    place: &FxHashMap<OnetCode, RoleIx>,
) -> Result<Vec<(RoleIx, f32)>, String> {
    let total: f32 = row.parts.iter().map(|part| part.weight).sum();
    if (total - 1.0).abs() > 0.001 {
        return Err(format!("the weights of its parts sum to {total}, not 1"));
    }
    row.parts
        .iter()
        .map(|part| match place.get(&part.code) {
            Some(ix) if catalog.role(*ix).is_rated() => Ok((*ix, part.weight)),
            Some(_) => Err(format!("its part {} has no ratings", part.code)),
            None => Err(format!("its part {} is unknown", part.code)),
        })
        .collect()
}

/// Technologies that the row names, or that enough of the parts use.
fn technologies(row: &EmergingRow, catalog: &mut Catalog, parts: &[(RoleIx, f32)]) -> Vec<UsedTechnology> {
    let mut weights: FxHashMap<TechnologyIx, (f32, bool)> = FxHashMap::default();
    for (ix, weight) in parts {
        for used in &catalog.role(*ix).technologies {
            let entry = weights.entry(used.technology).or_default();
            entry.0 += weight;
            entry.1 |= used.in_demand;
        }
    }
    let mut found: Vec<UsedTechnology> = weights
        .into_iter()
        .filter(|(_, (weight, _))| *weight >= TECHNOLOGY_WEIGHT_FLOOR)
        .map(|(technology, (_, in_demand))| UsedTechnology { technology, in_demand })
        .collect();
    for name in &row.technologies {
        let known = catalog.technologies.iter().position(|technology| technology.name.eq_ignore_ascii_case(name));
        let place = known.unwrap_or_else(|| {
            catalog.technologies.push(Technology {
                name: name.clone(),
                category: String::new(),
                hot: false,
                user_count: 0,
            });
            catalog.technologies.len() - 1
        });
        let technology = TechnologyIx(place as u16);
        match found.iter_mut().find(|used| used.technology == technology) {
            Some(used) => used.in_demand = true,
            None => found.push(UsedTechnology { technology, in_demand: true }),
        }
    }
    found.sort_by_key(|used| used.technology);
    found
}

struct Blend<'a> {
    parts: Vec<(&'a Role, f32)>,
}

impl Blend<'_> {
    /// The weighted mean over the parts that know the figure; unknown if none does.
    fn mean(&self, figure: impl Fn(&Role) -> Option<f32>) -> Option<f32> {
        let (mut sum, mut total) = (0.0, 0.0);
        for (role, weight) in &self.parts {
            if let Some(value) = figure(role) {
                sum += value * weight;
                total += weight;
            }
        }
        (total > 0.0).then(|| sum / total)
    }

    fn mean_list(&self, list: impl Fn(&Role) -> &[f32]) -> Vec<f32> {
        let length = self.parts.iter().map(|(role, _)| list(role).len()).max().unwrap_or(0);
        (0..length).filter_map(|place| self.mean(|role| list(role).get(place).copied())).collect()
    }

    fn ratings(&self, row: &EmergingRow, catalog: &Catalog) -> Result<Vec<Rating>, String> {
        let mut ratings: Vec<Rating> = (0..catalog.rated_elements().count())
            .map(|place| Rating {
                importance: self.mean(|role| role.ratings[place].importance),
                level: self.mean(|role| role.ratings[place].level),
            })
            .collect();
        for raised in &row.elements {
            let place = catalog.find_element(&raised.id).filter(|place| *place < ratings.len());
            let rating = &mut ratings[place.ok_or_else(|| format!("element {} is unknown", raised.id))?];
            if !(1.0..=5.0).contains(&raised.importance)
                || raised.level.is_some_and(|level| !(0.0..=7.0).contains(&level))
            {
                return Err(format!("element {} has an importance or level out of range", raised.id));
            }
            rating.importance = Some(raised.importance);
            rating.level = raised.level.or(rating.level);
        }
        Ok(ratings)
    }

    fn activities(&self, row: &EmergingRow, catalog: &Catalog) -> Result<Vec<(ActivityIx, f32)>, String> {
        let mut weights: FxHashMap<ActivityIx, f32> = FxHashMap::default();
        for (role, weight) in &self.parts {
            for (activity, share) in &role.activities {
                *weights.entry(*activity).or_default() += weight * share;
            }
        }
        for id in &row.activities {
            let place = catalog.activities.iter().position(|activity| activity.id == *id);
            let place = place.ok_or_else(|| format!("activity {id} is unknown"))?;
            weights.insert(ActivityIx(place as u16), 1.0);
        }
        let mut activities: Vec<_> = weights.into_iter().collect();
        activities.sort_by_key(|(ix, _)| *ix);
        Ok(activities)
    }

    fn outlook(&self) -> Option<Outlook> {
        let growth_percent = self.mean(|role| role.outlook.as_ref().map(|outlook| outlook.growth_percent))?;
        Some(Outlook {
            jobs_thousand: None,
            growth_percent,
            openings_per_year: None,
            typical_education: None,
            on_the_job_training: None,
            wider_group: false,
            estimated: true,
        })
    }

    fn exposure(&self) -> Exposure {
        Exposure {
            task_share_model: self.mean(|role| role.exposure.task_share_model),
            task_share_human: self.mean(|role| role.exposure.task_share_human),
            observed_applicability: self.mean(|role| role.exposure.observed_applicability),
        }
    }

    fn pay_source(&self) -> PaySource {
        let soc = |role: &Role| match role.pay_source {
            PaySource::Published(soc) | PaySource::WiderGroup(soc) => Some(soc),
            PaySource::Estimated(_) | PaySource::Unknown => None,
        };
        let parts: Option<Vec<(SocCode, f32)>> =
            self.parts.iter().map(|(role, weight)| Some((soc(role)?, *weight))).collect();
        parts.map_or(PaySource::Unknown, PaySource::Estimated)
    }
}
