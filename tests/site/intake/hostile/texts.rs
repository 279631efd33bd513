//! Text, JSON, XML, web pages, RTF and badges made to do harm.

use std::fmt::Write;

use super::{Bad, Numbers};

const MIB: usize = 1024 * 1024;

/// Every one.
pub fn all(numbers: &mut Numbers) -> Vec<Bad> {
    let mut bad = plain(numbers);
    bad.extend(json());
    bad.extend(xml());
    bad.extend(pages());
    bad.extend(rich());
    bad.extend(badges());
    bad
}

fn plain(numbers: &mut Numbers) -> Vec<Bad> {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let mut bad = vec![
        Bad::new("empty.txt", ""),
        Bad::new("50-mb.pdf", vec![b'%'; 50 * MIB]),
        Bad::new("25-mb.txt", vec![b'a'; 25 * MIB]),
        Bad::new("20-mb-of-nul.txt", vec![0; 20 * MIB]),
        Bad::new("20-mb-of-words.txt", "cashier ".repeat(20 * MIB / 8)),
        Bad::new("one-long-word.txt", "a".repeat(4 * MIB)),
        Bad::new("one-long-line.txt", "certified ".repeat(MIB)),
        Bad::new("capitals.txt", "CERTIFIED BA RN ".repeat(40_000)),
        Bad::new("titles.txt", "Senior Assistant Manager Clerk of the ".repeat(20_000)),
        Bad::new("commas.txt", "excel,".repeat(100_000)),
        Bad::new("negated.txt", "no not never without ".repeat(20_000)),
        Bad::new("dates.txt", "2019-2020 to 03/2019 - present ".repeat(20_000)),
        Bad::new("lines.txt", "\r\n".repeat(MIB)),
        Bad::new("letters-of-one.txt", "a b c d e f ".repeat(100_000)),
        Bad::new("marks.txt", format!("a{}", "\u{301}\u{327}".repeat(400_000))),
        Bad::new("grows.txt", "\u{fdfa}".repeat(200_000)),
        Bad::new("turns.txt", "\u{202e}\u{200f}cashier\u{2066}".repeat(20_000)),
        Bad::new("no-width.txt", "\u{200b}\u{200d}\u{feff}".repeat(100_000)),
        Bad::new("emoji.txt", "👩🏽‍💻".repeat(50_000)),
        Bad::new("utf16-without-a-mark.txt", utf16("Cashier, 2019 to 2024")),
        Bad::new("half-a-letter.txt", [&[0xFF, 0xFE], &[0; 1][..]].concat()),
        Bad::new("not-utf8.txt", b"Cashier \xC3\x28 \xF0\x90\x28\xBC \xED\xA0\x80".to_vec()),
        Bad::new("controls.txt", (0..32u8).cycle().take(10_000).collect::<Vec<u8>>()),
        Bad::new("shell.txt", "$(reboot) `id` ; rm -rf / | '; DROP TABLE x; -- {{7*7}} %n%n%s"),
        Bad::new("../../../etc/passwd", "Cashier"),
        Bad::new("x".repeat(4_000), "Cashier"),
        Bad::new(
            "exif.jpg",
            [b"\xFF\xD8\xFF\xE1\xFF\xFFExif\0\0MM\0*\0\0\0\x08\xFF\xFF".as_slice(), &[0; 999]].concat(),
        ),
        Bad::new("photo.heic", b"\0\0\0\x18ftypheic\0\0\0\0".to_vec()),
        Bad::new("photo.webp", b"RIFF\xFF\xFF\xFF\xFFWEBPVP8 ".to_vec()),
        Bad::new("scan.tiff", b"II*\0\xFF\xFF\xFF\xFF".to_vec()),
        Bad::new("old.doc", [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0xFF; 4096]].concat()),
        Bad::new("program.exe", [b"MZ\x90\0".as_slice(), &[0; 4096]].concat()),
    ];
    let sizes = [1, 2, 3, 7, 64, 500, 4_096, 65_536, 300_000, 2 * MIB];
    bad.extend(sizes.map(|size| Bad::new(format!("{size}-random-bytes"), numbers.bytes(size))));
    bad
}

