//! The tree keeps its own rules: layers, sizes, living links, no panicking shortcuts.

use std::fs;
use std::path::{Path, PathBuf};

const MAX_FILE_LINES: usize = 400;

/// Each layer of the library and the layers it may name. Order is the data's journey.
const LAYERS: &[(&str, &[&str])] = &[
    ("words", &["words"]),
    ("catalog", &["words", "catalog"]),
    ("constants", &["catalog", "constants"]),
    ("sources", &["words", "catalog", "sources"]),
    ("profile", &["words", "catalog", "profile"]),
    ("index", &["words", "catalog", "profile", "index"]),
    ("matching", &["words", "catalog", "constants", "profile", "matching"]),
    ("pathway", &["catalog", "constants", "profile", "matching", "pathway"]),
    ("engine", &["catalog", "constants", "profile", "index", "matching", "pathway", "engine"]),
    (
        "evaluation",
        &["words", "catalog", "constants", "profile", "index", "matching", "pathway", "engine", "evaluation"],
    ),
    ("wording", &["catalog", "profile", "matching", "pathway", "engine", "wording"]),
    ("documents", &["catalog", "constants", "matching", "pathway", "wording", "documents"]),
    ("store", &["profile", "matching", "pathway", "engine", "store"]),
    ("workspace", &["store", "workspace"]),
    ("intake", &["intake"]),
    ("settings", &["settings"]),
];

/// Layers that are plain computation: no I/O, no clock, no async, none of these crates.
const PURE: &[&str] = &["words", "catalog", "profile", "matching", "pathway", "documents"];
const IMPURE: &[&str] =
    &["std::fs", "std::net", "std::env", "std::time", "tokio", "actix_web", "sled", "tantivy", "async fn", "tracing::"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn short(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// The first part of a path below `src`: the layer that a file belongs to.
fn layer(path: &Path) -> String {
    let below = path.strip_prefix(root().join("src")).expect("a file below src");
    let first = below.iter().next().expect("a file has a name").to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// Code lines with comments cut off.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(place, line)| (place + 1, line.split("//").next().unwrap_or("")))
}

fn report(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn a_layer_names_only_the_layers_below_it() {
    let mut problems = Vec::new();
    for path in files(&root().join("src"), ".rs") {
        let own = layer(&path);
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == own) else { continue };
        let text = fs::read_to_string(&path).expect("a source file is readable");
        for (line, code) in code_lines(&text) {
            for (at, _) in code.match_indices("crate::") {
                let named: String =
                    code[at + 7..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                let is_layer = LAYERS.iter().any(|(name, _)| *name == named) || named == "web" || named == "cli";
                if is_layer && !allowed.contains(&named.as_str()) {
                    problems.push(format!("{}:{line}: `{own}` may not name `{named}`", short(&path)));
                }
            }
        }
    }
    report(&problems);
}

#[test]
fn domain_code_knows_no_io_no_clock_and_no_async() {
    let mut problems = Vec::new();
    for path in files(&root().join("src"), ".rs") {
        if !PURE.contains(&layer(&path).as_str()) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source file is readable");
        for (line, code) in code_lines(&text) {
            for banned in IMPURE.iter().filter(|banned| code.contains(*banned)) {
                problems.push(format!("{}:{line}: `{banned}` in domain code", short(&path)));
            }
        }
    }
    report(&problems);
}

#[test]
fn no_source_file_is_longer_than_a_person_reads_at_once() {
    let mut problems = Vec::new();
    for folder in ["src", "tests", "benches", "templates"] {
        for path in files(&root().join(folder), "") {
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let is_code = ["rs", "html"].iter().any(|ending| path.extension().is_some_and(|found| found == *ending));
            let lines = text.lines().count();
            if is_code && lines > MAX_FILE_LINES {
                problems.push(format!("{}: {lines} lines, {MAX_FILE_LINES} at most", short(&path)));
            }
        }
    }
    report(&problems);
}

#[test]
fn every_relative_link_in_the_documents_leads_somewhere() {
    let mut problems = Vec::new();
    let documents = files(&root(), ".md").into_iter().filter(|path| !short(path).starts_with("target"));
    for path in documents {
        let text = fs::read_to_string(&path).expect("a document is readable");
        for (at, _) in text.match_indices("](") {
            let link: String = text[at + 2..].chars().take_while(|c| *c != ')').collect();
            let file = link.split('#').next().unwrap_or("");
            let is_elsewhere = link.contains("://") || link.starts_with("mailto:") || file.is_empty();
            if !is_elsewhere && !path.parent().expect("a file has a folder").join(file).exists() {
                problems.push(format!("{}: dead link {link}", short(&path)));
            }
        }
    }
    report(&problems);
}

#[test]
fn every_module_opens_with_a_sentence() {
    let mut problems = Vec::new();
    for path in files(&root().join("src"), ".rs") {
        let text = fs::read_to_string(&path).expect("a source file is readable");
        if !text.starts_with("//! ") {
            problems.push(format!("{}: no `//!` sentence on top", short(&path)));
        }
    }
    report(&problems);
}

#[test]
fn the_project_names_no_machine_path_and_no_registry_host() {
    let banned =
        ["/work/", "/home/", "/root/", "index.crates.io", "registry.npmjs", "files.pythonhosted", "deb.debian"];
    let mut problems = Vec::new();
    for folder in ["src", "tests", "benches", "templates", "static", "index", ".ci"] {
        for path in files(&root().join(folder), "") {
            let Ok(text) = fs::read_to_string(&path) else { continue };
            if path.ends_with("tidy.rs") || path.to_string_lossy().contains("wages_") {
                continue;
            }
            for word in banned.iter().filter(|word| text.contains(**word)) {
                problems.push(format!("{}: names `{word}`", short(&path)));
            }
        }
    }
    report(&problems);
}
