//! What roles are made of, as unit vectors: their dot product is how alike two roles are.

use rustc_hash::FxHashMap;

/// One unit vector for each role; empty for a role of which nothing is known.
pub(crate) enum Vectors {
    /// Every role has a figure for everything.
    Dense {
        /// The vectors, in the order of roles.
        of: Vec<Vec<f32>>,
    },
    /// Most figures are nothing.
    Sparse {
        /// What each role holds, sorted by feature.
        of: Vec<Vec<(u32, f32)>>,
        /// Which roles hold each feature.
        holders: Vec<Vec<(u16, f32)>>,
    },
}

impl Vectors {
    /// Pearson correlation of rows of figures: a row without any figure stays unknown, a single
    /// missing figure counts as the mean over the other rows.
    pub(super) fn correlation(rows: &[Vec<Option<f32>>]) -> Self {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let means: Vec<f32> = (0..width)
            .map(|place| {
                let known: Vec<f32> = rows.iter().filter_map(|row| row.get(place).copied().flatten()).collect();
                known.iter().sum::<f32>() / known.len().max(1) as f32
            })
            .collect();
        let centred = |row: &Vec<Option<f32>>| {
            if row.iter().all(Option::is_none) {
                return Vec::new();
            }
            let filled: Vec<f32> = row.iter().zip(&means).map(|(figure, mean)| figure.unwrap_or(*mean)).collect();
            let mean = filled.iter().sum::<f32>() / width.max(1) as f32;
            unit(filled.into_iter().map(|figure| figure - mean).collect())
        };
        Self::Dense { of: rows.iter().map(centred).collect() }
    }

    /// Weighted features, each made heavier the rarer it is.
    pub(super) fn of_features(rows: Vec<Vec<(u32, f32)>>, rarity: Rarity) -> Self {
        let features = rows.iter().flatten().map(|(feature, _)| *feature as usize + 1).max().unwrap_or(0);
        let mut counts = vec![0u32; features];
        for (feature, _) in rows.iter().flatten() {
            counts[*feature as usize] += 1;
        }
        let total = rows.iter().filter(|row| !row.is_empty()).count();
        let of: Vec<Vec<(u32, f32)>> = rows
            .into_iter()
            .map(|row| {
                let kept = row.into_iter().filter(|(feature, _)| counts[*feature as usize] >= rarity.least_holders());
                let weighed: Vec<(u32, f32)> = kept
                    .map(|(feature, weight)| (feature, weight * rarity.of(counts[feature as usize], total)))
                    .filter(|(_, weight)| *weight > 0.0)
                    .collect();
                let length = weighed.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
                weighed.into_iter().map(|(feature, weight)| (feature, weight / length)).collect()
            })
            .collect();
        let mut holders: Vec<Vec<(u16, f32)>> = vec![Vec::new(); features];
        for (role, features) in of.iter().enumerate() {
            for (feature, weight) in features {
                holders[*feature as usize].push((role as u16, *weight));
            }
        }
        Self::Sparse { of, holders }
    }

    /// Whether anything is known of the role.
    pub(super) fn knows(&self, role: usize) -> bool {
        match self {
            Self::Dense { of } => !of[role].is_empty(),
            Self::Sparse { of, .. } => !of[role].is_empty(),
        }
    }

    /// How alike `origin` is to every role, -1 to 1; 0 where nothing is known.
    pub(super) fn row(&self, origin: usize) -> Vec<f32> {
        match self {
            Self::Dense { of } => of.iter().map(|other| dot(&of[origin], other)).collect(),
            Self::Sparse { of, holders } => {
                let mut row = vec![0.0f32; of.len()];
                for (feature, weight) in &of[origin] {
                    for (role, held) in &holders[*feature as usize] {
                        row[usize::from(*role)] += weight * held;
                    }
                }
                row
            }
        }
    }

    /// What the likeness of two roles rests on: feature and its part of the dot product, the
    /// heaviest first.
    pub(super) fn shared(&self, origin: usize, target: usize) -> Vec<(usize, f32)> {
        let mut shared: Vec<(usize, f32)> = match self {
            Self::Dense { of } => {
                let pairs = of[origin].iter().zip(&of[target]).enumerate();
                // Two figures below the role's own mean are alike too, but nobody would name them.
                pairs.filter(|(_, (a, b))| **a > 0.0 && **b > 0.0).map(|(place, (a, b))| (place, a * b)).collect()
            }
            Self::Sparse { of, .. } => {
                let theirs: FxHashMap<u32, f32> = of[target].iter().copied().collect();
                let both =
                    of[origin].iter().filter_map(|(feature, a)| Some((*feature as usize, a * theirs.get(feature)?)));
                both.collect()
            }
        };
        shared.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        shared
    }
}

/// How the number of roles that hold a feature makes it heavier or lighter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rarity {
    /// What every role has counts for nothing.
    Strict,
    /// Words: what a single role has says nothing of likeness; common ones still count a little.
    Words,
}

impl Rarity {
    fn least_holders(self) -> u32 {
        match self {
            Self::Strict => 1,
            Self::Words => 2,
        }
    }

    fn of(self, holders: u32, total: usize) -> f32 {
        let inverse = ((total as f32 + 1.0) / (holders as f32 + 1.0)).ln();
        match self {
            Self::Strict => inverse,
            Self::Words => 1.0 + inverse,
        }
    }
}

fn unit(mut vector: Vec<f32>) -> Vec<f32> {
    let length = vector.iter().map(|figure| figure * figure).sum::<f32>().sqrt();
    if length <= f32::EPSILON {
        return Vec::new();
    }
    vector.iter_mut().for_each(|figure| *figure /= length);
    vector
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    // Eight sums side by side let the compiler use wide registers.
    let mut sums = [0.0f32; 8];
    let (chunks_a, chunks_b) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = chunks_a.remainder().iter().zip(chunks_b.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in chunks_a.zip(chunks_b) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum::<f32>() + rest
}
