//! Pages of those who work at an organisation.

pub mod account;
pub mod client;
pub mod clients;
pub mod code;
pub mod files;
pub mod import;
pub mod people;
pub mod sign_in;

use actix_web::{HttpRequest, HttpResponse};

use crate::store::{MOST_CHARS, StoreError};
use crate::web::error::SiteError;
use crate::web::pages::record::see_other;
use crate::web::staff::let_in;
use crate::wording::Texts;
use crate::workspace::{Entered, LEAST_CHARS, Rank, Unfit};

/// The answer to one who got in; what is wrong otherwise.
fn entered(tried: Entered, wrong: &str, request: &HttpRequest, t: &Texts) -> Result<HttpResponse, String> {
    match tried {
        Entered::Signed(key) => {
            let mut response = see_other("/staff");
            let_in(request, &key, response.headers_mut());
            Ok(response)
        }
        Entered::Wrong => Err(wrong.to_owned()),
        Entered::Waits { minutes } => Err(t.keeping.open_waits.with("minutes", minutes).into()),
    }
}

/// The same for one who sets a passphrase, which may be unfit.
fn entered_by_setting(
    tried: Result<Result<Entered, StoreError>, Unfit>,
    wrong: &str,
    request: &HttpRequest,
    t: &Texts,
) -> Result<Result<HttpResponse, String>, SiteError> {
    match tried {
        Ok(tried) => Ok(entered(tried?, wrong, request, t)),
        Err(unfit) => Ok(Err(unfit_in_words(unfit, t))),
    }
}

fn unfit_in_words(unfit: Unfit, t: &Texts) -> String {
    match unfit {
        Unfit::TooShort => t.keeping.too_short.with("least", LEAST_CHARS).into(),
        Unfit::TooLong => t.keeping.too_long.with("most", MOST_CHARS).into(),
        Unfit::HasName => t.staff.has_name.to_string(),
    }
}

/// What those of a rank are called.
fn rank_name(rank: Rank, t: &Texts) -> String {
    match rank {
        Rank::Coach => t.staff.rank_coach.to_string(),
        Rank::Supervisor => t.staff.rank_supervisor.to_string(),
        Rank::Administrator => t.staff.rank_administrator.to_string(),
    }
}
