//! `onward catalog` says what it did, and what is wrong, in sentences and exit codes.

use std::process::{Command, Output};

fn onward(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onward"));
    command.args(args).env_remove("ONWARD_CATALOG").output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn info_tells_counts_sources_and_what_is_missing() {
    let json = onward(&["catalog", "info", "--json"]);
    assert!(json.status.success());
    let info: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(info["full"], false);
    assert_eq!(info["counts"][0]["count"], 1016);
    assert!(
        info["sources"].as_array().unwrap().iter().any(|source| source["id"] == "onet" && source["release"] == "30.1")
    );
    assert!(!info["missing"].as_array().unwrap().is_empty());
    let words = text(&onward(&["catalog", "info"]).stdout);
    assert!(words.contains("coded occupations") && words.contains("May 2025"), "{words}");
}

#[test]
fn check_passes_the_built_in_catalogue() {
    let output = onward(&["catalog", "check"]);
    assert!(output.status.success());
    assert!(text(&output.stdout).contains("is whole"));
}

#[test]
fn check_refuses_what_is_no_catalogue_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let rows: [(&str, &[u8], &str); 3] = [
        ("empty.onward", b"", "an empty file"),
        ("text.onward", b"not a catalogue", "some other file"),
        ("cut.onward", b"PK\x03\x04\x14\x00\x00\x00", "a zip cut short"),
    ];
    for (name, bytes, reason) in rows {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let output = onward(&["catalog", "check", path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1), "{reason}");
        let said = text(&output.stderr);
        assert!(said.contains(name) && said.contains("onward catalog build"), "{reason}: {said}");
    }
    let absent = onward(&["catalog", "check", "nowhere.onward"]);
    assert!(text(&absent.stderr).contains("nowhere.onward"));
}

#[test]
fn build_is_quiet_when_piped_and_leaves_nothing_behind_when_it_fails() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.onward");
    let output =
        onward(&["catalog", "build", "--onet", folder.path().to_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(said.contains("Occupation Data.txt"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(!out.exists());
}

#[test]
fn an_unreadable_row_is_a_warning_and_with_strict_an_end() {
    let folder = tempfile::tempdir().unwrap();
    let onet = folder.path().join("onet");
    std::fs::create_dir(&onet).unwrap();
    let occupations = "O*NET-SOC Code\tTitle\tDescription\r\n51-3011.00\tBakers\tThey bake.\r\n";
    std::fs::write(onet.join("Occupation Data.txt"), occupations).unwrap();
    let zones = "O*NET-SOC Code\tJob Zone\r\n51-3011.00\tnine\r\n";
    std::fs::write(onet.join("Job Zones.txt"), zones).unwrap();
    let out = folder.path().join("out.onward");
    let args = ["catalog", "build", "--onet", onet.to_str().unwrap(), "--out", out.to_str().unwrap()];
    let strict = onward(&[&args[..], &["--strict"]].concat());
    assert_eq!(strict.status.code(), Some(1));
    assert!(text(&strict.stderr).starts_with("Job Zones.txt:2: Job Zone:"), "{}", text(&strict.stderr));
    assert!(!out.exists());
    let lenient = onward(&args);
    assert!(lenient.status.success(), "{}", text(&lenient.stderr));
    assert!(text(&lenient.stderr).contains("warning: 1 rows could not be read"));
    assert!(onward(&["catalog", "check", out.to_str().unwrap()]).status.success());
}
