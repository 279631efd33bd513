//! The passphrase before a record: who has typed it holds a cookie that proves it, until the browser closes or the
//! passphrase changes.

use std::sync::{Mutex, PoisonError};

use actix_web::HttpRequest;
use actix_web::http::header::HeaderMap;
use data_encoding::BASE32_NOPAD;
use jiff::{SignedDuration, Timestamp};

use crate::store::{Passphrase, RecordId, RecordKey, ShortLived};

use super::csrf::{self, Browser};

/// The cookie that holds the proof.
const COOKIE: &str = "opened";
/// Separates these hashes from every other use of BLAKE3.
const CONTEXT: &str = "onward opened record v1";
/// After so many wrong tries in a row, the record waits.
const FREE_TRIES: u32 = 5;
/// For how long, since the last of them.
const WAIT_MINUTES: i64 = 15;

/// What a browser shows for having typed the passphrase: the cookie, and the number it is bound to.
#[derive(Debug, Clone)]
pub struct Proof {
    browser: Browser,
    shown: Vec<u8>,
}

/// Counts wrong tries, and lets passphrases be checked one at a time: each check takes much memory.
#[derive(Debug, Default)]
pub struct Gate {
    wrong: ShortLived<RecordId, (u32, Timestamp)>,
    checking: Mutex<()>,
}

/// What comes of a typed passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// It is the right one.
    Right,
    /// It is not.
    Wrong,
    /// Nobody may try for some minutes.
    Waits {
        /// How many.
        minutes: i64,
    },
}

impl Gate {
    /// Tries `typed` on the record under `id`. Blocks for some hundredths of a second.
    pub fn try_open(&self, (id, passphrase): (RecordId, &Passphrase), typed: &str, now: Timestamp) -> Tried {
        let (tries, last) = self.wrong.get(&id, now).unwrap_or((0, now));
        let waited = now.duration_since(last);
        let wait = SignedDuration::from_mins(WAIT_MINUTES);
        if tries >= FREE_TRIES && waited < wait {
            return Tried::Waits { minutes: (wait - waited).as_mins() + 1 };
        }
        // Nothing is changed while it is locked, so a panicking holder leaves nothing half done.
        let _alone = self.checking.lock().unwrap_or_else(PoisonError::into_inner);
        if passphrase.is(typed) {
            self.wrong.take(&id, now);
            return Tried::Right;
        }
        let tries = if tries >= FREE_TRIES { 1 } else { tries + 1 };
        self.wrong.keep(id, (tries, now), now);
        Tried::Wrong
    }
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
    fn after_five_wrong_tries_a_record_waits_a_quarter_of_an_hour() {
        let (gate, id) = (Gate::default(), RecordKey::random().unwrap().id());
        let passphrase = Passphrase::of("blue tractor hill").unwrap();
        let at = |minute: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute);
        let try_open = |typed: &str, minute| gate.try_open((id, &passphrase), typed, at(minute));
        for number in 1..=FREE_TRIES {
            assert_eq!(try_open("red tractor hill", 0), Tried::Wrong, "{number}");
        }
        assert_eq!(try_open("blue tractor hill", 0), Tried::Waits { minutes: 16 }, "even the right one");
        assert_eq!(try_open("blue tractor hill", 10), Tried::Waits { minutes: 6 });
        assert_eq!(try_open("blue tractor hill", 15), Tried::Right);
        assert_eq!(try_open("red tractor hill", 15), Tried::Wrong, "and the count begins anew");
        assert_eq!(try_open("blue tractor hill", 15), Tried::Right);
    }

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
