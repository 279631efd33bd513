//! Kinds of support worth asking about: who decides, where to ask, in our own words, never a promise.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::catalog::{Education, ProgramKind, Spoken};

/// The text of `index/support.toml`.
const TEXT: &str = include_str!("../../../index/support.toml");

/// Kinds of support.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SupportKind {
    /// Unemployment insurance.
    UnemploymentInsurance,
    /// Unemployment insurance that goes on during training that the state approved.
    ApprovedTraining,
    /// Services for dislocated workers under the Workforce Innovation and Opportunity Act.
    DislocatedWorkerServices,
    /// An individual training account under the same act.
    TrainingAccount,
    /// The federal Pell grant.
    PellGrant,
    /// A state's own aid for short programmes.
    StateShortTermAid,
    /// Wages of an apprenticeship.
    ApprenticeshipWages,
    /// Trade Adjustment Assistance.
    TradeAdjustment,
    /// Training funds of unions.
    UnionFunds,
    /// Tuition or severance funds of employers.
    EmployerFunds,
    /// Employment and training for those who receive food assistance (SNAP).
    SnapEmploymentTraining,
    /// Courses without cost, at libraries and elsewhere.
    FreeCourses,
}

impl SupportKind {
    /// All kinds, in the order in which those of equal standing are given.
    pub const ALL: [Self; 12] = [
        Self::UnemploymentInsurance,
        Self::ApprovedTraining,
        Self::DislocatedWorkerServices,
        Self::TrainingAccount,
        Self::PellGrant,
        Self::StateShortTermAid,
        Self::ApprenticeshipWages,
        Self::TradeAdjustment,
        Self::UnionFunds,
        Self::EmployerFunds,
        Self::SnapEmploymentTraining,
        Self::FreeCourses,
    ];
}

/// A kind of support in our own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Support {
    /// Which.
    pub kind: SupportKind,
    /// What people call it.
    pub name: Spoken,
    /// What it is.
    pub says: Spoken,
    /// Who decides.
    pub decides: Spoken,
    /// Where to ask.
    pub ask: Spoken,
    /// What to mind: its limits, and what to ask before.
    pub mind: Spoken,
    /// A public page to start from.
    pub site: String,
    /// Kinds of programme that it usually goes with; empty if it does not hang on a programme.
    pub goes_with: Vec<ProgramKind>,
}

/// `index/support.toml`: every kind of support, and the reasons for naming one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SupportTable {
    /// When the texts were written, `YYYY-MM`.
    pub written: String,
    /// What holds for all of it: nobody here decides.
    pub no_promise: Spoken,
    /// The words for each reason.
    pub reasons: BTreeMap<AskReason, Spoken>,
    /// The kinds, in the order of [`SupportKind::ALL`].
    pub support: Vec<Support>,
}

impl SupportTable {
    /// The table that the program was built with.
    ///
    /// # Panics
    /// Never in a tested build: a test reads the file.
    pub fn builtin() -> &'static Self {
        static TABLE: LazyLock<SupportTable> =
            LazyLock::new(|| toml::from_str(TEXT).expect("index/support.toml is read by a test"));
        &TABLE
    }

    /// The words on `kind`.
    pub fn of(&self, kind: SupportKind) -> Option<&Support> {
        self.support.iter().find(|support| support.kind == kind)
    }

    /// The words for `reason`.
    pub fn reason(&self, reason: AskReason) -> Option<&Spoken> {
        self.reasons.get(&reason)
    }
}

/// What someone told of where they stand; all of it may stay untold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Situation {
    /// Whether they were laid off, or know that they will be.
    pub laid_off: Option<bool>,
    /// Whether they draw unemployment benefit.
    pub draws_benefit: Option<bool>,
    /// Highest education completed.
    pub education: Option<Education>,
    /// Whether a union represented them.
    pub in_union: Option<bool>,
    /// Whether the household receives food assistance (SNAP).
    pub receives_snap: Option<bool>,
    /// Whether they lost a job by the end of June 2022 at a workplace certified for Trade Adjustment Assistance.
    pub trade_certified: Option<bool>,
    /// Whether their employer, present or last, pays for training or owes severance.
    pub employer_pays: Option<bool>,
}

