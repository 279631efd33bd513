//! Open Badges and other verifiable credentials → a line of text. Signatures are not checked: a badge counts as its
//! owner's word, like every other line of a résumé.

use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;

use super::Refusal;

/// Whether `document` is a credential for an achievement.
pub(super) fn is_credential(document: &Value) -> bool {
    let names = ["OpenBadgeCredential", "AchievementCredential", "ClrCredential", "VerifiableCredential", "Assertion"];
    let is_named = |kind: &Value| kind.as_str().is_some_and(|kind| names.contains(&kind));
    match &document["type"] {
        Value::Array(kinds) => kinds.iter().any(is_named),
        kind => is_named(kind),
    }
}

/// The credential in a signed token; nothing when the text is no such token.
pub(super) fn of_jwt(text: &str) -> Option<Result<String, Refusal>> {
    let parts: Vec<&str> = text.split('.').collect();
    let [head, body, _] = parts.as_slice() else { return None };
    let decode = |part: &str| serde_json::from_slice::<Value>(&BASE64URL_NOPAD.decode(part.as_bytes()).ok()?).ok();
    decode(head).filter(|head| head.get("alg").is_some())?;
    let body = decode(body)?;
    let credential = body.get("vc").unwrap_or(&body);
    Some(text_of(credential))
}

/// The achievement and who gave it, as a résumé says it.
///
/// # Errors
/// When it names no achievement.
pub(super) fn text_of(credential: &Value) -> Result<String, Refusal> {
    let mut lines = Vec::new();
    let subject = &credential["credentialSubject"];
    for achievement in [&subject["achievement"], &credential["badge"], &subject["hasCredential"]] {
        let Some(name) = said(&achievement["name"]) else { continue };
        let issuer = said(&credential["issuer"]["name"]).or_else(|| said(&achievement["issuer"]["name"]));
        lines.push("Certifications".to_owned());
        lines.push(issuer.map_or(name.clone(), |issuer| format!("{name}, {issuer}")));
        lines.extend(said(&achievement["description"]));
    }
    for inner in subject["verifiableCredential"].as_array().into_iter().flatten().take(50) {
        lines.extend(text_of(inner).ok());
    }
    if lines.is_empty() { Err(Refusal::UnknownFormat) } else { Ok(lines.join("\n")) }
}

/// A text, or its English form where it is given in several languages.
fn said(value: &Value) -> Option<String> {
    let text = value.as_str().or_else(|| value["en"].as_str()).or_else(|| value["en-US"].as_str())?;
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
