//! The bytes of one journal entry: a sealed header that names the entry before it, then the record.
//!
//! The seal covers the header, and the header holds the record's hash. So a record can later be overwritten with zeros
//! (erasing it in place) without breaking the chain of seals. The record is preceded by random bytes that are
//! overwritten with it, so that the hash that stays behind says nothing about it.

use super::StoreError;
use super::key::{RecordId, random_bytes};
use super::record::MAX_RECORD_BYTES;

/// A BLAKE3 hash.
pub(super) type Hash = [u8; 32];

/// How every entry begins.
pub(super) const MAGIC: [u8; 4] = *b"ONWe";
/// The length of an entry's header.
pub(super) const HEADER_BYTES: usize = 4 + 4 + 8 + 4 + 4 + 32 + 32 + 32 + 32;
/// The random bytes before a record.
const SALT_BYTES: usize = 16;
/// The longest body of an entry.
const MAX_BODY_BYTES: usize = SALT_BYTES + MAX_RECORD_BYTES;

/// What an entry says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A record was saved.
    Put,
    /// A record was erased.
    Erase,
}

/// An entry's header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    /// What the entry says.
    pub kind: Kind,
    /// Its number; it grows from entry to entry.
    pub sequence: u64,
    /// How many bytes follow the header.
    pub body_bytes: u32,
    /// The record it is about.
    pub id: RecordId,
    /// The hash of the body.
    pub body_hash: Hash,
    /// The seal of the entry before it.
    pub previous: Hash,
    /// How many entries after it were written together with it: all of them count, or none.
    pub to_follow: u32,
}

/// Where an entry stands among others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Its number.
    pub sequence: u64,
    /// The seal of the entry before it.
    pub previous: Hash,
    /// How many entries after it belong to it.
    pub to_follow: u32,
}

/// What is left of an entry's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Body {
    /// All of it.
    Whole,
    /// Nothing: it was overwritten with zeros.
    Zeroed,
    /// Something else than was written.
    Broken,
}

impl Header {
    /// The whole entry's length.
    pub(super) fn frame_bytes(&self) -> u64 {
        HEADER_BYTES as u64 + u64::from(self.body_bytes)
    }

    /// The header as bytes, and its seal.
    pub(super) fn encode(&self) -> ([u8; HEADER_BYTES], Hash) {
        let mut bytes = Vec::with_capacity(HEADER_BYTES);
        bytes.extend(MAGIC);
        bytes.extend(match self.kind {
            Kind::Put => 1u32.to_le_bytes(),
            Kind::Erase => 2u32.to_le_bytes(),
        });
        bytes.extend(self.sequence.to_le_bytes());
        bytes.extend(self.body_bytes.to_le_bytes());
        bytes.extend(self.to_follow.to_le_bytes());
        bytes.extend(self.id.0);
        bytes.extend(self.body_hash);
        bytes.extend(self.previous);
        let seal = *blake3::hash(&bytes).as_bytes();
        bytes.extend(seal);
        (bytes.try_into().expect("the fields add up to the header's length"), seal)
    }

    /// Reads a header and its seal; none when the bytes are not one.
    pub(super) fn decode(bytes: &[u8; HEADER_BYTES]) -> Option<(Self, Hash)> {
        let (sealed, seal) = bytes.split_at(HEADER_BYTES - 32);
        let mut fields = Fields(sealed);
        let header = Self {
            kind: match (fields.take::<4>()?, u32::from_le_bytes(fields.take()?)) {
                (MAGIC, 1) => Kind::Put,
                (MAGIC, 2) => Kind::Erase,
                _ => return None,
            },
            sequence: u64::from_le_bytes(fields.take()?),
            body_bytes: u32::from_le_bytes(fields.take()?),
            to_follow: u32::from_le_bytes(fields.take()?),
            id: fields.take().map(RecordId)?,
            body_hash: fields.take()?,
            previous: fields.take()?,
        };
        let seal: Hash = seal.try_into().ok()?;
        let is_sealed = blake3::hash(sealed) == seal && header.body_bytes as usize <= MAX_BODY_BYTES;
        is_sealed.then_some((header, seal))
    }

    /// What is left of the body.
    pub(super) fn check(&self, body: &[u8]) -> Body {
        if body.len() == self.body_bytes as usize && blake3::hash(body) == self.body_hash {
            Body::Whole
        } else if body.iter().all(|&byte| byte == 0) {
            Body::Zeroed
        } else {
            Body::Broken
        }
    }
}

/// Appends an entry to `bytes` and returns its header and seal.
pub(super) fn append(
    bytes: &mut Vec<u8>,
    Place { sequence, previous, to_follow }: Place,
    id: RecordId,
    json: Option<&[u8]>,
) -> Result<(Header, Hash), StoreError> {
    let body = match json {
        Some(json) => [&random_bytes::<SALT_BYTES>()?, json].concat(),
        None => Vec::new(),
    };
    let header = Header {
        kind: if json.is_some() { Kind::Put } else { Kind::Erase },
        sequence,
        body_bytes: u32::try_from(body.len()).map_err(|_| StoreError::TooLarge { size_bytes: body.len() })?,
        id,
        body_hash: *blake3::hash(&body).as_bytes(),
        previous,
        to_follow,
    };
    let (head, seal) = header.encode();
    bytes.extend(head);
    bytes.extend(body);
    Ok((header, seal))
}

/// The record's JSON within a whole body.
pub(super) fn json_of(body: &[u8]) -> &[u8] {
    body.get(SALT_BYTES..).unwrap_or_default()
}

/// Takes fixed-size fields off the front of a slice.
pub(super) struct Fields<'a>(pub &'a [u8]);

impl Fields<'_> {
    /// The next field.
    pub(super) fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (field, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*field)
    }

    /// Passes over `count` bytes.
    pub(super) fn skip(&mut self, count: usize) -> Option<&mut Self> {
        self.0 = self.0.get(count..)?;
        Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> (Vec<u8>, Header) {
        let mut bytes = Vec::new();
        let (header, _) =
            append(&mut bytes, Place { sequence: 7, previous: [3; 32], to_follow: 2 }, RecordId([9; 32]), Some(b"{}"))
                .unwrap();
        (bytes, header)
    }

    #[test]
    fn an_entry_reads_back() {
        let (bytes, header) = sample();
        let head = bytes.first_chunk().unwrap();
        assert_eq!(Header::decode(head).unwrap().0, header);
        assert_eq!(header.check(&bytes[HEADER_BYTES..]), Body::Whole);
        assert_eq!(json_of(&bytes[HEADER_BYTES..]), b"{}");
    }

    #[test]
    fn no_flipped_bit_of_an_entry_goes_unnoticed() {
        let (bytes, header) = sample();
        for bit in 0..bytes.len() * 8 {
            let mut damaged = bytes.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            let decoded = Header::decode(damaged.first_chunk().unwrap());
            let body = header.check(&damaged[HEADER_BYTES..]);
            assert!(decoded.is_none() || body == Body::Broken, "bit {bit}");
        }
    }

    #[test]
    fn the_same_record_never_has_the_same_hash() {
        assert_ne!(sample().1.body_hash, sample().1.body_hash, "a guess could otherwise be confirmed after erasing");
    }
}
