//! A signature is right, wrong or not known; what is not right counts as its owner's word.

use p256::ecdsa::signature::{SignatureEncoding, Signer as _};
use rsa::traits::PublicKeyParts;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::*;
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};

/// Two primes of an RSA key for tests: finding such takes seconds.
const PRIMES: [&str; 2] = [
    "d094c2b6e9c9415dbab5b8fcb37957c80106b0c2b224035c56fae08b1f7dc11c6ee4b1690ed2c32383d584a0fb397fa7683aa97c97b905072e17b70a3432df8707a45c3e420cca43829013196ca39e9e4e3b2638531f9324daff7e1d7362c2fc722224f61753d17261d0a664bf7b29fa86d2a06a6bc47ae499c42f90b4a81e29",
    "bdc8f3493d09f4c4450e080e564e99fe576314c3d6c1723f18926c452af26432b485779e9facc121251eb5b1b1eba626d8eea6360c170a6257f22fe1713d063f237e5a9bc2935e8dcdbc09981417e7f2c5868cb63fb86ac8a05508f8911ccd68419581a4b05093cddf1ed07bbde55fc9955d3b5683c49b33eef2a508f1e4bfff",
];
const NOW: &str = "2026-11-22T12:00:00Z";
const OWN_WORD: Proof = Proof::NotChecked(Unchecked::NotSigned);

/// From bytes to the signature over them.
type Sign = Box<dyn Fn(&[u8]) -> Vec<u8>>;

/// Someone who signs.
struct Issuer {
    algorithm: &'static str,
    jwk: Value,
    did: String,
    sign: Sign,
}

fn base64(bytes: impl AsRef<[u8]>) -> String {
    BASE64URL_NOPAD.encode(bytes.as_ref())
}

fn ed25519(seed: u8) -> Issuer {
    let key = ed25519_dalek::SigningKey::from_bytes(&[seed; 32]);
    let public = key.verifying_key();
    let did =
        format!("did:key:z{}", bs58::encode([&[0xed, 0x01], public.as_bytes().as_slice()].concat()).into_string());
    let jwk = json!({"kty": "OKP", "crv": "Ed25519", "x": base64(public.as_bytes())});
    Issuer { algorithm: "EdDSA", jwk, did, sign: Box::new(move |bytes| key.sign(bytes).to_vec()) }
}

fn es256(seed: u8) -> Issuer {
    let key = p256::ecdsa::SigningKey::from_slice(&[seed; 32]).unwrap();
    let point = key.verifying_key().to_sec1_point(true).as_bytes().to_vec();
    let did = format!("did:key:z{}", bs58::encode([&[0x80, 0x24], &point[..]].concat()).into_string());
    let whole = key.verifying_key().to_sec1_point(false).as_bytes().to_vec();
    let jwk = json!({"kty": "EC", "crv": "P-256", "x": base64(&whole[1..33]), "y": base64(&whole[33..])});
    let sign = move |bytes: &[u8]| {
        let signature: p256::ecdsa::Signature = key.sign(bytes);
        signature.to_bytes().to_vec()
    };
    Issuer { algorithm: "ES256", jwk, did, sign: Box::new(sign) }
}

fn rs256() -> Issuer {
    let prime = |hex: &str| rsa::BoxedUint::from_be_slice_vartime(&HEXLOWER.decode(hex.as_bytes()).unwrap());
    let exponent = rsa::BoxedUint::from(65_537u64);
    let key = rsa::PrivateKey::from_p_q(prime(PRIMES[0]), prime(PRIMES[1]), exponent).unwrap();
    let jwk = json!({"kty": "RSA", "n": base64(key.n_bytes()), "e": base64([1, 0, 1])});
    let did = format!("did:jwk:{}", base64(jwk.to_string()));
    let key = rsa::pkcs1v15::SigningKey::<Sha256>::new(key);
    Issuer { algorithm: "RS256", jwk, did, sign: Box::new(move |bytes| key.sign(bytes).to_vec()) }
}

fn credential(issuer: &str) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": issuer, "type": ["Profile"], "name": "Harbor College"},
        "validFrom": "2024-05-01T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "id": "did:example:owner",
            "achievement": {"type": ["Achievement"], "name": "Bookkeeping basics", "description": "Uses QuickBooks"},
        },
    })
}

