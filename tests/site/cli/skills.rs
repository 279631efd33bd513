//! `onward skills`: what a job needs, the telling things first.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::{complaint, onward, printed};

fn line(arguments: &[&str]) -> Value {
    let text = printed(&[&["skills", "--json"], arguments].concat());
    serde_json::from_str(&text).expect("one line of JSON")
}

fn names(list: &Value, count: usize) -> Vec<&str> {
    list.as_array().unwrap().iter().take(count).map(|item| item["name"].as_str().unwrap()).collect()
}

#[test]
fn what_tells_a_job_from_others_stands_first() {
    let rows = [
        ("43-3031.00", "Economics and Accounting", "QuickBooks"),
        ("29-1141.00", "Medicine and Dentistry", "Epic"),
        ("15-1252.00", "Programming", "Kubernetes"),
    ];
    for (code, element, tool) in rows {
        let line = line(&["--occupation", code]);
        let elements = names(&line["elements"], 10);
        assert!(elements.contains(&element), "{code}: {elements:?}");
        let tools = names(&line["technologies"], 15);
        assert!(tools.iter().any(|name| name.contains(tool)), "{code}: {tools:?}");
        assert_eq!(line["esco_skills"].as_array().map(Vec::len), Some(0), "the built-in catalogue has none");
    }
}

#[test]
fn scores_run_from_one_to_zero_best_first() {
    let line = line(&["--job", "office worker"]);
    for kind in ["elements", "technologies"] {
        let scores: Vec<f64> =
            line[kind].as_array().unwrap().iter().map(|item| item["score"].as_f64().unwrap()).collect();
        assert!(scores.is_sorted_by(|a, b| a >= b), "{kind}");
        assert!(scores.iter().all(|score| (0.0..=1.0).contains(score)), "{kind}");
    }
}

#[test]
fn an_uncertain_title_gives_a_mixed_list_and_names_the_candidates() {
    let mixed = line(&["--job", "nurse manager of software"]);
    let candidates = mixed["candidates"].as_array().unwrap();
    assert!(candidates.len() > 1, "{candidates:?}");
    assert!(candidates.windows(2).all(|pair| pair[0]["confidence"].as_f64() >= pair[1]["confidence"].as_f64()));
    let certain = line(&["--job", "registered nurse"]);
    assert_eq!(certain["candidates"][0]["code"], "29-1141.00");
    let text = printed(&["skills", "--job", "registered nurse", "--top", "10"]);
    assert!(text.contains("Registered Nurses") && text.contains("Medicine and Dentistry"), "{text}");
}

#[test]
fn one_asks_in_one_way_and_gets_told_what_is_wrong() {
    assert_eq!(onward(&["skills", "--job", "nurse", "--occupation", "29-1141.00"]).status.code(), Some(2));
    assert_eq!(onward(&["skills", "--job", "zzqx"]).status.code(), Some(3));
    assert!(complaint(&["skills", "--occupation", "99-9999.99"]).contains("there is no occupation 99-9999.99"));
}

#[test]
fn many_titles_come_through_standard_input_and_leave_as_json_lines() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_onward"))
        .args(["skills", "--json", "--top", "2"])
        .env_remove("ONWARD_CATALOG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    program.stdin.take().expect("a pipe").write_all(b"bookkeeper\r\nnurse\n").expect("it reads");
    let output = program.wait_with_output().expect("it ends");
    let text = String::from_utf8(output.stdout).expect("text is UTF-8");
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["job"], "bookkeeper");
    assert_eq!(lines[1]["elements"].as_array().map(Vec::len), Some(2));
}
