//! What a request leaves in the log: its route's pattern, status and duration, and nothing a person typed.

use std::time::Instant;

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use tracing::Instrument;

/// Answers within a span that names the route's pattern, not the address: addresses hold people's
/// words and private links.
///
/// # Errors
/// Those of the layers below.
pub async fn log_requests<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let started = Instant::now();
    let route = request.match_pattern().unwrap_or_else(|| "unmatched".to_owned());
    let span = tracing::info_span!("request", method = %request.method(), route);
    let outcome = next.call(request).instrument(span.clone()).await;
    let status = match &outcome {
        Ok(response) => response.status(),
        Err(error) => error.as_response_error().status_code(),
    };
    let duration_ms = started.elapsed().as_secs_f64() * 1000.0;
    span.in_scope(|| match status.is_server_error() {
        true => tracing::error!(status = status.as_u16(), duration_ms, "request failed"),
        false => tracing::info!(status = status.as_u16(), duration_ms, "request answered"),
    });
    outcome
}
