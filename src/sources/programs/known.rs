//! Occupations by every code that lists of programmes name them by.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::problems::Problems;
use super::super::table::{Layout, Text, each_row, needed};
use crate::catalog::codes::{CipCode, OnetCode, RoleCode, SocCode};
use crate::catalog::tables::Tables;
use crate::catalog::{Education, ProgramKind};
use crate::words;

/// An occupation of the catalogue as far as programmes ask for it.
#[derive(Debug, Default)]
struct Occupation {
    /// Words of its title without fillers and endings.
    words: FxHashSet<String>,
    /// Percent of its workers by required education (O*NET's twelve categories), or nothing.
    education_percent: Vec<f32>,
    /// How much preparation it needs, 1 to 5, if known.
    job_zone: Option<u8>,
    /// The education that projections call typical.
    typical_education: Option<Education>,
}

/// Occupations by code, and the ways from other classifications to them.
#[derive(Debug, Default)]
pub(in crate::sources) struct Known {
    occupations: FxHashMap<OnetCode, Occupation>,
    by_soc: FxHashMap<SocCode, Vec<OnetCode>>,
    newer: FxHashMap<OnetCode, Vec<OnetCode>>,
    fields: FxHashMap<CipCode, Vec<SocCode>>,
    fields_of_soc: FxHashMap<SocCode, usize>,
}

impl Known {
    /// The occupations of `tables`.
    pub fn of(tables: &Tables) -> Self {
        let mut known = Self::default();
        let education: FxHashMap<SocCode, &str> =
            tables.outlook.iter().map(|row| (row.soc, row.typical_education.as_str())).collect();
        for row in &tables.occupations {
            let typical = row.outlook_soc.and_then(|soc| education.get(&soc)).copied();
            let occupation = Occupation {
                words: plain_words(&row.title),
                typical_education: typical.and_then(Education::of_projections),
                job_zone: row.job_zone,
                ..Occupation::default()
            };
            known.occupations.insert(row.code, occupation);
            known.by_soc.entry(row.soc).or_default().push(row.code);
        }
        // A SOC code means its general occupation; the specialties only where there is no general one.
        for codes in known.by_soc.values_mut() {
            codes.sort_unstable();
            if codes.first().is_some_and(|code| code.to_string().ends_with(".00")) {
                codes.truncate(1);
            }
        }
        let columns: Vec<usize> = tables
            .preparation
            .columns
            .iter()
            .enumerate()
            .filter(|(_, name)| name.starts_with("2.D.1 "))
            .map(|(at, _)| at)
            .collect();
        for (code, row) in &tables.preparation.rows {
            if let Some(occupation) = known.occupations.get_mut(code) {
                occupation.education_percent =
                    columns.iter().map(|at| row.get(*at).copied().flatten().unwrap_or(0.0)).collect();
            }
        }
        known
    }

    /// Adds `onet_2010_to_2019_Crosswalk.csv`.
    pub fn read_newer(&mut self, text: Text<'_>, problems: &mut Problems) {
        let columns = [needed(&["O*NET-SOC 2010 Code"]), needed(&["O*NET-SOC 2019 Code"])];
        each_row(text, Layout::Commas, &columns, problems, |cells| {
            let (old, new) = (cells.parse(0)?, cells.parse(1)?);
            let list = self.newer.entry(old).or_default();
            // An occupation that kept its code is the first meaning of it.
            if old == new {
                list.insert(0, new)
            } else {
                list.push(new)
            }
            Ok(())
        });
    }

    /// Adds `soc2018_cip2020.csv`.
    pub fn read_fields(&mut self, text: Text<'_>, problems: &mut Problems) {
        let columns = [needed(&["SOC2018Code", "SOC 2018 Code"]), needed(&["CIP2020Code", "CIP 2020 Code"])];
        each_row(text, Layout::Commas, &columns, problems, |cells| {
            let Some(cip) = super::facts::cip(cells.needed_text(1)?) else { return Ok(()) };
            let soc: SocCode = cells.parse(0)?;
            let socs = self.fields.entry(cip).or_default();
            if !socs.contains(&soc) {
                socs.push(soc);
                *self.fields_of_soc.entry(soc).or_default() += 1;
            }
            Ok(())
        });
    }

    /// Whether fields of study are linked to occupations.
    pub fn has_fields(&self) -> bool {
        !self.fields.is_empty()
    }

