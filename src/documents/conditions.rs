//! Conditions that no learning opens, said in the language of a document.

use crate::matching::{Claim, Gate, TrustKind};
use crate::wording::format;

use crate::catalog::Language;

/// A condition as a sentence.
pub(super) fn sentence(gate: &Gate, language: Language) -> String {
    let t = language.document_texts();
    match &gate.reason.claim {
        Claim::ExperienceGate { usual_months, have_months } => {
            let usual = t.condition_experience.with("usual", format::whole(f64::from(*usual_months)));
            usual.with("have", format::whole(f64::from(*have_months))).into()
        }
        Claim::PhysicalGate { .. } => t.condition_physical.to_string(),
        Claim::BackgroundGate { guards } => {
            let guards = match guards {
                TrustKind::Money => &t.guards_money,
                TrustKind::People => &t.guards_people,
                TrustKind::Safety => &t.guards_safety,
                TrustKind::Driving => &t.guards_driving,
            };
            t.condition_background.with("guards", guards).into()
        }
        _ => t.condition_other.to_string(),
    }
}
