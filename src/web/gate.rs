//! The passphrase before a record: who has typed it holds a cookie that proves it, until the browser closes or the
//! passphrase changes.

use actix_web::HttpRequest;
use actix_web::http::header::HeaderMap;
use data_encoding::BASE32_NOPAD;

use crate::store::{Passphrase, RecordId, RecordKey};

use super::csrf::{self, Browser};

/// The cookie that holds the proof.
const COOKIE: &str = "opened";
/// Separates these hashes from every other use of BLAKE3.
const CONTEXT: &str = "onward opened record v1";
/// What a browser shows for having typed the passphrase: the cookie, and the number it is bound to.
#[derive(Debug, Clone)]
pub struct Proof {
    browser: Browser,
    shown: Vec<u8>,
}

/// What the browser behind `request` shows.
pub fn proof_of(request: &HttpRequest) -> Option<Proof> {
    let shown = BASE32_NOPAD.decode(request.cookie(COOKIE)?.value().as_bytes()).ok()?;
    Some(Proof { browser: Browser::of(request)?, shown })
}

/// Whether that proves that the browser's owner has typed the `passphrase` of the record under `id`.
pub fn is_open(passphrase: &Passphrase, id: RecordId, proof: Option<Proof>) -> bool {
    let Some(Proof { browser, shown }) = proof else { return false };
    // Hashes are compared in a time that does not depend on where they differ.
    <[u8; 32]>::try_from(shown).is_ok_and(|shown| blake3::Hash::from(shown) == proving(passphrase, id, &browser))
}

/// Gives the browser behind `request` the proof for the record under `key`.
pub fn let_in(request: &HttpRequest, key: &RecordKey, passphrase: &Passphrase, headers: &mut HeaderMap) {
    let Some(browser) = Browser::of(request) else { return };
    let proof = proving(passphrase, key.id(), &browser);
    csrf::give_cookie(request, headers, (COOKIE, proof.as_bytes()), &format!("/record/{key}"));
}

/// Nobody who has not seen the hash of the passphrase can make it, and it is kept in the store alone.
fn proving(passphrase: &Passphrase, id: RecordId, browser: &Browser) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new_derive_key(CONTEXT);
    hasher.update(passphrase.as_bytes()).update(id.as_bytes()).update(browser.number());
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_is_of_one_browser_one_record_and_one_passphrase() {
        let [id, other_id] = [(); 2].map(|()| RecordKey::random().unwrap().id());
        let [old, new] = ["blue tractor hill", "blue tractor hill"].map(|typed| Passphrase::of(typed).unwrap());
        let [browser, other] = [[1; 16], [2; 16]].map(Browser::numbered);
        let shown = proving(&old, id, &browser).as_bytes().to_vec();
        let proof = |browser: Browser| Some(Proof { browser, shown: shown.clone() });
        assert!(is_open(&old, id, proof(browser)));
        assert!(!is_open(&old, id, proof(other)), "copied to another browser");
        assert!(!is_open(&old, other_id, proof(browser)), "for another record");
        assert!(!is_open(&new, id, proof(browser)), "from before the passphrase was set again");
        assert!(!is_open(&old, id, None));
    }
}
