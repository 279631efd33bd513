//! How long a visitor waits for the first byte and the last of each kind of page, over loopback, one request at a
//! time, each on a connection of its own; and how much is sent.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 200;
const CASHIER: &str = "job1=cashier&years1=6&area=OH&pay=29000";

/// The program, stopped when it is let go.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// One answer: until its first byte, until its last, and its bytes with its head.
struct Answer {
    first: Duration,
    whole: Duration,
    bytes: usize,
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_onward"));
    command.arg("--data-dir").arg(folder.path()).args(["serve", "--listen", "127.0.0.1:0"]);
    let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
    let mut line = String::new();
    let output = process.stdout.as_mut().expect("its output");
    BufReader::new(output).read_line(&mut line).expect("a line");
    let _server = Server(process);
    let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect("its address").to_owned();

    println!("{:44} {:>9} {:>9} {:>9} {:>8}", "page", "median", "95th", "whole", "bytes");
    let pages = [
        "/".to_owned(),
        "/search?q=medical+biling".to_owned(),
        "/role/43-4051.00?area=OH".to_owned(),
        "/training?q=nurse".to_owned(),
        format!("/matches?{CASHIER}"),
        format!("/matches/29-2072.00/why?{CASHIER}"),
        format!("/matches/29-2072.00/path?{CASHIER}"),
        format!("/matches/29-2072.00/money?{CASHIER}"),
        format!("/compare?{CASHIER}&role=29-2072.00&role=43-3021.00"),
        format!("/why-not?{CASHIER}&ask=nurse"),
        "/method".to_owned(),
    ];
    for page in pages {
        let mut answers: Vec<Answer> = (0..ROUNDS).map(|_| ask(&address, &page)).collect();
        let bytes = answers[0].bytes;
        answers.sort_by_key(|answer| answer.whole);
        let whole = answers[ROUNDS / 2].whole;
        answers.sort_by_key(|answer| answer.first);
        let (median, late) = (answers[ROUNDS / 2].first, answers[ROUNDS * 95 / 100].first);
        let ms = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1000.0);
        let name: String = page.chars().take(44).collect();
        println!("{name:44} {:>9} {:>9} {:>9} {bytes:>8}", ms(median), ms(late), ms(whole));
    }
}

fn ask(address: &str, page: &str) -> Answer {
    let started = Instant::now();
    let mut stream = TcpStream::connect(address).expect("a connection");
    let head = "Host: x\r\nConnection: close\r\nAccept-Encoding: gzip\r\nAccept-Language: en";
    stream.write_all(format!("GET {page} HTTP/1.1\r\n{head}\r\n\r\n").as_bytes()).expect("it is asked");
    let mut first_byte = [0];
    stream.read_exact(&mut first_byte).expect("an answer");
    let first = started.elapsed();
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).expect("all of it");
    assert!(rest.starts_with(b"TTP/1.1 200"), "{page} is answered");
    Answer { first, whole: started.elapsed(), bytes: rest.len() + 1 }
}
