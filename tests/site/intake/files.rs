//! A text as a good file of each format.

use std::io::Write;

use krilla::Document;
use krilla::geom::Point;
use krilla::page::PageSettings;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use lopdf::content::{Content, Operation};
use lopdf::{Object, Stream, dictionary};
use onward::intake::FileKind;
use serde_json::json;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

static FONT: &[u8] = include_bytes!("../../../static/fonts/PublicSans-Regular.ttf");
const LINES_PER_PAGE: usize = 50;
/// Letters that a printed line has room for.
const LINE_LETTERS: usize = 95;

/// A way to write a text down.
pub struct Format {
    /// What the file is read as.
    pub kind: FileKind,
    /// How its name ends.
    pub ending: &'static str,
    /// The file.
    pub write: fn(&str) -> Vec<u8>,
}

/// Every way.
pub const FORMATS: [Format; 14] = [
    Format { kind: FileKind::Docx, ending: "docx", write: docx },
    Format { kind: FileKind::Odt, ending: "odt", write: odt },
    Format { kind: FileKind::Rtf, ending: "rtf", write: rtf },
    Format { kind: FileKind::Html, ending: "html", write: html },
    Format { kind: FileKind::JsonResume, ending: "json", write: json_resume },
    Format { kind: FileKind::Europass, ending: "xml", write: europass_xml },
    Format { kind: FileKind::Europass, ending: "json", write: europass_json },
    Format { kind: FileKind::Text, ending: "txt", write: |text| text.as_bytes().to_vec() },
    Format { kind: FileKind::Text, ending: "txt", write: utf16 },
    Format { kind: FileKind::Text, ending: "txt", write: |text| encoding_rs::WINDOWS_1252.encode(text).0.into_owned() },
    Format { kind: FileKind::Pdf, ending: "pdf", write: simple_pdf },
    Format { kind: FileKind::Pdf, ending: "pdf", write: packed_pdf },
    Format { kind: FileKind::Pdf, ending: "pdf", write: embedded_pdf },
    Format { kind: FileKind::Badge, ending: "json", write: badge },
];

/// An archive with these parts, each packed.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn lines(text: &str, line: impl Fn(&str) -> String) -> String {
    text.lines().map(line).collect()
}

pub fn docx(text: &str) -> Vec<u8> {
    let body = lines(text, |line| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(line)));
    of_word(&body)
}

/// A Word file whose document holds `body`.
pub fn of_word(body: &str) -> Vec<u8> {
    let name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document =
        format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"{name}\"><w:body>{body}</w:body></w:document>");
    zipped(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())])
}

pub fn odt(text: &str) -> Vec<u8> {
    let body = lines(text, |line| format!("<text:p>{}</text:p>", escaped(line)));
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:text>{body}</office:text></office:document-content>"
    );
    zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.as_bytes())])
}

pub fn rtf(text: &str) -> Vec<u8> {
    let letter = |letter: char| match letter {
        '\\' | '{' | '}' => format!("\\{letter}"),
        letter if letter.is_ascii() => letter.to_string(),
        letter => format!("\\u{}?", u32::from(letter)),
    };
    let body = lines(text, |line| format!("{}\\par\n", line.chars().map(letter).collect::<String>()));
    format!("{{\\rtf1\\ansi{{\\fonttbl\\f0 Arial;}}\\f0 {body}}}").into_bytes()
}

pub fn html(text: &str) -> Vec<u8> {
    let body = lines(text, |line| format!("<p>{}</p>\n", escaped(line)));
    let head = "<meta charset=utf-8><title>CV</title><style>p{color:red}</style><script>if(1<2)alert(1)</script>";
    format!("<!DOCTYPE html><html><head>{head}</head><body>{body}<script>track()</script></body></html>").into_bytes()
}

pub fn json_resume(text: &str) -> Vec<u8> {
    json!({"basics": {"email": "me@example.org", "summary": text}, "work": []}).to_string().into_bytes()
}

pub fn europass_xml(text: &str) -> Vec<u8> {
    let body = lines(text, |line| format!("<Activities>{}</Activities>", escaped(line)));
    format!("<?xml version=\"1.0\"?><SkillsPassport><LearnerInfo>{body}</LearnerInfo></SkillsPassport>").into_bytes()
}

