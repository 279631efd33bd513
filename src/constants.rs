//! Every constant that scores depend on, read from one file that the method page prints.

use serde::Deserialize;

use crate::catalog::{GrowthRule, WorkSplitRule};

/// The text of `index/constants.toml`, as the method page prints it.
pub const TEXT: &str = include_str!("../index/constants.toml");

/// The constants, as `index/constants.toml` explains them.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Constants {
    /// When a role counts as growing.
    pub growth: GrowthRule,
    /// From where on AI counts as taking part in a role's work.
    pub work_split: WorkSplitRule,
    /// What past jobs and own words count for.
    pub evidence: EvidenceConstants,
    /// How signals make the fit.
    pub fit: FitConstants,
    /// How bars make access.
    pub access: AccessConstants,
}

macro_rules! figures {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$field_doc])* pub $field: f32,)* }
    };
}

figures! {
    /// What past jobs and own words count for.
    EvidenceConstants {
        /// Share of an occupation's levels that counts from the first day.
        entry_share,
        /// Years in which about two thirds of the rest are learned.
        years_to_learn,
        /// Years away after which nothing has faded.
        fresh_years,
        /// Years beyond those in which half fades.
        half_life_years,
        /// Weight of a claim, 0 to 1.
        claimed,
        /// Weight of a claim told with what was done, 0 to 1.
        described,
        /// Weight of a claim shown by a certificate or test, 0 to 1.
        verified,
        /// Level of a beginner, 0 to 7.
        beginner_level,
        /// Level of someone who works alone, 0 to 7.
        working_level,
        /// Level of someone who solves unusual problems, 0 to 7.
        advanced_level,
        /// Level of someone who can teach, 0 to 7.
        expert_level,
    }
}

figures! {
    /// How signals make the fit.
    FitConstants {
        /// Share of element coverage.
        coverage_weight,
        /// Share of likeness in the mix of elements.
        mix_weight,
        /// Share of work-activity overlap.
        activities_weight,
        /// Share of technology overlap.
        technologies_weight,
        /// Raw coverage that counts as nothing.
        coverage_zero,
        /// Raw coverage that counts in full.
        coverage_one,
        /// Raw likeness that counts as nothing.
        mix_zero,
        /// Raw likeness that counts in full.
        mix_one,
        /// Raw activity overlap that counts as nothing.
        activities_zero,
        /// Raw activity overlap that counts in full.
        activities_one,
        /// Raw technology overlap that counts as nothing.
        technologies_zero,
        /// Raw technology overlap that counts in full.
        technologies_one,
        /// How much more knowledge counts than skills in the mix.
        knowledge_emphasis,
        /// Importance (1 to 5) from which an element counts as needed.
        needed_importance,
    }
}

figures! {
    /// How bars make access.
    AccessConstants {
        /// Fit from which a role is a stretch.
        stretch_fit,
        /// Fit from which a role is within reach.
        within_reach_fit,
        /// Weakest bar from which a role is a stretch.
        stretch_bar,
        /// Weakest bar from which a role is within reach.
        within_reach_bar,
        /// Least that a bar counts in the geometric mean.
        bar_floor,
        /// Weeks that someone has who does not say.
        default_weeks,
        /// Hours a week for training of someone who does not say.
        default_hours_per_week,
        /// Share of pay before that is enough.
        enough_pay_share,
    }
}

impl Constants {
    /// The constants that the program was built with.
    ///
    /// # Panics
    /// Never in a tested build: a test reads the file.
    pub fn builtin() -> Self {
        toml::from_str(TEXT).expect("index/constants.toml is read by a test")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_constants_file_is_readable_and_its_shares_sum_to_one() {
        let fit = Constants::builtin().fit;
        let sum = fit.coverage_weight + fit.mix_weight + fit.activities_weight + fit.technologies_weight;
        assert!((sum - 1.0).abs() < 1e-6, "the shares of the signals sum to {sum}");
    }
}
