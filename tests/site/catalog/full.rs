//! A full catalogue from everything that is published.

use onward::catalog::{Catalog, Role, builtin};
use onward::constants::Constants;
use onward::profile::job_skills::SkillRanker;
use onward::profile::recognition::Recogniser;
use onward::sources::catalog_file::{self, CatalogFile};
use onward::sources::{self, Inputs};

use super::{builtin_inputs, source_data};

#[test]
fn it_adds_descriptions_tasks_and_fine_skills_and_reads_back_whole() {
    let Some(data) = source_data() else { return };
    let inputs = Inputs {
        esco: Some(data.join("esco-1.1.1")),
        esco_crosswalk: Some(data.join("esco-onet-crosswalk")),
        ..builtin_inputs(&data)
    };
    let reading = sources::read(&inputs, builtin::tables().unwrap(), &|_| {}).unwrap();
    // 41 ratings of `synthetic`, which is no occupation, 67 relations of an ESCO occupation that is absent, and 10
    // apprenticeships of occupations that are not in the catalogue.
    assert_eq!(reading.problem_count, 41 + 67 + 10);
    let tables = reading.tables;
    assert_eq!(tables.descriptions.len(), 1016);
    assert_eq!(tables.tasks.len(), 18_796);
    assert_eq!(tables.fine_skills.len(), 13_896);
    assert_eq!(tables.fine_skill_groups.len(), 640);
    assert_eq!(tables.fine_occupations.len(), 3007);
    assert!(tables.fine_crosswalk.len() > 890);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("full.onward");
    catalog_file::write(&tables, &path, &|_| {}).unwrap();
    let file = CatalogFile::open(&path).unwrap();
    let catalog = Catalog::read(|name| file.bytes(name), Constants::builtin().growth).unwrap();
    assert!(catalog.is_full);
    let role = catalog.role(catalog.find(&"43-4051.00".parse().unwrap()).unwrap());
    assert!(role.description.is_some() && role.tasks.len() > 10);
    let has_skill = |role: &Role, name: &str| {
        role.fine_skills.iter().any(|need| &*catalog.fine_skill(need.skill).name == name && need.essential)
    };
    let by_code = |code: &str| catalog.role(catalog.find(&code.parse().unwrap()).unwrap());
    for (code, skill) in [
        ("43-4051.00", "keep records of customer interaction"),
        ("29-1141.00", "apply nursing care in long-term care"),
        ("25-2021.00", "prepare lesson content"),
    ] {
        assert!(has_skill(by_code(code), skill), "{code} needs `{skill}`");
    }
    let with = |roles: &mut dyn Iterator<Item = &Role>| roles.filter(|role| !role.fine_skills.is_empty()).count();
    assert!(with(&mut catalog.roles.iter()) > 900);
    let mut emerging = catalog.roles.iter().filter(|role| role.emerging.is_some());
    assert!(with(&mut emerging) > 0, "an emerging role needs what its parts need");
    for role in &catalog.roles {
        assert!(role.fine_skills.is_sorted_by(|a, b| a.skill < b.skill), "{}", role.code);
        assert!(role.fine_skills.iter().all(|need| need.weight > 0.0 && need.weight <= 1.0), "{}", role.code);
    }
    let grouped = catalog.fine_skills.iter().filter(|skill| skill.group.is_some()).count();
    assert!(grouped > 13_800, "{grouped} of ESCO's skills stand in a group");
    titles_lead_to_the_fine_skills_that_tell_them_from_others(&catalog);
}

fn titles_lead_to_the_fine_skills_that_tell_them_from_others(catalog: &Catalog) {
    let (recogniser, ranker) = (Recogniser::new(catalog), SkillRanker::new(catalog));
    let rows = [
        ("bookkeeper", "accounting entries"),
        ("truck driver", "road traffic laws"),
        ("registered nurse", "provide nursing advice on healthcare"),
        ("customer service representative", "customer service"),
        ("primary school teacher", "prepare lesson content"),
        ("electrician", "install electricity sockets"),
    ];
    for (title, wanted) in rows {
        let found = recogniser.recognise(title, 8).candidates;
        let roles: Vec<_> = found.iter().map(|found| (found.role, found.confidence)).collect();
        let skills = ranker.rank(&roles, Some(title)).fine_skills;
        assert!(skills.iter().all(|needed| (0.0..=1.0).contains(&needed.score)), "{title}");
        let first: Vec<&str> = skills.iter().take(25).map(|needed| &*catalog.fine_skill(needed.skill).name).collect();
        assert!(first.contains(&wanted), "{title} needs `{wanted}`: {first:?}");
    }
}
