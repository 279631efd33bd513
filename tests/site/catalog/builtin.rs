//! The built-in catalogue: complete, small, sourced, and equal to what the readers give.

use onward::catalog::tables::Tables;
use onward::catalog::{Catalog, CredentialKind, Family, builtin};
use onward::constants::Constants;
use onward::sources::{self, builtin_part};

use super::{builtin_inputs, source_data};

fn catalog() -> Catalog {
    Catalog::builtin(Constants::builtin().growth).unwrap()
}

#[test]
fn it_equals_what_the_readers_give_from_the_published_files() {
    let Some(data) = source_data() else { return };
    let ours = builtin::tables().unwrap();
    let reading = sources::read(&builtin_inputs(&data), ours.clone(), &|_| {}).unwrap();
    let given = builtin_part(reading.tables);
    // File by file, so that a failure names the table and not ten megabytes.
    let (given_files, our_files) = (given.write(), ours.write());
    for ((name, given), (our_name, ours)) in given_files.iter().zip(&our_files) {
        assert_eq!(name, our_name);
        assert!(given == ours, "{name} differs: run `onward catalog refresh-builtin` as index/README.md says");
    }
    assert!(given == ours);
}

#[test]
fn it_holds_every_occupation_and_the_ratings_that_are_published() {
    let catalog = catalog();
    let coded = catalog.roles.iter().filter(|role| role.emerging.is_none());
    assert_eq!(coded.clone().count(), 1016);
    assert_eq!(coded.clone().filter(|role| role.is_rated()).count(), 894);
    assert!(!catalog.is_full);
    let priced = coded.filter(|role| catalog.pay(role, onward::catalog::codes::AreaCode::National).is_some()).count();
    assert!(priced > 960, "{priced} occupations have pay");
}

#[test]
fn it_is_less_than_sixteen_million_bytes_of_text_that_a_person_can_read() {
    let total: usize = builtin::FILES.iter().map(|(_, bytes)| bytes.len()).sum();
    assert!(total < 16_000_000, "{total} bytes");
    for (name, bytes) in builtin::FILES {
        assert!(std::str::from_utf8(bytes).is_ok(), "{name} is not text");
        assert!(Tables::FILES.contains(name), "{name} is read by nobody");
    }
}

#[test]
fn every_table_has_a_source_with_a_release_a_real_date_and_an_address() {
    let catalog = catalog();
    for (name, _) in builtin::FILES.iter().filter(|(name, _)| *name != "manifest.toml") {
        let named = catalog.manifest.sources.iter().any(|source| source.tables.iter().any(|table| table == name));
        assert!(named, "{name} has no source");
    }
    for source in &catalog.manifest.sources {
        let mut date = source.date.split('-').map(str::parse::<u16>);
        assert!(matches!(date.next(), Some(Ok(2019..=2030))), "{}: {}", source.id, source.date);
        assert!(matches!(date.next(), Some(Ok(1..=12))), "{}: {}", source.id, source.date);
        assert!(!source.release.contains("not stated"), "{}", source.id);
        assert!(source.url.starts_with("https://") || source.id.as_str() == "onward", "{}", source.url);
    }
}

#[test]
fn an_ordinary_driving_license_is_no_credential() {
    let catalog = catalog();
    let credential = |code: &str| catalog.role(catalog.find(&code.parse().unwrap()).unwrap()).credential;
    for code in ["53-3031.00", "53-3033.00", "53-6021.00"] {
        assert_eq!(credential(code), CredentialKind::None, "{code}");
    }
    assert_eq!(credential("53-3032.00"), CredentialKind::Licence, "heavy trucks need a commercial license");
}

#[test]
fn two_families_have_at_least_six_emerging_roles_each() {
    let catalog = catalog();
    for family in [Family::AiOversight, Family::WorkflowRedesign] {
        let count = catalog.roles.iter().filter(|role| role.emerging.is_some() && role.is_in(family)).count();
        assert!(count >= 6, "{family}: {count}");
    }
}

#[test]
fn every_role_that_is_rated_or_may_be_suggested_has_a_summary_of_ours_in_both_languages() {
    let english = catalog();
    for (catalog, language) in [(english.in_spanish(), "Spanish"), (english, "English")] {
        let described = catalog.roles.iter().filter(|role| role.is_rated() || role.may_be_suggested());
        let without = described.filter(|role| role.summary.is_none());
        let without: Vec<String> = without.map(|role| format!("{} {}", role.code, role.title)).collect();
        assert!(without.is_empty(), "{language}: {without:?}");
    }
}

#[test]
fn no_two_roles_share_a_spanish_title() {
    let catalog = catalog().in_spanish();
    let mut titles: Vec<&str> = catalog.roles.iter().map(|role| role.title.as_str()).collect();
    titles.sort_unstable();
    let twice: Vec<&&str> = titles.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn our_texts_repeat_no_sentence_of_a_publisher() {
    let Some(data) = source_data() else { return };
    let reading = sources::read(&builtin_inputs(&data), Tables::default(), &|_| {}).unwrap();
    let tasks = reading.tables.tasks.iter().map(|task| task.statement.as_str());
    let descriptions = reading.tables.descriptions.iter().flat_map(|row| row.description.split(". "));
    let published: Vec<String> = tasks
        .chain(descriptions)
        .map(|text| text.trim_end_matches('.').to_lowercase())
        .filter(|t| t.len() > 30)
        .collect();
    for name in ["guidance.tsv", "emerging.toml"] {
        let text = String::from_utf8(builtin::bytes(name).unwrap().into_owned()).unwrap().to_lowercase();
        let copied = published.iter().find(|sentence| text.contains(sentence.as_str()));
        assert_eq!(copied, None, "{name}");
    }
}
