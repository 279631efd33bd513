//! What the kernel is asked for, and what happens when it refuses: checked with strace, skipped where there is none.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use onward::store::EmbeddedStore;

use super::child::{Line, Plan, lines};
use super::kill::Expected;
use super::scratch_folder;

const STEPS: usize = 36;

/// Whether strace can be used; says so if not.
pub fn is_strace_usable() -> bool {
    let tried = Command::new("strace").args(["-f", "true"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let is_usable = tried.is_ok_and(|status| status.success());
    if !is_usable {
        println!("skipped: strace is absent or may not trace here");
    }
    is_usable
}

fn plan(folder: &Path, word_bytes: usize) -> Plan {
    let folder = folder.to_str().unwrap().to_owned();
    Plan { folder, round: 0, threads: 1, steps: STEPS, word_bytes, is_reading: true }
}

/// Runs the child under strace with these options.
pub fn traced(plan: &Plan, trace: &Path, options: &[&str]) -> Output {
    let mut wrapper = vec!["strace".to_owned(), "-f".into(), "-y".into(), "-o".into(), trace.to_str().unwrap().into()];
    wrapper.extend(options.iter().map(|option| (*option).to_owned()));
    plan.command(&wrapper).output().unwrap()
}

#[test]
fn journal_and_head_are_on_the_disk_before_each_acknowledgement() {
    if !is_strace_usable() {
        return;
    }
    let folder = scratch_folder();
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
const FAILURES: [(&str, &str); 10] = [
    ("fdatasync", "error=EIO"),
    ("fsync", "error=EIO"),
    ("pwrite64", "error=EIO"),
    ("pwrite64", "error=ENOSPC"),
    ("/^rename", "error=EIO"),
    ("ftruncate", "error=EIO"),
    ("fdatasync", "signal=KILL"),
    ("pwrite64", "signal=KILL"),
    ("/^rename", "signal=KILL"),
    ("ftruncate", "signal=KILL"),
];

/// What the child finds when it starts.
#[derive(Debug, Clone, Copy)]
enum Start {
    /// No store: it has to make one.
    New,
    /// An empty store with a torn end.
    Torn,
}

#[test]
fn a_failing_disk_causes_no_false_acknowledgement_and_no_panic_and_reads_go_on() {
    if !is_strace_usable() {
        return;
    }
    for (call, failure) in FAILURES {
        let mut failure_count = 0;
        // strace counts the calls of each thread; "n+" is every call from the nth on.
        for when in ["1", "2", "3", "4", "9", "30", "50", "56", "60", "5+", "56+"] {
            failure_count += survives(call, failure, when, Start::Torn).failure_count;
        }
        assert!(failure_count > 0, "{call} {failure} never happened");
    }
}

#[test]
fn a_disk_that_fails_while_the_store_is_made_leaves_nothing_half_made() {
    if !is_strace_usable() {
        return;
    }
    for (call, failure) in FAILURES {
        for when in ["1", "2", "3", "4"] {
            survives(call, failure, when, Start::New);
        }
    }
}

#[test]
fn saving_works_again_once_a_full_disk_has_room() {
    if !is_strace_usable() {
        return;
    }
    // The writer writes journal and head in turn, and replaces nothing yet.
    for when in ["1", "2", "3..8"] {
        let said = survives("pwrite64", "error=ENOSPC", when, Start::Torn).said;
        assert!(said.iter().any(|line| matches!(line, Line::Failed { .. })), "{when}");
        assert!(said.contains(&Line::Done { thread: 0, step: STEPS - 1 }), "{when}");
    }
}

/// How a run with failing calls went.
struct Outcome {
    said: Vec<Line>,
    failure_count: usize,
}

/// Runs the child with a failing call, then checks what it said against what is there.
fn survives(call: &str, failure: &str, when: &str, start: Start) -> Outcome {
    let case = format!("{call} {failure} when={when}, {start:?}");
    let folder = scratch_folder();
    // Long records, so that the journal is written anew on the way.
    let plan = plan(&folder.path().join("store"), 250_000);
    if matches!(start, Start::Torn) {
        drop(EmbeddedStore::open(Path::new(&plan.folder)).unwrap());
        let journal = Path::new(&plan.folder).join("records.journal");
        let whole = fs::read(&journal).unwrap();
        fs::write(&journal, [whole, b"torn".to_vec()].concat()).unwrap();
    }
    let (trace, inject) = (format!("trace={call}"), format!("inject={call}:{failure}:when={when}"));
    let trace_file = folder.path().join("trace");
    let output = traced(&plan, &trace_file, &["-e", &trace, "-e", &inject]);
    let said = lines(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    // sled panics where others return errors; the store catches that and goes on without it.
    let panics = errors.lines().filter(|line| line.contains("panicked at") && !line.contains("/sled-"));
    assert_eq!(panics.count(), 0, "{case}: {errors}");
    assert!(!said.contains(&Line::Wrong), "{case}: an acknowledged record could not be read");
    if failure.starts_with("error") {
        assert!(said.contains(&Line::Finished) || said.contains(&Line::Refused), "{case}: {output:?}");
    }
    if (call, failure) == ("fdatasync", "error=EIO") {
        // The system forgets what it could not write, so a later success would prove nothing.
        let failed = said.iter().position(|line| matches!(line, Line::Failed { .. })).unwrap_or(said.len());
        assert!(!said[failed..].iter().any(|line| matches!(line, Line::Done { .. })), "{case}");
    }
    let mut expected = Expected::default();
    expected.follow(&plan, &said);
    let store = EmbeddedStore::open(Path::new(&plan.folder)).unwrap_or_else(|error| panic!("{case}: {error}"));
    expected.check(&store, &case);
    let traced = fs::read_to_string(&trace_file).unwrap();
    let failure_count = traced.matches("INJECTED").count() + traced.matches("killed by SIGKILL").count();
    Outcome { said, failure_count }
}
