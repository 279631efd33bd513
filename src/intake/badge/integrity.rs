//! Credentials with a proof inside: Data Integrity with the cryptosuite `eddsa-jcs-2022`. Suites over RDF need contexts
//! from the network and are said to be unknown.

use jiff::Timestamp;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::keys::{Algorithm, Key, Known, Signature, judge};
use super::{Unchecked, each, id};

/// More proofs are made to do harm.
const MOST_PROOFS: usize = 8;

/// What the proofs of `document` say together; nothing when it has none.
pub(super) fn check(document: &Value, now: Timestamp) -> Option<Signature> {
    let proofs = each(&document["proof"]).filter(|proof| proof.is_object()).take(MOST_PROOFS);
    let said: Vec<Signature> = proofs.map(|proof| one(document, proof, now)).collect();
    // One wrong proof spoils the others; one right one outweighs those that are not known.
    let first = |wanted: Signature| said.iter().copied().find(|signature| *signature == wanted);
    first(Signature::Wrong).or_else(|| first(Signature::Right)).or_else(|| said.first().copied())
}

fn one(document: &Value, proof: &Value, now: Timestamp) -> Signature {
    let is = |name: &str, value: &str| proof[name].as_str() == Some(value);
    let is_known = is("type", "DataIntegrityProof") && is("cryptosuite", "eddsa-jcs-2022");
    if !is_known || !is("proofPurpose", "assertionMethod") || proof.get("previousProof").is_some() {
        return Signature::Unknown(Unchecked::OtherMethod);
    }
    let Some((message, signature)) = signed(document, proof) else { return Signature::Wrong };
    let presented = match Known::of(proof["verificationMethod"].as_str().unwrap_or_default()) {
        Known::Key(key) => Some(key),
        _ => None,
    };
    let verify = |key: &Key| key.verifies(Algorithm::Ed25519, &message, &signature);
    let said = judge(id(&document["issuer"]), presented, verify);
    let has_ended = proof.get("expires").is_some_and(|expires| {
        let expires = expires.as_str().and_then(|expires| expires.parse::<Timestamp>().ok());
        expires.is_none_or(|expires| expires < now)
    });
    if said == Signature::Right && has_ended { Signature::Unknown(Unchecked::NotValidNow) } else { said }
}

/// The bytes that are signed and the signature; nothing when the proof contradicts its document.
fn signed(document: &Value, proof: &Value) -> Option<(Vec<u8>, Vec<u8>)> {
    let signature = bs58::decode(proof["proofValue"].as_str()?.strip_prefix('z')?).into_vec().ok()?;
    let (mut unsecured, mut options) = (document.clone(), proof.clone());
    unsecured.as_object_mut()?.remove("proof");
    options.as_object_mut()?.remove("proofValue");
    if let Some(context) = options.get("@context") {
        let begins = each(&document["@context"]).zip(each(context)).all(|(own, signed)| own == signed);
        if !begins || each(context).count() > each(&document["@context"]).count() {
            return None;
        }
        unsecured["@context"] = context.clone();
    }
    let hash = |value: &Value| Some(Sha256::digest(serde_json_canonicalizer::to_vec(value).ok()?));
    Some(([hash(&options)?, hash(&unsecured)?].concat(), signature))
}
