//! Puts strips on pages, so that nothing is cut and no heading stands last.

use crate::documents::Paper;
use crate::documents::pages::Pages;

use super::blocks::{Bookmark, INK, Ink, Strip};
use super::font::{Face, readable};
use super::lines::Style;

/// White on the left and right, in points.
const SIDE: f32 = 54.0;
/// White above the text.
const TOP: f32 = 54.0;
/// White below it, with the page's number in it.
const BOTTOM: f32 = 64.0;
/// From the bottom of the page to where its number stands.
const FOOT: f32 = 36.0;
const FOOT_STYLE: Style = Style { face: Face::Regular, size: 8.5 };

/// A page, its inks from its top left corner.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub inks: Vec<Ink>,
    /// Headings with how far from the top they stand.
    pub bookmarks: Vec<(Bookmark, f32)>,
}

/// How wide text may be on `paper`, in points.
pub(super) fn content_width(paper: Paper) -> f32 {
    paper.size_points().0 - 2.0 * SIDE
}

/// The pages of a document.
pub(super) fn fill(strips: Vec<Strip>, paper: Paper, pages: &Pages) -> Vec<Sheet> {
    let bottom = paper.size_points().1 - BOTTOM;
    let mut sheets = vec![Sheet::default()];
    let mut y = TOP;
    for place in 0..strips.len() {
        let strip = &strips[place];
        let is_first = y <= TOP;
        let needed = together(&strips[place..], bottom - TOP);
        if !is_first && y + strip.gap + needed > bottom {
            sheets.push(Sheet::default());
            y = TOP;
            if let Some(head) = &strip.head {
                sheets.last_mut().expect("just pushed").draw(&head.inks, y);
                y += head.height;
            }
        } else if !is_first {
            y += strip.gap;
        }
        let sheet = sheets.last_mut().expect("there is always a page");
        if let Some(bookmark) = &strip.bookmark {
            sheet.bookmarks.push((bookmark.clone(), y));
        }
        sheet.draw(&strip.inks, y);
        y += strip.height;
    }
    number(&mut sheets, paper, pages);
    sheets
}

/// The height that the first strip needs with those that must stay with it, or its own if they do
/// not fit on any page.
fn together(strips: &[Strip], most: f32) -> f32 {
    let mut height = strips[0].height;
    for pair in strips.windows(2).take_while(|pair| pair[0].keeps_next) {
        height += pair[1].gap + pair[1].height;
    }
    if height > most { strips[0].height } else { height }
}

/// Writes below each page which it is.
fn number(sheets: &mut [Sheet], paper: Paper, pages: &Pages) {
    let (width, height) = paper.size_points();
    let count = sheets.len();
    for (place, sheet) in sheets.iter_mut().enumerate() {
        let text = pages.language.document_texts().page_of.with("page", place + 1).with("pages", count);
        let number = readable(&String::from(text));
        let number_x = width - SIDE - FOOT_STYLE.face.width(&number, FOOT_STYLE.size);
        let title = shortened(&format!("Onward · {}", readable(&pages.title)), number_x - SIDE - 20.0);
        for (x, text) in [(SIDE, title), (number_x, number)] {
            let y = height - FOOT;
            sheet.inks.push(Ink::Words { x, y, style: FOOT_STYLE, colour: INK, text, leaf: None });
        }
    }
}

/// As much of `text` as fits in `width`.
fn shortened(text: &str, width: f32) -> String {
    let fits = |text: &str| FOOT_STYLE.face.width(text, FOOT_STYLE.size) <= width;
    if fits(text) {
        return text.to_owned();
    }
    let mut kept: String = text.to_owned();
    while !kept.is_empty() && !fits(&format!("{kept}…")) {
        kept.pop();
    }
    format!("{}…", kept.trim_end())
}

impl Sheet {
    fn draw(&mut self, inks: &[Ink], top: f32) {
        for ink in inks {
            let mut ink = ink.clone();
            match &mut ink {
                Ink::Words { x, y, .. } | Ink::Area { x, y, .. } => {
                    *x += SIDE;
                    *y += top;
                }
            }
            self.inks.push(ink);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(height: f32, keeps_next: bool) -> Strip {
        let ink = Ink::Area { x: 0.0, y: 0.0, width: 1.0, height, colour: INK };
        Strip { height, keeps_next, inks: vec![ink], ..Strip::default() }
    }

    fn pages() -> Pages {
        let language = crate::catalog::Language::English;
        Pages { title: "A title".into(), subject: String::new(), language, blocks: Vec::new() }
    }

    /// The lowest point of each page's strips, and how many stand on it.
    fn filled(strips: Vec<Strip>) -> Vec<(f32, usize)> {
        let areas = |sheet: &Sheet| -> Vec<f32> {
            let areas = sheet.inks.iter().filter_map(|ink| match ink {
                Ink::Area { y, height, .. } => Some(y + height),
                Ink::Words { .. } => None,
            });
            areas.collect()
        };
        let sheets = fill(strips, Paper::Letter, &pages());
        sheets.iter().map(|sheet| (areas(sheet).into_iter().fold(0.0, f32::max), areas(sheet).len())).collect()
    }

    #[test]
    fn nothing_is_drawn_below_the_text() {
        let sheets = filled(vec![strip(100.0, false); 20]);
        assert_eq!(sheets.iter().map(|(_, count)| count).sum::<usize>(), 20);
        assert!(sheets.iter().all(|(lowest, _)| *lowest <= 792.0 - BOTTOM), "{sheets:?}");
    }

    #[test]
    fn a_heading_goes_with_what_follows() {
        let sheets = filled(vec![strip(640.0, false), strip(20.0, true), strip(30.0, false)]);
        assert_eq!(sheets.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn what_no_page_can_keep_together_is_still_printed() {
        let sheets = filled(vec![strip(100.0, true); 12]);
        assert_eq!(sheets.iter().map(|(_, count)| count).sum::<usize>(), 12);
    }
}
