//! Pages fit: narrow screens, large letters, no movement for those who ask for none, colours of their own, few bytes.

use serde_json::json;

use crate::desk::{Desk, LAPTOP, Setting};
use crate::places::{confirm, open_pages, record_pages};

/// The most bytes that a visit's first page may transfer, with its style, script and icon.
const MOST_BYTES: f64 = 60_000.0;

#[tokio::test]
async fn no_page_scrolls_sideways_at_320_pixels_or_at_twice_the_size() {
    // A window of 1280 at 200 % is one of 640.
    for (width, language) in [(320, "es"), (640, "en")] {
        let Some(desk) = Desk::open(Setting { width, language, ..LAPTOP }).await else { return };
        let mut wide = Vec::new();
        let record = confirm(&desk, async |desk| wide.extend(overflow(desk).await)).await;
        for page in [open_pages(), record_pages(&record)].concat() {
            desk.go(&page).await;
            wide.extend(overflow(&desk).await);
        }
        assert!(wide.is_empty(), "at {width} pixels:\n{}", wide.join("\n"));
        desk.driver.quit().await.unwrap();
    }
}

/// The page's address and its width, if it is wider than the window.
async fn overflow(desk: &Desk) -> Option<String> {
    let width = desk.number("return document.documentElement.scrollWidth").await;
    let window = desk.number("return document.documentElement.clientWidth").await;
    if width <= window { None } else { Some(format!("{}: {width} in {window}", desk.place().await)) }
}

#[tokio::test]
async fn nothing_moves_for_those_who_ask_for_no_movement() {
    let Some(desk) = Desk::open(LAPTOP).await else { return };
    desk.emulate("", &[("prefers-reduced-motion", "reduce")]).await;
    for page in open_pages() {
        desk.go(&page).await;
        let moving = "return [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); \
                      return s.animationName !== 'none' || s.transitionDuration.split(',').some(d => parseFloat(d) > 0.01) \
                      || s.scrollBehavior === 'smooth' }).map(e => e.tagName)";
        assert_eq!(desk.ask(moving).await, json!([]), "{page}");
    }
    desk.driver.quit().await.unwrap();
}

#[tokio::test]
async fn forced_colours_keep_the_edges_of_fields_and_the_marks_of_charts() {
    let Some(desk) = Desk::open(LAPTOP).await else { return };
    desk.emulate("", &[("forced-colors", "active")]).await;
    for page in open_pages() {
        desk.go(&page).await;
        let lost = "return [...document.querySelectorAll('input:not([type=hidden]), select, textarea, button')]\
                    .filter(e => e.getClientRects().length > 0 && !['checkbox', 'radio', 'file'].includes(e.type))\
                    .filter(e => { const s = getComputedStyle(e); return parseFloat(s.borderTopWidth) < 1 }).map(e => e.outerHTML)";
        assert_eq!(desk.ask(lost).await, json!([]), "{page}: a field without an edge");
        let unseen = "return [...document.querySelectorAll('svg rect, svg circle, svg path')].filter(e => { \
                      const s = getComputedStyle(e), paper = getComputedStyle(document.body).backgroundColor; \
                      return s.fill === paper && (s.stroke === 'none' || s.stroke === paper) }).map(e => e.outerHTML)";
        assert_eq!(desk.ask(unseen).await, json!([]), "{page}: a mark without colour");
    }
    desk.driver.quit().await.unwrap();
}

#[tokio::test]
async fn a_first_visit_transfers_less_than_sixty_kilobytes_and_paints_at_once() {
    let Some(desk) = Desk::open(LAPTOP).await else { return };
    // The window takes its size while the first page is there.
    desk.go("/").await;
    for page in open_pages() {
        desk.command("Network.clearBrowserCache", json!({})).await;
        desk.go(&page).await;
        let bytes = desk
            .number(
                "return performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))\
                     .reduce((sum, e) => sum + e.transferSize, 0)",
            )
            .await;
        assert!(bytes > 1_000.0 && bytes < MOST_BYTES, "{page}: {bytes} bytes");
        let files = desk.number("return performance.getEntriesByType('resource').length").await;
        assert!(files <= 4.0, "{page}: {files} files besides the page");
        let shift = "return new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const e of \
                     list.getEntries()) sum += e.value }).observe({ type: 'layout-shift', buffered: true }); \
                     setTimeout(() => done(sum), 50) })";
        assert!(desk.number(shift).await < 0.05, "{page} jumps while it loads");
    }
    desk.driver.quit().await.unwrap();
}