fn json() -> Vec<Bad> {
    let strings = vec!["\"cashier\""; 300_000].join(",");
    let keys = (0..100_000).fold(String::new(), |mut keys, key| {
        let _ = write!(keys, "\"k{key}\":1,");
        keys
    });
    [
        ("deep-lists.json", "[".repeat(MIB)),
        ("deep-objects.json", "{\"work\":".repeat(100_000)),
        ("deep-to-the-limit.json", format!("{{\"work\":[],\"x\":{}{}}}", "[".repeat(120), "]".repeat(120))),
        ("half.json", "{\"work\":[{\"position\":\"Cash".to_owned()),
        ("many-strings.json", format!("{{\"SkillsPassport\":[{strings}]}}")),
        ("many-keys.json", format!("{{{keys}\"work\":[]}}")),
        ("many-jobs.json", format!("{{\"work\":[{}{{}}]}}", "{\"position\":\"Cashier\"},".repeat(50_000))),
        ("other-types.json", "{\"work\":[1,null,[],\"x\"],\"skills\":[{\"name\":{}}],\"basics\":[]}".to_owned()),
        ("numbers.json", "{\"work\":[{\"startDate\":1e999,\"position\":-0}]}".to_owned()),
        ("huge-number.json", format!("{{\"work\":[{}]}}", "9".repeat(MIB))),
        ("twice.json", "{\"work\":1,\"work\":[],\"skills\":[{\"name\":\"Excel\"}]}".to_owned()),
        ("long-string.json", format!("{{\"basics\":{{\"summary\":\"{}\"}},\"work\":[]}}", "\\u0000".repeat(MIB))),
        ("surrogates.json", "{\"work\":[{\"position\":\"\\ud800\"}]}".to_owned()),
        ("scalar.json", "[1]".to_owned()),
    ]
    .map(|(name, text)| Bad::new(name, text))
    .into()
}

/// Entities that grow a thousand millionfold.
pub const LAUGHS: &str = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \
                          \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]>";
/// An entity that is a file of the server.
pub const FILE_ENTITY: &str = "<!DOCTYPE a [<!ENTITY d SYSTEM \"file:///etc/passwd\">]>";

fn xml() -> Vec<Bad> {
    let of = |inside: &str| format!("<?xml version=\"1.0\"?>{inside}");
    let attributes = (0..200_000).fold(String::new(), |mut attributes, number| {
        let _ = write!(attributes, " a{number}=\"\"");
        attributes
    });
    [
        ("laughs.xml", of(&format!("{LAUGHS}<SkillsPassport>&d;</SkillsPassport>"))),
        ("file.xml", of(&format!("{FILE_ENTITY}<SkillsPassport>&d;</SkillsPassport>"))),
        ("deep.xml", of(&"<SkillsPassport>".repeat(300_000))),
        ("just-deep-enough.xml", of(&format!("{}Cashier{}", "<a>".repeat(199), "</a>".repeat(199)))),
        ("wide.xml", of(&format!("<a>{}</a>", "<b/>".repeat(1_000_000)))),
        ("attributes.xml", of(&format!("<a{attributes}>Cashier</a>"))),
        ("attributes.svg", format!("<svg><openbadges:credential{attributes}></openbadges:credential></svg>")),
        ("comment.xml", of(&format!("<!--{}", "-".repeat(4 * MIB)))),
        ("open-data.xml", of(&format!("<a><![CDATA[{}", "]".repeat(4 * MIB)))),
        ("other-ends.xml", of("<a></b></c></d>Cashier")),
        ("references.xml", of(&format!("<a>{}</a>", "&#xFFFFFFFF;&#0;&#x1F600;".repeat(10_000)))),
        ("unknown-reference.xml", of("<a>&nothing;</a>")),
        ("includes.xml", of("<a xmlns:x=\"http://www.w3.org/2001/XInclude\"><x:include href=\"/etc/passwd\"/></a>")),
        ("instructions.xml", of(&"<?a b?>".repeat(500_000))),
        ("long-name.xml", of(&format!("<{}>", "a".repeat(4 * MIB)))),
        ("laughs.svg", format!("{LAUGHS}<svg><openbadges:credential>&d;</openbadges:credential></svg>")),
        ("deep.svg", format!("<svg>{}", "<g>".repeat(300_000))),
        ("empty.svg", "<svg><openbadges:assertion verify=\"..\"/></svg>".to_owned()),
    ]
    .map(|(name, text)| Bad::new(name, text))
    .into()
}

fn pages() -> Vec<Bad> {
    let of = |inside: &str| format!("<!DOCTYPE html><html><body>{inside}");
    let attributes = (0..20_000).fold(String::new(), |mut attributes, number| {
        let _ = write!(attributes, " a{number}");
        attributes
    });
    [
        ("deep-divs.html", of(&"<div>".repeat(20_000))),
        ("deep-bold.html", of(&"<b>".repeat(20_000))),
        ("links-in-links.html", of(&"<a><b><i><p>".repeat(2_000))),
        ("misplaced.html", of(&"<table><a><tr><td><a></table>".repeat(2_000))),
        ("tables.html", of(&"<table><tr><td>".repeat(5_000))),
        ("attributes.html", of(&format!("<p{attributes}>Cashier"))),
        ("open-comment.html", of(&format!("<!--{}", "-".repeat(MIB)))),
        ("open-script.html", of(&format!("<script>{}", "cashier ".repeat(100_000)))),
        ("script-only.html", of("<script>document.write('Cashier')</script>")),
        ("events.html", of("<img src=x onerror=alert(1)><p>Cashier<iframe src=file:///etc/passwd></iframe>")),
        ("laughs.html", of(&format!("{LAUGHS}&d;&d;"))),
        ("entities.html", of(&"&amp;&nosuch;&#xFFFFFFFFFF;&#0;".repeat(50_000))),
        ("templates.html", of(&"<template>".repeat(5_000))),
        ("selects.html", of(&"<select><option>".repeat(10_000))),
        ("drawings.html", of(&"<svg><foreignObject><math>".repeat(3_000))),
        ("end-tags.html", of(&"</p></br></a></table>".repeat(20_000))),
    ]
    .map(|(name, text)| Bad::new(name, text))
    .into()
}

