//! A full catalogue from everything that is published.

use onward::catalog::Catalog;
use onward::catalog::builtin;
use onward::constants::Constants;
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
    // 41 ratings of `synthetic`, which is no occupation, and 67 relations of an ESCO occupation that is absent.
    assert_eq!(reading.problem_count, 41 + 67);
    let tables = reading.tables;
    assert_eq!(tables.descriptions.len(), 1016);
    assert_eq!(tables.tasks.len(), 18_796);
    assert_eq!(tables.fine_skills.len(), 13_896);
    assert!(tables.occupation_fine_skills.len() > 890);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("full.onward");
    catalog_file::write(&tables, &path, &|_| {}).unwrap();
    let file = CatalogFile::open(&path).unwrap();
    let catalog = Catalog::read(|name| file.bytes(name), Constants::builtin().growth).unwrap();
    assert!(catalog.is_full);
    let role = catalog.role(catalog.find(&"43-4051.00".parse().unwrap()).unwrap());
    assert!(role.description.is_some() && role.tasks.len() > 10);
}
