//! `onward read`: what a résumé file is read to, in the same way as the website does it.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use jiff::Timestamp;

use super::GlobalArgs;
use crate::intake::child::{NOW, Readers};
use crate::intake::{Intake, Proof, Refusal, Unchecked};

/// Flags of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  onward read resume.pdf            the kind of the file, then its text
  onward read --json badge.png      the same as one line of JSON, with each badge's proof
  onward read - < resume.docx       from standard input

Reads PDF, Word (.docx), OpenDocument, RTF, plain text, saved web pages, JSON Resume, Europass, and Open
Badges also inside PNG and SVG pictures. The file is read by a process with little memory and time.

Exit status: 0 when the file was read, 1 when it cannot be used, 2 for a wrong flag.")]
pub struct ReadArgs {
    /// The file; `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Flags of the process that reads an upload.
#[derive(Debug, clap::Args)]
pub struct UploadArgs {
    /// The time at which badges must be valid
    #[arg(long = NOW, value_name = "TIME")]
    pub now: Timestamp,
}

pub(super) fn run(args: &ReadArgs, global: &GlobalArgs) -> anyhow::Result<ExitCode> {
    let name = args.file.display();
    let read = match args.file == Path::new("-") {
        true => intake(&mut io::stdin().lock())?,
        false => intake(&mut File::open(&args.file).with_context(|| name.to_string())?)?,
    };
    let read = read.with_context(|| name.to_string())?;
    let mut out = io::stdout().lock();
    match global.json {
        true => writeln!(out, "{}", serde_json::to_string(&read)?),
        false => print(&mut out, &read),
    }
    .context("the result cannot be written")?;
    Ok(ExitCode::SUCCESS)
}

/// What `file` says, read by another process; or why it cannot be used.
pub(super) fn intake(file: &mut dyn Read) -> anyhow::Result<Result<Intake, Refusal>> {
    const CHUNK_BYTES: usize = 64 * 1024;
    let readers = Readers::new(std::env::current_exe().context("the program cannot find itself")?);
    let mut upload = readers.spool()?;
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        let length = file.read(&mut chunk).context("the file cannot be read")?;
        if length == 0 {
            return Ok(readers.read(&upload, super::serve::now()));
        }
        if let Err(refusal) = upload.push(&chunk[..length]) {
            return Ok(Err(refusal));
        }
    }
}

fn print(out: &mut dyn Write, read: &Intake) -> io::Result<()> {
    let cut = if read.is_cut { ", only its beginning" } else { "" };
    writeln!(out, "{}{cut}", read.kind)?;
    for badge in &read.badges {
        writeln!(out, "{}: {}", badge.name, proof(&badge.proof))?;
    }
    writeln!(out, "\n{}", read.text)
}

fn proof(proof: &Proof) -> String {
    match proof {
        Proof::Verified { issuer } => format!("the signature is right, by {issuer}"),
        Proof::Broken => "the signature is wrong".to_owned(),
        Proof::NotChecked(reason) => match reason {
            Unchecked::NotSigned => "not signed",
            Unchecked::KeyElsewhere => "not checked: the key is on another computer",
            Unchecked::OtherMethod => "not checked: signed in a way that is not known here",
            Unchecked::SelfIssued => "signed by the one it is for",
            Unchecked::NotValidNow => "rightly signed, but its dates do not cover today",
        }
        .to_owned(),
    }
}
