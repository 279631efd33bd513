//! Certifications and licences as a person writes them: what is true of them everywhere, in our own words.

use serde::{Deserialize, Serialize};

use super::TableError;
use super::rows::line_of;
use crate::catalog::codes::{ElementId, OnetCode, ProgramId};
use crate::catalog::{Attendance, EntryTerms};
use crate::catalog::{Between, Cents, Education, Program, ProgramKind, ProgramSource, ProgramWords, Spoken};

/// The list's name in the manifest.
const LIST: &str = "onward";
/// The month in which the list was written.
const WRITTEN: &str = "2026-11";

/// A certification, licence, registration or short certificate, as it usually is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificationRow {
    /// Its permanent name in addresses.
    pub id: ProgramId,
    /// Its name.
    pub name: String,
    /// A Spanish name that is really used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_es: Option<String>,
    /// What kind it is.
    pub kind: CertificationKind,
    /// Who grants it.
    pub issuer: String,
    /// The issuer's domain.
    pub site: String,
    /// Hours of study or of required classes, fewest and most.
    pub study_hours: [f32; 2],
    /// Fees for application and examination, US dollars, least and most.
    pub fee_dollars: [u32; 2],
    /// What preparation usually costs at a public college or online, US dollars.
    pub tuition_dollars: [u32; 2],
    /// Weeks of waiting for an examination, papers or a background check.
    pub weeks_wait: [f32; 2],
    /// After how many years it must be renewed; none if never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renew_years: Option<f32>,
    /// Schooling that is asked before the preparation: any one of these.
    #[serde(default)]
    pub needs: Vec<Education>,
    /// Months of practice before it is granted.
    pub needs_experience_months: f32,
    /// Those of this list that must be held first.
    #[serde(default)]
    pub needs_first: Vec<ProgramId>,
    /// Whether terms differ from state to state.
    pub state_varies: bool,
    /// What most of the hours are.
    pub practice: Practice,
    /// Roles it serves, the most direct first.
    pub roles: Vec<OnetCode>,
    /// Those of them for which law or nearly every employer asks for it.
    pub required_for: Vec<OnetCode>,
    /// What a passer knows, with the level (0 to 7).
    pub elements: Vec<(ElementId, f32)>,
    /// Technologies that it teaches.
    #[serde(default)]
    pub technologies: Vec<String>,
    /// What it shows, in English and Spanish.
    pub says: String,
    /// The same in Spanish.
    pub says_es: String,
    /// What proof it leaves.
    pub proof: String,
    /// The same in Spanish.
    pub proof_es: String,
    /// How to start.
    pub start: String,
    /// The same in Spanish.
    pub start_es: String,
}

/// What kind of paper it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CertificationKind {
    /// An examination of a professional body.
    Certification,
    /// A licence of a state or of the federal government.
    Licence,
    /// A registration with a state.
    Registration,
    /// A short certificate of a provider, recognised beyond it.
    ShortCertificate,
}

/// What most of the hours of preparation are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Practice {
    /// Study from home.
    Online,
    /// Lessons at a place.
    Classroom,
    /// Practice with patients.
    Clinic,
    /// Practice at work.
    Workplace,
}

impl CertificationRow {
    /// It as a programme. Its cost is fees and preparation together.
    pub fn program(&self) -> Program {
        let spoken = |en: &str, es: &str| Spoken { en: en.to_owned(), es: es.to_owned() };
        let dollars = |end: usize| {
            Cents::of_dollars(i64::from(self.fee_dollars[end]))
                + Cents::of_dollars(i64::from(self.tuition_dollars[end]))
        };
        let codes =
            |codes: &[OnetCode]| codes.iter().map(|code| crate::catalog::codes::RoleCode::Onet(*code)).collect();
        let is_online = self.practice == Practice::Online;
        Program {
            id: self.id.clone(),
            name: self.name.clone(),
            name_es: self.name_es.clone(),
            kind: match self.kind {
                CertificationKind::Certification => ProgramKind::Certification,
                CertificationKind::Licence | CertificationKind::Registration => ProgramKind::Licence,
                CertificationKind::ShortCertificate => ProgramKind::Certificate,
            },
            provider: None,
            issuer: Some(self.issuer.clone()),
            site: Some(self.site.clone()),
            cip: None,
            leads_to: codes(&self.roles),
            required_for: codes(&self.required_for),
            elements: self.elements.clone(),
            technologies: self.technologies.clone(),
            hours: Some(between(self.study_hours)),
            weeks: None,
            weeks_waiting: Some(between(self.weeks_wait)),
            cost: Some(Between { low: dollars(0), high: dollars(1) }),
            is_paid: false,
            attendance: Attendance { online: Some(is_online), in_person: Some(!is_online), ..Attendance::default() },
            entry: EntryTerms {
                education: self.needs.iter().min().copied(),
                experience_months: self.needs_experience_months,
                first: self.needs_first.clone(),
                stated: None,
            },
            credential: Some(self.name.clone()),
            varies_by_state: self.state_varies,
            renew_years: self.renew_years,
            outcomes: Vec::new(),
            words: Some(ProgramWords {
                says: spoken(&self.says, &self.says_es),
                proof: spoken(&self.proof, &self.proof_es),
                start: spoken(&self.start, &self.start_es),
            }),
            description: None,
            sources: vec![ProgramSource { list: LIST.to_owned(), id: None, date: WRITTEN.to_owned() }],
        }
    }
}

fn between([low, high]: [f32; 2]) -> Between<f32> {
    Between { low, high }
}

/// Our own list of certifications and licences.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificationTable {
    /// Each of them.
    #[serde(default, rename = "certification")]
    pub rows: Vec<CertificationRow>,
}

impl CertificationTable {
    /// The table's file name.
    pub const FILE: &'static str = "certifications.toml";

    /// Whether the table has no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn read(&mut self, file: &str, bytes: &[u8]) -> Result<(), TableError> {
        let text = std::str::from_utf8(bytes).map_err(|error| TableError::new(file, 0, error))?;
        let read = toml::from_str(text);
        *self =
            read.map_err(|error: toml::de::Error| TableError::new(file, line_of(text, error.span()), error.message()))?;
        Ok(())
    }

    pub(super) fn write(&self) -> Vec<u8> {
        toml::to_string(self).expect("a certification has only plain values").into_bytes()
    }
}
