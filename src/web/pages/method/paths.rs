//! What planning assumes where no programme says it, in plain words.

use crate::constants::Constants;
use crate::wording::{Texts, format};

use super::{Row, share};

/// The figures of planning.
pub struct PathFigures {
    /// How long looking for the job takes.
    pub search: String,
    /// Hours, weeks and costs.
    pub assumed: Vec<Row>,
    /// How likely each way of learning ends well.
    pub certainties: Vec<Row>,
}

impl PathFigures {
    /// As `constants` has them.
    pub fn of(constants: &Constants, t: &Texts) -> Self {
        let (path, m) = (&constants.path, &t.method);
        let number = |value: f32| format::whole(f64::from(value));
        let dollars = |value: f32| format!("${}", number(value));
        let class = m.paths_class_figure.with("hours", number(path.class_hours));
        let class = class.with("weeks", number(path.class_weeks)).with("low", dollars(path.class_dollars_low));
        let degree = m.paths_degree_figure.with("associate", dollars(path.associate_dollars_per_year));
        let degree = degree.with("bachelor", dollars(path.bachelor_dollars_per_year));
        let alone = m.paths_alone_figure.with("low", number(path.least_element_hours));
        let job = m.paths_job_figure.with("usual", format::short(path.on_the_job_levels));
        let find_out = m.paths_find_out_figure.with("find", number(path.find_out_weeks));
        Self {
            search: m.paths_search.with("weeks", number(path.search_weeks)).into(),
            assumed: vec![
                Row::new(&m.paths_class, "", class.with("high", dollars(path.class_dollars_high))),
                Row::new(&m.paths_degree, "", degree.with("hours", number(path.degree_hours_per_week))),
                Row::new(&m.paths_tool, "", m.paths_hours_figure.with("hours", number(path.tool_hours))),
                Row::new(&m.paths_alone, "", alone.with("high", number(path.most_element_hours))),
                Row::new(&m.paths_job, "", job.with("trained", format::short(path.trained_levels))),
                Row::new(&m.paths_open, "", share(path.left_open_share)),
                Row::new(&m.paths_find_out, "", find_out.with("proof", number(path.proof_weeks))),
            ],
            certainties: vec![
                Row::new(&m.paths_sure_own, "", share(path.own_study_certainty)),
                Row::new(&m.paths_sure_class, "", share(path.class_certainty)),
                Row::new(&m.paths_sure_tool, "", share(path.tool_certainty)),
                Row::new(&m.paths_sure_job, "", share(path.on_the_job_certainty)),
                Row::new(&m.paths_sure_degree, "", share(path.degree_certainty)),
                Row::new(&m.paths_sure_credential, "", share(path.credential_certainty)),
                Row::new(&m.paths_sure_program, "", share(path.programme_certainty)),
                Row::new(&m.paths_sure_apprenticeship, "", share(path.apprenticeship_certainty)),
            ],
        }
    }
}
