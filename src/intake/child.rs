//! Reads a file in a process of its own with little memory and time: what a bad file breaks is never the server.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use super::{Intake, MOST_FILE_BYTES, Refusal};

/// The command that makes this program such a process.
pub const COMMAND: &str = "read-upload";

/// Seconds of the clock after which a file is given up.
const MOST_SECONDS: u64 = 8;
/// Files read at the same time; those who come then are asked to wait a minute.
const MOST_AT_ONCE: usize = 4;
/// The longest answer: text as JSON, in which a letter may take six bytes.
const MOST_ANSWER_BYTES: u64 = 6 * super::MOST_TEXT_BYTES as u64 + 1024;

/// Starts reading processes.
#[derive(Debug)]
pub struct Readers {
    program: PathBuf,
    running: AtomicUsize,
}

impl Readers {
    /// Readers that run `program`, which answers to [`COMMAND`]: usually the program itself.
    pub fn new(program: PathBuf) -> Self {
        Self { program, running: AtomicUsize::new(0) }
    }

    /// Reads `bytes` in another process; blocks for at most some seconds.
    ///
    /// # Errors
    /// Why the file cannot be used.
    pub fn read(&self, bytes: Vec<u8>) -> Result<Intake, Refusal> {
        if bytes.len() > MOST_FILE_BYTES {
            return Err(Refusal::TooLarge);
        }
        let place = Place::take(&self.running).ok_or(Refusal::Busy)?;
        let answer = ask(&self.program, bytes);
        drop(place);
        let answer = answer.map_err(|error| {
            tracing::error!(%error, "the process that reads uploads cannot be started");
            Refusal::Busy
        })?;
        // No answer: the process ended by a limit.
        let answer = answer.ok_or(Refusal::TookTooLong)?;
        serde_json::from_slice::<Result<Intake, Refusal>>(&answer).unwrap_or(Err(Refusal::TookTooLong))
    }
}

/// One of the places for a running process.
struct Place<'r>(&'r AtomicUsize);

impl<'r> Place<'r> {
    fn take(running: &'r AtomicUsize) -> Option<Self> {
        let place = Self(running);
        // Dropping the place gives it back, also when there was none left.
        (running.fetch_add(1, Ordering::AcqRel) < MOST_AT_ONCE).then_some(place)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

/// A process that does not outlive its question.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The process's answer; none if it gave none in time.
fn ask(program: &Path, bytes: Vec<u8>) -> std::io::Result<Option<Vec<u8>>> {
    let mut command = Command::new(program);
    command.arg(COMMAND).env_clear().current_dir("/");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut running = Running(command.spawn()?);
    let (Some(mut input), Some(output)) = (running.0.stdin.take(), running.0.stdout.take()) else {
        return Ok(None);
    };
    // The process may end before it has read everything: that shows in its answer.
    std::thread::spawn(move || input.write_all(&bytes));
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut answer = Vec::new();
        let read = output.take(MOST_ANSWER_BYTES).read_to_end(&mut answer);
        // The one who asked may have given up.
        let _ = sender.send(read.map(|_| answer));
    });
    let answer = receiver.recv_timeout(Duration::from_secs(MOST_SECONDS)).ok().and_then(Result::ok);
    Ok(answer.filter(|answer| !answer.is_empty()))
}

/// What the process does: limits itself, reads a file from standard input, and answers as JSON on standard output.
///
/// # Errors
/// When input or output fail.
pub fn run() -> std::io::Result<()> {
    limit()?;
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(MOST_FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    let answer = serde_json::to_vec(&super::read(&bytes))?;
    std::io::stdout().lock().write_all(&answer)
}

/// From here on this process may use 1 GiB of addresses and 10 seconds of a processor, and write no file.
#[cfg(unix)]
fn limit() -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    for (resource, most) in [
        (Resource::As, 1 << 30),
        (Resource::Cpu, 10),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
        (Resource::Nofile, 16),
    ] {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    Ok(())
}

/// Elsewhere only the clock limits it.
#[cfg(not(unix))]
fn limit() -> std::io::Result<()> {
    Ok(())
}
