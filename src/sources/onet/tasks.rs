//! Task statements, with how exposed each was judged to be to AI.

use rustc_hash::FxHashMap;

use super::super::problems::Problems;
use super::super::table::{Layout, Text, clean, each_row, needed, optional};
use super::Known;
use crate::catalog::codes::OnetCode;
use crate::catalog::tables::{Flag, TaskRow};

pub(super) fn read_tasks(
    text: Text<'_>,
    known: &Known,
    exposure: &FxHashMap<(OnetCode, u32), f32>,
    problems: &mut Problems,
) -> Vec<TaskRow> {
    let columns = [needed(&["O*NET-SOC Code"]), needed(&["Task ID"]), needed(&["Task"]), optional(&["Task Type"])];
    let mut rows = Vec::new();
    each_row(text, Layout::Tabs, &columns, problems, |cells| {
        let code = known.occupation(cells.needed_text(0)?)?;
        let task_id = cells.parse(1)?;
        rows.push(TaskRow {
            code,
            task_id,
            core: Flag(cells.text(3).eq_ignore_ascii_case("core")),
            exposure: exposure.get(&(code, task_id)).copied(),
            statement: clean(cells.needed_text(2)?),
        });
        Ok(())
    });
    // Core tasks first: they are what the occupation is about.
    rows.sort_by_key(|row| (row.code, !row.core.0, row.task_id));
    rows
}
