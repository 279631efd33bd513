//! Files made to do harm: each is answered with a sentence, and the server is as it was.

mod archives;
mod changed;
mod pdfs;
mod texts;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use scraper::{Html, Selector};

use super::files;

const BROWSER: &str = "AAAQEAYEAUDAOCAJBIFQYDIOB4";
const BOUNDARY: &str = "onward-test-boundary";
const LONGEST_ANSWER: Duration = Duration::from_secs(10);
/// Resident memory that the server may keep beyond what it had.
const MOST_KEPT_KIB: u64 = 50 * 1024;

/// A file to upload.
pub struct Bad {
    name: String,
    bytes: Vec<u8>,
}

impl Bad {
    fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

/// Numbers that look random and are the same in every run.
pub struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.next() as u8).collect()
    }
}

/// The program, with its log in a file.
struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn start(folder: &Path) -> Self {
        let log = std::fs::File::create(folder.join("log")).unwrap();
        let mut process = Command::new(env!("CARGO_BIN_EXE_onward"))
            .args(["--data-dir", folder.join("data").to_str().unwrap()])
            .args(["serve", "--listen", "127.0.0.1:0", "--workers", "2"])
            .env_remove("ONWARD_CATALOG")
            .env("RUST_LOG", "warn")
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        Self { address: address.unwrap_or_else(|| panic!("no address in `{line}`")).to_owned(), process }
    }

    /// The status, the place it leads to, and the body of the answer to `request`.
    fn ask(&self, request: &[&[u8]]) -> (u16, String, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(2 * LONGEST_ANSWER)).unwrap();
        for part in request {
            // The server may have answered before the end.
            if stream.write_all(part).is_err() {
                break;
            }
        }
        let mut answer = Vec::new();
        // What does not come in time shows in what is missing.
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        let location = head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap_or_default();
        (status, location.to_owned(), body.to_owned())
    }

    fn get(&self, address: &str) -> (u16, String, String) {
        let head = format!("GET {address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: form={BROWSER}\r\n\r\n");
        self.ask(&[head.as_bytes()])
    }

    fn upload(&self, file: &Bad) -> (u16, String, String) {
        let token = onward::web::token_for(BROWSER).unwrap();
        let name: String = file.name.chars().filter(|letter| !letter.is_control() && *letter != '"').collect();
        let start = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n--{BOUNDARY}\r\n\
             Content-Disposition: form-data; name=\"text\"\r\n\r\nkept <words>\r\n--{BOUNDARY}\r\nContent-Disposition: \
             form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        );
        let end = format!("\r\n--{BOUNDARY}--\r\n");
        let length = start.len() + file.bytes.len() + end.len();
        let head = format!(
            "POST /resume HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: form={BROWSER}\r\nContent-Type: \
             multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {length}\r\n\r\n{start}"
        );
        self.ask(&[head.as_bytes(), &file.bytes, end.as_bytes()])
    }

    /// What it has in memory, in KiB.
    fn resident(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What is wrong with the answer to `file`; nothing when a person can go on from it.
fn fault(server: &Server, file: &Bad) -> Option<String> {
    let asked = Instant::now();
    let (status, location, body) = server.upload(file);
    let took = asked.elapsed();
    if took > LONGEST_ANSWER {
        return Some(format!("{}: answered after {took:?}", file.name));
    }
    if status == 303 {
        let (status, _, body) = server.get(&location);
        let is_page = location.starts_with("/draft/") && status == 200 && body.contains("<h1>");
        return (!is_page).then(|| format!("{}: leads to {location}, {status}", file.name));
    }
    let page = Html::parse_document(&body);
    let sentence: String = page.select(&Selector::parse(".problems p").unwrap()).flat_map(|p| p.text()).collect();
    let kept: String = page.select(&Selector::parse("textarea").unwrap()).flat_map(|area| area.text()).collect();
    let is_told = matches!(status, 400 | 413) && sentence.ends_with('.') && sentence.contains(' ');
    (!is_told || kept != "kept <words>").then(|| format!("{}: {status}, `{sentence}`, `{kept}` is kept", file.name))
}

#[test]
#[cfg(target_os = "linux")]
fn three_hundred_bad_files_get_a_sentence_each_and_leave_the_server_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::start(folder.path());
    for format in &files::FORMATS {
        let good = Bad::new("good", (format.write)("Cashier, 2019 to 2024\nI counted money and used Excel."));
        assert_eq!(fault(&server, &good), None);
    }
    let before = server.resident();
    let numbers = &mut Numbers(5);
    let mut bad = archives::all();
    bad.extend(pdfs::all());
    bad.extend(texts::all(numbers));
    bad.extend(changed::all(numbers));
    assert!(bad.len() >= 300, "{} files", bad.len());
    let (queue, faults) = (Mutex::new(bad.iter()), Mutex::new(Vec::new()));
    let next = || queue.lock().unwrap().next();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(file) = next() {
                    faults.lock().unwrap().extend(fault(&server, file));
                }
            });
        }
    });
    assert_eq!(faults.into_inner().unwrap(), Vec::<String>::new());
    assert_eq!(server.process.try_wait().unwrap(), None, "the server lives");
    let after = server.resident();
    assert!(after <= before + MOST_KEPT_KIB, "{before} KiB before, {after} KiB after");
    let log = std::fs::read_to_string(folder.path().join("log")).unwrap();
    assert!(!log.contains("panicked"), "{log}");
}

#[test]
fn a_form_that_is_none_gets_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let bodies: [(&str, &[u8]); 5] = [
        ("multipart/form-data", b"--x--"),
        ("multipart/form-data; boundary=x", b"no boundary at all"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nhalf"),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n\xff\xfe\r\n--x--",
        ),
        ("text/plain", b"token=1"),
    ];
    for (kind, body) in bodies {
        let head = format!(
            "POST /resume HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: form={BROWSER}\r\nContent-Type: {kind}\r\n\
             Content-Length: {}\r\n\r\n",
            body.len()
        );
        let (status, _, answer) = server.ask(&[head.as_bytes(), body]);
        let is_told = status == 400 && answer.contains("did not arrive whole");
        assert!(is_told || status == 403, "{kind}: {status} {answer}");
    }
}
