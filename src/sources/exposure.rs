//! How exposed occupations, tasks and work activities are to AI, by two published studies.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::problems::Problems;
use super::published::published_code;
use super::table::{Layout, Text, each_row, needed, optional, rounded};
use crate::catalog::codes::{ActivityGroupId, OnetCode, SocCode};
use crate::catalog::tables::{ActivityGroupRow, ExposureRow};

/// Shares are kept to four digits: the studies' samples bear no more.
const DIGITS: i32 = 4;
/// Shares of all conversations are small: six digits.
const CONVERSATION_DIGITS: i32 = 6;

/// Shares of tasks rated by a model and by people, per occupation.
pub(super) type TaskShares = BTreeMap<OnetCode, (Option<f32>, Option<f32>)>;
/// Exposure per task: occupation and the publisher's number.
pub(super) type TaskExposure = FxHashMap<(OnetCode, u32), f32>;
/// Observed applicability per SOC code or aggregate.
pub(super) type Applicability = BTreeMap<SocCode, f32>;
/// What was observed of AI at intermediate work activities.
pub(super) type GroupUse = BTreeMap<ActivityGroupId, [Option<f32>; 5]>;

/// Reads `occ_level.csv` (Eloundou et al.).
pub(super) fn read_task_shares(text: Text<'_>, problems: &mut Problems) -> TaskShares {
    let columns = [needed(&["O*NET-SOC Code"]), needed(&["dv_rating_beta"]), needed(&["human_rating_beta"])];
    let mut shares = TaskShares::new();
    each_row(text, Layout::Commas, &columns, problems, |cells| {
        let share = |column| match cells.figure(column)? {
            None => Ok(None),
            Some(_) => cells.figure_in(column, 0.0..=1.0).map(|value| Some(rounded(value, DIGITS))),
        };
        shares.insert(cells.parse(0)?, (share(1)?, share(2)?));
        Ok(())
    });
    shares
}

/// Reads `full_labelset.tsv` (Eloundou et al.): the people's label where there is one, else the model's.
pub(super) fn read_task_exposure(text: Text<'_>, problems: &mut Problems) -> TaskExposure {
    let columns =
        [needed(&["O*NET-SOC Code"]), needed(&["Task ID"]), optional(&["human_labels"]), needed(&["gpt4_exposure"])];
    let mut exposure = TaskExposure::default();
    each_row(text, Layout::Tabs, &columns, problems, |cells| {
        let label = [cells.text(2), cells.text(3)].into_iter().find(|label| !label.is_empty()).unwrap_or("");
        let value = match label {
            "E0" => 0.0,
            "E1" => 1.0,
            "E2" => 0.5,
            other => return Err(format!("label `{other}` where E0, E1 or E2 was expected")),
        };
        // The number is published as a fraction, such as `8823.0`.
        let task_id = cells.figure_in(1, 0.0..=16_777_216.0)?;
        exposure.insert((cells.parse(0)?, task_id as u32), value);
        Ok(())
    });
    exposure
}

/// Reads `soc_ai_applicability_scores.csv` (Microsoft, Working with AI).
pub(super) fn read_applicability(text: Text<'_>, problems: &mut Problems) -> Applicability {
    let columns = [needed(&["SOC Code"]), needed(&["ai_applicability_score"])];
    let mut scores = Applicability::new();
    each_row(text, Layout::Commas, &columns, problems, |cells| {
        scores.insert(cells.parse(0)?, rounded(cells.figure_in(1, 0.0..=1.0)?, DIGITS));
        Ok(())
    });
    scores
}

/// Reads `iwa_metrics.csv` (Microsoft, Working with AI).
pub(super) fn read_group_use(text: Text<'_>, problems: &mut Problems) -> GroupUse {
    let columns = [
        needed(&["IWA"]),
        needed(&["share_user"]),
        needed(&["share_ai"]),
        needed(&["completion_user"]),
        needed(&["completion_ai"]),
        needed(&["impact_scope_ai"]),
    ];
    let mut groups = GroupUse::new();
    each_row(text, Layout::Commas, &columns, problems, |cells| {
        let mut shares = [None; 5];
        for (place, share) in shares.iter_mut().enumerate() {
            let digits = if place < 2 { CONVERSATION_DIGITS } else { DIGITS };
            if cells.figure(place + 1)?.is_some() {
                *share = Some(rounded(cells.figure_in(place + 1, 0.0..=1.0)?, digits));
            }
        }
        groups.insert(cells.parse(0)?, shares);
        Ok(())
    });
    groups
}

/// Joins the studies: one row an occupation that either knows.
pub(super) fn exposure_rows(
    occupations: impl Iterator<Item = (OnetCode, SocCode)>,
    shares: &TaskShares,
    applicability: &Applicability,
) -> Vec<ExposureRow> {
    let published: FxHashSet<SocCode> = applicability.keys().copied().collect();
    occupations
        .filter_map(|(code, soc)| {
            let (task_share_model, task_share_human) = shares.get(&code).copied().unwrap_or_default();
            let observed = published_code(soc, &published).and_then(|soc| applicability.get(&soc).copied());
            let row = ExposureRow { code, task_share_model, task_share_human, observed_applicability: observed };
            (task_share_model.is_some() || task_share_human.is_some() || observed.is_some()).then_some(row)
        })
        .collect()
}

/// Puts what was observed beside the groups.
pub(super) fn join_group_use(groups: &mut [ActivityGroupRow], observed: &GroupUse) {
    for group in groups {
        let Some(shares) = observed.get(&group.id) else { continue };
        [
            group.ai_share_user,
            group.ai_share_performed,
            group.ai_completion_user,
            group.ai_completion_performed,
            group.ai_scope_performed,
        ] = *shares;
    }
}
