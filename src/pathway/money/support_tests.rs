//! What the table of support says, and whom it names first.

use super::*;

const NOBODY_TOLD: Situation = Situation {
    laid_off: None,
    draws_benefit: None,
    education: None,
    in_union: None,
    receives_snap: None,
    trade_certified: None,
    employer_pays: None,
};

fn texts(table: &SupportTable) -> Vec<&Spoken> {
    let of_support = table
        .support
        .iter()
        .flat_map(|support| [&support.name, &support.says, &support.decides, &support.ask, &support.mind]);
    of_support.chain(table.reasons.values()).chain([&table.no_promise]).collect()
}

fn kinds(programs: &[ProgramKind], situation: Situation) -> Vec<SupportKind> {
    worth_asking(programs, &situation).iter().map(|ask| ask.support.kind).collect()
}

#[test]
fn the_table_holds_every_kind_once_in_order_and_words_for_every_reason() {
    let table = SupportTable::builtin();
    assert_eq!(table.support.iter().map(|support| support.kind).collect::<Vec<_>>(), SupportKind::ALL);
    assert!(SupportKind::ALL.iter().all(|kind| table.of(*kind).is_some()));
    assert!(AskReason::ALL.iter().all(|reason| table.reason(*reason).is_some()));
    assert_eq!(table.written, "2026-11");
    assert!(table.support.iter().all(|support| support.site.starts_with("https://")));
}

#[test]
fn every_text_is_there_in_both_languages_and_promises_nothing() {
    for text in texts(SupportTable::builtin()) {
        assert!(!text.en.trim().is_empty() && !text.es.trim().is_empty(), "{text:?}");
        assert_ne!(text.en, text.es);
        let both = format!("{} {}", text.en, text.es).to_lowercase();
        for promise in ["you will get", "you will receive", "you qualify", "guarantee", "entitled", "usted califica"] {
            assert!(!both.contains(promise), "`{promise}` in {text:?}");
        }
        for promise in ["usted recibirá", "garantiza", "tiene derecho", "le pagarán"] {
            assert!(!both.contains(promise), "`{promise}` in {text:?}");
        }
    }
}

#[test]
fn trade_adjustment_says_that_no_new_petition_can_be_certified() {
    let support = SupportTable::builtin().of(SupportKind::TradeAdjustment).expect("the kind is in the table");
    assert!(support.says.en.contains("ended on July 1, 2022"), "{}", support.says.en);
    assert!(support.says.es.contains("1 de julio de 2022"), "{}", support.says.es);
}

#[test]
fn what_was_told_comes_first_and_free_courses_last() {
    let told = Situation { draws_benefit: Some(true), receives_snap: Some(true), ..NOBODY_TOLD };
    let found = kinds(&[ProgramKind::Course], told);
    assert_eq!(
        found[..4],
        [
            SupportKind::UnemploymentInsurance,
            SupportKind::ApprovedTraining,
            SupportKind::DislocatedWorkerServices,
            SupportKind::SnapEmploymentTraining,
        ]
    );
    assert_eq!(found.last(), Some(&SupportKind::FreeCourses));
}

#[test]
fn support_is_named_only_where_it_can_apply() {
    use ProgramKind::{Apprenticeship, Bachelor, Certificate, Course, OnTheJob};
    use SupportKind as Kind;
    let with = |change: fn(&mut Situation)| {
        let mut situation = NOBODY_TOLD;
        change(&mut situation);
        situation
    };
    let rows: [(&[ProgramKind], Situation, Kind, bool, &str); 14] = [
        (&[Apprenticeship], NOBODY_TOLD, Kind::ApprenticeshipWages, true, "the path has an apprenticeship"),
        (&[Course], NOBODY_TOLD, Kind::ApprenticeshipWages, false, "the path has none"),
        (&[Apprenticeship], NOBODY_TOLD, Kind::ApprovedTraining, false, "an apprentice works: no benefit to keep"),
        (&[Bachelor], NOBODY_TOLD, Kind::TrainingAccount, false, "accounts rarely pay degrees of four years"),
        (&[Certificate], NOBODY_TOLD, Kind::PellGrant, true, "certificates may count"),
        (&[Course], NOBODY_TOLD, Kind::PellGrant, false, "a course without an award does not"),
        (&[OnTheJob], NOBODY_TOLD, Kind::TrainingAccount, false, "there is no tuition to pay"),
        (&[Course], with(|told| told.laid_off = Some(false)), Kind::DislocatedWorkerServices, false, "not laid off"),
        (&[Course], with(|told| told.laid_off = Some(true)), Kind::DislocatedWorkerServices, true, "laid off"),
        (&[Course], with(|told| told.draws_benefit = Some(false)), Kind::ApprovedTraining, false, "none to keep"),
        (&[Course], with(|told| told.in_union = Some(false)), Kind::UnionFunds, false, "no union"),
        (&[Course], NOBODY_TOLD, Kind::TradeAdjustment, false, "nobody can newly qualify"),
        (&[Course], with(|told| told.trade_certified = Some(true)), Kind::TradeAdjustment, true, "already certified"),
        (&[], with(|told| told.laid_off = Some(true)), Kind::UnemploymentInsurance, true, "it hangs on no programme"),
    ];
    for (programs, situation, kind, is_named, why) in rows {
        assert_eq!(kinds(programs, situation).contains(&kind), is_named, "{kind:?}: {why}");
    }
}

#[test]
fn a_reason_claims_only_what_was_told() {
    let laid_off = Situation { laid_off: Some(true), ..NOBODY_TOLD };
    let asks = worth_asking(&[ProgramKind::Certificate], &laid_off);
    let reason = |kind| asks.iter().find(|ask| ask.support.kind == kind).map(|ask| ask.reason);
    assert_eq!(reason(SupportKind::ApprovedTraining), Some(AskReason::LaidOff));
    assert_eq!(reason(SupportKind::UnionFunds), Some(AskReason::NotTold));
    let graduate = Situation { education: Some(Education::Bachelor), ..NOBODY_TOLD };
    let asks = worth_asking(&[ProgramKind::Certificate], &graduate);
    let pell = asks.iter().find(|ask| ask.support.kind == SupportKind::PellGrant).map(|ask| ask.reason);
    assert_eq!(pell, Some(AskReason::HasDegree), "the regular grant is for people without the degree");
}
