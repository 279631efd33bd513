//! Times the index and title recognition over the built-in catalogue: build, open, search, recognise.

use onward::catalog::Catalog;
use onward::constants::Constants;
use onward::index::{SearchIndex, SearchRequest};
use onward::profile::recognition::Recogniser;

fn main() {
    divan::main();
}

fn catalog() -> Catalog {
    Catalog::builtin(Constants::builtin().growth).expect("the built-in catalogue is sound")
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn build_index_in_memory(bencher: divan::Bencher<'_, '_>) {
    let catalog = catalog();
    bencher.bench_local(|| SearchIndex::in_memory(&catalog).expect("it can be built"));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn open_saved_index(bencher: divan::Bencher<'_, '_>) {
    let catalog = catalog();
    let folder = tempfile::tempdir().expect("a temporary folder");
    SearchIndex::open_or_build(&catalog, folder.path()).expect("it can be built");
    bencher.bench_local(|| SearchIndex::open_or_build(&catalog, folder.path()).expect("it can be opened"));
}

#[divan::bench(args = ["nurse", "medical biling", "custmer servce reprsentative", "data cen", "manager", "AI oversight"])]
fn search(bencher: divan::Bencher<'_, '_>, text: &str) {
    let catalog = catalog();
    let index = SearchIndex::in_memory(&catalog).expect("it can be built");
    bencher.bench_local(|| index.search(&catalog, &SearchRequest::new(text)).expect("it can be searched"));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn build_recogniser(bencher: divan::Bencher<'_, '_>) {
    let catalog = catalog();
    bencher.bench_local(|| Recogniser::new(&catalog));
}

/// Every title that workers reported, one after another, on one core.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn recognise_every_reported_title(bencher: divan::Bencher<'_, '_>) {
    let catalog = catalog();
    let recogniser = Recogniser::new(&catalog);
    let titles: Vec<&String> = catalog.roles.iter().flat_map(|role| &role.reported_titles).collect();
    bencher
        .counter(divan::counter::ItemsCount::new(titles.len()))
        .bench_local(|| titles.iter().map(|title| recogniser.recognise(title, 5).candidates.len()).sum::<usize>());
}
