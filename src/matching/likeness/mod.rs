//! How alike the work of two roles is: signals of content, each a cosine, joined by fitted weights.

mod signals;
mod text;
mod vectors;

use std::sync::OnceLock;

use rayon::prelude::*;

use crate::catalog::{Catalog, RoleIx};
use crate::constants::{SignalConstants, SignalFit, SignalKind};
use signals::{ALL, Features};
use vectors::Vectors;

/// The place in a role's own order of likeness that sets the measure for words: with ten close
/// neighbours, a role is as well described as most.
const MEASURE_PLACE: usize = 10;

/// What roles are made of, by signal. Rows of likeness are worked out when they are first asked for.
pub struct Likeness {
    signals: Vec<Signal>,
    rows: Vec<OnceLock<Row>>,
}

struct Signal {
    kind: SignalKind,
    source: &'static str,
    relative: bool,
    fit: SignalFit,
    vectors: Vectors,
    features: Features,
}

/// How alike one role is to every role.
pub(super) struct Row {
    /// From 0 to 1, in the order of roles; 0 where nothing is known.
    pub value: Vec<f32>,
    /// Share of the weights whose signals know both roles, 0 to 1.
    pub known: Vec<f32>,
    /// For each signal the likeness of the tenth closest role, which measures the relative ones.
    measures: Vec<f32>,
}

/// One signal between two roles.
pub(super) struct Alike {
    /// In what.
    pub kind: SignalKind,
    /// How much, 0 to 1.
    pub value: f32,
    /// Its share among the signals that know both roles.
    pub weight: f32,
    /// The publication it rests on.
    pub source: &'static str,
    /// What it rests on most, by name.
    pub names: Vec<String>,
}

impl Likeness {
    /// Reads what every role is made of.
    pub fn new(catalog: &Catalog, constants: &SignalConstants) -> Self {
        let signals = ALL
            .par_iter()
            .map(|registered| {
                let (vectors, features) = (registered.vectors)(catalog);
                let fit = constants.of(catalog.is_full, registered.kind);
                let (kind, source, relative) = (registered.kind, registered.source, registered.relative);
                Signal { kind, source, relative, fit, vectors, features }
            })
            .collect();
        Self { signals, rows: catalog.roles.iter().map(|_| OnceLock::new()).collect() }
    }

    /// How alike `origin` is to every role.
    pub(super) fn row(&self, origin: RoleIx) -> &Row {
        self.rows[usize::from(origin.0)].get_or_init(|| self.work_out(usize::from(origin.0)))
    }

    /// Each signal's likeness of `origin` to every role before it is put on a scale from 0 to 1,
    /// none where a role is unknown to the signal: what the fitting of weights rests on.
    pub fn raw(&self, origin: RoleIx) -> Vec<(SignalKind, Vec<Option<f32>>)> {
        let origin = usize::from(origin.0);
        let raw = |signal: &Signal| {
            let row = signal.row(origin);
            let measure = signal.measure(&row, origin);
            let known = |role: usize| signal.vectors.knows(origin) && signal.vectors.knows(role);
            (0..row.len()).map(|role| known(role).then(|| row[role] / measure)).collect()
        };
        self.signals.iter().map(|signal| (signal.kind, raw(signal))).collect()
    }

    fn work_out(&self, origin: usize) -> Row {
        let roles = self.rows.len();
        let (mut value, mut known) = (vec![0.0f32; roles], vec![0.0f32; roles]);
        let mut measures = Vec::with_capacity(self.signals.len());
        for signal in &self.signals {
            let row = signal.row(origin);
            let measure = signal.measure(&row, origin);
            measures.push(measure);
            if !signal.vectors.knows(origin) {
                continue;
            }
            for (role, raw) in row.into_iter().enumerate() {
                if signal.vectors.knows(role) {
                    value[role] += signal.fit.weight * signal.fit.scale(raw / measure);
                    known[role] += signal.fit.weight;
                }
            }
        }
        for (value, known) in value.iter_mut().zip(&known) {
            *value /= known.max(f32::MIN_POSITIVE);
        }
        Row { value, known, measures }
    }

    /// What the likeness of two roles rests on, the heaviest signal first; at most `names` names each, as `catalog`
    /// has them.
    pub(super) fn why(&self, (origin, target): (RoleIx, RoleIx), names: usize, catalog: &Catalog) -> Vec<Alike> {
        let row = self.row(origin);
        let (origin, target) = (usize::from(origin.0), usize::from(target.0));
        let known = row.known[target].max(f32::MIN_POSITIVE);
        let both = |signal: &&Signal| signal.vectors.knows(origin) && signal.vectors.knows(target);
        let measured = self.signals.iter().zip(&row.measures);
        let mut alike: Vec<Alike> = measured
            .filter(|(signal, _)| both(signal) && signal.fit.weight > 0.0)
            .map(|(signal, measure)| {
                let shared = signal.vectors.shared(origin, target);
                let raw = match &signal.vectors {
                    Vectors::Sparse { .. } => shared.iter().map(|(_, part)| part).sum(),
                    Vectors::Dense { of } => of[origin].iter().zip(&of[target]).map(|(a, b)| a * b).sum::<f32>(),
                };
                let mut named: Vec<String> = Vec::with_capacity(names);
                for name in shared.iter().filter_map(|(feature, _)| signal.features.name(*feature, catalog)) {
                    if named.len() < names && !named.iter().any(|known| known == name) {
                        named.push(name.to_owned());
                    }
                }
                Alike {
                    kind: signal.kind,
                    value: signal.fit.scale(raw / measure),
                    weight: signal.fit.weight / known,
                    source: signal.source,
                    names: named,
                }
            })
            .collect();
        alike.sort_by(|a, b| (b.weight * b.value).total_cmp(&(a.weight * a.value)));
        alike
    }
}

impl Signal {
    fn row(&self, origin: usize) -> Vec<f32> {
        self.vectors.row(origin)
    }

    /// What likeness is divided by.
    fn measure(&self, row: &[f32], origin: usize) -> f32 {
        if !self.relative {
            return 1.0;
        }
        let mut others: Vec<f32> =
            row.iter().enumerate().filter(|(role, _)| *role != origin).map(|(_, value)| *value).collect();
        if others.len() < MEASURE_PLACE {
            return 1.0;
        }
        let (_, tenth, _) = others.select_nth_unstable_by(MEASURE_PLACE - 1, |a, b| b.total_cmp(a));
        tenth.max(0.01)
    }
}
