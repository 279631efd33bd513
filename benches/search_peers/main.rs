//! Known-item search over generic documents: the product's own text index beside tantivy's fuzzy queries.
//!
//! `cargo bench --bench search_peers -- FOLDER [QUERIES] [--misses]` reads `docs.jsonl` and
//! `queries.jsonl` of FOLDER and prints one JSON object an engine; without a folder it does nothing.
//! Compare only figures of one run: CPU milliseconds, not wall time.

mod fuzzy;

use std::time::Instant;

use onward::index::{Document, TextIndex};
use serde::Deserialize;
use serde_json::{Map, Value, json};

const ROUNDS: usize = 3;
const WARM_UP: usize = 200;
const SHOWN: usize = 10;

#[derive(Deserialize)]
struct Doc {
    title: String,
    body: String,
}

#[derive(Deserialize)]
struct KnownItem {
    kind: String,
    #[serde(rename = "q")]
    text: String,
    /// The number of the document that is meant.
    gold: u32,
}

/// The first ten documents for a text.
type Search<'a> = dyn Fn(&str) -> Vec<u32> + 'a;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let files: Vec<&String> = words.iter().filter(|word| !word.starts_with("--")).collect();
    let Some(folder) = files.first() else {
        println!("search_peers: no folder given, nothing measured");
        return;
    };
    let docs: Vec<Doc> = lines(&format!("{folder}/docs.jsonl"));
    let queries: Vec<KnownItem> = match files.get(1) {
        Some(path) => lines(path),
        None => lines(&format!("{folder}/queries.jsonl")),
    };
    let (index, build_cpu_s) = timed(|| onward_index(&docs));
    let onward = |text: &str| -> Vec<u32> {
        let ranking = index.search(text, &|_| true).expect("an index in memory can be read");
        ranking.found.iter().take(SHOWN).map(|found| found.document).collect()
    };
    let places = measure("onward", build_cpu_s, &queries, &onward);
    if words.iter().any(|word| word == "--misses") {
        print_misses(&docs, &queries, &places, &onward);
    }
    let (peer, build_cpu_s) = timed(|| fuzzy::FuzzyIndex::new(&docs));
    measure("tantivy FuzzyTermQuery", build_cpu_s, &queries, &|text| peer.search(text, SHOWN));
}

fn onward_index(docs: &[Doc]) -> TextIndex {
    let documents = docs.iter().map(|doc| Document {
        title: doc.title.as_str().into(),
        body: vec![doc.body.as_str().into()],
        ..Document::default()
    });
    TextIndex::in_memory(documents, onward::words::Language::English).expect("an index in memory can be written")
}

/// Asks every query in several rounds, prints the middle round's figures and returns where each gold document stood.
fn measure(engine: &str, build_cpu_s: f64, queries: &[KnownItem], search: &Search<'_>) -> Vec<Option<usize>> {
    for query in queries.iter().take(WARM_UP) {
        search(&query.text);
    }
    let mut rounds = Vec::new();
    let mut places = Vec::new();
    for _ in 0..ROUNDS {
        let mut took_ms = Vec::with_capacity(queries.len());
        places.clear();
        let ((), cpu_s) = timed(|| {
            for query in queries {
                let start = Instant::now();
                let found = search(&query.text);
                took_ms.push(start.elapsed().as_secs_f64() * 1e3);
                places.push(found.iter().position(|document| *document == query.gold));
            }
        });
        took_ms.sort_by(f64::total_cmp);
        let at = |percent: usize| took_ms[took_ms.len() * percent / 100];
        rounds.push((cpu_s * 1e3 / queries.len() as f64, at(50), at(99)));
    }
    rounds.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (cpu_ms, p50_ms, p99_ms) = rounds[ROUNDS / 2];
    let kinds = ["clean", "typo1", "typo2", "prefix", "all"];
    let quality: Map<String, Value> =
        kinds.into_iter().map(|kind| (kind.to_owned(), quality(kind, queries, &places))).collect();
    println!(
        "{}",
        json!({"engine": engine, "build_cpu_s": build_cpu_s, "cpu_ms": cpu_ms, "p50_ms": p50_ms, "p99_ms": p99_ms,
            "quality": quality})
    );
    places
}

/// Shares of queries of one kind whose gold document stood first and among the first ten.
fn quality(kind: &str, queries: &[KnownItem], places: &[Option<usize>]) -> Value {
    let of_kind = queries.iter().zip(places).filter(|(query, _)| kind == "all" || query.kind == kind);
    let places: Vec<Option<usize>> = of_kind.map(|(_, place)| *place).collect();
    let within = |limit: usize| {
        let found = places.iter().filter(|place| place.is_some_and(|place| place < limit)).count();
        (found as f64 / places.len() as f64 * 1000.0).round() / 1000.0
    };
    json!({"first": within(1), "first_ten": within(SHOWN)})
}

fn print_misses(docs: &[Doc], queries: &[KnownItem], places: &[Option<usize>], search: &Search<'_>) {
    for (query, place) in queries.iter().zip(places).filter(|(_, place)| **place != Some(0)) {
        let first = search(&query.text).first().map_or("nothing", |first| docs[*first as usize].title.as_str());
        let gold = &docs[query.gold as usize].title;
        println!("{:7} {:40} gold {gold:35} at {place:?}, first {first}", query.kind, query.text);
    }
}

fn lines<T: serde::de::DeserializeOwned>(path: &str) -> Vec<T> {
    let text = std::fs::read_to_string(path).expect("the peers' set-up script made the file");
    text.lines().map(|line| serde_json::from_str(line).expect("a line is a JSON object")).collect()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let before = cpu_seconds();
    let result = work();
    (result, cpu_seconds() - before)
}

/// CPU seconds of this process so far, in user and kernel mode, from the kernel's own count.
fn cpu_seconds() -> f64 {
    const TICKS_PER_SECOND: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").expect("the benchmark runs on Linux");
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |place: usize| fields[place].parse::<f64>().unwrap_or(0.0);
    (ticks(11) + ticks(12)) / TICKS_PER_SECOND
}
