//! Turns blocks into strips: pieces of a page as wide as the text, which may not be cut.

use std::rc::Rc;

use crate::documents::pages::{Block, Pages, Timeline, TimelineRow};

use super::font::{Face, readable};
use super::lines::{Line, Style, broken};
use super::tags::{GroupIx, Leaf, Role, Tree};

/// A colour: red, green, blue.
pub(super) type Colour = (u8, u8, u8);

/// Text. All colours have a contrast of at least 4.5 to 1 on white.
pub(super) const INK: Colour = (28, 36, 33);
/// Headings.
const ACCENT: Colour = (11, 92, 86);
/// Bars, and their lighter ends, which carry no text.
const BAR: Colour = (11, 92, 86);
const BAR_WAITING: Colour = (158, 201, 195);
const TRACK: Colour = (236, 234, 228);
const RULE: Colour = (200, 197, 188);

const BODY: Style = Style { face: Face::Regular, size: 10.0 };
const LABEL: Style = Style { face: Face::SemiBold, size: 10.0 };
const TABLE: Style = Style { face: Face::Regular, size: 9.0 };
const TABLE_HEAD: Style = Style { face: Face::SemiBold, size: 9.0 };
/// From one line to the next, as a share of the font's size.
const LEADING: f32 = 1.4;
/// From the top of a line to where letters stand, as a share of the distance between lines.
const BASELINE: f32 = 0.74;
/// Between two columns, in points.
const GUTTER: f32 = 12.0;
/// Widths of the columns of a timeline, as shares of the text's width.
const TIMELINE_COLUMNS: [f32; 4] = [0.41, 0.17, 0.2, 0.22];
/// Above and below the text of a row, in points.
const ROW_PADDING: f32 = 3.5;

/// Something drawn, in points from the left end and the top of its strip.
#[derive(Debug, Clone)]
pub(super) enum Ink {
    /// Text; without a leaf it is decoration.
    Words { x: f32, y: f32, style: Style, colour: Colour, text: String, leaf: Option<Leaf> },
    /// A filled rectangle: always decoration.
    Area { x: f32, y: f32, width: f32, height: f32, colour: Colour },
}

/// A heading for the list of bookmarks.
#[derive(Debug, Clone)]
pub(super) struct Bookmark {
    pub level: u8,
    pub text: String,
}

/// A strip, its inks from its own top.
#[derive(Debug, Clone, Default)]
pub(super) struct Strip {
    /// Space above, unless it begins a page.
    pub gap: f32,
    pub height: f32,
    pub inks: Vec<Ink>,
    /// Whether it must stand on the same page as the next.
    pub keeps_next: bool,
    pub bookmark: Option<Bookmark>,
    /// What is drawn again above it if it begins a page: the head of its table.
    pub head: Option<Rc<Strip>>,
}

/// All strips of a document in reading order, with their tags in `tree`.
pub(super) fn strips(pages: &Pages, width: f32, tree: &mut Tree) -> Vec<Strip> {
    let mut setter = Setter { width, tree, strips: Vec::new() };
    for block in &pages.blocks {
        // What introduces a list or a table stands on the page where that begins.
        let is_introduced = matches!(block, Block::Points(_) | Block::Timeline(_));
        if let Some(last) = setter.strips.last_mut().filter(|_| is_introduced) {
            last.keeps_next = true;
        }
        match block {
            Block::Heading { level, text } => setter.heading(*level, &readable(text)),
            Block::Paragraph(text) => setter.paragraph(&[(BODY, &readable(text))]),
            Block::Labelled { label, text } => {
                setter.paragraph(&[(LABEL, &format!("{} ", readable(label))), (BODY, &readable(text))]);
            }
            Block::Points(points) => setter.points(points),
            Block::Timeline(timeline) => setter.timeline(timeline),
        }
    }
    setter.strips
}

struct Setter<'t> {
    width: f32,
    tree: &'t mut Tree,
    strips: Vec<Strip>,
}

