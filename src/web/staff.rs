//! Who is signed in: what a handler needs them to be for it stands in its arguments.

use std::future::{Ready, ready};
use std::marker::PhantomData;

use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};

use crate::store::RecordKey;
use crate::workspace::{Organisation, Rank, Staff};

use super::{Site, SiteError, csrf};

/// The cookie that holds the key of a session.
const COOKIE: &str = "staff";
/// Only below this address is it sent.
const PATH: &str = "/staff";

/// What someone must be allowed to do.
pub trait Permission {
    /// Whether those of `rank` are.
    fn is_given(rank: Rank) -> bool;
}

/// What all who work at an organisation may do.
#[derive(Debug)]
pub struct Anyone;

/// Working with clients: their own, or those of the organisation.
#[derive(Debug)]
pub struct CaseWork;

/// Having clients of one's own.
#[derive(Debug)]
pub struct Coaching;

/// Adding and removing the people of the organisation.
#[derive(Debug)]
pub struct Administration;

impl Permission for Anyone {
    fn is_given(_: Rank) -> bool {
        true
    }
}

impl Permission for CaseWork {
    fn is_given(rank: Rank) -> bool {
        matches!(rank, Rank::Coach | Rank::Supervisor)
    }
}

impl Permission for Coaching {
    fn is_given(rank: Rank) -> bool {
        rank == Rank::Coach
    }
}

impl Permission for Administration {
    fn is_given(rank: Rank) -> bool {
        rank == Rank::Administrator
    }
}

/// Someone who is signed in and has the permission `P`, at their organisation.
pub struct Signed<P> {
    /// Who.
    pub staff: Staff,
    /// Where they work: whatever they ask for is asked within it.
    pub organisation: Organisation,
    permission: PhantomData<P>,
}

impl<P: Permission> Signed<P> {
    /// Whoever is signed in behind `request`.
    ///
    /// # Errors
    /// Signed out; not allowed, which looks as if there were nothing.
    pub fn of(request: &HttpRequest) -> Result<Self, SiteError> {
        let site = request.app_data::<Data<Site>>().ok_or(SiteError::Internal)?;
        let session = key_of(request).and_then(|key| site.workspace.session(&key));
        let (staff, organisation) = session.ok_or(SiteError::SignedOut)?;
        // What others may open is nobody's business.
        let is_allowed = P::is_given(staff.rank);
        is_allowed.then_some(Self { staff, organisation, permission: PhantomData }).ok_or(SiteError::NotFound)
    }
}

impl<P: Permission> FromRequest for Signed<P> {
    type Error = SiteError;
    type Future = Ready<Result<Self, SiteError>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}

/// The key of a session that the browser shows, whether or not there is such a session.
pub fn key_of(request: &HttpRequest) -> Option<RecordKey> {
    request.cookie(COOKIE)?.value().to_ascii_lowercase().parse().ok()
}

/// Gives the browser behind `request` the session under `key`, until it closes.
pub fn let_in(request: &HttpRequest, key: &RecordKey, headers: &mut HeaderMap) {
    csrf::give_cookie(request, headers, (COOKIE, key.as_bytes()), PATH);
}

/// Takes the session from the browser.
pub fn let_out(headers: &mut HeaderMap) {
    const ENDED: HeaderValue = HeaderValue::from_static("staff=; Path=/staff; HttpOnly; SameSite=Lax; Max-Age=0");
    headers.append(header::SET_COOKIE, ENDED);
}
