//! A plain sentence for every claim and every change.

use super::{Filled, Texts, format};
use crate::catalog::codes::{AreaCode, SourceId};
use crate::catalog::{Catalog, Confidence, Language};
use crate::matching::{Bar, Change, Claim, Match, Missing, Reason, SignalKind};

/// Says things in one language, and names places if it has a catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Words<'c> {
    /// The texts it speaks with.
    pub texts: &'static Texts,
    catalog: Option<&'c Catalog>,
}

impl<'c> Words<'c> {
    /// Words without a catalogue: places and sources are named by their codes.
    pub fn new(texts: &'static Texts) -> Self {
        Self { texts, catalog: None }
    }

    /// Words that name places and sources as `catalog` does.
    pub fn of(texts: &'static Texts, catalog: &'c Catalog) -> Self {
        Self { texts, catalog: Some(catalog) }
    }

    /// The name of a place.
    pub fn area(&self, area: AreaCode) -> String {
        if area == AreaCode::National {
            return self.texts.site.all_us.to_string();
        }
        let found = self.catalog.and_then(|catalog| catalog.find_area(area));
        found.map_or_else(|| area.to_string(), |found| found.name.clone())
    }

    /// A source with release and date, such as `O*NET 30.1 Database, 30.1, 2025-11`.
    pub fn source(&self, id: &SourceId) -> String {
        let rows = self.catalog.map_or(&[][..], |catalog| &catalog.manifest.sources);
        match rows.iter().find(|row| row.id == *id) {
            Some(row) => source_line(&row.publisher, &row.title, &row.release, &row.date, self.texts.language()),
            None => id.to_string(),
        }
    }

    /// The claim as a sentence.
    pub fn claim(&self, reason: &Reason) -> String {
        let texts = &self.texts.claim;
        match &reason.claim {
            Claim::Fit => texts.fit.with("percent", format::share(reason.value)).into(),
            Claim::Elements { covered, needed } => counted(texts.elements.with("covered", covered), *needed),
            Claim::Element { name, need, disputed: true, .. } => {
                texts.element_disputed.with("name", name).with("need", format::short(*need)).into()
            }
            Claim::Element { name, have, need, from, .. } => self.element(name, *have, *need, from.as_deref()),
            Claim::Likeness { job, years } => self.likeness(job, *years, reason.value),
            Claim::Alike { kind, names } => self.alike(*kind, names, reason.value),
            Claim::Technologies { shared, needed } => counted(texts.technologies.with("shared", shared), *needed),
            Claim::Technology { name } => texts.technology.with("name", name).into(),
            Claim::SameOccupation => texts.same_occupation.to_string(),
            Claim::SkillBar => texts.skill_bar.to_string(),
            Claim::GateBar { closed: 0 } => texts.gates_open.to_string(),
            Claim::GateBar { closed: 1 } => texts.gates_closed_one.to_string(),
            Claim::GateBar { closed } => texts.gates_closed_other.with("count", closed).into(),
            Claim::Unknown { missing } => self.missing(*missing),
            other => self.bar_claim(other),
        }
    }

    fn likeness(&self, job: &str, years: f32, value: f32) -> String {
        let texts = &self.texts.claim;
        let text = if years > 0.0 { &texts.likeness_years } else { &texts.likeness };
        text.with("percent", format::share(value)).with("job", job).with("years", format::short(years)).into()
    }

    fn alike(&self, kind: SignalKind, names: &[String], value: f32) -> String {
        let percent = format::share(value);
        let sentence = self.texts.claim.alike.with("what", self.signal(kind)).with("percent", percent);
        if names.is_empty() {
            return sentence.into();
        }
        let names: Vec<String> = names.iter().map(|name| lower_first(name.trim_end_matches('.'))).collect();
        let names = format::list(&names, self.texts.site.and.as_str());
        format!("{sentence} {}", self.texts.claim.alike_names.with("names", names))
    }

    fn element(&self, name: &str, have: Option<f32>, need: f32, from: Option<&str>) -> String {
        let texts = &self.texts.claim;
        let filled = match (have, from) {
            (Some(have), Some(from)) => texts.element_from.with("have", format::short(have)).with("from", from),
            (Some(have), None) => texts.element_own.with("have", format::short(have)),
            (None, _) => texts.element_unknown.with("name", name),
        };
        filled.with("name", name).with("need", format::short(need)).into()
    }

