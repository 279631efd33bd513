//! The plain tables' rows: a struct a table, a field a column.

use serde::{Deserialize, Serialize};

use super::cells::{Flag, Joined, JoinedFamilies};
use super::{Row, TableError};
use crate::catalog::codes::{ActivityGroupId, ActivityId, AreaCode, ElementId, OnetCode, SocCode, SourceId};
use crate::catalog::{CredentialKind, ElementKind};

/// Where the catalogue comes from, and what it lacks.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// One entry a publication.
    #[serde(default, rename = "source")]
    pub sources: Vec<SourceRow>,
    /// Tables that could not be read when the catalogue was built, each as a sentence.
    #[serde(default)]
    pub missing: Vec<String>,
}

/// A publication that figures were taken from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SourceRow {
    /// Short name, such as `onet`.
    pub id: SourceId,
    /// Title of the publication.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Release, such as `30.1` or `May 2025`.
    pub release: String,
    /// Date of the release, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: String,
    /// Licence or terms.
    pub licence: String,
    /// Where it is published.
    pub url: String,
    /// The tables that hold its figures.
    pub tables: Vec<String>,
}

impl Manifest {
    /// The manifest's file name.
    pub const FILE: &'static str = "manifest.toml";

    pub(super) fn read(bytes: &[u8]) -> Result<Self, TableError> {
        let text = std::str::from_utf8(bytes).map_err(|error| TableError::new(Self::FILE, 0, error))?;
        toml::from_str(text).map_err(|error| TableError::new(Self::FILE, line_of(text, error.span()), error.message()))
    }

    pub(super) fn write(&self) -> Vec<u8> {
        toml::to_string_pretty(self).expect("a manifest has only plain values").into_bytes()
    }
}

/// The line on which a span of TOML begins, counted from 1.
pub(super) fn line_of(text: &str, span: Option<std::ops::Range<usize>>) -> u64 {
    let end = span.map_or(0, |span| span.start.min(text.len()));
    text.as_bytes()[..end].iter().filter(|&&byte| byte == b'\n').count() as u64 + 1
}

