//! The form's fields as text, to and from the query string.

use serde::Deserialize;

use crate::catalog::codes::ElementId;
use crate::catalog::{Catalog, CredentialKind};
use crate::profile::{Education, Job, OwnLevel, WorkPlace, WorkerProfile};
use crate::web::links;
use crate::wording::format::short;

use super::JOB_COUNT;

/// What a ticked box sends.
pub const WISH: &str = "yes";

macro_rules! work_form {
    ($($(#[$doc:meta])* $field:ident,)*) => {
        /// Every field as it was typed; empty if it was not.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
        #[serde(default)]
        pub struct WorkForm { $($(#[$doc])* pub $field: String,)* }

        impl WorkForm {
            /// Every field that is not empty, by name.
            pub fn filled(&self) -> Vec<(&'static str, &str)> {
                let all = [$((stringify!($field), self.$field.as_str()),)*];
                all.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect()
            }

            /// The field called `name`, to change it.
            pub fn field_mut(&mut self, name: &str) -> Option<&mut String> {
                match name {
                    $(stringify!($field) => Some(&mut self.$field),)*
                    _ => None,
                }
            }
        }
    };
}

work_form! {
    /// Title of the first job.
    job1,
    /// Code it was recognised as, or chosen from the list.
    role1,
    /// The title when that code was chosen; if it differs from `job1`, the code is out of date.
    was1,
    /// Years in it.
    years1,
    /// The year it ended.
    ended1,
    /// As `job1`.
    job2,
    /// As `role1`.
    role2,
    /// As `was1`.
    was2,
    /// As `years1`.
    years2,
    /// As `ended1`.
    ended2,
    /// As `job1`.
    job3,
    /// As `role1`.
    role3,
    /// As `was1`.
    was3,
    /// As `years1`.
    years3,
    /// As `ended1`.
    ended3,
    /// Highest education.
    education,
    /// Where they look for work.
    area,
    /// Pay before.
    pay,
    /// Lowest pay.
    lowest,
    /// What the amounts are for.
    per,
    /// Hours a week for learning.
    hours,
    /// Weeks until the new job.
    weeks,
    /// Money for learning.
    money,
    /// Where they can work.
    place,
    /// Skills in words.
    skills,
    /// Tools in words.
    tools,
    /// Licences in words.
    held,
    /// `no` from someone who cannot do heavy physical work.
    heavy,
    /// `yes` from someone who can only learn from home.
    from_home,
    /// `yes` from someone who can only learn in the evening.
    evening,
    /// `yes` from someone who needs childcare meanwhile.
    childcare,
    /// `yes` from someone who needs an accessible place.
    accessible,
    /// `yes` from someone who needs teaching or help in Spanish.
    spanish,
    /// Ids of elements that their jobs imply but that are not true of them, with commas.
    not,
}

/// The fields of one job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobFields<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// Title.
    pub title: &'a str,
    /// Code.
    pub role: &'a str,
    /// Title for which the code was chosen.
    pub was: &'a str,
    /// Years.
    pub years: &'a str,
    /// Year it ended.
    pub ended: &'a str,
}

/// What an amount of pay is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Per {
    /// A year.
    #[default]
    Year,
    /// A month.
    Month,
    /// An hour.
    Hour,
}

impl Per {
    /// All, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Year, Self::Month, Self::Hour];

    /// Its key in the form.
    pub fn key(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Hour => "hour",
        }
    }

    /// How many of it a full year of work has; 2,080 hours is what the wage statistics use.
    pub fn per_year(self) -> f64 {
        match self {
            Self::Year => 1.0,
            Self::Month => 12.0,
            Self::Hour => 2080.0,
        }
    }
}

impl WorkForm {
    /// The jobs, in the form's order.
    pub fn jobs(&self) -> [JobFields<'_>; JOB_COUNT] {
        let job = |number, title, role, was, years, ended| JobFields { number, title, role, was, years, ended };
        [
            job(1, &self.job1, &self.role1, &self.was1, &self.years1, &self.ended1),
            job(2, &self.job2, &self.role2, &self.was2, &self.years2, &self.ended2),
            job(3, &self.job3, &self.role3, &self.was3, &self.years3, &self.ended3),
        ]
    }

    /// The form of someone who says that `element` is not true of them, or takes that back.
    pub fn disputing(&self, element: &ElementId, is_disputed: bool) -> Self {
        let mut ids: Vec<ElementId> = self.disputed();
        ids.retain(|id| id != element);
        if is_disputed {
            ids.push(element.clone());
        }
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        Self { not: ids.join(","), ..self.clone() }
    }

    /// The elements that they say are not true of them. An old link may hold one that is none any more.
    pub fn disputed(&self) -> Vec<ElementId> {
        let mut ids: Vec<ElementId> = Vec::new();
        for id in self.not.split(',').filter_map(|id| id.trim().parse().ok()) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// The form as a query string.
    pub fn to_query(&self) -> String {
        links::query(self.filled())
    }

    /// The form that a profile would have been typed as.
    pub fn of_profile(profile: &WorkerProfile, catalog: &Catalog) -> Self {
        let mut form = Self::default();
        for (place, job) in profile.jobs.iter().take(JOB_COUNT).enumerate() {
            form.fill_job(place + 1, job, catalog);
        }
        let limits = &profile.limits;
        let number = |value: Option<f32>| value.map(short).unwrap_or_default();
        let dollars = |value: Option<u32>| value.map(|amount| amount.to_string()).unwrap_or_default();
        form.education = profile.education.map(education_key).unwrap_or_default().to_owned();
        form.area = profile.area.map(|area| area.to_string()).unwrap_or_default();
        form.pay = dollars(profile.pay_usd_per_year);
        form.lowest = dollars(limits.lowest_pay_usd_per_year);
        form.hours = number(limits.training_hours_per_week);
        form.weeks = number(limits.weeks);
        form.money = dollars(limits.money_usd);
        form.place = place_key(limits.place).to_owned();
        form.skills = skills_in_words(profile, catalog);
        form.tools = tools_in_words(profile);
        form.held = credentials_in_words(profile, catalog);
        form.heavy = limits.heavy_work.map(heavy_key).unwrap_or_default().to_owned();
        let study = limits.study;
        form.from_home = wish_key(study.from_home);
        form.evening = wish_key(study.evening);
        form.childcare = wish_key(study.childcare);
        form.accessible = wish_key(study.accessible);
        form.spanish = wish_key(study.spanish);
        form.not = profile.disputed.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        form
    }

    fn fill_job(&mut self, number: usize, job: &Job, catalog: &Catalog) {
        let title = match (job.title.trim(), catalog.find(&job.role)) {
            ("", Some(ix)) => catalog.role(ix).title.clone(),
            (said, _) => said.to_owned(),
        };
        let values = [
            ("job", title.clone()),
            ("role", job.role.to_string()),
            ("was", title),
            ("years", if job.years > 0.0 { short(job.years) } else { String::new() }),
            ("ended", job.ended_year.map(|year| year.to_string()).unwrap_or_default()),
        ];
        for (name, value) in values {
            if let Some(field) = self.field_mut(&format!("{name}{number}")) {
                *field = value;
            }
        }
    }
}

/// The key of a level of education in the form.
pub fn education_key(education: Education) -> &'static str {
    match education {
        Education::BelowHighSchool => "below-high-school",
        Education::HighSchool => "high-school",
        Education::SomeCollege => "some-college",
        Education::Associate => "associate",
        Education::Bachelor => "bachelor",
        Education::Master => "master",
        Education::Doctoral => "doctoral",
    }
}

/// The key of whether someone can do heavy work in the form.
pub fn heavy_key(can: bool) -> &'static str {
    if can { "yes" } else { "no" }
}

/// What a box that is ticked sends; empty for one that is not.
fn wish_key(is_wished: bool) -> String {
    if is_wished { WISH.to_owned() } else { String::new() }
}

/// The key of a place of work in the form; empty for anywhere.
pub fn place_key(place: WorkPlace) -> &'static str {
    match place {
        WorkPlace::Either => "",
        WorkPlace::Remote => "remote",
        WorkPlace::OnSite => "on-site",
    }
}

