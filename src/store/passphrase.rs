//! A passphrase as it is kept: hashed with Argon2id, so that a copied data folder tells it to nobody.

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use serde::{Deserialize, Serialize};

/// The fewest characters of a passphrase (NIST SP 800-63B-4, section 3.1.1.2, for one that is not the only secret).
pub const LEAST_CHARS: usize = 8;
/// The most.
pub const MOST_CHARS: usize = 200;

/// A hashed passphrase, in the PHC string format.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Passphrase(String);

/// Why a passphrase cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseError {
    /// Under [`LEAST_CHARS`].
    #[error("a passphrase has at least {LEAST_CHARS} characters")]
    TooShort,
    /// Over [`MOST_CHARS`].
    #[error("a passphrase has at most {MOST_CHARS} characters")]
    TooLong,
    /// The system gives no random numbers or no memory.
    #[error("the passphrase cannot be hashed now")]
    NotNow,
}

impl Passphrase {
    /// Hashes `typed`: 19 MiB and two passes, as OWASP advises; it takes some hundredths of a second.
    ///
    /// # Errors
    /// Too short, too long, or the system refuses.
    pub fn of(typed: &str) -> Result<Self, PassphraseError> {
        match typed.chars().count() {
            count if count < LEAST_CHARS => Err(PassphraseError::TooShort),
            count if count > MOST_CHARS => Err(PassphraseError::TooLong),
            _ => {
                let hash = Argon2::default().hash_password(typed.as_bytes()).map_err(|_| PassphraseError::NotNow)?;
                Ok(Self(hash.to_string()))
            }
        }
    }

    /// Whether `typed` is the passphrase; as slow as hashing one.
    pub fn is(&self, typed: &str) -> bool {
        typed.chars().count() <= MOST_CHARS
            && Argon2::default().verify_password(typed.as_bytes(), self.0.as_str()).is_ok()
    }

    /// The hash, for proofs that depend on it: they end when the passphrase changes.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_words_open_and_the_hash_holds_none_of_them() {
        let passphrase = Passphrase::of("blue tractor hill").unwrap();
        assert!(passphrase.is("blue tractor hill"));
        for other in ["Blue tractor hill", "blue tractor hil", "blue tractor hill ", ""] {
            assert!(!passphrase.is(other), "{other:?}");
        }
        assert!(passphrase.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", passphrase.0);
        assert_ne!(passphrase, Passphrase::of("blue tractor hill").unwrap(), "salted");
        assert_eq!(format!("{passphrase:?}"), "Passphrase(hidden)");
    }

    #[test]
    fn what_is_too_short_or_too_long_is_refused() {
        assert_eq!(Passphrase::of("1234567"), Err(PassphraseError::TooShort));
        assert_eq!(Passphrase::of("pájaros").unwrap_err(), PassphraseError::TooShort, "letters, not bytes");
        assert_eq!(Passphrase::of(&"x".repeat(MOST_CHARS + 1)), Err(PassphraseError::TooLong));
    }
}
