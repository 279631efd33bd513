//! Detailed work activities, their groups, and which occupation does them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::problems::Problems;
use super::super::table::{Cells, Layout, Text, clean, each_row, needed, optional};
use super::Known;
use crate::catalog::codes::{ActivityGroupId, ActivityId, OnetCode};
use crate::catalog::tables::{ActivityGroupRow, ActivityRow, OccupationActivitiesRow};

/// Activities and groups by id.
#[derive(Debug, Default)]
pub(super) struct Activities {
    groups: BTreeMap<ActivityGroupId, String>,
    activities: BTreeMap<ActivityId, (ActivityGroupId, String)>,
}

impl Activities {
    /// Whether no activity was read.
    pub fn is_empty(&self) -> bool {
        self.activities.is_empty()
    }

    /// Our tables; what is known of AI at a group comes from elsewhere.
    pub fn into_rows(mut self) -> (Vec<ActivityGroupRow>, Vec<ActivityRow>) {
        // A release whose groups come without titles still links: the id stands in.
        for (group, _) in self.activities.values() {
            self.groups.entry(group.clone()).or_insert_with(|| group.to_string());
        }
        let group = |(id, title)| ActivityGroupRow {
            id,
            ai_share_user: None,
            ai_share_performed: None,
            ai_completion_user: None,
            ai_completion_performed: None,
            ai_scope_performed: None,
            title,
        };
        let activity = |(id, (group, title))| ActivityRow { id, group, title };
        (self.groups.into_iter().map(group).collect(), self.activities.into_iter().map(activity).collect())
    }
}

/// Reads any of the reference tables: the one of groups, the one of activities, or the joint one since 30.3.
pub(super) fn read_activities(text: Text<'_>, found: &mut Activities, problems: &mut Problems) {
    let columns = [
        needed(&["IWA ID", "IWA Element ID"]),
        optional(&["IWA Title", "IWA Element Name"]),
        optional(&["DWA ID", "DWA Element ID"]),
        optional(&["DWA Title", "DWA Element Name"]),
    ];
    each_row(text, Layout::Tabs, &columns, problems, |cells: &Cells<'_>| {
        let group: ActivityGroupId = cells.parse(0)?;
        if !cells.text(1).is_empty() {
            found.groups.insert(group.clone(), clean(cells.text(1)));
        }
        if !cells.text(2).is_empty() {
            found.activities.insert(cells.parse(2)?, (group, clean(cells.needed_text(3)?)));
        }
        Ok(())
    });
}

pub(super) fn read_links(
    text: Text<'_>,
    known: &Known,
    found: &Activities,
    problems: &mut Problems,
) -> Vec<OccupationActivitiesRow> {
    let columns = [needed(&["O*NET-SOC Code"]), needed(&["DWA ID", "DWA Element ID"])];
    let mut links: BTreeMap<OnetCode, BTreeSet<ActivityId>> = BTreeMap::new();
    each_row(text, Layout::Tabs, &columns, problems, |cells| {
        let code = known.occupation(cells.needed_text(0)?)?;
        let activity: ActivityId = cells.parse(1)?;
        if !found.activities.contains_key(&activity) {
            return Err(format!("activity {activity} is not in the table of activities"));
        }
        links.entry(code).or_default().insert(activity);
        Ok(())
    });
    links
        .into_iter()
        .map(|(code, activities)| OccupationActivitiesRow { code, activities: activities.into_iter().collect() })
        .collect()
}
