//! A second process that saves and erases in a loop and reports each acknowledgement, for tests that kill or hinder it.
//!
//! It is this same test program, started again with the test below selected and a plan in the environment.

use std::io::{BufRead, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use onward::store::{EmbeddedStore, Replaces, Store};

use super::{key, record, words};

const PLAN: &str = "ONWARD_TEST_STORE_CHILD";
/// How many records each thread has to itself.
pub const KEYS_PER_THREAD: usize = 6;

/// What the child is to do.
#[derive(Debug, Clone)]
pub struct Plan {
    pub folder: String,
    pub round: usize,
    pub threads: usize,
    /// How many changes each thread makes.
    pub steps: usize,
    /// The length of each record's words.
    pub word_bytes: usize,
    /// Whether all acknowledged records are read after each step.
    pub is_reading: bool,
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub key: u8,
    /// What is saved; none to erase.
    pub words: Option<String>,
}

/// What the child said.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    Start { thread: usize, step: usize },
    Done { thread: usize, step: usize },
    Failed { thread: usize, step: usize },
    Refused,
    Wrong,
    Finished,
}

impl Plan {
    /// The change a thread makes at a step; both processes know it.
    pub fn step(&self, thread: usize, step: usize) -> Step {
        let key = (thread * KEYS_PER_THREAD + (step * 5 + step / 7) % KEYS_PER_THREAD) as u8;
        let erases = step % 9 == 8;
        let text = format!("{} {thread} {step} ", self.round);
        let filler = "w".repeat(self.word_bytes.saturating_sub(text.len()));
        Step { key, words: (!erases).then_some(text + &filler) }
    }

    /// The child, ready to be started, behind `wrapper` if there is one.
    pub fn command(&self, wrapper: &[String]) -> Command {
        let program = std::env::current_exe().unwrap().to_str().unwrap().to_owned();
        let mut words = wrapper.to_vec();
        words.extend([program, "store::child::follow_the_plan".into(), "--exact".into(), "--nocapture".into()]);
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).env(PLAN, self.encode()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn encode(&self) -> String {
        let Self { folder, round, threads, steps, word_bytes, is_reading } = self;
        [
            folder,
            &round.to_string(),
            &threads.to_string(),
            &steps.to_string(),
            &word_bytes.to_string(),
            &is_reading.to_string(),
        ]
        .map(String::as_str)
        .join("\n")
    }

    fn decode(text: &str) -> Option<Self> {
        let parts: Vec<_> = text.split('\n').collect();
        let number = |index: usize| parts.get(index)?.parse().ok();
        Some(Self {
            folder: parts.first()?.to_string(),
            round: number(1)?,
            threads: number(2)?,
            steps: number(3)?,
            word_bytes: number(4)?,
            is_reading: *parts.get(5)? == "true",
        })
    }
}

/// Whole lines among what the child printed; a line it was killed in the middle of says nothing.
pub fn lines(printed: &[u8]) -> Vec<Line> {
    let whole = printed.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
    printed[..whole].lines().filter_map(|line| parse(&line.ok()?)).collect()
}

fn parse(line: &str) -> Option<Line> {
    let mut words = line.strip_prefix("child ")?.split(' ');
    let kind = words.next()?;
    let mut number = || words.next()?.parse().ok();
    match kind {
        "refused" => Some(Line::Refused),
        "wrong" => Some(Line::Wrong),
        "finished" => Some(Line::Finished),
        "start" => Some(Line::Start { thread: number()?, step: number()? }),
        "done" => Some(Line::Done { thread: number()?, step: number()? }),
        "failed" => Some(Line::Failed { thread: number()?, step: number()? }),
        _ => None,
    }
}

/// Prints a line past the test harness; when even that fails, the parent sees no acknowledgement.
fn say(line: std::fmt::Arguments<'_>) {
    let text = format!("child {line}\n");
    std::io::stdout().lock().write_all(text.as_bytes()).ok();
}

#[test]
fn follow_the_plan() {
    let Some(plan) = std::env::var(PLAN).ok().and_then(|text| Plan::decode(&text)) else {
        return; // An ordinary test run.
    };
    // The harness has not ended its own line yet.
    std::io::stdout().lock().write_all(b"\n").ok();
    match EmbeddedStore::open(Path::new(&plan.folder)) {
        Ok(store) => {
            std::thread::scope(|scope| {
                for thread in 0..plan.threads {
                    let (store, plan) = (&store, &plan);
                    scope.spawn(move || follow(store, plan, thread));
                }
            });
            drop(store);
            say(format_args!("finished"));
        }
        Err(error) => {
            // The folder above it, if that is what could not be secured.
            let parent = Path::new(&plan.folder).parent().unwrap().to_str().unwrap();
            assert!(error.to_string().contains(parent), "the sentence names the file: {error}");
            say(format_args!("refused"));
        }
    }
}

fn follow(store: &EmbeddedStore, plan: &Plan, thread: usize) {
    // What each record must say; none while a failed change leaves that open.
    let mut known: [Option<Option<String>>; KEYS_PER_THREAD] = Default::default();
    for number in 0..plan.steps {
        let step = plan.step(thread, number);
        say(format_args!("start {thread} {number}"));
        let outcome = match &step.words {
            Some(words) => store.put(key(step.key).id(), &record(words), Replaces::Anything).map(|_| ()),
            None => store.erase(key(step.key).id()).map(|_| ()),
        };
        match outcome {
            Ok(()) => say(format_args!("done {thread} {number}")),
            Err(_) => say(format_args!("failed {thread} {number}")),
        }
        known[step.key as usize % KEYS_PER_THREAD] = outcome.ok().map(|()| step.words);
        if plan.is_reading {
            for (index, expected) in known.iter().enumerate() {
                let found = words(store, (thread * KEYS_PER_THREAD + index) as u8);
                if expected.as_ref().is_some_and(|expected| *expected != found) {
                    say(format_args!("wrong"));
                }
            }
        }
    }
}
