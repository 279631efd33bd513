//! Public keys, as an issuer's address or a token's head holds them, and signatures under them.

use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::VerifyingKey as Ed25519Key;
use p256::ecdsa::VerifyingKey as P256Key;
use p256::ecdsa::signature::Verifier;
use rsa::{BoxedUint, PublicKey as RsaKey};
use serde_json::Value;
use sha2::Sha256;

use super::Unchecked;

/// The beginnings of the keys that `did:key` holds.
const ED25519_CODE: [u8; 2] = [0xed, 0x01];
const P256_CODE: [u8; 2] = [0x80, 0x24];

/// What a signature says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signature {
    /// The issuer signed exactly this.
    Right,
    /// Nobody did with the key that is named.
    Wrong,
    /// It cannot be told here.
    Unknown(Unchecked),
}

/// A way to sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Algorithm {
    Ed25519,
    Es256,
    Rs256,
}

/// A public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Key {
    Ed25519(Ed25519Key),
    P256(P256Key),
    Rsa(Box<RsaKey>),
}

/// What an issuer's address says of its key.
pub(super) enum Known {
    /// The address is the key.
    Key(Key),
    /// The address is a key of a kind that is not known here.
    OtherKey,
    /// The key is behind the address.
    Elsewhere,
}

impl Known {
    /// The key in an address such as `did:key:z6Mk…`; what follows a `#` repeats it.
    pub(super) fn of(address: &str) -> Self {
        let address = address.split('#').next().unwrap_or_default();
        let key = match (address.strip_prefix("did:key:z"), address.strip_prefix("did:jwk:")) {
            (Some(text), _) => of_multikey(text),
            (_, Some(text)) => of_json(text),
            _ => return Self::Elsewhere,
        };
        key.map_or(Self::OtherKey, Self::Key)
    }
}

/// Whether what `verify` looks at is signed by `issuer`, if the signature says that its key is `presented`.
pub(super) fn judge(issuer: &str, presented: Option<Key>, verify: impl Fn(&Key) -> bool) -> Signature {
    let is_right = |key: &Key| if verify(key) { Signature::Right } else { Signature::Wrong };
    match Known::of(issuer) {
        Known::Key(key) if presented.as_ref().is_some_and(|other| *other != key) => Signature::Wrong,
        Known::Key(key) => is_right(&key),
        Known::OtherKey => Signature::Unknown(Unchecked::OtherMethod),
        // A key that fits shows that nothing was changed, yet not whose it is.
        Known::Elsewhere => match presented {
            Some(key) if is_right(&key) == Signature::Wrong => Signature::Wrong,
            _ => Signature::Unknown(Unchecked::KeyElsewhere),
        },
    }
}

impl Key {
    /// A key in the form of RFC 7517.
    pub(super) fn of_jwk(jwk: &Value) -> Option<Self> {
        let bytes = |name: &str| BASE64URL_NOPAD.decode(jwk[name].as_str()?.as_bytes()).ok();
        match (jwk["kty"].as_str()?, jwk["crv"].as_str()) {
            ("OKP", Some("Ed25519")) => ed25519(&bytes("x")?),
            ("EC", Some("P-256")) => {
                const UNCOMPRESSED: u8 = 4;
                let point = [vec![UNCOMPRESSED], bytes("x")?, bytes("y")?].concat();
                P256Key::from_sec1_bytes(&point).ok().map(Self::P256)
            }
            ("RSA", _) => {
                let (modulus, exponent) = (bytes("n")?, bytes("e")?);
                let number = |bytes: &[u8]| BoxedUint::from_be_slice_vartime(bytes);
                RsaKey::new(number(&modulus), number(&exponent)).ok().map(|key| Self::Rsa(Box::new(key)))
            }
            _ => None,
        }
    }

    /// Whether `signature` over `message` is this key's, made the way of `algorithm`.
    pub(super) fn verifies(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> bool {
        match (self, algorithm) {
            (Self::Ed25519(key), Algorithm::Ed25519) => ed25519_dalek::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify_strict(message, &signature).is_ok()),
            (Self::P256(key), Algorithm::Es256) => p256::ecdsa::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
            (Self::Rsa(key), Algorithm::Rs256) => {
                let key = rsa::pkcs1v15::VerifyingKey::<Sha256>::new(RsaKey::clone(key));
                rsa::pkcs1v15::Signature::try_from(signature)
                    .is_ok_and(|signature| key.verify(message, &signature).is_ok())
            }
            // A key says how it signs; whoever asks for another way wants to deceive.
            _ => false,
        }
    }
}

fn of_multikey(text: &str) -> Option<Key> {
    /// The longest key known here has 35 bytes; reading longer ones takes ever longer.
    const MOST_LETTERS: usize = 100;
    let bytes = bs58::decode(text.get(..text.len().min(MOST_LETTERS))?).into_vec().ok()?;
    let (code, key) = bytes.split_at_checked(2)?;
    match code {
        code if code == ED25519_CODE => ed25519(key),
        code if code == P256_CODE => P256Key::from_sec1_bytes(key).ok().map(Key::P256),
        _ => None,
    }
}

fn of_json(text: &str) -> Option<Key> {
    Key::of_jwk(&serde_json::from_slice(&BASE64URL_NOPAD.decode(text.as_bytes()).ok()?).ok()?)
}

fn ed25519(bytes: &[u8]) -> Option<Key> {
    Ed25519Key::from_bytes(bytes.try_into().ok()?).ok().map(Key::Ed25519)
}