    fn bar_claim(&self, claim: &Claim) -> String {
        let texts = &self.texts.claim;
        match claim {
            Claim::TimeBar { weeks_low, weeks_high, weeks_available, told } => {
                let text = if *told { &texts.time_told } else { &texts.time_default };
                text.with("low", format!("{weeks_low:.0}"))
                    .with("high", format!("{weeks_high:.0}"))
                    .with("available", format!("{weeks_available:.0}"))
                    .into()
            }
            Claim::MoneyBar { entry_usd_per_year, needed_usd_per_year, told } => {
                let text = if *told { &texts.money_told } else { &texts.money_default };
                // What we assume is a rough figure and must not look exact.
                let needed = if *told { *needed_usd_per_year } else { (needed_usd_per_year + 50) / 100 * 100 };
                text.with("entry", format::usd(*entry_usd_per_year)).with("needed", format::usd(needed)).into()
            }
            Claim::PlaceBar { area, jobs, shared_by, location_quotient } => {
                self.place(*area, *jobs, *shared_by, *location_quotient)
            }
            Claim::DemandBar { growth_percent, openings_per_year, shared_by } => {
                let text = if openings_per_year.is_some() { &texts.demand } else { &texts.demand_growth };
                let openings = openings_per_year.map(|count| format::whole(f64::from(count))).unwrap_or_default();
                let sentence = text.with("growth", format::change(*growth_percent)).with("openings", openings);
                self.shared(sentence.into(), *shared_by)
            }
            Claim::EmergingDemandBar { confidence, publications } => {
                let text = match confidence {
                    Confidence::High => &texts.demand_emerging_high,
                    Confidence::Medium => &texts.demand_emerging_medium,
                    Confidence::Low => &texts.demand_emerging_low,
                };
                text.with("count", publications).into()
            }
            other => self.gate_claim(other),
        }
    }

    fn place(&self, area: AreaCode, jobs: u32, shared_by: usize, location_quotient: Option<f32>) -> String {
        let texts = &self.texts.claim;
        let name = self.area(area);
        let text = texts.place_jobs.with("jobs", format::whole(f64::from(jobs)));
        let mut sentence = self.shared(text.with("area", &name).into(), shared_by);
        if let Some(quotient) = location_quotient.filter(|_| area != AreaCode::National) {
            let concentration = texts.place_concentration.with("lq", format::short(quotient)).with("area", name);
            sentence = format!("{sentence} {concentration}");
        }
        sentence
    }

    /// The sentence, and that its figures are those of several jobs together if they are.
    fn shared(&self, sentence: String, shared_by: usize) -> String {
        match shared_by {
            0 | 1 => sentence,
            count => format!("{sentence} {}", self.texts.claim.shared.with("count", count)),
        }
    }

    fn gate_claim(&self, claim: &Claim) -> String {
        let texts = &self.texts.claim;
        match claim {
            Claim::EducationGate { usual, sometimes, have, assumed } => {
                let text = if sometimes < usual { &texts.education_sometimes } else { &texts.education_met };
                let sentence = text
                    .with("usual", self.education(*usual))
                    .with("sometimes", self.education(*sometimes))
                    .with("have", self.education(*have));
                if *assumed { format!("{sentence} {}", texts.education_assumed) } else { sentence.into() }
            }
            Claim::CredentialGate { name, held } => {
                let text = if *held { &texts.credential_held } else { &texts.credential_missing };
                text.with("name", name.trim_end_matches('.')).into()
            }
            Claim::ExperienceGate { usual_months, have_months } => texts
                .experience
                .with("usual", format!("{usual_months:.0}"))
                .with("have", format!("{have_months:.0}"))
                .into(),
            Claim::PhysicalGate { can: Some(false), .. } => texts.physical_cannot.to_string(),
            Claim::PhysicalGate { have: Some(_), .. } => texts.physical_heavier.to_string(),
            Claim::PhysicalGate { .. } => texts.physical.to_string(),
            Claim::BackgroundGate { guards } => texts.background.with("guards", self.guards(*guards)).into(),
            _ => String::new(),
        }
    }

