//! The people whom a coach works with, and what the organisation keeps of them.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::store::RecordId;

use super::card::Card;
use super::id::Id;
use super::staff::{Organisation, PendingCode, Rank, Staff};

/// Someone whom a coach works with. What they told us stands in their own record, which they show or do not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Client {
    /// Their name among our entries.
    pub id: Id<Self>,
    /// Where their coach works.
    pub organisation: Id<Organisation>,
    /// Their coach.
    pub coach: Id<Staff>,
    /// When the coach entered them.
    pub added_at: Timestamp,
    /// What the coach keeps of them.
    pub card: Card,
    /// A code with which they may show their record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<PendingCode>,
    /// The record that they showed once; whether they still do stands in the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<RecordId>,
}

/// That someone looked at a client's record.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// At whose: the client's place, which outlives the client.
    pub(super) client: RecordId,
    /// Who.
    pub staff: Id<Staff>,
    /// When.
    pub at: Timestamp,
}

impl Client {
    /// Where their document is kept; by this, records name the client.
    pub fn place(&self) -> RecordId {
        RecordId::of_document("client", &self.id.to_bytes())
    }

    /// Whether `staff` may see them: their coach, and the supervisors of the organisation.
    pub fn is_seen_by(&self, staff: &Staff) -> bool {
        let is_theirs = match staff.rank {
            Rank::Coach => self.coach == staff.id,
            Rank::Supervisor => true,
            Rank::Administrator => false,
        };
        is_theirs && self.organisation == staff.organisation
    }

    /// Until when they can use the code that they were given; none if there is none.
    pub fn code_ends_at(&self) -> Option<Timestamp> {
        self.code.map(|code| code.ends_at)
    }
}
