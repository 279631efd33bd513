//! `onward search`: finds roles, skills, tools and work activities.

use std::process::ExitCode;

use anyhow::bail;
use serde::Serialize;

use super::GlobalArgs;
use crate::catalog::codes::AreaCode;
use crate::catalog::{Catalog, Family, JobZone};
use crate::index::{Filters, HITS_PER_PAGE, HitKind, SearchHit, SearchPage, SearchRequest, Snippet};

/// Flags of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  onward search medical biling                 misspelt words are corrected
  onward search nurse --growing --area OH      growing roles with published jobs in Ohio
  onward search --family ai-oversight          every role of a growth family

Exit status: 0 when something was found, 1 after an error, 2 for a wrong flag, 3 when nothing was found.")]
pub struct SearchArgs {
    /// What to look for, in plain words
    #[arg(value_name = "WORD")]
    words: Vec<String>,
    /// Only roles of this growth family: ai-oversight, workflow-redesign, data-infrastructure or human-centred
    #[arg(long, value_name = "FAMILY")]
    family: Option<Family>,
    /// Only roles that grow
    #[arg(long)]
    growing: bool,
    /// Only roles of this job zone, 1 (little preparation) to 5 (extensive)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=5))]
    zone: Option<u8>,
    /// Only roles with published jobs here: a state such as OH, or a metropolitan area's code
    #[arg(long, value_name = "AREA")]
    area: Option<AreaCode>,
    /// Which page of results
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    page: u32,
    /// How many results a page shows
    #[arg(long, value_name = "N", default_value_t = HITS_PER_PAGE as u32, value_parser = clap::value_parser!(u32).range(1..=1000))]
    per_page: u32,
}

pub(super) fn run(args: SearchArgs, global: &GlobalArgs) -> anyhow::Result<ExitCode> {
    let filters = Filters {
        family: args.family,
        job_zone: args.zone.and_then(JobZone::new),
        growing: args.growing,
        area: args.area,
    };
    let text = args.words.join(" ");
    if text.trim().is_empty() && filters.are_empty() {
        bail!("nothing to look for: give a word, such as `onward search nurse`, or a filter");
    }
    let catalog = super::open::catalog(global)?;
    if let Some(area) = args.area.filter(|area| catalog.find_area(*area).is_none()) {
        bail!("there is no pay or job data for the area {area}");
    }
    let index = super::open::index(global, &catalog)?;
    let request = SearchRequest { text: &text, filters, page: args.page as usize, per_page: args.per_page as usize };
    let page = index.search(&catalog, &request)?;
    match global.json {
        true => print_json(&catalog, &page)?,
        false => print_text(&catalog, &page, &request),
    }
    Ok(super::found(!page.hits.is_empty()))
}

/// A result as one line of JSON.
#[derive(Debug, Serialize)]
struct HitLine<'a> {
    kind: &'static str,
    code: String,
    title: &'a str,
    score: f32,
    total: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    shown_for: Option<&'a str>,
    snippet: Option<&'a Snippet>,
}

fn print_json(catalog: &Catalog, page: &SearchPage) -> anyhow::Result<()> {
    for hit in &page.hits {
        let (kind, code) = kind_and_code(catalog, hit);
        let line = HitLine {
            kind,
            code,
            title: &hit.title,
            score: hit.score,
            total: page.total,
            shown_for: page.corrected.as_ref().map(|correction| correction.shown_for.as_str()),
            snippet: hit.snippet.as_ref(),
        };
        println!("{}", serde_json::to_string(&line)?);
    }
    Ok(())
}

fn print_text(catalog: &Catalog, page: &SearchPage, request: &SearchRequest<'_>) {
    if let Some(correction) = &page.corrected {
        println!("Showing results for “{}”.", correction.shown_for);
    }
    if page.total == 0 {
        println!("Nothing found. Try another word for it, or fewer words.");
        return;
    }
    if page.hits.is_empty() {
        println!("Page {} is empty: there are {} results.", request.page, page.total);
        return;
    }
    let first = (request.page - 1) * request.per_page;
    println!("Results {} to {} of {}:", first + 1, first + page.hits.len(), page.total);
    for hit in &page.hits {
        let (kind, code) = kind_and_code(catalog, hit);
        println!("{kind:<10} {code:<28} {}", hit.title);
        if let Some(snippet) = &hit.snippet {
            println!("{:39} {}", "", marked(snippet));
        }
    }
}

/// A snippet for a terminal, its marks as asterisks.
fn marked(snippet: &Snippet) -> String {
    let pieces = snippet.segments.iter().map(|segment| match segment.marked {
        true => format!("*{}*", segment.text),
        false => segment.text.clone(),
    });
    pieces.collect()
}

fn kind_and_code(catalog: &Catalog, hit: &SearchHit) -> (&'static str, String) {
    match hit.kind {
        HitKind::Role(ix) => ("role", catalog.role(ix).code.to_string()),
        HitKind::Element(place) => ("element", catalog.elements[place].id.to_string()),
        HitKind::Technology(_) => ("tool", String::new()),
        HitKind::Activity(ix) => ("activity", catalog.activities[usize::from(ix.0)].id.to_string()),
    }
}