impl Setter<'_> {
    fn heading(&mut self, level: u8, text: &str) {
        let (size, gap) = match level {
            1 => (22.0, 0.0),
            2 => (14.5, 18.0),
            _ => (11.5, 13.0),
        };
        let style = Style { face: Face::SemiBold, size };
        let group = self.tree.group(None, Role::Heading(level, text.to_owned()));
        let colour = if level == 3 { INK } else { ACCENT };
        let first = self.strips.len();
        for line in broken(&[(style, text)], self.width) {
            let inks = self.line(&line, 0.0, colour, |_| group);
            self.strips.push(Strip { height: size * 1.25, inks, keeps_next: true, ..Strip::default() });
        }
        self.strips[first].gap = gap;
        self.strips[first].bookmark = Some(Bookmark { level, text: text.to_owned() });
    }

    /// A paragraph; runs in the label's style are marked as strong.
    fn paragraph(&mut self, runs: &[(Style, &str)]) {
        let group = self.tree.group(None, Role::Paragraph);
        let strong = runs.iter().any(|(style, _)| *style == LABEL).then(|| self.tree.group(Some(group), Role::Strong));
        let lines = broken(runs, self.width);
        self.text(&lines, 0.0, 5.0, |style| strong.filter(|_| style == LABEL).unwrap_or(group));
    }

    fn points(&mut self, points: &[String]) {
        const INDENT: f32 = 14.0;
        let list = self.tree.group(None, Role::List);
        for point in points {
            let item = self.tree.group(Some(list), Role::Item);
            let label = self.tree.group(Some(item), Role::Label);
            let sign = self.line(&broken(&[(BODY, "•")], INDENT)[0], 3.0, ACCENT, |_| label);
            let body = self.tree.group(Some(item), Role::Body);
            let lines = broken(&[(BODY, &readable(point))], self.width - INDENT);
            let first = self.strips.len();
            self.text(&lines, INDENT, 3.5, |_| body);
            self.strips[first].inks.splice(0..0, sign);
        }
    }

    /// Lines one below the other. The first two and the last two stay together.
    fn text(&mut self, lines: &[Line], indent: f32, gap: f32, parent: impl Fn(Style) -> GroupIx) {
        for (place, line) in lines.iter().enumerate() {
            let inks = self.line(line, indent, INK, &parent);
            let left = lines.len() - place;
            let keeps_next = (place == 0 && left > 1) || left == 2;
            let gap = if place == 0 { gap } else { 0.0 };
            let height = BODY.size * LEADING;
            self.strips.push(Strip { gap, height, inks, keeps_next, ..Strip::default() });
        }
    }

    fn line(&mut self, line: &Line, indent: f32, colour: Colour, parent: impl Fn(Style) -> GroupIx) -> Vec<Ink> {
        let words = line.iter().map(|piece| Ink::Words {
            x: indent + piece.x,
            y: piece.style.size * LEADING * BASELINE,
            style: piece.style,
            colour,
            text: piece.text.clone(),
            leaf: Some(self.tree.leaf(parent(piece.style))),
        });
        words.collect()
    }

    fn timeline(&mut self, timeline: &Timeline) {
        let table = self.tree.group(None, Role::Table(timeline.summary.clone()));
        let columns = Columns::of(self.width);
        let head = self.tree.group(Some(table), Role::TableHead);
        let cells = timeline.columns.each_ref().map(String::as_str);
        let mut head = self.row(
            &columns,
            head,
            (&cells, [Role::ColumnHead, Role::ColumnHead, Role::ColumnHead, Role::ColumnHead]),
            TABLE_HEAD,
        );
        head.gap = 8.0;
        head.keeps_next = true;
        let repeated = Rc::new(decoration(&head));
        self.strips.push(head);
        let body = self.tree.group(Some(table), Role::TableBody);
        for row in &timeline.rows {
            let [step, weeks, cost] = row.cells.each_ref().map(String::as_str);
            let roles = [Role::RowHead, Role::Cell, Role::Cell, Role::Cell];
            let mut strip = self.row(&columns, body, (&[step, weeks, cost, ""], roles), TABLE);
            strip.inks.extend(bar(row, timeline.weeks, columns.bar, strip.height));
            strip.head = Some(Rc::clone(&repeated));
            self.strips.push(strip);
        }
        let [step, weeks, cost] = timeline.total.each_ref().map(String::as_str);
        let roles = [Role::RowHead, Role::Cell, Role::Cell, Role::Cell];
        let mut total = self.row(&columns, body, (&[step, weeks, cost, ""], roles), TABLE_HEAD);
        total.head = Some(repeated);
        // The sum never stands alone on a page.
        if let Some(last) = self.strips.last_mut() {
            last.keeps_next = true;
        }
        self.strips.push(total);
    }

    /// A row of a table with a rule below it.
    fn row(
        &mut self,
        columns: &Columns,
        group: GroupIx,
        (cells, roles): (&[&str; 4], [Role; 4]),
        style: Style,
    ) -> Strip {
        let row = self.tree.group(Some(group), Role::Row);
        let leading = style.size * LEADING;
        let mut inks = Vec::new();
        let mut line_count = 1;
        for ((cell, role), (x, width)) in cells.iter().zip(roles).zip(columns.all) {
            let group = self.tree.group(Some(row), role);
            let text = readable(cell);
            let lines = if text.is_empty() { Vec::new() } else { broken(&[(style, &text)], width) };
            line_count = line_count.max(lines.len());
            for (place, line) in lines.iter().enumerate() {
                let mut set = self.line(line, x, INK, |_| group);
                lower(&mut set, ROW_PADDING + place as f32 * leading);
                inks.extend(set);
            }
        }
        let height = line_count as f32 * leading + 2.0 * ROW_PADDING;
        inks.push(Ink::Area { x: 0.0, y: height - 0.5, width: self.width, height: 0.5, colour: RULE });
        Strip { height, inks, ..Strip::default() }
    }
}

