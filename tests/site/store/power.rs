//! Cutting the power at any moment loses nothing that was acknowledged.
//!
//! A run is recorded with strace. For each moment chosen, the disk is put together as a power cut may leave it: all
//! that was synced, and of what was not, nothing, everything, or some sectors.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use onward::store::EmbeddedStore;

use super::child::{Line, Plan, lines};
use super::kill::Expected;
use super::syscalls::{is_strace_usable, traced};
use super::{Dice, scratch_folder};

const SECTOR_BYTES: usize = 512;
const CALLS: &str = "trace=openat,pwrite64,ftruncate,fdatasync,fsync,/^rename,/^unlink,write";

/// What reached the kernel, in order.
#[derive(Debug)]
enum Event {
    Create(String),
    Write { file: String, offset: usize, bytes: Arc<Vec<u8>> },
    Resize { file: String, length: usize },
    Sync(String),
    Rename { from: String, to: String },
    Delete(String),
    Said(Line),
}

/// A file: what is on the disk for good, and what is only on its way there.
#[derive(Debug, Default, Clone)]
struct File {
    synced: Vec<u8>,
    pending: Vec<Pending>,
}

#[derive(Debug, Clone)]
enum Pending {
    Write { offset: usize, bytes: Arc<Vec<u8>> },
    Resize(usize),
}

/// Names point to files by number; a name lasts once its folder is synced.
#[derive(Debug, Default)]
struct Disk {
    files: Vec<File>,
    names: BTreeMap<String, usize>,
    synced_names: BTreeMap<String, usize>,
}

impl Disk {
    fn take(&mut self, event: &Event) {
        match event {
            Event::Create(name) => {
                self.files.push(File::default());
                self.names.insert(name.clone(), self.files.len() - 1);
            }
            Event::Write { file, offset, bytes } => {
                let write = Pending::Write { offset: *offset, bytes: Arc::clone(bytes) };
                self.file(file).pending.push(write);
            }
            Event::Resize { file, length } => self.file(file).pending.push(Pending::Resize(*length)),
            Event::Sync(name) if name.is_empty() => self.synced_names = self.names.clone(),
            Event::Sync(name) => {
                let file = self.file(name);
                for pending in std::mem::take(&mut file.pending) {
                    pending.apply(&mut file.synced, &mut |_| true);
                }
            }
            Event::Rename { from, to } => {
                let file = self.names.remove(from).expect("a file that was made");
                self.names.insert(to.clone(), file);
            }
            Event::Delete(name) => drop(self.names.remove(name)),
            Event::Said(_) => {}
        }
    }

    fn file(&mut self, name: &str) -> &mut File {
        &mut self.files[self.names[name]]
    }

    /// Writes into `folder` what a power cut now may leave.
    fn cut_power(&self, folder: &Path, dice: &mut Dice) {
        let names = if dice.roll(2) == 0 { &self.names } else { &self.synced_names };
        for (name, number) in names {
            let File { mut synced, pending } = self.files[*number].clone();
            let luck = dice.roll(3);
            for pending in pending {
                pending.apply(&mut synced, &mut |_| luck == 1 || (luck == 2 && dice.roll(2) == 0));
            }
            fs::write(folder.join(name), synced).unwrap();
        }
    }
}

impl Pending {
    /// Brings those parts onto the disk that `arrives` lets through.
    fn apply(self, disk: &mut Vec<u8>, arrives: &mut dyn FnMut(usize) -> bool) {
        match self {
            Self::Resize(length) if arrives(0) => disk.resize(length, 0),
            Self::Resize(_) => {}
            Self::Write { offset, bytes } => {
                let mut at = offset;
                while at < offset + bytes.len() {
                    let end = (at / SECTOR_BYTES * SECTOR_BYTES + SECTOR_BYTES).min(offset + bytes.len());
                    if arrives(at) {
                        disk.resize(disk.len().max(end), 0);
                        disk[at..end].copy_from_slice(&bytes[at - offset..end - offset]);
                    }
                    at = end;
                }
            }
        }
    }
}

