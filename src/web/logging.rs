//! What a request leaves in the log: its route's pattern, status and duration, and nothing a person typed.

use std::time::Instant;

use actix_web::dev::ServiceRequest;
use actix_web::http::StatusCode;
use tracing::Span;

/// One request's entry in the log.
pub struct RequestLog {
    started: Instant,
    span: Span,
}

impl RequestLog {
    /// Opens a span that names the route's pattern, not the address: addresses hold people's words
    /// and private links.
    pub fn start(request: &ServiceRequest) -> Self {
        let route = request.match_pattern().unwrap_or_else(|| "unmatched".to_owned());
        let span = tracing::info_span!("request", method = %request.method(), route);
        Self { started: Instant::now(), span }
    }

    /// The span, for what is logged meanwhile.
    pub fn span(&self) -> Span {
        self.span.clone()
    }

    /// Writes the entry.
    pub fn finish(self, status: StatusCode) {
        let duration_ms = self.started.elapsed().as_secs_f64() * 1000.0;
        let status_code = status.as_u16();
        self.span.in_scope(|| match status.is_server_error() {
            true => tracing::error!(status_code, duration_ms, "request failed"),
            false => tracing::info!(status_code, duration_ms, "request answered"),
        });
    }
}