/// Where columns begin and how wide their text may be.
struct Columns {
    all: [(f32, f32); 4],
    /// Where bars are drawn.
    bar: (f32, f32),
}

impl Columns {
    fn of(width: f32) -> Self {
        let mut x = 0.0;
        let all = TIMELINE_COLUMNS.map(|share| {
            let column = (x, share * width - GUTTER);
            x += share * width;
            column
        });
        let (bar_x, bar_width) = all[3];
        Self { all, bar: (bar_x, bar_width + GUTTER) }
    }
}

/// The bar of a row: its track, its weeks and, lighter, its weeks of waiting.
fn bar(row: &TimelineRow, weeks: u16, (left, width): (f32, f32), row_height: f32) -> Vec<Ink> {
    const HEIGHT: f32 = 8.0;
    /// So that something done in a day is seen.
    const LEAST: f32 = 3.0;
    let y = (row_height - HEIGHT) / 2.0;
    let week = width / f32::from(weeks.max(1));
    let area = |x: f32, width: f32, colour: Colour| Ink::Area { x, y, width, height: HEIGHT, colour };
    let own = (f32::from(row.span.weeks) * week).max(LEAST);
    let start = (left + f32::from(row.span.before) * week).min(left + width - own);
    let waiting = (f32::from(row.weeks_waiting.min(row.span.weeks)) * week).min(own);
    let mut inks = vec![area(left, width, TRACK), area(start, own, BAR)];
    if waiting > 0.0 {
        inks.push(area(start + own - waiting, waiting, BAR_WAITING));
    }
    inks
}

fn lower(inks: &mut [Ink], by: f32) {
    for ink in inks {
        match ink {
            Ink::Words { y, .. } | Ink::Area { y, .. } => *y += by,
        }
    }
}

/// The strip as decoration: drawn, but not read again.
fn decoration(strip: &Strip) -> Strip {
    let mut strip = strip.clone();
    for ink in &mut strip.inks {
        if let Ink::Words { leaf, .. } = ink {
            *leaf = None;
        }
    }
    strip
}
