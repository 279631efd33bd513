//! `onward catalog info`.

use serde::Serialize;

use super::super::{GlobalArgs, open};
use crate::catalog::tables::SourceRow;
use crate::catalog::{Catalog, ElementKind, Family};

/// What a catalogue holds.
#[derive(Debug, Serialize)]
struct Info<'a> {
    version: &'a str,
    full: bool,
    counts: Vec<Count>,
    sources: &'a [SourceRow],
    missing: &'a [String],
}

#[derive(Debug, Serialize)]
struct Count {
    what: &'static str,
    count: usize,
}

pub(super) fn run(global: &GlobalArgs) -> anyhow::Result<()> {
    print(&open::catalog(global)?, global)
}

/// Prints what `catalog` holds, as text or JSON.
pub(super) fn print(catalog: &Catalog, global: &GlobalArgs) -> anyhow::Result<()> {
    let info = Info {
        version: &catalog.version,
        full: catalog.is_full,
        counts: counts(catalog),
        sources: &catalog.manifest.sources,
        missing: &catalog.manifest.missing,
    };
    if global.json {
        println!("{}", serde_json::to_string(&info)?);
        return Ok(());
    }
    println!("catalogue {} ({})", info.version, if info.full { "full" } else { "built-in: figures only" });
    for Count { what, count } in &info.counts {
        println!("{count:>9}  {what}");
    }
    println!("sources");
    for source in info.sources {
        println!(
            "  {}: {}, {} ({}). {}. {}",
            source.id, source.title, source.release, source.date, source.licence, source.url
        );
        println!("    {}", source.tables.join(", "));
    }
    println!("{}", if info.missing.is_empty() { "nothing is missing" } else { "missing" });
    for sentence in info.missing {
        println!("  {sentence}");
    }
    Ok(())
}

fn counts(catalog: &Catalog) -> Vec<Count> {
    let of_kind = |kind| catalog.elements.iter().filter(|element| element.kind == kind).count();
    let roles = |is: &dyn Fn(&crate::catalog::Role) -> bool| catalog.roles.iter().filter(|role| is(role)).count();
    let in_family = |family| catalog.roles.iter().filter(|role| role.is_in(family)).count();
    let sum = |of: &dyn Fn(&crate::catalog::Role) -> usize| catalog.roles.iter().map(of).sum();
    let rows = [
        ("coded occupations", roles(&|role| role.emerging.is_none())),
        ("of them with ratings", roles(&|role| role.emerging.is_none() && role.is_rated())),
        ("emerging roles", roles(&|role| role.emerging.is_some())),
        ("growing roles", roles(&|role| role.growth.is_growing())),
        ("roles with a summary of ours", roles(&|role| role.summary.is_some())),
        (Family::AiOversight.name(), in_family(Family::AiOversight)),
        (Family::WorkflowRedesign.name(), in_family(Family::WorkflowRedesign)),
        (Family::DataInfrastructure.name(), in_family(Family::DataInfrastructure)),
        (Family::HumanCentred.name(), in_family(Family::HumanCentred)),
        ("alternate and reported titles", sum(&|role| role.alternate_titles.len() + role.reported_titles.len())),
        ("skills", of_kind(ElementKind::Skill)),
        ("knowledge areas", of_kind(ElementKind::Knowledge)),
        ("abilities", of_kind(ElementKind::Ability)),
        ("general work activities", of_kind(ElementKind::WorkActivity)),
        ("intermediate work activities", catalog.activity_groups.len()),
        ("detailed work activities", catalog.activities.len()),
        ("technologies", catalog.technologies.len()),
        ("fine skills (ESCO)", catalog.fine_skills.len()),
        ("roles with fine skills", roles(&|role| !role.fine_skills.is_empty())),
        ("task statements", sum(&|role| role.tasks.len())),
        ("roles with projections", roles(&|role| role.outlook.is_some())),
        ("roles with AI exposure", roles(&|role| role.exposure.task_share_model.is_some())),
        ("places with pay", catalog.areas.len()),
    ];
    rows.into_iter().map(|(what, count)| Count { what, count }).collect()
}