fn level_word(level: OwnLevel) -> &'static str {
    match level {
        OwnLevel::Beginner => "basic ",
        OwnLevel::Working => "",
        OwnLevel::Advanced => "advanced ",
        OwnLevel::Expert => "expert ",
    }
}

fn skills_in_words(profile: &WorkerProfile, catalog: &Catalog) -> String {
    let named = profile.skills.iter().filter_map(|own| {
        let place = catalog.find_element(&own.element)?;
        // A comma would part the name in two when the form is read again.
        Some(format!("{}{}", level_word(own.level), catalog.elements[place].name.replace(',', "")))
    });
    named.collect::<Vec<_>>().join("\n")
}

fn tools_in_words(profile: &WorkerProfile) -> String {
    let named = profile.technologies.iter().map(|own| format!("{}{}", level_word(own.level), own.name));
    named.collect::<Vec<_>>().join("\n")
}

fn credentials_in_words(profile: &WorkerProfile, catalog: &Catalog) -> String {
    let roles = profile.credentials_held.iter().filter_map(|code| catalog.find(code)).map(|ix| catalog.role(ix));
    let mut notes: Vec<&str> = roles
        .filter(|role| role.credential != CredentialKind::None)
        .map(|role| role.credential_note.as_str())
        .collect();
    notes.sort_unstable();
    notes.dedup();
    notes.join("\n")
}
