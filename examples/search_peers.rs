//! Runs the product's text index on a folder's `docs.jsonl` and `queries.jsonl` and prints figures as JSON.

use std::time::Instant;

use onward::index::{Document, TextIndex};
use serde::Deserialize;

#[derive(Deserialize)]
struct Doc {
    title: String,
    body: String,
}

#[derive(Deserialize)]
struct KnownItem {
    kind: String,
    q: String,
    gold: u32,
}

fn main() {
    let mut args = std::env::args().skip(1);
    let folder = args.next().expect("usage: search_peers FOLDER [QUERIES] [--misses]");
    let queries = args.next().unwrap_or_else(|| format!("{folder}/queries.jsonl"));
    let show_misses = args.next().is_some();
    let docs: Vec<Doc> = lines(&format!("{folder}/docs.jsonl"));
    let queries: Vec<KnownItem> = lines(&queries);
    let cpu = cpu_seconds();
    let index = TextIndex::in_memory(docs.iter().map(|doc| Document {
        title: doc.title.as_str().into(),
        body: vec![doc.body.as_str().into()],
        ..Document::default()
    }))
    .expect("an index in memory can be written");
    let build_cpu_s = cpu_seconds() - cpu;
    for query in queries.iter().take(200) {
        search(&index, &query.q);
    }
    let mut rounds = Vec::new();
    let mut places = Vec::new();
    for _ in 0..3 {
        let cpu = cpu_seconds();
        let mut took_ms = Vec::with_capacity(queries.len());
        places.clear();
        for query in &queries {
            let start = Instant::now();
            let found = search(&index, &query.q);
            took_ms.push(start.elapsed().as_secs_f64() * 1e3);
            places.push(found.iter().position(|document| *document == query.gold));
        }
        took_ms.sort_by(f64::total_cmp);
        let cpu_ms = (cpu_seconds() - cpu) * 1e3 / queries.len() as f64;
        rounds.push((cpu_ms, took_ms[took_ms.len() / 2], took_ms[took_ms.len() * 99 / 100]));
    }
    rounds.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (cpu_ms, p50_ms, p99_ms) = rounds[1];
    let share = |kind: &str, within: usize| {
        let hits = queries.iter().zip(&places).filter(|(query, _)| kind == "all" || query.kind == kind);
        let (mut asked, mut found) = (0.0, 0.0);
        for (_, place) in hits {
            asked += 1.0;
            found += f64::from(u8::from(place.is_some_and(|place| place < within)));
        }
        (found / asked * 1000.0_f64).round() / 1000.0
    };
    let quality: serde_json::Map<String, serde_json::Value> = ["clean", "typo1", "typo2", "prefix", "all"]
        .into_iter()
        .map(|kind| (kind.to_owned(), serde_json::json!({"s1": share(kind, 1), "s10": share(kind, 10)})))
        .collect();
    println!(
        "{}",
        serde_json::json!({"engine": "onward", "build_cpu_s": build_cpu_s, "cpu_ms": cpu_ms, "p50_1": p50_ms,
            "p99_1": p99_ms, "quality": quality})
    );
    if show_misses {
        for (query, place) in queries.iter().zip(&places).filter(|(_, place)| **place != Some(0)) {
            let first = search(&index, &query.q).first().map_or("-", |first| docs[*first as usize].title.as_str());
            let gold = &docs[query.gold as usize].title;
            println!("{:7} {:40} gold {gold:35} at {place:?}, first {first}", query.kind, query.q);
        }
    }
}

fn search(index: &TextIndex, text: &str) -> Vec<u32> {
    let ranking = index.search(text, &|_| true).expect("an index in memory can be read");
    ranking.found.iter().take(10).map(|found| found.document).collect()
}

fn lines<T: serde::de::DeserializeOwned>(path: &str) -> Vec<T> {
    let text = std::fs::read_to_string(path).expect("the peers' set-up script made the file");
    text.lines().map(|line| serde_json::from_str(line).expect("a line is a JSON object")).collect()
}

/// CPU seconds of this process so far, in user and kernel mode, from the kernel's own count.
fn cpu_seconds() -> f64 {
    const TICKS_PER_SECOND: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").expect("the benchmark runs on Linux");
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |place: usize| fields[place].parse::<f64>().unwrap_or(0.0);
    (ticks(11) + ticks(12)) / TICKS_PER_SECOND
}
