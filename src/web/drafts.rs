//! What was read of a person, until they have confirmed it: in memory only, for two hours.

use crate::catalog::codes::{ElementId, RoleCode};
use crate::intake::{Badge, Proof};
use crate::profile::reading::{Evidence, Meaning, ReadText, Standing};
use crate::profile::{Education, Job, OwnLevel, OwnSkill, OwnTechnology, Strength, WorkerProfile};
use crate::store::{RecordKey, ShortLived};
use crate::web::work_form::numbers;
use crate::wording::format::{beginning, short};

/// The most jobs and other pieces of one draft: nobody confirms more.
const MOST_JOBS: usize = 12;
const MOST_ITEMS: usize = 80;
/// Letters around the proving words that are shown.
const QUOTE_LETTERS: usize = 90;
/// Quotes that one piece keeps.
const MOST_QUOTES: usize = 2;

/// The words that prove a piece, with those around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// What stands before them.
    pub before: String,
    /// The proving words.
    pub words: String,
    /// What stands after them.
    pub after: String,
}

/// A job that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundJob {
    /// The role it seems to be.
    pub role: RoleCode,
    /// The title as it is written.
    pub title: String,
    /// Years in it, as typed.
    pub years: String,
    /// The year it ended, as typed.
    pub ended: String,
    /// Where it is said; none for one that the person added here.
    pub quote: Option<Quote>,
    /// Whether it counts.
    pub is_kept: bool,
}

/// What a piece of evidence other than a job says.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A skill, a field of knowledge, an ability, an activity.
    Element(ElementId),
    /// A tool, by its name in the catalogue.
    Technology(String),
    /// A licence or certificate as written; the roles whose usual one it is.
    Credential(String, Vec<RoleCode>),
    /// Completed education.
    Education(Education),
}

/// A piece of evidence other than a job.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundItem {
    /// What it says.
    pub what: Item,
    /// How well.
    pub level: OwnLevel,
    /// How well supported.
    pub strength: Strength,
    /// Whether the person says that they have it.
    pub standing: Standing,
    /// Where it is said.
    pub quotes: Vec<Quote>,
    /// What became of the signature of the badge that says it; none for what is said elsewhere.
    pub proof: Option<Proof>,
    /// Whether it counts.
    pub is_kept: bool,
}

/// Everything that was read, and what the person made of it so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// Jobs, in the order of the text.
    pub jobs: Vec<FoundJob>,
    /// Everything else, what is best supported first.
    pub items: Vec<FoundItem>,
    /// Statements that were not understood.
    pub unknown: Vec<String>,
    /// Whether only the beginning was read.
    pub is_cut: bool,
}

impl Draft {
    /// Adds what `read` says of `text`, if it is `this_year` now; whether there was anything.
    pub fn add_text(&mut self, text: &str, read: &ReadText, this_year: i16) -> bool {
        let (jobs, items) = (self.jobs.len(), self.items.len());
        for one in &read.evidence {
            match &one.meaning {
                Meaning::Job(job) if one.counts() && self.jobs.len() < MOST_JOBS => self.jobs.push(FoundJob {
                    role: job.role.clone(),
                    title: job.title.clone(),
                    years: job.time.years_until(this_year).map(short).unwrap_or_default(),
                    ended: job.time.ended_year().map(|year| year.to_string()).unwrap_or_default(),
                    quote: Some(quote(text, one)),
                    is_kept: true,
                }),
                Meaning::Job(_) => {}
                _ => self.add_item(text, one),
            }
        }
        // A job that is told of twice, in a headline and in the list, is one job.
        let mut seen: Vec<(RoleCode, String)> = Vec::new();
        self.jobs.retain(|job| {
            let told = (job.role.clone(), job.years.clone());
            let is_new = !seen.iter().any(|(role, years)| *role == told.0 && (told.1.is_empty() || *years == told.1));
            seen.push(told);
            is_new
        });
        self.sort_items();
        let statements = read.unknown.iter().map(|span| beginning(&text[span.clone()], 60));
        self.unknown = statements.filter(|text| text.chars().any(char::is_alphabetic)).take(20).collect();
        (self.jobs.len(), self.items.len()) != (jobs, items)
    }

