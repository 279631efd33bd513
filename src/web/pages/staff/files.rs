//! A caseload as a file to take along.

use actix_web::HttpResponse;
use actix_web::web::{self, Data, Path};
use serde::{Deserialize, Serialize};

use crate::web::Site;
use crate::web::error::SiteError;
use crate::web::page;
use crate::web::staff::{CaseWork, Signed};
use crate::wording::format::harmless;
use crate::workspace::{CaseloadQuery, Staff, TypedCard};

use super::clients::today;

/// The kinds of file, as the address ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseloadFile {
    /// A table that can be imported again.
    Csv,
    /// The same for programs.
    Json,
}

/// A client in a file.
#[derive(Serialize)]
struct Row {
    name: String,
    reference: String,
    tags: String,
    last_contact: String,
    next_step: String,
    due: String,
    coach: String,
}

/// `GET /staff/clients.{kind}`
///
/// # Errors
/// Signed out, or no work with clients.
pub async fn show(
    site: Data<Site>,
    signed: Signed<CaseWork>,
    kind: Path<CaseloadFile>,
) -> Result<HttpResponse, SiteError> {
    let rows = web::block(move || rows(&site, &signed.staff)).await?;
    match *kind {
        CaseloadFile::Csv => {
            let bytes = table(&rows).map_err(|_| SiteError::Internal)?;
            Ok(page::attachment("text/csv; charset=utf-8", "onward-clients.csv", bytes))
        }
        CaseloadFile::Json => {
            let bytes = serde_json::to_vec_pretty(&rows).map_err(|_| SiteError::Internal)?;
            Ok(page::attachment("application/json", "onward-clients.json", bytes))
        }
    }
}

fn rows(site: &Site, staff: &Staff) -> Vec<Row> {
    let all = CaseloadQuery { count: usize::MAX, ..CaseloadQuery::default() };
    let found = site.workspace.caseload(staff, &all, today(site));
    let row = |client| {
        let coach = site.workspace.coach_of(client);
        let TypedCard { name, reference, tags, last_contact, next_step, due } = TypedCard::of(&client.card);
        Row { name, reference, tags, last_contact, next_step, due, coach }
    };
    found.clients.iter().map(row).collect()
}

fn table(rows: &[Row]) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["name", "reference", "tags", "last_contact", "next_step", "due", "coach"])?;
    for row in rows {
        let cells = [&row.name, &row.reference, &row.tags, &row.last_contact, &row.next_step, &row.due, &row.coach];
        table.write_record(cells.map(|cell| harmless(cell)))?;
    }
    table.into_inner().map_err(|error| error.into_error().into())
}
