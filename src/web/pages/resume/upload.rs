//! The form with a file, as it arrives: the file goes to a place of its own, chunk by chunk.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_multipart::form::text::Text;
use actix_multipart::form::{FieldReader, Limits, MultipartForm, MultipartFormConfig};
use actix_multipart::{Field, MultipartError};
use actix_web::HttpRequest;
use actix_web::error::PayloadError;
use actix_web::rt::time::timeout;
use actix_web::web::Data;
use futures_util::TryStreamExt;

use crate::intake::{Refusal, Spool};
use crate::web::Site;

/// The form's fields other than the file.
const FIELD_BYTES: usize = 256 * 1024;
/// A file that is too large is read to its end all the same, up to here: browsers show no answer before.
const MOST_ARRIVING_BYTES: usize = 128 * 1024 * 1024;
/// How long a file may take to arrive: 20 MB over a slow telephone.
const LONGEST_ARRIVAL: Duration = Duration::from_secs(180);

/// What the form sends, in its order: what was typed is there before the file.
#[derive(MultipartForm)]
pub struct Upload {
    /// Shows that the form comes from a page of ours.
    pub token: Option<Text<String>>,
    /// A pasted résumé.
    pub text: Option<Text<String>>,
    /// A chosen file.
    pub file: Option<Arrived>,
}

/// A file that has arrived, or why it may not; empty when none was chosen.
pub struct Arrived(pub Result<Spool, Refusal>);

/// How much the fields other than the file may hold.
pub fn limits() -> MultipartFormConfig {
    MultipartFormConfig::default().total_limit(FIELD_BYTES).memory_limit(FIELD_BYTES)
}

/// What is wrong with a form that is none.
pub fn refusal(error: &actix_web::Error) -> Refusal {
    match error.as_error::<MultipartError>() {
        Some(MultipartError::Payload(PayloadError::Overflow)) => Refusal::TooLarge,
        _ => Refusal::NotArrived,
    }
}

impl<'t> FieldReader<'t> for Arrived {
    type Future = Pin<Box<dyn Future<Output = Result<Self, MultipartError>> + 't>>;

    fn read_field(request: &'t HttpRequest, field: Field, _: &'t mut Limits) -> Self::Future {
        Box::pin(async move {
            let spool = match request.app_data::<Data<Site>>() {
                Some(site) => site.file_readers.spool(),
                None => Err(Refusal::Busy),
            };
            let arrival = timeout(LONGEST_ARRIVAL, receive(field, spool)).await;
            arrival.unwrap_or(Err(MultipartError::Incomplete)).map(Self)
        })
    }
}

/// Reads `field` to its end into `spool`.
async fn receive(mut field: Field, spool: Result<Spool, Refusal>) -> Result<Result<Spool, Refusal>, MultipartError> {
    let (mut spool, mut room) = (spool, MOST_ARRIVING_BYTES);
    while let Some(chunk) = field.try_next().await? {
        room = room.checked_sub(chunk.len()).ok_or(MultipartError::Payload(PayloadError::Overflow))?;
        if let Ok(arrived) = &mut spool
            && let Err(refusal) = arrived.push(&chunk)
        {
            spool = Err(refusal);
        }
    }
    Ok(spool)
}
