//! Writes pages with their tags, bookmarks and metadata.

use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::{Document, SerializeSettings};

use crate::documents::pages::Pages;
use crate::documents::{DocumentError, Paper};

use super::blocks::{Bookmark, Colour, Ink};
use super::lines::Style;
use super::sheets::Sheet;
use super::tags::Tree;

/// What made the file.
const CREATOR: &str = "Onward";

pub(super) fn write(pages: &Pages, paper: Paper, sheets: &[Sheet], tree: &Tree) -> Result<Vec<u8>, DocumentError> {
    let unwritable = |reason: String| DocumentError::Unwritable { reason };
    let settings = SerializeSettings { configuration: accessible()?, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let mut leaves: Vec<Option<Identifier>> = vec![None; tree.leaf_count()];
    let (width, height) = paper.size_points();
    for sheet in sheets {
        let size = PageSettings::from_wh(width, height).ok_or_else(|| unwritable("paper without a size".into()))?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for ink in &sheet.inks {
            draw(&mut surface, ink, &mut leaves);
        }
        surface.finish();
        page.finish();
    }
    let language = pages.language.tag_with_country();
    document.set_tag_tree(tree.written(language, &leaves));
    document.set_outline(outline(sheets));
    let metadata = Metadata::new().title(pages.title.clone()).description(pages.subject.clone());
    document.set_metadata(metadata.language(language.to_owned()).creator(CREATOR.to_owned()));
    document.finish().map_err(|error| unwritable(error.to_string()))
}

/// The rules of PDF/UA-1: a file that breaks one is refused rather than written.
fn accessible() -> Result<Configuration, DocumentError> {
    let wanted = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    wanted.finish().map_err(|error| DocumentError::Unwritable { reason: format!("{error:?}") })
}

fn draw(surface: &mut Surface<'_>, ink: &Ink, leaves: &mut [Option<Identifier>]) {
    match ink {
        Ink::Area { x, y, width, height, colour } => {
            let Some(area) = Rect::from_xywh(*x, *y, *width, *height) else { return };
            let mut path = PathBuilder::new();
            path.push_rect(area);
            let Some(path) = path.finish() else { return };
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            surface.set_fill(Some(fill(*colour)));
            surface.draw_path(&path);
            surface.end_tagged();
        }
        Ink::Words { x, y, style, colour, text, leaf } => {
            let tag = match leaf {
                Some(_) => ContentTag::Span(SpanTag::empty()),
                None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
            };
            let identifier = surface.start_tagged(tag);
            surface.set_fill(Some(fill(*colour)));
            words(surface, Point::from_xy(*x, *y), *style, text);
            surface.end_tagged();
            if let Some(leaf) = leaf {
                leaves[leaf.0] = Some(identifier);
            }
        }
    }
}

fn words(surface: &mut Surface<'_>, start: Point, style: Style, text: &str) {
    let glyphs = style.face.glyphs(text);
    surface.draw_glyphs(start, &glyphs, style.face.writer(), text, style.size, false);
}

fn fill((red, green, blue): Colour) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

/// Bookmarks: sections, and below each what it holds. The title is the file's own.
fn outline(sheets: &[Sheet]) -> Outline {
    let all = sheets.iter().enumerate().flat_map(|(page, sheet)| {
        sheet.bookmarks.iter().map(move |(bookmark, y)| (bookmark, XyzDestination::new(page, Point::from_xy(0.0, *y))))
    });
    let mut outline = Outline::new();
    let mut section: Option<OutlineNode> = None;
    for (Bookmark { level, text }, destination) in all.filter(|(bookmark, _)| bookmark.level > 1) {
        let node = OutlineNode::new(text.clone(), destination).with_open(true);
        match (&mut section, level) {
            (Some(section), 3) => section.push_child(node),
            _ => {
                if let Some(done) = section.replace(node) {
                    outline.push_child(done);
                }
            }
        }
    }
    if let Some(last) = section {
        outline.push_child(last);
    }
    outline
}
