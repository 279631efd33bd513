//! Each format gives its text; what is none is refused with its reason.

use std::io::Write;

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    zipped(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &document)])
}

fn said(bytes: &[u8]) -> Result<(FileKind, String), Refusal> {
    read(bytes, Timestamp::UNIX_EPOCH).map(|intake| (intake.kind, intake.text))
}

#[test]
fn each_format_gives_its_text_line_by_line() {
    let word = docx(
        "<w:p><w:r><w:t>Cashier</w:t></w:r><w:r><w:tab/><w:t>2019 &#8211; 2024</w:t></w:r></w:p><w:p><w:r><w:t>Counted &amp; balanced tills</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>",
    );
    let odt = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        (
            "content.xml",
            "<office:document-content><text:h>Cashier</text:h><text:p>2019<text:s/>to 2024</text:p></office:document-content>",
        ),
    ]);
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain("Año 2019".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let rtf: &[u8] = b"{\\rtf1\\ansi{\\fonttbl\\f0 Arial;}\\f0 Cashier\\par Jos\\'e9 \\u8364? \\{till\\}\\par}trailing";
    let rows: Vec<(&[u8], FileKind, &str, &str)> = vec![
        (&word, FileKind::Docx, "Cashier 2019 – 2024\nCounted & balanced tills", "paragraphs, tabs, references, no field codes"),
        (&odt, FileKind::Odt, "Cashier\n2019 to 2024", "headings and spaces"),
        (rtf, FileKind::Rtf, "Cashier\nJosé € {till}", "codes of two kinds, signs, no font table"),
        ("Cajera\r\n\r\n\r\n\r\n2019".as_bytes(), FileKind::Text, "Cajera\n\n2019", "line ends of Windows"),
        (b"Caf\xe9 manager", FileKind::Text, "Café manager", "Windows letters"),
        (&utf16, FileKind::Text, "Año 2019", "with a byte order mark"),
        ("oﬃce clerk".as_bytes(), FileKind::Text, "office clerk", "ligatures"),
        (
            br#"{"basics":{"label":"Office clerk"},"work":[{"name":"Acme","position":"Clerk","startDate":"2018-03-01","highlights":["Filed claims"]}],"skills":[{"name":"Excel","level":"Advanced"}]}"#,
            FileKind::JsonResume,
            "Office clerk\n\nExperience\nClerk, Acme\n03/2018 – Present\n- Filed claims\n\nSkills\nExcel (Advanced)",
            "a JSON résumé",
        ),
        (
            b"<?xml version=\"1.0\"?><SkillsPassport><LearnerInfo><Position><Code>1</Code><Label>Cashier</Label></Position></LearnerInfo></SkillsPassport>",
            FileKind::Europass,
            "Cashier",
            "codes are left out",
        ),
        (
            br#"{"type":["VerifiableCredential","OpenBadgeCredential"],"issuer":{"name":"CompTIA"},"credentialSubject":{"achievement":{"name":"CompTIA A+"}}}"#,
            FileKind::Badge,
            "Certifications\nCompTIA A+, CompTIA",
            "a badge",
        ),
        (
            "<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body><h1>Ana  <b>Ruiz</b></h1><script>a<b</script><ul><li>Cashier,\n Lidl<li>Café &amp; till</ul><table><tr><td>2019</td><td>2024</td></tr></table></body></html>".as_bytes(),
            FileKind::Html,
            "Ana Ruiz\nCashier, Lidl\nCafé & till\n2019 2024",
            "a web page: blocks are lines, scripts and styles are left out",
        ),
    ];
    for (bytes, kind, text, reason) in rows {
        assert_eq!(said(bytes), Ok((kind, text.to_owned())), "{reason}");
    }
}

#[test]
fn what_cannot_be_read_is_refused_with_its_reason() {
    let bomb = docx(&format!("<w:p>{}</w:p>", " ".repeat(MOST_UNPACKED_BYTES)));
    let deep = docx(&"<w:p>".repeat(300));
    let entities = docx("").len();
    let doctype = zipped(&[("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]);
    let large = vec![b'a'; MOST_FILE_BYTES + 1];
    let rows: Vec<(&[u8], Refusal, &str)> = vec![
        (b"", Refusal::Empty, "no byte"),
        (b" \n\t ", Refusal::Empty, "no letter"),
        (&large, Refusal::TooLarge, "a byte too many"),
        (b"\x89PNG\r\n", Refusal::Picture, "a picture"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1", Refusal::OldWord, "Word of before 2007"),
        (b"%PDF-1.7\nnonsense", Refusal::Damaged, "a PDF in name only"),
        (b"PK\x03\x04nonsense", Refusal::Damaged, "an archive in name only"),
        (&bomb, Refusal::TooMuchInside, "a bomb"),
        (&deep, Refusal::TooMuchInside, "a deep document"),
        (&doctype, Refusal::Damaged, "a document type"),
        (b"\x00\x01\x02\x03\x04\x05", Refusal::UnknownFormat, "no text"),
        (b"{\"a\":1}", Refusal::UnknownFormat, "other JSON"),
        (b"{\"a\":", Refusal::Damaged, "half of JSON"),
        (b"<note>Cashier</note>", Refusal::UnknownFormat, "other XML"),
        (b"<svg><text>Cashier</text></svg>", Refusal::Picture, "a drawing"),
        (b"<html><script>Cashier()</script></html>", Refusal::Empty, "a web page of scripts"),
    ];
    assert!(entities > 0);
    for (bytes, refusal, reason) in rows {
        assert_eq!(said(bytes), Err(refusal), "{reason}");
    }
    let other = zipped(&[("readme.txt", "Cashier")]);
    assert_eq!(said(&other), Err(Refusal::UnknownFormat), "another archive");
}

proptest! {
    #[test]
    fn no_bytes_make_a_parser_panic(
        beginning in prop::sample::select(vec!["", "%PDF-1.4\n", "PK\u{3}\u{4}", "{\\rtf1 ", "{", "<?xml version=\"1.0\"?><a>", "eyJhbGciOiJub25lIn0."]),
        rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let bytes: Vec<u8> = beginning.bytes().chain(rest).collect();
        let _ = read(&bytes, Timestamp::UNIX_EPOCH);
    }

    #[test]
    fn no_changed_byte_makes_a_parser_panic(place in 0usize..2000, byte: u8, cut in 0usize..2000) {
        let mut bytes = docx("<w:p><w:r><w:t>Cashier</w:t></w:r></w:p>");
        let length = bytes.len();
        bytes[place % length] = byte;
        bytes.truncate(length - cut % length);
        let _ = read(&bytes, Timestamp::UNIX_EPOCH);
    }
}
