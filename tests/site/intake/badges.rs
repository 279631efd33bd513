//! A badge with a right signature counts as shown; any other counts as its owner's word, and the pages say why.

use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};

use crate::visitor::{Visit, get, upload};

/// The issuer's address, which is its key.
fn issuer(key: &SigningKey) -> String {
    let public = [&[0xed, 0x01], key.verifying_key().as_bytes().as_slice()].concat();
    format!("did:key:z{}", bs58::encode(public).into_string())
}

fn credential(issuer: &str) -> Value {
    json!({
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": issuer, "name": "Harbor College"},
        "validFrom": "2024-05-01T00:00:00Z",
        "credentialSubject": {"achievement": {
            "name": "Office software certificate",
            "description": "Uses QuickBooks and Microsoft Excel for the books of a business.",
        }},
    })
}

fn token(key: &SigningKey, credential: &Value) -> String {
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let signed = format!("{}.{}", part(&json!({"alg": "EdDSA"})), part(credential));
    format!("{signed}.{}", BASE64URL_NOPAD.encode(&key.sign(signed.as_bytes()).to_bytes()))
}

/// The page of skills that a badge leads to, and the page of answers after it.
async fn pages_of(badge: &str, pasted: &str) -> [Visit; 2] {
    let answer = upload("/resume", &[("text", pasted)], Some(("badge.jwt", badge.as_bytes()))).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let mut skills = get(answer.header("location")).await;
    if answer.header("location").ends_with("/jobs") {
        skills = skills.form("/draft/").submit().await;
    }
    let check = skills.form("/draft/").submit().await;
    [skills, check]
}

#[actix_web::test]
async fn a_badge_with_a_right_signature_counts_as_shown() {
    let key = SigningKey::from_bytes(&[7; 32]);
    let [skills, check] = pages_of(&token(&key, &credential(&issuer(&key))), "I was a bookkeeper for 4 years.").await;
    let item = skills.texts("li").into_iter().find(|item| item.contains("Office software certificate"));
    assert!(item.is_some_and(|item| item.contains("Its signature is right")), "{}", skills.text());
    assert!(check.text().contains("Office software certificate: Its signature is right"), "{}", check.text());
    assert!(check.text().contains("signed by the one called Harbor College"), "{}", check.text());
    let matches = check.form("/draft/").submit().await;
    let record = matches.attributes("form.save", "action")[0].trim_end_matches("/save").to_owned();
    let saved: Value = serde_json::from_str(&get(&format!("{record}/download/onward-record.json")).await.body).unwrap();
    let tools = saved["profile"]["technologies"].as_array().unwrap();
    assert!(!tools.is_empty() && tools.iter().all(|tool| tool["strength"] == "verified"), "{saved}");
}

#[actix_web::test]
async fn any_other_badge_counts_as_its_owners_word_and_says_why() {
    let key = SigningKey::from_bytes(&[7; 32]);
    let own = issuer(&key);
    let with = |change: fn(&mut Value)| {
        let mut changed = credential(&own);
        change(&mut changed);
        token(&key, &changed)
    };
    let good = token(&key, &credential(&own));
    let (signed, _) = good.rsplit_once('.').unwrap();
    let rows = [
        (format!("{signed}.{}", BASE64URL_NOPAD.encode(&[1; 64])), "Its signature is wrong", "another signature"),
        (credential(&own).to_string(), "It has no signature", "not signed"),
        (with(|c| c["issuer"]["id"] = "https://college.example".into()), "ask another website", "the key is elsewhere"),
        (with(|c| c["validUntil"] = "2026-01-01T00:00:00Z".into()), "not valid today", "ended"),
        (
            with(|c| c["credentialSubject"]["id"] = c["issuer"]["id"].clone()),
            "the same person that it is for",
            "signed by its owner",
        ),
    ];
    for (badge, sentence, reason) in rows {
        let [skills, check] = pages_of(&badge, "").await;
        assert!(skills.text().contains(sentence), "{reason}: {}", skills.text());
        assert!(check.text().contains(sentence), "{reason}: {}", check.text());
        let matches = check.form("/draft/").submit().await;
        let record = matches.attributes("form.save", "action")[0].trim_end_matches("/save").to_owned();
        let saved = get(&format!("{record}/download/onward-record.json")).await.body;
        assert!(saved.contains("QuickBooks") && !saved.contains("verified"), "{reason}: {saved}");
    }
}
