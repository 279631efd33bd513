//! One-time codes: printed on paper and handed over, so that no mail server is needed.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE32_NOPAD;

use crate::store::StoreError;

/// How many random bytes a code has: 80 bits cannot be guessed in the few tries there are.
const BYTES: usize = 10;
/// How many characters stand together when it is printed.
const GROUP: usize = 4;
/// Separates these hashes from every other use of BLAKE3.
const CONTEXT: &str = "onward one-time code v1";

/// A code that sets a passphrase once. `Display` is for the paper only; `Debug` hides it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct OneTimeCode([u8; BYTES]);

/// A text that is no code; it does not repeat the text, which may be a letter off a real one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a one-time code has 16 letters a to z and digits 2 to 7")]
pub struct CodeError;

impl OneTimeCode {
    /// A new code.
    ///
    /// # Errors
    /// [`StoreError::NoRandomness`] when the system gives no random numbers.
    pub fn random() -> Result<Self, StoreError> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes).map_err(|_| StoreError::NoRandomness)?;
        Ok(Self(bytes))
    }

    /// What is kept of it.
    pub fn hash(self) -> [u8; 32] {
        blake3::derive_key(CONTEXT, &self.0)
    }
}

impl fmt::Display for OneTimeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = BASE32_NOPAD.encode(&self.0).to_ascii_lowercase();
        for (place, character) in text.chars().enumerate() {
            let mark = if place > 0 && place % GROUP == 0 { "-" } else { "" };
            write!(f, "{mark}{character}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for OneTimeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimeCode(hidden)")
    }
}

impl FromStr for OneTimeCode {
    type Err = CodeError;

    /// Reads it as people copy from paper: with or without hyphens and spaces, in any case.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let bare: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let bytes = BASE32_NOPAD.decode(bare.to_ascii_uppercase().as_bytes()).map_err(|_| CodeError)?;
        bytes.try_into().map(Self).map_err(|_| CodeError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back_however_it_is_copied() {
        let code = OneTimeCode::random().unwrap();
        let printed = code.to_string();
        assert_eq!((printed.len(), printed.matches('-').count()), (19, 3));
        for (typed, reason) in [
            (printed.clone(), "as printed"),
            (printed.to_uppercase(), "capital letters"),
            (printed.replace('-', ""), "without hyphens"),
            (format!(" {} ", printed.replace('-', " ")), "spaces"),
        ] {
            assert_eq!(typed.parse(), Ok(code), "{reason}");
        }
        for (typed, reason) in [("", "nothing"), ("abcd-efgh", "too short"), ("ä", "no letter of it")] {
            assert_eq!(typed.parse::<OneTimeCode>(), Err(CodeError), "{reason}");
        }
        assert_eq!(format!("{code:?}"), "OneTimeCode(hidden)");
    }
}
