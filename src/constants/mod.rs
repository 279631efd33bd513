//! Every constant that scores depend on, read from one file that the method page prints.

mod signals;

pub use signals::{SignalConstants, SignalFit, SignalKind, TEXT as FIT_TEXT};

use serde::Deserialize;

use crate::catalog::{GrowthRule, WorkSplitRule};

/// The text of `index/constants.toml`, as the method page prints it.
pub const TEXT: &str = include_str!("../../index/constants.toml");

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
    /// How parts make the fit.
    pub fit: FitConstants,
    /// How signals make likeness, from `index/fit.toml`.
    #[serde(skip, default = "SignalConstants::stored")]
    pub signals: SignalConstants,
    /// How bars make access.
    pub access: AccessConstants,
    /// What planning assumes where no programme says it.
    pub path: PathConstants,
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
    /// How the parts of the fit join.
    FitConstants {
        /// Share of likeness to the person's own work.
        likeness_share,
        /// Share of the coverage of what sets the role apart.
        coverage_share,
        /// Share of the tools known.
        tools_share,
        /// Share of a role's tools that counts as knowing them all.
        tools_enough,
        /// How much more knowledge counts than skills in coverage.
        knowledge_emphasis,
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

figures! {
    /// What planning assumes where no programme says it.
    PathConstants {
        /// Hours a week at which someone who told none can attend fixed classes.
        most_class_hours_per_week,
        /// Hours of a class at a community college, with those at home.
        class_hours,
        /// Weeks of such a class.
        class_weeks,
        /// What such a class costs, US dollars, least.
        class_dollars_low,
        /// What such a class costs, US dollars, most.
        class_dollars_high,
        /// Hours a week that a degree takes.
        degree_hours_per_week,
        /// Price of a year towards an associate's degree, US dollars.
        associate_dollars_per_year,
        /// Price of a year towards a bachelor's degree or beyond, US dollars.
        bachelor_dollars_per_year,
        /// Hours of a short course on one tool.
        tool_hours,
        /// Fewest hours to learn one element.
        least_element_hours,
        /// Most hours to learn one element.
        most_element_hours,
        /// How likely learning alone closes a gap, 0 to 1.
        own_study_certainty,
        /// How likely a class does.
        class_certainty,
        /// How likely a short course on a tool does.
        tool_certainty,
        /// How likely learning on the job does.
        on_the_job_certainty,
        /// How likely a degree that is begun is finished.
        degree_certainty,
        /// How likely an examination or licence is passed.
        credential_certainty,
        /// How likely a provider's programme is finished, where no rate is published.
        programme_certainty,
        /// Share of what is missing to certain that a programme made for the role gains.
        direct_share,
        /// How likely an apprenticeship is found and finished.
        apprenticeship_certainty,
        /// Pay of an apprentice as a share of the trade's median.
        apprentice_pay_share,
        /// Levels (of seven) up to which a gap is closed on the job.
        on_the_job_levels,
        /// Levels that can be learned on the job where employers train who begins.
        trained_levels,
        /// Hours from which a certificate counts as education after high school.
        least_award_hours,
        /// Hours from which preparing for a licence includes an associate's degree.
        least_degree_hours,
        /// Levels within which a programme's passers come near enough.
        near_enough_levels,
        /// Share of what sets a role apart that may stay open.
        left_open_share,
        /// Least share of what sets a role apart of an essential need.
        least_essential_share,
        /// Weeks to find out before paying for anything.
        find_out_weeks,
        /// Weeks to make a proof.
        proof_weeks,
        /// Hours to make a proof.
        proof_hours,
        /// Weeks to look for the job.
        search_weeks,
    }
}

impl EvidenceConstants {
    /// Share of a job's levels that someone keeps after `years` in it and `years_since` away from it, 0 to 1.
    pub fn familiarity(&self, years: f32, years_since: f32) -> f32 {
        let learned = 1.0 - (-years / self.years_to_learn).exp();
        let share = self.entry_share + (1.0 - self.entry_share) * learned;
        let faded_years = (years_since - self.fresh_years).max(0.0);
        share * 0.5f32.powf(faded_years / self.half_life_years)
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
        let constants = Constants::builtin();
        let fit = constants.fit;
        let parts = fit.likeness_share + fit.coverage_share + fit.tools_share;
        assert!((parts - 1.0).abs() < 1e-6, "the parts of the fit sum to {parts}");
        for fits in [&constants.signals.builtin, &constants.signals.full] {
            let signals: f32 = fits.values().map(|fit| fit.weight).sum();
            assert!((signals - 1.0).abs() < 0.01, "the signals sum to {signals}");
        }
    }
}