    /// Adds the achievement that `badge` is for, the usual one of `roles`, and what was `read` of its text. Only what
    /// a right signature shows counts as shown.
    pub fn add_badge(&mut self, badge: &Badge, read: &ReadText, roles: Vec<RoleCode>) {
        let mut told = Self::default();
        for one in read.evidence.iter().filter(|one| one.counts() && !matches!(one.meaning, Meaning::Job(_))) {
            told.add_item(&badge.text, one);
        }
        told.items.retain(|item| !matches!(item.what, Item::Credential(..)));
        told.items.push(FoundItem {
            what: Item::Credential(badge.name.clone(), roles),
            level: OwnLevel::Working,
            strength: Strength::Claimed,
            standing: Standing::Told,
            quotes: Vec::new(),
            proof: None,
            is_kept: true,
        });
        for item in &mut told.items {
            item.proof = Some(badge.proof.clone());
            if matches!(badge.proof, Proof::Verified { .. }) {
                item.strength = Strength::Verified;
            }
        }
        for item in told.items {
            self.join(item);
        }
        self.sort_items();
    }

    /// What is best supported comes first, and what is too much goes.
    fn sort_items(&mut self) {
        self.items.sort_by_key(|item| std::cmp::Reverse((item.strength, item.quotes.len())));
        self.items.truncate(MOST_ITEMS);
    }

    /// Adds a piece, or what it says to a known one.
    fn join(&mut self, new: FoundItem) {
        match self.items.iter_mut().find(|known| known.what == new.what && known.standing == new.standing) {
            Some(known) => {
                known.level = known.level.max(new.level);
                // The proof that stands there is the one that counts.
                if new.strength > known.strength || known.proof.is_none() {
                    known.proof = new.proof;
                }
                known.strength = known.strength.max(new.strength);
                for quote in new.quotes {
                    if known.quotes.len() < MOST_QUOTES && !known.quotes.contains(&quote) {
                        known.quotes.push(quote);
                    }
                }
            }
            None => self.items.push(new),
        }
    }

    fn add_item(&mut self, text: &str, one: &Evidence) {
        let quote = quote(text, one);
        let what = match &one.meaning {
            Meaning::Job(_) => return,
            Meaning::Element(element) => Item::Element(element.clone()),
            Meaning::Technology(name) => Item::Technology(name.clone()),
            // An activity shows the generalised one above it.
            Meaning::Activity(activity) => {
                let Some(element) = activity.generalised() else { return };
                Item::Element(element)
            }
            Meaning::Credential(roles) => Item::Credential(quote.words.clone(), roles.clone()),
            Meaning::Education(level) => Item::Education(*level),
        };
        let level = one.level.unwrap_or(OwnLevel::Working);
        self.join(FoundItem {
            what,
            level,
            strength: one.strength,
            standing: one.standing,
            quotes: vec![quote],
            proof: None,
            is_kept: one.counts(),
        });
    }

    /// What is kept, put into `profile` beside what it has.
    pub fn add_to(&self, profile: &mut WorkerProfile) {
        for job in self.jobs.iter().filter(|job| job.is_kept) {
            profile.jobs.push(Job {
                role: job.role.clone(),
                title: job.title.clone(),
                // No years is said as none: the engine then asks for them.
                years: numbers::years(&job.years).unwrap_or(0.0),
                ended_year: job.ended.parse().ok(),
            });
        }
        for item in self.items.iter().filter(|item| item.is_kept) {
            let (level, strength) = (item.level, item.strength);
            match &item.what {
                Item::Element(element) => {
                    profile.skills.push(OwnSkill { element: element.clone(), level, strength });
                }
                Item::Technology(name) => {
                    profile.technologies.push(OwnTechnology { name: name.clone(), level, strength });
                }
                Item::Credential(_, roles) => profile.credentials_held.extend(roles.iter().cloned()),
                Item::Education(education) => profile.education = profile.education.max(Some(*education)),
            }
        }
        profile.credentials_held.sort();
        profile.credentials_held.dedup();
    }
}

/// The first proving words of a piece, with some letters of the same line around them.
fn quote(text: &str, one: &Evidence) -> Quote {
    let span = one.spans.first().cloned().unwrap_or(0..0);
    let line_start = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
    let line_end = text[span.end..].find('\n').map_or(text.len(), |end| span.end + end);
    let before: Vec<char> = text[line_start..span.start].chars().collect();
    let after: Vec<char> = text[span.end..line_end].chars().collect();
    let cut_before = before.len().saturating_sub(QUOTE_LETTERS);
    let mut quote = Quote {
        before: before[cut_before..].iter().collect::<String>().trim_start().to_owned(),
        words: text[span].replace('\n', " "),
        after: after[..after.len().min(QUOTE_LETTERS)].iter().collect::<String>().trim_end().to_owned(),
    };
    if cut_before > 0 {
        quote.before.insert(0, '…');
    }
    if after.len() > QUOTE_LETTERS {
        quote.after.push('…');
    }
    quote
}

/// The drafts of everybody.
pub type Drafts = ShortLived<RecordKey, Draft>;
