//! The crosswalk from O*NET-SOC 2019 to the SOC of 2018.

use std::collections::BTreeMap;

use super::problems::Problems;
use super::table::{Layout, Text, each_row, needed};
use crate::catalog::codes::{OnetCode, SocCode};

/// Reads `onet_2019_to_SOC_Crosswalk.csv`.
pub(super) fn read_soc_codes(text: Text<'_>, problems: &mut Problems) -> BTreeMap<OnetCode, SocCode> {
    let columns =
        [needed(&["O*NET-SOC 2019 Code", "O*NET-SOC Code"]), needed(&["2018 SOC Code", "SOC 2018 Code", "SOC Code"])];
    let mut codes = BTreeMap::new();
    each_row(text, Layout::Commas, &columns, problems, |cells| {
        codes.insert(cells.parse(0)?, cells.parse(1)?);
        Ok(())
    });
    codes
}
