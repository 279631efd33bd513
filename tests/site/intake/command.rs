//! `onward read`.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use super::files;

/// What the program says to a file that comes through standard input.
fn read(arguments: &[&str], file: &[u8]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_onward"))
        .arg("read")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    program.stdin.take().unwrap().write_all(file).unwrap();
    program.wait_with_output().unwrap()
}

#[test]
fn a_file_is_printed_with_its_kind() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("resume.pdf");
    std::fs::write(&file, files::docx("Cashier\n2019 to 2024")).unwrap();
    let output = read(&[file.to_str().unwrap()], b"");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "Word\n\nCashier\n2019 to 2024\n");
    assert!(output.status.success());
    let output = read(&["-"], &files::simple_pdf(&"Cashier\n".repeat(4_000)));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("PDF, only its beginning\n\nCashier"));
    let output = read(&["--json", "-"], &files::badge("Counts money"));
    let line: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&line["kind"], &line["badges"][0]["name"]), (&"badge".into(), &"Résumé".into()));
}

#[test]
fn a_file_that_cannot_be_used_is_refused_with_its_reason() {
    for (file, sentence, reason) in [
        (b"\x89PNG\r\n".as_slice(), "-: the file is a picture", "a picture"),
        (b"%PDF-1.7 nothing", "-: the file is damaged", "a PDF in name only"),
        (b"", "-: the file is empty", "nothing"),
    ] {
        let output = read(&["-"], file);
        assert_eq!(output.status.code(), Some(1), "{reason}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(sentence), "{reason}: {output:?}");
        assert!(output.stdout.is_empty(), "{reason}");
    }
}
