//! A form counts only when it comes from a page that this very browser was shown.
//!
//! The browser holds a random number in a cookie; each form holds a token worked out of it. Another site can make the
//! browser send the cookie, but knows no token. Nothing is kept here, so a restart makes no open form stale.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::web::{Form, Query};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use data_encoding::BASE32_NOPAD;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::error::SiteError;
use super::links::query;

/// The cookie that holds the number; it ends with the browser's session.
pub const COOKIE: &str = "form";
/// The field that holds the token.
const FIELD: &str = "token";
/// Separates these hashes from every other use of BLAKE3.
const CONTEXT: &str = "onward form token v1";
const NUMBER_BYTES: usize = 16;

/// A browser, as far as forms need to know it.
#[derive(Debug, Clone, Copy)]
pub struct Browser {
    number: [u8; NUMBER_BYTES],
    is_new: bool,
}

/// What a form from a page of this browser holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Token([u8; NUMBER_BYTES]);

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE32_NOPAD.encode(&self.0))
    }
}

impl Browser {
    /// The browser behind `request`; a new number if it has none yet. None when the system gives no random numbers.
    pub fn of(request: &HttpRequest) -> Option<Self> {
        if let Some(known) = request.extensions().get::<Self>() {
            return Some(*known);
        }
        let browser = match request.cookie(COOKIE).and_then(|cookie| number(cookie.value())) {
            Some(number) => Self { number, is_new: false },
            None => Self { number: random()?, is_new: true },
        };
        request.extensions_mut().insert(browser);
        Some(browser)
    }

    /// Its number, for hashes that are bound to it: whoever has it can send forms in its name.
    pub fn number(&self) -> &[u8] {
        &self.number
    }

    /// A browser with a number of our choice.
    #[cfg(test)]
    pub fn numbered(number: [u8; NUMBER_BYTES]) -> Self {
        Self { number, is_new: false }
    }

    /// The token of its forms.
    pub fn token(&self) -> Token {
        let hash = blake3::derive_key(CONTEXT, &self.number);
        let mut token = [0; NUMBER_BYTES];
        token.copy_from_slice(&hash[..NUMBER_BYTES]);
        Token(token)
    }
}

fn number(text: &str) -> Option<[u8; NUMBER_BYTES]> {
    BASE32_NOPAD.decode(text.as_bytes()).ok()?.try_into().ok()
}

fn random() -> Option<[u8; NUMBER_BYTES]> {
    let mut number = [0; NUMBER_BYTES];
    getrandom::fill(&mut number).ok().map(|()| number)
}

/// The token of the forms of a browser whose cookie holds `number`, for programs that send forms.
pub fn token_for(cookie: &str) -> Option<String> {
    Some(Browser { number: number(cookie)?, is_new: false }.token().to_string())
}

/// Gives a browser its number with a page that has forms; pages that are the same for everybody have none.
pub fn tell(request: &HttpRequest, headers: &mut HeaderMap) {
    let is_shared = headers.get(header::CACHE_CONTROL).is_some_and(|kept| kept.as_bytes().starts_with(b"public"));
    let Some(browser) = request.extensions().get::<Browser>().copied().filter(|browser| browser.is_new) else { return };
    if is_shared {
        return;
    }
    give_cookie(request, headers, (COOKIE, &browser.number), "/");
}

/// Gives the browser behind `request` a cookie with a name and bytes for the addresses below `path`, until it closes.
pub fn give_cookie(request: &HttpRequest, headers: &mut HeaderMap, (name, bytes): (&str, &[u8]), path: &str) {
    let cookie = Cookie::build(name, BASE32_NOPAD.encode(bytes))
        .path(path)
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(request.connection_info().scheme() == "https")
        .finish();
    if let Ok(cookie) = HeaderValue::from_str(&cookie.to_string()) {
        headers.append(header::SET_COOKIE, cookie);
    }
}

/// Whether `token` is that of a form of this browser.
///
/// # Errors
/// [`SiteError::StaleForm`] when it is not.
pub fn check(request: &HttpRequest, token: &str) -> Result<(), SiteError> {
    let own = Browser::of(request).filter(|browser| !browser.is_new).map(|browser| browser.token().0);
    let sent = number(token);
    match (own, sent) {
        // Hashes are compared in a time that does not depend on where they differ.
        (Some(own), Some(sent)) if blake3::hash(&own) == blake3::hash(&sent) => Ok(()),
        _ => Err(SiteError::StaleForm),
    }
}

/// A form that came from a page of this browser.
pub struct Posted<T>(pub T);

/// A form that says nothing but that its button was pressed.
#[derive(Debug, Deserialize)]
pub struct Pressed {}

impl<T: DeserializeOwned + 'static> FromRequest for Posted<T> {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, form) = (request.clone(), Form::<Vec<(String, String)>>::from_request(request, payload));
        Box::pin(async move {
            let fields = form.await?.into_inner();
            let token = fields.iter().find(|(name, _)| name == FIELD).map_or("", |(_, token)| token.as_str());
            check(&request, token)?;
            let others = fields.iter().filter(|(name, _)| name != FIELD);
            // Written as a query again: its reader makes numbers and choices of texts.
            let text = query(others.map(|(name, value)| (name.as_str(), value.as_str())));
            let form = Query::<T>::from_query(&text).map_err(|_| SiteError::BadRequest)?;
            Ok(Self(form.into_inner()))
        })
    }
}
