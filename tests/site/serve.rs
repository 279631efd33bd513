//! The program as someone runs it: binds the port it says, answers, keeps quiet about people, stops in order.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

struct Server {
    process: Child,
    address: String,
    log: std::thread::JoinHandle<String>,
}

impl Server {
    /// Starts the program with every log it can write, on a port that the system chooses.
    fn start(data_dir: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_onward"))
            .args(["--data-dir", data_dir.to_str().unwrap(), "serve", "--listen", "127.0.0.1:0", "--workers", "1"])
            .env("RUST_LOG", "trace")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        // Read meanwhile: a log that nobody reads fills the pipe and stops the writer.
        let mut stderr = process.stderr.take().unwrap();
        let log = std::thread::spawn(move || {
            let mut log = String::new();
            stderr.read_to_string(&mut log).unwrap();
            log
        });
        Self { log, address: address.unwrap_or_else(|| panic!("no address in `{line}`")).to_owned(), process }
    }

    /// The whole answer to one request.
    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, address: &str) -> String {
        self.ask(&format!("GET {address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
    }

    /// Asks it to stop as a service manager would; its log, once it has.
    fn stop(mut self) -> String {
        let asked = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status().unwrap();
        assert!(asked.success());
        let status = self.process.wait().unwrap();
        assert!(status.success(), "it ends in order: {status}");
        self.log.join().unwrap()
    }
}

#[test]
fn a_saved_record_outlives_the_server_and_no_word_of_it_is_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let browser = "AAAQEAYEAUDAOCAJBIFQYDIOB4";
    let token = onward::web::token_for(browser).unwrap();
    let body = format!("job1=travel+agent&years1=4&skills=marquetry&token={token}");
    let answer = server.ask(&format!(
        "POST /record HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: form={browser}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    ));
    let link = answer.lines().find_map(|line| line.strip_prefix("location: ")).unwrap_or_else(|| panic!("{answer}"));
    let key = link.split(['/', '?']).nth(2).unwrap().to_owned();
    assert!(server.get("/search?q=quokka").starts_with("HTTP/1.1 200"));
    assert!(server.get("/matches?job1=wombat+whisperer").starts_with("HTTP/1.1"));
    let log = server.stop();
    assert!(log.contains("/record"), "the log names routes: {log}");
    for word in ["travel", "marquetry", "quokka", "wombat", &key] {
        let line = log.lines().find(|line| line.contains(word));
        assert_eq!(line, None, "`{word}` is in the log");
    }

    let server = Server::start(folder.path());
    assert!(server.get(&format!("/record/{key}")).contains("travel agent (4 years)"));
    server.stop();
}

#[test]
fn nothing_of_an_erased_record_is_in_any_file_of_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let browser = "AAAQEAYEAUDAOCAJBIFQYDIOB4";
    let token = onward::web::token_for(browser).unwrap();
    let post = |address: &str, fields: &str| {
        let body = format!("{fields}&token={token}");
        let head = format!("POST {address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: form={browser}\r\n");
        let kind = "Content-Type: application/x-www-form-urlencoded";
        server.ask(&format!("{head}{kind}\r\nContent-Length: {}\r\n\r\n{body}", body.len()))
    };
    let saved = post("/record", "job1=travel+agent&years1=4&skills=Zendesk");
    let link = saved.lines().find_map(|line| line.strip_prefix("location: ")).unwrap_or_else(|| panic!("{saved}"));
    let record = link.split('?').next().unwrap().to_owned();
    for number in 0..20 {
        post(&format!("{record}/matches/29-2072.00/plan"), &format!("action=add&text=quokka+{number}"));
    }
    let holding = |words: &str| {
        let mut found: Vec<String> = Vec::new();
        let mut folders = vec![folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                match path.is_dir() {
                    true => folders.push(path),
                    false => {
                        let bytes = std::fs::read(&path).unwrap();
                        let is_there = bytes.windows(words.len()).any(|part| part == words.as_bytes());
                        found.extend(is_there.then(|| path.display().to_string()));
                    }
                }
            }
        }
        found
    };
    let words = ["travel agent", "quokka", record.rsplit('/').next().unwrap()];
    assert!(!holding(words[0]).is_empty() && !holding(words[1]).is_empty(), "the words are found while they are kept");
    assert_eq!(holding(words[2]), Vec::<String>::new(), "the key is written nowhere");
    post(&format!("{record}/erase"), "x=x");
    for words in words {
        assert_eq!(holding(words), Vec::<String>::new(), "`{words}` while the server runs");
    }
    server.stop();
    for words in words {
        assert_eq!(holding(words), Vec::<String>::new(), "`{words}` after it has ended");
    }
}

#[test]
fn a_port_in_use_is_said_in_a_sentence() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_onward"))
        .args(["--data-dir", folder.path().to_str().unwrap(), "serve", "--listen"])
        .arg(taken.local_addr().unwrap().to_string())
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("is another program using it?"));
}