/// Support worth asking about, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Ask {
    /// What to ask about.
    pub support: &'static Support,
    /// Why it is named, and so how near the top: reasons are in order.
    pub reason: AskReason,
}

/// Why support is worth asking about, the strongest reason first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskReason {
    /// They draw benefit, and training can change it.
    DrawsBenefit,
    /// They were laid off.
    LaidOff,
    /// A union represented them.
    InUnion,
    /// The household receives food assistance.
    ReceivesSnap,
    /// Their workplace was certified.
    TradeCertified,
    /// Their employer pays for training or owes severance.
    EmployerPays,
    /// The path has a programme that this usually goes with.
    FitsPath,
    /// The path has such a programme, but a degree already held usually rules the usual form out.
    HasDegree,
    /// They did not say whether it applies to them.
    NotTold,
    /// It costs nothing to try.
    OpenToAll,
}

impl AskReason {
    /// All reasons, the strongest first.
    pub const ALL: [Self; 10] = [
        Self::DrawsBenefit,
        Self::LaidOff,
        Self::InUnion,
        Self::ReceivesSnap,
        Self::TradeCertified,
        Self::EmployerPays,
        Self::FitsPath,
        Self::HasDegree,
        Self::NotTold,
        Self::OpenToAll,
    ];
}

/// The support worth asking about for a path of `programs` and a person in `situation`: what they
/// told first, then what fits the path, then what they did not say. Left out is what a told fact rules
/// out, and what goes with no programme of the path. Nobody's eligibility is decided here.
pub fn worth_asking(programs: &[ProgramKind], situation: &Situation) -> Vec<Ask> {
    let table = SupportTable::builtin();
    let goes_with_path = |support: &Support| {
        support.goes_with.is_empty() || support.goes_with.iter().any(|kind| programs.contains(kind))
    };
    let mut asks: Vec<Ask> = table
        .support
        .iter()
        .filter(|support| goes_with_path(support))
        .filter_map(|support| Some(Ask { support, reason: reason(support.kind, situation)? }))
        .collect();
    asks.sort_by_key(|ask| (ask.reason, ask.support.kind));
    asks
}

/// Why `kind` is worth asking about; none if something told rules it out.
fn reason(kind: SupportKind, situation: &Situation) -> Option<AskReason> {
    let told = |fact: Option<bool>, reason| match fact {
        Some(true) => Some(reason),
        Some(false) => None,
        None => Some(AskReason::NotTold),
    };
    // Someone who draws benefit has lost a job, whatever else they left untold.
    let laid_off = situation.laid_off.or(situation.draws_benefit.filter(|draws| *draws));
    match kind {
        SupportKind::UnemploymentInsurance if situation.draws_benefit == Some(true) => Some(AskReason::DrawsBenefit),
        SupportKind::UnemploymentInsurance | SupportKind::DislocatedWorkerServices => {
            told(laid_off, AskReason::LaidOff)
        }
        SupportKind::ApprovedTraining if situation.draws_benefit.is_some() => {
            told(situation.draws_benefit, AskReason::DrawsBenefit)
        }
        SupportKind::ApprovedTraining => told(laid_off, AskReason::LaidOff),
        SupportKind::TrainingAccount | SupportKind::StateShortTermAid | SupportKind::ApprenticeshipWages => {
            Some(AskReason::FitsPath)
        }
        SupportKind::PellGrant if situation.education >= Some(Education::Bachelor) => Some(AskReason::HasDegree),
        SupportKind::PellGrant => Some(AskReason::FitsPath),
        // Nobody can newly qualify, so it is named only to those who say that they already do.
        SupportKind::TradeAdjustment => situation.trade_certified.filter(|yes| *yes).map(|_| AskReason::TradeCertified),
        SupportKind::UnionFunds => told(situation.in_union, AskReason::InUnion),
        SupportKind::EmployerFunds => told(situation.employer_pays, AskReason::EmployerPays),
        SupportKind::SnapEmploymentTraining => told(situation.receives_snap, AskReason::ReceivesSnap),
        SupportKind::FreeCourses => Some(AskReason::OpenToAll),
    }
}

#[cfg(test)]
#[path = "support_tests.rs"]
mod tests;