/// A token whose head says `algorithm` and holds `more`.
fn token(issuer: &Issuer, algorithm: &str, more: Value, body: &Value) -> String {
    let mut head = json!({"alg": algorithm, "typ": "vc+jwt"});
    head.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let signed = format!("{}.{}", base64(head.to_string()), base64(body.to_string()));
    format!("{signed}.{}", base64((issuer.sign)(signed.as_bytes())))
}

fn of_token(text: &str) -> Proof {
    of_jwt(text, NOW.parse().unwrap()).unwrap().unwrap().remove(0).proof
}

fn of_json(document: &Value) -> Vec<Proof> {
    of_document(document, NOW.parse().unwrap()).unwrap().into_iter().map(|badge| badge.proof).collect()
}

fn verified() -> Proof {
    Proof::Verified { issuer: "Harbor College".to_owned() }
}

/// `document` with a proof of the suite that needs no network.
fn proven(issuer: &Issuer, mut document: Value, change: impl Fn(&mut Value)) -> Value {
    let fragment = issuer.did.strip_prefix("did:key:").unwrap_or("0");
    let mut proof = json!({
        "@context": document["@context"],
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": "2024-05-01T00:00:00Z",
        "verificationMethod": format!("{}#{fragment}", issuer.did),
        "proofPurpose": "assertionMethod",
    });
    change(&mut proof);
    let hash = |value: &Value| Sha256::digest(serde_json_canonicalizer::to_vec(value).unwrap());
    let signature = (issuer.sign)(&[hash(&proof), hash(&document)].concat());
    proof["proofValue"] = format!("z{}", bs58::encode(signature).into_string()).into();
    document["proof"] = proof;
    document
}

#[test]
fn a_token_of_each_kind_is_verified_with_the_key_in_its_issuers_address() {
    for issuer in [ed25519(1), es256(2), rs256()] {
        let good = credential(&issuer.did);
        let wrapped = json!({"iss": issuer.did, "nbf": 1_700_000_000, "vc": good});
        for (more, body, reason) in [
            (json!({}), &good, "no key is named"),
            (json!({"kid": format!("{}#0", issuer.did)}), &good, "the key is named"),
            (json!({"jwk": issuer.jwk}), &good, "the key is given"),
            (json!({}), &wrapped, "the credential is wrapped"),
        ] {
            let text = token(&issuer, issuer.algorithm, more, body);
            assert_eq!(of_token(&text), verified(), "{}: {reason}", issuer.algorithm);
        }
        let by_jwk = credential(&format!("did:jwk:{}", base64(issuer.jwk.to_string())));
        assert_eq!(of_token(&token(&issuer, issuer.algorithm, json!({}), &by_jwk)), verified());
    }
}

#[test]
fn a_token_that_was_changed_or_signed_by_another_is_broken() {
    for (issuer, other) in [(ed25519(1), ed25519(9)), (es256(2), es256(9)), (rs256(), ed25519(9))] {
        let good = credential(&issuer.did);
        let text = token(&issuer, issuer.algorithm, json!({}), &good);
        let parts: Vec<&str> = text.split('.').collect();
        let mut grander = good.clone();
        grander["credentialSubject"]["achievement"]["name"] = "Professor of everything".into();
        let changed = format!("{}.{}.{}", parts[0], base64(grander.to_string()), parts[2]);
        let signature = BASE64URL_NOPAD.decode(parts[2].as_bytes()).unwrap();
        let cut = format!("{}.{}.{}", parts[0], parts[1], base64(&signature[1..]));
        let claims = json!({"iss": other.did, "vc": good});
        for (text, reason) in [
            (changed, "another achievement"),
            (cut, "half a signature"),
            (format!("{}.{}.", parts[0], parts[1]), "no signature, though the head says one"),
            (token(&other, other.algorithm, json!({}), &good), "another's signature"),
            (token(&other, other.algorithm, json!({"jwk": other.jwk}), &good), "another's key in the head"),
            (token(&other, other.algorithm, json!({"kid": other.did}), &good), "another's key by its address"),
            (token(&issuer, issuer.algorithm, json!({}), &claims), "two issuers"),
        ] {
            assert_eq!(of_token(&text), Proof::Broken, "{}: {reason}", issuer.algorithm);
        }
    }
}

