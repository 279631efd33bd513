//! What the form means: a profile, what is wrong, and what we are not sure of.

use crate::catalog::Catalog;
use crate::catalog::codes::RoleCode;
use crate::profile::reading::{Meaning, TextReader};
use crate::profile::{
    Education, Job, Limits, OwnLevel, OwnSkill, OwnTechnology, Strength, StudyWishes, WorkPlace, WorkerProfile,
};
use crate::web::Site;
use crate::web::find::{self, Candidate};
use crate::wording::Texts;

use super::fields::{JobFields, Per, WISH, WorkForm, education_key, heavy_key, place_key};
use super::{FIELD_LIMIT, TEXT_LIMIT, numbers};

/// The most unknown words that are named.
const MOST_UNKNOWN: usize = 60;

/// Candidates that a person may choose from.
const CHOICES: usize = 6;

/// Something in a field that we cannot use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field's name.
    pub field: String,
    /// What to do about it.
    pub message: String,
}

/// A title that may mean several occupations.
#[derive(Debug, Clone, PartialEq)]
pub struct Unsure {
    /// The job's number in the form.
    pub number: usize,
    /// What was typed.
    pub title: String,
    /// What it may mean, likeliest first.
    pub candidates: Vec<Candidate>,
}

/// What the form means.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// Everything that could be understood.
    pub profile: WorkerProfile,
    /// What could not.
    pub problems: Vec<Problem>,
    /// The first title that may mean several occupations.
    pub unsure: Option<Unsure>,
    /// Words about skills, tools and licences that we do not know.
    pub unknown_words: Vec<String>,
}

impl Reading {
    /// Reads `form`.
    pub fn of(form: &WorkForm, site: &Site, t: &Texts) -> Self {
        let mut reading = Self::default();
        reading.check_lengths(form, t);
        if !reading.problems.is_empty() {
            return reading;
        }
        for job in form.jobs() {
            reading.read_job(job, site, t);
        }
        if reading.profile.jobs.is_empty() && reading.problems.is_empty() && reading.unsure.is_none() {
            reading.problem("job1", &t.error.job_missing);
        }
        reading.read_person(form, &site.engine.catalog, t);
        reading.read_limits(form, t);
        reading.read_words(form, &site.reader, site.year());
        reading
    }

    fn problem(&mut self, field: &str, message: impl ToString) {
        self.problems.push(Problem { field: field.to_owned(), message: message.to_string() });
    }

    fn check_lengths(&mut self, form: &WorkForm, t: &Texts) {
        for (name, value) in form.filled() {
            let limit = if matches!(name, "skills" | "tools" | "held" | "not") { TEXT_LIMIT } else { FIELD_LIMIT };
            if value.chars().count() > limit {
                self.problem(name, t.error.too_long.with("limit", limit));
            }
        }
    }

    fn read_job(&mut self, job: JobFields<'_>, site: &Site, t: &Texts) {
        let title = job.title.trim();
        let role = self.recognise(job, title, site, t);
        let years = self.number(&format!("years{}", job.number), job.years, numbers::years, &t.error.years_wrong);
        let ended = self.number(
            &format!("ended{}", job.number),
            job.ended,
            |text| numbers::within(text, 1950.0, f32::from(site.year())).map(|year| year as i16),
            &t.error.ended_wrong,
        );
        let Some(role) = role else { return };
        let known = site.engine.catalog.find(&role).map(|ix| site.engine.catalog.role(ix).title.clone());
        let title = if title.is_empty() { known.unwrap_or_default() } else { title.to_owned() };
        // No years is said as none: the engine then asks for them.
        self.profile.jobs.push(Job { role, title, years: years.unwrap_or(0.0), ended_year: ended });
    }

    /// The role behind a title: the one chosen earlier, else the one we are sure of.
    fn recognise(&mut self, job: JobFields<'_>, title: &str, site: &Site, t: &Texts) -> Option<RoleCode> {
        let chosen = job.role.parse::<RoleCode>().ok().filter(|code| site.engine.catalog.find(code).is_some());
        let is_current = title.is_empty() || title == job.was.trim();
        if let Some(code) = chosen.filter(|_| is_current) {
            return Some(code);
        }
        if title.is_empty() {
            return None;
        }
        let recognition = find::recognise(site, title, CHOICES);
        match recognition.candidates.first() {
            None => self.problem(&format!("job{}", job.number), t.error.job_unknown.with("title", shortened(title))),
            Some(best) if recognition.certain => return Some(best.code.clone()),
            Some(_) if self.unsure.is_none() => {
                let candidates = recognition.candidates;
                self.unsure = Some(Unsure { number: job.number, title: title.to_owned(), candidates });
            }
            Some(_) => {}
        }
        None
    }

