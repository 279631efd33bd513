//! What every response goes through: log, errors as pages, security headers. One layer, because
//! each layer of the server's type multiplies the time it takes to compile.

use actix_web::Error;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use tracing::Instrument;

use super::logging::RequestLog;
use super::{csrf, error, fresh, language, security};

/// Answers one request.
///
/// # Errors
/// Those of the layers below.
pub async fn envelope(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let log = RequestLog::start(&request);
    language::lead(&mut request);
    let mut response = match error::refuse(&request) {
        Some(refused) => error::refused(request, refused),
        None => {
            let answered = next.call(request).instrument(log.span()).await?.map_into_boxed_body();
            fresh::spare(error::rendered(answered))
        }
    };
    let asked = response.request().clone();
    language::tell(&asked, response.headers_mut());
    csrf::tell(&asked, response.headers_mut());
    security::protect(&asked, response.headers_mut());
    log.finish(response.status());
    Ok(response)
}
