//! Open Badges, comprehensive learner records and other verifiable credentials → what each says, and whether its
//! signature is right. No network is used: only keys that the credential brings along, bound to its issuer, are known.

pub(super) mod baked;
mod integrity;
mod jwt;
mod keys;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Refusal;
use keys::Signature;

/// The most achievements of one file.
const MOST_BADGES: usize = 50;
/// Credentials within credentials, no deeper than a record of badges in a presentation.
const MOST_DEPTH: usize = 3;
/// Letters of a name, and of a description.
const MOST_NAME_LETTERS: usize = 160;
const MOST_DESCRIPTION_LETTERS: usize = 2_000;
/// Tags and aligned skills that are read.
const MOST_TAGS: usize = 30;

/// An achievement that someone was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Badge {
    /// What it is called.
    pub name: String,
    /// All it says, as a résumé would.
    pub text: String,
    /// Whether its signature is right.
    pub proof: Proof,
}

/// What became of the check of a signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proof {
    /// It is as its issuer signed it, for somebody else, and its dates hold.
    Verified {
        /// What the issuer calls itself.
        issuer: String,
    },
    /// It counts as its owner's word.
    NotChecked(Unchecked),
    /// It is not as it was signed, or was signed with another key than the issuer's.
    Broken,
}

/// Why a credential counts no more than its owner's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unchecked {
    /// There is no signature.
    NotSigned,
    /// The issuer's key is on another computer.
    KeyElsewhere,
    /// It is signed in a way that is not known here.
    OtherMethod,
    /// Rightly signed, but by the one it is for.
    SelfIssued,
    /// Rightly signed, but its dates do not cover today.
    NotValidNow,
}

/// Whether `document` is a credential for an achievement, or holds some.
pub(super) fn is_credential(document: &Value) -> bool {
    const NAMES: [&str; 7] = [
        "OpenBadgeCredential",
        "AchievementCredential",
        "ClrCredential",
        "VerifiableCredential",
        "EnvelopedVerifiableCredential",
        "VerifiablePresentation",
        "Assertion",
    ];
    each(&document["type"]).any(|kind| kind.as_str().is_some_and(|kind| NAMES.contains(&kind)))
}

/// The achievements in `document`, if it is `now`.
///
/// # Errors
/// When it names none.
pub(super) fn of_document(document: &Value, now: Timestamp) -> Result<Vec<Badge>, Refusal> {
    let mut found = Found { now, badges: Vec::new() };
    found.add(document, None, 0);
    found.any()
}

/// The achievements in a signed token; nothing when the text is no such token.
pub(super) fn of_jwt(text: &str, now: Timestamp) -> Option<Result<Vec<Badge>, Refusal>> {
    let token = jwt::Token::of(text)?;
    let mut found = Found { now, badges: Vec::new() };
    found.add_token(&token, 0);
    Some(found.any())
}

/// What was found so far.
struct Found {
    now: Timestamp,
    badges: Vec<Badge>,
}

impl Found {
    fn any(self) -> Result<Vec<Badge>, Refusal> {
        if self.badges.is_empty() { Err(Refusal::UnknownFormat) } else { Ok(self.badges) }
    }

    /// Adds what `credential` says; `around` is the proof of what holds it.
    fn add(&mut self, credential: &Value, around: Option<&Proof>, depth: usize) {
        let proof = match (integrity::check(credential, self.now), around) {
            (Some(signature), _) => self.proof(credential, signature),
            // What holds it is signed, and it with it.
            (None, Some(Proof::Verified { issuer })) => match covers(credential, self.now) {
                true => Proof::Verified { issuer: issuer.clone() },
                false => Proof::NotChecked(Unchecked::NotValidNow),
            },
            (None, Some(other)) => other.clone(),
            (None, None) => Proof::NotChecked(Unchecked::NotSigned),
        };
        self.add_proven(credential, &proof, depth);
    }

    fn add_token(&mut self, token: &jwt::Token, depth: usize) {
        let credential = token.credential();
        let proof = match token.is_within_dates(self.now) {
            true => self.proof(credential, token.check()),
            false => match token.check() {
                Signature::Right => Proof::NotChecked(Unchecked::NotValidNow),
                signature => self.proof(credential, signature),
            },
        };
        self.add_proven(credential, &proof, depth);
    }