#[test]
fn the_way_of_signing_is_the_keys_and_not_the_heads() {
    let issuer = es256(2);
    let good = credential(&issuer.did);
    let unsigned = format!("{}.{}.", base64(json!({"alg": "none"}).to_string()), base64(good.to_string()));
    let rows = [
        (unsigned, Proof::NotChecked(Unchecked::NotSigned), "no way at all"),
        (token(&issuer, "HS256", json!({}), &good), Proof::NotChecked(Unchecked::OtherMethod), "a shared secret"),
        (token(&issuer, "none", json!({}), &good), Proof::NotChecked(Unchecked::NotSigned), "none, with a signature"),
        (token(&issuer, "EdDSA", json!({}), &good), Proof::Broken, "another way than the key's"),
        (token(&issuer, "RS256", json!({}), &good), Proof::Broken, "another way than the key's"),
        (
            token(&issuer, "ES256", json!({"crit": ["exp"]}), &good),
            Proof::NotChecked(Unchecked::OtherMethod),
            "something that must be understood and is not",
        ),
    ];
    for (text, proof, reason) in rows {
        assert_eq!(of_token(&text), proof, "{reason}");
    }
}

#[test]
fn a_key_that_is_elsewhere_shows_only_what_was_changed() {
    let issuer = ed25519(1);
    for address in ["https://college.example/issuer", "did:web:college.example"] {
        let good = credential(address);
        let elsewhere = Proof::NotChecked(Unchecked::KeyElsewhere);
        assert_eq!(of_token(&token(&issuer, "EdDSA", json!({}), &good)), elsewhere);
        assert_eq!(of_token(&token(&issuer, "EdDSA", json!({"jwk": issuer.jwk}), &good)), elsewhere, "{address}");
        let other = json!({"jwk": ed25519(9).jwk});
        assert_eq!(of_token(&token(&issuer, "EdDSA", other, &good)), Proof::Broken, "{address}");
        assert_eq!(of_json(&proven(&issuer, good, |_| {})), [elsewhere], "{address}");
    }
    let unknown_key = credential("did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme");
    let proof = of_token(&token(&issuer, "EdDSA", json!({}), &unknown_key));
    assert_eq!(proof, Proof::NotChecked(Unchecked::OtherMethod));
}

#[test]
fn dates_and_the_one_it_is_for_are_looked_at() {
    let issuer = ed25519(1);
    let with = |change: fn(&mut Value, &str)| {
        let mut changed = credential(&issuer.did);
        change(&mut changed, &issuer.did);
        changed
    };
    let rows: [(Value, Proof, &str); 7] = [
        (with(|c, _| c["validUntil"] = "2026-11-22T12:00:00Z".into()), verified(), "to this very second"),
        (
            with(|c, _| c["validUntil"] = "2026-11-22T11:59:59Z".into()),
            Proof::NotChecked(Unchecked::NotValidNow),
            "ended a second ago",
        ),
        (
            with(|c, _| c["validFrom"] = "2026-11-22T12:00:01Z".into()),
            Proof::NotChecked(Unchecked::NotValidNow),
            "begins in a second",
        ),
        (
            with(|c, _| c["expirationDate"] = "soon".into()),
            Proof::NotChecked(Unchecked::NotValidNow),
            "a date that is none",
        ),
        (
            with(|c, did| c["credentialSubject"]["id"] = did.into()),
            Proof::NotChecked(Unchecked::SelfIssued),
            "given to oneself",
        ),
        (
            with(|c, did| *c = json!({"iss": did, "exp": 1_700_000_000, "vc": credential(did)})),
            Proof::NotChecked(Unchecked::NotValidNow),
            "the token has ended",
        ),
        (
            with(|c, did| *c = json!({"iss": did, "nbf": "now", "vc": credential(did)})),
            Proof::NotChecked(Unchecked::NotValidNow),
            "the token's date is none",
        ),
    ];
    for (body, proof, reason) in rows {
        assert_eq!(of_token(&token(&issuer, "EdDSA", json!({}), &body)), proof, "{reason}");
    }
}

