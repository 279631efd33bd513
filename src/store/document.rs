//! What a store keeps: something that becomes JSON and reads back.

use super::{SavedRecord, StoreError};

/// Something that a store keeps.
pub trait Document: Send + Sync + Sized + 'static {
    /// It as JSON, with a version.
    ///
    /// # Errors
    /// [`StoreError::NotStorable`] when it could not be read back, [`StoreError::TooLarge`] over
    /// [`MAX_RECORD_BYTES`](super::MAX_RECORD_BYTES).
    fn to_json(&self) -> Result<Vec<u8>, StoreError>;

    /// Reads it from JSON.
    ///
    /// # Errors
    /// [`StoreError::UnreadableRecord`] when it is something else or of a later version.
    fn from_json(json: &[u8]) -> Result<Self, StoreError>;
}

impl Document for SavedRecord {
    fn to_json(&self) -> Result<Vec<u8>, StoreError> {
        Self::to_json(self)
    }

    fn from_json(json: &[u8]) -> Result<Self, StoreError> {
        Self::from_json(json)
    }
}
