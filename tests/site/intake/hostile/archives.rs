//! Word and OpenDocument files made to do harm.

use super::Bad;
use super::files::{docx, odt, of_word, zipped};
use super::texts::{FILE_ENTITY, LAUGHS};

const MIB: usize = 1024 * 1024;
/// What stands at the beginning of a part, of its entry in the list, and of the list's end.
const SIGNATURES: [&[u8]; 3] = [b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"];

/// Every one.
pub fn all() -> Vec<Bad> {
    let mut bad = bombs();
    bad.extend(documents());
    for (ending, good) in [("docx", docx("Cashier, 2019 to 2024")), ("odt", odt("Cashier, 2019 to 2024"))] {
        bad.extend(lies(ending, &good));
    }
    bad
}

fn bombs() -> Vec<Bad> {
    let spaces = " ".repeat(40 * MIB);
    let flat = of_word(&spaces);
    let content = zipped(&[("content.xml", spaces.as_bytes())]);
    let mut nested = docx("Cashier");
    for _ in 0..20 {
        nested = zipped(&[("word/document.xml", &nested), ("word/more.docx", &nested)]);
    }
    let names: Vec<String> = (0..20_000).map(|number| format!("word/media/{number}")).collect();
    let mut many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
    many.push(("word/document.xml", b"<a>Cashier</a>"));
    let long_name = "a/".repeat(30_000);
    let manifest = zipped(&[("META-INF/manifest.xml", spaces.as_bytes()), ("content.xml", b"<a>Cashier</a>")]);
    let locked = zipped(&[("META-INF/manifest.xml", b"<encryption-data/>"), ("content.xml", b"x")]);
    vec![
        Bad::new("flat.docx", flat.clone()),
        Bad::new("flat.odt", content),
        Bad::new("just-below.docx", of_word(&" ".repeat(31 * MIB))),
        Bad::new("text.docx", of_word(&format!("<w:p>{}</w:p>", "cashier ".repeat(3 * MIB)))),
        Bad::new("in-a-zip.docx", zipped(&[("word/document.xml", &flat)])),
        Bad::new("nested.docx", nested),
        Bad::new("many-parts.docx", zipped(&many)),
        Bad::new("overlapping.docx", overlapping(30_000)),
        Bad::new("overlapping.odt", overlapping(60_000)),
        Bad::new("long-name.docx", zipped(&[(&long_name, b""), ("word/document.xml", b"<a/>")])),
        Bad::new("list.odt", manifest),
        Bad::new("locked.odt", locked),
        Bad::new("way-out.docx", zipped(&[("../../etc/passwd", b"x"), ("/etc/passwd", b"x")])),
        Bad::new("sheet.xlsx", zipped(&[("xl/workbook.xml", b"<workbook/>")])),
        Bad::new("nothing.docx", zipped(&[])),
    ]
}

/// An archive whose list names one part again and again.
fn overlapping(times: usize) -> Vec<u8> {
    let good = of_word(&" ".repeat(MIB));
    let entry = find(&good, SIGNATURES[1], 1);
    let end = find(&good, SIGNATURES[2], 0);
    let (list, mut last) = (find(&good, SIGNATURES[1], 0), good[end..].to_vec());
    let entries = good[entry..end].repeat(times);
    let count = u16::try_from(times + 1).unwrap().to_le_bytes();
    let length = u32::try_from(entry - list + entries.len()).unwrap().to_le_bytes();
    last[8..10].copy_from_slice(&count);
    last[10..12].copy_from_slice(&count);
    last[12..16].copy_from_slice(&length);
    [&good[..entry], &entries, &last].concat()
}

/// Where `signature` stands the next time after `skipped` times.
fn find(bytes: &[u8], signature: &[u8], skipped: usize) -> usize {
    let mut places = (0..bytes.len()).filter(|place| bytes[*place..].starts_with(signature));
    places.nth(skipped).unwrap()
}

/// Archives that say what is not so: of sizes, places, packings, counts.
fn lies(ending: &str, good: &[u8]) -> Vec<Bad> {
    // The second part holds the text. Places within the part's head, its entry and the list's end, with their bytes.
    let [head, entry, end] = [(0, 1), (1, 1), (2, 0)].map(|(kind, skipped)| find(good, SIGNATURES[kind], skipped));
    let fields = [
        ("packing", head + 8, 2),
        ("packing-in-list", entry + 10, 2),
        ("flags", entry + 8, 2),
        ("sum", entry + 16, 4),
        ("packed-size", entry + 20, 4),
        ("size", entry + 24, 4),
        ("name-length", entry + 28, 2),
        ("more-length", entry + 30, 2),
        ("place", entry + 42, 4),
        ("count", end + 10, 2),
        ("list-length", end + 12, 4),
        ("list-place", end + 16, 4),
    ];
    let mut bad = Vec::new();
    for (name, at, length) in fields {
        for value in [0, 1, 0xFF, 0x7FFF_FFFF, 0xFFFF_FFFF_u32] {
            let mut bytes = good.to_vec();
            bytes[at..at + length].copy_from_slice(&value.to_le_bytes()[..length]);
            bad.push(Bad::new(format!("{name}-{value}.{ending}"), bytes));
        }
    }
    bad
}

fn documents() -> Vec<Bad> {
    let word = |document: &str| zipped(&[("word/document.xml", document.as_bytes())]);
    let open = |document: &str| zipped(&[("content.xml", document.as_bytes())]);
    let deep = "<w:p>".repeat(300_000);
    let utf16: Vec<u8> = "<a>Cashier</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        Bad::new("deep.docx", of_word(&deep)),
        Bad::new("deep.odt", open(&deep)),
        Bad::new("laughs.docx", word(&format!("{LAUGHS}<w:p>&d;</w:p>"))),
        Bad::new("laughs.odt", open(&format!("{LAUGHS}<text:p>&d;</text:p>"))),
        Bad::new("file.docx", word(&format!("{FILE_ENTITY}<w:p>&d;</w:p>"))),
        Bad::new("file.odt", open(&format!("{FILE_ENTITY}<text:p>&d;</text:p>"))),
        Bad::new("empty.docx", word("")),
        Bad::new("empty.odt", open("<office:document-content/>")),
        Bad::new("no-xml.docx", zipped(&[("word/document.xml", b"\0\xFF\xFE\0")])),
        Bad::new("utf16.docx", zipped(&[("word/document.xml", &utf16)])),
        Bad::new("pictures-only.docx", of_word("<w:drawing><w:t>Cashier</w:t></w:drawing>")),
        Bad::new("both.docx", zipped(&[("content.xml", b"<a/>"), ("word/document.xml", b"<p>Cashier</p>")])),
    ]
}
