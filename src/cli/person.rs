//! Flags that tell of a person, for every command that needs one.

use std::path::PathBuf;

use anyhow::Context;

use crate::catalog::codes::{AreaCode, RoleCode};
use crate::engine::Engine;
use crate::profile::recognition::Recogniser;
use crate::profile::{Education, Job, WorkerProfile};

/// Who is asked for.
#[derive(Debug, Default, clap::Args)]
pub struct PersonArgs {
    /// A job title as you would say it; may be given several times, the latest job first
    #[arg(long = "job", value_name = "TITLE")]
    jobs: Vec<String>,
    /// An occupation by its O*NET-SOC code; may be given several times
    #[arg(long = "occupation", value_name = "CODE")]
    occupations: Vec<RoleCode>,
    /// Years in each job, in the same order
    #[arg(long, value_name = "N", default_value = "3")]
    years: Vec<f32>,
    /// The year each job ended, in the same order
    #[arg(long, value_name = "YEAR")]
    ended: Vec<i16>,
    /// A profile as JSON, as downloaded from a saved record; `-` reads standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["jobs", "occupations"])]
    profile: Option<PathBuf>,
    /// Where you look for work: a state such as OH, or a metropolitan area's code such as 17140
    #[arg(long, alias = "state", value_name = "AREA")]
    area: Option<AreaCode>,
    /// What you earn or last earned, in dollars a year
    #[arg(long, value_name = "DOLLARS")]
    pay: Option<u32>,
    /// The lowest pay that pays your bills, in dollars a year
    #[arg(long, value_name = "DOLLARS")]
    lowest_pay: Option<u32>,
    /// Highest education completed: below-high-school, high-school, some-college, associate, bachelor, master, doctoral
    #[arg(long, value_name = "LEVEL", value_parser = education)]
    education: Option<Education>,
    /// The most you can pay for training, in dollars
    #[arg(long, value_name = "DOLLARS")]
    money: Option<u32>,
    /// Hours a week you can give to training
    #[arg(long, value_name = "N")]
    hours: Option<f32>,
    /// Weeks you can give until a new job
    #[arg(long, value_name = "N")]
    weeks: Option<f32>,
}

impl PersonArgs {
    /// The profile that the flags tell.
    pub(super) fn profile(&self, engine: &Engine) -> anyhow::Result<WorkerProfile> {
        let args = self;
        let mut profile = match &args.profile {
            Some(file) => read_profile(file)?,
            None => WorkerProfile { jobs: jobs(args, engine)?, ..WorkerProfile::default() },
        };
        profile.area = args.area.or(profile.area);
        profile.pay_usd_per_year = args.pay.or(profile.pay_usd_per_year);
        profile.education = args.education.or(profile.education);
        profile.limits.lowest_pay_usd_per_year = args.lowest_pay.or(profile.limits.lowest_pay_usd_per_year);
        profile.limits.training_hours_per_week = args.hours.or(profile.limits.training_hours_per_week);
        profile.limits.money_usd = args.money.or(profile.limits.money_usd);
        profile.limits.weeks = args.weeks.or(profile.limits.weeks);
        if let Some(area) = profile.area {
            let known = engine.catalog.find_area(area).is_some();
            anyhow::ensure!(
                known,
                "no pay is published for the area `{area}`: give a state such as OH or a metropolitan area's code such as 17140"
            );
        }
        if profile.jobs.is_empty() && profile.skills.is_empty() {
            anyhow::bail!(
                "nothing to match yet: say what you did with --job \"customer service representative\", or give --occupation CODE or --profile FILE"
            );
        }
        Ok(profile)
    }
}

fn education(text: &str) -> Result<Education, String> {
    let quoted = serde_json::Value::String(text.to_owned());
    serde_json::from_value(quoted).map_err(|_| format!("`{text}` is not a level of education listed in --help"))
}

fn read_profile(file: &std::path::Path) -> anyhow::Result<WorkerProfile> {
    serde_json::from_str(&read(file)?)
        .context("the profile is not one of ours: download it again from your saved record")
}

pub(super) fn read(file: &std::path::Path) -> anyhow::Result<String> {
    if file.as_os_str() == "-" {
        return std::io::read_to_string(std::io::stdin()).context("cannot read the profile from standard input");
    }
    std::fs::read_to_string(file).with_context(|| format!("cannot read the profile {}", file.display()))
}

fn jobs(args: &PersonArgs, engine: &Engine) -> anyhow::Result<Vec<Job>> {
    let mut named: Vec<(RoleCode, String)> = Vec::new();
    // Learning every job title takes longer than a match, so only who gives one waits for it.
    if !args.jobs.is_empty() {
        let recogniser = Recogniser::new(&engine.catalog);
        for title in &args.jobs {
            named.push((super::open::recognise_one(&engine.catalog, &recogniser, title)?, title.clone()));
        }
    }
    for code in &args.occupations {
        anyhow::ensure!(
            engine.catalog.find(code).is_some(),
            "there is no role `{code}`: search for it with `onward search`"
        );
        named.push((code.clone(), String::new()));
    }
    let last = args.years.last().copied().unwrap_or(0.0);
    let jobs = named.into_iter().enumerate().map(|(place, (role, title))| Job {
        role,
        title,
        years: args.years.get(place).copied().unwrap_or(last),
        ended_year: args.ended.get(place).copied(),
    });
    Ok(jobs.collect())
}
