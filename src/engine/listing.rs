//! Any role against a person's list: where it stands there, or what keeps it out.

use crate::catalog::{Catalog, Growth, PaySource, RoleIx};

use super::Ranking;

/// Where a role stands in a person's list, or the first rule that keeps it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// It is in the list: its places, from 1, in the order of what the person did and of what they can do.
    Listed {
        /// Among the roles closest to what they did.
        did: usize,
        /// Among the roles closest to what they can do.
        can: usize,
    },
    /// It does not grow.
    NotGrowing(Growth),
    /// Nobody publishes what it pays.
    NoPay,
    /// It is what is left of a group, not one kind of work.
    Rest,
    /// Nothing is published that a person could be compared with.
    NothingToCompare,
}

impl Ranking {
    /// Where `role` stands in this list.
    pub fn listing(&self, role: RoleIx, catalog: &Catalog) -> Listing {
        let place_in = |order: Vec<usize>| order.iter().position(|place| self.found[*place].role == role);
        if let Some(did) = place_in(self.close_to_what_you_did()) {
            let can = place_in(self.close_to_what_you_can_do()).unwrap_or(did);
            return Listing::Listed { did: did + 1, can: can + 1 };
        }
        let role = catalog.role(role);
        match role.growth {
            growth if !growth.is_growing() => Listing::NotGrowing(growth),
            _ if role.pay_source == PaySource::Unknown => Listing::NoPay,
            _ if role.is_rest() => Listing::Rest,
            _ => Listing::NothingToCompare,
        }
    }

    /// The roles that the publisher calls related to `role` and that are in this list, the best first; at most `most`.
    pub fn related_to(&self, role: RoleIx, catalog: &Catalog, most: usize) -> Vec<RoleIx> {
        let related = &catalog.role(role).related;
        self.found.iter().map(|found| found.role).filter(|found| related.contains(found)).take(most).collect()
    }
}
