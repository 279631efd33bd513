//! Joins the tables into a catalogue and refuses what does not fit together.

mod emerging;
mod fine_skills;
mod places;
mod programs;
mod ratings;

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::codes::{ActivityGroupId, ActivityId, OnetCode, RoleCode, SocCode};
use super::tables::{
    ActivityGroupRow, ActivityRow, ElementRow, GuidanceRow, OccupationRow, OutlookRow, Row, TableError, Tables,
    TechnologyRow,
};
use super::{
    Activity, ActivityGroup, ActivityIx, AiUse, Catalog, CredentialKind, Element, Exposure, Growth, GrowthRule,
    JobZone, Language, Outlook, PaySource, Preparation, Role, RoleIx, Task, Technology, TechnologyIx, UsedTechnology,
};

type Checked<T> = Result<T, TableError>;

pub(super) fn assemble(mut tables: Tables, growth_rule: GrowthRule, version: String) -> Checked<Catalog> {
    places_suffice(&tables)?;
    let elements = elements(&tables.elements)?;
    let mut roles = occupations(&tables.occupations)?;
    let place: FxHashMap<OnetCode, RoleIx> =
        tables.occupations.iter().enumerate().map(|(ix, row)| (row.code, RoleIx(ix as u16))).collect();
    if place.len() != roles.len() {
        return Err(TableError::new(OccupationRow::FILE, 0, "an occupation stands in it twice"));
    }
    let mut join = Join { roles: &mut roles, place: &place };
    ratings::join(&mut join, &tables, &elements)?;
    join.preparation(&tables)?;
    join.words(&tables)?;
    join.guidance(&tables.guidance)?;
    join.outlook(&tables, growth_rule)?;
    join.exposure(&tables)?;
    join.related(&tables)?;
    let (activity_groups, activities) = join.activities(&tables)?;
    let technologies = join.technologies(&tables)?;
    let fine = fine_skills::join(&mut join, &mut tables)?;
    let areas = places::areas(&tables)?;
    let pay = places::pay(&tables, &areas)?;
    let mut catalog = Catalog {
        programs: Vec::new(),
        program_by_id: FxHashMap::default(),
        is_full: !tables.descriptions.is_empty(),
        manifest: tables.manifest,
        version,
        language: Language::English,
        growth_rule,
        elements,
        roles,
        activity_groups,
        activities,
        technologies,
        fine_skill_groups: fine.groups,
        fine_skills: fine.skills,
        fine_occupations: fine.occupations,
        areas,
        role_by_code: FxHashMap::default(),
        pay,
    };
    for row in &tables.emerging {
        let role = emerging::compose(row, &mut catalog, &place)?;
        catalog.roles.push(role);
    }
    for (ix, role) in catalog.roles.iter().enumerate() {
        if catalog.role_by_code.insert(role.code.clone(), RoleIx(ix as u16)).is_some() {
            return Err(TableError::new("emerging.toml", 0, format!("role {} stands in it twice", role.code)));
        }
    }
    programs::join(&mut catalog, &tables.certifications, tables.programs)?;
    Ok(catalog)
}

/// Roles, activities and technologies are known by 16-bit places; more would wrap round in silence.
fn places_suffice(tables: &Tables) -> Checked<()> {
    let named: usize = tables.emerging.iter().map(|row| row.technologies.len()).sum();
    let counts = [
        (OccupationRow::FILE, tables.occupations.len() + tables.emerging.len()),
        (ActivityRow::FILE, tables.activities.len()),
        (TechnologyRow::FILE, tables.technologies.len() + named),
    ];
    match counts.into_iter().find(|(_, count)| *count > usize::from(u16::MAX)) {
        Some((file, count)) => Err(TableError::new(file, 0, format!("{count} rows where at most 65535 can be held"))),
        None => Ok(()),
    }
}

/// The version of a catalogue made by `rule` from files with these names and bytes.
pub(super) fn version<'a>(rule: &GrowthRule, files: impl Iterator<Item = (&'a str, Cow<'a, [u8]>)>) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(format!("{rule:?}").as_bytes());
    for (name, bytes) in files {
        hasher.update(name.as_bytes());
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(&bytes);
    }
    hasher.finalize().to_hex().as_str()[..16].to_owned()
}

