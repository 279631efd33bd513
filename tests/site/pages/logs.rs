//! A worker's words and private links never reach a log.

use std::io::Write;
use std::sync::{Arc, Mutex};

use tracing_subscriber::fmt::MakeWriter;

use crate::visitor::{get, post};

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Captured {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[actix_web::test]
async fn the_log_names_routes_and_never_words_or_keys() {
    let captured = Captured::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(captured.clone())
        .finish();
    // For the whole process, so that threads that work for a request are heard too.
    tracing::subscriber::set_global_default(subscriber).unwrap();
    get("/matches?job1=travel+agent&skills=embroidery&years1=9&held=zeppelin").await;
    get("/search?q=quokka").await;
    get("/unknown-place/wombat").await;
    let saved = post("/record", &[("job1", "travel agent"), ("skills", "marquetry")]).await;
    let address = saved.header("location").to_owned();
    get(&address).await;
    let log = String::from_utf8(captured.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("/record/{key}") && log.contains("unmatched"), "the log names patterns:\n{log}");
    let key = address.split(['/', '?']).nth(2).unwrap();
    for word in ["travel", "embroidery", "zeppelin", "quokka", "wombat", "marquetry", key] {
        assert!(!log.contains(word), "`{word}` is in the log:\n{log}");
    }
}
