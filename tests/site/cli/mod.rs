//! The commands, run as a person at a terminal runs them.

mod admin;
mod evaluate;
mod matching;
mod recognise;
mod search;
mod skills;

use std::process::{Command, Output};

/// The program with its own data directory, away from the one in use.
pub fn onward(arguments: &[&str]) -> Output {
    let data_dir = concat!(env!("CARGO_TARGET_TMPDIR"), "/cli-data");
    Command::new(env!("CARGO_BIN_EXE_onward"))
        .args(["--data-dir", data_dir])
        .args(arguments)
        .env_remove("ONWARD_CATALOG")
        .output()
        .expect("the program starts")
}

/// What the program printed, where it was to succeed.
#[track_caller]
pub fn printed(arguments: &[&str]) -> String {
    let output = onward(arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?} failed: {errors}");
    String::from_utf8(output.stdout).expect("text is UTF-8")
}

/// What the program complained of, where it was to fail.
#[track_caller]
pub fn complaint(arguments: &[&str]) -> String {
    let output = onward(arguments);
    assert!(!output.status.success(), "{arguments:?} was to fail");
    String::from_utf8(output.stderr).expect("text is UTF-8")
}