fn rich() -> Vec<Bad> {
    [
        ("deep.rtf", "{\\rtf1".repeat(300_000)),
        ("ends.rtf", format!("{{\\rtf1 Cashier{}", "}".repeat(100_000))),
        ("beyond.rtf", "{\\rtf1 Cashier \\bin2147483647 x".to_owned()),
        ("less.rtf", "{\\rtf1 Cashier \\bin-5 \\u-99999? \\u99999999999? \\uc999 x}".to_owned()),
        ("codes.rtf", format!("{{\\rtf1 {}", "\\'zz\\'e9\\'".repeat(200_000))),
        ("words.rtf", format!("{{\\rtf1 {}", "\\aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1".repeat(50_000))),
        ("object.rtf", format!("{{\\rtf1{{\\object\\objdata {}", "d0cf11e0".repeat(200_000))),
        ("cut.rtf", "{\\rtf1\\".to_owned()),
        ("cut-code.rtf", "{\\rtf1 Cashier\\'e".to_owned()),
    ]
    .map(|(name, text)| Bad::new(name, text))
    .into()
}

fn badges() -> Vec<Bad> {
    let base64 = |text: &str| data_encoding::BASE64URL_NOPAD.encode(text.as_bytes());
    let achievement = "\"credentialSubject\":{\"achievement\":{\"name\":\"Cashier\"}}";
    let token = |head: &str, issuer: &str| {
        let body = format!("{{\"issuer\":\"{issuer}\",{achievement}}}");
        format!("{}.{}.{}", base64(head), base64(&body), base64("signature"))
    };
    let key = |number: &str| {
        format!("{{\"alg\":\"RS256\",\"jwk\":{{\"kty\":\"RSA\",\"n\":\"{number}\",\"e\":\"{number}\"}}}}")
    };
    let proofs = "{\"type\":\"DataIntegrityProof\",\"cryptosuite\":\"eddsa-jcs-2022\",\"proofPurpose\":\"assertionMethod\",\"verificationMethod\":\"did:key:z6Mk\",\"proofValue\":\"z1\"},".repeat(5_000);
    let mut nested = format!("{{\"type\":\"ClrCredential\",{achievement}}}");
    for _ in 0..30 {
        nested = format!("{{\"type\":\"ClrCredential\",\"verifiableCredential\":[{nested}],{achievement}}}");
    }
    let chunk = |length: u32, data: &[u8]| [&length.to_be_bytes(), b"iTXt".as_slice(), data, &[0; 4]].concat();
    let png = |chunks: &[u8]| [b"\x89PNG\r\n\x1a\n".as_slice(), chunks].concat();
    vec![
        Bad::new("long-key.jwt", token("{\"alg\":\"EdDSA\"}", &format!("did:key:z{}", "1".repeat(MIB)))),
        Bad::new("no-key.jwt", token("{\"alg\":\"EdDSA\"}", "did:key:z")),
        Bad::new("deep-key.jwt", token("{\"alg\":\"EdDSA\"}", &format!("did:jwk:{}", base64(&"[".repeat(100_000))))),
        Bad::new("large-rsa.jwt", token(&key(&"_".repeat(400_000)), "https://x.example")),
        Bad::new("zero-rsa.jwt", token(&key(""), "https://x.example")),
        Bad::new("even-rsa.jwt", token(&key(&"gICA".repeat(86)), "https://x.example")),
        Bad::new("deep.jwt", format!("{}.{}.x", base64("{\"alg\":1}"), base64(&"{\"vc\":".repeat(100_000)))),
        Bad::new("empty.jwt", ".."),
        Bad::new("dots.jwt", ".".repeat(MIB)),
        Bad::new("proofs.json", format!("{{\"type\":\"OpenBadgeCredential\",\"proof\":[{proofs}{{}}],{achievement}}}")),
        Bad::new("nested.json", nested),
        Bad::new(
            "many.json",
            format!(
                "{{\"type\":\"ClrCredential\",\"verifiableCredential\":[{}0]}}",
                format!("{{{achievement}}},").repeat(20_000)
            ),
        ),
        Bad::new("longer-than-it-is.png", png(&chunk(u32::MAX, b"openbadgecredential\0\0\0\0\0x"))),
        Bad::new("shorter-than-it-is.png", png(&chunk(3, b"openbadgecredential\0\0\0\0\0{}"))),
        Bad::new("no-text.png", png(&chunk(24, b"openbadgecredential\0\0\0\0\0"))),
        Bad::new("many-chunks.png", png(&chunk(0, b"").repeat(500_000))),
        Bad::new("half.png", png(b"\0\0")),
    ]
}
