//! Static files, embedded in the program and addressed by the hash of their content.

use std::sync::LazyLock;

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};

use super::error::SiteError;

struct Asset {
    name: &'static str,
    content_type: &'static str,
    bytes: &'static [u8],
    hash: String,
}

macro_rules! assets {
    ($($name:literal as $content_type:literal),* $(,)?) => {
        static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| vec![$({
            let bytes: &[u8] = include_bytes!(concat!("../../static/", $name));
            Asset { name: $name, content_type: $content_type, bytes, hash: hash(bytes) }
        }),*]);
    };
}

assets! {
    "style.css" as "text/css; charset=utf-8",
    "enhance.js" as "text/javascript; charset=utf-8",
    "icon.svg" as "image/svg+xml",
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..16].to_owned()
}

fn find(name: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == name)
}

/// The address of a static file. It changes whenever the file does, so browsers may keep it for good.
pub fn address(name: &str) -> String {
    let hash = find(name).map_or("", |asset| asset.hash.as_str());
    format!("/static/{name}?v={hash}")
}

/// `GET /static/{name}`
///
/// # Errors
/// Not found for a file we do not have.
pub async fn serve(request: HttpRequest, name: web::Path<String>) -> Result<HttpResponse, SiteError> {
    let asset = find(&name).ok_or(SiteError::NotFound)?;
    let current = request.query_string() == format!("v={}", asset.hash);
    let caching = if current { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut response = HttpResponse::Ok();
    response.insert_header((header::ETAG, format!("\"{}\"", asset.hash)));
    response.insert_header((header::CACHE_CONTROL, HeaderValue::from_static(caching)));
    Ok(response.insert_header((header::CONTENT_TYPE, asset.content_type)).body(asset.bytes))
}