#[test]
fn a_proof_inside_the_document_is_checked() {
    let (issuer, other) = (ed25519(1), ed25519(9));
    let good = || credential(&issuer.did);
    let changed = |change: fn(&mut Value)| {
        let mut document = proven(&issuer, good(), |_| {});
        change(&mut document);
        document
    };
    let suite = |name: &'static str| proven(&issuer, good(), move |proof| proof["cryptosuite"] = name.into());
    let rows = [
        (proven(&issuer, good(), |_| {}), verified(), "good"),
        (changed(|c| c["name"] = "x".into()), Proof::Broken, "a word more"),
        (changed(|c| c["proof"]["created"] = "2020-01-01T00:00:00Z".into()), Proof::Broken, "another date"),
        (changed(|c| c["proof"]["proofValue"] = "zzz".into()), Proof::Broken, "no signature"),
        (changed(|c| c["@context"] = json!([])), Proof::Broken, "fewer contexts"),
        (changed(|c| c["proof"] = json!([])), Proof::NotChecked(Unchecked::NotSigned), "the proof is gone"),
        (proven(&other, good(), |_| {}), Proof::Broken, "another's signature"),
        (suite("eddsa-rdfc-2022"), Proof::NotChecked(Unchecked::OtherMethod), "a suite that needs contexts"),
        (
            proven(&issuer, good(), |proof| proof["expires"] = "2025-01-01T00:00:00Z".into()),
            Proof::NotChecked(Unchecked::NotValidNow),
            "the proof has ended",
        ),
        (
            proven(&issuer, good(), |proof| proof["proofPurpose"] = "authentication".into()),
            Proof::NotChecked(Unchecked::OtherMethod),
            "signed for something else",
        ),
    ];
    for (document, proof, reason) in rows {
        assert_eq!(of_json(&document), [proof], "{reason}");
    }
}

#[test]
fn a_record_of_several_badges_says_of_each_how_it_is_proven() {
    let (publisher, issuer) = (ed25519(1), ed25519(2));
    let own = proven(&issuer, credential(&issuer.did), |_| {});
    let mut broken = own.clone();
    broken["credentialSubject"]["achievement"]["name"] = "Another".into();
    let by_token = token(&issuer, "EdDSA", json!({}), &credential(&issuer.did));
    let mut record = credential(&publisher.did);
    record["type"] = json!(["VerifiableCredential", "ClrCredential"]);
    record["issuer"]["name"] = "Registrar".into();
    record["credentialSubject"]["verifiableCredential"] =
        json!([own, broken, credential("https://college.example"), by_token]);
    let registrar = Proof::Verified { issuer: "Registrar".to_owned() };
    let signed = of_json(&proven(&publisher, record.clone(), |_| {}));
    assert_eq!(signed, [registrar.clone(), verified(), Proof::Broken, registrar, verified()]);
    let unsigned = of_json(&record);
    assert_eq!(unsigned, [OWN_WORD, verified(), Proof::Broken, OWN_WORD, verified()]);
    let envelope = json!({
        "type": "VerifiablePresentation",
        "verifiableCredential": [{"type": "EnvelopedVerifiableCredential", "id": format!("data:application/vc+jwt,{by_token}")}],
    });
    assert_eq!(of_json(&envelope), [verified()]);
}

#[test]
fn badges_are_found_in_pictures() {
    let issuer = ed25519(1);
    let text = token(&issuer, "EdDSA", json!({}), &credential(&issuer.did));
    let chunk = |kind: &[u8], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length, kind, data, &[0; 4]].concat()
    };
    let png = |keyword: &[u8], text: &str| {
        let data = [keyword, b"\0\0\0\0\0", text.as_bytes()].concat();
        [b"\x89PNG\r\n\x1a\n", &chunk(b"IHDR", &[0; 13])[..], &chunk(b"iTXt", &data), &chunk(b"IEND", b"")].concat()
    };
    let document = proven(&issuer, credential(&issuer.did), |_| {}).to_string();
    let open = "<?xml version=\"1.0\"?><!DOCTYPE svg><svg xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"><openbadges:credential";
    let rows: [(Vec<u8>, &str); 4] = [
        (png(b"openbadgecredential", &text), "a PNG with a token"),
        (png(b"openbadgecredential", &document), "a PNG with JSON"),
        (format!("{open} verify=\"{text}\"/></svg>").into_bytes(), "an SVG with a token"),
        (format!("{open}><![CDATA[{document}]]></openbadges:credential></svg>").into_bytes(), "an SVG with JSON"),
    ];
    for (bytes, reason) in rows {
        let read =
            crate::intake::read(&bytes, NOW.parse().unwrap()).unwrap_or_else(|error| panic!("{reason}: {error}"));
        assert_eq!(read.badges[0].proof, verified(), "{reason}");
        assert_eq!(read.text, "Certifications\nBookkeeping basics, Harbor College\nUses QuickBooks", "{reason}");
    }
    let other = crate::intake::read(&png(b"Comment", &text), NOW.parse().unwrap());
    assert_eq!(other.map(|read| read.text), Err(Refusal::Picture), "a picture with another text");
}
