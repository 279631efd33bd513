//! The index on disk is a cache: whatever happens to it, searching goes on with right answers.

use std::fs;
use std::path::Path;

use onward::index::{INDEX_FILE, SearchIndex, SearchRequest};
use tempfile::tempdir;

use super::codes;
use crate::support::catalog;

fn answers(index: &SearchIndex) -> Vec<Vec<String>> {
    ["nurse", "medical biling", "AP clerk"]
        .iter()
        .map(|text| codes(&index.search(catalog(), &SearchRequest::new(text)).expect("the index can be read")))
        .collect()
}

fn open(directory: &Path) -> SearchIndex {
    SearchIndex::open_or_build(catalog(), directory).expect("an index can always be had")
}

#[test]
fn an_index_that_was_saved_answers_like_a_new_one() {
    let folder = tempdir().expect("a temporary folder");
    let built = answers(&open(folder.path()));
    let saved = fs::metadata(folder.path().join(INDEX_FILE)).expect("it was saved");
    assert_eq!(answers(&open(folder.path())), built);
    let again = fs::metadata(folder.path().join(INDEX_FILE)).expect("it is still there");
    assert_eq!(saved.modified().unwrap(), again.modified().unwrap(), "it was not built again");
    assert_eq!(built, answers(super::index()), "memory and disk agree");
}

#[test]
fn a_damaged_index_is_built_again() {
    let folder = tempdir().expect("a temporary folder");
    let right = answers(&open(folder.path()));
    let path = folder.path().join(INDEX_FILE);
    let whole = fs::read(&path).expect("it was saved");
    let middle = whole.len() / 2;
    let rows: [(&str, Vec<u8>); 7] = [
        ("empty", Vec::new()),
        ("cut in the middle", whole[..middle].to_vec()),
        ("cut by a byte", whole[..whole.len() - 1].to_vec()),
        ("a bit flipped", {
            let mut bytes = whole.clone();
            bytes[middle] ^= 1;
            bytes
        }),
        ("4 KiB zeroed", {
            let mut bytes = whole.clone();
            bytes[middle..middle + 4096].fill(0);
            bytes
        }),
        ("a garbage tail", [whole.as_slice(), b"garbage"].concat()),
        ("another file altogether", b"not an index".repeat(100)),
    ];
    for (damage, bytes) in rows {
        fs::write(&path, bytes).expect("a writable folder");
        assert_eq!(answers(&open(folder.path())), right, "{damage}");
        assert_eq!(fs::read(&path).expect("it was saved again").len(), whole.len(), "{damage}: it was built again");
    }
}

#[test]
fn an_index_that_cannot_be_kept_is_used_from_memory() {
    let folder = tempdir().expect("a temporary folder");
    let in_the_way = folder.path().join("index");
    fs::write(&in_the_way, "a file where the folder should be").expect("a writable folder");
    assert_eq!(answers(&open(&in_the_way)), answers(super::index()));
    let blocked = folder.path().join("blocked");
    fs::create_dir_all(blocked.join(INDEX_FILE)).expect("a writable folder");
    assert_eq!(answers(&open(&blocked)), answers(super::index()), "a folder where the file should be");
}

#[test]
fn two_that_build_at_once_do_each_other_no_harm() {
    let folder = tempdir().expect("a temporary folder");
    let right = answers(super::index());
    std::thread::scope(|scope| {
        let both: Vec<_> = (0..2).map(|_| scope.spawn(|| answers(&open(folder.path())))).collect();
        for one in both {
            assert_eq!(one.join().expect("neither panics"), right);
        }
    });
    assert_eq!(answers(&open(folder.path())), right);
    assert_eq!(fs::read_dir(folder.path()).expect("a readable folder").count(), 1, "nothing is left behind");
}