    /// A missing fact as a sentence.
    pub fn missing(&self, missing: Missing) -> String {
        let texts = &self.texts.claim;
        let text = match missing {
            Missing::RolePay => &texts.unknown_role_pay,
            Missing::PersonPay => &texts.unknown_person_pay,
            Missing::Area => &texts.unknown_area,
            Missing::LocalJobs => &texts.unknown_local_jobs,
            Missing::Outlook => &texts.unknown_outlook,
            Missing::Preparation => &texts.unknown_preparation,
            Missing::RoleContent => &texts.unknown_content,
        };
        text.to_string()
    }

    /// What would move a bar, as a sentence.
    pub fn change(&self, change: &Change) -> String {
        let texts = &self.texts.change;
        match change {
            Change::Nothing => texts.nothing.to_string(),
            Change::Learn { names } => {
                let names: Vec<&str> = names.iter().take(3).map(String::as_str).collect();
                texts.learn.with("names", format::list(&names, self.texts.site.and.as_str())).into()
            }
            Change::CloserWork => texts.closer_work.to_string(),
            Change::Education { usual } => texts.education.with("usual", self.education(*usual)).into(),
            Change::Credential { name } => texts.credential.with("name", name.trim_end_matches('.')).into(),
            Change::AskFirst => texts.ask_first.to_string(),
            Change::MoreTime => texts.more_time.to_string(),
            Change::LowerNeed => texts.lower_need.to_string(),
            Change::WiderArea => texts.wider_area.to_string(),
            Change::Tell { missing: Missing::PersonPay } => texts.tell_pay.to_string(),
            Change::Tell { missing: Missing::Area } => texts.tell_area.to_string(),
            Change::Tell { .. } => texts.tell_other.to_string(),
            Change::NotInYourHands => texts.not_in_your_hands.to_string(),
        }
    }

    /// A bar with its value, for those who do not see it.
    pub fn bar_value(&self, bar: &Bar) -> String {
        let name = self.bar(bar.kind);
        match bar.value {
            Some(value) => {
                let filled = self.texts.label.bar_value.with("bar", name);
                filled.with("percent", format!("{:.0}", value * 100.0)).into()
            }
            None => self.texts.label.bar_unknown.with("bar", name).into(),
        }
    }

    /// Why a match is one, in a line: the strongest things the person brings, and how much of the daily work
    /// they have done.
    pub fn why(&self, found: &Match) -> String {
        let parts = &found.fit.reason.because;
        let mut sentences: Vec<String> = Vec::new();
        let brought = brought(parts);
        if !brought.is_empty() {
            let names = format::list(&brought, self.texts.site.and.as_str());
            sentences.push(self.texts.claim.brings.with("names", names).into());
        }
        let work = parts.iter().find(|part| matches!(part.claim, Claim::Likeness { .. }));
        sentences.extend(work.map(|work| self.claim(work)));
        if sentences.is_empty() { self.claim(&found.fit.reason) } else { sentences.join(" ") }
    }
}

/// Names of the weightiest elements that a person covers in full, at most three.
fn brought(parts: &[Reason]) -> Vec<&str> {
    let elements = parts.iter().filter(|part| matches!(part.claim, Claim::Elements { .. }));
    let mut covered: Vec<(&Reason, &str)> = elements
        .flat_map(|part| &part.because)
        .filter_map(|part| match &part.claim {
            Claim::Element { name, have: Some(_), .. } if part.value >= 0.95 => Some((part, name.as_str())),
            _ => None,
        })
        .collect();
    covered.sort_by(|a, b| b.0.weight.total_cmp(&a.0.weight));
    covered.into_iter().take(3).map(|(_, name)| name).collect()
}

/// A publication in a line in `language`, without saying a release or publisher twice.
pub fn source_line(publisher: &str, title: &str, release: &str, published: &str, language: Language) -> String {
    let date = format::month(published, language);
    let mut parts = vec![title];
    if !title.contains(publisher) {
        parts.insert(0, publisher);
    }
    if !title.contains(release) {
        parts.push(release);
    }
    // Releases are named in the publisher's language.
    if !release.contains(&format::month(published, Language::English)) {
        parts.push(&date);
    }
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

fn counted(text: Filled, needed: usize) -> String {
    text.with("needed", needed).into()
}

/// The name as it stands within a sentence; abbreviations keep their capitals.
pub(super) fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(name.chars().skip(1)).collect()
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
#[path = "claims_tests.rs"]
mod tests;
