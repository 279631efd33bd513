//! The fixed split of occupations: constants are chosen on one part and reported on the other.

use serde::Serialize;

use crate::catalog::codes::OnetCode;

/// Which part of the catalogue an occupation belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Split {
    /// Constants may be chosen on it.
    Train,
    /// Only for reports.
    Test,
}

impl Split {
    /// Both parts.
    pub const ALL: [Self; 2] = [Self::Train, Self::Test];

    /// Percent of occupations in the test part.
    pub const TEST_PERCENT: u8 = 30;

    /// The part of `code`: by a hash of the code, so that it never moves.
    pub fn of(code: OnetCode) -> Self {
        let hash = blake3::hash(code.to_string().as_bytes());
        let bucket = u16::from_le_bytes([hash.as_bytes()[0], hash.as_bytes()[1]]) % 100;
        if bucket < u16::from(Self::TEST_PERCENT) { Self::Test } else { Self::Train }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_occupation_never_changes_sides() {
        let rows = [("43-4051.00", Split::Test), ("43-3031.00", Split::Train), ("15-1212.00", Split::Train)];
        for (code, expected) in rows {
            assert_eq!(Split::of(code.parse().unwrap()), expected, "{code}");
        }
    }

    #[test]
    fn about_three_in_ten_are_held_out() {
        let codes = (0..2000).map(|number| format!("{:02}-{:04}.00", 11 + number / 100, number % 100 * 7));
        let test = codes.filter(|code| Split::of(code.parse().unwrap()) == Split::Test).count();
        assert!((500..700).contains(&test), "{test} of 2000 are held out");
    }
}
