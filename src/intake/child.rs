//! Reads a file in a process of its own with little memory and time: what a bad file breaks is never the server.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::Duration;

use jiff::Timestamp;

use super::{Intake, MOST_FILE_BYTES, Refusal, Spool};

/// The command that makes this program such a process.
pub const COMMAND: &str = "read-upload";
/// The flag that tells the process the time.
pub const NOW: &str = "now";

/// How long a file waits for a free process, and how long one may read it: together less than a person waits.
const LONGEST_WAIT: Duration = Duration::from_secs(2);
const LONGEST_READING: Duration = Duration::from_secs(6);
/// Files read at the same time.
const MOST_AT_ONCE: usize = 4;
/// The longest answer: text as JSON, in which a letter may take six bytes, twice for a badge.
const MOST_ANSWER_BYTES: u64 = 12 * super::MOST_TEXT_BYTES as u64 + 1024;

/// Starts reading processes.
#[derive(Debug)]
pub struct Readers {
    program: PathBuf,
    uploads: Arc<AtomicUsize>,
    running: Mutex<usize>,
    ended: Condvar,
}

impl Readers {
    /// Readers that run `program`, which answers to [`COMMAND`]: usually the program itself.
    pub fn new(program: PathBuf) -> Self {
        Self { program, uploads: Arc::default(), running: Mutex::new(0), ended: Condvar::new() }
    }

    /// A place for an upload to arrive at.
    ///
    /// # Errors
    /// Too many arrive, or the system gives none.
    pub fn spool(&self) -> Result<Spool, Refusal> {
        Spool::new(&self.uploads)
    }

    /// Reads an upload that has arrived, if it is `now`; blocks for at most some seconds.
    ///
    /// # Errors
    /// Why the file cannot be used.
    pub fn read(&self, upload: &Spool, now: Timestamp) -> Result<Intake, Refusal> {
        self.read_file(upload.rewound().map_err(|_| Refusal::Busy)?, now)
    }

    /// Reads `file` from where it stands, if it is `now`; blocks for at most some seconds.
    ///
    /// # Errors
    /// Why the file cannot be used.
    pub fn read_file(&self, file: File, now: Timestamp) -> Result<Intake, Refusal> {
        let place = Place::take(self).ok_or(Refusal::Busy)?;
        let answer = ask(&self.program, file, now);
        drop(place);
        answer.unwrap_or_else(|error| {
            tracing::error!(%error, "the process that reads uploads cannot be started");
            Err(Refusal::Busy)
        })
    }

    /// The count is a single number, so a panicking holder leaves nothing half done.
    fn running(&self) -> MutexGuard<'_, usize> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One of the places for a running process.
struct Place<'r>(&'r Readers);

impl<'r> Place<'r> {
    /// The next free one; nothing if none gets free in time.
    fn take(readers: &'r Readers) -> Option<Self> {
        let is_full = |running: &mut usize| *running >= MOST_AT_ONCE;
        let waited = readers.ended.wait_timeout_while(readers.running(), LONGEST_WAIT, is_full);
        let (mut running, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        if timeout.timed_out() {
            return None;
        }
        *running += 1;
        Some(Self(readers))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        *self.0.running() -= 1;
        self.0.ended.notify_one();
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

/// The process's answer, or what follows from its giving none.
fn ask(program: &Path, file: File, now: Timestamp) -> std::io::Result<Result<Intake, Refusal>> {
    let mut command = Command::new(program);
    command.arg(COMMAND).arg(format!("--{NOW}")).arg(now.to_string()).env_clear().current_dir("/");
    // The file itself is what the process reads from: not a byte of it passes through this one.
    command.stdin(file).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut running = Running(command.spawn()?);
    let Some(output) = running.0.stdout.take() else { return Ok(Err(Refusal::Busy)) };
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut answer = Vec::new();
        let read = output.take(MOST_ANSWER_BYTES).read_to_end(&mut answer);
        // The one who asked may have given up.
        let _ = sender.send(read.map(|_| answer));
    });
    let Ok(answer) = receiver.recv_timeout(LONGEST_READING) else { return Ok(Err(Refusal::TookTooLong)) };
    let status = running.0.wait()?;
    Ok(serde_json::from_slice(&answer?).unwrap_or(Err(match status.code() {
        // It stumbled over the file.
        Some(_) => Refusal::Damaged,
        // A limit ended it.
        None => Refusal::TookTooLong,
    })))
}

/// What the process does: limits itself, reads a file from standard input, and answers as JSON on standard output.
///
/// # Errors
/// When input or output fail.
pub fn run(now: Timestamp) -> std::io::Result<()> {
    limit()?;
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(MOST_FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    let answer = serde_json::to_vec(&super::read(&bytes, now))?;
    std::io::stdout().lock().write_all(&answer)
}

/// From here on this process may use 1 GiB of addresses and 6 seconds of a processor, and write no file.
#[cfg(unix)]
fn limit() -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    for (resource, most) in
        [(Resource::As, 1 << 30), (Resource::Cpu, 6), (Resource::Fsize, 0), (Resource::Core, 0), (Resource::Nofile, 16)]
    {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    Ok(())
}

/// Elsewhere only the clock limits it.
#[cfg(not(unix))]
fn limit() -> std::io::Result<()> {
    Ok(())
}
