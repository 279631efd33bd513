//! What the kernel is asked for, and what happens when it refuses: checked with strace, skipped where there is none.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use onward::store::EmbeddedStore;

use super::child::{Line, Plan, lines};
use super::kill::Expected;

fn is_strace_usable() -> bool {
    let tried = Command::new("strace").args(["-f", "true"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let is_usable = tried.is_ok_and(|status| status.success());
    if !is_usable {
        println!("skipped: strace is absent or may not trace here");
    }
    is_usable
}

fn plan(folder: &Path, word_bytes: usize) -> Plan {
    let folder = folder.to_str().unwrap().to_owned();
    Plan { folder, round: 0, threads: 1, steps: 30, word_bytes, is_reading: true }
}

fn traced(plan: &Plan, trace: &Path, options: &[&str]) -> Output {
    let mut wrapper = vec!["strace".to_owned(), "-f".into(), "-y".into(), "-o".into(), trace.to_str().unwrap().into()];
    wrapper.extend(options.iter().map(|option| (*option).to_owned()));
    plan.command(&wrapper).output().unwrap()
}

#[test]
fn journal_and_head_are_on_the_disk_before_each_acknowledgement() {
    if !is_strace_usable() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let plan = plan(&folder.path().join("store"), 500);
    let output = traced(&plan, &trace, &["-e", "trace=write,fdatasync,fsync"]);
    assert!(lines(&output.stdout).contains(&Line::Finished), "{output:?}");

    let (mut journal_syncs, mut head_syncs, mut acknowledged) = (0, 0, 0);
    for line in fs::read_to_string(&trace).unwrap().lines() {
        let is_sync = line.contains("fdatasync(") || line.contains("fsync(");
        if is_sync && line.contains("records.journal>") {
            journal_syncs += 1;
        } else if is_sync && line.contains("records.head>") {
            assert!(journal_syncs > 0, "the head must not promise what is not on the disk");
            head_syncs += 1;
        } else if line.contains("\"child start") {
            (journal_syncs, head_syncs) = (0, 0);
        } else if line.contains("\"child done") {
            assert!(journal_syncs > 0 && head_syncs > 0, "acknowledged before it was on the disk: {line}");
            acknowledged += 1;
        }
    }
    assert_eq!(acknowledged, plan.steps);
}

/// The calls of a run, and how each may go wrong.
const FAILURES: [(&str, &str); 9] = [
    ("fdatasync", "error=EIO"),
    ("fsync", "error=EIO"),
    ("pwrite64", "error=EIO"),
    ("pwrite64", "error=ENOSPC"),
    ("/^rename", "error=EIO"),
    ("ftruncate", "error=EIO"),
    ("fdatasync", "signal=KILL"),
    ("pwrite64", "signal=KILL"),
    ("/^rename", "signal=KILL"),
];
/// Which of a thread's calls goes wrong.
const OCCASIONS: [usize; 8] = [1, 2, 3, 5, 8, 14, 27, 54];

#[test]
fn a_failing_disk_causes_no_false_acknowledgement_and_no_panic_and_reads_go_on() {
    if !is_strace_usable() {
        return;
    }
    for (call, failure) in FAILURES {
        for occasion in OCCASIONS {
            survives(call, failure, &occasion.to_string());
        }
    }
}

#[test]
fn a_disk_that_keeps_failing_causes_no_false_acknowledgement_either() {
    if !is_strace_usable() {
        return;
    }
    for (call, failure) in FAILURES {
        for from in ["9+", "20+"] {
            survives(call, failure, from);
        }
    }
}

#[test]
fn saving_works_again_once_a_full_disk_has_room() {
    if !is_strace_usable() {
        return;
    }
    // The writer writes journal and head in turn, and replaces nothing yet; opening writes less often than this.
    for occasion in ["4..9", "5"] {
        let said = survives("pwrite64", "error=ENOSPC", occasion);
        assert!(said.iter().any(|line| matches!(line, Line::Failed { .. })), "{occasion}");
        assert!(said.contains(&Line::Done { thread: 0, step: 29 }), "{occasion}");
    }
}

/// Runs the child with a failing call, then checks what it said against what is there.
fn survives(call: &str, failure: &str, when: &str) -> Vec<Line> {
    let case = format!("{call} {failure} when={when}");
    let folder = tempfile::tempdir().unwrap();
    // Long records, so that the journal is written anew on the way.
    let plan = plan(&folder.path().join("store"), 250_000);
    let inject = format!("inject={call}:{failure}:when={when}");
    let trace = format!("trace={call}");
    let trace_file = folder.path().join("trace");
    let output = traced(&plan, &trace_file, &["-e", &trace, "-e", &inject]);
    let traced = fs::read_to_string(&trace_file).unwrap();
    let happened = traced.matches("INJECTED").count() + traced.matches("killed by SIGKILL").count();
    println!("{case}: {happened} calls went wrong, then {:?}", output.status.code());
    let said = lines(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!errors.contains("panicked"), "{case}: {errors}");
    assert!(!said.contains(&Line::Wrong), "{case}: an acknowledged record could not be read");
    if !failure.contains("KILL") {
        assert!(said.contains(&Line::Finished) || said.contains(&Line::Refused), "{case}: {output:?}");
    }
    let mut expected = Expected::default();
    expected.follow(&plan, &said);
    let store = EmbeddedStore::open(Path::new(&plan.folder)).unwrap_or_else(|error| panic!("{case}: {error}"));
    expected.check(&store, &case);
    said
}