fn europass_json(text: &str) -> Vec<u8> {
    let lines: Vec<_> = text.lines().map(|line| json!({"Activities": line})).collect();
    json!({"SkillsPassport": {"LearnerInfo": {"WorkExperience": lines}}}).to_string().into_bytes()
}

fn utf16(text: &str) -> Vec<u8> {
    [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

/// A badge whose description is the text, as far as one is read.
pub fn badge(text: &str) -> Vec<u8> {
    let achievement = json!({"name": "Résumé", "description": text});
    json!({"type": ["OpenBadgeCredential"], "credentialSubject": {"achievement": achievement}}).to_string().into_bytes()
}

/// The text in lines of a printed page, page by page.
fn pages(text: &str) -> Vec<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.lines() {
        lines.push(String::new());
        for word in paragraph.split_whitespace() {
            let is_full = lines.last().is_some_and(|line| line.len() + word.len() > LINE_LETTERS);
            if is_full {
                lines.push(String::new());
            }
            let line = lines.last_mut().unwrap();
            line.push_str(word);
            line.push(' ');
        }
    }
    lines.chunks(LINES_PER_PAGE).map(<[String]>::to_vec).collect()
}

/// A PDF as simple programs write it: a font that every reader has, Windows' letters.
fn pdf_document(text: &str) -> lopdf::Document {
    let mut document = lopdf::Document::with_version("1.5");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let mut kids: Vec<Object> = Vec::new();
    for page in pages(text) {
        let mut operations = vec![
            Operation::new("BT", vec![]),
            Operation::new("Tf", vec!["F1".into(), 11.into()]),
            Operation::new("TL", vec![14.into()]),
            Operation::new("Td", vec![50.into(), 780.into()]),
        ];
        for line in page {
            let bytes = encoding_rs::WINDOWS_1252.encode(&line).0.into_owned();
            operations.push(Operation::new("Tj", vec![Object::string_literal(bytes)]));
            operations.push(Operation::new("T*", vec![]));
        }
        operations.push(Operation::new("ET", vec![]));
        let content = document.add_object(Stream::new(dictionary! {}, Content { operations }.encode().unwrap()));
        let page = dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => resources };
        kids.push(document.add_object(page).into());
    }
    let count = kids.len() as i64;
    document.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document
}

pub fn simple_pdf(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    pdf_document(text).save_to(&mut bytes).unwrap();
    bytes
}

/// The same, packed, with its objects in streams.
pub fn packed_pdf(text: &str) -> Vec<u8> {
    let (mut document, mut bytes) = (pdf_document(text), Vec::new());
    document.compress();
    document.save_modern(&mut bytes).unwrap();
    bytes
}

/// A PDF with a font of its own, whose letters are numbers until they are looked up.
pub fn embedded_pdf(text: &str) -> Vec<u8> {
    const SIZE: f32 = 11.0;
    let reader = FontRef::new(FONT).unwrap();
    let writer = Font::new(FONT.to_vec().into(), 0).unwrap();
    let (letters, widths) = (reader.charmap(), reader.glyph_metrics(Size::unscaled(), LocationRef::default()));
    let mut document = Document::new();
    for lines in pages(text) {
        let mut page = document.start_page_with(PageSettings::from_wh(595.0, 842.0).unwrap());
        let mut surface = page.surface();
        for (number, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
            let glyphs: Vec<KrillaGlyph> = line
                .char_indices()
                .filter_map(|(at, letter)| {
                    let glyph = letters.map(letter)?;
                    let width = widths.advance_width(glyph)? / writer.units_per_em();
                    let range = at..at + letter.len_utf8();
                    Some(KrillaGlyph::new(GlyphId::new(glyph.to_u32()), width, 0.0, 0.0, 0.0, range, None))
                })
                .collect();
            let start = Point::from_xy(50.0, 60.0 + 14.0 * number as f32);
            surface.draw_glyphs(start, &glyphs, writer.clone(), line, SIZE, false);
        }
        surface.finish();
        page.finish();
    }
    document.finish().unwrap()
}
