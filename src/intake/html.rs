//! A saved web page → its text. Styles, scripts and the like are none of it.

use scraper::{Html, Node};

use super::MOST_TEXT_BYTES;

/// Bytes at the beginning in which a page says that it is one.
const BEGINNING: usize = 1024;
/// Elements that hold no text of the page.
const SKIPPED: [&str; 12] = [
    "head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select", "textarea",
    "button",
];
/// Elements inside a line; every other one begins a line of its own.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "cite", "code", "data", "em", "font", "i", "kbd", "label", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// Whether `document` is a web page.
pub(super) fn is_page(document: &str) -> bool {
    let mut end = document.len().min(BEGINNING);
    while !document.is_char_boundary(end) {
        end -= 1;
    }
    let beginning = document[..end].to_ascii_lowercase();
    ["<!doctype html", "<html", "<body", "<head>"].iter().any(|tag| beginning.contains(tag))
}

/// The text of the page, a line for each block. The tree is walked without recursion: pages may be deep.
pub(super) fn text(document: &str) -> String {
    let page = Html::parse_document(document);
    let (mut text, mut next) = (String::new(), Some(page.tree.root()));
    while let Some(node) = next {
        let is_skipped = matches!(node.value(), Node::Element(element) if SKIPPED.contains(&element.name()));
        match node.value() {
            // White space stands for one space, wherever lines are broken in the file.
            Node::Text(inside) => push_words(&mut text, inside),
            Node::Element(element) => begin(&mut text, element.name()),
            _ => {}
        }
        let inside = node.first_child().filter(|_| !is_skipped);
        next = inside.or_else(|| {
            // The next node after this one: beside it, or beside the nearest around it that is not the last.
            let mut last = node;
            loop {
                if let Node::Element(element) = last.value() {
                    begin(&mut text, element.name());
                }
                match last.next_sibling() {
                    Some(beside) => return Some(beside),
                    None => last = last.parent()?,
                }
            }
        });
        if text.len() > MOST_TEXT_BYTES {
            break;
        }
    }
    text
}

/// What stands in the text where an element begins or ends.
fn begin(text: &mut String, name: &str) {
    match name {
        "td" | "th" => push_space(text),
        name if INLINE.contains(&name) => {}
        _ if text.ends_with('\n') => {}
        _ => text.push('\n'),
    }
}

fn push_words(text: &mut String, inside: &str) {
    let mut words = inside.split_whitespace().peekable();
    if inside.starts_with(char::is_whitespace) {
        push_space(text);
    }
    while let Some(word) = words.next() {
        text.push_str(word);
        if words.peek().is_some() || inside.ends_with(char::is_whitespace) {
            text.push(' ');
        }
    }
}

fn push_space(text: &mut String) {
    if !text.ends_with([' ', '\n']) {
        text.push(' ');
    }
}
