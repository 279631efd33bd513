//! Whether there will be jobs, and how AI touches the work.

use crate::catalog::{Catalog, Growth, Role};
use crate::web::charts::SharesChart;
use crate::wording::{Words, format};

/// What the page says of projected employment.
pub struct Outlook {
    /// Growth in figures, if there is a figure of the role's own.
    pub growth: Option<String>,
    /// Openings a year.
    pub openings: Option<String>,
    /// Sentences.
    pub sentences: Vec<String>,
    /// The rule by which we call a job growing.
    pub rule: String,
    /// This role beside all jobs.
    pub chart: Option<SharesChart>,
    /// Who publishes it.
    pub sources: Vec<String>,
}

impl Outlook {
    /// What is to be said of `role`.
    pub fn of(role: &Role, catalog: &Catalog, words: &Words<'_>) -> Self {
        let texts = &words.texts.role;
        let rule = &catalog.growth_rule;
        let average = format::percent(rule.average_growth_percent);
        let floor = format::whole(f64::from(rule.openings_per_year_floor));
        let own = role.outlook.as_ref().filter(|outlook| !outlook.estimated);
        Self {
            growth: own.map(|outlook| format::change(outlook.growth_percent)),
            openings: own.and_then(|outlook| outlook.openings_per_year).map(|count| format::whole(f64::from(count))),
            sentences: sentences(role, &average, words),
            rule: texts.rule.with("average", &average).with("floor", floor).into(),
            chart: own.map(|outlook| {
                let shares = vec![
                    (texts.chart_this.to_string(), outlook.growth_percent),
                    (texts.chart_all.to_string(), rule.average_growth_percent),
                ];
                let caption = texts.growth_chart.with("percent", format::percent(outlook.growth_percent));
                SharesChart::of(caption.with("all", &average).to_string(), shares)
            }),
            sources: super::sources_of(catalog, "outlook.tsv"),
        }
    }
}

fn sentences(role: &Role, average: &str, words: &Words<'_>) -> Vec<String> {
    let texts = &words.texts.role;
    let Some(outlook) = &role.outlook else { return vec![texts.unknown_growth.to_string()] };
    let percent = format::percent(outlook.growth_percent);
    let openings = outlook.openings_per_year.map(|count| format::whole(f64::from(count)));
    let mut sentences = Vec::new();
    match role.growth {
        Growth::Faster => {
            sentences.push(texts.growth_faster.with("percent", percent).with("average", average).to_string());
        }
        Growth::ManyOpenings => {
            let text = texts.growth_openings.with("percent", percent);
            sentences.push(text.with("openings", openings.clone().unwrap_or_default()).to_string());
        }
        Growth::Emerging => sentences.push(texts.growth_emerging.with("percent", percent).to_string()),
        Growth::Steady => sentences.push(texts.steady.to_string()),
        Growth::Declining => {}
        Growth::Unknown => sentences.push(texts.unknown_growth.to_string()),
    }
    if let Some(openings) = openings.filter(|_| role.growth != Growth::ManyOpenings) {
        sentences.push(texts.openings.with("openings", openings).into());
    }
    if let Some(thousand) = outlook.jobs_thousand {
        let jobs = format::whole(f64::from(thousand) * 1000.0);
        sentences.push(texts.jobs_now.with("jobs", jobs).into());
    }
    if outlook.wider_group {
        sentences.push(texts.wider_outlook.to_string());
    }
    sentences
}

/// What the page says of AI.
pub struct Ai {
    /// Sentences with figures; empty if none is published.
    pub sentences: Vec<String>,
    /// Who publishes them.
    pub sources: Vec<String>,
}

impl Ai {
    /// What is to be said of `role`.
    pub fn of(role: &Role, catalog: &Catalog, words: &Words<'_>) -> Self {
        let texts = &words.texts.role;
        let mut sentences = Vec::new();
        if let Some(share) = role.exposure.task_share_model {
            let mut sentence = texts.ai_share.with("share", format::share(share)).to_string();
            let known: Vec<f32> = catalog.roles.iter().filter_map(|other| other.exposure.task_share_model).collect();
            let less = known.iter().filter(|other| **other < share).count();
            if less > 0 {
                let more_than = format::share(less as f32 / known.len() as f32);
                sentence = format!("{sentence} {}", texts.ai_more.with("percent", more_than));
            }
            sentences.push(sentence);
        }
        if let Some(share) = role.exposure.task_share_human {
            sentences.push(texts.ai_human.with("share", format::share(share)).into());
        }
        if let Some(score) = role.exposure.observed_applicability {
            sentences.push(texts.ai_observed.with("score", format!("{:.0}", score * 100.0)).into());
        }
        Self { sentences, sources: super::sources_of(catalog, "exposure.tsv") }
    }
}
