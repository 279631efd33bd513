//! How many of a role's tools a person has used, rare and in-demand ones counting more.

use crate::catalog::Catalog;

/// How much more a tool counts that employers ask for in the role.
const IN_DEMAND_EMPHASIS: f32 = 2.0;

/// Which roles use each tool, and how much it counts there.
pub(super) struct Tools {
    /// For each tool the roles that use it, with its share among all their tools.
    users: Vec<Vec<(u16, f32)>>,
    /// Whether a role has tools.
    known: Vec<bool>,
}

impl Tools {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let coded = catalog.roles.iter().filter(|role| role.emerging.is_none());
        let mut counts = vec![0usize; catalog.technologies.len()];
        let mut total = 0;
        for role in coded {
            total += 1;
            role.technologies.iter().for_each(|used| counts[usize::from(used.technology.0)] += 1);
        }
        let mut users: Vec<Vec<(u16, f32)>> = vec![Vec::new(); catalog.technologies.len()];
        for (ix, role) in catalog.roles() {
            let weight = |place: usize, in_demand: bool| {
                let rarity = ((total as f32 + 1.0) / (counts[place] as f32 + 1.0)).ln();
                rarity * if in_demand { IN_DEMAND_EMPHASIS } else { 1.0 }
            };
            let weighed = role.technologies.iter().map(|used| {
                let place = usize::from(used.technology.0);
                (place, weight(place, used.in_demand))
            });
            let weighed: Vec<(usize, f32)> = weighed.collect();
            let sum: f32 = weighed.iter().map(|(_, weight)| weight).sum();
            for (place, weight) in weighed.into_iter().filter(|(_, weight)| *weight > 0.0) {
                users[place].push((ix.0, weight / sum));
            }
        }
        Self { users, known: catalog.roles.iter().map(|role| !role.technologies.is_empty()).collect() }
    }

    /// Adds to `covered`, one figure for each role, what being `familiar` (0 to 1) with a tool covers.
    pub(super) fn cover(&self, tool: usize, familiar: f32, covered: &mut [f32]) {
        for (role, share) in &self.users[tool] {
            covered[usize::from(*role)] += share * familiar;
        }
    }

    /// Whether the role has tools.
    pub(super) fn knows(&self, role: usize) -> bool {
        self.known[role]
    }

    /// The share of a tool among the tools of a role.
    pub(super) fn share(&self, tool: usize, role: usize) -> f32 {
        let found = self.users[tool].binary_search_by_key(&(role as u16), |(user, _)| *user);
        found.map_or(0.0, |place| self.users[tool][place].1)
    }
}