    fn number<T>(
        &mut self,
        field: &str,
        text: &str,
        read: impl Fn(&str) -> Option<T>,
        wrong: impl ToString,
    ) -> Option<T> {
        if text.trim().is_empty() {
            return None;
        }
        let value = read(text);
        if value.is_none() {
            self.problem(field, wrong);
        }
        value
    }

    fn read_person(&mut self, form: &WorkForm, catalog: &Catalog, t: &Texts) {
        self.profile.education = self.number(
            "education",
            &form.education,
            |text| Education::ALL.into_iter().find(|level| education_key(*level) == text),
            &t.error.choice_wrong,
        );
        self.profile.disputed = form.disputed().into_iter().filter(|id| catalog.find_element(id).is_some()).collect();
        self.profile.area = self.number(
            "area",
            &form.area,
            |text| text.parse().ok().filter(|code| catalog.find_area(*code).is_some()),
            &t.error.area_wrong,
        );
    }

    fn read_limits(&mut self, form: &WorkForm, t: &Texts) {
        let per = self.number(
            "per",
            &form.per,
            |text| Per::ALL.into_iter().find(|per| per.key() == text),
            &t.error.choice_wrong,
        );
        let pay = |text: &str| numbers::usd_per_year(text, per.unwrap_or_default());
        self.profile.pay_usd_per_year = self.number("pay", &form.pay, pay, &t.error.pay_wrong);
        let place = self.number(
            "place",
            &form.place,
            |text| [WorkPlace::Remote, WorkPlace::OnSite].into_iter().find(|place| place_key(*place) == text),
            &t.error.choice_wrong,
        );
        let heavy = self.number(
            "heavy",
            &form.heavy,
            |text| [true, false].into_iter().find(|can| heavy_key(*can) == text),
            &t.error.choice_wrong,
        );
        self.profile.limits = Limits {
            training_hours_per_week: self.number(
                "hours",
                &form.hours,
                |text| numbers::within(text, 1.0, 80.0),
                &t.error.hours_wrong,
            ),
            weeks: self.number("weeks", &form.weeks, |text| numbers::within(text, 1.0, 520.0), &t.error.weeks_wrong),
            money_usd: self.number("money", &form.money, numbers::usd, &t.error.money_wrong),
            lowest_pay_usd_per_year: self.number("lowest", &form.lowest, pay, &t.error.pay_wrong),
            place: place.unwrap_or_default(),
            heavy_work: heavy,
            study: self.read_study(form, t),
        };
    }

    fn read_study(&mut self, form: &WorkForm, t: &Texts) -> StudyWishes {
        let mut wished = |field: &str, text: &str| {
            let read = |text: &str| (text == WISH).then_some(());
            self.number(field, text, read, &t.error.choice_wrong).is_some()
        };
        StudyWishes {
            from_home: wished("from_home", &form.from_home),
            evening: wished("evening", &form.evening),
            childcare: wished("childcare", &form.childcare),
            accessible: wished("accessible", &form.accessible),
            spanish: wished("spanish", &form.spanish),
        }
    }

    /// Skills and tools may stand in either field: people do not sort them as we do.
    fn read_words(&mut self, form: &WorkForm, reader: &TextReader, this_year: i16) {
        let text = format!("{}\n{}", form.skills, form.tools);
        let read = reader.read(&text);
        let parts = read.profile(this_year);
        self.profile.skills = parts.skills;
        self.profile.technologies = parts.technologies;
        self.profile.credentials_held = parts.credentials_held;
        for item in read.unknown.iter().map(|span| &text[span.clone()]).take(MOST_UNKNOWN) {
            self.read_misspelt(item, reader);
        }
        for statement in form.held.split(['\n', ';']).map(str::trim).filter(|statement| !statement.is_empty()) {
            let held = reader.credential_roles(statement);
            if held.is_empty() {
                self.unknown_words.push(shortened(statement));
            }
            self.profile.credentials_held.extend(held);
        }
        self.profile.credentials_held.sort();
        self.profile.credentials_held.dedup();
    }

    /// An item that only a slip keeps from being known; else it is named as unknown.
    fn read_misspelt(&mut self, item: &str, reader: &TextReader) {
        let (level, strength) = (OwnLevel::Working, Strength::Claimed);
        match reader.misspelt(item) {
            Some(Meaning::Element(element)) => self.profile.skills.push(OwnSkill { element, level, strength }),
            Some(Meaning::Technology(name)) => {
                self.profile.technologies.push(OwnTechnology { name, level, strength });
            }
            _ => self.unknown_words.push(shortened(item)),
        }
    }
}

fn shortened(text: &str) -> String {
    crate::wording::format::beginning(text, 60)
}