/// The line of the row at `place` in a table with one header line.
fn line(place: usize) -> u64 {
    place as u64 + 2
}

fn elements(rows: &[ElementRow]) -> Checked<Vec<Element>> {
    let mut elements: Vec<Element> =
        rows.iter().map(|row| Element { id: row.id.clone(), kind: row.kind, name: row.name.clone() }).collect();
    elements.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
    match elements.windows(2).find(|pair| pair[0].id == pair[1].id) {
        Some(pair) => Err(TableError::new(ElementRow::FILE, 0, format!("element {} stands in it twice", pair[0].id))),
        None => Ok(elements),
    }
}

fn occupations(rows: &[OccupationRow]) -> Checked<Vec<Role>> {
    rows.iter().enumerate().map(|(place, row)| occupation(row, line(place))).collect()
}

fn occupation(row: &OccupationRow, line: u64) -> Checked<Role> {
    let job_zone = match row.job_zone {
        None => None,
        Some(number) => Some(JobZone::new(number).ok_or_else(|| {
            TableError::new(OccupationRow::FILE, line, format!("job zone {number} is not from 1 to 5"))
        })?),
    };
    Ok(Role {
        code: RoleCode::Onet(row.code),
        title: row.title.clone(),
        is_named_rest: row.title.ends_with("All Other"),
        alternate_titles: Vec::new(),
        reported_titles: Vec::new(),
        summary: None,
        description: None,
        tasks: Vec::new(),
        preparation: Preparation { job_zone, ..Preparation::default() },
        ratings: Vec::new(),
        activities: Vec::new(),
        technologies: Vec::new(),
        fine_skills: Vec::new(),
        interests: Vec::new(),
        work_values: Vec::new(),
        outlook: None,
        growth: Growth::Unknown,
        exposure: Exposure::default(),
        families: Vec::new(),
        credential: CredentialKind::None,
        credential_note: String::new(),
        pay_source: match row.wage_soc {
            None => PaySource::Unknown,
            Some(soc) if soc == row.soc => PaySource::Published(soc),
            Some(soc) => PaySource::WiderGroup(soc),
        },
        figures_shared_by: 1,
        emerging: None,
        related: Vec::new(),
    })
}

/// Facts joined to roles by occupation code.
struct Join<'a> {
    roles: &'a mut Vec<Role>,
    place: &'a FxHashMap<OnetCode, RoleIx>,
}