/// Reads what strace wrote with `-f -y -xx`, joining calls that were interrupted by those of other threads.
fn events(trace: &str, folder: &Path) -> Vec<Event> {
    let mut unfinished = BTreeMap::new();
    let mut events = Vec::new();
    for line in trace.lines() {
        let (thread, call) = line.split_once(' ').unwrap();
        let call = call.trim_start();
        if let Some(start) = call.strip_suffix(" <unfinished ...>") {
            unfinished.insert(thread, start);
        } else if let Some((_, rest)) = call.split_once(" resumed>") {
            let start = unfinished.remove(thread).unwrap_or_default();
            events.extend(event(&format!("{start}{rest}"), folder));
        } else {
            events.extend(event(call, folder));
        }
    }
    events
}

fn event(call: &str, folder: &Path) -> Option<Event> {
    let (name, rest) = call.split_once('(')?;
    let (arguments, result) = rest.rsplit_once(" = ")?;
    if result.starts_with('-') {
        return None;
    }
    let arguments: Vec<_> = arguments.trim_end().trim_end_matches(')').split(", ").collect();
    let bytes = |index: usize| decode(arguments[index].trim_matches('"'));
    let path = |bytes: Vec<u8>| within(folder, &String::from_utf8(bytes).unwrap());
    let open_file = || path(decode(arguments[0].split_once('<')?.1.trim_end_matches('>')));
    let number = |index: usize| arguments[index].parse::<usize>().unwrap();
    Some(match name {
        "write" => Event::Said(lines(&bytes(1)).pop()?),
        "openat" if arguments[2].contains("O_TRUNC") => Event::Create(path(bytes(1))?),
        "pwrite64" => Event::Write { file: open_file()?, offset: number(3), bytes: Arc::new(bytes(1)) },
        "ftruncate" => Event::Resize { file: open_file()?, length: number(1) },
        "fsync" | "fdatasync" => Event::Sync(open_file()?),
        "rename" => Event::Rename { from: path(bytes(0))?, to: path(bytes(1))? },
        "unlink" => Event::Delete(path(bytes(0))?),
        _ => return None,
    })
}

/// The name of one of the store's own files, or nothing for the store's folder itself; sled's files are rebuilt.
fn within(folder: &Path, path: &str) -> Option<String> {
    let name = Path::new(path).strip_prefix(folder).ok()?.to_str()?.to_owned();
    (!name.starts_with("view")).then_some(name)
}

/// `\x41` and plain characters as bytes.
fn decode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4);
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if let [b'\\', b'x', high, low, ..] = rest {
            let digits = [*high, *low];
            bytes.push(u8::from_str_radix(str::from_utf8(&digits).unwrap(), 16).unwrap());
            rest = &rest[4..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    bytes
}

fn survives_power_cuts(word_bytes: usize, cuts: usize) {
    let scratch = scratch_folder();
    let (folder, trace) = (scratch.path().join("store"), scratch.path().join("trace"));
    let plan = Plan {
        folder: folder.to_str().unwrap().to_owned(),
        round: 0,
        threads: 1,
        steps: 36,
        word_bytes,
        is_reading: false,
    };
    let output = traced(&plan, &trace, &["-xx", "-s", "2000000", "-e", CALLS]);
    assert!(lines(&output.stdout).contains(&Line::Finished), "{output:?}");
    let events = events(&fs::read_to_string(&trace).unwrap(), &folder);
    let rename_count = events.iter().filter(|event| matches!(event, Event::Rename { .. })).count();
    assert_eq!(rename_count > 2, word_bytes > 100_000, "only long records have the journal written anew");

    let mut dice = Dice(0x0ff + word_bytes as u64);
    let mut disk = Disk::default();
    let mut said = Vec::new();
    for (number, event) in events.iter().enumerate() {
        disk.take(event);
        if let Event::Said(line) = event {
            said.push(line.clone());
        }
        if dice.roll(events.len()) > cuts {
            continue;
        }
        let after = scratch_folder();
        disk.cut_power(after.path(), &mut dice);
        let case = format!("power cut after event {number} of {}", events.len());
        let store = EmbeddedStore::open(after.path()).unwrap_or_else(|error| panic!("{case}: {error}"));
        let mut expected = Expected::default();
        expected.follow(&plan, &said);
        expected.check(&store, &case);
    }
}

#[test]
fn no_acknowledged_change_is_lost_when_the_power_is_cut() {
    if is_strace_usable() {
        survives_power_cuts(600, 400);
    }
}

#[test]
fn nor_when_it_is_cut_while_the_journal_is_written_anew() {
    if is_strace_usable() {
        survives_power_cuts(250_000, 150);
    }
}
