//! Good files cut short, with single bits changed, under wrong names, and several in one.

use super::files::FORMATS;
use super::{Bad, Numbers};

const RESUME: &str =
    "Ana Ruiz\nBookkeeper, Harbor Foods, 2016 to 2024\nPaid bills & balanced books in QuickBooks.\nExcel";
/// Places at which a file ends, as hundredths of it.
const CUTS: [usize; 6] = [1, 20, 50, 80, 99, 100];
const FLIPS: usize = 4;

/// Every one.
pub fn all(numbers: &mut Numbers) -> Vec<Bad> {
    let good: Vec<(&str, Vec<u8>)> = FORMATS.iter().map(|format| (format.ending, (format.write)(RESUME))).collect();
    let mut bad = Vec::new();
    for (ending, bytes) in &good {
        for cut in CUTS {
            let end = (bytes.len() * cut / 100).min(bytes.len() - 1);
            bad.push(Bad::new(format!("{cut}-percent.{ending}"), &bytes[..end]));
        }
        for flip in 0..FLIPS {
            let mut bytes = bytes.clone();
            let place = numbers.below(bytes.len());
            bytes[place] ^= 1 << numbers.below(8);
            bad.push(Bad::new(format!("flip-{flip}.{ending}"), bytes));
        }
        let (start, end) = (numbers.below(bytes.len()), numbers.below(bytes.len()));
        let moved = [&bytes[start..], &bytes[..end]].concat();
        bad.push(Bad::new(format!("moved.{ending}"), moved));
    }
    for ((_, bytes), (ending, other)) in good.iter().zip(good.iter().cycle().skip(5)) {
        bad.push(Bad::new(format!("wrong-name.{ending}"), bytes.clone()));
        bad.push(Bad::new(format!("two-in-one.{ending}"), [bytes.as_slice(), other].concat()));
        bad.push(Bad::new(format!("two-turned.{ending}"), [other.as_slice(), b"\n", bytes].concat()));
    }
    let beginnings: [&[u8]; 9] = [
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"{\\rtf1 ",
        b"{\"type\":",
        b"<?xml version=\"1.0\"?>",
        b"<!DOCTYPE html>",
        b"\xFF\xFE",
    ];
    for (number, beginning) in beginnings.into_iter().enumerate() {
        bad.push(Bad::new(format!("random-{number}"), [beginning, &numbers.bytes(20_000)].concat()));
        bad.push(Bad::new(format!("only-{number}"), beginning));
        bad.push(Bad::new(format!("before-a-file-{number}"), [beginning, &good[number].1].concat()));
    }
    bad
}
