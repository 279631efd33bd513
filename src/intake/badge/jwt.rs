//! Credentials signed as compact tokens (JWT).

use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use serde_json::Value;

use super::Unchecked;
use super::keys::{Algorithm, Key, Known, Signature, judge};

/// A token that holds a credential.
pub(super) struct Token<'t> {
    head: Value,
    body: Value,
    /// The letters that are signed.
    signed: &'t str,
    signature: Vec<u8>,
}

impl<'t> Token<'t> {
    /// The token that `text` is; nothing when it is none.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let (signed, signature) = text.rsplit_once('.')?;
        let (head, body) = signed.split_once('.')?;
        let decode = |part: &str| serde_json::from_slice::<Value>(&BASE64URL_NOPAD.decode(part.as_bytes()).ok()?).ok();
        let head = decode(head).filter(|head| head.get("alg").is_some())?;
        let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).ok()?;
        Some(Self { head, body: decode(body)?, signed, signature })
    }

    /// What is signed.
    pub(super) fn credential(&self) -> &Value {
        self.body.get("vc").unwrap_or(&self.body)
    }

    /// Whether the token's own dates cover `now`; one that is no number covers nothing.
    pub(super) fn is_within_dates(&self, now: Timestamp) -> bool {
        let date = |name: &str| self.body.get(name).map(|seconds| seconds.as_f64().unwrap_or(f64::NAN));
        let now = now.as_second() as f64;
        date("nbf").is_none_or(|from| from <= now) && date("exp").is_none_or(|until| now < until)
    }

    /// Whether its issuer signed it.
    pub(super) fn check(&self) -> Signature {
        let algorithm = match self.head["alg"].as_str() {
            Some("none") => return Signature::Unknown(Unchecked::NotSigned),
            Some("EdDSA" | "Ed25519") => Algorithm::Ed25519,
            Some("ES256") => Algorithm::Es256,
            Some("RS256") => Algorithm::Rs256,
            _ => return Signature::Unknown(Unchecked::OtherMethod),
        };
        if self.head.get("crit").is_some() {
            return Signature::Unknown(Unchecked::OtherMethod);
        }
        let (said, token) = (super::id(&self.credential()["issuer"]), self.body["iss"].as_str().unwrap_or_default());
        if !said.is_empty() && !token.is_empty() && said != token {
            return Signature::Wrong;
        }
        let issuer = if said.is_empty() { token } else { said };
        judge(issuer, self.presented(), |key| key.verifies(algorithm, self.signed.as_bytes(), &self.signature))
    }

    /// The key that the head says it is signed with.
    fn presented(&self) -> Option<Key> {
        let of_address = || match Known::of(self.head["kid"].as_str()?) {
            Known::Key(key) => Some(key),
            _ => None,
        };
        Key::of_jwk(&self.head["jwk"]).or_else(of_address)
    }
}