    fn proof(&self, credential: &Value, signature: Signature) -> Proof {
        let issuer = id(&credential["issuer"]);
        let is_own = !issuer.is_empty() && each(&credential["credentialSubject"]).any(|subject| id(subject) == issuer);
        match signature {
            Signature::Wrong => Proof::Broken,
            Signature::Unknown(reason) => Proof::NotChecked(reason),
            Signature::Right if is_own => Proof::NotChecked(Unchecked::SelfIssued),
            Signature::Right if !covers(credential, self.now) => Proof::NotChecked(Unchecked::NotValidNow),
            Signature::Right => {
                let name = said(&credential["issuer"]["name"], MOST_NAME_LETTERS);
                Proof::Verified { issuer: name.unwrap_or_else(|| shortened(issuer, MOST_NAME_LETTERS)) }
            }
        }
    }

    fn add_proven(&mut self, credential: &Value, proof: &Proof, depth: usize) {
        for subject in each(&credential["credentialSubject"]) {
            for achievement in each(&subject["achievement"]).chain(each(&subject["hasCredential"])) {
                self.add_achievement(credential, achievement, proof);
            }
            self.add_inner(&subject["verifiableCredential"], proof, depth);
        }
        self.add_achievement(credential, &credential["badge"], proof);
        self.add_inner(&credential["verifiableCredential"], proof, depth);
        // A credential in an envelope is a token in an address.
        let envelope = credential["id"].as_str().and_then(|id| id.strip_prefix("data:application/vc+jwt,"));
        if let Some(token) = envelope.and_then(jwt::Token::of).filter(|_| depth < MOST_DEPTH) {
            self.add_token(&token, depth + 1);
        }
    }

    fn add_inner(&mut self, inner: &Value, around: &Proof, depth: usize) {
        if depth >= MOST_DEPTH {
            return;
        }
        for credential in each(inner) {
            match credential.as_str().map(jwt::Token::of) {
                Some(Some(token)) => self.add_token(&token, depth + 1),
                Some(None) => {}
                None => self.add(credential, Some(around), depth + 1),
            }
        }
    }

    fn add_achievement(&mut self, credential: &Value, achievement: &Value, proof: &Proof) {
        let Some(name) = said(&achievement["name"], MOST_NAME_LETTERS) else { return };
        if self.badges.len() >= MOST_BADGES {
            return;
        }
        let issuers = [&credential["issuer"]["name"], &achievement["issuer"]["name"], &achievement["creator"]["name"]];
        let issuer = issuers.into_iter().find_map(|name| said(name, MOST_NAME_LETTERS));
        let mut lines = vec!["Certifications".to_owned()];
        lines.push(issuer.map_or(name.clone(), |issuer| format!("{name}, {issuer}")));
        lines.extend(said(&achievement["description"], MOST_DESCRIPTION_LETTERS));
        let tags = each(&achievement["tag"]).chain(each(&achievement["tags"]));
        let aligned = each(&achievement["alignment"]).map(|aligned| &aligned["targetName"]);
        let tags: Vec<String> =
            tags.chain(aligned).take(MOST_TAGS).filter_map(|tag| said(tag, MOST_NAME_LETTERS)).collect();
        if !tags.is_empty() {
            lines.push("Skills".to_owned());
            lines.extend(tags);
        }
        self.badges.push(Badge { name, text: lines.join("\n"), proof: proof.clone() });
    }
}

/// Whether the credential's own dates cover `now`; a date that is none covers nothing.
fn covers(credential: &Value, now: Timestamp) -> bool {
    let date = |names: [&str; 2]| {
        let text = names.into_iter().find_map(|name| credential[name].as_str())?;
        Some(text.parse::<Timestamp>().ok())
    };
    let has_begun = date(["validFrom", "issuanceDate"]).is_none_or(|from| from.is_some_and(|from| from <= now));
    let has_ended = date(["validUntil", "expirationDate"]).is_some_and(|until| until.is_none_or(|until| until < now));
    has_begun && !has_ended
}

/// The items of a list, or the one thing in its place.
fn each(value: &Value) -> impl Iterator<Item = &Value> {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        Value::Null => &[],
        one => std::slice::from_ref(one),
    };
    items.iter().take(MOST_BADGES)
}

/// Who someone is: an address, alone or as the `id` of more.
fn id(who: &Value) -> &str {
    who.as_str().or_else(|| who["id"].as_str()).unwrap_or_default()
}

/// A text, or its English form where it is given in several languages; cut to so many letters.
fn said(value: &Value, letters: usize) -> Option<String> {
    let text = value.as_str().or_else(|| value["en"].as_str()).or_else(|| value["en-US"].as_str())?;
    Some(shortened(text.trim(), letters)).filter(|text| !text.is_empty())
}

fn shortened(text: &str, letters: usize) -> String {
    text.chars().take(letters).collect()
}
