//! `onward recognise`.

use std::io::Write;
use std::process::{Command, Stdio};

use super::{onward, printed};

#[test]
fn a_title_is_answered_with_occupations_and_confidence() {
    let text = printed(&["recognise", "Sr. Cust Svc Rep II (remote)"]);
    assert!(text.contains("means:") && text.contains("43-4051.00"), "{text}");
    assert!(printed(&["recognise", "manager"]).contains("which was closest?"));
}

#[test]
fn nothing_recognised_is_exit_code_three() {
    assert_eq!(onward(&["recognise", "zzqx"]).status.code(), Some(3));
    assert_eq!(onward(&["recognise", "nurse"]).status.code(), Some(0));
    assert_eq!(onward(&["recognise", "nurse", "--top", "0"]).status.code(), Some(2));
}

#[test]
fn many_titles_come_through_standard_input_and_leave_as_json_lines() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_onward"))
        .args(["recognise", "--json", "--top", "2"])
        .env_remove("ONWARD_CATALOG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let titles = b"bookkeeper\r\n\xff\xfe not text\nnurse";
    program.stdin.take().expect("a pipe").write_all(titles).expect("it reads");
    let output = program.wait_with_output().expect("it ends");
    let text = String::from_utf8(output.stdout).expect("text is UTF-8");
    let lines: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("a line is an object")).collect();
    assert_eq!(lines.len(), 3, "one line a title, whatever it holds");
    assert_eq!(lines[0]["title"], "bookkeeper");
    assert_eq!(lines[0]["candidates"][0]["code"], "43-3031.00");
    assert_eq!(lines[2]["candidates"].as_array().map(Vec::len), Some(2));
}