impl Join<'_> {
    fn role(&mut self, code: OnetCode, file: &str, line: u64) -> Checked<&mut Role> {
        let ix = self.ix(code, file, line)?;
        Ok(&mut self.roles[usize::from(ix.0)])
    }

    fn ix(&self, code: OnetCode, file: &str, line: u64) -> Checked<RoleIx> {
        self.place
            .get(&code)
            .copied()
            .ok_or_else(|| TableError::new(file, line, format!("occupation {code} is not in {}", OccupationRow::FILE)))
    }

    fn code_list(&self, items: &[String], file: &str, line: u64) -> Checked<Vec<RoleIx>> {
        items
            .iter()
            .map(|item| {
                let code = item.parse().map_err(|error| TableError::new(file, line, error))?;
                self.ix(code, file, line)
            })
            .collect()
    }

    fn preparation(&mut self, tables: &Tables) -> Checked<()> {
        let file = "preparation.tsv";
        let matrix = &tables.preparation;
        for (row, (code, figures)) in matrix.rows.iter().enumerate() {
            let preparation = &mut self.role(*code, file, line(row))?.preparation;
            for (column, figure) in matrix.columns.iter().zip(figures) {
                let Some(percent) = figure else { continue };
                if !(0.0..=100.0).contains(percent) {
                    return Err(TableError::new(file, line(row), format!("{percent} percent in column {column}")));
                }
                let shares = match column.split(' ').next() {
                    Some("2.D.1") => &mut preparation.education_percent,
                    Some("3.A.1") => &mut preparation.experience_percent,
                    Some("3.A.3") => &mut preparation.training_percent,
                    _ => continue,
                };
                shares.push(*percent);
            }
        }
        for (file, matrix, wanted) in
            [("interests.tsv", &tables.interests, true), ("work_values.tsv", &tables.work_values, false)]
        {
            for (row, (code, figures)) in matrix.rows.iter().enumerate() {
                let role = self.role(*code, file, line(row))?;
                // All or nothing: half a profile of interests compares with nothing.
                let figures = figures.iter().copied().collect::<Option<Vec<f32>>>().unwrap_or_default();
                *(if wanted { &mut role.interests } else { &mut role.work_values }) = figures;
            }
        }
        Ok(())
    }

    fn words(&mut self, tables: &Tables) -> Checked<()> {
        for (row, titles) in tables.titles.iter().enumerate() {
            let role = self.role(titles.code, "titles.tsv", line(row))?;
            role.alternate_titles.clone_from(&titles.alternate.0);
            role.reported_titles.clone_from(&titles.reported.0);
        }
        for (row, text) in tables.descriptions.iter().enumerate() {
            self.role(text.code, "descriptions.tsv", line(row))?.description = Some(text.description.clone());
        }
        for (row, task) in tables.tasks.iter().enumerate() {
            let role = self.role(task.code, "tasks.tsv", line(row))?;
            role.tasks.push(Task { statement: task.statement.clone(), core: task.core.0, exposure: task.exposure });
        }
        Ok(())
    }

    fn guidance(&mut self, rows: &[GuidanceRow]) -> Checked<()> {
        for (row, guidance) in rows.iter().enumerate() {
            let (families, reasons) = (&guidance.families.0, &guidance.family_reasons.0);
            if families.len() != reasons.len() {
                let problem = format!("{} families with {} reasons", families.len(), reasons.len());
                return Err(TableError::new(GuidanceRow::FILE, line(row), problem));
            }
            let role = self.role(guidance.code, GuidanceRow::FILE, line(row))?;
            role.summary = Some(guidance.summary.clone());
            role.families = families.iter().copied().zip(reasons.iter().cloned()).collect();
            role.credential = guidance.credential;
            role.credential_note.clone_from(&guidance.credential_note);
        }
        Ok(())
    }

    fn outlook(&mut self, tables: &Tables, rule: GrowthRule) -> Checked<()> {
        let by_soc: FxHashMap<SocCode, &OutlookRow> = tables.outlook.iter().map(|row| (row.soc, row)).collect();
        for (row, occupation) in tables.occupations.iter().enumerate() {
            let Some(soc) = occupation.outlook_soc else { continue };
            let figures = by_soc.get(&soc).ok_or_else(|| {
                TableError::new(OccupationRow::FILE, line(row), format!("{soc} is not in {}", OutlookRow::FILE))
            })?;
            let named = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
            let role = self.role(occupation.code, OccupationRow::FILE, line(row))?;
            role.outlook = Some(Outlook {
                jobs_thousand: Some(figures.jobs_thousand_base),
                growth_percent: figures.growth_percent,
                openings_per_year: Some(figures.openings_thousand_per_year * 1000.0),
                typical_education: named(&figures.typical_education),
                on_the_job_training: named(&figures.on_the_job_training),
                wider_group: soc != occupation.soc,
                estimated: false,
            });
        }
        let mut sharers: FxHashMap<SocCode, usize> = FxHashMap::default();
        for soc in tables.occupations.iter().filter_map(|occupation| occupation.outlook_soc) {
            *sharers.entry(soc).or_default() += 1;
        }
        for occupation in &tables.occupations {
            let shared_by = occupation.outlook_soc.map_or(1, |soc| sharers[&soc]);
            self.role(occupation.code, OccupationRow::FILE, 0)?.figures_shared_by = shared_by;
        }
        for role in self.roles.iter_mut() {
            role.growth = rule.judge(role.outlook.as_ref());
        }
        Ok(())
    }

    fn exposure(&mut self, tables: &Tables) -> Checked<()> {
        for (row, figures) in tables.exposure.iter().enumerate() {
            let shares = [figures.task_share_model, figures.task_share_human, figures.observed_applicability];
            if let Some(share) = shares.into_iter().flatten().find(|share| !(0.0..=1.0).contains(share)) {
                return Err(TableError::new("exposure.tsv", line(row), format!("share {share} is not from 0 to 1")));
            }
            self.role(figures.code, "exposure.tsv", line(row))?.exposure = Exposure {
                task_share_model: figures.task_share_model,
                task_share_human: figures.task_share_human,
                observed_applicability: figures.observed_applicability,
            };
        }
        Ok(())
    }

    fn related(&mut self, tables: &Tables) -> Checked<()> {
        for (row, related) in tables.related.iter().enumerate() {
            let closest = self.code_list(&related.closest.0, "related.tsv", line(row))?;
            let further = self.code_list(&related.further.0, "related.tsv", line(row))?;
            self.role(related.code, "related.tsv", line(row))?.related = [closest, further].concat();
        }
        Ok(())
    }

    fn activities(&mut self, tables: &Tables) -> Checked<(Vec<ActivityGroup>, Vec<Activity>)> {
        let groups: Vec<ActivityGroup> = tables.activity_groups.iter().map(activity_group).collect();
        let group_place: FxHashMap<&ActivityGroupId, usize> =
            groups.iter().enumerate().map(|(ix, group)| (&group.id, ix)).collect();
        let mut activities = Vec::with_capacity(tables.activities.len());
        let mut place: FxHashMap<ActivityId, ActivityIx> = FxHashMap::default();
        for (row, activity) in tables.activities.iter().enumerate() {
            let group = *group_place.get(&activity.group).ok_or_else(|| {
                TableError::new("activities.tsv", line(row), format!("group {} is unknown", activity.group))
            })?;
            place.insert(activity.id.clone(), ActivityIx(activities.len() as u16));
            activities.push(Activity { id: activity.id.clone(), group, title: activity.title.clone() });
        }
        for (row, links) in tables.occupation_activities.iter().enumerate() {
            let file = "occupation_activities.tsv";
            let mut found = Vec::with_capacity(links.activities.0.len());
            for item in &links.activities.0 {
                let id: ActivityId = item.parse().map_err(|error| TableError::new(file, line(row), error))?;
                let ix = place
                    .get(&id)
                    .ok_or_else(|| TableError::new(file, line(row), format!("activity {id} is unknown")))?;
                found.push((*ix, 1.0));
            }
            found.sort_by_key(|(ix, _)| *ix);
            self.role(links.code, file, line(row))?.activities = found;
        }
        Ok((groups, activities))
    }

    fn technologies(&mut self, tables: &Tables) -> Checked<Vec<Technology>> {
        let mut technologies = Vec::with_capacity(tables.technologies.len());
        for (place, row) in tables.technologies.iter().enumerate() {
            let file = "technologies.tsv";
            let technology = TechnologyIx(place as u16);
            let users = self.code_list(&row.used_by.0, file, line(place))?;
            let demanded = self.code_list(&row.in_demand_for.0, file, line(place))?;
            for ix in &users {
                let used = UsedTechnology { technology, in_demand: demanded.contains(ix) };
                self.roles[usize::from(ix.0)].technologies.push(used);
            }
            technologies.push(Technology {
                name: row.name.clone(),
                category: row.category.clone(),
                hot: row.hot.0,
                user_count: users.len(),
            });
        }
        Ok(technologies)
    }
}

fn activity_group(row: &ActivityGroupRow) -> ActivityGroup {
    let ai_use = (|| {
        Some(AiUse {
            share_user: row.ai_share_user?,
            share_performed: row.ai_share_performed?,
            completion_user: row.ai_completion_user?,
            completion_performed: row.ai_completion_performed?,
            scope_performed: row.ai_scope_performed?,
        })
    })();
    ActivityGroup { id: row.id.clone(), title: row.title.clone(), ai_use }
}
