//! The built-in catalogue is what it says it is, and catalogue files can be made, read and trusted.

mod builtin;
mod commands;
mod full;

use std::path::{Path, PathBuf};

use onward::sources::Inputs;

/// The publishers' files, where they are at hand; tests that need them say so and pass without.
pub fn source_data() -> Option<PathBuf> {
    let found = std::env::var_os("ONWARD_DATA").map(PathBuf::from);
    if found.is_none() {
        println!("skipped: no source data");
    }
    found
}

/// What `index/catalog` was made from: the command in `index/README.md`.
pub fn builtin_inputs(data: &Path) -> Inputs {
    let stated = ["onet-abilities=29@2024-08", "onet-work-activities=30.1@2025-12"];
    Inputs {
        onet: vec![data.join("onet-30.1"), data.join("onet-supplement")],
        projections: Some(data.join("bls-projections-2024-34/occupation.xlsx")),
        wages: Some(data.join("bls-oews-2025")),
        exposure: Some(data.join("ai-exposure")),
        crosswalks: Some(data.join("crosswalks")),
        programmes: vec![data.join("training/rapids"), data.join("training/cip")],
        stated: stated.iter().map(|text| text.parse().unwrap()).collect(),
        ..Inputs::default()
    }
}