macro_rules! table {
    ($(#[$doc:meta])* $name:ident, $file:literal { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }
        impl Row for $name { const FILE: &'static str = $file; }
    };
}
pub(super) use table;

table! {
    /// A coded occupation, and the codes under which projections and wages publish it.
    OccupationRow, "occupations.tsv" {
        /// Its O*NET-SOC 2019 code.
        code: OnetCode,
        /// Its SOC 2018 code.
        soc: SocCode,
        /// The code of its line in the employment projections, if it has one.
        outlook_soc: Option<SocCode>,
        /// The code of its line in the wage estimates, if it has one.
        wage_soc: Option<SocCode>,
        /// How much preparation it needs, 1 (little) to 5 (extensive); unknown where unrated.
        job_zone: Option<u8>,
        /// Its title.
        title: String,
    }
}

table! {
    /// What people call an occupation.
    TitlesRow, "titles.tsv" {
        /// The occupation.
        code: OnetCode,
        /// Titles from surveys of employers and experts.
        alternate: Joined,
        /// Titles that workers themselves reported.
        reported: Joined,
    }
}

table! {
    /// A named element of the content model.
    ElementRow, "elements.tsv" {
        /// Its id.
        id: ElementId,
        /// What kind of element it is.
        kind: ElementKind,
        /// Its name.
        name: String,
    }
}

table! {
    /// An intermediate work activity with how far AI was seen to help with it and to perform it.
    ActivityGroupRow, "activity_groups.tsv" {
        /// Its id.
        id: ActivityGroupId,
        /// Share (0–1) of observed conversations whose user was doing this.
        ai_share_user: Option<f32>,
        /// Share (0–1) of observed conversations in which the AI did this.
        ai_share_performed: Option<f32>,
        /// Share (0–1) of those tasks completed when assisting the user.
        ai_completion_user: Option<f32>,
        /// Share (0–1) of those tasks completed when the AI did the work.
        ai_completion_performed: Option<f32>,
        /// Share (0–1) of the activity's scope covered when the AI did the work.
        ai_scope_performed: Option<f32>,
        /// Its title.
        title: String,
    }
}

table! {
    /// A detailed work activity.
    ActivityRow, "activities.tsv" {
        /// Its id.
        id: ActivityId,
        /// The intermediate activity it belongs to.
        group: ActivityGroupId,
        /// Its title.
        title: String,
    }
}

table! {
    /// The detailed work activities of an occupation.
    OccupationActivitiesRow, "occupation_activities.tsv" {
        /// The occupation.
        code: OnetCode,
        /// Activity ids.
        activities: Joined,
    }
}

table! {
    /// A named software or tool.
    TechnologyRow, "technologies.tsv" {
        /// Its name.
        name: String,
        /// What sort of tool it is, such as `Spreadsheet software`.
        category: String,
        /// Whether employers' postings often ask for it (the publisher's mark).
        hot: Flag,
        /// Codes of the occupations that use it.
        used_by: Joined,
        /// Codes of the occupations for which it is in demand.
        in_demand_for: Joined,
    }
}

table! {
    /// Projected employment of a line of the National Employment Matrix.
    OutlookRow, "outlook.tsv" {
        /// Its code there.
        soc: SocCode,
        /// Thousands of jobs in the base year.
        jobs_thousand_base: f32,
        /// Thousands of jobs in the projected year.
        jobs_thousand_projected: f32,
        /// Percent change between the two.
        growth_percent: f32,
        /// Thousands of openings a year, from growth and from people leaving.
        openings_thousand_per_year: f32,
        /// Typical education needed for entry, in the publisher's words.
        typical_education: String,
        /// Work experience in a related occupation, in the publisher's words.
        related_experience: String,
        /// Typical on-the-job training, in the publisher's words.
        on_the_job_training: String,
    }
}

table! {
    /// How exposed an occupation's tasks are to AI, by different methods. Each from 0 to 1.
    ExposureRow, "exposure.tsv" {
        /// The occupation.
        code: OnetCode,
        /// Share of tasks exposed to language models and software built on them, rated by a model.
        task_share_model: Option<f32>,
        /// The same, rated by people.
        task_share_human: Option<f32>,
        /// Observed applicability of AI, from real conversations.
        observed_applicability: Option<f32>,
    }
}

table! {
    /// A place with published pay.
    AreaRow, "areas.tsv" {
        /// Its code.
        code: AreaCode,
        /// Its name.
        name: String,
        /// Postal codes of the states it lies in; empty for the country.
        states: Joined,
    }
}

table! {
    /// Occupations that the publisher calls related, closest first.
    RelatedRow, "related.tsv" {
        /// The occupation.
        code: OnetCode,
        /// The closest ten.
        closest: Joined,
        /// The next ten.
        further: Joined,
    }
}

table! {
    /// What we say of a coded occupation in our own words.
    GuidanceRow, "guidance.tsv" {
        /// The occupation.
        code: OnetCode,
        /// Two or three plain sentences.
        summary: String,
        /// Growth families it belongs to.
        families: JoinedFamilies,
        /// For each family, why.
        family_reasons: Joined,
        /// What a worker in the US usually must hold.
        credential: CredentialKind,
        /// Which one.
        credential_note: String,
    }
}

table! {
    /// The publisher's description of an occupation.
    DescriptionRow, "descriptions.tsv" {
        /// The occupation.
        code: OnetCode,
        /// The description.
        description: String,
    }
}

table! {
    /// A task statement.
    TaskRow, "tasks.tsv" {
        /// The occupation.
        code: OnetCode,
        /// The publisher's number.
        task_id: u32,
        /// Whether it is a core task of the occupation.
        core: Flag,
        /// Exposure to AI (0 none, 0.5 with more software, 1 direct), if rated.
        exposure: Option<f32>,
        /// The statement.
        statement: String,
    }
}