    /// Occupations that a code of O*NET-SOC (2019 or 2010) or SOC 2018 means.
    pub fn occupations(&self, code: &str) -> Vec<OnetCode> {
        let code = code.trim();
        if let Ok(soc) = code.parse::<SocCode>() {
            return self.by_soc.get(&soc).cloned().unwrap_or_default();
        }
        let Ok(code) = code.parse::<OnetCode>() else { return Vec::new() };
        if self.occupations.contains_key(&code) && !self.newer.contains_key(&code) {
            return vec![code];
        }
        self.of_old(code)
    }

    /// Occupations of today that a code of O*NET-SOC 2010 means.
    pub fn of_old(&self, code: OnetCode) -> Vec<OnetCode> {
        let found = self.newer.get(&code).map_or(std::slice::from_ref(&code), Vec::as_slice);
        let known: Vec<OnetCode> = found.iter().copied().filter(|code| self.occupations.contains_key(code)).collect();
        // Lists name specialties that were given up; their general occupation is left.
        if known.is_empty() { self.by_soc.get(&code.soc()).cloned().unwrap_or_default() } else { known }
    }

    /// Occupations to which a field of study leads, the most direct for a programme of this name first.
    ///
    /// Teachers of a subject are linked to its field, but only long study leads to them.
    pub fn of_field(&self, cip: &CipCode, name: &str, kind: ProgramKind) -> Vec<OnetCode> {
        let named = plain_words(name);
        let socs = self.fields.get(cip).map_or(&[][..], Vec::as_slice);
        let within = |code: &OnetCode| self.within_reach(*code, kind);
        let is_postsecondary = |code: &OnetCode| code.to_string().starts_with("25-1");
        let codes = socs.iter().filter_map(|soc| self.by_soc.get(soc)).flatten().copied();
        let mut codes: Vec<OnetCode> =
            codes.filter(|code| kind == ProgramKind::Master || !is_postsecondary(code)).filter(within).collect();
        codes.sort_by_cached_key(|code| {
            let shared = self.occupations[code].words.intersection(&named).count();
            (Reverse(shared), self.fields_of_soc.get(&code.soc()).copied().unwrap_or(usize::MAX), *code)
        });
        codes.dedup();
        codes
    }

    /// Whether a programme of `kind` may be enough schooling: doctors are not made in a year.
    fn within_reach(&self, code: OnetCode, kind: ProgramKind) -> bool {
        match self.occupations[&code].typical_education {
            Some(Education::Doctoral) => false,
            Some(Education::Master) => matches!(kind, ProgramKind::Bachelor | ProgramKind::Master),
            _ => true,
        }
    }

    /// Whether `award` is a usual way into an occupation, by what its workers say is required or by
    /// what projections call typical.
    pub fn is_usual(&self, code: OnetCode, award: crate::catalog::tables::Award) -> bool {
        use crate::catalog::tables::Award;
        let Some(occupation) = self.occupations.get(&code) else { return false };
        let typical = occupation.typical_education;
        let percent = |categories: &[usize]| -> f32 {
            categories.iter().filter_map(|category| occupation.education_percent.get(category - 1)).sum()
        };
        let is_degree = typical.is_some_and(|education| education > Education::SomeCollege);
        let is_certified = typical == Some(Education::SomeCollege) || (!is_degree && percent(&[3]) >= USUAL_PERCENT);
        match award {
            // A few hundred hours are enough where little preparation is; more is no short certificate.
            Award::ShortCertificate => is_certified && occupation.job_zone.is_some_and(|zone| zone <= 2),
            Award::Certificate => is_certified,
            Award::Associate => typical == Some(Education::Associate) || percent(&[5]) >= USUAL_PERCENT,
            Award::Bachelor => typical == Some(Education::Bachelor) || percent(&[6]) >= USUAL_PERCENT,
            Award::Master => typical == Some(Education::Master) || percent(&[8]) >= USUAL_PERCENT,
        }
    }

    /// Every field with its linked occupations' codes, sorted.
    pub fn fields(&self) -> Vec<&CipCode> {
        let mut fields: Vec<&CipCode> = self.fields.keys().collect();
        fields.sort_unstable();
        fields
    }
}

/// An award is usual where at least this share of an occupation's workers say that it is required.
const USUAL_PERCENT: f32 = 15.0;

/// Codes as a programme holds them.
pub(super) fn role_codes(codes: impl IntoIterator<Item = OnetCode>) -> Vec<RoleCode> {
    let mut found = Vec::new();
    for code in codes.into_iter().map(RoleCode::Onet) {
        if !found.contains(&code) {
            found.push(code);
        }
    }
    found
}

fn plain_words(text: &str) -> FxHashSet<String> {
    let words = words::tokens(text).into_iter().map(|token| token.word);
    words
        .filter(|word| !words::is_filler(word) && word.len() > 2)
        .map(|word| words::stem_english(&word).to_string())
        .collect()
}
