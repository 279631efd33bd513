//! A path as an iCalendar file (RFC 5545): one all-day event a step, with nothing in it about a person.

use icalendar::{Calendar, Component, Event, Property};
use jiff::civil::Date;

use super::path_document::PathDocument;
use super::step_entry::StepEntry;

/// What the file says made it.
const PRODUCT: &str = "-//Onward//Path//EN";

/// The calendar of a path whose week 1 begins on `starts_on`. Steps beyond the last year of the
/// calendar are left out.
pub fn write(document: &PathDocument, starts_on: Date) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", PRODUCT));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    let name = document.language.document_texts().calendar_name.with("role", &document.role_title).to_string();
    // The library escapes only what the first standard names; this property came later.
    calendar.append_property(Property::new("X-WR-CALNAME", escape(&name)));
    for step in &document.steps {
        if let Some(event) = event(step, document, starts_on) {
            calendar.push(event);
        }
    }
    calendar.to_string()
}

fn event(step: &StepEntry, document: &PathDocument, starts_on: Date) -> Option<Event> {
    let (first, end) = step.span.days(starts_on)?;
    let mut event = Event::new();
    event.uid(&uid(step, document));
    event.add_property("DTSTAMP", document.made_on.strftime("%Y%m%dT000000Z").to_string());
    event.append_property(day("DTSTART", first));
    event.append_property(day("DTEND", end));
    event.summary(&format!("{}. {}", step.number, step.heading));
    event.description(&description(step, document));
    // A plan does not make anyone busy.
    event.add_property("TRANSP", "TRANSPARENT");
    Some(event.done())
}

fn day(name: &str, date: Date) -> Property {
    Property::new(name, date.strftime("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done()
}

/// The same for everybody with this role, kind of path and step, so that a new file replaces the old events.
fn uid(step: &StepEntry, document: &PathDocument) -> String {
    let merit = document.best_at.first().map_or("path", |merit| merit.key());
    format!("{}-{merit}-{}@onward.invalid", document.role, step.number)
}

/// Everything about the step, a line each.
fn description(step: &StepEntry, document: &PathDocument) -> String {
    let details = super::pages::details(step, document);
    let mut lines = vec![step.text.clone()];
    lines.extend(details.into_iter().map(|(label, text)| format!("{label} {text}")));
    lines.join("\n")
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}
