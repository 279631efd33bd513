//! What if: the answers that change a list most, to try others without typing anything again.

use crate::catalog::Catalog;
use crate::profile::Education;
use crate::web::links::PersonLinks;
use crate::web::pages::person::Person;
use crate::web::parts::{AreaSelect, Choice};
use crate::web::work_form::{Per, education_key};
use crate::wording::Words;

use super::view::View;

/// The fields that can be tried; all others are carried along.
const TRIED: [&str; 4] = ["area", "hours", "education", "pay"];

/// The form.
pub struct WhatIf {
    /// Places.
    pub areas: AreaSelect,
    /// Hours a week for learning.
    pub hours: String,
    /// Levels of education.
    pub education: Vec<Choice>,
    /// Pay before.
    pub pay: String,
    /// What the pay is for.
    pub pay_label: String,
    /// Everything else.
    pub hidden: Vec<(&'static str, String)>,
}

impl WhatIf {
    /// The form for answers in the address; none for a saved record, which is not changed by trying.
    pub fn of(person: &Person, view: &View, catalog: &Catalog, words: &Words<'_>) -> Option<Self> {
        let PersonLinks::Query(_) = person.links else { return None };
        let (form, t) = (&person.form, words.texts);
        let none = Choice::new("", &t.site.choose, &form.education);
        let levels =
            Education::ALL.map(|level| Choice::new(education_key(level), words.education(level), &form.education));
        let per = match Per::ALL.into_iter().find(|per| per.key() == form.per).unwrap_or_default() {
            Per::Year => &t.work.per_year,
            Per::Month => &t.work.per_month,
            Per::Hour => &t.work.per_hour,
        };
        let answers = form.filled().into_iter().filter(|(name, _)| !TRIED.contains(name));
        Some(Self {
            areas: AreaSelect::new(catalog, t, &form.area, &t.site.choose),
            hours: form.hours.clone(),
            education: std::iter::once(none).chain(levels).collect(),
            pay: form.pay.clone(),
            pay_label: t.matches.if_pay.with("per", per).into(),
            hidden: answers.chain(view.fields()).map(|(name, value)| (name, value.to_owned())).collect(),
        })
    }
}
