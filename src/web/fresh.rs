//! What a browser already has is not sent again.

use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::Method;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};

/// Digits of the hash in a tag: 88 bits.
const HASH_DIGITS: usize = 22;

/// The tag of a page: weak, as the same page may be sent packed or not.
pub fn tag(html: &str) -> HeaderValue {
    let hash = blake3::hash(html.as_bytes()).to_hex();
    HeaderValue::from_str(&format!("W/\"{}\"", &hash[..HASH_DIGITS])).unwrap_or(HeaderValue::from_static("W/\"\""))
}

/// `response`, without its body when the one who asks has it.
pub fn spare(response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let request = response.request();
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let known = request.headers().get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let tag = response.headers().get(header::ETAG).and_then(|value| value.to_str().ok());
    let is_known = match (known, tag) {
        (Some(known), Some(tag)) => known.split(',').any(|one| one.trim() == tag),
        _ => false,
    };
    if !is_reading || !is_known || response.status() != StatusCode::OK {
        return response;
    }
    let mut response = response.map_body(|_, _| BoxBody::new(()));
    *response.response_mut().status_mut() = StatusCode::NOT_MODIFIED;
    for header in [header::CONTENT_TYPE, header::CONTENT_ENCODING] {
        response.headers_mut().remove(header);
    }
    response
}
